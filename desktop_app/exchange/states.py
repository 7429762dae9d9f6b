"""Words in columns such as 类型 and 状态 that decide whether a row counts at all."""

import re
from dataclasses import dataclass

from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import RowReading


@dataclass(frozen=True, slots=True)
class Telling:
    """What a cell of one column may say, in any of these words."""

    field: Meaning
    words: str

    def stands_in(self, reading: RowReading) -> bool:
        return bool(re.fullmatch(self.words, folded(reading.shown(self.field)), re.IGNORECASE))


PAYABLE = Telling(Meaning.SIDE, r"应付.*|付款方|供应商.*|采购.*|进货.*|payables?|supplier|ap")
"""The shop's own debt to a supplier."""
CREDIT = Telling(Meaning.SIDE, r"收款.*|回款.*|退货.*|退款.*|预收.*|优惠.*|抹零.*|receipt|payment|return|credit")
"""Money or goods that came back, so no debt."""
DELIVERY = Telling(Meaning.SIDE, r"销售.*|送货.*|出库.*|发货.*|sale|shipment|delivery|invoice")
"""Goods that went out, so no money received."""
VOID = Telling(Meaning.STATUS, r"(已)?(作废|取消|撤销|红冲|删除|关闭)|草稿|void|cancell?ed|draft")
"""Cancelled, or never more than a draft."""
NOT_DELIVERED = Telling(
    Meaning.STATUS,
    r"[未待](发货|送货|出库|交货|配送|生产|审核)|进行中|生产中|加工中|备货中|排产中?"
    r"|pending|in ?progress|not delivered",
)
"""Ordered, but the goods have not left: no debt yet."""

_NO_DEBT = {
    PAYABLE: Leftover.PAYABLE,
    VOID: Leftover.VOID,
    NOT_DELIVERED: Leftover.NOT_DELIVERED,
}


def no_debt(reading: RowReading) -> Leftover | None:
    """Why a row of debts does not count."""
    return next((reason for telling, reason in _NO_DEBT.items() if telling.stands_in(reading)), None)
