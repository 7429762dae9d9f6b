"""What the reader of workbooks does not tell: formulas without a value, errors, merged cells, hidden rows, formats."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from desktop_app.exchange.grid import CellKind, GridCell, require_room
from desktop_app.exchange.number_looks import NumberLook, OddLook

SHOWN = 40
"""Characters of a value that are looked at: enough for an error or a 0."""


MOST_RED = 2_000
"""Cells in red letters that are kept of a sheet: of more it is its look."""


def is_red(rgb: str) -> bool:
    """A colour of six digits that is mostly red."""
    parts = [int(rgb[at : at + 2], 16) for at in (0, 2, 4)] if re.fullmatch(r"[0-9A-Fa-f]{6}", rgb) else [0, 0, 0]
    return parts[0] >= 0xB0 and parts[1] <= 0x50 and parts[2] <= 0x50


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a style says beside the number: struck through, in red letters, and its ground where that is not white."""

    struck: bool = False
    red: bool = False
    ground: str = ""


@dataclass(slots=True)
class Marks:
    """Cells of one sheet that are more than their value, by (row, column), and its rows that are set aside."""

    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    red: set[tuple[int, int]] = field(default_factory=set)
    """Filled cells in red letters, as far as they are few: of many it is the look of the sheet."""
    coloured: dict[int, str] = field(default_factory=dict)
    """Rows with a coloured ground, and the colour of the first of their filled cells that has one."""
    since_1904: bool = False
    decimals: "Decimals" = field(default_factory=lambda: Decimals())

    def look(self, row: int, column: int, look: CellLook) -> None:
        """Keep the look of a filled cell."""
        if look.struck:
            self.struck.add(row)
        if look.red and len(self.red) < MOST_RED:
            self.red.add((row, column))
        if look.ground:
            self.coloured.setdefault(row, look.ground)

    def note(self, row: int, column: int, kind: CellKind, text: str, formula: bool) -> None:
        """Keep a cell that holds something; refuse one beyond the largest table (D20)."""
        require_room(row, column)
        if formula or kind is not CellKind.TEXT:
            self.cells[row, column] = GridCell(text, kind, formula)


@dataclass(slots=True)
class Decimals:
    """How many decimals the cells of each column show, kept as the rows from which on that changes."""

    say_more: bool = False
    """Whether some cells show more than their number."""
    _runs: dict[int, tuple[list[int], list[int | NumberLook | OddLook | None]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._runs)

    def note(self, row: int, column: int, decimals: int | NumberLook | OddLook | None) -> None:
        """Rows of a column come from top to bottom."""
        rows, shown = self._runs.setdefault(column, ([], []))
        self.say_more = self.say_more or isinstance(decimals, NumberLook | OddLook)
        if (shown[-1] if shown else None) != decimals:
            rows.append(row)
            shown.append(decimals)

    def at(self, row: int, column: int) -> int | NumberLook | OddLook | None:
        """Decimals shown at that place; None where all of the number is."""
        rows, shown = self._runs.get(column, ([], []))
        index = bisect_right(rows, row)
        return shown[index - 1] if index else None
