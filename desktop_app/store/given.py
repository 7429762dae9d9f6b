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
