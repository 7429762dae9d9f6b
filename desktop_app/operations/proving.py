"""The whole book proven, once a week in small steps or at once, and how that ended kept outside of it (D18)."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from desktop_app.domain.errors import Obstacle
from desktop_app.domain.moment import Moment
from desktop_app.domain.proofs import Proven, is_proof_due
from desktop_app.domain.watching import UserStopped, Watch, unwatched
from desktop_app.operations.checking import Disproof, check_book, does_not_add_up, is_serious, missing_papers_in_steps
from desktop_app.operations.opened_book import Book
from desktop_app.store import journal
from desktop_app.store.checking import PROOFS, prove


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
