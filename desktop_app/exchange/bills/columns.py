"""What the columns of a bill say, by their captions: the words of payment services and banks."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from desktop_app.exchange.grid import GridCell, Sheet
from desktop_app.exchange.labels import full_label

MOST_HEAD_ROWS = 80
"""Rows in which the captions are looked for: preambles of thirty lines were seen."""
LEAST_CAPTIONS = 3
"""A row with fewer known captions is no header."""
LONGEST_CAPTION = 48
"""Characters; a longer text is a sentence."""


class BillColumn(Enum):
    """What a column holds. Where several columns hold the same, the one named first is asked first."""

    DAY = (
        r"记账日期?|入账日期?|(交易|发生|付款|创建|支付|入账)(日期|时间|日)|交易日|日期(时间)?|(交易)?日期时间|账务日期|交易创建时间"
        r"|date|transactiondate|postingdate|valuedate|datetime"
    )
    CLOCK = r"(交易|记账|入账|发生)时间|时间(戳)?|time|transactiontime"
    IN = (
        r"记账金额\(收入\)|(交易|入账)?金额\((收入|贷方?|存入)\)|(收入|贷方|存入|转入|入账|进账|来账)(发生额|交易额|金额|发生金额)?(\(.*\))?"
        r"|贷(\(.*\))?|credits?(amount)?|(paid|money)in|deposits?"
    )
    OUT = (
        r"记账金额\(支出\)|交易金额\((支出|借方?|支取)\)|(支出|借方|支取|转出|付出|出账|往账|取出)(发生额|交易额|金额|发生金额)?(\(.*\))?"
        r"|借(\(.*\))?|debits?(amount)?|(paid|money)out|withdrawals?"
    )
    AMOUNT = (
        r"(记账|入账|交易|发生|收支|订单|动账|本次)?金额|(借贷)?发生额|交易额|(收/支|收入/支出|支出/收入|借/贷)金额"
        r"|amount|transactionamount"
    )
    SIDE = (
        r"收/支|收支(类型|方向|标志|标识)?|借贷(标志|标识|状态|方向|类型)?|借/贷(标志|标识)?|资金流向|交易方向|方向|收付(标志|类型)?"
        r"|收/付款?|存取|in/out|direction|dr/cr|debit/credit"
    )
    BALANCE = r"(账户|本次|联机|交易后|可用|当前)?余额|balance|availablebalance"
    PAYER = (
        r"(对方|对手|交易对手|交易对方|付款人|付款方|对方账?户|对方单位|往来单位)?(户名|账户名称?|名称|姓名|账户户名)|交易对方|对方|对手方"
        r"|付款人|付款方|对手信息|对方单位|往来单位|对方姓名/账户名称?"
        r"|对方(账号与户名|账号/户名|户名/账号|信息)|交易对手(信息)?|收\(?/?付\)?款?(人|方)(名称|户名)?|counterparty|payer|name|from"
    )
    ACCOUNT = (
        r"(对方|对手|付款人|付款方)(卡号/账号|账号|账户|卡号|账号/卡号)|对方账户账号|收\(?/?付\)?款?(人|方)账号"
        r"|counterpartyaccount|accountnumber"
    )
    KIND = r"(交易|业务)(类型|分类|名称|种类|方式|摘要)|类型|摘要(代码|描述)?|description|type|transactiontype"
    REMARK = (
        r"(商品|商品说明|商品名称|附言|用途|备注|客户摘要|交易(备注|附言|用途|说明)|转账附言|客户附言|交易详情|留言|汇款用途|说明)"
        r"|交易(地点|场所)(/附言)?|对方附言|memo|remarks?|note|details|reference"
    )
    STATUS = r"(当前|交易|资金|订单)?状态|status|state"
    NUMBER = (
        r"(微信支付|支付宝|微信|账务|核心|业务|银行|主机|交易)?(交易)?(订单号|单号|流水号|流水|参考号)|交易号|交易(凭证|参考)号"
        r"|凭证号码?|日志号|账户明细编号.*|transactionid|referencenumber"
    )
    ORDER = r"(商户|商家)(订单号|单号)|merchantorder(number)?"
    RETURNED = r"(成功)?退款(金额)?|refund(ed)?"
    CURRENCY = r"(交易|记账)?(币种|币别|货币)(种类)?|currency"

    @property
    def pattern(self) -> "re.Pattern[str]":
        return _PATTERNS[self]


_PATTERNS = {role: re.compile(role.value) for role in BillColumn}
_UNIT = re.compile(r"[(\[](人民币)?(单位[:：]?)?(元|rmb|cny|¥|￥|yuan|[+\-]元|币种:人民币)[)\]]|(?<=金额)元$")
_OTHER_LANGUAGE = re.compile(r"(?<=[\u4e00-\u9fff)])[a-z.'&\[\]]+|[a-z.'&\[\]]+(?=[\u4e00-\u9fff])")
"""The English of captions in both languages: `交易日期 Trans Date`."""
_PREFERRED = ("记账", "入账")
"""Of two sums in one row, that in the currency of the account counts, not that of the shop abroad."""
_OTHER_SIDE = ("对方", "对手", "交易对", "付款", "收付", "收(付)", "收/付", "往来")
Columns = dict[BillColumn, list[int]]


def caption(cell: GridCell) -> str:
    """A caption as it is compared: units, spaces and case do not count."""
    return _OTHER_LANGUAGE.sub("", _UNIT.sub("", full_label(cell.text.replace("帐", "账"))))


def roles_of(captions: Sequence[str]) -> Columns:
    """The columns of each role; a caption has the first role that it fits, `交易时间` beside a date is a clock."""
    found: Columns = {}
    for column, text in enumerate(captions):
        role = next((role for role in BillColumn if text and role.pattern.fullmatch(text)), None)
        if role is not None:
            found.setdefault(role, []).append(column)
    _tell_days_from_clocks(found, captions)
    other_side = [column for column in found.get(BillColumn.PAYER, []) if captions[column].startswith(_OTHER_SIDE)]
    if other_side:  # a name alone is then the account's own
        found[BillColumn.PAYER] = other_side
    for role in (BillColumn.DAY, BillColumn.AMOUNT, BillColumn.IN, BillColumn.OUT):
        found.get(role, []).sort(key=lambda column: not captions[column].startswith(_PREFERRED))
    return found


def _tell_days_from_clocks(found: Columns, captions: Sequence[str]) -> None:
    days = found.get(BillColumn.DAY, [])
    clocks = [column for column in days if BillColumn.CLOCK.pattern.fullmatch(captions[column])]
    dates = [column for column in days if column not in clocks]
    if dates and clocks:
        found[BillColumn.DAY], found[BillColumn.CLOCK] = dates, clocks


def header_of(sheet: Sheet) -> tuple[int, Columns] | None:
    """The row below the captions, and what the columns hold; None where the sheet is no bill."""
    for row, cells in enumerate(sheet.rows[:MOST_HEAD_ROWS]):
        captions = _captions(cells)
        below = _captions(sheet.rows[row + 1]) if row + 1 < len(sheet.rows) else []
        joined = {} if _has_figures(below) else roles_of(list(_joined(captions, below)))
        if _is_bill(joined) and _has_both_ways(joined) and _is_bill_in_part(roles_of(captions)):
            return row + 2, joined
        if _is_bill(found := roles_of(captions)):
            return row + 1, found
    return None


def repeats_header(cells: Sequence[GridCell], columns: Columns) -> bool:
    """A page of the print-out begins anew."""
    again = roles_of(_captions(cells))
    return all(again.get(role) for role in (BillColumn.DAY, *(set(columns) & {BillColumn.IN, BillColumn.AMOUNT})))


def _captions(cells: Sequence[GridCell]) -> list[str]:
    return [caption(cell) if len(cell.text.strip()) <= LONGEST_CAPTION else "" for cell in cells]


def _joined(above: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    """Two rows of captions as one: `发生额` over `借方` and `贷方` is told by the lower one."""
    for column in range(max(len(above), len(below))):
        upper, lower = (row[column] if column < len(row) else "" for row in (above, below))
        yield lower or upper


def _has_figures(captions: Sequence[str]) -> bool:
    return any(character.isdigit() for text in captions for character in text)


def _is_bill(found: Columns) -> bool:
    money = BillColumn.AMOUNT in found or _has_both_ways(found)
    return BillColumn.DAY in found and money and sum(map(len, found.values())) >= LEAST_CAPTIONS


def _has_both_ways(found: Columns) -> bool:
    return BillColumn.IN in found and BillColumn.OUT in found


def _is_bill_in_part(above: Columns) -> bool:
    """The upper of two rows of captions: it has the day, but not yet what came in and what went out."""
    return BillColumn.DAY in above and not _has_both_ways(above)
