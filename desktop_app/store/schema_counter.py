"""The step of the ladder by which the book knows what a shop does all day at its counter."""

from desktop_app.store.schema_attachments import ATTACHED
from desktop_app.store.schema_receipts import MONEY_TAKEN

AT_THE_COUNTER: tuple[str, ...] = (
    # -- papers: how much a customer's statements tell
    "ALTER TABLE customers ADD COLUMN statement_detail TEXT NOT NULL DEFAULT 'slips'",
    # -- money taken
    *MONEY_TAKEN,
    # -- pictures and papers of records
    *ATTACHED,
)
