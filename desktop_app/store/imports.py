"""What was imported from where, so that a second time adds nothing and one step takes all back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.store import journal, notes
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical


@dataclass(frozen=True, slots=True)
class Import:
    id: int
    kind: str
    file_name: str
    dated: date
    undone: bool


def add_import(ledger: Ledger, kind: str, file_name: str, sha256: str, moment: Moment) -> int:
    return notes.add(ledger, "imports", (kind, file_name, sha256, moment.today), moment, "import", file_name)


def keep_subjects(ledger: Ledger, import_id: int, subjects: Iterable[tuple[str, str]]) -> None:
    """Remember (identity of the row, what it became)."""
    ledger.write_many(
        "INSERT OR IGNORE INTO imported VALUES (?, ?, ?)", [(import_id, row, subject) for row, subject in subjects]
    )


def known_identities(ledger: Ledger) -> set[str]:
    """Rows already imported and not taken back."""
    return {
        identity
        for (identity,) in ledger.rows(
            "SELECT identity FROM imported WHERE import_id NOT IN (SELECT import_id FROM import_undone)"
        )
    }


def document_made(ledger: Ledger, identity: str) -> str:
    """Number of the document a row became the last time, as it stands; empty when it made none."""
    found = ledger.value(
        """SELECT i.subject FROM imported i JOIN documents d ON d.number = i.subject
           WHERE i.identity = ? AND i.import_id NOT IN (SELECT import_id FROM import_undone) ORDER BY d.id LIMIT 1""",
        (identity,),
    )
    return str(found or "")


def last_import(ledger: Ledger) -> Import | None:
    """The newest import that was not taken back."""
    row = ledger.row(
        """SELECT id, kind, file_name, dated FROM imports WHERE id NOT IN (SELECT import_id FROM import_undone)
           ORDER BY id DESC LIMIT 1"""
    )
    return Import(row[0], row[1], row[2], date.fromisoformat(row[3]), False) if row else None


def subjects_of(ledger: Ledger, import_id: int) -> list[str]:
    """What an import made: document numbers, `customer 12`, `goods 7`."""
    rows = ledger.rows("SELECT DISTINCT subject FROM imported WHERE import_id = ?", (import_id,))
    return [subject for (subject,) in rows]


def mark_undone(ledger: Ledger, done: Import, moment: Moment) -> None:
    seq = journal.record(ledger, moment, "undo_import", done.file_name, canonical([done.id, moment.today]))
    ledger.write("INSERT INTO import_undone VALUES (?, ?, ?)", (done.id, moment.today.isoformat(), seq))


def load_mapping(ledger: Ledger, signature: str) -> dict[str, str]:
    """Which column was chosen for which field the last time a header looked like this."""
    text = ledger.value("SELECT mapping FROM header_mappings WHERE signature = ?", (signature,))
    return dict(json.loads(text)) if text else {}


def keep_mapping(ledger: Ledger, signature: str, mapping: dict[str, str]) -> None:
    ledger.write(
        """INSERT INTO header_mappings VALUES (?, ?) ON CONFLICT (signature)
           DO UPDATE SET mapping = excluded.mapping""",
        (signature, json.dumps(mapping, ensure_ascii=False, sort_keys=True)),
    )
