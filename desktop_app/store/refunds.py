"""Money on account that was paid back: from which credits it may come, and how it went."""

from datetime import date

from desktop_app.store.database import Ledger


def free_credits(ledger: Ledger, customer_id: int, dated: date) -> list[tuple[int, str, date, int]]:
    """(item, number, day, free fen) of credits dated up to this day, oldest first; what is kept apart comes last."""
    rows = ledger.rows(
        """SELECT o.item_id, d.number, d.dated, o.open_fen FROM open_items o JOIN items i ON i.id = o.item_id
           JOIN documents d ON d.id = i.document_id LEFT JOIN returns t ON t.document_id = d.id
           WHERE o.customer_id = ? AND o.direction = 'credit' AND d.dated <= ? AND d.kind <> 'reversal'
           ORDER BY coalesce(t.kept_apart, 0), d.dated, d.id""",
        (customer_id, dated.isoformat()),
    )
    return [(item, number, date.fromisoformat(day), fen) for item, number, day, fen in rows]


def paid_back(ledger: Ledger, number: str) -> tuple[str, str]:
    """By which way a refund went, and who paid it; empty for what is none."""
    found = ledger.row(
        "SELECT f.method, f.paid_by FROM refunds f JOIN documents d ON d.id = f.document_id WHERE d.number = ?",
        (number,),
    )
    return (str(found[0]), str(found[1])) if found else ("", "")
