"""Prove the whole book: ledger, papers and scans (O1–O7)."""

import hashlib
from collections.abc import Iterator

from desktop_app.domain.errors import Said
from desktop_app.operations.books import Book
from desktop_app.store import papers
from desktop_app.store.checking import Finding, check


def check_book(book: Book) -> list[Finding]:
    """Everything that does not hold; an empty list proves the book."""
    return [*check(book.ledger), *_missing_papers(book)]


def _missing_papers(book: Book) -> Iterator[Finding]:
    """Papers whose stored bytes are gone or are no longer those that were printed (O7)."""
    for made in papers.all_prints(book.ledger):
        try:
            whole = hashlib.sha256(book.scans.get(made.blob)).hexdigest() == made.sha256
        except Said:
            whole = False
        if not whole:
            yield Finding("prints", f"{made.number} ({made.layout})")
