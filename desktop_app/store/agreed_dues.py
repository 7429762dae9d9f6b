"""Days to pay that were agreed for papers which had none: each is a sealed row that counts from its day on.

A withdrawal ends it. The papers stay as they were posted, and past days as they were.
"""

from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.domain.undated import AgreedDue
from desktop_app.store import notes, withdrawals
from desktop_app.store.database import Ledger
from desktop_app.store.projection import BATCH_DUE
from desktop_app.store.withdrawals import standing

WITHDRAWN = "agreed_due"

STANDING = f"a.dated <= :today AND {standing(WITHDRAWN, 'a.id', ':today')}"
"""SQL: the row `a` of agreed_dues counts on :today."""

_WAITING = BATCH_DUE.replace("i.open_batches", "a.open_batches")
AGREED = f"""
    SELECT a.item_id, a.open_batches, CASE WHEN a.open_batches IS NULL THEN a.due ELSE {_WAITING} END AS due
    FROM agreed_dues a CROSS JOIN items i ON i.id = a.item_id WHERE {STANDING}"""
"""Items for which a day was agreed by :today, and the day."""

AGREED_ROW = f"(SELECT {{what}} FROM agreed_dues a WHERE a.item_id = {{item}} AND {STANDING})"
"""SQL: one column of what was agreed for an item by :today, NULL where nothing was."""


def add_due(ledger: Ledger, agreed: AgreedDue, number: str, moment: Moment) -> int:
    """Keep that a day was agreed today for a part of this paper, and journal it; returns its id."""
    row = (agreed.item_id, agreed.due, agreed.open_batches, moment.today)
    return notes.add(ledger, "agreed_dues", row, moment, "agree_due", number)


def withdraw_due(ledger: Ledger, row_id: int, number: str, moment: Moment) -> None:
    """From today on it counts no more."""
    withdrawals.add(ledger, WITHDRAWN, row_id, moment, number)


def standing_dues(ledger: Ledger, customer_id: int, today: date) -> dict[int, tuple[int, str, AgreedDue]]:
    """What counts for this customer, by row: its place in the journal, the number of the paper, what it says."""
    rows = ledger.connection().execute(
        f"""SELECT a.id, a.seq, d.number, a.item_id, a.due, a.open_batches FROM agreed_dues a
            JOIN items i ON i.id = a.item_id JOIN documents d ON d.id = i.document_id
            WHERE i.customer_id = :customer AND {STANDING}""",
        {"today": today.isoformat(), "customer": customer_id},
    )
    return {
        row_id: (seq, number, AgreedDue(item_id, date.fromisoformat(due) if due else None, batches))
        for row_id, seq, number, item_id, due, batches in rows
    }


def batch_day(ledger: Ledger, item_id: int, open_batches: int, today: date) -> date | None:
    """When as many batches newer than this paper had left; None while they have not."""
    found = ledger.connection().execute(
        f"SELECT {BATCH_DUE.replace('i.open_batches', ':batches')} FROM items i WHERE i.id = :item",
        {"today": today.isoformat(), "batches": open_batches, "item": item_id},
    )
    (day,) = found.fetchone()
    return date.fromisoformat(day) if day else None
