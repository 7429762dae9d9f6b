"""Bring what foreign tables hold into the book: all of it in one step, in the order of its days (U48)."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Asked, Needs, Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.reading import ReadRow
from desktop_app.exchange.rows import Row, SheetOpenItem, SheetReceipt, SheetReturn, day_of
from desktop_app.operations.booking import Booking, Subject, begin_booking
from desktop_app.operations.done import Changed, Done, done
from desktop_app.store import imports
from desktop_app.store.database import Ledger

Step = Callable[[int, int], None]
"""Told after each row how many of how many are done; what it raises stops the import and leaves the book as it was."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """An entry the book does not take: the first of its rows in the sheet, the table it stands in, and why."""

    row: int
    table: str
    reason: Said


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought; `import_id` is 0 when nothing was new.

    `skipped` rows were already in the book, `dropped` rows had bad cells or were refused by the book (`refused`).
    `owed_fen` and `received_fen` is the money of the new documents.
    """

    import_id: int
    documents: int
    customers: int
    goods: int
    skipped: int
    dropped: int
    owed_fen: int = 0
    received_fen: int = 0
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """One good row, and the table it stands in."""

    table: Preview
    read: ReadRow


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
    """`import_tables` of a file with one table."""
    return import_tables(ledger, [seen], file_name, moment, drop_bad, without, step, terms)


def import_tables(
    ledger: Ledger,
    tables: Sequence[Preview],
    file_name: str,
    moment: Moment,
    drop_bad: bool = False,
    without: Set[int] = frozenset(),
    step: Step | None = None,
    terms: Terms | None = None,
) -> Done[Imported]:
    """Book every good row in one transaction; refused while cells are bad, unless their rows are dropped on purpose.

    Rows the book already has add nothing. Entries that begin in a row of `without` are left out. What the book itself
    refuses carries the row as its `line`, or is dropped like a bad cell. The mapping is remembered for this header.
    `terms`: how new customers pay of whom the sheet does not say it; refused while that is not said, since a guess
    would make old debts overdue (R003).
    """
    for seen in tables:
        _refuse_open_doubts(seen)
        if not drop_bad:
            _refuse_bad_cells(seen)
    with ledger.writing():
        entries = _in_order(tables, without, moment.today)
        wanted = [entry.read.value for entry in entries]
        booking = begin_booking(ledger, wanted, moment, terms)
        _refuse_unsaid_terms(booking, wanted)
        made = _Import(booking, file_name, drop_bad).run(tables, entries, step or _untold)
        left_out = {(seen.table.key, bad.row) for seen in tables for bad in seen.bad}
        made = replace(made, dropped=made.dropped + len(left_out | {(tables[0].table.key, row) for row in without}))
    return done(made, Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.IMPORTS)


class _Import:
    """One import while it is being booked."""

    def __init__(self, booking: Booking, file_name: str, drop_refused: bool) -> None:
        self.booking = booking
        self.file_name = file_name
        self.drop_refused = drop_refused
        self.refused: list[RefusedRow] = []

    def run(self, tables: Sequence[Preview], entries: Sequence[_Entry], step: Step) -> Imported:
        """Book row by row; a file that brings nothing new leaves no import behind to take back."""
        subjects: list[Subject] = []
        skipped = 0
        for count, entry in enumerate(entries, 1):
            made = self._booked(entry)
            skipped += made == []
            subjects += made or []
            step(count, len(entries))
        return replace(self._kept(tables, subjects), skipped=skipped)

    def _booked(self, entry: _Entry) -> list[Subject] | None:
        """What a row became; None where it is refused and dropped, with whatever it had begun."""
        if not self.drop_refused:
            return self._book(entry.read)
        try:
            with self.booking.ledger.savepoint(), self.booking.undone_if_refused():
                return self._book(entry.read)
        except Asked:
            raise
        except Refused as refused:
            self.refused.append(RefusedRow(entry.read.row, entry.table.table.key, refused))
            return None

    def _book(self, read: ReadRow) -> list[Subject]:
        try:
            return self.booking.book(read.value, read.identity)
        except Refused as refused:
            raise refused.at(refused.field, read.row) from None

    def _kept(self, tables: Sequence[Preview], subjects: list[Subject]) -> Imported:
        ledger, import_id = self.booking.ledger, 0
        if subjects:
            import_id = imports.add_import(ledger, tables[0].kind, self.file_name, subjects, self.booking.moment)
            for seen in tables:
                imports.keep_mapping(ledger, seen.signature, seen.mapping)
        names = [subject.split()[0] for _, subject in subjects]
        owed_fen, received_fen = imports.money_made(ledger, import_id)
        return Imported(
            import_id,
            documents=len(names) - names.count("customer") - names.count("goods"),
            customers=names.count("customer"),
            goods=names.count("goods"),
            skipped=0,
            dropped=len(self.refused),
            owed_fen=owed_fen,
            received_fen=received_fen,
            refused=tuple(self.refused),
        )


def _in_order(tables: Sequence[Preview], without: Set[int], today: date) -> list[_Entry]:
    """By day, however the sheet is sorted, so that money settles what was open on its day and past days stay true;
    of one day what is owed before what is paid. Customers and goods come first.
    """

    def place(entry: _Entry) -> tuple[date, bool]:
        row = entry.read.value
        lowers = isinstance(row, SheetReceipt | SheetReturn) or (isinstance(row, SheetOpenItem) and row.open_fen < 0)
        return _begins(row, today), lowers

    return sorted(_wanted(tables, without), key=place)


def _begins(row: Row, today: date) -> date:
    dated = day_of(row)
    return dated or (today if hasattr(row, "customer") else date.min)


def _wanted(tables: Sequence[Preview], without: Set[int]) -> Iterator[_Entry]:
    for seen in tables:
        for read in seen.good:
            if read.row not in without:
                yield _Entry(seen, read)


def _untold(_done: int, _total: int) -> None:
    """Nobody watches."""


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
