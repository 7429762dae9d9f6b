"""A foreign file as a plain grid of cells, whatever program wrote it."""

from collections.abc import Iterator
from enum import IntEnum

import msgspec

from desktop_app.domain.errors import Refused

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_RATIO = 100
MAX_ROWS = 100_001
"""A header and 100,000 rows (D20)."""
MAX_COLUMNS = 100
_MAX_CHARACTERS = 100_000_000
MAX_TEXT = 1_000
"""Characters kept of one cell; longer than anything the book takes, so a cut text is always refused, never used."""


class CellKind(IntEnum):
    """What the file says a cell holds. NO_VALUE is a formula whose result was never saved."""

    TEXT = 0
    NUMBER = 1
    DATE = 2
    FLAG = 3
    NO_VALUE = 4
    ERROR = 5


class Aside(IntEnum):
    """How the writer of a sheet has set a row aside."""

    HIDDEN = 0
    STRUCK = 1


class GridCell(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One cell. Numbers stand in `text` with every digit of the file, dates as 2025-05-05.

    `shown` is a number as the sheet shows it, where its format hides decimals that the file holds.
    """

    text: str = ""
    kind: CellKind = CellKind.TEXT
    formula: bool = False
    shown: str = ""


BLANK = GridCell()
_ERRORS = {"NAN", "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
_LONGEST_ERROR = 12


def text_cell(text: str) -> GridCell:
    """A cell of text, cut where nothing in the book is as long; a program's word for no value is an error."""
    if len(text) < _LONGEST_ERROR and text.strip().upper() in _ERRORS:
        return GridCell(text.strip(), CellKind.ERROR)
    return GridCell(text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…") if text else BLANK


def shortened(cells: list[GridCell]) -> list[GridCell]:
    """A row up to its last cell that holds something."""
    while cells and cells[-1] == BLANK:
        cells.pop()
    return cells


class Sheet(msgspec.Struct, frozen=True):
    """One sheet. Row and column 0 are the file's first; rows end at their last cell that holds something.

    `merged` lists merged blocks as (first row, first column, last row, last column).
    `set_aside` are rows the writer has hidden, filtered out or struck through; None where the format cannot tell.
    `file` is the name of the file, without what it ends with; `nth`: which of several files that are read together.
    `red` are cells in red letters, where the format tells and they are few.
    `coloured` are rows with a coloured ground, each with its colour, where the format tells.
    `decimal_comma`: numbers are written 1.234,56. `since_1904`: day numbers count from 1904, not from 1900.
    """

    name: str
    rows: list[list[GridCell]]
    merged: list[tuple[int, int, int, int]] = []
    hidden: bool = False
    decimal_comma: bool = False
    since_1904: bool = False
    set_aside: dict[int, Aside] | None = None
    file: str = ""
    nth: int = 0
    red: list[tuple[int, int]] = []
    coloured: dict[int, str] = {}

    @property
    def key(self) -> str:
        """What the sheet is chosen by: its name, which sheets of other files may have as well."""
        return f"{self.nth}/{self.name}" if self.nth else self.name

    def cell(self, row: int, column: int) -> GridCell:
        """The cell at that place; blank outside the grid."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return BLANK

    def merged_into(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell hidden by a merged block, the cell that shows its value."""
        return {
            place: (top, left)
            for top, left, bottom, right in self.merged
            for place in _places(top, left, bottom, right)
            if place != (top, left)
        }


class Workbook(msgspec.Struct, frozen=True, tag="workbook"):
    """All sheets of a file, in their order. A text file has one sheet."""

    sheets: list[Sheet]


def letter(column: int) -> str:
    """Column letter as the spreadsheet program shows it: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """Name of a cell, `C7`."""
    return f"{letter(column)}{row + 1}"


def column_of(letters: str) -> int:
    """Index of a column letter, `C` is 2."""
    column = 0
    for character in letters.upper():
        column = column * 26 + ord(character) - ord("A") + 1
    return column - 1


def require_room(row: int, column: int) -> None:
    """Refuses a filled cell outside 100,000 rows and 100 columns (D20)."""
    if row >= MAX_ROWS:
        raise Refused(
            "The table reaches down to cell {cell}; at most 100,000 rows are read. Split the file.",
            cell=place(row, column),
        )
    if column >= MAX_COLUMNS:
        raise Refused(
            "The table reaches out to cell {cell}; at most {columns} columns are read. Remove columns.",
            cell=place(row, column),
            columns=MAX_COLUMNS,
        )


def _places(top: int, left: int, bottom: int, right: int) -> Iterator[tuple[int, int]]:
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield row, column


def require_sane_size(sheets: list[Sheet]) -> None:
    """Refuses more text or merged cells than any table has."""
    characters = sum(len(cell.text) for sheet in sheets for row in sheet.rows for cell in row)
    hidden = sum(_area(block) for sheet in sheets for block in sheet.merged)
    if characters > _MAX_CHARACTERS or hidden > _MAX_CHARACTERS // 10:
        raise Refused(
            "The file holds more text or merged cells than a table of 100,000 rows. Save only the table you need."
        )


def _area(block: tuple[int, int, int, int]) -> int:
    top, left, bottom, right = block
    return (bottom - top + 1) * (right - left + 1)
