"""What a list of customers shows beside their debt, as of a day."""

from datetime import date

from desktop_app.store.database import Ledger


def last_deals(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, date]:
    """By customer: the day of the last slip up to `today` that stands."""
    rows = ledger.rows(_LAST_DEALS, (today.isoformat(), customer_id))
    return {customer: date.fromisoformat(dated) for customer, dated in rows if dated}


_LAST_DEALS = """
    SELECT c.id, (SELECT d.dated FROM documents d WHERE d.customer_id = c.id AND d.dated <= ?1 AND d.kind = 'shipment'
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
        ORDER BY d.dated DESC, d.id DESC LIMIT 1)
    FROM customers c WHERE ?2 IN (0, c.id)"""


def posted_ahead(ledger: Ledger, today: date) -> dict[int, int]:
    """By customer: what is posted but dated after `today`, in fen (case 8).

    The + keeps SQLite from walking through every document in the order of customers.
    """
    rows = ledger.rows(
        """SELECT customer_id, sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END) FROM documents
           WHERE dated > ?1 GROUP BY +customer_id""",
        (today.isoformat(),),
    )
    return dict(rows)
