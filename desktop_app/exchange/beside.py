"""What a sheet of debts, slips or money tells of the customer beside the sum: area and terms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.terms import terms_of


def told_beside(entries: Sequence[ReadRow], readings: Sequence[RowReading]) -> list[ReadRow]:
    """The entries with what their rows tell of the customer."""
    by_row = {reading.number: reading for reading in readings}
    if not any(reading.has(Meaning.AREA) or reading.has(Meaning.TERMS) for reading in readings[:1]):
        return list(entries)
    told = [_told(entry, by_row) for entry in entries]
    return [entry for entry in told if not any(by_row[row].bad for row in entry.rows)]


def _told(entry: ReadRow, by_row: Mapping[int, RowReading]) -> ReadRow:
    if isinstance(entry.value, Customer | Goods):
        return entry
    reading = by_row[entry.row]
    return replace(entry, value=replace(entry.value, area=reading.text(Meaning.AREA), terms=_terms(reading)))


def _terms(reading: RowReading) -> Terms | None:
    """Terms that the row says; beside a debt, words that are none (微信) are how it was paid and tell nothing."""
    try:
        said = terms_of(reading.text(Meaning.TERMS))
    except Refused:
        return None
    return None if said.kind is TermsKind.NOT_AGREED else said
