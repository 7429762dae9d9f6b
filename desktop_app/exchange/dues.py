"""The due date a row gives: written out, or as days after its date."""

import re
from datetime import date, timedelta

from desktop_app.domain.errors import Said
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.spoken import spoken

_LONGEST_DAYS = 3650
_LETTER = re.compile(r"[^\W\d_]")


_FIGURES = re.compile(r"[-+]?\d+(\.\d*)?(天|日)?")


def days_told(reading: RowReading) -> int | None:
    """The days of credit in figures or words; None where the cell says terms instead."""
    if reading.is_blank(Meaning.DAYS):
        return None
    words = words_of_days(reading)
    if not words:
        return reading.whole(Meaning.DAYS)
    days = spoken(words.removesuffix("内").removesuffix("天").removesuffix("日"))
    return None if days is None else int(days)


def words_of_days(reading: RowReading) -> str:
    """What a cell of the days of credit says that is no number: 月结, 一个月, 三十天."""
    text = folded(reading.shown(Meaning.DAYS))
    return "" if reading.is_blank(Meaning.DAYS) or not _LETTER.search(text) or _FIGURES.fullmatch(text) else text


def due_of(reading: RowReading, dated: date | None) -> date | None:
    """The due date, else the date plus the days of credit; None where the row says neither."""
    due = reading.day(Meaning.DUE, dated)
    days = days_told(reading)
    if days is not None and days > _LONGEST_DAYS:
        reading.refuse(Meaning.DAYS, Said("Credit of {days} days is not possible. Type 0 to 3650 days.", days=days))
    elif due is None and dated is not None and days is not None and reading.is_blank(Meaning.DUE):
        return dated + timedelta(days=days)
    if due is not None and dated is not None and due < dated:
        reading.refuse(Meaning.DUE, Said("The due date is before the date of the document. Correct one of them."))
    return due
