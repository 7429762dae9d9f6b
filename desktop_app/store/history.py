"""The journal read back as what happened to a record: its entries, and of master data what it said before (U26)."""

import json
from dataclasses import dataclass
from datetime import date

from desktop_app.store.database import Ledger
from desktop_app.store.journal import JournalWrite
from desktop_app.store.kin import members

NOTES = {"promise": "promises", "contact": "contact_log", "dispute": "disputes", "ground": "grounds",
         "point": "open_points"}  # fmt: skip
"""Notes of customers by the kind under which they are taken back."""

WHOSE = {"grounds": "posted_for", "open_points": "posted_for"}
"""The column that says whose a note is, where it is not `customer_id`."""

NOTE_TAKEN_BACK = r"(j.verb LIKE 'withdraw\_%' ESCAPE '\' AND j.subject NOT GLOB '*[^0-9]*')"
"""Such an entry is about the row of the note, not about the customer of that number."""

MASTER = "(j.subject LIKE 'customer %' OR j.subject LIKE 'goods %' OR j.subject LIKE 'setting %')"


@dataclass(frozen=True, slots=True)
class JournalEntry(JournalWrite):
    """With what its record said until then, empty where it said nothing."""

    before: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """What entries are asked for: by what they are about, and notes taken back by the kind and row of the note."""

    about: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()


def entries(
    ledger: Ledger, subjects: Subjects | None = None, since: date | None = None, until: date | None = None
) -> list[JournalEntry]:
    """What was written about these subjects, or about anything, on business days from `since` to `until`; newest first.

    Nothing of it is kept a second time: what a record said before is what the journal said of it last.
    """
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    asked = subjects or Subjects(())
    about, notes = json.dumps(asked.about), json.dumps([f"withdraw_{what} {row}" for what, row in asked.notes])
    rows = ledger.rows(
        f"""WITH said AS (SELECT j.seq, lag(j.content) OVER (PARTITION BY j.subject ORDER BY j.seq) AS before
                FROM journal j WHERE {MASTER} AND j.content LIKE '{{%')
            SELECT j.seq, j.recorded, j.user, j.dated, j.verb, j.subject, j.content, coalesce(said.before, '')
            FROM journal j LEFT JOIN said ON said.seq = j.seq
            WHERE j.dated BETWEEN ?1 AND ?2 AND (?3 OR CASE WHEN {NOTE_TAKEN_BACK}
                THEN j.verb || ' ' || j.subject IN (SELECT value FROM json_each(?5))
                ELSE j.subject IN (SELECT value FROM json_each(?4)) END)
            ORDER BY j.seq DESC""",
        (first, last, subjects is None, about, notes),
    )
    return [JournalEntry(*row) for row in rows]


def subjects_of_customer(ledger: Ledger, customer_id: int) -> Subjects:
    """Everything by which the journal speaks of a customer: the record, the notes, and every number of theirs."""
    own = [customer_id, *members(ledger, customer_id)]
    wanted = ", ".join(map(str, own))
    numbers = [
        row[0]
        for table in ("documents", "statements", "plans")
        for row in ledger.rows(f"SELECT number FROM {table} WHERE customer_id IN ({wanted})")
    ]
    numbers += [row[0] for row in ledger.rows(f"SELECT number FROM credit_papers WHERE posted_for IN ({wanted})")]
    notes = [
        (what, str(row[0]))
        for what, table in NOTES.items()
        for row in ledger.rows(f"SELECT id FROM {table} WHERE {WHOSE.get(table, 'customer_id')} IN ({wanted})")
    ]
    return Subjects((*(f"customer {one}" for one in own), *map(str, own), *numbers), tuple(notes))


def whose_note(ledger: Ledger, verb: str, row_id: str) -> int:
    """Whose note it was that was taken back; 0 where it is nobody's."""
    table = NOTES.get(verb.removeprefix("withdraw_"))
    if not table:
        return 0
    found = ledger.value(f"SELECT {WHOSE.get(table, 'customer_id')} FROM {table} WHERE id = ?", (row_id,))
    return int(found or 0)


def is_number(ledger: Ledger, said: str) -> bool:
    """Whether a document, statement, plan, terms sheet or letter has this number."""
    sql = """SELECT EXISTS (SELECT 1 FROM documents WHERE number = ?1 UNION ALL SELECT 1 FROM statements
        WHERE number = ?1 UNION ALL SELECT 1 FROM plans WHERE number = ?1
        UNION ALL SELECT 1 FROM credit_papers WHERE number = ?1)"""
    return bool(ledger.value(sql, (said,)))
