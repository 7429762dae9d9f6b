"""What a foreign file would bring, before anything is imported: good rows, bad cells, rows left out."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.errors import Said
from desktop_app.exchange.beside import told_beside
from desktop_app.exchange.cautions import Caution, cautions_of, refuse_other_money
from desktop_app.exchange.customers import read_customers
from desktop_app.exchange.doubles import papers_once
from desktop_app.exchange.doubts import Answers, SheetDoubt
from desktop_app.exchange.figures import TableFigures
from desktop_app.exchange.goods import read_goods
from desktop_app.exchange.grid import Workbook, letter
from desktop_app.exchange.history import read_history
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.leftovers import LeftOut, Leftover, beginning, leftover
from desktop_app.exchange.line_checks import ask_about_lines
from desktop_app.exchange.namesakes import ask_about_namesakes
from desktop_app.exchange.open_items import read_open_items
from desktop_app.exchange.other_money import ask_about_currency, units_asked
from desktop_app.exchange.own_kind import require_own_kind
from desktop_app.exchange.questions import (
    ask_about_columns,
    ask_about_customer,
    kept,
    kept_before,
    with_answers,
)
from desktop_app.exchange.read_terms import methods_told
from desktop_app.exchange.reading import BadCell, ReadRow, ReadRows, RowReading
from desktop_app.exchange.receipts import read_receipts
from desktop_app.exchange.rows import identities
from desktop_app.exchange.set_aside import looks_told, rows_set_aside
from desktop_app.exchange.shipments import read_shipments
from desktop_app.exchange.spelled_out import ask_about_rows_above, ask_about_sums_in_words
from desktop_app.exchange.strange_names import ask_about_names
from desktop_app.exchange.table_days import TableDays
from desktop_app.exchange.table_notes import ask_about_notes
from desktop_app.exchange.tables import Table, fitting, tables_in
from desktop_app.exchange.ticks import ask_about_marks, ask_about_rates
from desktop_app.exchange.totals import TotalSums, compared
from desktop_app.exchange.units import units_of
from desktop_app.exchange.unread_tables import ask_about_tables, sheets_told
from desktop_app.exchange.wanted import Wanted, signature

READERS: Mapping[ImportKind, ReadRows] = {
    ImportKind.CUSTOMERS: read_customers,
    ImportKind.GOODS: read_goods,
    ImportKind.OPEN_ITEMS: read_open_items,
    ImportKind.HISTORY: read_history,
    ImportKind.SHIPMENTS: read_shipments,
    ImportKind.RECEIPTS: read_receipts,
}


_OF_CUSTOMERS = frozenset(ImportKind) - {ImportKind.GOODS, ImportKind.CUSTOMERS}
"""Kinds whose rows are papers of customers."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table that fits; `key` chooses it."""

    key: str
    sheet: str
    header_row: int
    names: tuple[str, ...]
    row_count: int


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Several tables fit equally well: the user must say which one is meant."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class UsedColumn:
    """Which column is read as which field."""

    field: Meaning
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything about one table of a foreign file; nothing is decided here about the book.

    Import when `doubts` is empty and `bad` is too, or its rows are dropped on purpose: `good` never contains them. What
    a doubt is about stands in `good` as its first choice would have it. `source` is the
    table as it stands in the file; `accepted` is what was settled when it was read.
    """

    kind: ImportKind
    table: Candidate
    signature: str
    columns: tuple[UsedColumn, ...]
    unused: tuple[str, ...]
    good: tuple[ReadRow, ...]
    bad: tuple[BadCell, ...]
    left_out: tuple[LeftOut, ...]
    cautions: tuple[Caution, ...]
    source: Table
    doubts: tuple[SheetDoubt, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was said of its columns and is kept with the mapping."""

    @property
    def warnings(self) -> tuple[Said, ...]:
        """What to think about before importing, without the rows it is said of."""
        return tuple(caution.said for caution in self.cautions)

    @property
    def mapping(self) -> dict[str, str]:
        """Field → column name, as it may be kept for the next file with this header; empty for a field not wanted."""
        return self.source.header.mapping | dict(self.answers)


def preview(workbook: Workbook, wanted: Wanted, today: date) -> Preview | TableChoice:
    """Read a workbook; a Choice when several tables fit equally. Refuses when no table has the columns needed."""
    every = tables_in(workbook, wanted)
    tables = fitting(every, wanted)
    if len(tables) > 1:
        return TableChoice(tuple(_candidate(table) for table in tables))
    require_own_kind(tables[0], wanted.kind)
    with _all_kept():
        return _preview(tables[0], every, wanted, today)


@contextmanager
def _all_kept() -> Iterator[None]:
    """Of a table that is read nothing is garbage: to look for it again and again takes a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _preview(table: Table, every: Sequence[Table], wanted: Wanted, today: date) -> Preview:
    kind, header = wanted.kind, signature(wanted.kind, table.header.signature)
    answers = Answers(kept_before(wanted.remembered(header)) | dict(wanted.accepted))
    ask_about_tables(table, every, wanted, answers)
    table = with_answers(table, wanted.accepted)
    sums = TotalSums(table, units_asked(table, units_of(table), answers), today, Answers(answers.accepted))
    every_row, left_out = _sorted_out(table, sums)
    _ask_about_unread(table, kind, every_row, answers)
    aside = rows_set_aside(table, every_row, answers)
    rows = [row for row in every_row if row not in aside]
    readings = _readings(sums, rows, answers)
    entries = _entries(table, kind, readings)
    totals = _readings(sums, [out.row - 1 for out in left_out if out.reason is Leftover.TOTAL], answers)
    sums_told = tuple(compared(sums, totals, every_row, entries, answers))
    left_out += _left_aside(table, aside | {each.row: each.leftover for each in readings if each.leftover})
    return Preview(
        kind=kind,
        table=_candidate(table),
        signature=header,
        columns=_columns(table),
        unused=_unused(table),
        good=_good(entries),
        bad=_bad_cells(readings),
        left_out=tuple(sorted(left_out, key=lambda out: out.row)),
        cautions=(*cautions_of(table, kind, entries), *_told(table, every, kind, rows, sums_told)),
        source=table,
        doubts=tuple(answers.open.values()),
        accepted=wanted.accepted,
        answers=kept(answers.settled),
    )


def _ask_about_unread(table: Table, kind: ImportKind, rows: Sequence[int], answers: Answers) -> None:
    """What stands in columns that are read as nothing, or in no column at all."""
    for ask in (ask_about_columns, ask_about_marks, ask_about_rates, ask_about_lines):
        ask(table, kind, rows, answers)
    if kind in _OF_CUSTOMERS:
        ask_about_sums_in_words(table, rows, answers)
        ask_about_rows_above(table, answers)
        ask_about_currency(table, rows, answers)
        ask_about_notes(table, answers)
    ask_about_customer(table, answers)


def _readings(sums: TotalSums, rows: Sequence[int], answers: Answers) -> list[RowReading]:
    """The rows of the table, to be read with what they share."""
    merged, days = sums.table.sheet.merged_into(), TableDays(sums.table, sums.today, answers)
    figures = TableFigures(sums.table, answers)
    readings = [
        RowReading(sums.table, row, sums.today, merged, answers, sums.units, table_days=days, table_figures=figures)
        for row in rows
    ]
    for reading in readings if Meaning.CURRENCY in sums.table.header.columns else ():
        refuse_other_money(reading)
    return readings


def _entries(table: Table, kind: ImportKind, readings: Sequence[RowReading]) -> list[ReadRow]:
    """What the rows say, each paper once; who may be somebody else of that name is asked about."""
    named = ask_about_names(readings) if kind in _OF_CUSTOMERS else readings
    entries = papers_once(told_beside(READERS[kind](named), named), named)
    ask_about_namesakes(readings, by_phone=kind is ImportKind.OPEN_ITEMS and Meaning.DATE not in table.header.columns)
    return entries


def _told(
    table: Table, every: Sequence[Table], kind: ImportKind, rows: Sequence[int], sums_told: Sequence[Caution]
) -> list[Caution]:
    """What is told of the table that nobody has to answer."""
    sheets = sheets_told(table, every) if kind in _OF_CUSTOMERS else ()
    return [*sheets, *sums_told, *looks_told(table, rows), *methods_told(table, rows)]


def _left_aside(table: Table, reasons: Mapping[int, Leftover]) -> list[LeftOut]:
    return [_left_out(table, row, reason) for row, reason in reasons.items()]


def _good(entries: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """With the key by which the book knows one again."""
    keys = identities(entry.value for entry in entries)
    return tuple(ReadRow(one.rows, one.value, key) for one, key in zip(entries, keys, strict=True))


def _sorted_out(table: Table, sums: TotalSums) -> tuple[list[int], list[LeftOut]]:
    """Rows to read, and those that by their look are no entries; blank lines below the last are not worth a word."""
    rows: list[int] = []
    left_out: list[LeftOut] = []
    in_notes = False
    for row in table.rows():
        reason = leftover(table, row, in_notes)
        in_notes = reason is Leftover.NOTE or (in_notes and reason is Leftover.BLANK)
        if reason is None and sums.is_total(row, rows):
            reason = Leftover.TOTAL
        if reason is None:
            rows.append(row)
        else:
            left_out.append(_left_out(table, row, reason))
    last = max(rows, default=-1) + 1
    left_out = [out for out in left_out if out.reason is not Leftover.BLANK or out.row < last]
    return rows, left_out


def _left_out(table: Table, row: int, reason: Leftover) -> LeftOut:
    return LeftOut(row + 1, reason, beginning(table, row))


def _bad_cells(readings: Sequence[RowReading]) -> tuple[BadCell, ...]:
    """Every bad cell once, in the order of the sheet; a bad title cell spoils every row of its table."""
    cells = {(bad.row, bad.column, bad.field): bad for reading in readings for bad in reversed(reading.bad)}
    return tuple(cells[key] for key in sorted(cells, key=lambda key: (key[0], len(key[1]), key[1])))


def _candidate(table: Table) -> Candidate:
    header = table.header
    filled = sum(map(table.holds, table.rows()))
    names = tuple(name for name in header.names if name)
    return Candidate(table.key, table.sheet.name, header.row + 1, names, filled)


def _columns(table: Table) -> tuple[UsedColumn, ...]:
    columns = sorted(table.header.columns.items(), key=lambda item: item[1])
    return tuple(UsedColumn(field, letter(column), table.header.name_of(column)) for field, column in columns)


def _unused(table: Table) -> tuple[str, ...]:
    used = set(table.header.columns.values())
    names = enumerate(table.header.names, table.header.left)
    return tuple(name for column, name in names if name and column not in used)
