"""One line of a bill after another: day, money with its direction, who, what for; before anything is sorted out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from desktop_app.domain.errors import Refused, Said
from desktop_app.exchange import cells, days
from desktop_app.exchange.bills.columns import BillColumn, Columns
from desktop_app.exchange.grid import BLANK, GridCell, Sheet
from desktop_app.exchange.labels import folded

_STROKES = re.compile(r"[-–—/\\*·\s]*")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_CLOCK_FIGURES = re.compile(r"([01]\d|2[0-3])([0-5]\d)([0-5]\d)")
_NAME_AND_ACCOUNT = re.compile(r"(?P<name>.*?[^\d*\s/|]+?)\s*[/|]?\s*(?P<account>[\d*]{10,})")
_ACCOUNT_AND_NAME = re.compile(r"(?P<account>[\d*]{6,})\s*[/|]\s*(?P<name>\D.*)")
_BEFORE_WORDS = re.compile(r"^(转账|付款方|收款方|汇款|客户)?(备注|附言|留言)\s*[:：]\s*")
_NO_WORDS = re.compile(r"(微信|支付宝)?(转账|二维码收款|收款|付款)|收钱码收款|无")
_NEUTRAL = re.compile(r"[/／]|不计收支|中性(交易)?|其[他它]|neutral", re.IGNORECASE)
_IN = re.compile(r"收入?|贷方?|入账?|存入?|转入|来账|c|cr|credit|in|\+", re.IGNORECASE)
_OUT = re.compile(r"支出?|借方?|付出?|出账?|支取|取|转出|往账|d|dr|debit|out|-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line as it stands. `fen` is above 0 for money that came, below 0 for what went; `neutral` says neither.

    `side_unsaid`: nothing in the line tells whether it came or went. `kind` and `status` are the words of the house,
    `remark` those of the payer.
    """

    row: int
    sheet: str
    day: date
    clock: str
    fen: int
    neutral: bool
    side_unsaid: bool
    payer: str
    account: str
    kind: str
    remark: str
    status: str
    number: str
    order: str
    currency: str
    returned_fen: int
    balance_fen: int | None
    settled: bool = False
    """A refund that was taken off the line it belongs to."""

    @property
    def row_key(self) -> tuple[str, int]:
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Unread:
    """A row with money that cannot be read, and why."""

    row: int
    reason: Said


class LineReader:
    """Reads the rows of one table; what looks like an entry and cannot be read is kept in `unread`."""

    def __init__(self, sheet: Sheet, columns: Columns, today: date) -> None:
        self.sheet = sheet
        self.columns = columns
        self.today = today
        self.unread: list[Unread] = []

    def read(self, row: int) -> RawLine | None:
        """The line of a row; None where the row is no entry: blank, a total, a word of the bank."""
        day_cell = self._first(row, BillColumn.DAY)
        if not any(character.isdigit() for character in day_cell.text):
            return None
        try:
            day = days.date_of(_clean(day_cell), days.DayRules(self.today))
        except Refused as refused:
            if self._has_money(row):
                self.unread.append(Unread(row + 1, refused))
            return None
        try:
            return self._line(row, day, day_cell)
        except Refused as refused:
            self.unread.append(Unread(row + 1, refused))
            return None

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _line(self, row: int, day: date, day_cell: GridCell) -> RawLine:
        fen, neutral, unsaid = self._money(row)
        returned = abs(self._fen(row, BillColumn.RETURNED) or 0)
        if not fen and returned:  # a line of its own that gives money back
            fen, returned = -returned, 0
        payer, account = _who(self._text(row, BillColumn.PAYER), self._text(row, BillColumn.ACCOUNT))
        clock = _clock(day_cell.text, self._text(row, BillColumn.CLOCK))
        text = partial(self._text, row)
        return RawLine(
            row + 1, self.sheet.name, day, clock, fen, neutral, unsaid, payer, account, text(BillColumn.KIND),
            self._remark(row), text(BillColumn.STATUS), text(BillColumn.NUMBER), text(BillColumn.ORDER),
            text(BillColumn.CURRENCY), returned,
            self._fen(row, BillColumn.BALANCE, forgiving=True),
        )  # fmt: skip

    def _money(self, row: int) -> tuple[int, bool, bool]:
        """(fen with its direction, neutral, direction unsaid) of two columns, a signed one, or one with a side."""
        came, went = self._fen(row, BillColumn.IN), self._fen(row, BillColumn.OUT)
        if came or went:
            return (came or 0) - abs(went or 0), False, False  # some write what went out with a minus of its own
        if BillColumn.AMOUNT not in self.columns:
            return 0, False, False
        fen, side = self._fen(row, BillColumn.AMOUNT) or 0, self._side_said(row)
        if _IN.fullmatch(side):
            return fen, False, False
        if _OUT.fullmatch(side):
            return -fen if fen > 0 else fen, False, False
        if self._is_neutral(row):
            return fen, True, False
        plus = folded(self._first(row, BillColumn.AMOUNT).text).startswith("+")
        return fen, False, fen > 0 and not plus

    def _side_said(self, row: int) -> str:
        """The word of a column of sides; where there is none, 转入 or 往账 among the kinds."""
        kind = _side(self._text(row, BillColumn.KIND))
        told = _side(self._text(row, BillColumn.SIDE))
        return told or (kind if _IN.fullmatch(kind) or _OUT.fullmatch(kind) else "")

    def _is_neutral(self, row: int) -> bool:
        """WeChat and Alipay say of money moved between own accounts that it neither came nor went."""
        shown = [folded(self.sheet.cell(row, column).text) for column in self.columns.get(BillColumn.SIDE, [])]
        return any(_NEUTRAL.fullmatch(text) for text in shown)

    def _has_money(self, row: int) -> bool:
        return any(
            re.search(r"\d", self._first(row, role).text) for role in (BillColumn.IN, BillColumn.OUT, BillColumn.AMOUNT)
        )

    def _fen(self, row: int, role: BillColumn, forgiving: bool = False) -> int | None:
        cell = _clean(self._first(row, role))
        if cells.is_blank(cell) or _STROKES.fullmatch(cell.text):
            return None
        try:
            return cells.fen_of(cell, self.sheet.decimal_comma)
        except Refused:
            if forgiving:
                return None
            raise

    def _first(self, row: int, role: BillColumn) -> GridCell:
        """Of several columns that say the same, the first that says something in this row."""
        found = (self.sheet.cell(row, column) for column in self.columns.get(role, []))
        return next((cell for cell in found if not _STROKES.fullmatch(cell.text)), BLANK)

    def _text(self, row: int, role: BillColumn) -> str:
        return _plain(self._first(row, role).text)

    def _remark(self, row: int) -> str:
        """Everything the payer may have written, each text once."""
        texts = [_said(self.sheet.cell(row, column).text) for column in self.columns.get(BillColumn.REMARK, [])]
        return " ".join(dict.fromkeys(text for text in texts if text))


def _clean(cell: GridCell) -> GridCell:
    return GridCell(_plain(cell.text), cell.kind, cell.formula, cell.shown)


def _plain(text: str) -> str:
    """Without the tabs, marks and strokes with which the houses fill their cells."""
    bare = text.strip().strip("`").strip()
    return "" if _STROKES.fullmatch(bare) else re.sub(r"\s*-{6,}\s*", " ", re.sub(r"\s+", " ", bare)).strip()


def _said(text: str) -> str:
    """The payer's own words, without those the house puts before them or in their place."""
    own = _BEFORE_WORDS.sub("", _plain(text))
    return "" if _NO_WORDS.fullmatch(own) else own


def _side(text: str) -> str:
    """Without the English beside it: `贷 Cr`."""
    return re.sub(r"[A-Za-z./\s]+", "", text) if re.search(r"[\u4e00-\u9fff]", text) else text


def _clock(day_text: str, clock_text: str) -> str:
    for text in (clock_text, day_text):
        if match := _CLOCK.search(text):
            return match[0]
        if match := _CLOCK_FIGURES.fullmatch(text.strip()):
            return ":".join(match.groups())
    return ""


def _who(payer: str, account: str) -> tuple[str, str]:
    """Name and account, also of houses that write both into one cell."""
    for pattern in (_ACCOUNT_AND_NAME, _NAME_AND_ACCOUNT):
        if match := pattern.fullmatch(payer):
            return match["name"].strip(), account or match["account"]
    return payer, account


def read_lines(
    sheet: Sheet, first: int, columns: Columns, today: date, is_header: Callable[[Sequence[GridCell]], bool]
) -> tuple[list[RawLine], list[Unread]]:
    """All lines of a table from row `first` on, and the rows that should be lines but cannot be read."""
    reader = LineReader(sheet, columns, today)
    rows = (row for row in range(first, len(sheet.rows)) if not is_header(sheet.rows[row]))
    lines = [line for row in rows if (line := reader.read(row)) is not None]
    return lines if BillColumn.SIDE in columns else _signed(lines), reader.unread


def _signed(lines: list[RawLine]) -> list[RawLine]:
    """In a column with sums below 0, those without a sign came in."""
    if any(line.fen < 0 for line in lines):
        return [replace(line, side_unsaid=False) for line in lines]
    return lines
