"""Keep a form while it is typed, so that a crash takes no more than the last words (U21)."""

from desktop_app.operations.done import Done, done
from desktop_app.store import drafts as kept
from desktop_app.store.database import Ledger
from desktop_app.store.drafts import Draft
from desktop_app.store.drafts import load as drafts

__all__ = ["Draft", "drafts"]


def keep_draft(ledger: Ledger, draft: Draft) -> Done[Draft]:
    """Keep what a form holds, on the disk when this returns; it takes the place of what was kept under its key.

    What was posted meanwhile is kept no more: as a draft it would be entered a second time (D4).
    """
    with ledger.writing():
        if not kept.is_posted(ledger, draft.form, draft.key):
            kept.keep(ledger, draft)
    return done(draft)


def drop_draft(ledger: Ledger, form: str, key: str) -> Done[None]:
    """Forget a draft: it was posted, or thrown away. One that is gone already is no error."""
    with ledger.writing():
        kept.drop(ledger, form, key)
    return done(None)
