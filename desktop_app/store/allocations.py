"""Which money settles which slip: what stands, what was undone, and when."""

import json
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.payments import Allocation
from desktop_app.store.database import Ledger
from desktop_app.store.documents import Document, number_of_item

_STANDING = """
    SELECT a.id, a.credit_item, a.debit_item, a.amount_fen, a.dated FROM allocations a
    WHERE a.sign = 1 AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id)"""


@dataclass(frozen=True, slots=True)
class Settled:
    """One allocation that stands: which credit item settles which debit item."""

    id: int
    credit_item: int
    debit_item: int
    amount_fen: int
    dated: date


def allocated_in(ledger: Ledger, seq: int) -> list[tuple[int, int, int]]:
    """(credit item, debit item, fen) of what one entry of the journal spread."""
    return ledger.rows("SELECT credit_item, debit_item, amount_fen FROM allocations WHERE seq = ? AND sign = 1", (seq,))


def settled_since(ledger: Ledger, items: Iterable[int], seq: int) -> list[str]:
    """Of which of these items nothing is open now, and something was settled after this entry: their documents."""
    return [
        number_of_item(ledger, item)
        for item in sorted(items)
        if ledger.value(
            """SELECT EXISTS (SELECT 1 FROM allocations WHERE debit_item = ?1 AND seq > ?2)
               AND NOT EXISTS (SELECT 1 FROM open_items WHERE item_id = ?1 AND open_fen > 0)""",
            (item, seq),
        )
    ]


def whole_items(ledger: Ledger, document_id: int) -> list[Allocation]:
    """Every part of a document with its whole amount."""
    rows = ledger.rows("SELECT id, amount_fen FROM items WHERE document_id = ? ORDER BY part", (document_id,))
    return [Allocation(item, fen) for item, fen in rows]


def standing_allocations(ledger: Ledger, document_id: int) -> list[Settled]:
    """Allocations from or to any part of a document that were not undone."""
    rows = ledger.rows(
        f"""{_STANDING} AND (a.credit_item IN (SELECT id FROM items WHERE document_id = ?1)
            OR a.debit_item IN (SELECT id FROM items WHERE document_id = ?1)) ORDER BY a.id""",
        (document_id,),
    )
    return [Settled(row[0], row[1], row[2], row[3], date.fromisoformat(row[4])) for row in rows]


class Ended(NamedTuple):
    """A credit settled so many fen of a debit from `start` until `end`, and no longer."""

    credit_item: int
    debit_item: int
    amount_fen: int
    start: date
    end: date


def ended_settlements(ledger: Ledger, document_id: int) -> list[Ended]:
    """What any part of a document settled, or was settled by, for a time that is over; the earliest ends first."""
    rows = ledger.rows(
        """SELECT a.credit_item, a.debit_item, a.dated, sum(a.sign * a.amount_fen) AS moved FROM allocations a
           WHERE (a.credit_item IN (SELECT id FROM items WHERE document_id = ?1)
                OR a.debit_item IN (SELECT id FROM items WHERE document_id = ?1))
           AND (a.undoes IS NOT NULL OR EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id))
           GROUP BY 1, 2, 3 HAVING moved <> 0 ORDER BY 1, 2, 3""",
        (document_id,),
    )
    found, begun = [], defaultdict[tuple[int, int], deque[tuple[date, int]]](deque)
    for credit, debit, dated, moved in rows:
        day, left, waiting = date.fromisoformat(dated), -moved, begun[credit, debit]
        if moved > 0:
            waiting.append((day, moved))
        while left > 0:
            start, fen = waiting.popleft()
            used = min(fen, left)
            left -= used
            found.append(Ended(credit, debit, used, start, day))
            if used < fen:
                waiting.appendleft((start, fen - used))
    return found


def settled_by(ledger: Ledger, credit: Document) -> list[tuple[str, Allocation]]:
    """How a credit is spread now: number of the slip and the allocation to it."""
    rows = ledger.rows(
        f"""SELECT d.number, s.debit_item, s.amount_fen FROM ({_STANDING}) s JOIN items c ON c.id = s.credit_item
            JOIN items i ON i.id = s.debit_item JOIN documents d ON d.id = i.document_id
            WHERE c.document_id = ? ORDER BY d.number, i.part""",
        (credit.id,),
    )
    return [(number, Allocation(item, fen)) for number, item, fen in rows]


def payments_on(ledger: Ledger, items: Iterable[int], today: date) -> dict[int, list[tuple[date, str]]]:
    """By item (day the money came, number) of each receipt set against it by `today`, and not undone by then.

    The customer paid on that day; when the shop spreads what lies on account is no act of his (case 13, 民法典 195).
    """
    rows = ledger.rows(
        """SELECT DISTINCT a.debit_item, d.dated, d.number FROM json_each(?1) w
           JOIN allocations a ON a.debit_item = w.value AND a.sign = 1 AND a.dated <= ?2
           JOIN items c ON c.id = a.credit_item JOIN documents d ON d.id = c.document_id AND d.kind = 'receipt'
           WHERE NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id AND u.dated <= ?2)""",
        (json.dumps(list(items)), today.isoformat()),
    )
    found = defaultdict[int, list[tuple[date, str]]](list)
    for item, dated, number in rows:
        found[item].append((date.fromisoformat(dated), number))
    return found


def settled_through(ledger: Ledger, items: Iterable[int], today: date) -> dict[int, list[tuple[date, int]]]:
    """By item (day, fen) of what was set against it by `today` and not undone by then, on the day of each credit."""
    rows = ledger.rows(
        """SELECT a.debit_item, d.dated, sum(a.sign * a.amount_fen) AS fen FROM json_each(?1) w
           JOIN allocations a ON a.debit_item = w.value AND a.dated <= ?2
           JOIN items c ON c.id = a.credit_item JOIN documents d ON d.id = c.document_id
           GROUP BY a.debit_item, a.credit_item HAVING fen <> 0 ORDER BY d.dated""",
        (json.dumps(list(items)), today.isoformat()),
    )
    found = defaultdict[int, list[tuple[date, int]]](list)
    for item, dated, fen in rows:
        found[item].append((date.fromisoformat(dated), fen))
    return found
