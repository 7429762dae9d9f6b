"""Prove the whole book: ledger, papers and scans (O1–O7)."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from desktop_app.domain.errors import Obstacle, Unavailable
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.opened_book import Book
from desktop_app.store import journal, papers, plans
from desktop_app.store.checking import Disproof, check
from desktop_app.store.database import damaged, quick_check

__all__ = ["Disproof"]

FILES = ("prints", "scans")
"""The proofs of stored files; without them the ledger is whole all the same."""

FILES_A_STEP = 20
"""Stored papers that are opened before the pages get their turn."""


def check_book(book: Book, watch: Watch = unwatched) -> list[Disproof]:
    """Everything that does not hold; an empty list proves the book. A stop by `watch` proves nothing."""
    return [*check(book.ledger, watch), *missing_papers(book)]


def missing_papers_in_steps(book: Book) -> Iterator[list[Disproof]]:
    """The same as `missing_papers`, some papers at a time; entries may be made in between."""
    looked_at = _looked_at(book)
    while step := list(islice(looked_at, FILES_A_STEP)):
        yield [found for found in step if found]


def prove_quickly(book: Book) -> None:
    """Unavailable, and so only looked at from then on, where structure or the last entries do not hold (D18).

    For the first moment after opening: it takes a third of a second after ten years.
    """
    if quick_check(book.ledger) or not journal.is_tail_whole(book.ledger):
        raise damaged(book.folder)


def is_serious(findings: Sequence[Disproof]) -> bool:
    """Whether more than files of papers is wrong, so that the ledger itself cannot be trusted."""
    return any(found.proof not in FILES for found in findings)


def advice(findings: Sequence[Disproof]) -> Unavailable:
    """What to do about what was found: never something that would lose entries without a need."""
    if is_serious(findings):
        return does_not_add_up(len(findings))
    return Unavailable(
        "The files of {count} papers are lost or altered; every entry and every sum is right. Do not restore: go on "
        "working, and back up into the folder with the earlier backups. What lies there or can be drawn again is put "
        "back.",
        count=len(findings),
    )


def does_not_add_up(count: int) -> Unavailable:
    """The ledger cannot be trusted: nothing more is entered in it, and it is only looked at (D18)."""
    return Unavailable(
        "The book does not add up in {count} places. Stop entering, and restore the newest backup that passes the "
        "check.",
        count=count,
    ).kept_by(Obstacle.DAMAGED)


def missing_papers(book: Book) -> Iterable[Disproof]:
    """Printed papers and signed copies that are gone or altered."""
    return (found for found in _looked_at(book) if found)


def _looked_at(book: Book) -> Iterator[Disproof | None]:
    """Each stored paper, with what is wrong with it."""
    for made in papers.all_prints(book.ledger):
        yield _print(book, made)
    for number, blob in [*papers.all_scans(book.ledger), *plans.all_scans(book.ledger)]:
        yield _scan(book, number, blob)


def _print(book: Book, made: papers.Print) -> Disproof | None:
    """The stored bytes are gone or are no longer those that were printed (O7)."""
    stored = book.scans.find(made.blob)
    is_whole = stored is not None and hashlib.sha256(stored).hexdigest() == made.sha256
    return None if is_whole else Disproof("prints", f"{made.number} ({made.layout})")


def _scan(book: Book, number: str, blob: str) -> Disproof | None:
    """A signed copy that is gone or was altered: a scan's name proves its content (D10, F14)."""
    return Disproof("scans", number) if book.scans.find(blob) is None else None
