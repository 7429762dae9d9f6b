"""What was imported from where, so that a second time adds nothing and one step takes all back."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical, digest

UPDATED = "import_master_data"
"""The verb of the journal where an import filled in a customer or an article that the book had."""

EDITED, EDITED_GOODS, CORRECTED, MAPPED = "edited", "edited-goods", "corrected", "mapped"
"""How the subject of a row begins that made nothing new: a customer or an article that was filled in (with its id), a
paper that was voided for another (with its number), a mapping that was remembered (with what was remembered before).
"""


@dataclass(frozen=True, slots=True)
class Import:
    id: int
    kind: str
    file_name: str
    dated: date
    undone: bool
    seq: int


def add_import(ledger: Ledger, kind: str, file_name: str, subjects: Iterable[tuple[str, str]], moment: Moment) -> int:
    """Remember an import and, for each row, (its identity, what it became)."""
    pairs = _in_order(subjects)
    values = (kind, file_name, _digest(pairs), moment.today)
    import_id = notes.add(ledger, "imports", values, moment, "import", file_name)
    ledger.write_many("INSERT INTO imported VALUES (?, ?, ?)", [(import_id, *pair) for pair in pairs])
    return import_id


def altered(ledger: Ledger) -> list[str]:
    """Imports whose remembered rows are not those they brought (T20); papers entered again for them are told by their
    own entry in the journal.
    """
    found: dict[int, str] = dict(ledger.rows("SELECT id, sha256 FROM imports"))
    pairs: dict[int, list[tuple[str, str]]] = {import_id: [] for import_id in found}
    for import_id, identity, subject in ledger.rows(
        """SELECT m.* FROM imported m LEFT JOIN imports i ON i.id = m.import_id
           LEFT JOIN documents d ON d.number = m.subject WHERE coalesce(d.seq, 0) <= coalesce(i.seq, 0)
           ORDER BY m.identity, m.subject"""
    ):
        pairs.setdefault(import_id, []).append((identity, subject))
    return [f"import {import_id}" for import_id, kept in pairs.items() if _digest(kept) != found.get(import_id)]


def brought_again(ledger: Ledger, before: str, number: str) -> None:
    """A paper of an import was entered again: it stands for the same rows, and goes with them."""
    rows = ledger.rows(
        """SELECT import_id, identity FROM imported WHERE subject = ?
           AND import_id NOT IN (SELECT import_id FROM import_undone)""",
        (before,),
    )
    ledger.write_many("INSERT INTO imported VALUES (?, ?, ?)", [(*row, number) for row in rows])


class StandingPaper(NamedTuple):
    """A document that stands, by what a sheet may call it; `reference` and `paper_number` are numbers it has elsewhere.

    `identities` are the rows it came from, `imports` the imports that brought it; both empty for what was typed.
    """

    number: str
    customer_id: int
    kind: str
    dated: date
    amount_fen: int
    reference: str
    paper_number: str
    identities: frozenset[str]
    imports: frozenset[int]
    lowers: bool
    """Whether it lowers what the customer owes: money, goods that came back."""
    open_fen: int
    """What of it is neither paid nor used now."""
    customer: str
    """Whose it is, by name."""


def standing_papers(
    ledger: Ledger, customer_ids: Collection[int], numbers: Collection[str] = ()
) -> list[StandingPaper]:
    """Slips, returns, old debts and receipts of these customers, and of others with one of these numbers, that were not
    voided, the oldest first.
    """
    wanted = frozenset(filter(None, numbers))
    rows = ledger.rows(
        """SELECT d.number, d.customer_id, d.kind, d.dated, d.amount_fen, d.reference, coalesce(s.paper_number, ''),
               d.direction, coalesce(o.open_fen, 0), c.name
           FROM documents d JOIN customers c ON c.id = d.customer_id LEFT JOIN shipments s ON s.document_id = d.id
           LEFT JOIN (SELECT i.document_id, sum(n.open_fen) AS open_fen FROM open_items n
               JOIN items i ON i.id = n.item_id GROUP BY i.document_id) o ON o.document_id = d.id
           WHERE d.kind IN ('shipment', 'opening', 'receipt', 'return')
             AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id) ORDER BY d.dated, d.id"""
    )
    came: dict[str, list[tuple[str, int]]] = {}
    for subject, identity, import_id in ledger.rows(
        """SELECT subject, identity, import_id FROM imported
           WHERE import_id NOT IN (SELECT import_id FROM import_undone)"""
    ):
        came.setdefault(subject, []).append((identity, import_id))
    return [
        StandingPaper(
            row[0], row[1], row[2], date.fromisoformat(row[3]), row[4], row[5], row[6],
            frozenset(identity for identity, _ in came.get(row[0], ())),
            frozenset(import_id for _, import_id in came.get(row[0], ())), row[7] == "credit", row[8], row[9],
        )
        for row in rows if row[1] in customer_ids or row[5] in wanted or row[6] in wanted
    ]  # fmt: skip


def known_identities(ledger: Ledger) -> set[str]:
    """Rows already imported and not taken back."""
    return {
        identity
        for (identity,) in ledger.rows(
            "SELECT identity FROM imported WHERE import_id NOT IN (SELECT import_id FROM import_undone)"
        )
    }


def paid_in_import(ledger: Ledger, number: str) -> list[str]:
    """Receipts that came with a past document as its payments, in an import of past documents that stands."""
    rows = ledger.rows(
        """SELECT DISTINCT r.number FROM documents d JOIN items x ON x.document_id = d.id
           JOIN allocations a ON a.debit_item = x.id AND a.sign = 1
             AND NOT EXISTS (SELECT 1 FROM allocations u WHERE u.undoes = a.id)
           JOIN items y ON y.id = a.credit_item JOIN documents r ON r.id = y.document_id AND r.kind = 'receipt'
           JOIN imported m ON m.subject = r.number JOIN imports p ON p.id = m.import_id AND p.kind = 'history'
           WHERE d.number = ? AND p.id NOT IN (SELECT import_id FROM import_undone) ORDER BY r.id""",
        (number,),
    )
    return [found for (found,) in rows]


def document_made(ledger: Ledger, identity: str) -> str:
    """Number of the document a row became the last time, as it stands; empty when it made none."""
    found = ledger.value(
        """SELECT i.subject FROM imported i JOIN documents d ON d.number = i.subject
           WHERE i.identity = ? AND i.import_id NOT IN (SELECT import_id FROM import_undone) ORDER BY d.id LIMIT 1""",
        (identity,),
    )
    return str(found or "")


def last_of_journal(ledger: Ledger) -> int:
    """The last row of the journal before an import begins."""
    return int(ledger.value("SELECT coalesce(max(seq), 0) FROM journal"))


def money_made(ledger: Ledger, after: int) -> tuple[int, int]:
    """(owed, received) in fen: by how much the documents behind that row of the journal raised what is owed without
    money, and how much money they brought. What was voided for a correction counts against what came for it.

    Goods that came back and a customer's own money brought over lower what is owed; only a receipt is money received.
    """
    found: dict[tuple[bool, str], int] = {
        (is_money, direction): fen
        for is_money, direction, fen in ledger.rows(
            """SELECT coalesce(o.kind, d.kind) = 'receipt' AS is_money, d.direction, sum(d.amount_fen) FROM documents d
               LEFT JOIN documents o ON o.id = d.reverses WHERE d.seq > ? GROUP BY is_money, d.direction""",
            (after,),
        )
    }
    return (
        found.get((False, "debit"), 0) - found.get((False, "credit"), 0),
        found.get((True, "credit"), 0) - found.get((True, "debit"), 0),
    )


def last_import(ledger: Ledger) -> Import | None:
    """The newest import that was not taken back."""
    row = ledger.row(
        """SELECT id, kind, file_name, dated, seq FROM imports WHERE id NOT IN (SELECT import_id FROM import_undone)
           ORDER BY id DESC LIMIT 1"""
    )
    return Import(row[0], row[1], row[2], date.fromisoformat(row[3]), False, row[4]) if row else None


def paid_since(ledger: Ledger, import_id: int) -> tuple[int, int]:
    """How many papers of an import other entries have paid since, and how much in fen."""
    row = ledger.row(
        """SELECT count(*), coalesce(sum(fen), 0) FROM (
               SELECT sum(a.sign * a.amount_fen) AS fen FROM imported m JOIN documents d ON d.number = m.subject
               JOIN items i ON i.document_id = d.id JOIN allocations a ON a.debit_item = i.id AND a.seq <> d.seq
               JOIN items c ON c.id = a.credit_item JOIN documents e ON e.id = c.document_id
               WHERE m.import_id = ?1 AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)
                   AND NOT EXISTS (SELECT 1 FROM imported k WHERE k.import_id = ?1 AND k.identity = m.identity
                       AND k.subject LIKE 'corrected %')
                   AND e.number NOT IN (SELECT subject FROM imported WHERE import_id = ?1)
               GROUP BY d.id HAVING fen > 0)""",
        (import_id,),
    )
    return (row[0], row[1]) if row else (0, 0)


def pairs_of(ledger: Ledger, import_id: int) -> list[tuple[str, str]]:
    """(identity of the row, what it became) of an import: a document's number, `customer 12`, `goods 7`, or what was
    changed, as `EDITED` and the like begin it.
    """
    return ledger.rows("SELECT identity, subject FROM imported WHERE import_id = ?", (import_id,))


def is_document(subject: str) -> bool:
    """Whether a row became a document, which its number names."""
    return " " not in subject


def mark_undone(ledger: Ledger, done: Import, moment: Moment) -> None:
    notes.add_row(ledger, "import_undone", (done.id, moment.today), moment, "undo_import", done.file_name)


def load_mapping(ledger: Ledger, signature: str) -> dict[str, str]:
    """Which column was chosen for which field the last time a header looked like this."""
    text = ledger.value("SELECT mapping FROM header_mappings WHERE signature = ?", (signature,))
    return dict(json.loads(text)) if text else {}


def keep_mapping(ledger: Ledger, signature: str, mapping: Mapping[str, str] | None) -> None:
    """Remember how a header is read; None forgets it."""
    if mapping is None:
        ledger.write("DELETE FROM header_mappings WHERE signature = ?", (signature,))
        return
    ledger.write(
        """INSERT INTO header_mappings VALUES (?, ?) ON CONFLICT (signature)
           DO UPDATE SET mapping = excluded.mapping""",
        (signature, json.dumps(mapping, ensure_ascii=False, sort_keys=True)),
    )


def mapped(ledger: Ledger, signature: str, mapping: Mapping[str, str]) -> list[tuple[str, str]]:
    """Remember how a header is read; what brings the mapping of before back, as a pair of its import."""
    before = load_mapping(ledger, signature)
    if before == mapping:
        return []
    keep_mapping(ledger, signature, mapping)
    return [(signature, f"{MAPPED} {json.dumps(before or None, ensure_ascii=False, sort_keys=True)}")]


def map_back(ledger: Ledger, signature: str, subject: str) -> None:
    """Take back what `mapped` remembered."""
    keep_mapping(ledger, signature, json.loads(subject.removeprefix(f"{MAPPED} ")))


def before_import(ledger: Ledger, done: Import, subject: str) -> tuple[str, str] | None:
    """(before, after): what the journal said of a record before an import changed it, and what that made of it."""
    since = int(ledger.value("SELECT coalesce(max(seq), 0) FROM imports WHERE seq < ?", (done.seq,)))
    first, last = ledger.row(
        """SELECT min(seq), max(seq) FROM journal WHERE subject = ?1 AND verb = ?2 AND seq BETWEEN ?3 AND ?4
           AND recorded = (SELECT recorded FROM journal WHERE seq = ?4)""",
        (subject, UPDATED, since, done.seq),
    ) or (None, None)
    before = ledger.value(
        "SELECT content FROM journal WHERE subject = ? AND seq < ? ORDER BY seq DESC LIMIT 1", (subject, first)
    )
    after = ledger.value("SELECT content FROM journal WHERE seq = ?", (last,))
    return (str(before), str(after)) if before and after else None


def _in_order(subjects: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Each once and sorted, a few at a time: to sort all of a large sheet at once would keep the window waiting."""
    parts: dict[str, set[tuple[str, str]]] = {}
    for pair in subjects:
        parts.setdefault(pair[0][:2], set()).add(pair)
    return [pair for begins in sorted(parts) for pair in sorted(parts[begins])]


def _digest(pairs: list[tuple[str, str]]) -> str:
    return digest(canonical(pairs))
