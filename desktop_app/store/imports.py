"""What was imported from where, so that a second time adds nothing and one step takes all back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger
from desktop_app.store.snapshots import canonical, digest


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
    pairs = sorted(set(subjects))
    values = (kind, file_name, _digest(pairs), moment.today)
    import_id = notes.add(ledger, "imports", values, moment, "import", file_name)
    ledger.write_many("INSERT INTO imported VALUES (?, ?, ?)", [(import_id, *pair) for pair in pairs])
    return import_id


def altered(ledger: Ledger) -> list[str]:
    """Imports whose remembered rows are not those they brought (T20)."""
    found: dict[int, str] = dict(ledger.rows("SELECT id, sha256 FROM imports"))
    pairs: dict[int, list[tuple[str, str]]] = {import_id: [] for import_id in found}
    for import_id, identity, subject in ledger.rows("SELECT * FROM imported ORDER BY identity, subject"):
        pairs.setdefault(import_id, []).append((identity, subject))
    return [f"import {import_id}" for import_id, kept in pairs.items() if _digest(kept) != found.get(import_id)]


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


def money_made(ledger: Ledger, import_id: int) -> tuple[int, int]:
    """(owed, received) in fen: the money of the documents an import made."""
    found: dict[str, int] = dict(
        ledger.rows(
            """SELECT direction, sum(amount_fen) FROM documents WHERE reverses IS NULL AND number IN
               (SELECT subject FROM imported WHERE import_id = ?) GROUP BY direction""",
            (import_id,),
        )
    )
    return found.get("debit", 0), found.get("credit", 0)


def last_import(ledger: Ledger) -> Import | None:
    """The newest import that was not taken back."""
    row = ledger.row(
        """SELECT id, kind, file_name, dated, seq FROM imports WHERE id NOT IN (SELECT import_id FROM import_undone)
           ORDER BY id DESC LIMIT 1"""
    )
    return Import(row[0], row[1], row[2], date.fromisoformat(row[3]), False, row[4]) if row else None


def subjects_of(ledger: Ledger, import_id: int) -> list[str]:
    """What an import made: document numbers, `customer 12`, `goods 7`."""
    rows = ledger.rows("SELECT DISTINCT subject FROM imported WHERE import_id = ?", (import_id,))
    return [subject for (subject,) in rows]


def mark_undone(ledger: Ledger, done: Import, moment: Moment) -> None:
    notes.add_row(ledger, "import_undone", (done.id, moment.today), moment, "undo_import", done.file_name)


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


def _digest(pairs: list[tuple[str, str]]) -> str:
    return digest(canonical(pairs))
