"""Back up a book: a copy is a backup only once it was opened and proven equal (D11, N14).

Beside other work it is copied on the book's thread and proven on another.
"""

from collections.abc import Callable, Collection
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from pathlib import Path

import msgspec

from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.backup_copies import (
    NAMED,
    Manifest,
    backups_in,
    ends_at,
    is_elsewhere,
    last_backup,
    require_other_disk,
    short,
)
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.books import LEDGER, SCANS, Book
from desktop_app.operations.checking import missing_papers
from desktop_app.operations.mending import mend
from desktop_app.operations.rotation import clear_broken_off, drop_format_copies, drop_old_backups
from desktop_app.store import accounts, checking, journal, numbering, papers
from desktop_app.store.checking import Disproof
from desktop_app.store.database import Ledger, open_ledger
from desktop_app.store.extent import extent
from desktop_app.store.ledger_copy import copy_ledger
from desktop_app.store.migrations import FORMAT
from desktop_app.system.disk_errors import plain_words
from desktop_app.system.files import digest, write_new
from desktop_app.system.folders import make_private, new_folder
from desktop_app.system.key_file import write_header
from desktop_app.system.lock import NAME as LOCK_FILE
from desktop_app.system.lock import sole_use
from desktop_app.system.paths import MANIFEST


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its folder, the last journal sequence in it, and how many papers and scans came along.

    `missing` are the papers whose files are lost and could not be mended; `untidy` is why older copies that should
    have gone are still there; `elsewhere` says that the copy does not lie on the disk of the book.
    """

    folder: Path
    sequence: int
    scans: int
    missing: tuple[str, ...] = ()
    untidy: Said | None = None
    elsewhere: bool = True


@dataclass(frozen=True, slots=True)
class CopiedBook:
    """A copy that has no name yet: what it must be equal to, and the folder that goes unless it is proven."""

    folder: Path
    draft: Path
    key: bytes = field(repr=False)
    head: journal.Head
    balances: list[tuple[int, int]]
    manifest: Manifest
    stack: ExitStack


def back_up(book: Book, target: Path, moment: Moment, watch: Watch = unwatched) -> Backup:
    """Copy the book into a new folder inside `target`, open the copy, prove it, and only then give it its name.

    The copy is a book of its own, opened by the same passphrase, keyring or recovery key. Earlier backups are
    never touched; a failure, or a stop by `watch`, leaves nothing that looks like a backup (F4). A paper whose file is
    lost is mended if it can be, else named: it never keeps the ledger from being saved.
    """
    return prove_copy(copy_book(book, target, moment, watch), lambda: checking.check(book.ledger), watch)


def copy_book(book: Book, target: Path, moment: Moment, watch: Watch = unwatched) -> CopiedBook:
    """The first half of a backup, on the book's thread. What it returns must be given to `prove_copy`."""
    if target.resolve().is_relative_to(book.folder.resolve()):
        raise Refused("The backup cannot go inside the book's folder. Choose another folder, best on another disk.")
    if book.looked_at is not None:
        raise book.looked_at  # what is only looked at may lack entries, and would push good copies out
    with plain_words(target):
        clear_broken_off(target)
    book.ledger.checkpoint()
    head = journal.head(book.ledger)
    name = f"{NAMED}{moment.now.astimezone(UTC):%Y%m%d-%H%M%S-%f}-{head.seq}"
    watch(0, 0)
    with ExitStack() as stack:
        stack.enter_context(plain_words(target))
        draft = stack.enter_context(new_folder(target / name))
        stack.callback((draft / LOCK_FILE).unlink, missing_ok=True)  # it names the user: nothing for a stick
        stack.enter_context(sole_use(draft))
        with book.ledger.sparing():
            copy_ledger(book.ledger, draft / LEDGER)
        write_header(draft, book.header)
        copied = _copy_scans(book, target, draft / SCANS, watch)
        manifest = _manifest(book, head, copied, moment)
        return CopiedBook(
            target / name, draft, book.ledger.key, head, _balances(book.ledger), manifest, stack.pop_all()
        )


def prove_copy(copied: CopiedBook, recheck: Callable[[], list[Disproof]], watch: Watch = unwatched) -> Backup:
    """The second half, on any thread: open the copy, compare and check it, and give it its name.

    `recheck` checks the book itself; it is asked only when the copy does not hold, to tell whose fault it is.
    """
    with copied.stack:
        _prove(copied, recheck, watch)
        sha256 = digest(copied.draft / LEDGER)  # as it was left by the proof that opened it
        manifest = msgspec.structs.replace(copied.manifest, ledger_sha256=sha256)
        write_new(copied.draft / MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return Backup(copied.folder, copied.head.seq, copied.manifest.scans, copied.manifest.missing)


def _copy_scans(book: Book, earlier: Path, target: Path, watch: Watch) -> int:
    """Copy every stored file the ledger names; returns how many there are whole, after mending what can be mended."""
    make_private(target)
    names = papers.stored_files(book.ledger)
    lost = []
    for done, name in enumerate(names):
        watch(done, len(names))
        if not book.scans.copy(name, target):
            lost.append(name)
    folders = [copy.folder for copy in backups_in(earlier, book.header.book_id)] if lost else []
    return len(names) - sum(not (mend(book, name, folders) and book.scans.copy(name, target)) for name in lost)


def _prove(copied: CopiedBook, recheck: Callable[[], list[Disproof]], watch: Watch) -> None:
    """Open the copy and compare: chain head, balances, and what `check` finds in both."""
    with closing(open_ledger(copied.draft / LEDGER, copied.key)) as opened, opened.sparing():
        same = journal.head(opened) == copied.head and _balances(opened) == copied.balances
        findings = checking.check(opened, watch)
    if same and findings and findings == recheck():
        raise Unavailable(
            "The book itself does not pass its check ({proof}: {what}), so this does not count as a "
            "backup. Keep the earlier backups and check the book.",
            proof=findings[0].proof,
            what=findings[0].what,
        )
    if not same or findings:
        raise Unavailable(
            "The backup in {folder} was not equal to the book and was thrown away. Check the disk and try again; "
            "earlier backups are untouched.",
            folder=copied.folder.parent,
        )


def _balances(ledger: Ledger) -> list[tuple[int, int]]:
    return sorted(accounts.balances(ledger, date.max))


def _manifest(book: Book, head: journal.Head, scans: int, moment: Moment) -> Manifest:
    held = extent(book.ledger)
    is_whole = scans == len(papers.stored_files(book.ledger))
    return Manifest(
        book_id=book.header.book_id,
        sequence=head.seq,
        head=short(head),
        ledger_sha256="",
        scans=scans,
        made=moment.now.astimezone(UTC).replace(microsecond=0),
        customers=held.customers,
        documents=held.documents,
        missing=() if is_whole else tuple(found.what for found in missing_papers(book)),
        format=FORMAT,
        numbers=numbering.highest_numbers(book.ledger),
    )


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
    other_disk: bool = False,
) -> Backup | None:
    """Back up the open book if it is `wanted`, and after that delete what rotation no longer keeps (D12).

    Never touched are the folders in `spared`. Copies that cannot be deleted make no backup undone: it says why. With
    `other_disk` the folder must still lie on another disk than the book, before and after.

    Called on a thread of its own, never on the window's or the book's. The book is held up while it is copied, not
    while the copy is proven, which takes far longer. None when it was not wanted.
    """

    found = thread.ask(lambda book: _copied(book, target, moment, watch, other_disk) if wanted(book) else None).result()
    if found is None:
        return None
    folder, copied = found
    made = prove_copy(copied, lambda: thread.ask(lambda book: checking.check(book.ledger)).result(), watch)
    if other_disk:
        require_other_disk(target, folder)
    untidy = _tidy(target, copied.manifest.book_id, folder, spared)
    return replace(made, elsewhere=is_elsewhere(target, folder), untidy=untidy)


def _copied(book: Book, target: Path, moment: Moment, watch: Watch, other_disk: bool) -> tuple[Path, CopiedBook]:
    if other_disk:
        require_other_disk(target, book.folder)
    return book.folder, copy_book(book, target, moment, watch)


def _tidy(target: Path, book_id: str, folder: Path, spared: Collection[Path]) -> Unavailable | None:
    """Delete what rotation no longer keeps; why it could not be."""
    try:
        drop_old_backups(target, book_id, [folder, *spared])
        drop_format_copies(folder, target, book_id)
    except Unavailable as untidy:
        return untidy
    return None
