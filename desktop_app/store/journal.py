"""The journal: one row for each write, chained by hashes, so that nothing can be changed unseen (D7)."""

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from desktop_app.domain.business_day import LONGEST_PAUSE, DayDoubted, is_doubtful
from desktop_app.domain.moment import Moment
from desktop_app.store.database import Ledger

FIRST_PREVIOUS = bytes(32)

SETTING = "setting "
"""How the subject of a row begins that is no entry of the shop's business: what the owner set."""


@dataclass(frozen=True, slots=True)
class JournalWrite:
    """One write: `content` is the canonical text of everything it recorded."""

    seq: int
    recorded: str
    user: str
    dated: str
    verb: str
    subject: str
    content: str


@dataclass(frozen=True, slots=True)
class JournalRow(JournalWrite):
    """As it stands in the chain."""

    previous: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the chain: how many writes there were, and their hash."""

    seq: int
    hash: bytes


def head(ledger: Ledger) -> Head:
    """Where the chain ends; sequence 0 when nothing was written yet."""
    found = ledger.row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
    return Head(*found) if found else Head(0, FIRST_PREVIOUS)


def entry(ledger: Ledger, seq: int) -> Head | None:
    """Where the chain stood after this row; None when there is no such row."""
    found = ledger.row("SELECT seq, hash FROM journal WHERE seq = ?", (seq,))
    return Head(*found) if found else None


def recorded_last(ledger: Ledger) -> str:
    """When the last row was written, in UTC; empty when none was."""
    return str(ledger.value("SELECT recorded FROM journal ORDER BY seq DESC LIMIT 1") or "")


def chained(after: Head, moment: Moment, verb: str, subject: str, content: str) -> JournalRow:
    """The row that follows `after`."""
    recorded = moment.now.astimezone(UTC).isoformat(timespec="seconds")
    fields = (after.seq + 1, recorded, moment.user, moment.today.isoformat(), verb, subject, content)
    return JournalRow(*fields, previous=after.hash, hash=_digest(fields, after.hash))


def insert_rows(ledger: Ledger, rows: Sequence[JournalRow]) -> None:
    ledger.write_many(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(r.seq, r.recorded, r.user, r.dated, r.verb, r.subject, r.content, r.previous, r.hash) for r in rows],
    )


def record(ledger: Ledger, moment: Moment, verb: str, subject: str, content: str) -> int:
    """Add one row inside the current transaction, signed by who is at the counter; returns its sequence.

    DayDoubted where the ledger watches the day and the clock can hardly be right (case 29).
    """
    if not subject.startswith(SETTING):
        _require_credible_day(ledger, moment.today)
    signed = replace(moment, user=ledger.presence.name) if ledger.presence.name else moment
    row = chained(head(ledger), signed, verb, subject, content)
    insert_rows(ledger, [row])
    return row.seq


def recorded_at(ledger: Ledger, seq: int) -> str:
    """When this row was written: UTC, ISO text."""
    return str(ledger.value("SELECT recorded FROM journal WHERE seq = ?", (seq,)))


def recorded_by(ledger: Ledger, seq: int) -> tuple[str, str]:
    """When this row was written, as UTC in ISO text, and who signed it."""
    row = ledger.row("SELECT recorded, user FROM journal WHERE seq = ?", (seq,))
    return (str(row[0]), str(row[1])) if row else ("", "")


def entered_on(ledger: Ledger, seq: int) -> date:
    """The business day of this row."""
    return date.fromisoformat(ledger.value("SELECT dated FROM journal WHERE seq = ?", (seq,)))


def was_wrong_day(ledger: Ledger, seq: int) -> bool:
    """Whether this row was entered under a wrong clock: days ran far backwards on coming to it or after (case 29)."""
    own, far = entered_on(ledger, seq), timedelta(days=LONGEST_PAUSE)
    sql = """SELECT EXISTS (SELECT 1 FROM journal WHERE seq < ?1 AND dated > ?2
        UNION ALL SELECT 1 FROM journal WHERE seq > ?1 AND dated < ?3)"""
    return bool(ledger.value(sql, (seq, (own + far).isoformat(), (own - far).isoformat())))


def last_entry_day(ledger: Ledger) -> date | None:
    """The business day of the last entry, in the order of entering; None while nothing but settings was written."""
    sql = "SELECT dated FROM journal WHERE subject NOT LIKE ? ORDER BY seq DESC LIMIT 1"
    found = ledger.value(sql, (SETTING + "%",))
    return date.fromisoformat(found) if found else None


def rows_until(ledger: Ledger, today: date) -> list[JournalRow]:
    """Everything written on business dates up to `today`, in order."""
    found = ledger.rows("SELECT * FROM journal WHERE dated <= ? ORDER BY seq", (today.isoformat(),))
    return [JournalRow(*row) for row in found]


def broken_links(ledger: Ledger) -> Iterator[int]:
    """Sequences at which the chain does not hold: gap, changed row or wrong link."""
    expected, previous = 1, FIRST_PREVIOUS
    for values in ledger.connection().execute("SELECT * FROM journal ORDER BY seq"):
        row = JournalRow(*values)
        fields = (row.seq, row.recorded, row.user, row.dated, row.verb, row.subject, row.content)
        if row.seq != expected or row.previous != previous or row.hash != _digest(fields, previous):
            yield row.seq
        expected, previous = row.seq + 1, row.hash


def is_tail_whole(ledger: Ledger, rows: int = 100) -> bool:
    """Whether the last rows follow from one another; what lies before them takes `broken_links` (D18)."""
    found = [JournalRow(*row) for row in ledger.rows("SELECT * FROM journal ORDER BY seq DESC LIMIT ?", (rows,))]
    links = itertools.pairwise(found)
    return all(later.previous == earlier.hash and later.seq == earlier.seq + 1 for later, earlier in links) and all(
        row.hash
        == _digest((row.seq, row.recorded, row.user, row.dated, row.verb, row.subject, row.content), row.previous)
        for row in found
    )


def _require_credible_day(ledger: Ledger, today: date) -> None:
    if not ledger.watches_day or ledger.credible_day == today:
        return
    last = last_entry_day(ledger)
    if last is not None and is_doubtful(today, last):
        raise DayDoubted(today, last)
    ledger.credible_day = today


def _digest(fields: Sequence[object], previous: bytes) -> bytes:
    digest = hashlib.sha256()
    for field in fields:
        part = str(field).encode()
        digest.update(len(part).to_bytes(8, "big") + part)
    digest.update(previous)
    return digest.digest()
