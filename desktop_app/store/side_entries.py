"""What stands beside the accounts: deposits, what we owe who supplies us, the drawer; each a sealed row.

What was withdrawn, or set off by a document that is void since, counts no more from that day on.
"""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.side_accounts import SideAccount, SideAct, SideBalances, SideEntry, beside
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.withdrawals import standing

WITHDRAWN = "side_entry"


def add_side(ledger: Ledger, entry: SideEntry, document_id: int | None, moment: Moment) -> int:
    """Keep and journal it; returns its id."""
    return notes.add(ledger, "side_entries", values_of(entry, document_id), moment, f"side_{entry.act}", entry.number)


def values_of(entry: SideEntry, document_id: int | None = None) -> tuple[object, ...]:
    """What stands in its row, without id and sequence."""
    return (
        entry.customer_id or None, entry.number, entry.account, entry.act, entry.dated, entry.amount_fen, entry.method,
        entry.hands, entry.reference, entry.note, document_id,
    )  # fmt: skip


def load_side(ledger: Ledger, today: date, customer_id: int = 0) -> list[SideEntry]:
    """Entries dated up to `today` that count, oldest first: of one customer, or all with those of the drawer."""
    whose = "AND s.customer_id = :customer" if customer_id else ""
    rows = ledger.connection().execute(
        f"""SELECT s.account, s.act, s.dated, s.amount_fen, coalesce(s.customer_id, 0), s.method, s.hands, s.reference,
                s.note, s.number, coalesce(d.number, ''), s.id, s.seq
            FROM side_entries s LEFT JOIN documents d ON d.id = s.document_id
            WHERE s.dated <= :today AND {standing(WITHDRAWN, "s.id", ":today")} {whose}
              AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = s.document_id AND r.dated <= :today)
            ORDER BY s.dated, s.id""",
        {"today": today.isoformat(), "customer": customer_id},
    )
    return [_entry(row) for row in rows]


def beside_of(ledger: Ledger, today: date, customer_id: int) -> SideBalances:
    """The balances beside one customer's account."""
    return beside(load_side(ledger, today, customer_id))


def _entry(row: Row) -> SideEntry:
    account, act, dated, fen, customer, *rest = row
    return SideEntry(SideAccount(account), SideAct(act), date.fromisoformat(dated), fen, customer, *rest)
