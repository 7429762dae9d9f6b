"""What was given up of what was owed: allowances, price differences, rounding, bad debts."""

from typing import NamedTuple

from desktop_app.domain.periods import Period
from desktop_app.store.database import Ledger


class Given(NamedTuple):
    """One adjustment, or the voiding of one: positive lowers the debt."""

    number: str
    dated: str
    customer_id: int
    reason: str
    fen: int
    about: str
    remark: str


def given(ledger: Ledger, period: Period, customer_id: int = 0) -> list[Given]:
    """Adjustments dated in these days, oldest first; what was voided is taken off on the day of its voiding."""
    whose = "AND d.customer_id = :customer" if customer_id else ""
    rows = ledger.connection().execute(
        f"""SELECT d.number, d.dated, d.customer_id, a.reason,
                CASE d.direction WHEN 'credit' THEN d.amount_fen ELSE -d.amount_fen END,
                coalesce(s.number, ''), d.remark
            FROM adjustments a JOIN documents o ON o.id = a.document_id
            JOIN documents d ON d.id = o.id OR d.reverses = o.id LEFT JOIN documents s ON s.id = a.about_id
            WHERE d.dated BETWEEN :first AND :last {whose} ORDER BY d.dated, d.id""",
        {"first": period.first.isoformat(), "last": period.last.isoformat(), "customer": customer_id},
    )
    return [Given(*row) for row in rows]


LINE_DISCOUNT, SLIP_DISCOUNT, GIFT, ROUNDING = "line_discount", "slip_discount", "gift", "rounding_off"


def given_on_slips(ledger: Ledger, period: Period, customer_id: int = 0) -> list[Given]:
    """What slips of these days gave off at once: on lines, on all goods, as gifts at their price, by rounding off. What
    came back takes its part off again, and so does what was voided, on its day.
    """
    whose = "AND d.customer_id = :customer" if customer_id else ""
    facts = {"first": period.first.isoformat(), "last": period.last.isoformat(), "customer": customer_id}
    rows = ledger.connection().execute(
        f"""WITH slip AS (
                SELECT d.id, d.number, d.dated, d.customer_id, d.remark, coalesce(d.reverses, d.id) AS of,
                    CASE d.direction WHEN 'debit' THEN 1 ELSE -1 END AS sign
                FROM documents d LEFT JOIN documents o ON o.id = d.reverses
                WHERE d.dated BETWEEN :first AND :last {whose} AND coalesce(o.kind, d.kind) IN ('shipment', 'return')),
            given AS (
                SELECT s.*, '{LINE_DISCOUNT}' AS reason, l.off_fen AS fen
                FROM slip s JOIN lines l ON l.document_id = s.of WHERE l.off_fen <> 0 AND NOT l.gift
                UNION ALL SELECT s.*, '{GIFT}', CAST(round(l.quantity * l.price / 100000.0) AS INTEGER)
                FROM slip s JOIN lines l ON l.document_id = s.of WHERE l.gift
                UNION ALL SELECT s.*, '{SLIP_DISCOUNT}', c.discount_fen
                FROM slip s JOIN slip_charges c ON c.document_id = s.of
                UNION ALL SELECT s.*, '{ROUNDING}', -c.rounding_fen
                FROM slip s JOIN slip_charges c ON c.document_id = s.of)
            SELECT number, dated, customer_id, reason, sum(fen * sign), '', remark FROM given
            GROUP BY id, reason HAVING sum(fen) <> 0 ORDER BY dated, id""",
        facts,
    )
    return [Given(*row) for row in rows]
