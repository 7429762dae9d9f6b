"""Which slips a customer's own words name: slip numbers and months; everything else stays words (N09, case 12)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.accounts import OpenItem

_NUMBER = re.compile(r"[A-Z]{2,6}-(?:\d{4}(?:\d{2}){0,2}-)?\d{3,}")
_MONTH_OF_YEAR = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})(?![-/.\d]|\s*月?\s*\d+\s*[日号])\s*月?")
_MONTH = re.compile(r"(?<![\d年])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?!结|\s*\d+\s*[日号])")
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENGLISH_MONTH = re.compile(rf"\b({'|'.join(_ENGLISH)})[a-z]*\b")
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_EXCEPT = re.compile(r"不|非|别|除|勿|\b(not|except|without|but)\b", re.IGNORECASE)


def designated(instruction: str, items: Sequence[OpenItem]) -> tuple[int, ...]:
    """Ids of the open items the instruction names: `SHD-2026-00012`, `2026-03`, `3月货款`, `March goods`.

    A month without a year must have open items in one year only. Words that exclude ("not March") name nothing.
    """
    plain = unicodedata.normalize("NFKC", instruction)
    if _EXCEPT.search(plain):
        return ()
    numbers = set(_NUMBER.findall(plain.upper()))
    months = set(_months(_NUMBER.sub(" ", plain), items))
    return tuple(
        item.item_id for item in items if item.number in numbers or (item.dated.year, item.dated.month) in months
    )


def _months(text: str, items: Iterable[OpenItem]) -> Iterator[tuple[int, int]]:
    """(year, month) of every month the text names for certain."""
    for year, month in _MONTH_OF_YEAR.findall(text):
        yield int(year), int(month)
    words = _MONTH.findall(_MONTH_OF_YEAR.sub(" ", text))
    named = {_CHINESE.index(word) + 1 if word in _CHINESE else int(word) for word in words}
    named |= {_ENGLISH.index(word) + 1 for word in _ENGLISH_MONTH.findall(text)}
    for month in named:
        years = {item.dated.year for item in items if item.dated.month == month}
        if len(years) == 1:
            yield years.pop(), month
