"""Payment terms as shops write them in a cell: 月结, 现结, 月结30天, 次月结, 压一批, 送二结一."""

import re
from dataclasses import replace
from typing import NoReturn

from desktop_app.domain.dates import PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.terms_words import GRACED
from desktop_app.exchange.own_terms import bare, own_terms

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5} | {str(digit): digit for digit in range(1, 10)}

_CASH = re.compile(
    r"现结|现款现货|现款|现金|现金结算|现付|货到付款|货到即付|到付|收货付款|当场付清|当日结|日结|款货两清|钱货两清|一手交钱一手交货"
    r"|cash|cod|cashondelivery|paymentondelivery|dueonreceipt|onreceipt|immediate"
)
_NOT_AGREED = re.compile(r"未定|待定|未约定|没约定|未说定|另议|面议|notagreed(?:yet)?|open|tba")
_ON_CREDIT = re.compile(r"赊账|赊销|赊欠|赊|挂账|记账|欠账|欠款|账期|信用期?|(?:on|open)(?:account|credit)|credit")
_BATCH = re.compile(r"批结|压批|滚结|一批压一批|上批结|上一批|previousbatch|onebatchbehind|batch")
_SETTLE_FIRST = re.compile(r"(?:先结后送|上批结清|delivertwo,?settleone)")
_DELIVER_SETTLE = re.compile(r"[送发]([一二两三四五1-9])[结付]([一二两三四五1-9])")
_HELD_BATCHES = re.compile(r"压([一二两三四五1-9])[批结单]?")
_MONTHLY = re.compile(r"月结|月清|按月结算?|每月结算?|逐月结清?|月月清|monthly")
_MONTHLY_DAY = re.compile(r"(?:月结(\d{1,2})号|(?:每月|次月|下月)(\d{1,2})[号日])(?:付款|结算|结)?")
_SAME_MONTH = re.compile(r"(?:当月|本月)(?:结|底|末)(?:结|付款?)?|(?:by)?(?:the)?endof(?:the)?month|eom")
_MONTH_AFTER_DAY = re.compile(r"(?:隔月|下下月|次次月)(\d{1,2})[号日](?:付款|结算|结)?")
_MONTH_AFTER = re.compile(r"(?:隔月|下下月|次次月)(?:结|底|末)(?:结|付款?)?")
_NEXT_MONTH = re.compile(r"(?:次月|下月)(?:结|付款?)?|nextmonth")
_NEXT_MONTH_DAYS = re.compile(r"(?:次月|下月)结?(\d{1,3})天?|nextmonth(\d{1,3})days?")
_MONTH_END_DAYS = re.compile(
    r"(?:月结|月底后?|月末后?|月结账期)(\d{1,3})天?|monthly,?(\d{1,3})days?|(\d{1,3})天月结|net(\d{1,3})(?:days?)?eom"
)
_DAYS = re.compile(
    r"(?:账期|赊账?|欠|net|(?:货到|到货|收货|送货|发货|提货|出货|交货)之?后?)?(\d{1,4})(?:天|日内|days?)?"
    r"(?:之?内)?(?:账期|付款?|付清|结清?|结算|回款|fromdelivery|afterdelivery)?"
)
_GRACE = re.compile(r"(.+[^+])\+(\d{1,3})天?")

_MONTHLY_TERMS = Terms(TermsKind.MONTHLY_DAY, pay_month=PayMonth.NEXT)
"""月结 alone: paid by the end of the next month (conventions 4)."""


class UnknownTerms(Refused):
    """Words of a cell of terms that the book does not know; somebody may say what they mean."""


def terms_of(words: str, days: int | None = None) -> Terms:
    """Terms of a customer's row: the words, and the days of a column such as 账期(天).

    `月结` alone is paid by the end of the next month; with days they count from the end of the delivery month, and
    货到 or days alone from the delivery (case 4). Without words or days nothing is agreed. Refuses words it does not
    know, and those the book cannot express as they are (see `loose_terms`).
    """
    said = bare(words)
    if not said:
        return Terms(TermsKind.NOT_AGREED) if days is None else _by_days(days)
    own = own_terms(words)
    if own is not None and not days:
        return own
    grace = _GRACE.fullmatch(said)
    if grace:
        terms = _in_words(grace[1], words, days)
        return replace(terms, grace_days=int(grace[2])) if terms.kind in GRACED else _unknown(words)
    return _in_words(said, words, days)


def _in_words(said: str, words: str, days: int | None) -> Terms:
    if _CASH.fullmatch(said):
        return _cash(words, days)
    if _NOT_AGREED.fullmatch(said) and not days:
        return Terms(TermsKind.NOT_AGREED)
    if _ON_CREDIT.fullmatch(said):
        return Terms(TermsKind.DAYS, days=days) if days else Terms(TermsKind.NOT_AGREED)
    return _batch(said) or _next_month(said, days) or _monthly(said, days) or _named_days(said, words, days)


def _by_days(days: int | None) -> Terms:
    return Terms(TermsKind.DAYS, days=days) if days else Terms(TermsKind.CASH)


def _cash(words: str, days: int | None) -> Terms:
    if days:
        raise Refused(
            "“{words}” means cash, but {days} days of credit are written beside it. Correct one.",
            words=words,
            days=days,
        )
    return Terms(TermsKind.CASH)


def _batch(said: str) -> Terms | None:
    match = _DELIVER_SETTLE.fullmatch(said)
    if match and _DIGITS[match[1]] > _DIGITS[match[2]]:
        return Terms(TermsKind.SETTLE_PREVIOUS, open_batches=_DIGITS[match[1]] - _DIGITS[match[2]])
    if _SETTLE_FIRST.fullmatch(said):
        return Terms(TermsKind.SETTLE_PREVIOUS)
    held = _HELD_BATCHES.fullmatch(said)
    if held:
        return Terms(TermsKind.PREVIOUS_BATCH, open_batches=_DIGITS[held[1]])
    return Terms(TermsKind.PREVIOUS_BATCH) if _BATCH.fullmatch(said) else None


def _next_month(said: str, days: int | None) -> Terms | None:
    match = _NEXT_MONTH_DAYS.fullmatch(said)
    if match:
        return Terms(TermsKind.NEXT_MONTH_DAYS, days=int(match[1] or match[2]))
    if _NEXT_MONTH.fullmatch(said):
        return Terms(TermsKind.NEXT_MONTH_DAYS, days=days) if days else _MONTHLY_TERMS
    after = _MONTH_AFTER_DAY.fullmatch(said)
    if after:
        return Terms(TermsKind.MONTHLY_DAY, pay_day=int(after[1]), pay_month=PayMonth.AFTER_NEXT)
    return replace(_MONTHLY_TERMS, pay_month=PayMonth.AFTER_NEXT) if _MONTH_AFTER.fullmatch(said) else None


def _monthly(said: str, days: int | None) -> Terms | None:
    match = _MONTHLY_DAY.fullmatch(said)
    if match:
        return replace(_MONTHLY_TERMS, pay_day=int(match[1] or match[2]))
    counted = _MONTH_END_DAYS.fullmatch(said)
    count = int(next(filter(None, counted.groups()))) if counted else 0
    if counted and days in (None, 0, count):
        return Terms(TermsKind.NEXT_MONTH_DAYS, days=count)
    if _SAME_MONTH.fullmatch(said):
        return replace(_MONTHLY_TERMS, pay_month=PayMonth.SAME)
    if not _MONTHLY.fullmatch(said):
        return None
    return Terms(TermsKind.NEXT_MONTH_DAYS, days=days) if days else _MONTHLY_TERMS


def _named_days(said: str, words: str, days: int | None) -> Terms:
    match = _DAYS.fullmatch(said)
    if not match or (days and days != int(match[1])):
        return _unknown(words)
    return _by_days(int(match[1]))


def _unknown(words: str) -> NoReturn:
    raise UnknownTerms(
        "“{words}” are not terms this book knows. Write 现结, 月结, 月结30天, 货到30天, 送二结一, 压一批 "
        "or a number of days.",
        words=words,
    )
