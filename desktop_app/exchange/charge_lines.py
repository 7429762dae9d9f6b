"""Freight, discounts and what is rounded off as a line among the goods of a slip: they stand below them."""

import re

from desktop_app.domain.errors import Said
from desktop_app.domain.slip_sums import Charges
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading

_FREIGHT = re.compile(
    r"(代收|应收|加收|另收|加)?(运输?费|运杂费|送货费|配送费|物流费|装卸费|搬运费|上楼费|吊装费|快递费)"
    r"|freight( charges?)?|delivery (fee|charges?)|shipping( (fee|charges?|costs?))?|carriage",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(
    r"(整单|本单|全单|客户)?(优惠|折扣|折让|让利|减免)(金额|额)?|(slip |order |whole )?discounts?|rebates?",
    re.IGNORECASE,
)
_ROUNDING = re.compile(
    r"(整单|本单)?(抹零|免零|去零|舍零|抹尾|去尾)(金额|额|数)?|round(ing|ed)?[ -]?off", re.IGNORECASE
)
_MEANT = (
    DoubtChoice("less", Said("Such lines are taken off the slip.")),
    DoubtChoice("out", Said("Such lines are left unread.")),
)


def charge_in(reading: RowReading) -> Charges | None:
    """What such a line puts below the goods; None of a line of goods. Freight with a quantity is sold like goods."""
    word = folded(reading.shown(Meaning.GOODS)).strip()
    if not any(one.fullmatch(word) for one in (_FREIGHT, _DISCOUNT, _ROUNDING)) or not reading.is_blank(Meaning.SIDE):
        return None
    fen, blank = _fen(reading), reading.is_blank(Meaning.QUANTITY)
    if not fen:
        return None
    if _FREIGHT.fullmatch(word):
        return Charges(freight_fen=fen) if blank and fen > 0 else None
    if not blank and fen > 0:
        return None
    off = _off(reading, word, fen)
    return Charges(discount_fen=off) if _DISCOUNT.fullmatch(word) and off > 0 else Charges(rounding_fen=-off)


def _fen(reading: RowReading) -> int | None:
    if not reading.is_blank(Meaning.AMOUNT):
        return reading.fen(Meaning.AMOUNT)
    price = reading.price(Meaning.PRICE) if reading.is_blank(Meaning.QUANTITY) else None
    return None if price is None else round(price / 100)


def _off(reading: RowReading, word: str, fen: int) -> int:
    """A minus sign says what is meant; without one it is asked, once for each word."""
    if fen < 0:
        return -fen
    said = Said("“{word}” is written among the goods without a minus sign. Is it taken off?", word=word[:40])
    return fen if reading.ask_of_word("charge", Meaning.GOODS, word, said, *_MEANT) == "less" else 0
