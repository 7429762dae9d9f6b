"""What importing a sheet would do to this book, row by row, before anything is done (U48)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import partial

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.likeness import same_name
from desktop_app.domain.moment import Moment
from desktop_app.exchange.grid import Workbook, letter
from desktop_app.exchange.kinds import likely_kind
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.previews import Candidate, Preview, TableChoice, preview
from desktop_app.exchange.reading import BadCell, ReadRow
from desktop_app.exchange.rows import (
    Row,
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    name_of,
    payment_identities,
)
from desktop_app.exchange.tables import Table, nearest_table
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.booking import Booking, begin_booking
from desktop_app.operations.composing import refuse_future_date
from desktop_app.store import customers, goods, imports
from desktop_app.store.database import Ledger

__all__ = ["BadCell", "Candidate", "Meaning", "Wanted"]


class RowFate(Enum):
    """What becomes of a good row: something new, something new for a customer the book does not know, or nothing."""

    NEW = "new"
    NEW_CUSTOMER = "new_customer"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Outlook:
    """`fates` by row of the sheet, also of the further rows of an entry; `refused` are cells the book cannot take.

    `without_terms`: new customers of whom the sheet does not say how they pay.
    """

    fates: Mapping[int, RowFate]
    refused: tuple[BadCell, ...]
    without_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file shows when it is read as `kind`.

    `seen` and `ahead` are None when no table could be read; `trouble` says why, and `table` is the bare sheet then.
    `choices` are the tables that fit equally well; the first of them was read.
    """

    kind: ImportKind
    table: Table | None
    seen: Preview | None = None
    ahead: Outlook | None = None
    choices: tuple[Candidate, ...] = ()
    trouble: Said | None = None


def look(ledger: Ledger, workbook: Workbook, moment: Moment, wanted: Wanted, certain: bool) -> Looked:
    """Read a table as it is wanted; unless the kind is `certain`, what the sheet itself tells goes before it.

    Nothing is refused and nothing written.
    """
    remembered = partial(imports.load_mapping, ledger)
    kind = (None if certain else likely_kind(workbook, remembered)) or wanted.kind
    wanted = replace(wanted, kind=kind, remembered=remembered)
    choices: tuple[Candidate, ...] = ()
    try:
        seen = preview(workbook, wanted, moment.today)
        if isinstance(seen, TableChoice):
            choices = seen.candidates
            seen = preview(workbook, replace(wanted, only=choices[0].key), moment.today)
    except Refused as refused:
        return Looked(kind, nearest_table(workbook, wanted), trouble=refused)
    assert isinstance(seen, Preview)  # a table's key names one table
    return Looked(kind, seen.source, seen, outlook(ledger, seen, moment), choices)


def outlook(ledger: Ledger, seen: Preview, moment: Moment) -> Outlook:
    """What `import_preview` would do with each good row. Nothing is written.

    What only shows while booking, such as a slip of today that the gate stops, is found then.
    """
    rows = [entry.value for entry in seen.good]
    booking = begin_booking(ledger, rows, moment)
    fates: dict[int, RowFate] = {}
    refused: list[BadCell] = []
    for entry in seen.good:
        found = list(_refusals(booking, seen, entry))
        refused += found
        if not found:
            fates |= dict.fromkeys(entry.rows, _fate(booking, entry))
    return Outlook(fates, tuple(refused), tuple(booking.without_terms(rows)))


def _fate(booking: Booking, entry: ReadRow) -> RowFate:
    if _is_known(booking, entry):
        return RowFate.KNOWN
    row = entry.value
    stranger = not isinstance(row, Goods) and same_name(name_of(row)) not in booking.known
    return RowFate.NEW_CUSTOMER if stranger else RowFate.NEW


def _is_known(booking: Booking, entry: ReadRow) -> bool:
    """Whether the book has all of it; master data counts as known by its name, and is never overwritten."""
    match entry.value:
        case Customer() as customer:
            known = booking.known.get(same_name(customer.name))
            active = known is not None and customers.load_customer(booking.ledger, known).active
            return active or entry.identity in booking.done
        case Goods() as one:
            found = goods.find_goods(booking.ledger, one.name, one.spec, one.unit)
            return bool(found and found.active) or entry.identity in booking.done
        case SheetPastSlip() as past:
            return booking.done.issuperset([entry.identity, *payment_identities(entry.identity, past)])
        case _:
            return entry.identity in booking.done


def _refusals(booking: Booking, seen: Preview, entry: ReadRow) -> Iterator[BadCell]:
    row = entry.value
    if not isinstance(row, Customer | Goods) and same_name(row.customer) in booking.doubtful:
        codes = ", ".join(booking.doubtful[same_name(row.customer)])
        said = Said(
            "“{name}” can mean the customers {codes}. Write the full name of one.", name=row.customer, codes=codes
        )
        yield _bad(seen, entry.row, Meaning.CUSTOMER, row.customer, said)
    for field, dated in _days(row):
        try:
            refuse_future_date(dated, booking.moment.today)
        except Refused as refused:
            yield _bad(seen, entry.row, field, dated.isoformat(), refused)


def _days(row: Row) -> Iterator[tuple[Meaning, date]]:
    """The days on which something already happened."""
    if isinstance(row, SheetReceipt):
        yield Meaning.DATE, row.dated
    if isinstance(row, SheetOpenItem) and row.dated is not None:
        yield Meaning.DATE, row.dated
    if isinstance(row, SheetPastSlip):
        for paid in row.paid:
            yield Meaning.PAID_DATE, paid.dated


def _bad(seen: Preview, row: int, field: Meaning, shown: str, said: Said) -> BadCell:
    header = seen.source.header
    return BadCell(row, letter(header.columns.get(field, header.left)), field, shown, said)
