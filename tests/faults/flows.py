"""Ten things a user does, each to be killed at every system call and done again (T02).

A flow is made ready while nobody listens, then done. Doing it again after a kill is what the user would do: the same
form with the same submission id, the same file, a look at the list before the button.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_app.operations.backup import back_up
from desktop_app.operations.books import Book, open_book
from desktop_app.operations.broken_restores import put_back, unfinished_restore
from desktop_app.operations.importing import ImportKind, Preview, preview_file
from desktop_app.operations.papers import mark_signed
from desktop_app.operations.restoring import restore_backup
from desktop_app.operations.statements import issue_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.store.schema import SEALED
from tests.faults import day
from tests.operations.builders import at
from tests.operations.one_table import import_preview

PASSPHRASE = "四川 建材 2026"
NOW = at("2026-01-20")
SHEET = "客户,单号,日期,到期日,欠款\n兴隆粮油,A1,2026-01-05,2026-02-04,1000\n兴隆粮油,A2,2026-01-06,2026-02-19,500\n"
PHOTO = b"\xff\xd8\xff a photograph of the signed slip" * 2000
TARGET, FILE = "backups", "旧账.csv"

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Flow:
    """`ready` prepares in an open book and gives what is then done; `alone` flows open the book themselves."""

    name: str
    ready: Callable[[Book], Act] | None = None
    alone: Callable[[Path], Act] | None = None


def sale(book: Book) -> Act:
    """A slip of which a part is paid at the counter."""
    entry = next(one for one in range(900, 1000) if day.kind_of(one) == "slip" and day.paid_of(one))
    return lambda: _nothing(day.enter(book.ledger, entry))


def payment(book: Book) -> Act:
    entry = next(one for one in range(900, 1000) if day.kind_of(one) == "receipt")
    return lambda: _nothing(day.enter(book.ledger, entry))


def reversal(book: Book) -> Act:
    number = day.number_of(book.ledger, 0)
    return lambda: _nothing(void_document(book.ledger, number, NOW.today, "开错了", NOW, "reverse 0"))


def issue(book: Book) -> Act:
    return lambda: _nothing(issue_statement(book.ledger, 2, NOW.today, NOW))


def attach(book: Book) -> Act:
    """The scan comes first, the row that names it after; a slip that is signed already is not signed again."""
    number = day.number_of(book.ledger, 1)
    signed = "SELECT count(*) FROM paper_events WHERE number = ? AND event = 'signed'"

    def act() -> None:
        if not book.ledger.value(signed, (number,)):
            mark_signed(book, number, NOW.today, NOW, PHOTO, "盖章")

    return act


def bring_in(book: Book) -> Act:
    """A table of old debts; what the book has of it already adds nothing."""
    seen = preview_file(book.ledger, book.folder.parent / FILE, ImportKind.OPEN_ITEMS, NOW.today)
    assert isinstance(seen, Preview)
    done = "SELECT count(*) FROM imports"

    def act() -> None:
        if not book.ledger.value(done):
            import_preview(book.ledger, seen, FILE, NOW)

    return act


def copy_away(book: Book) -> Act:
    return lambda: _nothing(back_up(book, book.folder.parent / TARGET, NOW))


def close(book: Book) -> Act:
    """After an entry, so that the log has something to fold in; what follows is the end of the block."""
    day.enter(book.ledger, 900)
    return lambda: None


def climb(folder: Path) -> Act:
    """Open a book of an older format."""
    return partial(_open_and_close, folder)


def restore(folder: Path) -> Act:
    """Yesterday's backup in the place of the book."""
    (copy,) = (folder.parent / TARGET).iterdir()
    return lambda: _nothing(restore_backup(folder, copy, NOW, PASSPHRASE))


FLOWS = {
    one.name: one
    for one in (
        Flow("sale", sale), Flow("payment", payment), Flow("reversal", reversal), Flow("issue", issue),
        Flow("attach", attach), Flow("import", bring_in), Flow("backup", copy_away), Flow("close", close),
        Flow("migrate", alone=climb), Flow("restore", alone=restore),
    )
}  # fmt: skip


@contextmanager
def readied(flow: Flow, folder: Path) -> Iterator[Act]:
    """The act of a flow, its book open where the flow does not open it; closed again afterwards."""
    if flow.alone:
        yield flow.alone(folder)
        return
    assert flow.ready is not None
    with open_book(folder, PASSPHRASE) as book:
        yield flow.ready(book)


def prepare(flow: Flow, folder: Path) -> None:
    """What lies beside the book before the flow begins."""
    (folder.parent / FILE).write_text(SHEET, encoding="utf-8")
    if flow.name == "restore":
        with open_book(folder, PASSPHRASE) as book:
            back_up(book, folder.parent / TARGET, NOW)
            day.enter(book.ledger, 901)


def end_what_was_broken_off(folder: Path) -> bool:
    """A restore between its two renames is taken back, as the program tells the user to; was there one?"""
    broken = unfinished_restore(folder) is not None
    if broken:
        put_back(folder, NOW)
    return broken


def state(book: Book) -> dict[str, object]:
    """What the book says: how many rows of each kind, what each customer owes, what is open."""
    ledger = book.ledger
    counts = {table: ledger.value(f"SELECT count(*) FROM {table}") for table in SEALED}
    owed = ledger.rows("SELECT customer_id, balance_fen FROM balances WHERE balance_fen <> 0 ORDER BY customer_id")
    still = ledger.rows("SELECT item_id, open_fen FROM open_items ORDER BY item_id")
    return {**counts, "owed": [list(row) for row in owed], "open": [list(row) for row in still]}


def _open_and_close(folder: Path) -> None:
    with open_book(folder, PASSPHRASE):
        pass


def _nothing(_: object) -> None:
    """What an act gives back is of no use here."""
