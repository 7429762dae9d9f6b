"""What somebody is still typing, kept beside the truth: replaced in place, neither final nor journalled (U21)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class Draft:
    """A form half filled in: which form, which of them, what it holds as JSON, and when it was kept (UTC)."""

    form: str
    key: str
    content: str
    saved: datetime


def keep(ledger: Ledger, draft: Draft) -> None:
    ledger.write(
        "INSERT INTO drafts VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET content = excluded.content, saved = excluded.saved",
        (draft.form, draft.key, draft.content, draft.saved.astimezone(UTC).isoformat()),
    )


def is_posted(ledger: Ledger, form: str, key: str) -> bool:
    """Whether the key is the submission id of a document of this kind, or of a plan: it is no draft any more (D4)."""
    posted = (
        "SELECT 1 FROM documents WHERE submission = ?1 AND kind = ?2 "
        "UNION SELECT 1 FROM submissions WHERE submission = ?1 AND what = 'plans' AND ?2 = 'plan'"
    )
    return ledger.row(posted, (key, form)) is not None


def load(ledger: Ledger, form: str = "") -> list[Draft]:
    """What is still to be finished in one form or in all, the last typed first."""
    rows = ledger.rows(
        "SELECT form, key, content, saved FROM drafts WHERE ?1 IN ('', form) ORDER BY saved DESC, form, key", (form,)
    )
    return [Draft(of, key, content, datetime.fromisoformat(saved)) for of, key, content, saved in rows]


def drop(ledger: Ledger, form: str, key: str) -> None:
    ledger.write("DELETE FROM drafts WHERE form = ? AND key = ?", (form, key))
