"""xlsx, xls and ods as grids: values by calamine, what it does not tell by our own marks."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.domain.errors import Refused
from desktop_app.exchange.formats import Format, protected
from desktop_app.exchange.grid import (
    BLANK,
    MAX_COLUMNS,
    Aside,
    CellKind,
    GridCell,
    Sheet,
    Workbook,
    require_room,
    require_sane_size,
    shortened,
    text_cell,
)
from desktop_app.exchange.marks import Marks
from desktop_app.exchange.number_looks import NumberLook, OddLook, as_shown
from desktop_app.exchange.ods import ods_marks
from desktop_app.exchange.xls import xls_marks
from desktop_app.exchange.xlsx import xlsx_marks

Merged = list[tuple[tuple[int, int], tuple[int, int]]] | list[tuple[int, int, int, int]]
Value = int | float | str | bool | time | date | datetime | timedelta

_EXACT_WHOLE = 2**53


def read_workbook(raw: bytes, form: Format) -> Workbook:
    """All worksheets of a file, hidden ones marked; macros and links are not looked at (T35)."""
    try:
        marks = _marks(raw, form)
        of_xls = xls_marks(raw) if form is Format.XLS else []
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        if len(of_xls) == len(book.sheets_metadata):
            marks = {about.name: found for about, found in zip(book.sheets_metadata, of_xls, strict=True)}
        sheets = [
            _sheet(book.get_sheet_by_name(about.name), about, marks.get(about.name))
            for about in book.sheets_metadata
            if about.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        raise protected() from None
    except (CalamineError, BadZipFile, ExpatError, KeyError, ValueError, OSError, EOFError, OverflowError):
        raise Refused(
            "The file is damaged or incomplete. Open it in the spreadsheet program, save it again and import that."
        ) from None
    require_sane_size(sheets)
    return Workbook(sheets)


def _marks(raw: bytes, form: Format) -> dict[str, Marks]:
    match form:
        case Format.XLSX:
            return xlsx_marks(raw)
        case Format.ODS:
            return ods_marks(raw)
        case _:
            return {}


def _sheet(sheet: CalamineSheet, about: SheetMetadata, known: Marks | None) -> Sheet:
    marks = known or Marks()
    if sheet.start is None or sheet.end is None:
        return Sheet(about.name, [])
    require_room(*sheet.end)
    made: dict[Value, GridCell] = {}
    left = [BLANK] * sheet.start[1]  # the rows come from the first of all, each from the first filled column on
    rows = [left + [_known(value, made) for value in values] for values in sheet.iter_rows()]
    merged = marks.merged or sheet.merged_cell_ranges or []
    return sheet_of(about.name, rows, known, about.visible is not SheetVisibleEnum.Visible, merged)


def sheet_of(
    name: str, rows: list[list[GridCell]], known: Marks | None, hidden: bool, merged: Merged | None = None
) -> Sheet:
    """A sheet of its values and what is known of their looks; None where its format does not tell."""
    marks = known or Marks()
    _apply(marks, rows)
    rows = [shortened(row) for row in rows]
    return Sheet(
        name,
        rows,
        _within(marks.merged if merged is None else merged, len(rows)),
        hidden,
        since_1904=marks.since_1904,
        set_aside=None if known is None else _set_aside(known),
        red=sorted(marks.red),
        coloured=marks.coloured,
    )


def _set_aside(marks: Marks) -> dict[int, Aside]:
    """A row that is hidden as well as struck through is asked about as a hidden one."""
    return dict.fromkeys(sorted(marks.struck), Aside.STRUCK) | dict.fromkeys(sorted(marks.hidden), Aside.HIDDEN)


def _apply(marks: Marks, rows: list[list[GridCell]]) -> None:
    for (row, column), mark in marks.cells.items():
        while len(rows) <= row:
            rows.append([])
        cells = rows[row]
        cells += [BLANK] * (column + 1 - len(cells))
        known = cells[column]
        cells[column] = mark if mark.kind is not CellKind.TEXT else GridCell(known.text, known.kind, mark.formula)
    for index, cells in enumerate(rows if marks.decimals else []):
        for column, cell in enumerate(cells):
            if cell.kind is CellKind.NUMBER and (marks.decimals.say_more or "." in cell.text):
                cells[column] = _as_shown(cell, marks.decimals.at(index, column))


def _as_shown(cell: GridCell, decimals: int | NumberLook | OddLook | None) -> GridCell:
    """The cell with the number its format shows, where that is not all of it."""
    if isinstance(decimals, NumberLook):  # what the eye reads is a text
        return GridCell(decimals.text_of(cell.text), CellKind.TEXT, cell.formula)
    if isinstance(decimals, OddLook):
        shown = decimals.text_of(cell.text)
    else:
        shown = "" if decimals is None else as_shown(cell.text, decimals)
    return GridCell(cell.text, cell.kind, cell.formula, shown) if shown else cell


def _known(value: Value, made: dict[Value, GridCell]) -> GridCell:
    """The cell of a value; one of the same text or day is used again, for a large table says most things often."""
    if not isinstance(value, str | date):
        return _cell(value)
    found = made.get(value)
    if found is None:
        found = made[value] = _cell(value)
    return found


def _cell(value: Value) -> GridCell:
    match value:
        case str():
            return text_cell(value)
        case bool():
            return GridCell("TRUE" if value else "FALSE", CellKind.FLAG)
        case float() if not isfinite(value):
            return GridCell(str(value), CellKind.ERROR)
        case int() | float():
            return GridCell(_digits(value), CellKind.NUMBER)
        case datetime():
            return GridCell(value.date().isoformat(), CellKind.DATE)
        case date():
            return GridCell(value.isoformat(), CellKind.DATE)
        case _:
            return GridCell(str(value))


def _digits(value: float) -> str:
    """Every digit of the number, without exponent: the file's 5000.0 is 5000, 0.1+0.2 keeps its noise."""
    if not isfinite(value):
        return str(value)
    if abs(value) < _EXACT_WHOLE and value == int(value):
        return str(int(value))
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text


def number_cell(text: str, formula: bool = False) -> GridCell:
    """The cell of a number as XML writes it."""
    value = float(text)
    return GridCell(_digits(value), CellKind.NUMBER if isfinite(value) else CellKind.ERROR, formula)


def _within(merged: Merged, height: int) -> list[tuple[int, int, int, int]]:
    blocks = [block if len(block) == 4 else (*block[0], *block[1]) for block in merged]
    return [
        (top, left, min(bottom, height - 1), min(right, MAX_COLUMNS - 1))
        for top, left, bottom, right in blocks
        if top < height and left < MAX_COLUMNS
    ]
