"""What of slips stands on statements: their goods; and which slips stand on no statement that was issued."""

import json
from collections.abc import Sequence
from datetime import date

from desktop_app.domain.periods import Period
from desktop_app.domain.slip_sums import NO_CHARGES, Charges
from desktop_app.domain.statement_goods import StatedGoods, StatedLine
from desktop_app.store.database import Ledger


def goods_stated(ledger: Ledger, numbers: Sequence[str]) -> dict[str, StatedGoods]:
    """By number of a slip or return: its lines as they were posted, in their order, and what stands below them."""
    asked = (json.dumps(list(numbers)),)
    rows = ledger.rows(
        """SELECT d.number, l.name, l.spec, l.unit, l.quantity, l.price, l.amount_fen, l.gift, l.off_fen
           FROM documents d JOIN lines l ON l.document_id = d.id
           WHERE d.number IN (SELECT value FROM json_each(?)) ORDER BY d.id, l.line""",
        asked,
    )
    charged = ledger.rows(
        """SELECT d.number, c.discount_fen, c.discount_rate, c.freight_fen, c.rounding_fen
           FROM documents d JOIN slip_charges c ON c.document_id = d.id
           WHERE d.number IN (SELECT value FROM json_each(?))""",
        asked,
    )
    charges = {number: Charges(*sums) for number, *sums in charged}
    lines: dict[str, list[StatedLine]] = {}
    for number, name, spec, unit, quantity, price, fen, gift, off in rows:
        line = StatedLine(name, spec, unit, quantity, price, fen, bool(gift), 0 if gift else off)
        lines.setdefault(number, []).append(line)
    return {number: StatedGoods(tuple(told), charges.get(number, NO_CHARGES)) for number, told in lines.items()}


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
