"""The public holidays that the State Council has published, and the weekends worked for them: what the table of rest
days begins with. As told by chinese_calendar 1.11; each autumn tells of the year that comes, so nobody knows more.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Said

_YEARS = {
    2022: ("0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007 1231",
           "0129-0130 0402 0424 0507 1008-1009"),
    2023: ("0101-0102 0121-0127 0405 0429-0503 0622-0624 0929-1006 1230-1231", "0128-0129 0423 0506 0625 1007-1008"),
    2024: ("0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007", "0204 0218 0407 0428 0511 0914 0929 1012"),
    2025: ("0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008", "0126 0208 0427 0928 1011"),
    2026: ("0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007", "0104 0214 0228 0509 0920 1010"),
}  # fmt: skip


def _days(year: int, written: str) -> Iterator[date]:
    for one in written.split():
        first, _, last = one.partition("-")
        day, end = (date(year, int(text[:2]), int(text[2:])) for text in (first, last or first))
        while day <= end:
            yield day
            day += timedelta(days=1)


PUBLISHED = Calendar(
    frozenset(day for year, (rest, _) in _YEARS.items() for day in _days(year, rest)),
    frozenset(day for year, (_, work) in _YEARS.items() for day in _days(year, work)),
)
"""Every day of it can be changed in the settings."""


def known_years(calendar: Calendar) -> tuple[int, ...]:
    """The years whose holidays are in the table: those with a holiday around 1 May and one around 1 October."""
    spring, autumn = (
        {day.year for day in calendar.holidays if day.month == month and day.day == 1} for month in (5, 10)
    )  # fmt: skip
    return tuple(sorted(spring & autumn))


def years_said(calendar: Calendar) -> Said:
    """What the table knows: of every other year it counts weekends alone."""
    years = known_years(calendar)
    if not years:
        return Said("The holidays of no year are in the table: only weekends count as days off.")
    return Said("Holidays are known of {years}; of other years only weekends count as days off.",
                years=", ".join(map(str, years)))  # fmt: skip


def with_published(calendar: Calendar) -> Calendar:
    """The table with the published days of the years it does not know."""
    known = set(known_years(calendar))
    return Calendar(
        calendar.holidays | {day for day in PUBLISHED.holidays if day.year not in known},
        calendar.working_weekends | {day for day in PUBLISHED.working_weekends if day.year not in known},
    )


def came_from(content: Calendar) -> Calendar:
    """What the first table that somebody kept was made from: the published one, or none in older books."""
    return PUBLISHED if len(content.holidays & PUBLISHED.holidays) * 2 > len(PUBLISHED.holidays) else Calendar()
