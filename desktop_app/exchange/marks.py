"""What the reader of workbooks does not tell: formulas without a value, errors, merged cells, true dimensions."""

from dataclasses import dataclass, field

from desktop_app.exchange.grid import CellKind, GridCell, require_room

SHOWN = 40
"""Characters of a value that are looked at: enough for an error or a 0."""


@dataclass(slots=True)
class Marks:
    """Cells of one sheet that are more than their value, by (row, column)."""

    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def note(self, row: int, column: int, kind: CellKind, text: str, formula: bool) -> None:
        """Keep a cell that holds something; refuse one beyond the largest table (D20)."""
        require_room(row, column)
        if formula or kind is not CellKind.TEXT:
            self.cells[row, column] = GridCell(text, kind, formula)
