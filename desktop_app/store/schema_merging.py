"""The step of the ladder by which a row keeps whom it was written for, and knows whose account it counts in now.

Two customers become one without a sealed row being touched: `customer_id`, sealed until then, goes on under its true
name `posted_for`, and a new column `customer_id` says whose account the row counts in. It is a projection, the one
column of a sealed table that may be written: it follows from `posted_for` and the merges that stand, and `check` proves
it (`store.kin`). So no reader has to know of merges, and none can forget them.
"""

from itertools import chain

FORMER_NAMES = """
    SELECT DISTINCT c.id, j.called FROM customers c JOIN (
        SELECT CAST(substr(subject, 10) AS INTEGER) AS id, CASE WHEN json_valid(content) THEN content ->> 'name' END
            AS called FROM journal WHERE subject LIKE 'customer %' AND content LIKE '{%') j ON j.id = c.id
    WHERE j.called <> c.name"""
"""What the journal says customers were called before."""

_HELD_THEN = {
    "documents": ("id", "number", "kind", "posted_for", "dated", "direction", "amount_fen", "entered", "reference",
                  "remark", "submission", "reverses", "seq"),
    "items": ("id", "document_id", "posted_for", "part", "direction", "dated", "due", "open_batches", "amount_fen"),
    "statements": ("id", "number", "posted_for", "period_from", "period_to", "closing_fen", "issued_on", "reply_by",
                   "sha256", "seq"),
    "promises": ("id", "posted_for", "amount_fen", "due", "made_on", "said_by", "channel", "note", "seq"),
    "plans": ("id", "number", "posted_for", "agreed_on", "note", "seq"),
    "disputes": ("id", "item_id", "posted_for", "amount_fen", "reason", "raised_on", "seq"),
    "contact_log": ("id", "posted_for", "dated", "channel", "outcome", "note", "next_on", "amount_fen", "claimed_on",
                    "seq"),
}  # fmt: skip
"""Those that were there when customers could first become one."""

HELD = {
    **_HELD_THEN,
    "side_entries": ("id", "posted_for", "number", "account", "act", "dated", "amount_fen", "method", "hands",
                     "reference", "note", "document_id", "seq"),
}  # fmt: skip
"""Sealed tables whose rows belong to a customer, with their sealed columns: `posted_for` is whom the row was written
for, for ever; beside them stands `customer_id`, whose account it counts in now (`store.kin`)."""


def _held(table: str) -> tuple[str, ...]:
    """What was written keeps its column under its true name; the account it counts in stands in a new one."""
    return (
        f"DROP TRIGGER IF EXISTS {table}_update_sealed",
        f"ALTER TABLE {table} RENAME COLUMN customer_id TO posted_for",
        f"ALTER TABLE {table} ADD COLUMN customer_id INTEGER REFERENCES customers",
        f"UPDATE {table} SET customer_id = posted_for",
    )


def _index(name: str, of: str) -> tuple[str, str]:
    """By whom a row counts for now, as it was by whom it was written for."""
    return f"DROP INDEX {name}", f"CREATE INDEX {name} ON {of}"


_STANDING = "merges m WHERE m.id NOT IN (SELECT row_id FROM withdrawals WHERE what = 'merge')"

MERGED = (
    # -- truth: which customer became one with which; undone by a withdrawal
    """CREATE TABLE merges (
        id INTEGER PRIMARY KEY, merged_id INTEGER NOT NULL REFERENCES customers, into_id INTEGER NOT NULL
        REFERENCES customers, dated TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES journal,
        CHECK (merged_id <> into_id)) STRICT""",
    *chain.from_iterable(map(_held, _HELD_THEN)),
    *_index("documents_by_customer", "documents (customer_id, dated, id)"),
    *_index("documents_by_date", "documents (dated, customer_id, direction, amount_fen)"),
    *_index(
        "documents_entered_later",
        "documents (entered, dated, customer_id, direction, amount_fen) WHERE entered > dated",
    ),
    *_index("items_by_customer", "items (customer_id, dated)"),
    *_index("items_waiting", "items (customer_id) WHERE open_batches IS NOT NULL"),
    *_index("statements_by_customer", "statements (customer_id, period_to)"),
    "CREATE INDEX statements_by_name ON statements (posted_for, period_to)",
    *_index("promises_by_customer", "promises (customer_id, due)"),
    *_index("contact_log_by_customer", "contact_log (customer_id, dated)"),
    # -- whoever became one with somebody, with everybody they are one with by now, and from which entry on (UNION ends
    # -- also where a forged row leads in a circle)
    f"""CREATE VIEW kin AS WITH RECURSIVE up (member, head, since) AS (
        SELECT m.merged_id, m.into_id, m.seq FROM {_STANDING}
        UNION SELECT u.member, m.into_id, max(u.since, m.seq) FROM up u
        JOIN {_STANDING} AND m.merged_id = u.head)
        SELECT member, head, since FROM up""",
    "CREATE VIEW heads AS SELECT member, head FROM kin WHERE head NOT IN (SELECT member FROM kin)",
    # -- projection of the journal: what customers were called before
    """CREATE TABLE former_names (customer_id INTEGER NOT NULL REFERENCES customers, name TEXT NOT NULL,
        PRIMARY KEY (customer_id, name)) STRICT, WITHOUT ROWID""",
    f"INSERT INTO former_names {FORMER_NAMES}",
)
