"""The projection: what lists need at once, written with the truth and provable from it.

`open_items` holds what is still open of each item, `balances` each customer's total, `months` what moved in each
month, `paid_items` the debts that money settled in full. All are functions of documents, items and allocations;
`rebuild` makes them anew.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import standing_head
from desktop_app.store.rows import AllocationRow, DocumentRow, ItemRow

FOR_EVER = "9999-12-31"


def batch_due(known: str = "") -> str:
    """SQL of the due date of a previous-batch slip `i`: the day its N-th newer slip left, as of :today (N02, case 11).

    Of two customers who became one, each slip waits for those of its own name, and for those of both since (case 19).
    `known` narrows the documents that count, `{}` in it is their name.
    """
    return f"""(
    SELECT dated FROM (
        SELECT later.dated, row_number() OVER (ORDER BY later.dated, later.id) AS place FROM documents later
        WHERE later.customer_id = i.customer_id AND later.kind = 'shipment' AND later.dated <= :today
          AND (later.posted_for = i.posted_for OR EXISTS (SELECT 1 FROM kin k
              WHERE k.member = i.posted_for AND k.head = later.posted_for AND k.since < later.seq))
          AND (later.dated, later.id) > (i.dated, i.document_id) {known.format("later")}
          AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = later.id AND r.dated <= :today
              {known.format("r")}))
    WHERE place = i.open_batches)"""


BATCH_DUE = batch_due()

OPEN_ITEMS = """
    SELECT i.id, i.customer_id, i.direction, i.dated,
        CASE WHEN i.open_batches IS NULL THEN i.due ELSE """ + BATCH_DUE + """ END AS due,
        i.amount_fen - coalesce((SELECT sum(a.sign * a.amount_fen) FROM allocations a
            WHERE a.debit_item = i.id AND a.dated <= :today), 0)
        - coalesce((SELECT sum(a.sign * a.amount_fen) FROM allocations a
            WHERE a.credit_item = i.id AND a.dated <= :today), 0) AS open_fen
    FROM items i WHERE i.dated <= :today"""  # fmt: skip
"""Every item with what was open of it on :today, straight from the truth."""


PAID_ITEMS = (
    """
    SELECT i.id, i.customer_id, i.dated, CASE WHEN i.open_batches IS NULL THEN i.due ELSE """
    + BATCH_DUE
    + """ END AS due,
        i.open_batches IS NOT NULL AS by_batch, max(a.dated) AS paid_on FROM items i
    JOIN allocations a ON a.debit_item = i.id AND a.sign = 1
      AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id)
    JOIN items c ON c.id = a.credit_item JOIN documents p ON p.id = c.document_id AND p.kind <> 'reversal'
    WHERE i.direction = 'debit' AND i.id NOT IN (SELECT item_id FROM open_items)
      AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = i.document_id)
      AND i.document_id NOT IN (SELECT id FROM documents WHERE reverses IS NOT NULL)
      AND i.document_id NOT IN (SELECT document_id FROM refunds){of_one}
    GROUP BY i.id HAVING sum(p.kind = 'receipt') > 0"""
)
"""Debts that money settled in full, and the day the last of it came (N07).

A receipt that was reversed, or spread otherwise since, paid nothing. What is reversed was not paid, nor is what
reverses a receipt, or pays it back, a debt that was; neither is a slip that goods coming back settled alone.
`by_batch` marks those whose due date is that of a later slip.
"""


def apply(
    ledger: Ledger, documents: Sequence[DocumentRow], items: Iterable[ItemRow], allocations: Iterable[AllocationRow]
) -> None:
    """Carry a posting into the projection, inside its transaction."""
    _apply_documents(ledger, documents)
    settling = list(allocations)
    _apply_allocations(ledger, items, settling)
    for item_id in {one.debit_item for one in settling}:
        _renew_paid(ledger, item_id)
    for document in documents:
        if document.kind in (Kind.SHIPMENT, Kind.REVERSAL):
            refresh_batch_dues(ledger, standing_head(ledger, document.posted_for), _left_on(ledger, document))


def rebuild(ledger: Ledger) -> None:
    """Make the whole projection anew from the truth."""
    for table, truth in TRUTH.items():
        ledger.write(f"DELETE FROM {table}")
        ledger.connection().execute(f"INSERT INTO {table} {truth}", {"today": FOR_EVER})


def renew(ledger: Ledger, customer_ids: Iterable[int]) -> None:
    """Make the projection of these customers anew: other rows count in their accounts now."""
    whose = f"customer_id IN ({', '.join(map(str, customer_ids))})"
    for table, truth in _truth(f" AND {whose}", f" AND i.{whose}").items():
        ledger.write(f"DELETE FROM {table} WHERE {whose}")
        ledger.connection().execute(f"INSERT INTO {table} {truth}", {"today": FOR_EVER})


def differences(ledger: Ledger) -> list[str]:
    """Rows in which projection and truth differ; empty when `check` may say so."""
    return [
        f"{table} {row}"
        for table, truth in TRUTH.items()
        for row in _difference(ledger, table, truth) + _difference(ledger, table, truth, turned=True)
    ]


def _truth(documents: str = "", items: str = "") -> dict[str, str]:
    """Each projection table and the query that proves it; paid items are read beside the open ones, so they come last.

    Both are further conditions, on the documents and on the items `i` that count.
    """
    return {
        "open_items": f"SELECT * FROM ({OPEN_ITEMS}{items}) WHERE open_fen > 0",
        "balances": f"""SELECT customer_id, sum(CASE direction WHEN 'debit' THEN amount_fen ELSE -amount_fen END)
            FROM documents WHERE dated <= :today{documents} GROUP BY customer_id""",
        "months": f"""SELECT customer_id, substr(dated, 1, 7), sum(CASE direction WHEN 'debit' THEN amount_fen
            ELSE -amount_fen END) FROM documents WHERE dated <= :today{documents} GROUP BY 1, 2""",
        "paid_items": f"SELECT * FROM ({PAID_ITEMS.replace('{of_one}', items)})",
    }


TRUTH = _truth()


def refresh_batch_dues(ledger: Ledger, customer_id: int, since: date) -> None:
    """A slip of the day `since` left or was reversed: which earlier batch became due (case 11)."""
    ledger.connection().execute(
        f"""UPDATE open_items SET due = (SELECT {BATCH_DUE} FROM items i WHERE i.id = open_items.item_id)
            WHERE customer_id = :customer AND item_id IN
            (SELECT id FROM items WHERE open_batches IS NOT NULL AND customer_id = :customer)""",
        {"customer": customer_id, "today": FOR_EVER},
    )
    ledger.connection().execute(
        f"""UPDATE paid_items SET due = (SELECT {BATCH_DUE} FROM items i WHERE i.id = paid_items.item_id)
            WHERE (due IS NULL OR due >= :since) AND (dated, item_id) IN
            (SELECT dated, id FROM items WHERE open_batches IS NOT NULL AND customer_id = :customer)""",
        {"customer": customer_id, "today": FOR_EVER, "since": since.isoformat()},
    )


def _left_on(ledger: Ledger, document: DocumentRow) -> date:
    """The day of the slip that left, or of the one that is reversed."""
    if document.reverses is None:
        return document.dated
    return date.fromisoformat(ledger.value("SELECT dated FROM documents WHERE id = ?", (document.reverses,)))


def _apply_documents(ledger: Ledger, documents: Iterable[DocumentRow]) -> None:
    for document in documents:
        customer_id = standing_head(ledger, document.posted_for)
        moved = document.amount_fen if document.direction is Direction.DEBIT else -document.amount_fen
        ledger.write(
            "INSERT INTO balances VALUES (?, ?) ON CONFLICT (customer_id) "
            "DO UPDATE SET balance_fen = balance_fen + excluded.balance_fen",
            (customer_id, moved),
        )
        ledger.write(
            "INSERT INTO months VALUES (?, ?, ?) ON CONFLICT (customer_id, month) "
            "DO UPDATE SET moved_fen = moved_fen + excluded.moved_fen",
            (customer_id, document.dated.isoformat()[:7], moved),
        )


def _apply_allocations(ledger: Ledger, items: Iterable[ItemRow], allocations: Iterable[AllocationRow]) -> None:
    settled: defaultdict[int, int] = defaultdict(int)
    for allocation in allocations:
        settled[allocation.credit_item] += allocation.sign * allocation.amount_fen
        settled[allocation.debit_item] += allocation.sign * allocation.amount_fen
    for item in items:
        _set_open(ledger, item.id, item.amount_fen - settled.pop(item.id, 0))
    for item_id, fen in settled.items():
        before = ledger.value("SELECT open_fen FROM open_items WHERE item_id = ?", (item_id,)) or 0
        _set_open(ledger, item_id, before - fen)


def _set_open(ledger: Ledger, item_id: int, open_fen: int) -> None:
    if open_fen == 0:
        ledger.write("DELETE FROM open_items WHERE item_id = ?", (item_id,))
        return
    ledger.connection().execute(
        f"""INSERT INTO open_items SELECT i.id, i.customer_id, i.direction, i.dated,
                CASE WHEN i.open_batches IS NULL THEN i.due ELSE {BATCH_DUE} END, :open
            FROM items i WHERE i.id = :item
            ON CONFLICT (item_id) DO UPDATE SET open_fen = excluded.open_fen""",
        {"item": item_id, "open": open_fen, "today": FOR_EVER},
    )


def _renew_paid(ledger: Ledger, item_id: int) -> None:
    """Whether money has settled this debt by now."""
    ledger.write(
        "DELETE FROM paid_items WHERE dated = (SELECT dated FROM items WHERE id = ?1) AND item_id = ?1", (item_id,)
    )
    ledger.connection().execute(f"INSERT INTO paid_items {_PAID_ITEM}", {"item": item_id, "today": FOR_EVER})


_PAID_ITEM = PAID_ITEMS.replace("{of_one}", " AND i.id = :item")


def _difference(ledger: Ledger, table: str, truth: str, turned: bool = False) -> list[Row]:
    first, second = (truth, f"SELECT * FROM {table}") if turned else (f"SELECT * FROM {table}", truth)
    return ledger.connection().execute(f"{first} EXCEPT {second}", {"today": FOR_EVER}).fetchall()  # type: ignore[no-any-return]
