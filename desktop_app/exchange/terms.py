"""Payment terms as shops write them in a cell: 月结, 现结, 月结30天, 次月结, 批结, 送二结一."""

import re
import unicodedata

from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5} | {str(digit): digit for digit in range(1, 10)}

_CASH = re.compile(r"现结|现款现货|现款|现金|现付|货到付款|款到发货|先款后货|cash|cod|cashondelivery|prepaid")
_BATCH = re.compile(r"批结|压批|滚结|一批压一批|上批结|上一批|previousbatch|batch")
_DELIVER_SETTLE = re.compile(r"[送发]([一二两三四五1-9])[结付]([一二两三四五1-9])")
_HELD_BATCHES = re.compile(r"压([一二两三四五1-9])[批结单]?")
_MONTHLY = re.compile(r"月结|按月结算?|每月结算?|monthly")
_MONTHLY_DAY = re.compile(r"(?:月结(\d{1,2})号|(?:每月|次月|下月)(\d{1,2})[号日])(?:付款|结算|结)?")
_NEXT_MONTH = re.compile(r"(?:次月|下月)(?:结|付款?)?|nextmonth")
_NEXT_MONTH_DAYS = re.compile(r"(?:次月|下月)结?(\d{1,3})天?|nextmonth(\d{1,3})days?")
_DAYS = re.compile(r"(?:月结|账期|货到|赊|net)?(\d{1,4})(?:天|日内|days?)?")


def terms_of(words: str, days: int | None = None) -> Terms:
    """Terms of a customer's row: the words, and the days of a column such as 账期(天).

    `月结` alone is paid by the end of the next month; with days it means that many days after delivery
    (conventions 4); without words or days a customer pays cash (R008). Refuses words it does not know.
    """
    said = re.sub(r"[\s()_\-]", "", unicodedata.normalize("NFKC", words)).lower()
    if not said:
        return _by_days(days)
    if _CASH.fullmatch(said):
        return _cash(words, days)
    return _batch(said) or _next_month(said, days) or _monthly(said, days) or _named_days(said, words, days)


def _by_days(days: int | None) -> Terms:
    return Terms(TermsKind.DAYS, days=days) if days else Terms(TermsKind.CASH)


def _cash(words: str, days: int | None) -> Terms:
    if days:
        raise Refused(
            "“{words}” means cash, but {days} days of credit stand beside it. Correct one.", words=words, days=days
        )
    return Terms(TermsKind.CASH)


def _batch(said: str) -> Terms | None:
    match = _DELIVER_SETTLE.fullmatch(said)
    if match and _DIGITS[match[1]] > _DIGITS[match[2]]:
        return Terms(TermsKind.PREVIOUS_BATCH, open_batches=_DIGITS[match[1]] - _DIGITS[match[2]])
    held = _HELD_BATCHES.fullmatch(said)
    if held:
        return Terms(TermsKind.PREVIOUS_BATCH, open_batches=_DIGITS[held[1]])
    return Terms(TermsKind.PREVIOUS_BATCH) if _BATCH.fullmatch(said) else None


def _next_month(said: str, days: int | None) -> Terms | None:
    match = _NEXT_MONTH_DAYS.fullmatch(said)
    if match:
        return Terms(TermsKind.NEXT_MONTH_DAYS, days=int(match[1] or match[2]))
    if not _NEXT_MONTH.fullmatch(said):
        return None
    return Terms(TermsKind.NEXT_MONTH_DAYS, days=days) if days else Terms(TermsKind.MONTHLY_DAY)


def _monthly(said: str, days: int | None) -> Terms | None:
    match = _MONTHLY_DAY.fullmatch(said)
    if match:
        return Terms(TermsKind.MONTHLY_DAY, pay_day=int(match[1] or match[2]))
    if not _MONTHLY.fullmatch(said):
        return None
    return Terms(TermsKind.DAYS, days=days) if days else Terms(TermsKind.MONTHLY_DAY)


def _named_days(said: str, words: str, days: int | None) -> Terms:
    match = _DAYS.fullmatch(said)
    if not match or (days and days != int(match[1])):
        raise Refused(
            "“{words}” are no payment terms this book knows. Write 现结, 月结, 月结30天, 次月结30天, 批结 or a number "
            "of days.",
            words=words,
        )
    return _by_days(int(match[1]))
