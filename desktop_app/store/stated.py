"""What of slips stands on statements: their goods; and which slips stand on no statement that was issued."""

import json
from collections.abc import Sequence
from datetime import date

from desktop_app.domain.periods import Period
from desktop_app.domain.statement_goods import StatedLine
from desktop_app.store.database import Ledger


def goods_stated(ledger: Ledger, numbers: Sequence[str]) -> dict[str, tuple[StatedLine, ...]]:
    """By number of a slip or return: its lines as they were posted, in their order."""
    rows = ledger.rows(
        """SELECT d.number, l.name, l.spec, l.unit, l.quantity, l.price, l.amount_fen
           FROM documents d JOIN lines l ON l.document_id = d.id
           WHERE d.number IN (SELECT value FROM json_each(?)) ORDER BY d.id, l.line""",
        (json.dumps(list(numbers)),),
    )
    found: dict[str, tuple[StatedLine, ...]] = {}
    for number, *line in rows:
        found[number] = (*found.get(number, ()), StatedLine(*line))
    return found


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
