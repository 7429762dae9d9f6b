"""A stretch of days somebody asks about: the one value behind every period picker, report and list."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import EARLIEST, LATEST, add_months, first_of_next_month, month_end, month_start
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.figures import week_of

DAY = timedelta(days=1)


class PeriodName(StrEnum):
    """The stretches of days that have a name."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "this-week"
    LAST_WEEK = "last-week"
    NEXT_WEEK = "next-week"
    MONTH = "this-month"
    LAST_MONTH = "last-month"
    QUARTER = "this-quarter"
    YEAR = "this-year"
    LAST_YEAR = "last-year"
    THREE_MONTHS = "3-months"
    TWELVE_MONTHS = "12-months"
    ALL = "all"


PERIOD_NAMES = {
    PeriodName.TODAY: Said("Today"),
    PeriodName.YESTERDAY: Said("Yesterday"),
    PeriodName.WEEK: Said("The week"),
    PeriodName.LAST_WEEK: Said("Last week"),
    PeriodName.NEXT_WEEK: Said("Next week"),
    PeriodName.MONTH: Said("This month"),
    PeriodName.LAST_MONTH: Said("Last month"),
    PeriodName.QUARTER: Said("The quarter"),
    PeriodName.YEAR: Said("The year"),
    PeriodName.LAST_YEAR: Said("Last year"),
    PeriodName.THREE_MONTHS: Said("Last 3 months"),
    PeriodName.TWELVE_MONTHS: Said("Last 12 months"),
    PeriodName.ALL: Said("All years"),
}
"""What each is called."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise Refused(
                "The first day, {first}, comes after the last, {last}. Exchange the two.",
                first=self.first,
                last=self.last,
            ).at("first")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def is_all(self) -> bool:
        """Whether it leaves nothing out."""
        return (self.first, self.last) == (EARLIEST, LATEST)

    @property
    def months(self) -> int:
        """How many whole months it is; 0 where it begins or ends within one."""
        if self.is_all or self.first.day != 1 or self.last != month_end(self.last):
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def each_day(self) -> list[date]:
        return [self.first + timedelta(days=at) for at in range(self.days)]

    def moved(self, steps: int) -> "Period":
        """The stretch of the same kind so many steps later: whole months stay whole months, seven days stay seven.

        Beyond the years of business there is none: then it stays where it is.
        """
        try:
            there = self._moved(steps)
        except (OverflowError, ValueError):
            return self
        return there if there.first >= EARLIEST and there.last <= LATEST else self

    def up_to(self, today: date) -> "Period":
        """As far as it has come: what lies ahead is left out. One that lies ahead as a whole stays as it is."""
        return Period(self.first, today) if today in self else self

    def before(self, today: date) -> "Period":
        """The one before it, as far as this one has come by `today`: last week up to the same weekday."""
        past, come = self.moved(-1), self.up_to(today)
        if come == self:
            return past
        return Period(past.first, min(past.last, past.first + timedelta(days=come.days - 1)))

    def _moved(self, steps: int) -> "Period":
        if months := self.months:
            first = add_months(self.first, steps * months)
            return Period(first, month_end(add_months(first, months - 1)))
        away = timedelta(days=self.days * steps)
        return Period(self.first + away, self.last + away)


ALWAYS = Period(EARLIEST, LATEST)
"""Every day of business."""


def period_of(name: PeriodName, today: date) -> Period:
    """The days behind a name, as somebody means them on `today`; a week is Monday to Sunday."""
    month, quarter = month_start(today), today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    week, year = Period(*week_of(today)), Period(today.replace(month=1, day=1), today.replace(month=12, day=31))
    return {
        PeriodName.TODAY: Period(today, today),
        PeriodName.YESTERDAY: Period(today - DAY, today - DAY),
        PeriodName.WEEK: week,
        PeriodName.LAST_WEEK: week.moved(-1),
        PeriodName.NEXT_WEEK: week.moved(1),
        PeriodName.MONTH: Period(month, month_end(today)),
        PeriodName.LAST_MONTH: Period(add_months(month, -1), month - DAY),
        PeriodName.QUARTER: Period(quarter, month_end(add_months(quarter, 2))),
        PeriodName.YEAR: year,
        PeriodName.LAST_YEAR: year.moved(-1),
        PeriodName.THREE_MONTHS: Period(add_months(today, -3) + DAY, today),
        PeriodName.TWELVE_MONTHS: Period(add_months(today, -12) + DAY, today),
        PeriodName.ALL: ALWAYS,
    }[name]


def name_of(period: Period, today: date) -> PeriodName | None:
    """The name of these days on `today`; None where they have none."""
    return next((name for name in PeriodName if period_of(name, today) == period), None)


def period_said(period: Period, today: date) -> Said:
    """Its name where it has one, and its days."""
    if period.is_all:
        return PERIOD_NAMES[PeriodName.ALL]
    name, days = name_of(period, today), Said("{first} to {last}", first=period.first, last=period.last)
    if period.days == 1:
        days = Said("{day}", day=period.first)
    return Said("{name} ({days})", name=PERIOD_NAMES[name], days=days) if name else days


def period_asked(
    name: PeriodName | None, first: date | None, last: date | None, usual: PeriodName, today: date
) -> Period:
    """What was asked for: a name, or a first and a last day, of which one may be left out; else the usual stretch.

    Without a last day it goes up to `today`; without a first it is the month of the last. Refuses a name beside days.
    """
    if name is not None and (first or last):
        raise Refused("Name a period or its days, not both.").at("period")
    if name is not None or not (first or last):
        return period_of(name or usual, today)
    last = last or max(today, first or today)
    return Period(first or month_start(last), last)


def months_within(period: Period) -> list[Period]:
    """Its months, the first and the last as far as they belong to it."""
    found, first = [], period.first
    while first <= period.last:
        found.append(Period(first, min(month_end(first), period.last)))
        first = first_of_next_month(first)
    return found
