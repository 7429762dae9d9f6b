"""Figures of a table as they are to be read: what is not plain is read where it is sure, else asked at its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange import cells
from desktop_app.exchange.doubts import Answers, DoubtChoice, SheetDoubt
from desktop_app.exchange.grid import CellKind, GridCell, letter
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.tables import Table
from desktop_app.exchange.written_figures import written

_THREE = re.compile(r"[-+(]?[¥]?([1-9]\d{0,2})\.(\d{3})元?\)?")
"""`1.200`: one and a fifth, or twelve hundred."""
_POINT = re.compile(r"[-(]?[¥]?(\d[\d,]*\.\d{1,2}|0\.\d+|\d{4,}\.\d+|\d+\.\d{4,}|\d{1,3}(,\d{3})+\.\d+)元?\)?")
_COMMA = re.compile(r"[-(]?[¥]?(\d[\d.]*,\d{1,2}|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})元?\)?")
_DECIMAL, _THOUSANDS = "decimal", "thousands"

_USUAL, _MILLIONS = 10_000, 10_000_000
"""Yuan that hardly a customer of a small shop owes."""
_IN_RED = (
    DoubtChoice("same", Said("They count like the others.")),
    DoubtChoice("less", Said("They lower what is owed.")),
)


@dataclass(slots=True)
class TableFigures:
    """How the figures of one table are written; what its other cells tell is looked for once."""

    table: Table
    answers: Answers
    _point: str | None = None
    _red: frozenset[tuple[int, int]] | None = None

    def plain(self, row: int, column: int, meaning: Meaning, cell: GridCell) -> GridCell:
        """The cell with a plain number where it says one in other ways; as it stands where it cannot be read."""
        if cell.kind is CellKind.NUMBER:
            return self._looked_at(row, column, cell) if cell.shown else cell
        if cell.kind is not CellKind.TEXT or cells.is_blank(cell):
            return cell
        three = _THREE.fullmatch(folded(cell.text))
        if three:
            return self._parted(row, column, cell, three)
        return cell if self._is_number(cell) else self._written(row, column, meaning, cell)

    def in_unit(self, row: int, column: int, figure: Decimal, factor: int) -> Decimal:
        """A figure in 万元 or thousands, in yuan; one that would be millions may be in yuan already."""
        if factor == 1 or factor > _USUAL or abs(figure * factor) < _MILLIONS:
            return figure * factor
        said = Said(
            "{figure} in units of {count} yuan is {amount} yuan. Is it?",
            figure=f"{figure:f}",
            count=f"{factor:,}",
            amount=f"{figure * factor:,f}",
        )
        yuan = DoubtChoice("yuan", Said("{figure} yuan.", figure=f"{figure:,f}"))
        unit = DoubtChoice("unit", Said("{figure} yuan.", figure=f"{figure * factor:,f}"))
        doubt = SheetDoubt("unit", said, (yuan, unit), row + 1, letter(column))
        return figure * factor if self.answers.ask_of_word(f"{column} unit", doubt) == unit.key else figure

    def in_red(self, row: int, column: int, fen: int) -> int:
        """A sum in red letters among black ones: red is a minus in books, and in other sheets only stands out."""
        if fen < 0 or (row, column) not in self._cells_in_red():
            return fen
        said = Said("Some sums of column {column} are in red letters. What are they?", column=letter(column))
        doubt = SheetDoubt("red", said, _IN_RED, row + 1, letter(column))
        return -fen if self.answers.ask_of_word(str(column), doubt) == "less" else fen

    def _cells_in_red(self) -> frozenset[tuple[int, int]]:
        """The red figures of columns that have black ones too."""
        if self._red is None:
            sheet, rows = self.table.sheet, self.table.rows()
            red = {(row, column) for row, column in sheet.red if row in rows}
            black = {
                at
                for at in {column for _, column in red}
                if any(sheet.cell(row, at).text.strip() and (row, at) not in red for row in rows)
            }
            self._red = frozenset(place for place in red if place[1] in black)
        return self._red

    def _is_number(self, cell: GridCell) -> bool:
        try:
            cells.price_of(cell, self.table.sheet.decimal_comma)
        except Refused:
            return False
        return True

    def _written(self, row: int, column: int, meaning: Meaning, cell: GridCell) -> GridCell:
        found = written(cell.text)
        if found is None:
            return cell
        values = found.values
        sure = found.sure
        if meaning is Meaning.QUANTITY and "+" in cell.text:  # ten and two for nothing
            values, sure = (*values, Decimal(re.split(r"\D", cell.text)[0])), False
        if sure:
            return _number(values[0])
        choices = {f"{value.normalize():f}": value for value in values}
        said = Said("“{text}” is not a plain number. What does it say?", text=cells.short(cell.text.strip()))
        asked = tuple(DoubtChoice(key, Said("{figure} counts.", figure=key)) for key in choices)
        return _number(choices[self.answers.ask(SheetDoubt("figure", said, asked, row + 1, letter(column)))])

    def _parted(self, row: int, column: int, cell: GridCell, three: re.Match[str]) -> GridCell:
        """A point with three digits behind it: the other cells tell what it is, or it is asked."""
        whole = Decimal(three[1] + three[2])
        if self._point is None:
            self._point = self._told()
        told = self._point or self._asked(row, column, cell, whole)
        value = whole if told == _THOUSANDS else whole / 1000
        return _number(-value if folded(cell.text)[0] in "-(" else value)

    def _told(self) -> str:
        """What the point of this table is, as its other figures have it; empty where they do not say."""
        found = {what for text in self._texts() for what, form in ((_DECIMAL, _POINT), (_THOUSANDS, _COMMA))
                 if form.fullmatch(text)}  # fmt: skip
        return found.pop() if len(found) == 1 else ""

    def _texts(self) -> Iterator[str]:
        for row in self.table.rows():
            for _, cell in self.table.filled(row):
                if cell.kind is CellKind.TEXT:
                    yield folded(cell.text)

    def _asked(self, row: int, column: int, cell: GridCell, whole: Decimal) -> str:
        small, large = f"{(whole / 1000).normalize():f}", f"{whole:,f}"
        decimal = DoubtChoice(_DECIMAL, Said("{figure} counts.", figure=small))
        thousands = DoubtChoice(_THOUSANDS, Said("{figure} counts.", figure=large))
        text = cells.short(cell.text.strip())
        said = Said("“{text}” may be {small} or {large}. Which is it?", text=text, small=small, large=large)
        choices = (thousands, decimal) if self.table.sheet.decimal_comma else (decimal, thousands)
        doubt = SheetDoubt("point", said, choices, row + 1, letter(column))
        return self.answers.ask_of_word(str(column), doubt)

    def _looked_at(self, row: int, column: int, cell: GridCell) -> GridCell:
        """A number whose format shows something else, such as 50 % for 0.5; how its column is meant is asked once."""
        look = look_aside(cell)
        if look is None:
            return cell
        kind, shown = look
        values = {"held": cell.text} | ({} if shown is None else {"shown": shown})
        held = f"{float(cell.text):.15g}"
        said = Said("The cell shows “{shown}” and holds {held}. Which of them counts?", shown=cell.shown, held=held)
        if not cell.shown.strip():
            said = Said("The cell shows nothing and holds {held}. Does it count?", held=held)
        choices = tuple(DoubtChoice(key, Said("{figure} counts.", figure=value)) for key, value in values.items())
        doubt = SheetDoubt("look", said, choices, row + 1, letter(column))
        return GridCell(values[self.answers.ask_of_word(f"{column} {kind}", doubt)], CellKind.NUMBER)


def look_aside(cell: GridCell) -> tuple[str, str | None] | None:
    """(way, number) of a cell that shows another number than it holds, or none; None where only decimals are hidden."""
    if cell.shown.endswith("%"):
        return "percent", cell.shown[:-1]
    try:
        shown = Decimal(cell.shown.replace(",", ""))
    except InvalidOperation:
        return "words", None
    return None if abs(shown - Decimal(cell.text)) < 1 else ("scaled", f"{shown:f}")


def _number(value: Decimal) -> GridCell:
    return GridCell(f"{value.normalize():f}", CellKind.NUMBER)
