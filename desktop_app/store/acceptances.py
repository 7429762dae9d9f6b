"""Bills of exchange in the book, and payments that bounced."""

from datetime import date

from desktop_app.domain.acceptances import BillState, HeldBill
from desktop_app.domain.moment import Moment
from desktop_app.domain.paid_parts import AcceptedBy
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import standing

WITHDRAWN = "acceptance_event"


def add_event(ledger: Ledger, number: str, event: BillState, dated: date, note: str, moment: Moment) -> int:
    """Keep and journal what became of the bill that came with this receipt."""
    document_id = ledger.value("SELECT id FROM documents WHERE number = ?", (number,))
    return notes.add(ledger, "acceptance_events", (document_id, event, dated, note), moment, f"bill_{event}", number)


def load_bills(ledger: Ledger, today: date, number: str = "") -> list[HeldBill]:
    """Bills taken up to `today`, as they stood then: of one receipt, or all. One entered by mistake has none."""
    rows = ledger.connection().execute(
        f"""SELECT d.number, d.customer_id, c.name, d.dated, a.accepted_by, a.number, a.due, a.amount_fen,
                coalesce(e.event, ''), e.dated, coalesce(e.note, ''), v.dated
            FROM acceptances a JOIN documents d ON d.id = a.document_id JOIN customers c ON c.id = d.customer_id
            LEFT JOIN acceptance_events e ON e.id = (SELECT max(x.id) FROM acceptance_events x
                WHERE x.document_id = d.id AND x.dated <= :today AND {standing(WITHDRAWN, "x.id", ":today")})
            LEFT JOIN documents v ON v.reverses = d.id AND v.dated <= :today
            WHERE d.dated <= :today AND (:number = '' OR d.number = :number)
              AND (v.id IS NULL OR v.id IN (SELECT document_id FROM bounces)) ORDER BY d.id""",
        {"today": today.isoformat(), "number": number},
    )
    return [_bill(row) for row in rows]


def bounced_since(ledger: Ledger, first: date, last: date) -> list[tuple[str, int, str, int]]:
    """(receipt, customer, method, fen) of payments that bounced in these days, oldest first."""
    return ledger.rows(
        """SELECT o.number, o.customer_id, coalesce(t.method, ''), o.amount_fen FROM bounces b
           JOIN documents d ON d.id = b.document_id JOIN documents o ON o.id = d.reverses
           LEFT JOIN receipts t ON t.document_id = o.id WHERE d.dated BETWEEN ? AND ? ORDER BY d.dated, d.id""",
        (first.isoformat(), last.isoformat()),
    )


def _bill(row: Row) -> HeldBill:
    receipt, customer_id, customer, dated, by, number, due, fen, event, on, note, void = row
    state = BillState.BOUNCED if void else BillState(event) if event else BillState.HELD
    since = void or on
    return HeldBill(
        receipt, customer_id, customer, date.fromisoformat(dated), AcceptedBy(by), number,
        date.fromisoformat(due) if due else None, fen, state, date.fromisoformat(since) if since else None, note,
    )  # fmt: skip
