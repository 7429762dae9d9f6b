"""What a sheet of debts, slips or money tells of the customer beside the sum: area, terms, short name, site."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.exchange.customers import other_names
from desktop_app.exchange.dues import days_told, words_of_days
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.loose_terms import terms_in_doubt, without_methods
from desktop_app.exchange.read_terms import NOT_AGREED, USUAL, asked_terms
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.states import is_method, is_settled, is_understood, nature_of
from desktop_app.exchange.terms import terms_of

_TOLD = (Meaning.AREA, Meaning.ADDRESS, Meaning.TERMS, Meaning.DAYS, Meaning.ALIAS, Meaning.SITE)


def told_beside(entries: Sequence[ReadRow], readings: Sequence[RowReading]) -> list[ReadRow]:
    """The entries with what their rows tell of the customer."""
    by_row = {reading.number: reading for reading in readings}
    if not any(map(readings[0].has, _TOLD) if readings else ()):
        return list(entries)
    told = [_told(entry, by_row) for entry in entries]
    return [entry for entry in told if not any(by_row[row].bad for row in entry.rows)]


def _told(entry: ReadRow, by_row: Mapping[int, RowReading]) -> ReadRow:
    if isinstance(entry.value, Customer | Goods):
        return entry
    reading = by_row[entry.row]
    told = structs.replace(
        entry.value,
        area=reading.text(Meaning.AREA),
        address=reading.text(Meaning.ADDRESS),
        terms=terms_beside(reading),
        aliases=other_names(reading, entry.value.customer),
        site=reading.text(Meaning.SITE),
    )
    return structs.replace(entry, value=told)


def terms_beside(reading: RowReading) -> Terms | None:
    """Terms that the row says; beside a debt, words that are none (微信) are how it was paid and tell nothing.

    What may be terms and is none the book knows is asked; until then they are not agreed.
    """
    words, field = without_methods(reading.text(Meaning.TERMS))[0], Meaning.TERMS
    if not words and words_of_days(reading) and days_told(reading) is None:
        words, field = words_of_days(reading), Meaning.DAYS
    nearest = terms_in_doubt(words)
    try:
        said = asked_terms(reading, words, nearest, field) if nearest else terms_of(words)
    except Refused:
        said = NOT_AGREED if _says_no_terms(words) else asked_terms(reading, words, (NOT_AGREED, *USUAL), field)
    return None if said.kind is TermsKind.NOT_AGREED else said


def _says_no_terms(words: str) -> bool:
    """Whether the words tell that it was paid, how, or that nothing was agreed."""
    return is_method(words) or is_settled(words) or is_understood(words) or nature_of(words) is not None
