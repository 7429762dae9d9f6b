"""Papers as a page lists them: printed or not, out for signature, back, or in dispute (U43, U44)."""

from datetime import date

from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.operations.books import Book
from desktop_app.store.database import Ledger
from desktop_app.store.papers import load_papers

__all__ = ["PaperKind", "PaperRow", "PaperState", "paper_rows", "scan_of"]


def paper_rows(ledger: Ledger, today: date, customer_id: int = 0, since: date | None = None) -> list[PaperRow]:
    """Vouchers dated and statements issued from `since` on, as of `today`, newest first; of one customer or all."""
    return load_papers(ledger, today, customer_id, since)


def scan_of(book: Book, blob: str) -> bytes:
    """The bytes of a scan that a paper row names; Unavailable when its file is gone or damaged."""
    return book.scans.get(blob)
