"""Rows that record what was said and agreed: each is final and stands in the journal with its content."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from desktop_app.domain.moment import Moment
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.store.posting import next_id
from desktop_app.store.snapshots import canonical

KEYED = (
    "promises", "disputes", "dispute_events", "contact_log", "statements", "statement_events",
    "paper_events", "prints", "imports",
)  # fmt: skip
"""Tables whose first column is an id and whose last is the sequence of their journal row."""


def add(ledger: Ledger, table: str, values: Sequence[object], moment: Moment, verb: str, subject: str) -> int:
    """Add one row (without id and sequence) and its journal row; returns the new id."""
    row = [next_id(ledger, table), *map(plain, values)]
    seq = journal.record(ledger, moment, verb, subject, canonical([table, *row]))
    marks = ", ".join("?" * (len(row) + 1))
    ledger.write(f"INSERT INTO {table} VALUES ({marks})", [*row, seq])
    return int(str(row[0]))


def altered(ledger: Ledger) -> list[str]:
    """Rows that no longer say what the journal says of them."""
    return [
        f"{table} {row[0]}"
        for table in KEYED
        for *row, content in ledger.rows(f"SELECT t.*, j.content FROM {table} t LEFT JOIN journal j ON j.seq = t.seq")
        if canonical([table, *row[:-1]]) != content
    ]


def plain(value: object) -> object:
    """A value as the database keeps it: dates as ISO text, enums by value, flags as 0 or 1."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return int(value) if isinstance(value, bool) else value
