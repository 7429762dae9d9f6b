"""Words in columns such as 类型 and 状态: what a row is, and whether it counts at all."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded, simple
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading


class Nature(Enum):
    """What a row of a shop's book is: goods or money, out or in."""

    DEBT = auto()
    """Goods that went out, or anything else that somebody owes."""
    OPENING = auto()
    RETURN = auto()
    ALLOWANCE = auto()
    """The shop lets something off."""
    RECEIPT = auto()
    REFUND = auto()
    """Money given back: the customer owes more again, or the shop less."""
    CANCELLED = auto()
    """The mirror of an earlier paper, 冲红."""
    PAYABLE = auto()
    """The shop's own debt to a supplier, or what it paid for itself."""


_WORDS: Mapping[Nature, str] = {
    Nature.PAYABLE: r"应付.*|付款方|供应商.*|采购.*|进货.*|进项.*|支出|费用.*|报销.*|payables?|supplier.*|ap|"
    r"purchase.*|expense.*|out|expenditure",
    Nature.CANCELLED: r"红|.*(冲红|红冲|红字|红票|冲销|冲正|冲账单|蓝冲).*|revers(al|ed)|credited back|storno|contra.*",
    Nature.REFUND: r".*(退款|退还货款|退回货款|退定金|退订金).*|refunds?|refunded|money back|pay ?back",
    Nature.RETURN: r".*(退货|退回|退库|退单|销退|换货退|退料).*|退|(goods|sales)? ?returns?( (note|slip|in))?|"
    r"returned( goods)?|credit ?(notes?|memos?)|rma",
    Nature.ALLOWANCE: r".*(优惠|折让|折扣|抹零|让利|减免|返利|扣款|扣减|坏账|免零|去零|质量扣).*|allowances?|"
    r"discounts?|rebates?|write ?-?offs?|rounding( off)?"
    r"|deductions?|bad debts?",
    Nature.RECEIPT: r".*(收款|回款|到账|来款|预收|预付款|定金|订金|还款|收现|收钱|打款|汇款|入账|进账).*|收入|"
    r"付款单?|客户付款|receipts?|payments?( received)?|paid"
    r"|received|collections?|deposits?|down ?payments?|cash in|income|in|advance|prepayments?",
    Nature.OPENING: r".*(期初|上期|上月|上年|年初|承前|结转余额|前欠|旧欠|老欠).*|结转|"
    r"opening.*|brought forward|b/?f|balance (b/f|forward|brought.*)"
    r"|previous balance|carried forward|c/f",
    Nature.DEBT: r".*(销售|送货|出库|发货|出货|开单|应收|欠款|赊|零售|批发|提货|拿货|订货|货款|补货|加工|运费|"
    r"配送|欠条|欠单|借条|销货).*|出|卖|蓝字?|蓝票|sales?( (slip|note|order|invoice))?|shipments?"
    r"|deliver(y|ies)( note)?|(tax )?invoices?|issue|goods out|receivables?|ar|charges?|dispatch|debt|bill",
}
_SIDES: Mapping[Nature, str] = {
    Nature.DEBT: r"借|借方|dr\.?|debits?|d|增|增加|\+",
    Nature.RECEIPT: r"贷|贷方|cr\.?|credits?|c|减|减少",
}
"""The two sides of an account: what lowers the debt is money unless the row says otherwise."""

NO_SIDE = r"平|平账|flat|nil|zero|even"
"""A balance of nothing."""
OUTGO = r"支出?|付|出|出账|转出|借|支取|out|expense|expenditure|debit|paid|-"
NEUTRAL = r"/|不计收支|中性|其他|neutral|不计|提现|充值"


_ANY_NATURE = re.compile("|".join([*_SIDES.values(), *_WORDS.values()]), re.IGNORECASE)
"""Most texts are none of these words."""


_DIGITS = str.maketrans("123456789", "0" * 9)


def nature_of(text: str) -> Nature | None:
    """What a word such as 销售退货 says a row is; None where it is not known."""
    return _nature_of(text.translate(_DIGITS))


@lru_cache(maxsize=4096)
def _nature_of(text: str) -> Nature | None:
    """No word of a kind has a digit in it, so all numbers of papers that look alike are one text."""
    said = simple(folded(text))
    if not _ANY_NATURE.fullmatch(said):
        return None
    for words in (_SIDES, _WORDS):
        for nature, pattern in words.items():
            if re.fullmatch(pattern, said, re.IGNORECASE):
                return nature
    return None


@lru_cache(maxsize=4096)
def is_side(text: str) -> bool:
    """Whether it says only a side of the account, 借 or 贷 or 平."""
    patterns = "|".join([*_SIDES.values(), NO_SIDE])
    return bool(re.fullmatch(patterns, simple(folded(text)), re.IGNORECASE))


_REASONS: Mapping[Leftover, str] = {
    Leftover.REJECTED: r"(审核|审批)?(被?拒绝|已拒绝|驳回|不通过|未通过|被驳回|退回修改|拒收)|审核失败|(not "
    r"approved|rejected|declined|denied|refused)",
    Leftover.BOUNCED: r"(已)?(退票|退汇|退回|失败|支付失败|交易失败|扣款失败|转账失败|拒付|跳票|冲正|撤回|"
    r"对方已?退回|未到账|空头)|bounced?|failed|returned|reversed"
    r"|charge ?back|dishonou?red",
    Leftover.REFUNDED: r"(已)?(全额)?(退款|退还|全额退款|对方已退还)(成功)?|已全额退款|对方已退还|refunded|"
    r"fully refunded",
    Leftover.VOID: r"(已)?(作废|取消|撤销|红冲|冲红|删除|关闭|终止|失效|无效|废弃|中止)|交易关闭|订单关闭|"
    r"支付取消|草稿|暂存|未提交"
    r"|void(ed)?|cancell?ed|drafts?|deleted|closed|inactive|annulled",
    Leftover.NOT_DELIVERED: r"[未待](发货|送货|出库|交货|配送|生产|审核|审批|加工|确认|处理|付款发货|排产)|"
    r"进行中|生产中|加工中|备货中|排产中?|审核中|审批中|处理中|未完成|待.{1,4}"
    r"|pending|in ?progress|not delivered|processing|waiting|on hold|awaiting.*|not approved yet|unconfirmed|to "
    r"be delivered",
}
_SETTLED = (
    r"(已)?(全部)?(结清|结算|收款|付款|付清|收清|核销|还清|回款|到账|结账|清账|平账|收讫|付讫|清|收|付|收完|"
    r"结)(完毕?|完成)?|全部结清|已完全?结算?|两清|清讫|是|y|yes|ok|true|√|✓|✔|☑|v"
    r"|(fully )?paid( in full)?|settled|cleared|paid off|collected|closed"
)
_UNSETTLED = (
    r"[未没](全部|有)?(结清|结算|收款|付款|付清|收清|核销|还清|回款|到账|结账|清|收|付|结|支付)|部分.*|欠款中?|"
    r"逾期.*|未到期|已到期|待(收款?|付款?|结算?|回款|核销)|否|n|no|false|×|✗|✘|x"
    r"|unpaid|open|partly.*|partial.*|part.?paid|overdue|outstanding|due|not (yet )?(paid|due|settled)|owing"
)
_COUNTS = (
    r"正常|有效|(已)?(审核|审批|确认|出库|发货|送货|送达|签收|交货|完成|提交|记账|过账|入账|开票|对账|存入零钱|"
    r"收钱|到账|入库|打印|配送|保存|生效|送出|出货|执行|登记)(通过|完成|成功)?"
    r"|交易(成功|完成)|(支付|转账|收款|付款|到账|存入|提交|充值)?成功|朋友已收钱|对方已收钱|对方已收款|已存入.*|"
    r"通过|正式|完毕|完结|未(逾期|开票|对账|打印)"
    r"|ok|valid|active|normal|approved|posted|confirmed|delivered|completed?|done|succe(ss(ful)?|eded)|shipped|"
    r"received|invoiced|issued|checked|signed|booked|reconciled"
)


@lru_cache(maxsize=4096)
def reason_of(text: str) -> Leftover | None:
    """Why a row in that state does not count; None when it does, or when the state is not known."""
    said = simple(folded(text))
    return next((why for why, words in _REASONS.items() if re.fullmatch(words, said, re.IGNORECASE)), None)


@lru_cache(maxsize=4096)
def is_settled(text: str) -> bool:
    """Whether a state says that nothing is open any more."""
    return bool(re.fullmatch(_SETTLED, simple(folded(text)), re.IGNORECASE))


@lru_cache(maxsize=4096)
def is_understood(text: str) -> bool:
    """Whether a state says that the row counts, or that something of it is still open."""
    return bool(re.fullmatch(f"{_UNSETTLED}|{_COUNTS}", simple(folded(text)), re.IGNORECASE))


_MARK = r"是|否|有|无|[√✓✔☑×✗✘xvynt+\-*●○◆☆★]|yes|no|ok|true|false|[正负红蓝]字?"


@lru_cache(maxsize=4096)
def is_mark(text: str) -> bool:
    """Whether a cell only ticks or crosses something: its column's name says what."""
    return bool(re.fullmatch(_MARK, simple(folded(text)), re.IGNORECASE))


_PARTLY = (
    r"(一|付了?|收了?|已)?部[分份]|一半|付了?一半|partial(ly)?|partly|half"
    r"|部[分份](收款|付款|结算|结清|回款|支付|收|付|核销|已付|已收).*|part(ly|ial(ly)?)?.?paid.*"
)


@lru_cache(maxsize=4096)
def is_partly_paid(text: str) -> bool:
    """Whether a state says that some of it was paid."""
    return bool(re.fullmatch(_PARTLY, simple(folded(text)), re.IGNORECASE))


_NO = r"否|n|no|×|x|false|0"

_DAY = re.compile(r"\d{1,4}[-./年]\d{1,2}([-./月]\d{1,2}日?)?( .*)?|\d{1,2}月\d{1,2}日")
"""The day on which it was paid, where a state is asked for."""

STATES = (Meaning.STATUS, Meaning.APPROVAL, Meaning.PAID_STATE)
_TELL_STATE = frozenset((*STATES, Meaning.VOIDED))
_LOOKED_AT = re.compile(r"[未待](审核?|审批|确认)|草稿|暂存|未提交")
"""Nobody has looked at the paper yet; many shops deliver all the same."""
_DECIDES = (
    DoubtChoice("counts", Said("Rows in this state count.")),
    DoubtChoice("out", Said("Rows in this state are left out.")),
)


def out_of_use(reading: RowReading, settled: bool = True) -> Leftover | None:
    """Why a row does not count, told by its states; one nobody knows is asked about, once for each word.

    `settled`: whether it matters that it is paid.
    """
    if not reading.says_any(_TELL_STATE):
        return None
    if not reading.is_blank(Meaning.VOIDED):
        return Leftover.VOID
    for field in STATES:
        if reading.is_blank(field):
            continue
        word = reading.shown(field).strip()
        if not word:
            continue
        not_yet = field is Meaning.APPROVAL and re.fullmatch(_NO, folded(word), re.IGNORECASE)
        reason = Leftover.NOT_DELIVERED if not_yet else reason_of(word)
        if reason and _LOOKED_AT.fullmatch(folded(word)):
            if _asked(reading, field, word, reason) == "out":
                return reason
            continue
        if reason:
            return reason
        if is_settled(word) or (field is Meaning.PAID_STATE and _DAY.fullmatch(folded(word))):
            if settled and field is not Meaning.APPROVAL:
                return Leftover.SETTLED
            continue
        if not is_understood(word) and _asked(reading, field, word) == "out":
            return Leftover.VOID
    return None


def _asked(reading: RowReading, field: Meaning, word: str, likely: Leftover | None = None) -> str:
    """Whether rows in this state count; they are left out first where that is likely."""
    choices = _DECIDES if likely is None else tuple(reversed(_DECIDES))
    if likely is not None:
        said = Said("Rows with “{word}” may be goods that went out already. Do they count?", word=word[:40])
        return reading.ask_of_word("state", field, word, said, *choices)
    said = Said("“{word}” is a state this book does not know. Do such rows count?", word=word[:40])
    return reading.ask_of_word("state", field, word, said, *_DECIDES)


_METHODS = (
    r".*(现金|微信|支付宝|转账|银行|刷卡|支票|承兑|汇票|网银|扫码|二维码|红包|商户|电汇|对公|云闪付|公户|私户).*"
    r"|cash|wechat.*|alipay.*|bank.*|(wire )?transfer|card|che(que|ck)|pos|online"
)


@lru_cache(maxsize=4096)
def is_method(text: str) -> bool:
    """Whether a column of kinds says how money was paid: then it is money."""
    return bool(re.fullmatch(_METHODS, simple(folded(text)), re.IGNORECASE))


_SUPPLIERS = r"(供应商|供货商|供货单位|供方|厂家|厂商|采购|应付)类?|suppliers?|vendors?"


def is_supplier(text: str) -> bool:
    """Whether a row of a list of firms is a supplier and no customer."""
    return bool(re.fullmatch(_SUPPLIERS, simple(folded(text)), re.IGNORECASE))


def is_receivable(text: str) -> bool:
    """Whether a word tells only that the row is about customers, not suppliers."""
    return bool(re.fullmatch(r"应收.*|receivables?|ar|客户", simple(folded(text)), re.IGNORECASE))


def is_outgo(reading: RowReading) -> Leftover | None:
    """Money that went out, or neither in nor out, in a sheet of bills."""
    word = reading.shown(Meaning.FLOW)
    return _flow_of(folded(word) or "+") if word else None


@lru_cache(maxsize=4096)
def _flow_of(word: str) -> Leftover | None:
    if re.fullmatch(OUTGO, word, re.IGNORECASE):
        return Leftover.PAID_OUT
    if re.fullmatch(NEUTRAL, word, re.IGNORECASE):
        return Leftover.NEITHER
    return None
