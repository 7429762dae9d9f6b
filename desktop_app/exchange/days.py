"""Days in cells: real dates, day numbers, and the many ways a shop writes one, also without a year."""

import re
from datetime import date, timedelta

from desktop_app.domain.dates import date_of_serial, parse_date
from desktop_app.domain.errors import Refused
from desktop_app.exchange.cells import short, value_of
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.labels import folded

FARTHEST_GUESS = timedelta(days=60)
"""A date without a year is guessed only this far back; beyond it the year is asked for."""

_SERIALS = range(20_000, 80_000)
"""Day numbers from 1954 to 2119; other whole numbers in a date column are no dates."""

_LONGEST = 40
"""Characters of the longest date; in a longer text no time of day is looked for."""
_CLOCK = re.compile(r"[ T]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(\d{1,2})[/-](\d{1,2})|(\d{1,2})\.(\d{2})", re.ASCII)


def date_of(cell: GridCell, today: date, on_or_after: date | None = None) -> date:
    """The day in a cell: a real date, `2025/5/5`, `2025.05.05`, `20250505`, a day number, or `5月5日`.

    Without a year it is the nearest past day, or the first one `on_or_after` when that is given (a due date);
    a nearest past day more than 60 days ago is refused with the year it would have.
    """
    text = folded(value_of(cell))
    text = _CLOCK.sub("", text) if len(text) <= _LONGEST else text
    if re.fullmatch(r"\d{5}", text, re.ASCII) and int(text) in _SERIALS:
        return date_of_serial(int(text))
    if cell.kind is CellKind.NUMBER and re.fullmatch(r"\d{5}\.\d+", text, re.ASCII) and int(text[:5]) in _SERIALS:
        return date_of_serial(int(text[:5]))
    match = _MONTH_DAY.fullmatch(text) if cell.kind is CellKind.TEXT else None
    if match:
        month, day = (int(part) for part in match.groups() if part)
        return _first_after(month, day, on_or_after) if on_or_after else _nearest_past(month, day, today, text)
    return parse_date(text)


def _nearest_past(month: int, day: int, today: date, text: str) -> date:
    guesses = [_day(year, month, day) for year in range(today.year, today.year - 9, -1)]
    found = next((guess for guess in guesses if guess and guess <= today), None)
    if found is None:
        raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=short(text))
    if today - found > FARTHEST_GUESS:
        raise Refused(
            "“{text}” has no year; the nearest past day would be {guess}. Write the year in the sheet.",
            text=short(text),
            guess=found.isoformat(),
        )
    return found


def _first_after(month: int, day: int, start: date) -> date:
    for year in range(start.year, start.year + 9):
        guess = _day(year, month, day)
        if guess and guess >= start:
            return guess
    raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=f"{month}-{day}")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
