"""What the reader of workbooks does not tell: formulas without a value, errors, merged cells, true dimensions.

The parts of an xlsx or ods package are walked once as a stream, before anything is loaded. A document type
is refused, so no entity is ever expanded (T35).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import normpath
from xml.parsers import expat
from zipfile import ZipFile

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import MAX_COLUMNS, MAX_ROWS, Cell, CellKind, column_of, place

Attributes = dict[str, str]

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_CHUNK = 64 * 1024
_SHOWN = 40
_SHEET_TAGS = frozenset(("row", "c", "f", "v", "is", "t", "mergeCell"))


@dataclass(slots=True)
class Marks:
    """Cells of one sheet that are more than their value, by (row, column)."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def note(self, row: int, column: int, kind: CellKind, text: str, formula: bool) -> None:
        """Keep a cell that holds something; refuse one beyond the largest table (D20)."""
        require_room(row, column)
        if formula or kind is not CellKind.TEXT:
            self.cells[row, column] = Cell(text, kind, formula)


def require_room(row: int, column: int) -> None:
    """Refuses a filled cell outside 20,000 rows and 60 columns (D20)."""
    if row >= MAX_ROWS:
        raise Refused(
            "The table reaches down to cell {cell}; at most 20,000 rows are read. Split the file.",
            cell=place(row, column),
        )
    if column >= MAX_COLUMNS:
        raise Refused(
            "The table reaches out to cell {cell}; at most {columns} columns are read. Remove columns.",
            cell=place(row, column),
            columns=MAX_COLUMNS,
        )


def xlsx_marks(raw: bytes) -> dict[str, Marks]:
    """Marks of each sheet of an xlsx, by its name."""
    with ZipFile(BytesIO(raw)) as package:
        _refuse_document_types(package)
        book = _Parts()
        _walk(package, "xl/workbook.xml", book.start)
        _walk(package, "xl/_rels/workbook.xml.rels", book.start)
        found = {}
        for name, part in book.sheets():
            walker = _XlsxSheet(book.never_calculated)
            _walk(package, part, walker.start, text=walker.text)
            walker.finish_row()
            found[name] = walker.marks
    return found


def ods_marks(raw: bytes) -> dict[str, Marks]:
    """Marks of each sheet of an ods, by its name."""
    with ZipFile(BytesIO(raw)) as package:
        _refuse_document_types(package)
        walker = _OdsContent()
        _walk(package, "content.xml", walker.start, walker.end, walker.text)
    return walker.found


class _Parts:
    """Which part holds which sheet of an xlsx, and whether its formulas were ever calculated."""

    def __init__(self) -> None:
        self.never_calculated = False
        self._sheets: list[tuple[str, str]] = []
        self._targets: dict[str, str] = {}

    def start(self, tag: str, attributes: Attributes) -> None:
        match _local(tag):
            case "sheet":
                link = next((value for key, value in attributes.items() if _local(key) == "id"), "")
                self._sheets.append((attributes.get("name", ""), link))
            case "calcPr":
                self.never_calculated = attributes.get("fullCalcOnLoad") in ("1", "true")
            case "Relationship":
                self._targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheets(self) -> list[tuple[str, str]]:
        return [(name, _inside_package(self._targets.get(link, ""))) for name, link in self._sheets]


class _XlsxSheet:
    """Walks one sheet of an xlsx; a cell is judged when the next one begins.

    `never_calculated`: a 0 beside a formula is a stand-in, not a result. Millions of cells pass here, so only
    formulas and errors are looked at closely, and of a row's plain cells the last filled one.
    """

    def __init__(self, never_calculated: bool) -> None:
        self.marks = Marks()
        self._never_calculated = never_calculated
        self._row = -1
        self._cell: Attributes = {}
        self._filled: Attributes = {}
        self._formula, self._special, self._listening, self._shown = False, False, False, ""

    def start(self, tag: str, attributes: Attributes) -> None:
        name = tag if tag in _SHEET_TAGS else _local(tag)
        if name == "c":
            self._finish_cell()
            self._cell = attributes if "r" in attributes else self._placed(attributes)
            self._special = attributes.get("t") == "e"
        elif name in ("v", "is"):
            self._filled = self._cell
            self._listening = self._special
        elif name == "f":
            self._filled = self._cell
            self._formula = self._special = True
        elif name == "row":
            self.finish_row()
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._listening and len(self._shown) < _SHOWN:
            self._shown += text.strip()

    def finish_row(self) -> None:
        """Judge what the row's last cells left open; to be called once more at the end of the sheet."""
        self._finish_cell()
        if self._filled:
            require_room(*_position(self._filled["r"]))
        self._cell = self._filled = {}

    def _finish_cell(self) -> None:
        if self._special:
            self.marks.note(*_position(self._cell["r"]), self._kind(), self._shown, self._formula)
            self._formula, self._special, self._listening, self._shown = False, False, False, ""

    def _placed(self, attributes: Attributes) -> Attributes:
        """A cell without a reference stands right of the one before it."""
        column = _position(self._cell["r"])[1] + 1 if self._cell else 0
        return {**attributes, "r": place(self._row, column)}

    def _kind(self) -> CellKind:
        kind = self._cell.get("t", "")
        if kind == "e":
            return CellKind.ERROR
        empty = not self._shown and kind != "str"
        stand_in = self._never_calculated and self._shown == "0"
        return CellKind.NO_VALUE if empty or stand_in else CellKind.TEXT

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            self.marks.merged.append((*_position(first), *_position(last)))


class _OdsContent:
    """Walks all sheets of an ods, whose rows and cells may stand for many."""

    def __init__(self) -> None:
        self.found: dict[str, Marks] = {}
        self._marks = Marks()
        self._row, self._rows, self._column = 0, 1, 0
        self._cell: Attributes | None = None
        self._shown, self._aside = "", 0

    def start(self, tag: str, attributes: Attributes) -> None:
        match _local(tag):
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
        if self._cell is not None and not self._aside and len(self._shown) < _SHOWN:
            self._shown += text.strip()

    def end(self, tag: str) -> None:
        match _local(tag):
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


def _refuse_document_types(package: ZipFile) -> None:
    for part in package.namelist():
        if part.endswith((".xml", ".rels")):
            _walk(package, part, prolog_only=True)


class _PrologRead(Exception):
    """The first element was reached; nothing after it can declare an entity."""


def _walk(
    package: ZipFile,
    part: str,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    prolog_only: bool = False,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = _stop if prolog_only else start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    with package.open(part) as stream:
        try:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except _PrologRead:
            return


def _stop(_tag: str, _attributes: Attributes) -> None:
    raise _PrologRead


def _refuse_document_type(*_declaration: object) -> None:
    raise Refused("The file hides instructions for the reader, as harmful files do. Copy the table into a new file.")


def _inside_package(target: str) -> str:
    path = target.replace("\\", "/")
    return path[1:] if path.startswith("/") else normpath(f"xl/{path}")


def _position(reference: str) -> tuple[int, int]:
    """Row and column of `C7`, counted from 0."""
    where = _REFERENCE.fullmatch(reference)
    if not where:
        raise ValueError(reference)
    return int(where[2]) - 1, column_of(where[1])


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
