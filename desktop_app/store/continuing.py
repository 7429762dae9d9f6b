"""The journal row of a book that goes on without entries that were seen: what is missing, which numbers are skipped.

A restored backup goes on like that, and so do a book whose file lost its last entries, and one of two folders of a
book whose other one was worked in.
"""

from collections.abc import Iterator, Sequence

import msgspec

from desktop_app.domain.moment import Moment
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical

RESTORED, GONE_ON, BESIDE = "restore", "go_on", "go_behind"
"""The verbs of such a row: a backup was put back; somebody said to go on with what is there; numbers were given out in
another folder of the book."""


class Skipped(msgspec.Struct, frozen=True):
    """Numbers of one series and year that are never given out, first and last included."""

    series: str
    year: int
    first: int
    last: int


class Continued(msgspec.Struct, frozen=True):
    """`sequence` and `head`: the last entry there is, and the beginning of its hash. `missing`: the heads that were
    seen and are not in this book any more, as sequence and hash in hexadecimal."""

    sequence: int
    head: str
    missing: tuple[tuple[int, str], ...] = ()
    skipped: tuple[Skipped, ...] = ()


def record(
    ledger: Ledger, missing: Sequence[tuple[int, str]], skipped: Sequence[Skipped], moment: Moment, verb: str
) -> None:
    """Journal it, in the transaction that moves the counters."""
    head = journal.head(ledger)
    row = Continued(head.seq, head.hash.hex()[:16], tuple(missing), tuple(skipped))
    what = "backup" if verb == RESTORED else "entry"
    journal.record(ledger, moment, verb, f"{what} {head.seq}", canonical(row))


def holds(ledger: Ledger, sequence: int, head: str) -> bool:
    """Does this book go back to that head: is it one of its entries, or known to be missing from it?"""
    found = journal.entry(ledger, sequence)
    if found is not None and found.hash.hex() == head:
        return True
    return any((sequence, head) in row.missing for row in _rows(ledger))


def skipped(ledger: Ledger) -> Iterator[Skipped]:
    """Every range of numbers that was left out."""
    return (one for row in _rows(ledger) for one in row.skipped)


def _rows(ledger: Ledger) -> list[Continued]:
    rows = ledger.rows("SELECT content FROM journal WHERE verb IN (?, ?, ?) ORDER BY seq", (RESTORED, GONE_ON, BESIDE))
    return [msgspec.json.decode(content, type=Continued) for (content,) in rows]
