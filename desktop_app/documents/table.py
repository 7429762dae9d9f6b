"""Tables that may run over pages: columns, rows of set text, and where each page ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop_app.documents.setting import Block, line_height, set_figure, set_text
from desktop_app.documents.sheet import RULE, STRONG, Align, DrawnSheet
from desktop_app.documents.typeface import Weight

GAP = 1.5
"""White space at each side of a cell, in mm."""

HEADING = 8.0
"""Height of a table's heading with the space above it, in mm."""

KEPT_TOGETHER = 3
"""Rows the last page should have, so that a total does not stand under a lone row."""


_EMPTY = Block((), 1)


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """One column, `width` mm wide: text of up to `lines` lines, or a figure (0 lines), which is never broken."""

    title: str
    width: float
    align: Align = Align.LEFT
    lines: int = 0


@dataclass(frozen=True)
class DrawnTable:
    """A heading, if any, and columns; `pitch` is the least height of a row, `head` that of the column titles, in mm."""

    columns: tuple[DrawnColumn, ...]
    left: float
    pitch: float
    head: float
    size: float
    heading: str = ""
    smallest: float = 7

    @cached_property
    def width(self) -> float:
        return sum(column.width for column in self.columns)

    @property
    def opening(self) -> float:
        """Height above the first row on a page."""
        return self.head + (HEADING if self.heading else 0)

    def row(self, *texts: str, weight: Weight = Weight.REGULAR) -> "DrawnRow":
        """The texts set into the columns; the row grows with its tallest cell."""
        cells = tuple(self._cell(column, text, weight) for column, text in zip(self.columns, texts, strict=True))
        tallest = max((cell.height for cell in cells if len(cell.lines) > 1), default=0)
        return DrawnRow(self, cells, max(self.pitch, tallest + GAP))

    def _cell(self, column: DrawnColumn, text: str, weight: Weight) -> Block:
        if not text:
            return _EMPTY
        room = column.width - 2 * GAP
        if column.lines:
            return set_text(text, room, self.size, column.lines * line_height(self.size), weight, self.smallest)
        return set_figure(text, room, self.size, weight)


@dataclass(frozen=True, slots=True)
class DrawnRow:
    table: DrawnTable
    cells: tuple[Block, ...]
    height: float


def paginate(rows: Sequence[DrawnRow], first: float, later: float, tail: float) -> list[list[DrawnRow]]:
    """Rows page by page: `first` and `later` mm of room, and `tail` mm after the last row on its page.

    The tail is never parted from the last row, and takes more rows along where they would leave it nearly alone.
    One row with its table's opening and the tail must fit any page.
    """
    pages: list[list[DrawnRow]] = [[]]
    left, table = first, None
    for row in rows:
        needed = row.height + (0 if row.table is table else row.table.opening)
        if needed > left:
            pages.append([])
            left, needed = later, row.height + row.table.opening
        pages[-1].append(row)
        left, table = left - needed, row.table
    if tail > left:
        pages.append([pages[-1].pop()])
    if len(pages) > 1:
        _keep_company(pages[-2], pages[-1], later - tail)
    return pages


def _keep_company(before: list[DrawnRow], last: list[DrawnRow], room: float) -> None:
    """Move rows to the last page: the whole of its first table where that fits, else until it shows enough rows."""
    shared = [row for row in before if row.table is last[0].table]
    if len(shared) < len(before) and _used([*shared, *last]) <= room:
        before[len(before) - len(shared) :] = []
        last[:0] = shared
    while len(last) < KEPT_TOGETHER < len(before) and _used([before[-1], *last]) <= room:
        last.insert(0, before.pop())


def _used(rows: Sequence[DrawnRow]) -> float:
    tables = {id(row.table): row.table.opening for row in rows}
    return sum(tables.values()) + sum(row.height for row in rows)


def draw_rows(sheet: DrawnSheet, rows: Sequence[DrawnRow], y: float, rule: float = RULE) -> float:
    """Draw the rows of a page from `y` down, each table under its own titles; returns where they end."""
    above: DrawnTable | None = None
    for row in rows:
        if row.table is not above:
            y = _draw_opening(sheet, row.table, y)
            above = row.table
        draw_row(sheet, row, y)
        y += row.height
        sheet.line(row.table.left, y, row.table.left + row.table.width, y, rule)
    return y


def _draw_opening(sheet: DrawnSheet, table: DrawnTable, y: float) -> float:
    if table.heading:
        y += HEADING
        sheet.text(table.left, y - 1.8, table.heading, table.size + 1, Weight.BOLD)
    sheet.line(table.left, y, table.left + table.width, y, STRONG)
    titles = tuple(
        set_text(column.title, column.width - GAP, table.size, 0, Weight.BOLD, 6) for column in table.columns
    )
    draw_row(sheet, DrawnRow(table, titles, table.head), y)
    y += table.head
    sheet.line(table.left, y, table.left + table.width, y, STRONG)
    return y


def draw_row(sheet: DrawnSheet, row: DrawnRow, y: float) -> None:
    """The cells of one row whose top is `y`."""
    x = row.table.left
    for column, cell in zip(row.table.columns, row.cells, strict=True):
        if cell is not _EMPTY:
            inner = x + GAP + (column.width - 2 * GAP) * column.align
            sheet.block(inner, y + (row.height - cell.height) / 2, cell, column.align)
        x += column.width
