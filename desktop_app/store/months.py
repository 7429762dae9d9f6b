"""Sums of documents by month and kind."""

from datetime import date

from desktop_app.domain.accounts import Kind
from desktop_app.store.database import Ledger


def month_sums(ledger: Ledger, today: date) -> list[tuple[date, Kind, int]]:
    """(first of the month, kind, signed fen) of what is dated up to `today`; a reversal has the kind it reverses."""
    rows = ledger.rows(
        """SELECT substr(d.dated, 1, 7), coalesce(o.kind, d.kind),
               sum(CASE d.direction WHEN 'debit' THEN d.amount_fen ELSE -d.amount_fen END)
           FROM documents d LEFT JOIN documents o ON o.id = d.reverses
           WHERE d.dated <= ? GROUP BY 1, 2""",
        (today.isoformat(),),
    )
    return [(date.fromisoformat(f"{month}-01"), Kind(kind), fen) for month, kind, fen in rows]
