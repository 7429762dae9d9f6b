"""The due date a row gives: written out, or as days after its date."""

from datetime import date, timedelta

from desktop_app.domain.errors import Said
from desktop_app.exchange.layouts import Field
from desktop_app.exchange.reading import Reading

_LONGEST_DAYS = 3650


def due_of(reading: Reading, dated: date | None) -> date | None:
    """The due date, else the date plus the days of credit; None where the row says neither."""
    due = reading.day(Field.DUE, dated)
    days = reading.whole(Field.DAYS)
    if days is not None and days > _LONGEST_DAYS:
        reading.refuse(Field.DAYS, Said("Credit of {days} days is not possible. Type 0 to 3650 days.", days=days))
    elif due is None and dated is not None and days is not None and reading.is_blank(Field.DUE):
        return dated + timedelta(days=days)
    if due is not None and dated is not None and due < dated:
        reading.refuse(Field.DUE, Said("The due date lies before the date of the document. Correct one of them."))
    return due
