"""Import a foreign sheet: preview, book all good rows in one step, take all back in one step (U48, D20)."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Needs, Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.shipments import total_fen
from desktop_app.exchange.files import read_bytes, read_file
from desktop_app.exchange.grid import Workbook, letter
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, TableChoice, preview
from desktop_app.exchange.reading import ReadRow
from desktop_app.exchange.repairs import repaired
from desktop_app.exchange.rows import (
    Row,
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    SheetShipment,
)
from desktop_app.exchange.tables import Table
from desktop_app.exchange.terms import terms_of as terms_in_words
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.booking import Booking, Subject, begin_booking
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import imports
from desktop_app.store.database import Ledger
from desktop_app.store.imports import Import, last_import

__all__ = [
    "Import", "ImportKind", "Preview", "ReadRow", "Table", "TableChoice", "Workbook", "last_import", "letter",
    "read_file", "repaired", "terms_in_words",
]  # fmt: skip

Step = Callable[[int, int], None]
"""Told after each row how many of how many are done; what it raises stops the import and leaves the book as it was."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A good row at a glance; what its kind does not have is empty or None."""

    row: int
    name: str
    number: str = ""
    dated: date | None = None
    due: date | None = None
    amount_fen: int | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought; `import_id` is 0 when nothing was new.

    `skipped` rows were already in the book, `dropped` rows had bad cells.
    """

    import_id: int
    documents: int
    customers: int
    goods: int
    skipped: int
    dropped: int


def summary(row: ReadRow) -> Summary:
    """A good row of any kind as a list shows it."""
    match row.value:
        case Customer() as customer:
            return Summary(row.row, customer.name, phone=customer.phone)
        case Goods() as article:
            return Summary(row.row, article.name)
        case SheetOpenItem() as debt:
            return Summary(row.row, debt.customer, debt.number, debt.dated, debt.due, debt.open_fen, debt.phone)
        case SheetPastSlip() as past:
            return Summary(row.row, past.customer, past.number, past.dated, past.due, past.amount_fen, past.phone)
        case SheetShipment() as slip:
            return Summary(row.row, slip.customer, slip.number, slip.dated, slip.due, total_fen(slip.lines), slip.phone)
        case SheetReceipt() as receipt:
            return Summary(
                row.row, receipt.customer, receipt.number, receipt.dated, None, receipt.amount_fen, receipt.phone
            )


def read_pasted(text: str) -> Workbook:
    """The grid of cells that were copied in a spreadsheet program, read by the child process like a file."""
    if not text.strip():
        raise Refused("The clipboard holds no table. Copy the cells in the spreadsheet program, then paste them here.")
    named = "sep=\t\n" if "\t" in text else ""
    return read_bytes((named + text).encode("utf-8", "replace"))


def preview_file(
    ledger: Ledger,
    path: Path,
    kind: ImportKind,
    today: date,
    mapping: Mapping[str, str] | None = None,
    sheet: str = "",
) -> Preview | TableChoice:
    """What a file would bring; a Choice when several tables fit. Nothing is written.

    Without a mapping by hand, the one remembered for a header that looks the same is used.
    """
    return preview_workbook(ledger, read_file(path), Wanted(kind, mapping or {}, only=sheet), today)


def preview_workbook(ledger: Ledger, workbook: Workbook, wanted: Wanted, today: date) -> Preview | TableChoice:
    """`preview_file` of a file that was read before, perhaps repaired since."""
    return preview(workbook, replace(wanted, remembered=partial(imports.load_mapping, ledger)), today)


def import_preview(
    ledger: Ledger,
    seen: Preview,
    file_name: str,
    moment: Moment,
    drop_bad: bool = False,
    without: Set[int] = frozenset(),
    step: Step | None = None,
    terms: Terms | None = None,
) -> Done[Imported]:
    """Book every good row in one transaction; refused while cells are bad, unless their rows are dropped on purpose.

    Rows the book already has add nothing. Entries that begin in a row of `without` are left out. What the book itself
    refuses carries the row as its `line`. The mapping is remembered for this header. `terms`: how new customers pay of
    whom the sheet does not say it; refused while that is not said, since a guess would make old debts overdue (R003).
    """
    _refuse_open_doubts(seen)
    if not drop_bad:
        _refuse_bad_cells(seen)
    with ledger.writing():
        wanted = [row.value for row in seen.good if row.row not in without]
        booking = begin_booking(ledger, wanted, moment, terms)
        _refuse_unsaid_terms(booking, wanted)
        made = _book_all(booking, seen, file_name, without, step or _untold)
        imports.keep_mapping(ledger, seen.signature, seen.mapping)
    return done(made, Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.IMPORTS)


def _refuse_open_doubts(seen: Preview) -> None:
    for first in seen.doubts[:1]:
        raise Refused(
            "{count} doubts are open, the first is {which}: {said} Choose what is meant. Nothing was imported.",
            count=len(seen.doubts),
            which=first.key,
            said=first.said,
        )


def _refuse_bad_cells(seen: Preview) -> None:
    for first in seen.bad[:1]:
        raise Refused(
            "{count} cells cannot be read, the first is {column}{row} (“{shown}”): {reason} Nothing was imported.",
            count=len(seen.bad),
            column=first.column,
            row=first.row,
            shown=first.shown,
            reason=first.reason,
        )


def _refuse_unsaid_terms(booking: Booking, wanted: Sequence[Row]) -> None:
    unsaid = booking.without_terms(wanted) if booking.otherwise is None else []
    if unsaid:
        said = Refused(
            "The sheet does not say how its new customers pay: {count}, the first is {name}. Choose their terms.",
            count=len(unsaid),
            name=unsaid[0],
        )
        raise said.at("terms").for_want_of(Needs.TERMS)


def _untold(_done: int, _total: int) -> None:
    """Nobody watches."""


def _book_all(booking: Booking, seen: Preview, file_name: str, without: Set[int], step: Step) -> Imported:
    """Book row by row; a file that brings nothing new leaves no import behind to take back."""
    subjects, skipped = [], 0
    wanted = [row for row in seen.good if row.row not in without]
    for count, row in enumerate(wanted, 1):
        made = _book(booking, row)
        skipped += not made
        subjects += made
        step(count, len(wanted))
    import_id = 0
    if subjects:
        import_id = imports.add_import(booking.ledger, seen.kind, file_name, subjects, booking.moment)
    names = [subject.split()[0] for _, subject in subjects]
    return Imported(
        import_id,
        documents=len(names) - names.count("customer") - names.count("goods"),
        customers=names.count("customer"),
        goods=names.count("goods"),
        skipped=skipped,
        dropped=len({bad.row for bad in seen.bad} | without),
    )


def _book(booking: Booking, row: ReadRow) -> list[Subject]:
    try:
        return booking.book(row.value, row.identity)
    except Refused as refused:
        raise refused.at(refused.field, row.row) from None
