"""Prove the whole book: ledger, papers and scans (O1–O7), once a week in small steps or at once (D18).

How that ended is kept outside of it.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import islice

from desktop_app.domain.errors import Obstacle, Unavailable
from desktop_app.domain.moment import Moment
from desktop_app.domain.proofs import Proven, is_proof_due
from desktop_app.domain.watching import UserStopped, Watch, unwatched
from desktop_app.operations.opened_book import Book
from desktop_app.store import attachments, journal, papers, plans
from desktop_app.store.checking import PROOFS, Disproof, check, prove
from desktop_app.store.ledger_copy import quick_check
from desktop_app.store.ledger_failures import damaged

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
        "The files of {count} papers are lost or altered; every entry and every sum is right. Do not "
        "restore: go on working, and back up into the folder with the earlier backups. What is there or "
        "can be drawn again is put back.",
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
    ledger = book.ledger
    for number, blob in [*papers.all_scans(ledger), *plans.all_scans(ledger), *attachments.all_attached(ledger)]:
        yield _scan(book, number, blob)


def _print(book: Book, made: papers.Print) -> Disproof | None:
    """The stored bytes are gone or are no longer those that were printed (O7)."""
    stored = book.scans.find(made.blob)
    is_whole = stored is not None and hashlib.sha256(stored).hexdigest() == made.sha256
    return None if is_whole else Disproof("prints", f"{made.number} ({made.layout})")


def _scan(book: Book, number: str, blob: str) -> Disproof | None:
    """A signed copy, or another picture, that is gone or was altered: a scan's name proves its content (D10, F14)."""
    return Disproof("scans", number) if book.scans.find(blob) is None else None


def last_proof(book: Book) -> Proven | None:
    """How the last proof of this very book in this place ended; None where what was proven is not in it any more."""
    kept = book.memory.proof()
    proven = None if kept is None else journal.entry(book.ledger, kept.sequence)
    return kept if kept is not None and proven is not None and proven.hash.hex() == kept.head else None


def is_to_be_proven(book: Book, today: date) -> bool:
    """Whether the weekly proof is due; never for a book that is only looked at."""
    return book.looked_at is None and is_proof_due(last_proof(book), today)


def prove_book(book: Book, moment: Moment, watch: Watch = unwatched) -> list[Disproof]:
    """Prove everything at once and remember how it ended; a book that does not add up is closed to writing."""
    head = journal.head(book.ledger)
    findings = check_book(book, watch)
    _keep(book, head, findings, moment.today)
    return findings


class WeeklyProof:
    """One proof of the whole book in steps, each short enough for the pages to get their turn."""

    def __init__(self) -> None:
        self.findings: list[Disproof] = []
        self._book: Book | None = None
        self._head: journal.Head | None = None
        self._proofs: deque[str] = deque()
        self._files: Iterator[list[Disproof]] = iter(())

    def step(self, book: Book, moment: Moment, is_wanted: Callable[[], bool] = lambda: False) -> bool:
        """Take the next step; True once it was the last one and the end is kept. Another book is begun anew.

        A proof gives the book free as soon as `is_wanted`, and is the next step once more.
        """
        if self._head is None or self._book is not book:
            self._begin(book)
        if self._proofs:
            with suppress(UserStopped), book.ledger.stopping(is_wanted):
                self.findings += prove(book.ledger, self._proofs[0])
                self._proofs.popleft()
            return False
        found = next(self._files, None)
        if found is not None:
            self.findings += found
            return False
        assert self._head is not None
        _keep(book, self._head, self.findings, moment.today)
        return True

    def _begin(self, book: Book) -> None:
        self._book, self._head, self.findings = book, journal.head(book.ledger), []
        self._proofs, self._files = deque(PROOFS), missing_papers_in_steps(book)


def close_if_broken(book: Book) -> None:
    """A book whose last proof found that it does not add up is only looked at until a proof finds it whole."""
    last = last_proof(book)
    if last is not None and last.is_serious:
        book.ledger.close_to_writing(does_not_add_up(last.faults))


def _keep(book: Book, head: journal.Head, findings: Sequence[Disproof], day: date) -> None:
    """A book of another program, or in a backup, is none of ours to remember."""
    serious = is_serious(findings)
    if book.looked_at is None or book.looked_at.obstacle is Obstacle.DAMAGED:
        book.memory.keep_proof(Proven(day, head.seq, head.hash.hex(), len(findings), serious))
    if serious and book.looked_at is None:
        book.ledger.close_to_writing(does_not_add_up(len(findings)))
