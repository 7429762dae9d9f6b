"""Marks of an ods: where formulas, errors and merged cells stand on each sheet."""

from io import BytesIO
from zipfile import ZipFile

from desktop_app.exchange.grid import CellKind, require_room
from desktop_app.exchange.marks import SHOWN, Marks
from desktop_app.exchange.packages import Attributes, local, refuse_document_types, walk


def ods_marks(raw: bytes) -> dict[str, Marks]:
    """Marks of each sheet of an ods, by its name."""
    with ZipFile(BytesIO(raw)) as package:
        refuse_document_types(package)
        walker = _OdsContent()
        walk(package, "content.xml", walker.start, walker.end, walker.text)
    return walker.found


class _OdsContent:
    """Walks all sheets of an ods, whose rows and cells may stand for many."""

    def __init__(self) -> None:
        self.found: dict[str, Marks] = {}
        self._marks = Marks()
        self._row, self._rows, self._column = 0, 1, 0
        self._cell: Attributes | None = None
        self._shown, self._aside = "", 0

    def start(self, tag: str, attributes: Attributes) -> None:
        match local(tag):
            case "table" if self._cell is None:
                self._marks = self.found.setdefault(attributes.get("table:name", ""), Marks())
                self._row = 0
            case "table-row" if self._cell is None:
                self._rows, self._column = int(attributes.get("table:number-rows-repeated", "1")), 0
            case "table-cell" | "covered-table-cell" if self._cell is None:
                self._cell, self._shown = attributes, ""
            case "annotation":
                self._aside += 1

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

    def _end_cell(self, cell: Attributes) -> None:
        count = int(cell.get("table:number-columns-repeated", "1"))
        formula = "table:formula" in cell
        if formula or self._shown or "office:value-type" in cell:
            last = self._row + self._rows - 1, self._column + count - 1
            require_room(*last)
            for column in range(self._column, last[1] + 1):
                self._marks.note(self._row, column, self._kind(cell, formula), self._shown, formula)
        self._merge(cell)
        self._column += count

    def _kind(self, cell: Attributes, formula: bool) -> CellKind:
        if cell.get("calcext:value-type") == "error":
            return CellKind.ERROR
        return CellKind.NO_VALUE if formula and "office:value-type" not in cell else CellKind.TEXT

    def _merge(self, cell: Attributes) -> None:
        down = int(cell.get("table:number-rows-spanned", "1"))
        across = int(cell.get("table:number-columns-spanned", "1"))
        if down > 1 or across > 1:
            self._marks.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
