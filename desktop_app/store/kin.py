"""In whose account a row counts: the one customer that whom it was written for has become, by the merges that stand.

Sealed tables keep `posted_for`; their `customer_id` follows from it by the rule of this module, at each insert, at each
merge and at each undoing of one (`store.merging`). Nothing else writes it, and `strays` proves it.
"""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.merging import Merge
from desktop_app.store.database import Ledger
from desktop_app.store.schema_merging import FORMER_NAMES, HELD


def head_of(place: str) -> str:
    """SQL: whom the customer at this place counts for now."""
    return f"coalesce((SELECT head FROM heads WHERE member = {place}), {place})"


def heads(ledger: Ledger) -> dict[int, int]:
    """The customer that each has become who is one with another by now."""
    return dict(ledger.rows("SELECT member, head FROM heads"))


def standing_head(ledger: Ledger, customer_id: int) -> int:
    """The customer that this one has become, or itself."""
    return int(ledger.value(f"SELECT {head_of('?1')}", (customer_id,)))


def standing_heads(ledger: Ledger) -> dict[int, int]:
    """Of everybody who is one with another customer by now: whom."""
    return dict(ledger.rows("SELECT member, head FROM heads"))


def members(ledger: Ledger, customer_id: int) -> list[int]:
    """Who is one with this customer by now, in the order they were entered."""
    return [one for (one,) in ledger.rows("SELECT member FROM kin WHERE head = ? ORDER BY member", (customer_id,))]


def load_merges(ledger: Ledger) -> list[Merge]:
    """All that were ever made, those undone since among them, oldest first."""
    rows = ledger.rows(
        """SELECT m.id, m.merged_id, m.into_id, m.dated, m.seq, w.seq FROM merges m
           LEFT JOIN withdrawals w ON w.what = 'merge' AND w.row_id = m.id ORDER BY m.id"""
    )
    return [Merge(one, merged, into, date.fromisoformat(dated), *seqs) for one, merged, into, dated, *seqs in rows]


def posted_for(ledger: Ledger, document_id: int) -> int:
    """Whom a document was written for."""
    return int(ledger.value("SELECT posted_for FROM documents WHERE id = ?", (document_id,)))


def strays(ledger: Ledger) -> Iterator[str]:
    """Rows that count in another account than the merges say, and former names the journal does not know."""
    for table in HELD:
        rows = ledger.rows(
            f"""SELECT id FROM {table} WHERE customer_id IS NOT posted_for
                    AND coalesce(posted_for, 0) NOT IN (SELECT member FROM heads)
                UNION SELECT t.id FROM heads h JOIN {table} t ON t.posted_for = h.member
                    WHERE t.customer_id IS NOT h.head"""
        )
        yield from (f"{table} {row_id}" for (row_id,) in rows)
    names, journalled = "SELECT customer_id, name FROM former_names", FORMER_NAMES
    for query in (f"{names} EXCEPT {journalled}", f"{journalled} EXCEPT {names}"):
        yield from (f"former_names {customer_id}" for customer_id, _ in ledger.rows(query))
