"""Which days a month's statement tells: it closes on the day that was agreed (截单日), else with the calendar's."""

from datetime import date, timedelta

from desktop_app.domain.dates import (
    MONTH_END,
    Terms,
    TermsKind,
    add_months,
    day_in_month,
    first_of_next_month,
    month_start,
)

_DAY = timedelta(days=1)


def closing_day(terms: Terms) -> int:
    """The day of the month on which the customer's month ends: what 月结 has agreed, else the month's last."""
    return terms.cut_off if terms.kind is TermsKind.MONTHLY_DAY else MONTH_END


def closes(month: date, closing: int) -> date:
    """The last day of the month's statement; where the month has no such day, its last (25 stays 25 in February)."""
    return day_in_month(month.year, month.month, closing)


def opens(month: date, closing: int) -> date:
    """The first day of the month's statement: behind the close of the month before."""
    return closes(add_months(month_start(month), -1), closing) + _DAY


def month_of(day: date, closing: int) -> date:
    """The first of the month whose statement tells this day."""
    return month_start(day) if day <= closes(day, closing) else first_of_next_month(day)


def last_closed(today: date, closing: int) -> date:
    """The last day of the newest month that is over."""
    return opens(month_of(today, closing), closing) - _DAY


def whole_month(first: date, last: date, closing: int) -> date | None:
    """The month these days are the whole of; None where they are more, less or others."""
    month = month_of(last, closing)
    return month if (first, last) == (opens(month, closing), closes(month, closing)) else None
