"""Receipts as a page lists them, and how each is spread over slips."""

from datetime import date

from desktop_app.store.database import Ledger
from desktop_app.store.documents import load_document
from desktop_app.store.receipts import (
    ReceiptRow,
    SettledSlip,
    last_method_of,
    load_open_credits,
    load_receipts,
    load_settled,
)

PAPER_MONEY = ("承兑", "支票", "汇票", "本票", "bill of exchange", "cheque", "check")
"""Words of payment methods that are a paper first and money later."""

__all__ = ["ReceiptRow", "SettledSlip", "last_method", "open_credits", "receipts", "settled"]


def last_method(ledger: Ledger, customer_id: int) -> str:
    """The way this customer's newest standing payment came; empty where there is none, or it was paper (case 27).

    A cheque or bill may bounce, so it is chosen each time and never proposed.
    """
    method = last_method_of(ledger, customer_id)
    return "" if any(word in method.casefold() for word in PAPER_MONEY) else method


def receipts(ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None) -> list[ReceiptRow]:
    """Receipts dated from `since` up to `today` as they stood then, newest first; of one customer or all."""
    return load_receipts(ledger, today, customer_id, since)


def open_credits(ledger: Ledger, today: date, customer_id: int) -> list[ReceiptRow]:
    """What of a customer's money and goods' credit lies on account, by its paper; what is kept apart comes first.

    Only by hand is that set against a slip (case 2).
    """
    return load_open_credits(ledger, today, customer_id)


def settled(ledger: Ledger, number: str) -> list[SettledSlip]:
    """What a receipt, return or other credit settles now, earliest due first; nothing once it is reversed.

    Refuses a number the book does not know.
    """
    return load_settled(ledger, load_document(ledger, number).number)
