"""On which days customers took goods."""

from datetime import date
from typing import NamedTuple

from desktop_app.domain.comings import Visits
from desktop_app.store.database import Ledger


class Visitor(NamedTuple):
    """A customer, when they came, and what the slips of all their days, and of the last year of them, come to."""

    customer_id: int
    visits: Visits
    fen: int
    year_fen: int


def visitors(ledger: Ledger, today: date) -> list[Visitor]:
    """Everybody with a slip that stands on `today`."""
    rows = ledger.rows(
        """WITH slip AS MATERIALIZED (
               SELECT d.customer_id, d.dated, d.amount_fen FROM documents d WHERE d.kind = 'shipment' AND d.dated <= ?1
                   AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1)),
           span AS MATERIALIZED (
               SELECT customer_id, min(dated) AS first, max(dated) AS last, count(DISTINCT dated) AS days,
                   sum(amount_fen) AS fen FROM slip GROUP BY customer_id)
           SELECT p.customer_id, p.first, p.last, p.days, p.fen, sum(s.amount_fen),
               (SELECT min(d.dated) FROM documents d WHERE d.customer_id = p.customer_id AND d.kind = 'opening'
                   AND d.direction = 'debit' AND d.dated <= ?1
                   AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id AND r.dated <= ?1))
           FROM span p JOIN slip s ON s.customer_id = p.customer_id AND s.dated > date(p.last, '-1 year')
           GROUP BY p.customer_id""",
        (today.isoformat(),),
    )
    return [
        Visitor(
            customer,
            Visits(
                date.fromisoformat(first), date.fromisoformat(last), days, date.fromisoformat(owing) if owing else None
            ),
            fen,
            year,
        )
        for customer, first, last, days, fen, year, owing in rows
    ]
