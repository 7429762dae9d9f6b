"""What the book knew of a past day when that day was over, beside what later entries made of it (cases 6, 7, 24)."""

from collections.abc import Sequence
from datetime import date

from desktop_app.store.accounts import Total, totals_of
from desktop_app.store.database import Ledger
from desktop_app.store.open_items import called_in
from desktop_app.store.projection import batch_due


def known_then(ledger: Ledger, today: date, edges: Sequence[int]) -> dict[int, Total]:
    """By customer, of whom something was entered after `today` but dated on or before it: the totals without it."""
    changed = [customer for (customer,) in ledger.connection().execute(_CHANGED, {"today": today.isoformat()})]
    if not changed:
        return {}
    whose = f"i.customer_id IN ({', '.join(map(str, changed))})"
    open_then = called_in(f"SELECT * FROM ({_THEN} AND {whose}) WHERE open_fen > 0")
    found = {one.customer_id: one for one in totals_of(ledger, open_then, today, edges)}
    nothing = Total(0, 0, (0,) * (len(edges) + 1), 0, 0, 0, 0)
    return {customer: found.get(customer, nothing) for customer in changed}


_CHANGED = """
    SELECT customer_id FROM documents WHERE entered > dated AND entered > :today AND dated <= :today
    UNION SELECT i.customer_id FROM allocations a JOIN items i ON i.id = a.debit_item
    WHERE a.seq > coalesce((SELECT seq FROM journal WHERE dated <= :today ORDER BY seq DESC LIMIT 1), 0)
        AND a.dated <= :today"""

_KNOWN = """
    coalesce((SELECT sum(a.sign * a.amount_fen) FROM allocations a
        JOIN items ci ON ci.id = a.credit_item JOIN documents c ON c.id = ci.document_id
        JOIN items di ON di.id = a.debit_item JOIN documents d ON d.id = di.document_id
        WHERE a.{side} = i.id AND a.dated <= :today AND :today >= CASE WHEN a.seq IN (c.seq, d.seq)
            THEN max(c.entered, d.entered) ELSE coalesce((SELECT max(w.entered) FROM documents w WHERE w.seq = a.seq),
            (SELECT j.dated FROM journal j WHERE j.seq = a.seq)) END), 0)"""
"""What was settled of item `i` as known then; an allocation that came with a document is as old as the younger one."""

_THEN = f"""
    SELECT i.id, i.customer_id, i.direction, i.dated,
        CASE WHEN i.open_batches IS NULL THEN i.due ELSE {batch_due("AND {}.entered <= :today")} END AS due,
        i.amount_fen - {_KNOWN.format(side="debit_item")} - {_KNOWN.format(side="credit_item")} AS open_fen
    FROM items i JOIN documents own ON own.id = i.document_id AND own.entered <= :today
    WHERE i.dated <= :today"""
