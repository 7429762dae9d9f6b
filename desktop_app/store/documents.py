"""Posted documents: found by number, by submission, or by the items they stand for."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.accounts import Direction, Kind
from desktop_app.domain.errors import Refused
from desktop_app.store import submissions
from desktop_app.store.database import Ledger, Row


@dataclass(frozen=True, slots=True)
class Document:
    """One posted document. `reversed_by` is the number of its reversal, empty while it stands."""

    id: int
    number: str
    kind: Kind
    customer_id: int
    dated: date
    direction: Direction
    amount_fen: int
    reference: str
    remark: str
    seq: int
    entered: date
    reversed_by: str


_DOCUMENT = """
    SELECT d.id, d.number, d.kind, d.customer_id, d.dated, d.direction, d.amount_fen, d.reference, d.remark, d.seq,
        d.entered,
        coalesce((SELECT r.number FROM documents r WHERE r.reverses = d.id), '')
    FROM documents d"""


def load_document(ledger: Ledger, number: str) -> Document:
    """A document by its number; refuses a number the book does not know."""
    found = ledger.row(f"{_DOCUMENT} WHERE d.number = ?", (number,))
    if found is None:
        raise Refused("The book has no document {number}. Check the number.", number=number)
    return _document(found)


def numbered_elsewhere(ledger: Ledger, customer_id: int, number: str) -> tuple[str, date] | None:
    """(number, day) of the paper of this customer that stands and has this number elsewhere, whatever its case."""
    found = ledger.row(
        """SELECT d.number, d.dated FROM documents d LEFT JOIN shipments s ON s.document_id = d.id
           WHERE d.customer_id = ?1 AND ?2 IN (upper(d.reference), upper(coalesce(s.paper_number, '')))
             AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) ORDER BY d.id DESC LIMIT 1""",
        (customer_id, number.strip().upper()),
    )
    return (str(found[0]), date.fromisoformat(found[1])) if found and number.strip() else None


def equally_numbered(ledger: Ledger, first: int, second: int) -> list[tuple[str, str, str]]:
    """(number of the first customer, number of the second, number that both papers have elsewhere), of papers that
    stand, whatever its case.
    """
    named = """SELECT d.number AS number, upper(coalesce(nullif(s.paper_number, ''), d.reference)) AS named
        FROM documents d LEFT JOIN shipments s ON s.document_id = d.id WHERE d.posted_for = {who}
        AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)"""
    rows = ledger.rows(
        f"""SELECT a.number, b.number, a.named FROM ({named.format(who="?1")}) a JOIN ({named.format(who="?2")}) b
            ON a.named = b.named WHERE a.named <> '' ORDER BY a.number, b.number""",
        (first, second),
    )
    return [(str(one), str(other), str(both)) for one, other, both in rows]


def load_documents(ledger: Ledger, customer_id: int, until: date) -> list[Document]:
    """All documents of one customer dated up to `until`."""
    rows = ledger.rows(
        f"{_DOCUMENT} WHERE d.customer_id = ? AND d.dated <= ? ORDER BY d.dated, d.id",
        (customer_id, until.isoformat()),
    )
    return [_document(row) for row in rows]


def adjustment_reasons(ledger: Ledger, customer_id: int) -> dict[str, tuple[str, str]]:
    """By number of an adjustment of one customer: why, and the number of the slip it is about, empty for none."""
    rows = ledger.rows(
        """SELECT d.number, a.reason, coalesce(o.number, '') FROM adjustments a JOIN documents d ON d.id = a.document_id
           LEFT JOIN documents o ON o.id = a.about_id WHERE d.customer_id = ?""",
        (customer_id,),
    )
    return {number: (reason, about) for number, reason, about in rows}


def is_submitted(ledger: Ledger, submission: str) -> bool:
    """Whether any document was posted under this id."""
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM documents WHERE submission = ?)", (submission,)))


def submitted(
    ledger: Ledger,
    submission: str,
    kind: Kind,
    customer_id: int,
    amount_fen: int,
    direction: Direction | None = None,
) -> Document | None:
    """What was already posted under this submission id (D4); refuses an id that was used for something else."""
    row = ledger.row(f"{_DOCUMENT} WHERE d.submission = ?", (submission,)) if submission else None
    if row is None:
        submissions.refuse_noted(ledger, submission)
        return None
    found = _document(row)
    same = (found.kind, found.customer_id, found.amount_fen) == (kind, customer_id, amount_fen)
    if not same or direction not in (None, found.direction):
        raise Refused(
            "This is in the book already as {number}, but not as it is here now. Look at {number}; to "
            "enter something else, begin again. (The submission id {submission} was already used for "
            "{number}.)",
            submission=submission[:60],
            number=found.number,
        )
    return found


def posted_fen(ledger: Ledger, submission: str) -> int:
    """The sum of what was posted under this submission id; 0 when nothing was."""
    return int(ledger.value("SELECT amount_fen FROM documents WHERE submission = ?", (submission,)) or 0)


def number_of_item(ledger: Ledger, item_id: int) -> str:
    """Number of the document an item is a part of."""
    sql = "SELECT d.number FROM items i JOIN documents d ON d.id = i.document_id WHERE i.id = ?"
    return str(ledger.value(sql, (item_id,)))


def open_of_item(ledger: Ledger, item_id: int) -> int:
    """What is still open of one item, in fen."""
    return int(ledger.value("SELECT open_fen FROM open_items WHERE item_id = ?", (item_id,)) or 0)


class PostedPart(NamedTuple):
    """One part of a document as it was posted."""

    due: date | None
    amount_fen: int
    open_batches: int | None


def parts_of(ledger: Ledger, document_id: int) -> list[PostedPart]:
    """The parts of a document in their order."""
    rows = ledger.rows(
        "SELECT due, amount_fen, open_batches FROM items WHERE document_id = ? ORDER BY part", (document_id,)
    )
    return [PostedPart(date.fromisoformat(due) if due else None, fen, batches) for due, fen, batches in rows]


def item_ids(ledger: Ledger, document_id: int) -> list[int]:
    return [item for (item,) in ledger.rows("SELECT id FROM items WHERE document_id = ? ORDER BY part", (document_id,))]


def due_of(ledger: Ledger, document_id: int) -> date | None:
    """The due date of the first part of a document; None where it waits for a batch, or nobody agreed on one."""
    found = ledger.value("SELECT due FROM items WHERE document_id = ? ORDER BY part LIMIT 1", (document_id,))
    return date.fromisoformat(found) if found else None


def free_from(ledger: Ledger, item_id: int) -> date:
    """The item's own date, or the last day on which less was settled between it and another than the day before."""
    found = ledger.value(
        """SELECT max(dated) FROM (
               SELECT dated, -1 AS moved FROM items WHERE id = ?1
               UNION ALL SELECT dated, sum(sign * amount_fen) FROM allocations
               WHERE credit_item = ?1 GROUP BY debit_item, dated
               UNION ALL SELECT dated, sum(sign * amount_fen) FROM allocations
               WHERE debit_item = ?1 GROUP BY credit_item, dated) WHERE moved < 0""",
        (item_id,),
    )
    if found is None:
        raise Refused("The book has no unpaid slip with the id {id}.", id=item_id)
    return date.fromisoformat(found)


def open_fen(ledger: Ledger, document_id: int) -> int:
    """What is open of a document now, all parts together."""
    return int(
        ledger.value(
            """SELECT coalesce(sum(o.open_fen), 0) FROM items i JOIN open_items o ON o.item_id = i.id
               WHERE i.document_id = ?""",
            (document_id,),
        )
    )


def paid_with(ledger: Ledger, number: str) -> list[str]:
    """Numbers of the receipts for money handed over with a slip."""
    rows = ledger.rows(
        """SELECT d.number FROM receipts t JOIN documents d ON d.id = t.document_id
           JOIN documents s ON s.id = t.shipment_id WHERE s.number = ? ORDER BY d.id""",
        (number,),
    )
    return [found for (found,) in rows]


def returns_of(ledger: Ledger, shipment_id: int) -> list[str]:
    """Numbers of what brought goods of a slip back and stands: returns, and slips with which they were exchanged."""
    rows = ledger.rows(
        """SELECT d.number FROM documents d WHERE (d.id IN (SELECT document_id FROM returns WHERE shipment_id = ?1)
               OR d.id IN (SELECT l.document_id FROM lines l JOIN documents s ON s.id = ?1
                   WHERE l.origin <> '' AND l.origin = s.number))
           AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) ORDER BY d.id""",
        (shipment_id,),
    )
    return [number for (number,) in rows]


def has_standing(ledger: Ledger, customer_id: int) -> bool:
    """Does the customer have a document that is neither reversed nor a reversal?"""
    return bool(
        ledger.value(
            """SELECT EXISTS (SELECT 1 FROM documents d WHERE d.customer_id = ? AND d.reverses IS NULL
               AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id))""",
            (customer_id,),
        )
    )


def _document(row: Row) -> Document:
    number_id, number, kind, customer, dated, direction, fen, reference, remark, seq, entered, reversed_by = row
    return Document(
        number_id, number, Kind(kind), customer, date.fromisoformat(dated), Direction(direction), fen, reference,
        remark, seq, date.fromisoformat(entered), reversed_by,
    )  # fmt: skip
