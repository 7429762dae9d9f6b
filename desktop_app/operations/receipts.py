"""Receipts as a page lists them, and how each is spread over slips."""

from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document
from desktop_app.store.receipt_parts import load_detail as receipt_detail
from desktop_app.store.receipts import ReceiptRow, SettledSlip, last_method_of, load_settled
from desktop_app.store.receipts import load_open_credits as open_credits
from desktop_app.store.receipts import load_receipts as receipts

__all__ = ["ReceiptRow", "SettledSlip", "open_credits", "receipt_detail", "receipts"]


def last_method(ledger: Ledger, customer_id: int) -> str:
    """The way this customer's newest standing payment came; empty where there is none, or it may bounce (case 27)."""
    return last_method_of(ledger, customer_id)


def settled(ledger: Ledger, number: str) -> list[SettledSlip]:
    """What a receipt, return or other credit settles now, earliest due first; nothing once it is reversed.

    Refuses a number the book does not know.
    """
    return load_settled(ledger, load_document(ledger, number).number)
