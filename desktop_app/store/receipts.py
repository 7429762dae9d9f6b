"""The list of receipts, and which slips each of them settles."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.paid_parts import PaidPart, usual_way
from desktop_app.store.agreed_dues import AGREED
from desktop_app.store.database import Ledger, Row
from desktop_app.store.open_items import CALLED, items_as_of, unsettled
from desktop_app.store.projection import FOR_EVER
from desktop_app.store.receipt_parts import load_detail


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """Money received: `allocated_fen` settles slips, `on_account_fen` is free; neither once it is reversed.

    `paid_back_fen` went back to the customer; `let_go_fen` was given up with it and settles slips beside the money.
    `reversed_why` is what was said as it was voided or came back.
    """

    number: str
    dated: date
    customer_id: int
    customer: str
    method: str
    amount_fen: int
    allocated_fen: int
    on_account_fen: int
    reversed_by: str
    remark: str
    instruction: str
    taken_by: str = ""
    bounced: bool = False
    let_go_fen: int = 0
    paid_back_fen: int = 0
    reversed_why: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class SettledSlip:
    """So much of one part of a slip is settled by a credit: `dated` and `due` are the slip's days."""

    number: str
    part: int
    due: date | None
    amount_fen: int
    dated: date
    settled_on: date
    item_id: int


def load_receipts(
    ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None, or_open: bool = False
) -> list[ReceiptRow]:
    """Receipts dated from `since` on as they stood on `today`, newest first; of one customer or all.

    With `or_open` receipts of before that are listed, too, while anything of them lies on account.

    One dated after today, as under a wrong clock, is listed too and stands as it does now (case 29).
    """
    return _credits(ledger, "d.kind = 'receipt'", today, customer_id, since, or_open)


def load_open_credits(ledger: Ledger, today: date, customer_id: int) -> list[ReceiptRow]:
    """What of a customer's money and goods' credit lies on account, by its paper; what is kept apart comes first.

    Only by hand is that set against a slip (case 2).
    """
    found = _credits(
        ledger, "d.direction = 'credit' AND d.kind <> 'reversal' AND d.dated <= :today", today, customer_id
    )
    apart = {number for (number,) in ledger.rows(_KEPT_APART, (customer_id,))}
    return sorted((one for one in found if one.on_account_fen), key=lambda one: (one.number not in apart, one.dated))


def _credits(
    ledger: Ledger, kinds: str, today: date, customer_id: int = 0, since: date | None = None, or_open: bool = False
) -> list[ReceiptRow]:
    of_customer = "AND d.customer_id = :customer" if customer_id else ""
    still_open = f"OR {unsettled('credit')}" if or_open else ""
    rows = ledger.connection().execute(
        _RECEIPTS.format(kinds=kinds, of_customer=of_customer, still_open=still_open, open=items_as_of(customer_id)),
        {"today": today.isoformat(), "since": since.isoformat() if since else "", "customer": customer_id},
    )
    return [_receipt(row) for row in rows]


def received_before(ledger: Ledger, customer_id: int, dated: date, amount_fen: int) -> str:
    """Number of the receipt of this customer, day and sum that stands; empty where there is none."""
    found = ledger.value(
        """SELECT d.number FROM documents d WHERE d.customer_id = ? AND d.dated = ? AND d.amount_fen = ?
           AND d.kind = 'receipt' AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
           ORDER BY d.id DESC LIMIT 1""",
        (customer_id, dated.isoformat(), amount_fen),
    )
    return str(found or "")


def method_of(ledger: Ledger, number: str) -> str:
    """How the money of a receipt was paid; empty where nobody said it, and for what is no receipt."""
    found = ledger.value(
        "SELECT t.method FROM receipts t JOIN documents d ON d.id = t.document_id WHERE d.number = ?", (number,)
    )
    return str(found or "")


def taken_as(ledger: Ledger, document_id: int) -> tuple[str, str]:
    """How a receipt's money was paid, and what the customer said it is for; empty where nobody said it."""
    method, instruction = ledger.row(
        "SELECT method, instruction FROM receipts WHERE document_id = ?", (document_id,)
    ) or ("", "")
    return method, instruction


def came_with(ledger: Ledger, number: str) -> str | None:
    """The slip with which the money of a receipt was handed over, empty for none; None for what is no receipt."""
    found = ledger.row(
        """SELECT coalesce(s.number, '') FROM receipts t JOIN documents d ON d.id = t.document_id
           LEFT JOIN documents s ON s.id = t.shipment_id WHERE d.number = ?""",
        (number,),
    )
    return None if found is None else str(found[0])


def method_paid_with(ledger: Ledger, slip: str) -> str | None:
    """How the money handed over with a slip was paid; None where none came. Both were posted as one journal row."""
    found = ledger.value(
        """SELECT t.method FROM documents s JOIN documents r ON r.seq = s.seq
           JOIN receipts t ON t.document_id = r.id AND t.shipment_id = s.id WHERE s.number = ?""",
        (slip,),
    )
    return None if found is None else str(found)


def load_settled(ledger: Ledger, number: str) -> list[SettledSlip]:
    """What a credit settles now, earliest due first; what a reversal ties to it is not settled."""
    rows = ledger.connection().execute(_SETTLED, {"number": number, "today": FOR_EVER})
    return [
        SettledSlip(
            slip, part, due and date.fromisoformat(due), fen, date.fromisoformat(dated), date.fromisoformat(on), item
        )
        for slip, part, due, fen, dated, on, item in rows
    ]


_RECEIPTS = """
    WITH receipt AS MATERIALIZED (
        SELECT d.id, d.number, d.dated, d.customer_id, d.amount_fen, d.remark FROM documents d
        WHERE {kinds} AND (d.dated >= :since {still_open}) {of_customer}),
    open AS MATERIALIZED (
        SELECT id, open_fen FROM ({open}) WHERE direction = 'credit'
        UNION ALL SELECT item_id, open_fen FROM open_items WHERE direction = 'credit' AND dated > :today),
    back AS MATERIALIZED (
        SELECT a.credit_item, sum(a.sign * a.amount_fen) AS fen FROM documents d JOIN items i ON i.document_id = d.id
        JOIN allocations a ON a.debit_item = i.id WHERE d.kind = 'refund' AND a.dated <= :today GROUP BY 1),
    given AS MATERIALIZED (
        SELECT g.about_id, sum(d.amount_fen) AS fen FROM adjustments g JOIN documents d ON d.id = g.document_id
        WHERE g.reason = 'settlement'
            AND NOT EXISTS (SELECT 1 FROM documents v WHERE v.reverses = d.id AND v.dated <= :today) GROUP BY 1)
    SELECT r.number, r.dated, r.customer_id, c.name, coalesce(t.method, ''), r.amount_fen, coalesce(o.open_fen, 0),
        coalesce(x.number, ''), r.remark, coalesce(t.instruction, ''), coalesce(h.taken_by, ''),
        x.id IN (SELECT document_id FROM bounces), coalesce(g.fen, 0), coalesce(b.fen, 0), coalesce(x.remark, ''),
        coalesce(e.account, '')
    FROM receipt r JOIN customers c ON c.id = r.customer_id LEFT JOIN receipts t ON t.document_id = r.id
    LEFT JOIN receipt_hands h ON h.document_id = r.id LEFT JOIN receipt_accounts e ON e.document_id = r.id
    JOIN items i ON i.document_id = r.id LEFT JOIN open o ON o.id = i.id
    LEFT JOIN back b ON b.credit_item = i.id LEFT JOIN given g ON g.about_id = r.id
    LEFT JOIN documents x ON x.reverses = r.id AND x.dated <= max(:today, r.dated)
    ORDER BY r.dated DESC, r.id DESC"""
"""A credit has one item, so no row comes twice."""

_KEPT_APART = """SELECT d.number FROM documents d JOIN returns t ON t.document_id = d.id
    WHERE d.customer_id = ? AND t.kept_apart"""

_SETTLED = f"""
    SELECT d.number, i.part,
        coalesce(min(coalesce(o.due, i.due, g.due, e.called_on), e.called_on), o.due, i.due, g.due) AS due_on,
        a.amount_fen, d.dated, a.dated, i.id
    FROM documents k JOIN items c ON c.document_id = k.id JOIN allocations a ON a.credit_item = c.id AND a.sign = 1
        AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id)
    JOIN items i ON i.id = a.debit_item JOIN documents d ON d.id = i.document_id AND d.kind <> 'reversal'
    LEFT JOIN open_items o ON o.item_id = i.id LEFT JOIN ({CALLED}) e ON e.item_id = i.id
    LEFT JOIN ({AGREED}) g ON g.item_id = i.id
    WHERE k.number = :number AND k.kind <> 'reversal'
    ORDER BY due_on IS NULL AND coalesce(i.open_batches, g.open_batches) IS NOT NULL, coalesce(due_on, d.dated),
        d.id, i.part, a.id"""


def _receipt(row: Row) -> ReceiptRow:
    number, dated, customer_id, name, method, fen, free_fen, reversed_by, *said, bounced, let_go, paid_back = row[:-2]
    remark, instruction, taken_by = said
    back = 0 if reversed_by else paid_back
    allocated = 0 if reversed_by else fen - free_fen - back
    return ReceiptRow(
        number, date.fromisoformat(dated), customer_id, name, method, fen, allocated, free_fen, reversed_by, remark,
        instruction, taken_by, bool(bounced), let_go, back, *row[-2:],
    )  # fmt: skip


def last_method_of(ledger: Ledger, customer_id: int) -> str:
    """How the customer's newest payment that stands came in, or most of it; empty where none says so (case 27).

    A cheque or bill may bounce, so it is chosen each time and never proposed.
    """
    found = ledger.row(
        """SELECT d.number, r.method FROM documents d JOIN receipts r ON r.document_id = d.id
           WHERE d.customer_id = ? AND r.method <> '' AND NOT EXISTS (SELECT 1 FROM documents v WHERE v.reverses = d.id)
           ORDER BY d.dated DESC, d.id DESC LIMIT 1""",
        (customer_id,),
    )
    number, method = found or ("", "")
    return usual_way(load_detail(ledger, number).parts or [PaidPart(method, 1)])
