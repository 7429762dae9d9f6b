"""The due date a row gives: written out, or as days after its date."""

from datetime import date, timedelta

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading

_LONGEST_DAYS = 3650


def due_of(reading: RowReading, dated: date | None) -> date | None:
    """The due date, else the date plus the days of credit; None where the row says neither."""
    due = reading.day(Meaning.DUE, dated)
    days = reading.whole(Meaning.DAYS)
    if days is not None and days > _LONGEST_DAYS:
        reading.refuse(Meaning.DAYS, Said("Credit of {days} days is not possible. Type 0 to 3650 days.", days=days))
    elif due is None and dated is not None and days is not None and reading.is_blank(Meaning.DUE):
        return dated + timedelta(days=days)
    if due is not None and dated is not None and due < dated:
        reading.refuse(Meaning.DUE, Said("The due date is before the date of the document. Correct one of them."))
    return due
