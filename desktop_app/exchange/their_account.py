"""The customer's own account of what they bought and paid, read from their sheet: nothing in it is booked (N16)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.differences import AccountLine
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.reconciling import gives_back
from desktop_app.exchange.grid import MAX_COLUMNS, CellKind, Sheet, Workbook
from desktop_app.exchange.headers import HeaderRow
from desktop_app.exchange.headings import LAYOUTS
from desktop_app.exchange.labels import label
from desktop_app.exchange.layouts import ImportKind, Meaning
from desktop_app.exchange.leftovers import leftover
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.table_days import TableDays
from desktop_app.exchange.tables import Table
from desktop_app.exchange.units import units_of

_HEAD_ROWS = 30
_RAISES = re.compile(
    r"(本期|我方|应付|累计)?(进货|采购|购货|购进|收货|入库|到货|贷方|应付|应付款?增加|增加|送货|发货|货款)"
    r"(金额|合计|额|总额)?|purchases?|delivered|credit",
    re.IGNORECASE,
)
_LOWERS = re.compile(
    r"(本期|我方|累计)?(付款|已付|已付款|支付|付出|借方|应付款?减少|减少|退货|退款|收款|付货款)(金额|合计|额|总额)?"
    r"|payments?|paid|debit",
    re.IGNORECASE,
)
_PAYS = re.compile(r"付|汇款|转账|转帐|打款|回款|收款|现金|微信|支付宝|paid|payment|transfer", re.IGNORECASE)
_BEFORE = re.compile(r"期初|上期|上月|上年|结转|承前|年初|opening|brought forward", re.IGNORECASE)
_BY_HEADING = (
    Meaning.DATE, Meaning.NUMBER, Meaning.TEXT, Meaning.REMARK, Meaning.SIDE, Meaning.AMOUNT, Meaning.OPEN,
)  # fmt: skip
_BALANCE = re.compile(r"(期末|应付|当前|累计)?(余额|结余|欠款|欠款余额|结欠|未付|尚欠)(金额)?|balance", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row that holds a sum and cannot be read: which, and why."""

    row: int
    reason: Said


@dataclass(frozen=True, slots=True)
class TheirAccount:
    """Their lines, what they begin with where they say so, and the rows that could not be read."""

    lines: tuple[AccountLine, ...]
    opening_fen: int | None
    unread: tuple[UnreadRow, ...]


def read_their_account(workbook: Workbook, today: date) -> TheirAccount:
    """The first table with days and sums; refuses a file that has none, and says what is wanted."""
    for sheet in workbook.sheets:
        columns = None if sheet.hidden else _header(sheet)
        if columns is not None:
            return _read(sheet, *columns, today)
    raise Refused(
        "No account was found in this file. It needs a row of headings with a date and with a sum, such as "
        "日期, 单号, 进货金额, 付款金额."
    ).at("file")


def _header(sheet: Sheet) -> tuple[int, dict[Meaning, int]] | None:
    for row, cells in enumerate(sheet.rows[:_HEAD_ROWS]):
        names = [cell.text.strip() if cell.kind is CellKind.TEXT else "" for cell in cells]
        columns = _columns(names)
        if Meaning.DATE in columns and not columns.keys().isdisjoint((Meaning.DEBIT, Meaning.CREDIT, Meaning.AMOUNT)):
            return row, columns
    return None


def _columns(names: Sequence[str]) -> dict[Meaning, int]:
    """What raises and what lowers the debt first; then what every sheet has."""
    labels = {at: label(name) for at, name in enumerate(names) if name}
    found = {}
    for meaning, pattern in ((Meaning.OPEN, _BALANCE), (Meaning.DEBIT, _RAISES), (Meaning.CREDIT, _LOWERS)):
        at = next((at for at, name in labels.items() if pattern.fullmatch(name)), None)
        if at is not None:
            found[meaning] = at
    for column in LAYOUTS[ImportKind.OPEN_ITEMS].columns:
        free = [at for at in labels if at not in found.values() and column.rank(names[at]) is not None]
        if column.field in _BY_HEADING and column.field not in found and free:
            found[column.field] = min(free, key=lambda at: (column.rank(names[at]) or 0, at))
    return found


def _read(sheet: Sheet, head: int, columns: Mapping[Meaning, int], today: date) -> TheirAccount:
    names = tuple(cell.text.strip() for cell in sheet.rows[head])
    table = Table(sheet, HeaderRow(head, head, 0, MAX_COLUMNS - 1, names, columns), len(sheet.rows))
    merged, units = sheet.merged_into(), units_of(table)
    lines: list[AccountLine] = []
    unread: list[UnreadRow] = []
    opening: int | None = None
    days: TableDays | None = None
    for row in _rows(table):
        reading = RowReading(table, row, today, merged, units=units, table_days=days)
        days = reading._days
        if opening is None and _BEFORE.search(_said(reading)):
            opening = _opening(reading)
            continue
        line = _line(reading)
        unread += [UnreadRow(reading.number, bad.reason) for bad in reading.bad[:1]]
        if line is not None and not reading.bad and line.fen:
            lines.append(line)
    return TheirAccount(tuple(lines), opening, tuple(unread))


def _rows(table: Table) -> Iterator[int]:
    """Rows that are entries, by their look."""
    for row in table.rows():
        if leftover(table, row, False) is None and table.holds(row):
            yield row


def _opening(reading: RowReading) -> int:
    """What was owed before their first line."""
    balance = reading.fen(Meaning.OPEN)
    return balance if balance is not None else _moved(reading)


def _line(reading: RowReading) -> AccountLine | None:
    fen = _moved(reading)
    if not fen and not reading.bad:
        return None
    return AccountLine(
        reading.shown(Meaning.NUMBER).strip(), reading.day(Meaning.DATE), fen,
        _said(reading), reading.number,
    )  # fmt: skip


def _moved(reading: RowReading) -> int:
    """By how much the row raises what they owe us, as their columns have it."""
    raised, lowered = reading.fen(Meaning.DEBIT) or 0, reading.fen(Meaning.CREDIT) or 0
    if Meaning.DEBIT in reading.table.header.columns and Meaning.CREDIT in reading.table.header.columns:
        return raised - lowered
    fen = raised or -lowered or reading.fen(Meaning.AMOUNT) or 0
    text = _said(reading)
    return -fen if fen > 0 and (gives_back(text) or _PAYS.search(text)) else fen


def _said(reading: RowReading) -> str:
    """What the row says in words."""
    shown = (reading.shown(field).strip() for field in (Meaning.SIDE, Meaning.TEXT, Meaning.REMARK))
    return " ".join(filter(None, shown))
