"""Marks of an ods: where formulas, errors, merged cells, hidden rows and hidden decimals stand on each sheet."""

import re
from io import BytesIO
from zipfile import ZipFile

from desktop_app.exchange.grid import MAX_ROWS, CellKind, require_room
from desktop_app.exchange.marks import SHOWN, Marks
from desktop_app.exchange.number_looks import OddLook, decimals_in
from desktop_app.exchange.ods_styles import OdsStyles
from desktop_app.exchange.packages import Attributes, local, refuse_document_types, walk


def ods_marks(raw: bytes) -> dict[str, Marks]:
    """Marks of each sheet of an ods, by its name."""
    with ZipFile(BytesIO(raw)) as package:
        refuse_document_types(package)
        walker = _OdsContent(OdsStyles())
        for part in _PARTS:
            if part in package.namelist():
                walk(package, part, walker.start, walker.end, walker.text)
    return walker.found


_PARTS = ("styles.xml", "content.xml")
_HIDDEN = ("collapse", "filter")
_ODD = ((r"%", "0.##%"), (r"\d/\d", "# ??/??"), (r"\dE[+-]", "0.00E+00"))
"""What is shown of a number that is not the number itself, and a format that shows it so."""


class _OdsContent:
    """Walks all sheets of an ods, whose rows and cells may stand for many."""

    def __init__(self, styles: OdsStyles) -> None:
        self.found: dict[str, Marks] = {}
        self._styles = styles
        self._since_1904 = False
        self._groups: list[bool] = []
        self._marks = Marks()
        self._row, self._rows, self._column = 0, 1, 0
        self._cell: Attributes | None = None
        self._shown, self._aside = "", 0

    def start(self, tag: str, attributes: Attributes) -> None:
        match local(tag):
            case "table" if self._cell is None:
                fresh = Marks(since_1904=self._since_1904)
                self._marks = self.found.setdefault(attributes.get("table:name", ""), fresh)
                self._row = 0
                self._styles.begin_table()
            case "table-row" if self._cell is None:
                self._start_row(attributes)
            case "table-row-group":
                self._groups.append(attributes.get("table:display") == "false")
            case "null-date":
                self._since_1904 = attributes.get("table:date-value", "").startswith("1904")
            case "table-cell" | "covered-table-cell" if self._cell is None:
                self._cell, self._shown = attributes, ""
            case "annotation":
                self._aside += 1
            case name:
                self._styles.start(name, attributes)

    def _start_row(self, row: Attributes) -> None:
        self._rows, self._column = int(row.get("table:number-rows-repeated", "1")), 0
        self._styles.of_row = row.get("table:default-cell-style-name", "")
        if any(self._groups) or row.get("table:visibility") in _HIDDEN:
            self._marks.hidden.update(range(self._row, min(self._row + self._rows, MAX_ROWS)))

    def text(self, text: str) -> None:
        if self._cell is not None and not self._aside and len(self._shown) < SHOWN:
            self._shown += text.strip()

    def end(self, tag: str) -> None:
        match local(tag):
            case "annotation":
                self._aside -= 1
            case "table-cell" | "covered-table-cell" if self._cell is not None:
                self._end_cell(self._cell)
                self._cell = None
            case "table-row" if self._cell is None:
                self._row += self._rows
            case "table-row-group":
                self._groups.pop()

    def _end_cell(self, cell: Attributes) -> None:
        count = int(cell.get("table:number-columns-repeated", "1"))
        formula = "table:formula" in cell
        if formula or self._shown or "office:value-type" in cell:
            last = self._row + self._rows - 1, self._column + count - 1
            require_room(*last)
            for column in range(self._column, last[1] + 1):
                self._marks.note(self._row, column, self._kind(cell, formula), self._shown, formula)
                self._marks.decimals.note(self._row, column, self._decimals(cell))
                self._marks.look(self._row, column, self._styles.look(cell, column))
        self._merge(cell)
        self._column += count

    def _kind(self, cell: Attributes, formula: bool) -> CellKind:
        if cell.get("calcext:value-type") == "error":
            return CellKind.ERROR
        return CellKind.NO_VALUE if formula and "office:value-type" not in cell else CellKind.TEXT

    def _decimals(self, cell: Attributes) -> int | OddLook | None:
        """Decimals of a number as it is shown, where the file holds more of them; or that it shows something else."""
        odd = next((code for form, code in _ODD if re.search(form, self._shown)), None)
        if odd is not None and cell.get("office:value-type") in ("float", "percentage"):
            return OddLook((odd,))
        held = cell.get("office:value", "").partition(".")[2]
        shown = decimals_in(self._shown) if held else None
        return shown if shown is not None and shown < len(held) else None

    def _merge(self, cell: Attributes) -> None:
        down = int(cell.get("table:number-rows-spanned", "1"))
        across = int(cell.get("table:number-columns-spanned", "1"))
        if down > 1 or across > 1:
            self._marks.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
