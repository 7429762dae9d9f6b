"""Pictures and papers of records in the book; their bytes lie encrypted beside it, with the scans (D10)."""

from datetime import date

from desktop_app.domain.attachments import AttachedTo, Attachment, AttachmentDraft, AttachmentKind
from desktop_app.domain.moment import Moment
from desktop_app.store import notes
from desktop_app.store.database import Ledger, Row
from desktop_app.store.kin import head_of
from desktop_app.store.withdrawals import standing

_NAMED = {
    AttachedTo.CUSTOMER: "SELECT id FROM customers WHERE id = ?",
    AttachedTo.DOCUMENT: "SELECT id FROM documents WHERE number = ?",
    AttachedTo.STATEMENT: "SELECT id FROM statements WHERE number = ?",
    AttachedTo.DISPUTE: "SELECT id FROM disputes WHERE id = ?",
    AttachedTo.TALK: "SELECT id FROM contact_log WHERE id = ?",
}


def record_named(ledger: Ledger, about: AttachedTo, key: str) -> int | None:
    """The id of a record by its number or id; None where the book has none."""
    found = ledger.value(_NAMED[about], (key,))
    return None if found is None else int(found)


def add(ledger: Ledger, draft: AttachmentDraft, about_id: int, blob: str, sha256: str, moment: Moment) -> int:
    values = (draft.about, about_id, draft.kind, draft.dated, draft.name, draft.place, draft.note, blob, sha256)
    return notes.add(ledger, "attachments", values, moment, "attach", f"{draft.about} {draft.key}")


def kept_already(ledger: Ledger, about: AttachedTo, about_id: int, blob: str) -> int:
    """The standing attachment of the same bytes to the same record; 0 where there is none."""
    found = ledger.value(
        f"""SELECT id FROM attachments a WHERE about = ? AND about_id = ? AND blob = ?
            AND {standing("attachment", "a.id", "'9999-12-31'")} ORDER BY id""",
        (about, about_id, blob),
    )
    return int(found or 0)


def load_attachments(ledger: Ledger, today: date, customer_id: int = 0) -> list[Attachment]:
    """What is kept with the records of a customer, or of all, and was not taken back by `today`: the newest first."""
    return list(map(_attachment, ledger.rows(_ATTACHED, (today.isoformat(), customer_id))))


def all_attached(ledger: Ledger) -> list[tuple[str, str]]:
    """(name of the file, name of the stored file) of every attachment, also of those that were taken back."""
    return [(name, blob) for name, blob in ledger.rows("SELECT name, blob FROM attachments")]


_ATTACHED = f"""
    SELECT a.id, a.about, coalesce(d.number, s.number, x.number, l.dated, ''), c.id, c.name, a.kind, a.dated, a.name,
        a.place, a.note, a.blob, a.sha256
    FROM attachments a
    LEFT JOIN documents d ON a.about = 'document' AND d.id = a.about_id
    LEFT JOIN statements s ON a.about = 'statement' AND s.id = a.about_id
    LEFT JOIN disputes o ON a.about = 'dispute' AND o.id = a.about_id
    LEFT JOIN items i ON i.id = o.item_id LEFT JOIN documents x ON x.id = i.document_id
    LEFT JOIN contact_log l ON a.about = 'contact' AND l.id = a.about_id
    JOIN customers c
        ON c.id = coalesce(d.customer_id, s.customer_id, o.customer_id, l.customer_id, {head_of("a.about_id")})
    WHERE (?2 = 0 OR c.id = ?2) AND {standing("attachment", "a.id", "?1")}
    ORDER BY a.dated DESC, a.id DESC"""


def _attachment(row: Row) -> Attachment:
    row_id, about, number, customer_id, customer, kind, dated, name, place, note, blob, sha256 = row
    return Attachment(
        row_id, AttachedTo(about), number, customer_id, customer, AttachmentKind(kind), date.fromisoformat(dated),
        name, place, note, blob, sha256,
    )  # fmt: skip
