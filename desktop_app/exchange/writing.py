"""Tables out: any report as xlsx with numbers as numbers, or as csv."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO, StringIO

import xlsxwriter

Value = str | int | float | date | None
"""A cell to write: money in fen, quantities in thousandths, prices in ten-thousandths of a yuan, percent as 0–1."""

_WIDEST = 60
_LONGEST_NAME = 31
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed moment, so that the same table gives the same bytes
_SHEET_NAME_FORBIDS = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMULA_SIGN = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


class ColumnKind(Enum):
    """What a column holds: its number format, and how many decimals its integers carry."""

    TEXT = ("@", 0)
    MONEY = ("#,##0.00", 2)
    QUANTITY = ("#,##0.###", 3)
    PRICE = ("#,##0.00##", 4)
    INT = ("#,##0", 0)
    PERCENT = ("0.0%", 0)
    DATE = ("yyyy-mm-dd", 0)

    def __init__(self, number_format: str, decimals: int) -> None:
        self.number_format = number_format
        self.decimals = decimals


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column to write; `total` sums it in the last row."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    total: bool = False


def xlsx_table(
    title: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]], total_label: str = ""
) -> bytes:
    """An xlsx of one sheet: frozen bold header with filter, numbers and dates as such, text never a formula (D19).

    With a `total_label` the last row sums the columns marked so. The same table gives the same bytes.
    """
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    book.set_properties({"title": title, "created": _CREATED})
    sheet = book.add_worksheet(sheet_name(title))
    formats = {kind: book.add_format({"num_format": kind.number_format}) for kind in ColumnKind}
    bold = {kind: book.add_format({"num_format": kind.number_format, "bold": True}) for kind in ColumnKind}
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.name, bold[ColumnKind.TEXT])
        sheet.set_column(index, index, _width(column, index, rows))
    for number, row in enumerate(rows, 1):
        _write_row(sheet, number, columns, row, formats)
    if total_label:
        _write_row(sheet, len(rows) + 1, columns, _totals(columns, rows, total_label), bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    book.close()
    return written.getvalue()


def csv_table(columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]], total_label: str = "") -> bytes:
    """A csv in UTF-8 with byte order mark; text that looks like a formula is guarded by an apostrophe (D19)."""
    written = StringIO(newline="")
    lines = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC)
    lines.writerow([guarded(column.name) for column in columns])
    ending = [_totals(columns, rows, total_label)] if total_label else []
    for row in [*rows, *ending]:
        lines.writerow([_csv_value(column, value) for column, value in zip(columns, row, strict=True)])
    return written.getvalue().encode("utf-8-sig")


def sheet_name(title: str) -> str:
    """The title as a sheet may be called: without forbidden signs, at most 31 characters."""
    kept = _SHEET_NAME_FORBIDS.sub(" ", title).strip().strip("'")[:_LONGEST_NAME].strip()
    return kept if kept and kept.lower() != "history" else f"{kept} 1".strip()


def guarded(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet program would take it for a formula."""
    return f"'{text}" if _FORMULA_SIGN.match(text) else text


def _write_row(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    columns: Sequence[TableColumn],
    row: Sequence[Value],
    formats: dict[ColumnKind, xlsxwriter.format.Format],
) -> None:
    for index, (column, value) in enumerate(zip(columns, row, strict=True)):
        if value is None:
            continue
        if isinstance(value, str):
            sheet.write_string(number, index, value, formats[ColumnKind.TEXT])
        elif isinstance(value, date):
            sheet.write_datetime(number, index, datetime(value.year, value.month, value.day), formats[column.kind])  # noqa: DTZ001
        else:
            sheet.write_number(number, index, float(_scaled(column, value)), formats[column.kind])


def _scaled(column: TableColumn, value: float) -> Decimal:
    """The number people read: fen become yuan, exactly."""
    return Decimal(str(value)).scaleb(-column.kind.decimals)


def _csv_value(column: TableColumn, value: Value) -> str | Decimal:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return value.isoformat() if isinstance(value, date) else _scaled(column, value)


def _totals(columns: Sequence[TableColumn], rows: Sequence[Sequence[Value]], label: str) -> list[Value]:
    sums: list[Value] = [_sum(rows, index) if column.total else None for index, column in enumerate(columns)]
    return [label, *sums[1:]] if sums and sums[0] is None else sums


def _sum(rows: Sequence[Sequence[Value]], index: int) -> int:
    return sum(value for row in rows if isinstance(value := row[index], int))


def _width(column: TableColumn, index: int, rows: Sequence[Sequence[Value]]) -> int:
    texts = [column.name, *(_shown(column, row[index]) for row in rows)]
    return min(max(map(_cells_wide, texts)) + 3, _WIDEST)


def _shown(column: TableColumn, value: Value) -> str:
    if isinstance(value, int | float):
        return f"{_scaled(column, value):,f}"
    return "" if value is None else str(value)


def _cells_wide(text: str) -> int:
    """Chinese signs take two cells."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
