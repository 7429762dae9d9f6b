"""The facts behind this week's list, gathered for all customers at once."""

from datetime import date, timedelta

from desktop_app.domain.forecast import Settled
from desktop_app.store.database import Ledger
from desktop_app.store.projection import BATCH_DUE

HISTORY_DAYS = 3 * 365
"""Payments of slips delivered longer ago say nothing about how a customer pays now."""


def settled_items(ledger: Ledger, today: date) -> list[Settled]:
    """Items of the last three years that were paid in full by `today`, and when the last fen came (N07).

    Reversed documents are no payments; neither is a slip that goods coming back settled alone.
    """
    earliest = (today - timedelta(days=HISTORY_DAYS)).isoformat()
    rows = ledger.connection().execute(
        _PAST if _settled_later(ledger, today) else _NOW, {"today": today.isoformat(), "earliest": earliest}
    )
    return [Settled(customer, date.fromisoformat(due), date.fromisoformat(paid)) for customer, due, paid in rows]


def _settled_later(ledger: Ledger, today: date) -> bool:
    newest = ledger.value("SELECT max(dated) FROM allocations")
    return newest is not None and newest > today.isoformat()


def last_contacts(ledger: Ledger, today: date) -> dict[int, tuple[date, date | None]]:
    """By customer: day of the last contact, and the day it put the next one off to."""
    rows = ledger.rows(
        "SELECT customer_id, dated, next_on FROM contact_log WHERE dated <= ? ORDER BY dated, id",
        (today.isoformat(),),
    )
    return {
        customer: (date.fromisoformat(dated), date.fromisoformat(next_on) if next_on else None)
        for customer, dated, next_on in rows
    }


_DUE = f"CASE WHEN i.open_batches IS NULL THEN i.due ELSE {BATCH_DUE} END"
_NOW = f"""
    SELECT i.customer_id, {_DUE} AS due_on, max(a.dated) FROM items i
    JOIN allocations a ON a.debit_item = i.id AND a.sign = 1
    JOIN items c ON c.id = a.credit_item JOIN documents p ON p.id = c.document_id AND p.kind <> 'reversal'
    WHERE i.direction = 'debit' AND i.dated >= :earliest AND i.id NOT IN (SELECT item_id FROM open_items)
      AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = i.document_id)
    GROUP BY i.id HAVING sum(p.kind = 'receipt') > 0 AND due_on IS NOT NULL"""
_PAST = f"""
    SELECT i.customer_id, {_DUE} AS due_on, max(a.dated) FROM items i
    JOIN allocations a ON a.debit_item = i.id AND a.dated <= :today
    JOIN items c ON c.id = a.credit_item JOIN documents p ON p.id = c.document_id AND p.kind <> 'reversal'
    WHERE i.direction = 'debit' AND i.dated >= :earliest AND i.dated <= :today
      AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = i.document_id AND r.dated <= :today)
    GROUP BY i.id
    HAVING sum(a.sign * a.amount_fen) = i.amount_fen AND sum(p.kind = 'receipt') > 0 AND due_on IS NOT NULL"""
