"""Customers of a list of balances who owe nothing: they come in as customers, without a debt."""

from collections.abc import Sequence

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.likeness import same_name
from desktop_app.exchange.beside import terms_beside
from desktop_app.exchange.customers import other_names
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.leftovers import Leftover
from desktop_app.exchange.reading import ReadRow, RowReading
from desktop_app.exchange.rows import name_of


def with_settled_customers(entries: Sequence[ReadRow], readings: Sequence[RowReading]) -> list[ReadRow]:
    """The entries, with a customer for each of these rows, whose sums leave 0, of whom no entry says more.

    In a list of papers a settled one is an old one, and who it was for need be no customer any more.
    """
    if not readings or readings[0].has(Meaning.NUMBER):
        return list(entries)
    named = {same_name(name_of(entry.value)) for entry in entries}
    found = []
    for reading in readings:
        name = reading.shown(Meaning.CUSTOMER).strip()
        if reading.leftover is Leftover.SETTLED and name and same_name(name) not in named:
            found.append(_customer(reading))
            named.add(same_name(name))
    return sorted((*entries, *(one for one in found if one is not None)), key=lambda entry: entry.row)


def _customer(reading: RowReading) -> ReadRow | None:
    name = reading.text(Meaning.CUSTOMER)
    customer = Customer(
        name,
        aliases=other_names(reading, name),
        terms=terms_beside(reading) or Terms(TermsKind.NOT_AGREED),
        area=reading.text(Meaning.AREA),
        address=reading.text(Meaning.ADDRESS),
        phone=reading.phone(),
        notes=reading.note(Meaning.REMARK),
    )
    reading.leftover = None
    if reading.bad:
        return None
    return ReadRow((reading.number,), customer)
