"""Keep a backup that holds everything, beside other work: copied on the book's thread, proven on another."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.domain.moment import Moment
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.backup import (
    Backup,
    CopiedBook,
    copy_book,
    drop_old_backups,
    entries_since,
    last_backup,
    prove_copy,
)
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import Book
from desktop_app.store import checking


def lacks_backup(book: Book, target: Path) -> bool:
    """Whether the newest copy in `target` misses an entry of the book, or there is none."""
    newest = last_backup(target, book.header.book_id)
    return newest is None or entries_since(book.ledger, newest) != 0


def back_up_beside(
    thread: BookThread,
    target: Path,
    moment: Moment,
    watch: Watch = unwatched,
    wanted: Callable[[Book], bool] = lambda _: True,
) -> Backup | None:
    """Back up the open book if it is `wanted`, and after that delete what rotation no longer keeps (D12).

    Called on a thread of its own, never on the window's or the book's. The book is held up while it is copied, not
    while the copy is proven, which takes far longer. None when it was not wanted.
    """

    def copy(book: Book) -> CopiedBook | None:
        return copy_book(book, target, moment, watch) if wanted(book) else None

    copied = thread.ask(copy).result()
    if copied is None:
        return None
    made = prove_copy(copied, lambda: thread.ask(lambda book: checking.check(book.ledger)).result(), watch)
    drop_old_backups(target, copied.manifest.book_id, moment.today)
    return made
