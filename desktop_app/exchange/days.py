"""Days in cells: real dates, day numbers, and the many ways a shop writes one, also without a year."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from desktop_app.domain.dates import date_of_serial, parse_date
from desktop_app.domain.errors import Refused
from desktop_app.exchange.cells import short, value_of
from desktop_app.exchange.day_orders import DayOrder, days_meant
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.labels import folded

FARTHEST_GUESS = timedelta(days=60)
"""A date without a year is guessed only this far back; beyond it the year is asked for."""
_NO_TIME = timedelta()

_SERIALS = range(20_000, 80_000)
"""Day numbers from 1954 to 2119; other whole numbers in a date column are no dates."""
_SINCE_1904 = 1462
"""Days between the two beginnings of day numbers: 1900 of most workbooks, 1904 of those that began on a Mac."""

_LONGEST = 40
"""Characters of the longest date; in a longer text no time of day is looked for."""
_CLOCK = re.compile(
    r"(\s*\(?(星期|周|礼拜)[一二三四五六日天]\)?)?"
    r"([ T日号]\s*(上午|下午|早上|中午|晚上)?\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm)?(z|[+-]\d{2}:?\d{2})?)?\s*$",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(\d{1,2})[/-](\d{1,2})|(\d{1,2})\.(\d{2})", re.ASCII)
_ONE_DIGIT = re.compile(r"(\d{1,2})\.([1-9])", re.ASCII)
"""`11.3`: the 3rd, or the 30th of which a spreadsheet program has cut the 0."""
_WITH_YEAR = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}", re.ASCII)
_SHORT_YEAR = re.compile(r"'?(\d{2})\s*年\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {_MONTH_NAMES[4 * index : 4 * index + 3]: index + 1 for index in range(12)}
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3})[a-z]*\.?,?[ -]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_NAME_DAY = re.compile(r"([a-z]{3})[a-z]*\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4}|\d{2})", re.IGNORECASE)
_NUMERAL = re.compile(r"[〇零○一二三四五六七八九十]+")
_NUMERALS = {"〇": 0, "零": 0, "○": 0} | {sign: digit for digit, sign in enumerate("一二三四五六七八九", 1)}


def year_first() -> DayOrder:
    """The order of a day that stands alone."""
    return DayOrder.YEAR


def never_far(_text: str, _day: date) -> bool:
    """Of a day that stands alone nobody said that it may lie long ago."""
    return False


def never_cut(_text: str) -> bool:
    """A day that stands alone is what it says."""
    return False


@dataclass(frozen=True, slots=True)
class DayRules:
    """How the days of one column are read.

    Without a year a day is the nearest past one, or the first one `on_or_after` when that is given (a due date).
    `order` says which part stands first; it is asked only about a day that can be read in more than one way. `far`
    says whether a day without a year may be the nearest past one though that is long ago, `cut` whether `11.3` has lost
    a 0.
    """

    today: date
    on_or_after: date | None = None
    since_1904: bool = False
    months_first: bool = True
    order: Callable[[], DayOrder] = year_first
    far: Callable[[str, date], bool] = never_far
    cut: Callable[[str], bool] = never_cut


def date_of(cell: GridCell, rules: DayRules) -> date:
    """The day in a cell: a real date, `2025/5/5`, `25.5.5`, `20250505`, a day number, `5 May 2025` or `5月5日`.

    A nearest past day more than 60 days ago is refused with the year it would have, unless its column may lie so far.
    """
    written = _written_out(cell.text)
    if written is not None:
        return written
    text = folded(value_of(cell))
    text = _without_clock(text) if len(text) <= _LONGEST else text
    serial = _serial(cell, text)
    if serial is not None:
        return date_of_serial(serial + _SINCE_1904 * rules.since_1904)
    meant = days_meant(text, rules.today)
    if meant:
        return _in_order(meant, rules)
    one_digit = _ONE_DIGIT.fullmatch(text)
    if one_digit and int(one_digit[1]) in _MONTHS.values():
        text = f"{text}0" if one_digit[2] in "123" and rules.cut(text) else f"{one_digit[1]}.0{one_digit[2]}"
    match = _MONTH_DAY.fullmatch(text) if cell.kind is CellKind.TEXT or one_digit else None
    if match:
        return _without_year(match, text, rules)
    return _named(text) or parse_date(text.replace("号", "日").replace("\\", "/"))


def plain_date_of(cell: GridCell) -> date | None:
    """`2026-05-05`, as most are written; None where `date_of` must look closer, or say what is wrong."""
    try:
        return _written_out(cell.text)
    except Refused:
        return None


@lru_cache(maxsize=8192)
def _written_out(text: str) -> date | None:
    """The day of `2025-05-05`, as most are written; None for anything else."""
    return parse_date(text) if _WITH_YEAR.fullmatch(text) else None


def _without_clock(text: str) -> str:
    """Without time of day and day of the week, and with Chinese numerals as digits."""
    bare = _CLOCK.sub(lambda found: "日" if found[0][:1] in ("日", "号") else "", text, count=1)
    return _NUMERAL.sub(_digits, bare) if "月" in bare else bare


def _digits(found: re.Match[str]) -> str:
    """`二〇二六` is 2026, `十二` 12, `二十五` 25."""
    tens, ten, ones = found[0].rpartition("十")
    digits = "".join(str(_NUMERALS.get(sign, "")) for sign in tens)
    if not ten:
        return "".join(str(_NUMERALS[sign]) for sign in ones)
    return str(10 * int(digits or 1) + _NUMERALS.get(ones, 0))


def _serial(cell: GridCell, text: str) -> int | None:
    whole, point, _ = text.partition(".")
    number = not point or (cell.kind is CellKind.NUMBER and re.fullmatch(r"\d{5}\.\d+", text, re.ASCII))
    return int(whole) if number and re.fullmatch(r"\d{5}", whole, re.ASCII) and int(whole) in _SERIALS else None


def _in_order(meant: dict[DayOrder, date], rules: DayRules) -> date:
    if len(set(meant.values())) == 1:
        return next(iter(meant.values()))
    return meant.get(rules.order()) or next(iter(meant.values()))


def _named(text: str) -> date | None:
    """`26年1月5日`, `5 Jan 2026`, `Jan 5, 2026`."""
    short_year = _SHORT_YEAR.fullmatch(text)
    if short_year:
        return _calendar(2000 + int(short_year[1]), int(short_year[2]), int(short_year[3]), text)
    by_day, by_month = _DAY_MONTH_NAME.fullmatch(text), _MONTH_NAME_DAY.fullmatch(text)
    found = (by_day[3], by_day[2], by_day[1]) if by_day else by_month and (by_month[3], by_month[1], by_month[2])
    if not found or found[1].lower() not in _MONTHS:
        return None
    year = int(found[0]) if len(found[0]) == 4 else 2000 + int(found[0])
    return _calendar(year, _MONTHS[found[1].lower()], int(found[2]), text)


def _calendar(year: int, month: int, day: int, text: str) -> date:
    found = _day(year, month, day)
    if found is None:
        raise _no_such_day(text)
    return found


def _without_year(match: re.Match[str], text: str, rules: DayRules) -> date:
    month, day = (int(part) for part in match.groups() if part)
    if match[3] and not rules.months_first:
        month, day = day, month
    if rules.on_or_after:
        return _first_after(month, day, rules.on_or_after)
    return _nearest_past(month, day, text, rules)


def _nearest_past(month: int, day: int, text: str, rules: DayRules) -> date:
    today = rules.today
    guesses = [_day(year, month, day) for year in range(today.year, today.year - 9, -1)]
    found = next((guess for guess in guesses if guess and guess <= today), None)
    if found is None:
        raise _no_such_day(text)
    if today - found > FARTHEST_GUESS and not rules.far(text, found):
        raise Refused(
            "“{text}” has no year; the nearest past day would be {guess}. Write the year in the sheet.",
            text=short(text),
            guess=found.isoformat(),
        )
    return found


def run_on(texts: Iterable[str], rules: DayRules) -> bool:
    """Whether days without a year follow one another closely, up to one of late: then nobody need say their years."""
    days = [_guessed(text, rules) for text in texts if text.strip()]
    told = [day for day in days if day is not None]
    steps = [after - before for before, after in pairwise(told)]
    one_way = all(step >= _NO_TIME for step in steps) or all(step <= _NO_TIME for step in steps)
    close = all(abs(step) <= FARTHEST_GUESS for step in steps)
    return len(told) == len(days) and one_way and close and rules.today - max(told) <= FARTHEST_GUESS


def _guessed(text: str, rules: DayRules) -> date | None:
    match = _MONTH_DAY.fullmatch(folded(text))
    try:
        return _without_year(match, text, replace(rules, on_or_after=None, far=lambda *_: True)) if match else None
    except Refused:
        return None


def _first_after(month: int, day: int, start: date) -> date:
    for year in range(start.year, start.year + 9):
        guess = _day(year, month, day)
        if guess and guess >= start:
            return guess
    raise _no_such_day(f"{month}-{day}")


def _no_such_day(text: str) -> Refused:
    return Refused("“{text}” is not a day of the calendar. Check day and month.", text=short(text))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
