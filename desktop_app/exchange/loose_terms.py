"""Words beside a customer that are no clear terms: terms the book cannot express, and ways to pay."""

import re

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.exchange.own_terms import bare

_PARTED = re.compile(r"[/、,，;；|和或]")
_METHOD = re.compile(
    r"(?:(?:对公|公对公|对私|银行|网银|手机银行|微信|支付宝|个人|公司)?(?:转账|汇款|打款|付款|支付|收款|转))"
    r"|微信|支付宝|银行|银行卡|刷卡|信用卡|扫码|二维码|收款码|电汇|信汇|汇票|支票|承兑|承兑汇票|银行承兑|银行承兑汇票|商业承兑|网银|云闪付|pos机?"
    r"|数字人民币|现金支票|wechat(?:pay)?|alipay|(?:bank|wire)?transfer|che(?:que|ck)|(?:bank|credit|debit)?card|unionpay|tt"
)
_CASH_IN_HAND = re.compile(r"现金|cash")

_NOT_AGREED = Terms(TermsKind.NOT_AGREED)
_CASH = Terms(TermsKind.CASH)
_MONTHLY = Terms(TermsKind.MONTHLY_DAY, pay_month=PayMonth.NEXT)
_FROM_ANOTHER_DAY = re.compile(
    r"(?:(?:货到)?票到|见票|收票|收到发票|到票|票后|开票|开票日|发票日?|对账|结算单?|验收|入库|签收|滚动|滚结)(?:之?后)?(\d{1,3})(?:天|日内?)?"
    r"(?:之?内)?(?:付款?|结算?|付清)?"
)
_MONTHS = re.compile(r"(?:账期|赊|欠|货到|月结)?([一二两三四五六1-9])个?月(?:账期|付款?|结算?|付清)?|(\d)months?")
_BETWEEN = re.compile(r"(?:货到|账期)?\s*(\d{1,3})\s*天?\s*[-~～–—至到]\s*(\d{1,3})\s*(?:天|日|days?)?(?:以?内)?")
_COUNTS = {
    sign: count for count, signs in enumerate(("", "一1", "二两2", "三3", "四4", "五5", "六6")) for sign in signs
}
_PERIODS = (
    (re.compile(r"双周结|两周结|隔周结|biweekly|fortnightly"), 14),
    (re.compile(r"周结|每周结算?|按周结算?|星期结|礼拜结|一周一结|周清|weekly"), 7),
    (re.compile(r"旬结|每旬结算?|十天一结"), 10),
    (re.compile(r"半月结|半个?月(?:结|一结|清)?|双周|(?:half|semi)monthly"), 15),
    (re.compile(r"季结|季度?|季度结算?|每季结算?|按季结算?|quarterly"), 90),
    (re.compile(r"半年结|半年度结算?|(?:half|semi)yearly"), 180),
    (re.compile(r"年结|年底结?|年终结?|按年结算?|yearly|annually|annual"), 365),
)
_PREPAID = re.compile(
    r"款到发货|先款后货|款到付?货|预付款?|预付全款|全款|预收款?|付款发货|先付款后发货|prepaid|prepayment|inadvance|cia"
)
_LOOSE = re.compile(
    r"铺底.*|压款.*|质保金.*|分期.*|代销|寄售|售后结算?|卖完结算?|销完结算?|押金.*|定金.*|.*尾款.*|看情况|不定期|随时"
)


def without_methods(words: str) -> tuple[str, str]:
    """(the terms, the ways to pay) in `月结/转账`: what is no credit term is a method."""
    parts = [part.strip() for part in _PARTED.split(words)]
    methods = [part for part in parts if part and _METHOD.fullmatch(bare(part))]
    if not methods:
        return words, ""
    rest = [part for part in parts if part and part not in methods]
    return "、".join(rest), "、".join(methods)


def is_cash_in_hand(words: str) -> bool:
    """现金 is a way to pay where the others of its column are ways to pay, and terms where they are terms."""
    return bool(_CASH_IN_HAND.fullmatch(bare(words)))


def terms_in_doubt(words: str) -> tuple[Terms, ...]:
    """The terms that words may stand for which the book cannot express as they are; empty when it can, or knows none.

    Weekly is not seven days, and days from the invoice are not days from the delivery: what comes nearest is first.
    """
    said, between = bare(words), _BETWEEN.fullmatch(words.strip())
    if between:
        return *(Terms(TermsKind.DAYS, days=int(days)) for days in between.groups()), _NOT_AGREED
    if _PREPAID.fullmatch(said):
        return _CASH, _NOT_AGREED
    for pattern, days in _PERIODS:
        if pattern.fullmatch(said):
            nearest = Terms(TermsKind.DAYS, days=days)
            return (nearest, _NOT_AGREED, _MONTHLY) if days < 30 else (_NOT_AGREED, nearest)
    found, months = _FROM_ANOTHER_DAY.fullmatch(said), _MONTHS.fullmatch(said)
    if found:
        days = int(found[1])
        return Terms(TermsKind.DAYS, days=days), Terms(TermsKind.NEXT_MONTH_DAYS, days=days), _NOT_AGREED
    if months:
        days = 30 * _COUNTS.get(months[1] or months[2], 1)
        return Terms(TermsKind.DAYS, days=days), Terms(TermsKind.NEXT_MONTH_DAYS, days=days), _NOT_AGREED
    return (_NOT_AGREED, _CASH) if _LOOSE.fullmatch(said) else ()
