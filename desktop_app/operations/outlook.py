"""What importing a sheet would do to this book, row by row, before anything is done (U48)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.exchange.doubts import SheetDoubt
from desktop_app.exchange.grid import Workbook
from desktop_app.exchange.kinds import likely_kind
from desktop_app.exchange.layouts import MONEY, ImportKind, Meaning
from desktop_app.exchange.previews import Candidate, Preview, TableChoice, preview
from desktop_app.exchange.reading import BadCell
from desktop_app.exchange.rows import (
    name_of,
)
from desktop_app.exchange.tables import Table, nearest_table
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.booking import Booking, begin_booking
from desktop_app.operations.import_moves import Moves, moves_of
from desktop_app.operations.placed import Placed
from desktop_app.store import imports
from desktop_app.store.database import Ledger

__all__ = ["MONEY", "BadCell", "Candidate", "Meaning", "Wanted"]


class RowFate(Enum):
    """What becomes of a good row: something new, something new for a customer the book does not know, or nothing."""

    NEW = "new"
    NEW_CUSTOMER = "new_customer"
    KNOWN = "known"
    CHANGED = "changed"
    """Something of the book is filled in."""
    OPEN = "open"
    """A question about it is not answered yet."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """`fates` by row of the sheet, also of the further rows of an entry.

    `without_terms`: new customers of whom the sheet does not say how they pay.
    """

    fates: Mapping[int, RowFate]
    moves: Mapping[int, Moves]
    """By the first row of an entry what it will do to what is owed and received."""
    without_terms: tuple[str, ...] = ()
    doubts: tuple[SheetDoubt, ...] = ()
    """What only the book can ask of the sheet."""


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


@dataclass(frozen=True, slots=True)
class LookAt:
    """One table to look at: in which workbook, how it is wanted, and whether its kind is certain; where it is not, what
    the sheet itself tells goes before it.

    `taken`: it would come in together with the others that are.
    """

    workbook: Workbook
    wanted: Wanted
    is_certain: bool = False
    taken: bool = True


def look_together(ledger: Ledger, asked: Sequence[LookAt], moment: Moment) -> list[Looked]:
    """Several tables, each by itself, and against the book those that are taken as one import: a new customer of two
    sheets is one. One that is not taken is judged alone. Nothing is refused and nothing written.
    """
    found = [_read(ledger, one, moment) for one in asked]
    together = [one.seen for one, at in zip(found, asked, strict=True) if one.seen is not None and at.taken]
    ahead = outlooks(ledger, together, moment)
    for one in found:
        if one.seen is not None and one.seen.table.key not in ahead:
            ahead |= outlooks(ledger, [one.seen], moment)
    return [one if one.seen is None else replace(one, ahead=ahead[one.seen.table.key]) for one in found]


def _read(ledger: Ledger, at: LookAt, moment: Moment) -> Looked:
    remembered, workbook = partial(imports.load_mapping, ledger), at.workbook
    kind = (None if at.is_certain else likely_kind(workbook, remembered)) or at.wanted.kind
    wanted = replace(at.wanted, kind=kind, remembered=remembered)
    choices: tuple[Candidate, ...] = ()
    try:
        seen = preview(workbook, wanted, moment.today)
        if isinstance(seen, TableChoice):
            choices = seen.candidates
            seen = preview(workbook, replace(wanted, only=choices[0].key), moment.today)
    except Refused as refused:
        return Looked(kind, nearest_table(workbook, wanted), trouble=refused)
    assert isinstance(seen, Preview)  # a table's key names one table
    return Looked(kind, seen.source, seen, choices=choices)


def outlooks(ledger: Ledger, tables: Sequence[Preview], moment: Moment) -> dict[str, Outlook]:
    """What `import_tables` would do with each good row, by the keys of the tables. Nothing is written.

    What only shows while booking, such as a slip of today that the gate stops, is found then.
    """
    placed = [Placed(seen, entry) for seen in tables for entry in seen.good]
    booking = begin_booking(ledger, placed, moment)
    fates: dict[str, dict[int, RowFate]] = {seen.table.key: {} for seen in tables}
    moves: dict[str, dict[int, Moves]] = {seen.table.key: {} for seen in tables}
    for one in placed:
        fates[one.table] |= dict.fromkeys(one.read.rows, _fate(booking, one))
        moves[one.table][one.read.row] = moves_of(booking, one)
    return {
        seen.table.key: Outlook(
            fates[seen.table.key],
            moves[seen.table.key],
            tuple(booking.records.without_terms(entry.value for entry in seen.good)),
            booking.asking.open.get(seen.table.key, ()),
        )
        for seen in tables
    }


def _fate(booking: Booking, placed: Placed) -> RowFate:
    if booking.asking.rows[placed.table, placed.read.row]:
        return RowFate.OPEN
    row = placed.value
    if booking.is_known(placed):
        return RowFate.KNOWN
    if isinstance(row, Goods):
        return RowFate.NEW if booking.records.article(row) is None else RowFate.CHANGED
    if booking.records.whose.customer_of(name_of(row)) is None:
        return RowFate.NEW_CUSTOMER
    return RowFate.CHANGED if isinstance(row, Customer) else RowFate.NEW
