"""From the wish to print to the sheet on the counter: which paper, its bytes, and that it came out well (U40, U43).

What draws papers is loaded when the first one is drawn, off the window's thread.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import month_start
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind, PaperRow
from desktop_app.operations.books import Book
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.plans import is_plan, mark_plan_signed
from desktop_app.operations.statements import customers_to_state, issue_statement
from desktop_app.store import documents, papers, statements
from desktop_app.store.database import Ledger

__all__ = [
    "Customer",
    "came_back_signed",
    "customers_to_state",
    "last_month",
    "make_ready",
    "paper_bytes",
    "paper_row",
    "printed_well",
    "state_month",
    "statement_to_print",
]


def make_ready() -> None:
    """Load what draws papers, so that the first one is shown as fast as the others; half a second of work."""
    import desktop_app.operations.papers  # noqa: F401


def last_month(today: date) -> date:
    """The last day of the month before."""
    return month_start(today) - timedelta(days=1)


def paper_row(ledger: Ledger, number: str, today: date) -> PaperRow:
    """One voucher or statement by its number, as of `today`; refuses a number that is neither."""
    rows = papers.load_papers(ledger, today, _customer_of(ledger, number))
    found = next((row for row in rows if row.number == number), None)
    if found is None:
        raise Refused("There is no paper {number}. Check the number.", number=number)
    return found


def paper_bytes(book: Book, row: PaperRow, paper: str, language: str, moment: Moment) -> bytes:
    """The PDF of a voucher on that `VoucherPaper`, or of a statement, which is always A4."""
    from desktop_app.operations.papers import VoucherPaper, statement_pdfs, voucher_pdf

    if row.kind is not PaperKind.STATEMENT:
        return voucher_pdf(book, row.number, VoucherPaper(paper), language, moment)
    ((_, pdf),) = statement_pdfs(book, [row.number], language, moment)
    return pdf


def statement_to_print(ledger: Ledger, customer_id: int, moment: Moment) -> Done[PaperRow]:
    """The statement to hand over today: the newest if it reaches the end of last month, else one is issued now.

    It states last month; a customer with whom nothing had begun by then is stated up to today.
    """
    end = last_month(moment.today)
    newest = statements.last_issued(ledger, customer_id, moment.today)
    if newest is not None and newest.period_to >= end:
        return done(paper_row(ledger, newest.number, moment.today))
    began = customer_id in statements.with_movement(ledger, month_start(end), end)
    return state_month(ledger, customer_id, end if began else moment.today, moment)


def state_month(ledger: Ledger, customer_id: int, month: date, moment: Moment) -> Done[PaperRow]:
    """The customer's statement for a month: the one that was issued, or a new one (case 7)."""
    made = issue_statement(ledger, customer_id, month, moment)
    return Done(paper_row(ledger, made.result.number, moment.today), made.changes)


def printed_well(book: Book, numbers: Iterable[str], moment: Moment) -> Done[tuple[str, ...]]:
    """Somebody saw these sheets and says that they are good; only now do they count as printed (U43)."""
    from desktop_app.operations.papers import mark_printed

    marked = tuple(mark_printed(book, number, moment.today, moment).result for number in numbers)
    return done(marked, Changed.PAPERS)


def came_back_signed(
    book: Book, numbers: Iterable[str], dated: date, moment: Moment, scan: bytes = b"", note: str = ""
) -> Done[tuple[str, ...]]:
    """The signed copies of these papers or plans are back; `scan` shows one of them, so it is given for one alone."""
    from desktop_app.operations.papers import mark_signed

    marks = [
        (mark_plan_signed if is_plan(book.ledger, number) else mark_signed)(book, number, dated, moment, scan, note)
        for number in numbers
    ]
    return Done(tuple(one.result for one in marks), frozenset(kind for one in marks for kind in one.changes))


def _customer_of(ledger: Ledger, number: str) -> int:
    try:
        return statements.load_issued(ledger, number).customer_id
    except Refused:
        return documents.load_document(ledger, number).customer_id
