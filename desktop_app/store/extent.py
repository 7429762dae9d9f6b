"""How much a book holds, so that people recognise it among its copies."""

from dataclasses import dataclass

from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class BookExtent:
    """How many customers and documents there are, whatever their date."""

    customers: int
    documents: int


def extent(ledger: Ledger) -> BookExtent:
    found = ledger.row("SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM documents)")
    return BookExtent(*(found or (0, 0)))
