"""Import a foreign sheet: preview, book all good rows in one step, take all back in one step (U48, D20)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.shipments import total_fen
from desktop_app.exchange.doubts import SheetDoubt
from desktop_app.exchange.files import read_bytes, read_file
from desktop_app.exchange.grid import Sheet, Workbook, letter
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, TableChoice, preview
from desktop_app.exchange.reading import ReadRow
from desktop_app.exchange.repairs import repaired
from desktop_app.exchange.rows import (
    SheetOpenItem,
    SheetPastSlip,
    SheetReceipt,
    SheetReturn,
    SheetShipment,
)
from desktop_app.exchange.tables import Table
from desktop_app.exchange.terms import terms_of as terms_in_words
from desktop_app.exchange.wanted import Wanted
from desktop_app.operations.bringing_in import Imported, RefusedRow, import_tables
from desktop_app.operations.placed import InDoubt
from desktop_app.store import imports
from desktop_app.store.database import Ledger
from desktop_app.store.imports import Import, last_import

__all__ = [
    "Import", "ImportKind", "Imported", "InDoubt", "Preview", "ReadRow", "RefusedRow", "SheetDoubt", "Table",
    "TableChoice", "Workbook", "import_tables", "last_import", "letter", "read_file",
    "repaired", "terms_in_words",
]  # fmt: skip

_NOBODY = re.compile(
    r"(sheet|工作表|表|table)?[\s_-]*\d*|[\d一二三四五六七八九十年.\-/]+[年月日季度]*(份|账|明细)?"
    r"|.*(汇总|总表|合计|目录|说明|模板|明细|流水|台账|summary|total|index|detail).*",
    re.IGNORECASE,
)
"""Names of sheets that are no customer's."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A good row at a glance; what its kind does not have is empty or None."""

    row: int
    name: str
    number: str = ""
    dated: date | None = None
    due: date | None = None
    amount_fen: int | None = None
    phone: str = ""


def summary(row: ReadRow, kind: ImportKind) -> Summary:
    """A good row as a list of that kind shows it; money received among debts has a minus sign."""
    match row.value:
        case Customer() as customer:
            return Summary(row.row, customer.name, phone=customer.phone)
        case Goods() as article:
            return Summary(row.row, article.name)
        case SheetOpenItem() as debt:
            return Summary(row.row, debt.customer, debt.number, debt.dated, debt.due, debt.open_fen, debt.phone)
        case SheetPastSlip() as past:
            return Summary(row.row, past.customer, past.number, past.dated, past.due, past.amount_fen, past.phone)
        case SheetShipment() as slip:
            return Summary(row.row, slip.customer, slip.number, slip.dated, slip.due, slip.total_fen, slip.phone)
        case SheetReturn() as back:
            return Summary(row.row, back.customer, back.number, back.dated, None, -total_fen(back.lines), back.phone)
        case SheetReceipt() as receipt:
            fen = receipt.amount_fen if kind is ImportKind.RECEIPTS else -receipt.amount_fen
            return Summary(row.row, receipt.customer, receipt.number, receipt.dated, None, fen, receipt.phone)


def read_pasted(text: str) -> Workbook:
    """The grid of cells that were copied in a spreadsheet program, read by the child process like a file."""
    if not text.strip():
        raise Refused("The clipboard holds no table. Copy the cells in the spreadsheet program, then paste them here.")
    named = "sep=\t\n" if "\t" in text else ""
    return read_bytes((named + text).encode("utf-8", "replace"))


def preview_file(
    ledger: Ledger,
    path: Path,
    kind: ImportKind,
    today: date,
    mapping: Mapping[str, str] | None = None,
    sheet: str = "",
    accepted: Mapping[str, str] | None = None,
    dated: date | None = None,
) -> Preview | TableChoice:
    """What a file would bring; a Choice when several tables fit. Nothing is written.

    Without a mapping by hand, the one remembered for a header that looks the same is used.
    """
    wanted = Wanted(kind, mapping or {}, only=sheet, accepted=accepted or {}, dated=dated)
    return preview_workbook(ledger, read_file(path), wanted, today)


def preview_workbook(ledger: Ledger, workbook: Workbook, wanted: Wanted, today: date) -> Preview | TableChoice:
    """`preview_file` of a file that was read before, perhaps repaired since."""
    return preview(workbook, replace(wanted, remembered=partial(imports.load_mapping, ledger)), today)


def customer_by_tab(sheet: Sheet) -> str:
    """The customer a sheet is called after; empty where its name says what stands in it."""
    name = sheet.name.strip()
    return "" if _NOBODY.fullmatch(name) else name


def preview_sheets(ledger: Ledger, workbook: Workbook, wanted: Wanted, today: date) -> list[Preview]:
    """What every sheet would bring that holds such a table. A sheet without a customer's name is named by its tab.

    Refused where no sheet does, with what the first of them lacks.
    """
    found: list[Preview] = []
    lacking: list[Refused] = []
    for sheet in workbook.sheets:
        if sheet.hidden or not any(sheet.rows):
            continue
        one = replace(wanted, only=sheet.key, everybody=wanted.everybody or customer_by_tab(sheet))
        try:
            found += _all_tables(ledger, workbook, one, today)
        except Refused as refused:
            lacking.append(refused)
    if not found:
        raise lacking[0] if lacking else Refused("The file holds no table.")
    return found


def _all_tables(ledger: Ledger, workbook: Workbook, wanted: Wanted, today: date) -> Iterator[Preview]:
    seen = preview_workbook(ledger, workbook, wanted, today)
    if isinstance(seen, Preview):
        yield seen
        return
    for one in seen.candidates:
        table = preview_workbook(ledger, workbook, replace(wanted, only=one.key), today)
        assert isinstance(table, Preview)  # a table's key names one table
        yield table
