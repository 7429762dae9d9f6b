"""Prove the whole book: ledger, papers and scans (O1–O7)."""

import hashlib
from collections.abc import Iterator

from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.books import Book
from desktop_app.store import papers, plans
from desktop_app.store.checking import Finding, check

__all__ = ["Finding", "check_book", "missing_papers"]


def check_book(book: Book, watch: Watch = unwatched) -> list[Finding]:
    """Everything that does not hold; an empty list proves the book. A stop by `watch` proves nothing."""
    return [*check(book.ledger, watch), *missing_papers(book)]


def missing_papers(book: Book) -> Iterator[Finding]:
    """Printed papers and signed copies that are gone or altered."""
    yield from _prints(book)
    yield from _scans(book)


def _prints(book: Book) -> Iterator[Finding]:
    """Papers whose stored bytes are gone or are no longer those that were printed (O7)."""
    for made in papers.all_prints(book.ledger):
        stored = book.scans.find(made.blob)
        if stored is None or hashlib.sha256(stored).hexdigest() != made.sha256:
            yield Finding("prints", f"{made.number} ({made.layout})")


def _scans(book: Book) -> Iterator[Finding]:
    """Signed copies that are gone or were altered: a scan's name proves its content (D10, F14)."""
    for number, blob in [*papers.all_scans(book.ledger), *plans.all_scans(book.ledger)]:
        if book.scans.find(blob) is None:
            yield Finding("scans", number)
