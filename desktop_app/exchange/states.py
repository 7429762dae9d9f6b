"""Words in columns such as 类型 and 状态 that decide whether a row counts at all."""

import re

from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading

_PAYABLE = re.compile(r"应付.*|付款方|供应商.*|采购.*|进货.*|payables?|supplier|ap", re.IGNORECASE)
_CREDIT = re.compile(r"收款.*|回款.*|退货.*|退款.*|预收.*|优惠.*|抹零.*|receipt|payment|return|credit", re.IGNORECASE)
_DELIVERY = re.compile(r"销售.*|送货.*|出库.*|发货.*|sale|shipment|delivery|invoice", re.IGNORECASE)
_VOID = re.compile(r"(已)?(作废|取消|撤销|红冲|删除|关闭)|草稿|void|cancell?ed|draft", re.IGNORECASE)
_NOT_DELIVERED = re.compile(
    r"[未待](发货|送货|出库|交货|配送|生产|审核)|进行中|生产中|加工中|备货中|排产中?"
    r"|pending|in ?progress|not delivered",
    re.IGNORECASE,
)


def is_void(reading: RowReading) -> bool:
    """Cancelled, or never more than a draft."""
    return bool(_VOID.fullmatch(_word(reading, Meaning.STATUS)))


def is_not_delivered(reading: RowReading) -> bool:
    """Ordered, but the goods have not left: no debt yet."""
    return bool(_NOT_DELIVERED.fullmatch(_word(reading, Meaning.STATUS)))


def is_payable(reading: RowReading) -> bool:
    """The shop's own debt to a supplier."""
    return bool(_PAYABLE.fullmatch(_word(reading, Meaning.SIDE)))


def is_credit(reading: RowReading) -> bool:
    """Money or goods that came back, so no debt."""
    return bool(_CREDIT.fullmatch(_word(reading, Meaning.SIDE)))


def is_delivery(reading: RowReading) -> bool:
    """Goods that went out, so no money received."""
    return bool(_DELIVERY.fullmatch(_word(reading, Meaning.SIDE)))


def no_debt(reading: RowReading) -> Leftover | None:
    """Why a row of debts does not count: the shop owes it, it was cancelled, or the goods have not left."""
    if is_payable(reading):
        return Leftover.PAYABLE
    if is_void(reading):
        return Leftover.VOID
    return Leftover.NOT_DELIVERED if is_not_delivered(reading) else None


def _word(reading: RowReading, field: Meaning) -> str:
    return folded(reading.shown(field))
