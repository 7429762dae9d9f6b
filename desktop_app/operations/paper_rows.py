"""Papers as a page lists them: printed or not, out for signature, back, or in dispute (U43, U44).

One is found by its number, or by the characters printed on it: is it ours, and what does our copy say (D9, N13)?
"""

from datetime import date

from desktop_app.domain.errors import Refused
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.books import Book
from desktop_app.operations.paper_kinds import no_paper
from desktop_app.store import credit_papers, documents, snapshots, statements
from desktop_app.store.database import Ledger
from desktop_app.store.papers import load_papers as paper_rows

__all__ = ["paper_rows"]


def paper_row(ledger: Ledger, number: str, today: date) -> PaperRow:
    """One voucher or statement by its number, as of `today`; refuses a number that is neither."""
    rows = paper_rows(ledger, today, _customer_of(ledger, number), asked=number)
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise no_paper(ledger, number)
    return found


def check_paper(ledger: Ledger, printed: str, today: date) -> PaperRow | None:
    """The paper that carries this check code, as it stands today; None when none of ours does (T22).

    Blanks, dashes and small letters do not matter. Refuses what cannot be a check code, naming what is wrong with it.
    """
    code = snapshots.typed_fingerprint(printed)
    strange = next((one for one in code if one not in snapshots.FINGERPRINT_LETTERS), "")
    if strange:
        raise Refused(
            "“{character}” is not in any check code: it has the letters A to Z and the digits 2 to 7. "
            "Look at the paper again.",
            character=strange,
        ).at("code")
    if len(code) != snapshots.FINGERPRINT_LENGTH:
        raise Refused(
            "A check code has {whole} characters; these are {count}. Type all four groups.",
            whole=snapshots.FINGERPRINT_LENGTH,
            count=len(code),
        ).at("code")
    number = snapshots.number_of(ledger, code)
    return paper_row(ledger, number, today) if number else None


def scan_of(book: Book, blob: str) -> bytes:
    """The bytes of a scan that a paper row names; Unavailable when its file is gone or damaged."""
    return book.scans.get(blob)


def _customer_of(ledger: Ledger, number: str) -> int:
    if (whose := credit_papers.customer_of(ledger, number)) is not None:
        return whose
    try:
        return statements.load_issued(ledger, number).customer_id
    except Refused:
        return documents.load_document(ledger, number).customer_id
