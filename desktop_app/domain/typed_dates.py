"""Dates as people type them: `1121`, `21`, `+30`, `月底`, `下周一`; read as the nearest day that makes sense (U17)."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from desktop_app.domain.dates import EARLIEST, LATEST, add_months, month_end, month_start, parse_date
from desktop_app.domain.errors import Refused, Said


class Lean(Enum):
    """Which day is meant when several fit: the nearest, the latest one past, or the next one to come."""

    NEAREST = "nearest"
    BACK = "back"
    AHEAD = "ahead"


WEEKDAYS = (Said("Mon"), Said("Tue"), Said("Wed"), Said("Thu"), Said("Fri"), Said("Sat"), Said("Sun"))
"""Days of the week in one word, Monday first."""

LONGEST = 40
"""Characters of the longest date anybody types."""


def typed_day(text: str, today: date, lean: Lean = Lean.NEAREST) -> date:
    """The day meant by `text`; where year, month or week is left out, the one that lies as `lean` says.

    Refuses what is no date, days a month does not have, and years before 1900 or after 2199.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    try:
        found = _read(plain, today, lean) if len(plain) <= LONGEST else None
    except (ValueError, OverflowError):
        raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=plain) from None
    if found is None:
        raise Refused("“{text}” is not a date. Type it like 1121, 21, +30 or 2026-11-21.", text=plain[:LONGEST])
    if not EARLIEST <= found <= LATEST:
        raise Refused("{day} is not within the years 1900 to 2199. Check the year.", day=found)
    return found


def weekday_said(day: date) -> Said:
    """`Sat`, or 周六 where the window speaks Chinese."""
    return WEEKDAYS[day.weekday()]


def _read(plain: str, today: date, lean: Lean) -> date | None:
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if plain in _MONTH_ENDS:
        return month_end(add_months(month_start(today), _MONTH_ENDS[plain]))
    if re.match(r"\d{4}\D|\d{8}$", plain, re.ASCII):
        return parse_date(plain.replace("号", "日"))
    readings = ((pattern.fullmatch(plain), read) for pattern, read in _READINGS)
    return next((read(match, today, lean) for match, read in readings if match), None)


def _days_away(match: re.Match[str], today: date, _: Lean) -> date:
    """`+30`, `-7`."""
    return today + timedelta(days=int(match[0]))


def _days_after(match: re.Match[str], today: date, _: Lean) -> date:
    """`30天后`, `3天前`."""
    return today + timedelta(days=int(match[1]) * (1 if match[2] == "后" else -1))


def _day_only(match: re.Match[str], today: date, lean: Lean) -> date:
    """`21`, `21号`: of this month, unless it must lie ahead or back."""
    if lean is Lean.NEAREST:
        return today.replace(day=int(match[1]))
    months = [add_months(month_start(today), away) for away in range(-2, 3)]
    return _meant(_such_days(months, int(match[1])), today, lean)


def _month_and_day(match: re.Match[str], today: date, lean: Lean) -> date:
    """`1121`, `11-21`, `11.21`, `11月21日`: of the year that fits best; 29 Feb finds its leap year."""
    months = [date(year, int(match[1]), 1) for year in range(today.year - 8, today.year + 9)]
    return _meant(_such_days(months, int(match[2])), today, lean)


def _short_year(match: re.Match[str], _: date, __: Lean) -> date:
    """`261121`, `26-11-21`."""
    return date(2000 + int(match[1]), int(match[2]), int(match[3]))


def _day_of_month(match: re.Match[str], today: date, _: Lean) -> date:
    """`下月1号`, `上个月15日`, `本月30号`."""
    return add_months(month_start(today), _AWAY[match[1]]).replace(day=int(match[2]))


def _day_of_week(match: re.Match[str], today: date, lean: Lean) -> date:
    """`周五` as it leans; `下周一` and `上周五` counted from this week's Monday."""
    this_week = today + timedelta(days=_WEEKDAYS[match[2]] - today.weekday())
    if match[1]:
        return this_week + timedelta(weeks=_AWAY[match[1].strip()])
    if lean is Lean.NEAREST:
        return this_week
    return _meant([this_week + timedelta(weeks=away) for away in (-1, 0, 1)], today, lean)


def _such_days(months: list[date], day: int) -> list[date]:
    """The day with that number in each month that has it; a number no month has is no day of the calendar."""
    found = [first.replace(day=day) for first in months if day <= month_end(first).day]
    if not found:
        raise ValueError
    return found


def _meant(days: list[date], today: date, lean: Lean) -> date:
    """The nearest of the days that lie as `lean` says; of two as near, the one ahead."""
    if lean is Lean.BACK:
        return max(day for day in days if day <= today)
    if lean is Lean.AHEAD:
        return min(day for day in days if day >= today)
    return min(days, key=lambda day: (abs((day - today).days), day < today))


_NEAR = {
    "t": 0,
    "today": 0,
    "今天": 0,
    "今日": 0,
    "tomorrow": 1,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "yesterday": -1,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
}
_MONTH_ENDS = {
    "月底": 0,
    "本月底": 0,
    "month end": 0,
    "下月底": 1,
    "下个月底": 1,
    "next month end": 1,
    "上月底": -1,
    "上个月底": -1,
    "last month end": -1,
}
_AWAY = {"本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2, "上": -1, "last": -1, "上上": -2}
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {
    **{name: index for index, name in enumerate(_NAMES)},
    **{name[:3]: index for index, name in enumerate(_NAMES)},
    **{f"{week}{day}": index for week in ("周", "星期", "礼拜") for index, day in enumerate("一二三四五六日")},
    **{f"{week}天": 6 for week in ("周", "星期", "礼拜")},
    **{f"{week}{number}": number - 1 for week in ("周", "星期", "礼拜") for number in range(1, 8)},
}
_WEEK = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, Lean], date]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (r"[+-]\d{1,4}", _days_away),
        (r"(\d{1,4})\s*天[之以]?([后前])", _days_after),
        (r"(\d{1,2})[日号]?", _day_only),
        (r"(\d{2})(\d{2})", _month_and_day),
        (r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", _month_and_day),
        (r"(\d{2})(\d{2})(\d{2})", _short_year),
        (r"(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", _short_year),
        (r"(下下|下|上上|上|本|这)个?月\s*(\d{1,2})[日号]?", _day_of_month),
        (rf"(下下|下|上上|上|本|这|next |last |this )?个?({_WEEK})", _day_of_week),
    )
)
"""The ways to write a day, tried in this order."""
