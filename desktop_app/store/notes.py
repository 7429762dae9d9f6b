"""Rows that record what was said and agreed: each is final and stands in the journal with its content."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any

from desktop_app.domain.moment import Moment
from desktop_app.store import journal
from desktop_app.store.database import Ledger
from desktop_app.store.kin import head_of
from desktop_app.store.posting import next_id
from desktop_app.store.schema_merging import HELD
from desktop_app.store.snapshots import canonical

TABLES = (
    "promises", "disputes", "dispute_events", "contact_log", "statements", "statement_events", "paper_events", "prints",
    "plan_ends", "plan_signatures", "imports", "import_undone", "submissions", "withdrawals", "statement_replacements",
    "bill_lines", "merges", "agreed_prices", "goods_merges", "shop_pictures", "agreed_dues", "attachments", "consigned",
    "side_entries", "acceptance_events", "tasks", "task_steps", "credit_papers", "grounds",
    "releases", "limit_decisions", "group_decisions", "debt_views", "dispute_kinds", "promise_ties", "claim_facts",
    "open_points", "point_ends", "dispute_lines",
)  # fmt: skip
"""Tables whose every row is one journal row; its sequence is the last of their sealed columns."""


def add(ledger: Ledger, table: str, values: Sequence[object], moment: Moment, verb: str, subject: str) -> int:
    """Add one row (without id and sequence) and its journal row; returns the new id."""
    row_id = next_id(ledger, table)
    add_row(ledger, table, [row_id, *values], moment, verb, subject)
    return row_id


def add_row(ledger: Ledger, table: str, values: Sequence[object], moment: Moment, verb: str, subject: str) -> int:
    """Add one row (without sequence) and its journal row; returns the sequence."""
    row = [plain(value) for value in values]
    seq = journal.record(ledger, moment, verb, subject, canonical([table, *row]))
    marks = ", ".join(f"?{place}" for place in range(1, len(row) + 2))
    ledger.write(f"INSERT INTO {table} VALUES ({marks}{_counting_for(table)})", [*row, seq])
    return seq


def values_of(ledger: Ledger, table: str, row_id: int) -> tuple[Any, ...]:
    """What a row says, without its id and sequence."""
    _, *values, _ = ledger.rows(f"SELECT {_sealed(table)} FROM {table} WHERE id = ?", (row_id,))[0]
    return tuple(values)


def altered(ledger: Ledger) -> Iterator[str]:
    """Rows that no longer say what the journal says of them, and rows that are gone (T20)."""
    rows = ledger.rows("SELECT seq, content FROM journal WHERE content LIKE '[\"%'")
    written = {seq: text for seq, text in rows if json.loads(text)[0] in TABLES}
    for table in TABLES:
        for *row, seq in ledger.rows(f"SELECT {_sealed(table)} FROM {table}"):
            if written.pop(seq, None) != canonical([table, *row]):
                yield f"{table} {row[0]}"
    yield from (f"{json.loads(text)[0]} of journal {seq} is missing" for seq, text in written.items())


def plain(value: object) -> object:
    """A value as the database keeps it: dates as ISO text, enums by value, flags as 0 or 1."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return int(value) if isinstance(value, bool) else value


def _sealed(table: str) -> str:
    """What of a row the journal speaks of: all but the account it counts in now."""
    return ", ".join(HELD[table]) if table in HELD else "*"


def _counting_for(table: str) -> str:
    """SQL: the account a new row counts in, where its table has one."""
    if table not in HELD:
        return ""
    place = HELD[table].index("posted_for") + 1
    return f", {head_of(f'?{place}')}"
