"""Days of which day, month and year may stand in any order: `26.1.5`, `05/06/2026`, `250105`; the column decides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded


class DayOrder(StrEnum):
    """Which part of a day stands first."""

    YEAR = "year-first"
    MONTH = "month-first"
    DAY = "day-first"


_NEAR_YEARS, _FAR_YEARS, _COMING_YEARS = 5, 15, 2
"""A year of two digits behind the day is believed when it is near; in front, where it stands in China, when it is far
too."""

_PARTS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})[-/](\d{1,2})", re.ASCII)
_LONGEST = 10
_SAID = {
    DayOrder.YEAR: Said("Year first: “{shown}” is {day}."),
    DayOrder.MONTH: Said("Month first: “{shown}” is {day}."),
    DayOrder.DAY: Said("Day first: “{shown}” is {day}."),
}


def days_meant(text: str, today: date) -> dict[DayOrder, date]:
    """Each day the text may mean; empty when it is no day or says its year in front with four digits."""
    if len(text) > _LONGEST:
        return {}
    parts, digits = _PARTS.fullmatch(text), _DIGITS.fullmatch(text)
    if parts:
        return _found(parts[1], parts[3], parts[4], today)
    if digits and not (len(text) == 8 and _day(int(text[:4]), int(text[4:6]), int(text[6:]))):
        return _found(digits[1], digits[2], digits[3], today)
    return {}


def _found(first: str, second: str, last: str, today: date) -> dict[DayOrder, date]:
    long = len(last) == 4
    year = int(last) if long else 2000 + int(last)
    found = {DayOrder.MONTH: _day(year, int(first), int(second)), DayOrder.DAY: _day(year, int(second), int(first))}
    if not long:
        found = {one: day if day and _near(day, today, _NEAR_YEARS) else None for one, day in found.items()}
        front = _day(2000 + int(first), int(second), int(last)) if len(first) == 2 else None
        found = {DayOrder.YEAR: front if front and _near(front, today, _FAR_YEARS) else None} | found
    return {one: day for one, day in found.items() if day}


def _near(day: date, today: date, back: int) -> bool:
    return today.year - back <= day.year <= today.year + _COMING_YEARS


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DayColumn:
    """What all days of one column together leave open: the orders each of them allows, in the order of likeliness.

    `example` is the first text that the orders read as different days.
    """

    orders: tuple[DayOrder, ...] = tuple(DayOrder)
    example: str = ""
    meant: Mapping[DayOrder, date] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return len(self.meant) > 1

    @property
    def said(self) -> Said:
        """The question, when the column leaves it open."""
        return Said(
            "“{shown}” can be read in more than one way, and no other day of the column settles it. What comes first?",
            shown=self.example,
        )

    @property
    def choices(self) -> tuple[DoubtChoice, ...]:
        return tuple(
            DoubtChoice(order.value, Said(_SAID[order].template, shown=self.example, day=day))
            for order, day in self.meant.items()
        )


def day_column(texts: Iterable[str], today: date) -> DayColumn:
    """What the texts of a column say together about the order in which they name day, month and year."""
    meant = {text: days for text in dict.fromkeys(map(folded, texts)) if (days := days_meant(text, today))}
    left = set(DayOrder)
    for days in meant.values():
        left &= set(days)
    orders = tuple(order for order in DayOrder if order in (left or set(DayOrder)))
    for text, days in meant.items():
        open_days = {order: days[order] for order in orders if order in days}
        if len(set(open_days.values())) > 1:
            return DayColumn(orders, text, open_days)
    return DayColumn(orders)


def months_first(texts: Iterable[str]) -> bool:
    """Whether days without a year, `9/18`, name the month first, as they do in China unless one of them cannot."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NO_YEAR.fullmatch(folded(text)))]
    return not any(first > 12 for first, _ in pairs) or any(second > 12 for _, second in pairs)
