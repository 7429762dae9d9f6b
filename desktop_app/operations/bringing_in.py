"""Bring what foreign tables hold into the book: all of it in one step, in the order of its days (U48)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.dates import Terms
from desktop_app.domain.errors import Asked, Needs, Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.rows import Row, SheetOpenItem, SheetReceipt, SheetReturn, day_of
from desktop_app.operations.booking import Booking, Subject, begin_booking
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.placed import InDoubt, Placed
from desktop_app.store import imports
from desktop_app.store.database import Ledger

Without = Mapping[str, Set[int]]
"""First rows of entries that are left out, by the key of their table."""
NOTHING: Without = {}

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
    `changed` customers and goods of the book were filled in, `corrected` papers voided for others of the sheet.
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
    changed: int = 0
    corrected: int = 0
    refused: tuple[RefusedRow, ...] = ()


def import_tables(
    ledger: Ledger,
    tables: Sequence[Preview],
    file_name: str,
    moment: Moment,
    drop_bad: bool = False,
    without: Without = NOTHING,
    step: Step | None = None,
    terms: Terms | None = None,
    drop_refused: bool = False,
) -> Done[Imported]:
    """Book every good row in one transaction; refused while cells are bad, unless their rows are dropped on purpose.

    Rows the book already has add nothing. Entries that begin in a row of `without` of their table are left out. What
    the book itself refuses carries the row as its `line` and the table as its `field`, unless such rows are dropped
    too (`drop_refused`). While something is in doubt nothing is booked (`InDoubt`). The mapping is remembered for this
    header. `terms`: how new customers pay of whom the sheet does not say it; refused while that is not said, since a
    guess would make old debts overdue (R003).
    """
    for seen in () if drop_bad else tables:
        _refuse_bad_cells(seen)
    with ledger.writing():
        entries = _in_order(tables, without, moment.today)
        booking = begin_booking(ledger, entries, moment, terms)
        _refuse_open_doubts(tables, booking, without)
        _refuse_unsaid_terms(booking, [entry.value for entry in entries])
        made = _Import(booking, file_name, drop_refused).run(tables, entries, step or _untold)
        made = replace(made, dropped=made.dropped + _left_out(tables, without))
    return done(made, Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.IMPORTS)


def _left_out(tables: Sequence[Preview], without: Without) -> int:
    """How many rows nobody tries to book."""
    bad = {(seen.table.key, bad.row) for seen in tables for bad in seen.bad}
    return len(bad | {(table, row) for table, rows in without.items() for row in rows})


class _Import:
    """One import while it is being booked."""

    def __init__(self, booking: Booking, file_name: str, drop_refused: bool) -> None:
        self.booking = booking
        self.file_name = file_name
        self.drop_refused = drop_refused
        self.refused: list[RefusedRow] = []
        self.begun = imports.last_of_journal(booking.ledger)

    def run(self, tables: Sequence[Preview], entries: Sequence[Placed], step: Step) -> Imported:
        """Book row by row; a file that brings nothing new leaves no import behind to take back."""
        subjects: list[Subject] = []
        skipped = 0
        for count, entry in enumerate(entries, 1):
            made = self._booked(entry)
            skipped += made == []
            subjects += made or []
            step(count, len(entries))
        return replace(self._kept(tables, subjects), skipped=skipped)

    def _booked(self, entry: Placed) -> list[Subject] | None:
        """What a row became; None where it is refused and dropped, with whatever it had begun."""
        if not self.drop_refused:
            return self._book(entry)
        try:
            with self.booking.ledger.savepoint(), self.booking.undone_if_refused():
                return self._book(entry)
        except Asked:
            raise
        except Refused as refused:
            self.refused.append(RefusedRow(entry.read.row, entry.table, refused))
            return None

    def _book(self, entry: Placed) -> list[Subject]:
        try:
            return self.booking.book(entry)
        except Refused as refused:
            raise refused.at(entry.table, entry.read.row) from None

    def _kept(self, tables: Sequence[Preview], subjects: list[Subject]) -> Imported:
        ledger, import_id = self.booking.ledger, 0
        if subjects:
            remembered = [pair for seen in tables for pair in imports.mapped(ledger, seen.signature, seen.mapping)]
            pairs, moment = [*subjects, *remembered], self.booking.moment
            import_id = imports.add_import(ledger, tables[0].kind, self.file_name, pairs, moment)
        names = Counter(subject.split()[0] for subject in {subject for _, subject in subjects})
        owed_fen, received_fen = imports.money_made(ledger, self.begun)
        return Imported(
            import_id,
            documents=sum(imports.is_document(subject) for _, subject in subjects),
            customers=names["customer"],
            goods=names["goods"],
            changed=names[imports.EDITED] + names[imports.EDITED_GOODS],
            corrected=names[imports.CORRECTED],
            skipped=0,
            dropped=len(self.refused),
            owed_fen=owed_fen,
            received_fen=received_fen,
            refused=tuple(self.refused),
        )


def _in_order(tables: Sequence[Preview], without: Without, today: date) -> list[Placed]:
    """By day, however the sheet is sorted, so that money settles what was open on its day and past days stay true;
    of one day what is owed before what is paid. Customers and goods come first.
    """

    def place(entry: Placed) -> tuple[date, bool]:
        row = entry.value
        lowers = isinstance(row, SheetReceipt | SheetReturn) or (isinstance(row, SheetOpenItem) and row.open_fen < 0)
        return _begins(row, today), lowers

    return sorted(_wanted(tables, without), key=place)


def _begins(row: Row, today: date) -> date:
    dated = day_of(row)
    return dated or (today if hasattr(row, "customer") else date.min)


def _wanted(tables: Sequence[Preview], without: Without) -> Iterator[Placed]:
    for seen in tables:
        out = without.get(seen.table.key, frozenset())
        for read in seen.good:
            if read.row not in out:
                yield Placed(seen, read)


def _untold(_done: int, _total: int) -> None:
    """Nobody watches."""


def _refuse_open_doubts(tables: Sequence[Preview], booking: Booking, without: Without) -> None:
    """What a file leaves open of the rows that come in, and what only the book can ask, told together."""
    of_book = booking.asking.open
    doubts = {
        seen.table.key: (
            *(doubt for doubt in seen.doubts if doubt.row not in without.get(seen.table.key, ())),
            *of_book.get(seen.table.key, ()),
        )
        for seen in tables
    }
    if any(doubts.values()):
        raise InDoubt.about(doubts)


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
    unsaid = booking.records.without_terms(wanted) if booking.records.otherwise is None else []
    if unsaid:
        said = Refused(
            "The sheet does not say how its new customers pay: {count}, the first is {name}. Choose their terms.",
            count=len(unsaid),
            name=unsaid[0],
        )
        raise said.at("terms").for_want_of(Needs.TERMS)
