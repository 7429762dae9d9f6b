"""Rows of a table that are no entries: totals, notes, repeated headers, a template's hints."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.domain.errors import Said
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.labels import folded, label, simple
from desktop_app.exchange.layouts import Worded
from desktop_app.exchange.tables import Table

_TOTAL = re.compile(
    r"(其中|内含|of ?which)([:：].*|.{0,12})|"
    r"(.{0,20}(合计|小计|总计|累计|共计|汇总|合計|小計|總計|总合|总和)|总额|总数|总共|"
    r"总(欠款?|应收|未收|未付|金额|货款|账款|余额)(数|额)?)"
    r"((的?(应收|应付|已收|实收|未收|未付|欠款|货款|金额|余额|结余|账款|款项|款|额|总|数|数量|大写|人民币|元|"
    r"万元|行|栏|栏目)|[:：=]|\(.*\)|共?\d+[家户笔单条行项个])*|人民币.*)"
    r"|(grand|sub|overall|page|running|net|report|final)?-?totals?"
    r"((amount|balance|due|outstanding|open|owed|unpaid|receivables?|sum|paid|received|rmb|cny|of.*|for.*)|"
    r"[:：=]|\(.*\))*|sums?(total)?[:：]?",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(填写说明|填表说明|使用说明|导入方法|导入说明|说明|注意事项|注意|提示|备注|注|notes?|remarks?)([:：].*)?"
    r"|(制表|制单|填表|审核|复核|签字|签章|盖章|经手|收货|送货|打印|导出|客户签)[^，。]{0,8}[:：].*",
    re.IGNORECASE | re.DOTALL,
)
_HINT = re.compile(
    r"[.…。·]{2,}|…|x{3,}|[(<【\[]?(请填写|请输入|请选择|必填|选填|在此填写|示例行|例[:：]|如[:：]).*", re.IGNORECASE
)
_BLANKS = re.compile(r"\s")
_WORD = re.compile(r"\w")
_TEXT = CellKind.TEXT
_HINT_BEGINS = "xXｘＸ请必选在示例如"
_MAY_BE_TOTAL = re.compile("[计計总總汇匯彙和合]|其中|内含|of which|total|sum", re.IGNORECASE)
_EXAMPLE = re.compile(r"(示例|样例|例子|模板|测试客户|example|sample).{0,12}", re.IGNORECASE)

_LONGEST = 60


class Leftover(Worded):
    """Why a row is not an entry."""

    BLANK = "blank", Said("A blank line.")
    TOTAL = "total", Said("A line of totals.")
    NOTE = "note", Said("A note, not an entry.")
    HEADER = "header", Said("The header, repeated.")
    HINT = "hint", Said("A hint of the template, not filled in.")
    FORMULAS = "formulas", Said("Only formulas, nothing filled in.")
    HIDDEN = "hidden", Said("Hidden or filtered out in the sheet.")
    STRUCK = "struck", Said("Struck through in the sheet.")
    PAYABLE = "payable", Said("Money the shop owes; this book keeps what customers owe.")
    DELIVERY = "delivery", Said("A delivery, not money received.")
    VOID = "void", Said("Cancelled in the sheet.")
    REJECTED = "rejected", Said("Rejected in the sheet.")
    BOUNCED = "bounced", Said("The money went back: bounced, failed or withdrawn.")
    REFUNDED = "refunded", Said("The money was given back.")
    PAID_OUT = "paid_out", Said("Money the shop paid, not money received.")
    NEITHER = "neither", Said("Neither money in nor money out.")
    RETURNED = "returned", Said("Goods that came back or an allowance, not money received.")
    MONEY_IN = "money_in", Said("Money received. Import the sheet as receipts too.")
    FLAT = "flat", Said("A line of balance, nothing moved.")
    NOT_DELIVERED = "not_delivered", Said("Not delivered yet, so nothing is owed.")
    SETTLED = "settled", Said("Settled: nothing is unpaid.")
    EARLIER = "earlier", Said("An earlier balance of the same customer.")
    NOTED = "noted", Said("Left out for what its note says.")
    NOTHING_RECEIVED = "nothing_received", Said("No money was received.")
    BAD_SLIP = "bad_slip", Said("Another line of the same slip cannot be read.")
    DOUBLE = "double", Said("The same entry is further up.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is not imported, counted from 1 as the sheet shows it, with the beginning of its text."""

    row: int
    reason: Leftover
    shown: str


def leftover(table: Table, row: int, in_notes: bool) -> Leftover | None:
    """Why this row holds no entry, told by its look alone; None when it should be read.

    `in_notes`: the row stands under a heading such as 说明：, where single cells go on being notes.
    """
    begins = table.begins(row)
    if not begins:
        return Leftover.BLANK
    if _names_a_total(begins):
        return Leftover.TOTAL  # where the word 合计 would stand: the first filled cell and those beside it
    column, first = begins[0]
    if (
        first.kind is _TEXT
        and not (in_notes or first.formula)
        and _is_ordinary(first.text, table.header.name_of(column))
    ):
        return None  # as most rows: said of each text once
    if _is_note(first.text) or (in_notes and len(begins) == 1):
        return Leftover.NOTE
    if not (first.formula or _says_nothing(first) or _is_called(first.text, table.header.name_of(column))):
        return None
    filled = table.filled(row)
    if _repeats_header(table, filled):
        return Leftover.HEADER
    if all(cell.formula for _, cell in filled):
        return Leftover.FORMULAS
    return Leftover.HINT if _says_nothing_else(filled) and any(is_hint(cell) for _, cell in filled) else None


def _names_a_total(begins: list[tuple[int, GridCell]]) -> bool:
    for _, cell in begins:
        text = cell.text
        if text[:1].isdigit() and text.isascii():
            continue  # an amount, a day, a phone number: no word of totals begins so
        if cell.kind is _TEXT and (_MAY_BE_TOTAL.search(text) if text.isascii() else True) and _is_total(text):
            return True
    return False


@lru_cache(maxsize=65536)
def _is_total(text: str) -> bool:
    said = folded(text)
    return bool(_MAY_BE_TOTAL.search(said) and _TOTAL.fullmatch(_BLANKS.sub("", simple(said))))


@lru_cache(maxsize=65536)
def _is_ordinary(text: str, name: str) -> bool:
    """Whether a text below a column of that name says what an entry may say: no note, no hint, not that name."""
    cell = GridCell(text)
    return not (_is_note(text) or _says_nothing(cell) or _is_called(text, name))


@lru_cache(maxsize=65536)
def _is_note(text: str) -> bool:
    return bool(_NOTE.fullmatch(folded(text)))


def is_hint(cell: GridCell) -> bool:
    """`…`, `（请填写）`, `如：2025年6月`: a template's words where a value should stand."""
    if cell.kind is not _TEXT or (cell.text[:1].isalnum() and cell.text[:1] not in _HINT_BEGINS):
        return False
    return bool(_HINT.fullmatch(folded(cell.text)))


@lru_cache(maxsize=65536)
def is_example(text: str) -> bool:
    """`示例客户A`: probably the template's own line, imported but pointed out."""
    return bool(_EXAMPLE.match(text))


def beginning(table: Table, row: int) -> str:
    """The first texts of a row, to recognise it by."""
    shown = "  ".join(cell.text.strip() for _, cell in table.filled(row)[:4])
    return shown if len(shown) <= 60 else shown[:59] + "…"


def _repeats_header(table: Table, filled: list[tuple[int, GridCell]]) -> bool:
    name_of = table.header.name_of
    return all(len(cell.text) <= _LONGEST and _is_called(cell.text, name_of(column)) for column, cell in filled)


def _is_called(text: str, name: str) -> bool:
    """Whether a column of that name may be called so; of most cells the first sign tells that it may not."""
    named = label(name)
    if text.isascii() and text[:1].isalnum() and text[0].lower() != named[:1]:
        return False
    return label(text) == named


def _says_nothing_else(filled: list[tuple[int, GridCell]]) -> bool:
    return all(cell.formula or _says_nothing(cell) for _, cell in filled)


def _says_nothing(cell: GridCell) -> bool:
    return is_hint(cell) or not _WORD.search(cell.text)
