"""Documents that are dated after today: for tomorrow, or entered while the clock was wrong (case 29)."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.domain.ahead import Ahead
from desktop_app.store.database import Ledger


def dated_ahead(ledger: Ledger, today: date, customer_id: int = 0) -> Ahead:
    """Those of one customer or of all that stand: neither reversed nor a reversal."""
    rows = ledger.rows(_AHEAD, (today.isoformat(), customer_id))
    counts = {Kind(kind): count for kind, count, _, _ in rows}
    slips = counts.pop(Kind.SHIPMENT, 0) + counts.pop(Kind.RETURN, 0)
    receipts = counts.pop(Kind.RECEIPT, 0)
    return Ahead(
        slips=slips,
        receipts=receipts,
        others=sum(counts.values()),
        owed_fen=sum(fen for _, _, fen, _ in rows),
        customer_id=min((whose for kind, _, _, whose in rows if Kind(kind) in counts), default=0),
    )


_AHEAD = """
    SELECT d.kind, count(*), sum(CASE d.direction WHEN 'debit' THEN d.amount_fen ELSE -d.amount_fen END),
        min(d.customer_id)
    FROM documents d WHERE d.dated > ?1 AND ?2 IN (0, d.customer_id) AND +d.reverses IS NULL
    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) GROUP BY d.kind"""
