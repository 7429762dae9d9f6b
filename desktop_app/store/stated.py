"""Which slips stand on no statement that was issued."""

from datetime import date

from desktop_app.domain.periods import Period
from desktop_app.store.database import Ledger


def unstated_slips(ledger: Ledger, period: Period, today: date) -> set[str]:
    """Numbers of slips dated in these days that no statement issued by `today` holds: none covers their day, or those
    that do were issued before the slip was entered.
    """
    rows = ledger.rows(
        """SELECT d.number FROM documents d WHERE d.kind = 'shipment' AND d.dated BETWEEN ?1 AND ?2
           AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.customer_id = d.customer_id AND s.period_to >= d.dated
               AND s.seq > d.seq AND s.issued_on <= ?3)""",
        (period.first.isoformat(), period.last.isoformat(), today.isoformat()),
    )
    return {number for (number,) in rows}
