"""An open book: its files under one lock, tried before they are trusted, and what is remembered of them (D1, D2)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import Refused, Said, Unavailable
from desktop_app.operations.remembering import Memory, end_of
from desktop_app.store import migrations
from desktop_app.store.database import Ledger, in_plain_words, open_ledger
from desktop_app.store.ledger_copy import copy_ledger, full_check
from desktop_app.store.ledger_failures import damaged
from desktop_app.store.passing_copy import has_log, passing_copy
from desktop_app.system.blobs import Blobs, look_at_blobs, open_blobs
from desktop_app.system.folders import close_to_others
from desktop_app.system.header import Header
from desktop_app.system.keys import DataKey, Purpose, derive
from desktop_app.system.lock import sole_use

LEDGER = "ledger.db"
SCANS = "scans"
BEFORE_FORMAT = "before-format-"
"""How the name of a ledger's copy begins that was made before it climbed to a new format (D17)."""

Requirement = Callable[[Ledger, Memory], None]
"""Raises what keeps a ledger from being used."""


@dataclass(slots=True)
class Book:
    """An open book: its ledger, the encrypted folder of papers and scans, and what is remembered of it elsewhere.

    `header` is another one once the book is opened by other keys.
    """

    folder: Path
    header: Header
    ledger: Ledger
    scans: Blobs
    memory: Memory

    @property
    def looked_at(self) -> Said | None:
        """Why nothing may be written into it now; None where it may."""
        return self.ledger.looked_at


@contextmanager
def unlocked(folder: Path, header: Header, data_key: DataKey, require: Requirement) -> Iterator[Book]:
    """The book as its file is, in the format it has, if it meets what is required of it.

    Where a log was left behind, that is asked of a copy first: a log that does not belong there must not be folded
    into the ledger, as happens at closing (T11).
    """
    memory = Memory(folder, header.book_id, data_key)
    with ExitStack() as stack:
        stack.enter_context(sole_use(folder))
        require_ledger(folder)
        close_to_others(folder)
        if has_log(folder / LEDGER):
            with passing_copy(folder / LEDGER) as copy, opened_ledger(copy, data_key, folder) as ledger:
                require(ledger, memory)
        ledger = stack.enter_context(opened_ledger(folder / LEDGER, data_key, folder))
        require(ledger, memory)
        yield Book(folder, header, ledger, open_blobs(folder / SCANS, data_key), memory)


@contextmanager
def looked_at(folder: Path, header: Header, data_key: DataKey, why: Said) -> Iterator[Book]:
    """The book as it is now, to be looked at, printed and exported; no file of it is touched, nobody is kept out.

    A passing copy is what is read: a book that another program writes into cannot be read in its place, and one that
    is damaged or protected must stay as it is.
    """
    require_ledger(folder)
    with passing_copy(folder / LEDGER) as copy, opened_ledger(copy, data_key, folder) as ledger:
        if migrations.format_of(ledger) not in (0, migrations.FORMAT):
            migrations.climb(ledger)
        ledger.close_to_writing(why)
        scans = look_at_blobs(folder / SCANS, data_key, why)
        yield Book(folder, header, ledger, scans, Memory(folder, header.book_id, data_key))


def require_ledger(folder: Path) -> None:
    if not (folder / LEDGER).is_file():
        raise Unavailable(
            "The book in {folder} has lost its ledger ({file}). Make no new book: copy the file back from the newest "
            "backup.",
            folder=folder,
            file=LEDGER,
        )


@contextmanager
def opened_ledger(path: Path, data_key: DataKey, folder: Path) -> Iterator[Ledger]:
    """The ledger file, for the book in `folder`, closed at the end; damage is told."""
    opening = open_ledger(path, derive(data_key, Purpose.DATABASE), migrations.FORMAT, folder)
    with closing(opening) as ledger, in_plain_words(ledger):
        yield ledger


@contextmanager
def remembered(book: Book) -> Iterator[None]:
    """From now on to its closing, where the book ends is kept in mind outside of it."""
    book.memory.write(end_of(book.ledger))
    book.ledger.committing = lambda: book.memory.keeping(book.ledger)
    book.ledger.numbers_elsewhere = book.memory.numbers_elsewhere
    try:
        yield
    finally:
        book.memory.settle()


def bring_up_to_date(ledger: Ledger) -> None:
    """Climb from an older format only after a copy of the file was proven whole (D17)."""
    found = migrations.format_of(ledger)
    if found == migrations.FORMAT:
        return
    if found == 0:
        raise damaged(ledger.folder)
    copy = ledger.path.with_name(f"{BEFORE_FORMAT}{migrations.FORMAT}.db")
    copy.unlink(missing_ok=True)
    copy_ledger(ledger, copy)
    with closing(open_ledger(copy, ledger.key)) as copied:
        if full_check(copied):
            raise Refused("The backup made before the upgrade is damaged. Check the disk; the book is unchanged.")
    migrations.climb(ledger)
