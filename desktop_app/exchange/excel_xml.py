"""Tables of Excel 2003 as XML, which many shop programs write under the name of an xls."""

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from desktop_app.domain.errors import Refused
from desktop_app.exchange.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    CellKind,
    GridCell,
    Sheet,
    Workbook,
    require_sane_size,
    text_cell,
)
from desktop_app.exchange.marks import Marks
from desktop_app.exchange.number_looks import NumberLook, OddLook, decimals_shown, look_of, odd_look_of
from desktop_app.exchange.packages import Attributes, local, walk_text
from desktop_app.exchange.workbooks import number_cell, sheet_of

_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00", "Currency": "0.00",
          "Euro Currency": "0.00"}  # fmt: skip
"""Formats that are called by a name."""
_RED = re.compile(r"#[b-fB-F][0-9A-Fa-f][0-5][0-9A-Fa-f][0-5][0-9A-Fa-f]")
_FEW = 2_000
"""Cells in red letters that are kept; where there are more, red says nothing."""


def read_excel_xml(text: str) -> Workbook:
    """All worksheets; refused where it declares anything of its own, or breaks off."""
    reader = _Book()
    try:
        walk_text(text, reader.start, reader.end, reader.text)
    except (ExpatError, ValueError, OverflowError):
        raise Refused("The file is damaged or incomplete. Copy or download it again.") from None
    sheets = list(reader.sheets())
    require_sane_size(sheets)
    return Workbook(sheets)


class _Look:
    """What a style changes of a cell's meaning."""

    def __init__(self, parent: "_Look | None" = None) -> None:
        self.decimals: int | NumberLook | OddLook | None = parent.decimals if parent else None
        self.struck: bool = parent.struck if parent else False
        self.red: bool = parent.red if parent else False

    def shows(self, code: str) -> None:
        code = _NAMED.get(code, code)
        self.decimals = odd_look_of(code) or look_of(code) or decimals_shown(code)


class _Table:
    """One worksheet as it comes by."""

    def __init__(self, name: str) -> None:
        self.name, self.marks = name, Marks()
        self.rows: list[list[GridCell]] = []
        self.is_hidden = False
        self.row, self.column, self.span = -1, -1, 0


class _Book:
    """Walks the file; a cell is kept when it ends."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._looks: dict[str, _Look] = {}
        self._look = _Look()
        self._since_1904 = False
        self._within: list[str] = []
        self._cell: Attributes = {}
        self._row_style = ""
        self._type, self._said = "", ""

    def sheets(self) -> Iterator[Sheet]:
        for table in self._tables:
            table.marks.since_1904 = self._since_1904
            yield sheet_of(table.name, table.rows, table.marks, table.is_hidden)

    def start(self, tag: str, attributes: Attributes) -> None:
        name, told = local(tag), {local(key): value for key, value in attributes.items()}
        match name:
            case "Style":
                self._look = self._looks[told.get("ID", "")] = _Look(self._looks.get(told.get("Parent", "")))
            case "NumberFormat":
                self._look.shows(told.get("Format", ""))
            case "Font" if "Data" not in self._within:
                self._look.struck = told.get("StrikeThrough") == "1"
                self._look.red = bool(_RED.fullmatch(told.get("Color", "")))
            case "Worksheet":
                self._tables.append(_Table(told.get("Name", "")))
            case "Row" if self._tables:
                self._begin_row(self._tables[-1], told)
            case "Cell" if self._tables:
                self._begin_cell(self._tables[-1], told)
            case "Data" if self._within[-1:] == ["Cell"]:
                self._type = told.get("Type", "String")
        self._within.append(name)

    def end(self, _tag: str) -> None:
        name = self._within.pop()
        if name == "Cell" and self._tables:
            self._finish_cell(self._tables[-1])
        elif name == "Visible" and self._tables:
            self._tables[-1].is_hidden = self._said.strip() in ("SheetHidden", "SheetVeryHidden")
            self._said = ""
        elif name == "Date1904":
            self._since_1904 = True

    def text(self, text: str) -> None:
        within = self._within
        if within and (within[-1] == "Visible" or ("Data" in within and "Comment" not in within)):
            self._said += text

    def _begin_row(self, table: _Table, told: dict[str, str]) -> None:
        table.row = _index(told, table.row + 1 + table.span)
        table.span = min(_number(told, "Span"), MAX_ROWS)
        table.column, self._row_style = -1, told.get("StyleID", "")
        if told.get("Hidden") == "1" or told.get("Height") in ("0", "0.0"):
            table.marks.hidden.add(table.row)

    def _begin_cell(self, table: _Table, told: dict[str, str]) -> None:
        table.column = _index(told, table.column + 1)
        self._cell, self._type, self._said = told, "", ""

    def _finish_cell(self, table: _Table) -> None:
        """Keep what the cell says; it takes the place of those it spans."""
        told, row, column = self._cell, table.row, table.column
        across, down = min(_number(told, "MergeAcross"), MAX_COLUMNS), min(_number(told, "MergeDown"), MAX_ROWS)
        if across or down:
            table.marks.merged.append((row, column, row + down, column + across))
        table.column += across
        cell = self._known("Formula" in told)
        self._type, self._said = "", ""
        if cell.text or cell.kind:
            table.marks.note(row, column, cell.kind, cell.text, cell.formula)
            _put(table.rows, row, column, cell)
            self._note_look(table.marks, row, column, told.get("StyleID", self._row_style))

    def _known(self, formula: bool) -> GridCell:
        said, kind = self._said, self._type
        match kind:
            case "Number" if said.strip():
                return number_cell(said, formula)
            case "DateTime":
                time_alone = said.startswith(("1899-12-3", "1900-01-00"))
                return GridCell(said[11:16], formula=formula) if time_alone else GridCell(
                    said[:10], CellKind.DATE, formula)  # fmt: skip
            case "Boolean":
                return GridCell("TRUE" if said.strip() == "1" else "FALSE", CellKind.FLAG, formula)
            case "Error":
                return GridCell(said.strip(), CellKind.ERROR, formula)
            case "" if formula:
                return GridCell("", CellKind.NO_VALUE, formula)
            case _:
                cell = text_cell(said)
                return GridCell(cell.text, cell.kind, formula)

    def _note_look(self, marks: Marks, row: int, column: int, style: str) -> None:
        look = self._looks.get(style) or self._looks.get("Default")
        marks.decimals.note(row, column, look.decimals if look else None)
        if look and look.struck:
            marks.struck.add(row)
        if look and look.red and len(marks.red) < _FEW:
            marks.red.add((row, column))


def _put(rows: list[list[GridCell]], row: int, column: int, cell: GridCell) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [GridCell()] * (column + 1 - len(rows[row]))
    rows[row][column] = cell


def _index(told: dict[str, str], otherwise: int) -> int:
    """Rows and cells may say where they stand, counted from 1."""
    said = _number(told, "Index")
    return said - 1 if said else otherwise


def _number(told: dict[str, str], name: str) -> int:
    said = told.get(name, "0").strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
