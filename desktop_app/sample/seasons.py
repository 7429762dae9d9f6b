"""When a building-materials shop sells: spring and autumn are full, and at New Year everything stands still."""

from datetime import date, timedelta

MONTHS = (0.75, 0.7, 1.25, 1.35, 1.25, 0.95, 0.75, 0.85, 1.2, 1.3, 1.2, 0.95)
"""Demand of each month beside an average one."""

_NEW_YEAR = (
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26),
)  # fmt: skip
"""First day of the lunar year in 2010 to 2028. The moon returns after 19 years, give or take a day."""


def new_year(year: int) -> date:
    """About the first day of the lunar year (春节)."""
    return date(year, *_NEW_YEAR[(year - 2010) % len(_NEW_YEAR)])


def before_new_year(year: int) -> date:
    """The day on which accounts are settled before the holiday (年前结账)."""
    return new_year(year) - timedelta(days=12)


def is_open(day: date) -> bool:
    """Does the shop sell? From a week before New Year until the tenth day everybody is at home."""
    return not -7 <= (day - new_year(day.year)).days <= 9


def next_open(day: date) -> date:
    """The day itself, or the first one after it on which the shop sells."""
    while not is_open(day):
        day += timedelta(days=1)
    return day


def demand(day: date) -> float:
    """How much is ordered on a day, beside an average one."""
    return MONTHS[day.month - 1]
