"""Receipts as a page lists them, and how each is spread over slips."""

from datetime import date

from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document
from desktop_app.store.receipts import ReceiptRow, SettledSlip, load_receipts, load_settled

__all__ = ["ReceiptRow", "SettledSlip", "receipts", "settled"]


def receipts(ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None) -> list[ReceiptRow]:
    """Receipts dated from `since` up to `today` as they stood then, newest first; of one customer or all."""
    return load_receipts(ledger, today, customer_id, since)


def settled(ledger: Ledger, number: str) -> list[SettledSlip]:
    """What a receipt, return or other credit settles now, earliest due first; nothing once it is reversed.

    Refuses a number the book does not know.
    """
    return load_settled(ledger, load_document(ledger, number).number)
