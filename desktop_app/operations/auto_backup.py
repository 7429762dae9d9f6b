"""Keep a backup that holds everything, beside other work: copied on the book's thread, proven on another."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.backup import Backup, CopiedBook, copy_book, prove_copy
from desktop_app.operations.backup_copies import ends_at, is_elsewhere, last_backup
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book
from desktop_app.operations.rotation import drop_format_copies, drop_old_backups
from desktop_app.store import checking, journal


def lacks_backup(book: Book, target: Path) -> bool:
    """Whether the newest copy in `target` misses an entry of the book, or there is none."""
    newest = last_backup(target, book.header.book_id)
    return newest is None or not ends_at(newest, journal.head(book.ledger))


def back_up_beside(
    thread: BookThread,
    target: Path,
    moment: Moment,
    watch: Watch = unwatched,
    wanted: Callable[[Book], bool] = lambda _: True,
    spared: Collection[Path] = (),
) -> Backup | None:
    """Back up the open book if it is `wanted`, and after that delete what rotation no longer keeps (D12).

    Never touched are the folders in `spared`. Copies that cannot be deleted make no backup undone: it says why.

    Called on a thread of its own, never on the window's or the book's. The book is held up while it is copied, not
    while the copy is proven, which takes far longer. None when it was not wanted.
    """

    def copy(book: Book) -> tuple[Path, CopiedBook] | None:
        return (book.folder, copy_book(book, target, moment, watch)) if wanted(book) else None

    found = thread.ask(copy).result()
    if found is None:
        return None
    folder, copied = found
    made = prove_copy(copied, lambda: thread.ask(lambda book: checking.check(book.ledger)).result(), watch)
    untidy = _tidy(target, copied.manifest.book_id, folder, spared)
    return replace(made, elsewhere=is_elsewhere(target, folder), untidy=untidy)


def _tidy(target: Path, book_id: str, folder: Path, spared: Collection[Path]) -> Unavailable | None:
    """Delete what rotation no longer keeps; why it could not be."""
    try:
        drop_old_backups(target, book_id, [folder, *spared])
        drop_format_copies(folder, target, book_id)
    except Unavailable as untidy:
        return untidy
    return None
