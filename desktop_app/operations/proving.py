"""The whole book proven, once a week in small steps or at once, and how that ended kept outside of it (D18)."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.errors import Obstacle
from desktop_app.domain.moment import Moment
from desktop_app.domain.proofs import Proven, is_proof_due
from desktop_app.domain.watching import Watch, unwatched
from desktop_app.operations.checking import Disproof, check_book, does_not_add_up, is_serious, prove_in_steps
from desktop_app.operations.opened_book import Book
from desktop_app.store import journal


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
        self._steps: Iterator[list[Disproof]] = iter(())
        self._head: journal.Head | None = None

    def step(self, book: Book, moment: Moment) -> bool:
        """Take the next step; True once it was the last one and the end is kept. Another book is begun anew."""
        if self._head is None or self._book is not book:
            self._book, self._head, self.findings = book, journal.head(book.ledger), []
            self._steps = prove_in_steps(book)
        found = next(self._steps, None)
        if found is not None:
            self.findings += found
            return False
        _keep(book, self._head, self.findings, moment.today)
        return True


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
