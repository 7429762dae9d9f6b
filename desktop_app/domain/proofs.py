"""When the whole book is proven, and how that ended (D18)."""

from dataclasses import dataclass
from datetime import date, timedelta

PROOF_DAYS = 7
"""The whole book is proven once a week."""


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof of everything up to an entry (its sequence and hash), and how many things did not hold.

    `is_serious`: the ledger itself cannot be trusted, not only files of papers.
    """

    day: date
    sequence: int
    head: str
    faults: int = 0
    is_serious: bool = False


def is_proof_due(last: Proven | None, today: date) -> bool:
    """A week after the last proof; at once where none is known, where it found something, or where its day is yet to
    come: a wrong clock wrote that (case 29).
    """
    return last is None or last.faults > 0 or not last.day <= today < last.day + timedelta(days=PROOF_DAYS)
