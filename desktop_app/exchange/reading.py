"""Reading one row of a table field by field; what cannot be read is kept as a bad cell, not raised."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

import msgspec

from desktop_app.domain.customers import NOTE_LENGTH
from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange import cells, days
from desktop_app.exchange.cell_names import name_of
from desktop_app.exchange.ditto import FILLED_DOWN, may_point_above, row_said
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.figures import TableFigures
from desktop_app.exchange.free_charges import is_free
from desktop_app.exchange.grid import BLANK, CellKind, GridCell, letter
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import CHARGED, MONEY, Meaning
from desktop_app.exchange.leftovers import Leftover, is_hint
from desktop_app.exchange.rows import Row
from desktop_app.exchange.table_days import TableDays
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import Units, factor_of, has_own_unit

Value = TypeVar("Value")

_NOTES = frozenset({Meaning.REMARK, Meaning.TEXT})
_IS_PLAIN = re.compile(r"\d+(\.\d\d?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that keeps its row from being imported: where it stands, what it shows, why, in plain words."""

    row: int
    column: str
    field: Meaning
    shown: str
    reason: Said


class RowReading(msgspec.Struct, eq=False, gc=False):
    """The cells of one row under their fields. Each getter returns None or a blank where a cell is bad."""

    table: Table
    row: int
    today: date
    merged: Mapping[tuple[int, int], tuple[int, int]]
    answers: Answers = msgspec.field(default_factory=Answers)
    units: Units = msgspec.field(default_factory=Units)
    bad: list[BadCell] = msgspec.field(default_factory=list)
    leftover: Leftover | None = None
    table_days: TableDays | None = None
    table_figures: TableFigures | None = None
    said: dict[Meaning, GridCell] = msgspec.field(default_factory=dict)
    """What the row says under each field that it says something of: looked at once, asked for many times."""
    _in_yuan: bool = False
    """Whether every plain sum of the row is one of yuan."""

    def __post_init__(self) -> None:
        self.said = self._found()
        self._in_yuan = self.units.are_yuan and not self.table.sheet.decimal_comma
        self._in_yuan = self._in_yuan and Meaning.MONEY_UNIT not in self.said and not self.table.sheet.red

    @property
    def _days(self) -> TableDays:
        """Shared by all rows of the table where they are read together."""
        if self.table_days is None:
            self.table_days = TableDays(self.table, self.today, self.answers)
        return self.table_days

    @property
    def _figures(self) -> TableFigures:
        """Shared as the days are."""
        if self.table_figures is None:
            self.table_figures = TableFigures(self.table, self.answers)
        return self.table_figures

    @property
    def number(self) -> int:
        """Row number as the sheet shows it."""
        return self.row + 1

    def leave_out(self, reason: Leftover) -> None:
        """The row is no entry of this kind; what is bad in it does not matter."""
        self.leftover, self.bad = reason, []

    def has(self, field: Meaning) -> bool:
        """Whether the table has such a column, or a title that says it."""
        return field in self.table.header.columns or (field is Meaning.CUSTOMER and self.table.customer is not None)

    def is_blank(self, field: Meaning) -> bool:
        cell = self.said.get(field)
        return cell is None or cells.is_blank(cell)

    def saying(self, fields: Sequence[Meaning]) -> list[Meaning]:
        """Those of these under which anything stands."""
        said = self.said
        return [field for field in fields if field in said]

    def says_any(self, fields: frozenset[Meaning]) -> bool:
        """Whether anything stands under one of these."""
        return not self.said.keys().isdisjoint(fields)

    def shown(self, field: Meaning) -> str:
        """The cell's text as it stands; blank where there is no such column."""
        cell = self.said.get(field)
        return "" if cell is None else cell.text

    def text(self, field: Meaning) -> str:
        cell = self.said.get(field)
        plain = "" if cell is None else cells.plain_text_of(cell)
        return self._said_in(field, cells.text_of) if plain is None else plain

    def note(self, field: Meaning) -> str:
        return self._said_in(field, cells.note_of)

    def _said_in(self, field: Meaning, read: Callable[[GridCell, str], str]) -> str:
        return self._read(field, lambda cell: read(cell, name_of(field))) or ""

    def phone(self, field: Meaning = Meaning.PHONE) -> str:
        """A telephone number; full-width figures are figures."""
        return folded(self.text(field)) if field in self.said else ""

    def remark(self) -> str:
        """What the row notes: the summary and the note, both where they differ."""
        if not self.says_any(_NOTES):
            return ""
        note, told = self.note(Meaning.REMARK), self.note(Meaning.TEXT)
        if told in note or len(note) + len(told) >= NOTE_LENGTH:
            return note
        return told if note in told else f"{told}；{note}"

    def fen(self, field: Meaning) -> int | None:
        """A sum, in fen, whatever unit its column, its row or its table says."""
        cell = self.said.get(field)
        if cell is None:
            return None
        plain = cells.plain_fen_of(cell) if self._in_yuan else None
        if plain is not None:
            return plain
        fen = self._read(field, lambda cell: cells.fen_of(self._scaled(field, cell), self.table.sheet.decimal_comma))
        column = self.table.header.columns[field]
        return self._figures.in_red(self.row, column, fen) if fen and self.table.sheet.red else fen

    def sums(self, fields: Mapping[Meaning, str]) -> dict[str, int]:
        """Of these columns of money those that say something, each under the name it is given."""
        found = {}
        for meaning, cell in self.said.items():
            name = fields.get(meaning)
            if name is None:
                continue
            plain = cells.plain_fen_of(cell) if self._in_yuan else None
            fen = plain if plain is not None else self.fen(meaning)
            if fen is not None:
                found[name] = fen
        return found

    def price(self, field: Meaning) -> int | None:
        return self._read(field, lambda cell: cells.price_of(self._scaled(field, cell), self.table.sheet.decimal_comma))

    def quantity(self, field: Meaning) -> int | None:
        return self._read(
            field, lambda cell: cells.quantity_of(self._plain(field, cell), self.table.sheet.decimal_comma)
        )

    def decimal(self, field: Meaning) -> Decimal | None:
        return self._read(
            field, lambda cell: cells.decimal_of(self._scaled(field, cell), self.table.sheet.decimal_comma)
        )

    def whole(self, field: Meaning) -> int | None:
        return self._read(field, cells.whole_of)

    def day(self, field: Meaning, on_or_after: date | None = None) -> date | None:
        cell = self.said.get(field)
        plain = None if cell is None else days.plain_date_of(cell)
        if cell is None or plain is not None:
            return plain
        column = self._place(field)[1]
        return self._read(field, lambda cell: days.date_of(cell, self._days.rules(column, on_or_after)))

    def past_day(self, field: Meaning) -> date | None:
        """The day of something that has happened; one that has not come yet is a bad cell."""
        found = self.day(field)
        if found is None or found <= self.today:
            return found
        self.refuse(
            field, Said("{date} has not come yet. Choose a day up to today ({today}).", date=found, today=self.today)
        )
        return None

    def texts_of(self, field: Meaning) -> tuple[str, ...]:
        """Each text of that column once, whatever row it stands in."""
        return self._days.texts(self._place(field)[1])

    def need(self, *fields: Meaning) -> None:
        """Each of these must be filled in."""
        for each in fields:
            if self.is_blank(each):
                self.refuse(each, Said("This cell is empty, but the entry needs it. Fill it in, or leave the row out."))

    def refuse(self, field: Meaning, reason: Said) -> None:
        """Mark the cell of that field as bad."""
        row, column, cell = self._place(field)
        self.bad.append(BadCell(row + 1, letter(column), field, cell.text.strip()[:60], reason))

    def ask(self, which: str, field: Meaning, said: Said, *choices: DoubtChoice) -> str:
        """Leave the cell of that field in doubt; the key of the choice that counts until somebody settles it."""
        row, column, _ = self._place(field)
        return self.answers.ask(SheetDoubt(which, said, choices, row + 1, letter(column)))

    def ask_of_word(self, which: str, field: Meaning, word: str, said: Said, *choices: DoubtChoice) -> str:
        """As `ask`, once for all rows that say that word."""
        row, column, _ = self._place(field)
        return self.answers.ask_of_word(word, SheetDoubt(which, said, choices, row + 1, letter(column)))

    def _read(self, field: Meaning, read: Callable[[GridCell], Value]) -> Value | None:
        cell = self.said.get(field)
        if cell is None or cells.is_blank(cell):
            return None
        try:
            if is_hint(cell):
                raise Refused("This is a hint of the template. Write the real value in its place.")
            return read(cell)
        except Refused as refused:
            self.refuse(field, refused)
            return None

    def _scaled(self, field: Meaning, cell: GridCell) -> GridCell:
        """The cell as a plain number in yuan."""
        number = self._plain(field, cell)
        factor = self.units.factor(field, self.table.header.columns.get(field))
        own = factor_of(self.shown(Meaning.MONEY_UNIT)) if self.has(Meaning.MONEY_UNIT) and field in MONEY else None
        factor = own or factor
        if factor == 1 or has_own_unit(cell):
            return number
        plain = GridCell(number.shown, number.kind) if number.shown and number.kind is CellKind.NUMBER else number
        figure = cells.decimal_of(plain, self.table.sheet.decimal_comma)
        return GridCell(f"{self._figures.in_unit(self.row, self.table.header.columns[field], figure, factor):f}")

    def _plain(self, field: Meaning, cell: GridCell) -> GridCell:
        """The cell with its number written plainly; most are."""
        if not cell.shown if cell.kind is CellKind.NUMBER else _IS_PLAIN.fullmatch(cell.text):
            return cell
        return self._figures.plain(self.row, self.table.header.columns[field], field, cell)

    def _found(self) -> dict[Meaning, GridCell]:
        """The cells that hold something: of most fields simply the one below the column's name."""
        row, found = self.table.sheet.rows[self.row], {}
        width, columns = len(row), self.table.header.columns
        merged = bool(self.merged)
        for meaning, column in columns.items():
            cell = row[column] if column < width else BLANK
            text = cell.text
            if meaning in FILLED_DOWN and may_point_above(text, merged):
                cell = self._place(meaning)[2]
            if (cell.text or cell.kind) and not (meaning in CHARGED and is_free(cell.text)):
                found[meaning] = cell
        title = self.table.customer
        if title is not None and Meaning.CUSTOMER not in columns:
            found[Meaning.CUSTOMER] = title.cell
        return found

    def _place(self, field: Meaning) -> tuple[int, int, GridCell]:
        column = self.table.header.columns.get(field)
        title = self.table.customer
        if column is None and field is Meaning.CUSTOMER and title is not None:
            return title.row, title.column, title.cell
        if column is None:
            return self.row, self.table.header.left, BLANK
        row, shown = self.row, column
        if field in FILLED_DOWN:
            row, shown = self.merged.get((row, column), (row, column))
            row = row_said(self.table.sheet, row, shown, self.table.header.row)
        return row, column, self.table.sheet.cell(row, shown)


class ReadRow(msgspec.Struct, frozen=True, gc=False):
    """One row or several, as the sheet counts them, that became a value of the trade.

    `identity` tells it from every other entry of the sheet, whenever it is read; empty while not all are read.
    """

    rows: tuple[int, ...]
    value: Row
    identity: str = ""

    @property
    def row(self) -> int:
        """The first of its rows."""
        return self.rows[0]


ReadRows = Callable[[Sequence[RowReading]], list[ReadRow]]
"""Turns the rows of a table into entries; what is bad or left out is noted in the readings."""
