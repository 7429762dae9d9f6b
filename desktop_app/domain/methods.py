"""How money comes in: the ways a shop tells apart, however somebody wrote them."""

import re
from enum import StrEnum

from desktop_app.domain.errors import Said


class PayMethod(StrEnum):
    """A way money comes in, in the order in which a shop counts them in the evening."""

    CASH = "cash"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    PAPER = "paper"
    OTHER = "other"
    NOT_SAID = "not_said"


METHODS = {
    PayMethod.CASH: Said("Cash"),
    PayMethod.WECHAT: Said("WeChat"),
    PayMethod.ALIPAY: Said("Alipay"),
    PayMethod.TRANSFER: Said("Bank transfer"),
    PayMethod.CHEQUE: Said("Cheque"),
    PayMethod.PAPER: Said("Bill of exchange"),
    PayMethod.OTHER: Said("Other"),
    PayMethod.NOT_SAID: Said("not said"),
}
"""What each is called."""

_SIGNS = (
    (PayMethod.PAPER, re.compile(r"承兑|汇票|银承|商承|bill of exchange|acceptance", re.IGNORECASE)),
    (PayMethod.CHEQUE, re.compile(r"支票|本票|cheque|check", re.IGNORECASE)),
    (PayMethod.WECHAT, re.compile(r"微信|wechat|weixin", re.IGNORECASE)),
    (PayMethod.ALIPAY, re.compile(r"支付宝|alipay", re.IGNORECASE)),
    (PayMethod.CASH, re.compile(r"现金|现款|^现$|cash", re.IGNORECASE)),
    (
        PayMethod.TRANSFER,
        re.compile(r"转账|转帐|银行|汇款|电汇|对公|网银|刷卡|[行卡]$|transfer|bank|card", re.IGNORECASE),
    ),
)
"""By which words a way is known; a paper comes first, since 银行承兑 is no transfer, and 微信转账 is WeChat's."""

MAY_BOUNCE = frozenset({PayMethod.CHEQUE, PayMethod.PAPER})
"""Papers that may come back unpaid: chosen each time, never proposed (case 27)."""


INTO_ACCOUNT = frozenset({PayMethod.TRANSFER, PayMethod.CHEQUE})
"""What comes into one of the shop's bank accounts."""


def method_of(words: str) -> PayMethod:
    """The way behind what was written of it; nothing written is nothing said."""
    if not words.strip():
        return PayMethod.NOT_SAID
    return next((method for method, sign in _SIGNS if sign.search(words)), PayMethod.OTHER)
