"""Prove the whole book: ledger, papers and scans (O1–O7)."""

import hashlib
from collections.abc import Iterator, Sequence

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.books import Book
from desktop_app.store import journal, papers, plans
from desktop_app.store.checking import Finding, check
from desktop_app.store.database import damaged, quick_check

__all__ = ["FILES", "Finding", "advice", "check_book", "is_serious", "missing_papers"]

FILES = ("prints", "scans")
"""The proofs of stored files; without them the ledger is whole all the same."""


def check_book(book: Book, watch: Watch = unwatched) -> list[Finding]:
    """Everything that does not hold; an empty list proves the book. A stop by `watch` proves nothing."""
    return [*check(book.ledger, watch), *missing_papers(book)]


def prove_quickly(book: Book) -> None:
    """Unavailable, and so only looked at from then on, where structure or the last entries do not hold (D18).

    For the first moment after opening: it takes a third of a second after ten years.
    """
    if quick_check(book.ledger) or not journal.is_tail_whole(book.ledger):
        raise damaged(book.folder)


def is_serious(findings: Sequence[Finding]) -> bool:
    """Whether more than files of papers is wrong, so that the ledger itself cannot be trusted."""
    return any(found.proof not in FILES for found in findings)


def advice(findings: Sequence[Finding]) -> Unavailable:
    """What to do about what was found: never something that would lose entries without a need."""
    if is_serious(findings):
        return Unavailable(
            "The book does not add up in {count} places. Stop entering, and restore the newest backup that passes the "
            "check.",
            count=len(findings),
        )
    return Unavailable(
        "The files of {count} papers are lost or altered; every entry and every sum is right. Do not restore: go on "
        "working, and back up into the folder with the earlier backups. What lies there or can be drawn again is put "
        "back.",
        count=len(findings),
    )


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
