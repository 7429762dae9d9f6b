"""The figures of each customer for a list, as of a day."""

from datetime import date
from typing import NamedTuple

from desktop_app.store.accounts import items_as_of
from desktop_app.store.database import Ledger


class Figures(NamedTuple):
    """Fen: owed less on account, past due less what counts at once, what the gate counts, money on account."""

    balance_fen: int = 0
    overdue_fen: int = 0
    exposure_fen: int = 0
    on_account_fen: int = 0


def figures(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, Figures]:
    """By customer with anything open, or posted ahead, as of `today`; of one customer or all."""
    ahead = _ahead(ledger, today)
    rows = ledger.connection().execute(
        _FIGURES.format(open=items_as_of(customer_id)), {"today": today.isoformat(), "customer": customer_id}
    )
    found = {
        customer: Figures(owed - credit, max(overdue - credit + apart, 0), owed - credit, credit)
        for customer, owed, overdue, credit, apart in rows
    }
    for customer, fen in ahead.items():
        known = found.get(customer, Figures())
        found[customer] = known._replace(exposure_fen=known.balance_fen + fen)
    return found


def last_deals(ledger: Ledger, today: date, customer_id: int = 0) -> dict[int, date]:
    """By customer: the day of the last slip up to `today` that stands."""
    rows = ledger.rows(_LAST_DEALS, (today.isoformat(), customer_id))
    return {customer: date.fromisoformat(dated) for customer, dated in rows if dated}


_FIGURES = """
    SELECT customer_id, sum(CASE direction WHEN 'debit' THEN open_fen ELSE 0 END),
        sum(CASE WHEN direction = 'debit' AND due < :today THEN open_fen ELSE 0 END),
        sum(CASE direction WHEN 'credit' THEN open_fen ELSE 0 END),
        sum(CASE WHEN direction = 'credit' AND EXISTS (SELECT 1 FROM items i JOIN returns t ON
            t.document_id = i.document_id AND t.kept_apart WHERE i.id = o.id) THEN open_fen ELSE 0 END)
    FROM ({open}) o GROUP BY customer_id"""

_LAST_DEALS = """
    SELECT c.id, (SELECT d.dated FROM documents d WHERE d.customer_id = c.id AND d.dated <= ?1 AND d.kind = 'shipment'
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)
        ORDER BY d.dated DESC, d.id DESC LIMIT 1)
    FROM customers c WHERE ?2 IN (0, c.id)"""


def _ahead(ledger: Ledger, today: date) -> dict[int, int]:
    """By customer: what is posted but dated after `today`, in fen (case 8)."""
    rows = ledger.rows(
        """SELECT customer_id, sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END) FROM documents
           WHERE dated > ?1 AND entered <= ?1 GROUP BY customer_id""",
        (today.isoformat(),),
    )
    return dict(rows)
