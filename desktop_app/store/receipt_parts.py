"""What is kept of a receipt beside its sum: in which ways it came, who took it, what was let go with it."""

from datetime import date

from desktop_app.domain.paid_parts import Acceptance, AcceptedBy, PaidPart, ReceiptDetail
from desktop_app.store.database import Ledger


def load_detail(ledger: Ledger, number: str) -> ReceiptDetail:
    """Of the receipt of this number; nothing of what is none."""
    document_id = ledger.value("SELECT id FROM documents WHERE number = ?", (number,))
    parts = ledger.rows(
        "SELECT method, amount_fen FROM receipt_parts WHERE document_id = ? ORDER BY part", (document_id,)
    )
    taken_by = ledger.value("SELECT taken_by FROM receipt_hands WHERE document_id = ?", (document_id,))
    account = ledger.value("SELECT account FROM receipt_accounts WHERE document_id = ?", (document_id,))
    let_go = sum(fen for _, fen in let_go_with(ledger, document_id))
    return ReceiptDetail(
        tuple(PaidPart(*part) for part in parts), taken_by or "", _acceptance(ledger, document_id), let_go,
        account or "",
    )  # fmt: skip


def let_go_with(ledger: Ledger, document_id: int) -> list[tuple[str, int]]:
    """(number, fen) of what was let go as this receipt settled, and stands."""
    return ledger.rows(
        """SELECT d.number, d.amount_fen FROM adjustments a JOIN documents d ON d.id = a.document_id
           WHERE a.about_id = ? AND a.reason = 'settlement'
             AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) ORDER BY d.id""",
        (document_id,),
    )


def _acceptance(ledger: Ledger, document_id: int) -> Acceptance | None:
    found = ledger.row("SELECT accepted_by, number, due FROM acceptances WHERE document_id = ?", (document_id,))
    if found is None:
        return None
    accepted_by, number, due = found
    return Acceptance(AcceptedBy(accepted_by), number, date.fromisoformat(due) if due else None)
