"""From the wish to print to the sheet on the counter: which paper, its bytes, and that it came out well (U40, U43).

What draws papers is loaded when the first one is drawn, off the window's thread.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.columns import text_order
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt, Question, doubtful_signature, refuse_doubts
from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statement_periods import closing_day, last_closed, month_of, opens
from desktop_app.domain.statements import Fallen
from desktop_app.operations.books import Book
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.paper_kinds import form_of
from desktop_app.operations.paper_rows import paper_row
from desktop_app.operations.plans import is_plan, mark_plan_signed
from desktop_app.operations.shop_pictures import drawn_with
from desktop_app.operations.site_statements import issue_site_statement
from desktop_app.operations.statement_accounts import joined_since
from desktop_app.operations.statement_shown import (
    Becomes,
    ShownStatement,
    days_of_month,
    show_days,
    show_issued,
    show_month,
    show_site,
)
from desktop_app.operations.statements import customers_to_state, issue_shown, issue_statement
from desktop_app.store import customers, papers, statements
from desktop_app.store.database import Ledger


def make_ready() -> None:
    """Load what draws papers, so that the first one is shown as fast as the others; half a second of work."""
    import desktop_app.operations.papers  # noqa: F401


def paper_bytes(book: Book, row: PaperRow, paper: str, language: str, moment: Moment) -> bytes:
    """The PDF of a paper on that `VoucherPaper`, or on A4 where its kind has no other."""
    from desktop_app.operations.papers import VoucherPaper, statement_pdfs, unkept_pdf, voucher_pdf

    if form_of(row.kind).any_sheet:
        return voucher_pdf(book, row.number, VoucherPaper(paper), language, moment)
    if not row.number and row.period_to is not None:
        days = StatementDays(None, row.period_from, row.period_to, row.detail, row.site)
        shown = look_at_statement(book.ledger, row.customer_id, days, moment).shown
        return unkept_pdf(drawn_with(book, shown.statement), row.state is PaperState.DRAFT, language)
    ((_, pdf),) = statement_pdfs(book, [row.number], language, moment)
    return pdf


@dataclass(frozen=True, slots=True)
class StatementDays:
    """Which days are asked for: a month, or any up to `last`. With nothing named, those to hand over today.

    Without `detail` as much is told of each slip as the customer's statements tell. With `site` of that site alone.
    """

    month: date | None = None
    first: date | None = None
    last: date | None = None
    detail: StatementDetail | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class SeenStatement:
    """A statement on the screen: its row in a list of papers, and what becomes of it."""

    shown: ShownStatement
    row: PaperRow


def truth_behind(ledger: Ledger, row: PaperRow, moment: Moment) -> ShownStatement | None:
    """What the days of an issued statement say today; None for other papers and for one that was replaced."""
    if row.kind is not PaperKind.STATEMENT or row.is_void or not row.number:
        return None
    return show_issued(ledger, statements.load_issued(ledger, row.number), moment)


def statement_bytes(book: Book, shown: ShownStatement, language: str) -> bytes:
    """The PDF of a statement without a number, as it was looked at."""
    from desktop_app.operations.papers import unkept_pdf

    return unkept_pdf(drawn_with(book, shown.statement), shown.is_draft, language)


def look_at_statement(ledger: Ledger, customer_id: int, days: StatementDays, moment: Moment) -> SeenStatement:
    """A customer's statement as it stands today; nothing is issued (case 21)."""
    if days.site:
        told = _days_of_site(ledger, customer_id, days, moment.today)
        shown = show_site(ledger, customer_id, days.site, told, moment, days.detail)
    elif days.month is not None:
        shown = show_month(ledger, customer_id, days.month, moment, days.detail)
    elif days.last is not None:
        shown = show_days(ledger, customer_id, days.first, days.last, moment, days.detail)
    else:
        shown = statement_to_show(ledger, customer_id, moment, days.detail)
    if shown.becomes is Becomes.ISSUED:
        return SeenStatement(shown, paper_row(ledger, shown.statement.number, moment.today))
    return SeenStatement(shown, _unkept_row(shown))


def _days_of_site(ledger: Ledger, customer_id: int, days: StatementDays, today: date) -> tuple[date | None, date]:
    """The month that was asked for, any days, or from the opening of the newest month that is over up to today."""
    customer = customers.load_customer(ledger, customer_id)
    if days.month is not None:
        return days_of_month(customer, days.month, today)
    if days.last is not None:
        return days.first, days.last
    closing = closing_day(customer.terms)
    return opens(month_of(last_closed(today, closing), closing), closing), today


def statement_to_show(
    ledger: Ledger, customer_id: int, moment: Moment, detail: StatementDetail | None = None
) -> ShownStatement:
    """The statement to hand over today: the newest if it reaches the end of last month, else last month's.

    A customer with whom nothing had begun by then is told up to today. Nothing is issued (case 21).
    """
    closing = closing_day(customers.load_customer(ledger, customer_id).terms)
    end = last_closed(moment.today, closing)
    chain = statements.chain(ledger, customer_id, moment.today)
    if chain and chain[-1].period_to >= end:
        return show_issued(ledger, chain[-1], moment, detail)
    began = customer_id in statements.with_movement(ledger, opens(month_of(end, closing), closing), end)
    return show_month(ledger, customer_id, month_of(end if began else moment.today, closing), moment, detail)


def issue_seen(ledger: Ledger, seen: ShownStatement, moment: Moment) -> Done[PaperRow]:
    """The draft that was looked at becomes a paper, because it is about to leave the program."""
    if seen.becomes is Becomes.OF_SITE:
        of_site = issue_site_statement(ledger, seen.customer_id, seen.statement, moment)
        return Done(paper_row(ledger, of_site.result, moment.today), of_site.changes)
    made = issue_shown(ledger, seen, moment)
    return Done(paper_row(ledger, made.result.number, moment.today), made.changes)


def state_month(ledger: Ledger, customer_id: int, month: date, moment: Moment) -> Done[PaperRow]:
    """The customer's statement for a month: the one that was issued, or a new one (case 7)."""
    made = issue_statement(ledger, customer_id, month, moment)
    return Done(paper_row(ledger, made.result.number, moment.today), made.changes)


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """A customer of the month, the statement that was issued for it, and its sums where that no longer holds.

    `closing_fen` is what the statement says is owed, or would say if it were issued now. `refused` is why none could
    be issued. `became` is who they are one with since: theirs is not issued any more, and carried over to that one's
    next.
    """

    customer: Customer
    closing_fen: int
    row: PaperRow | None = None
    fallen: Fallen | None = None
    refused: Said | None = None
    became: str = ""


def month_entries(ledger: Ledger, month: date, moment: Moment) -> list[MonthEntry]:
    """Who is to be stated for the month, and who was already (case 25), in the order of their names.

    Behind a customer whose paper is older than a merge stand those who became one with them since: what the paper
    leaves out, so that the month comes to what was owed (case 19).
    """
    named = sorted(customers_to_state(ledger, month, moment.today), key=lambda one: text_order(one.name))
    return [entry for one in named for entry in _month_entries(ledger, one, month, moment)]


def _month_entries(ledger: Ledger, customer: Customer, month: date, moment: Moment) -> Iterator[MonthEntry]:
    shown = show_month(ledger, customer.id, month, moment)
    if shown.issued is None:
        yield MonthEntry(customer, shown.statement.closing_fen)
        return
    row = paper_row(ledger, shown.issued.number, moment.today)
    yield MonthEntry(customer, row.amount_fen, row, shown.fallen)
    _, last = days_of_month(customer, month, moment.today)
    for one in joined_since(ledger, shown.issued, last, moment.today):
        own = paper_row(ledger, one.issued.number, moment.today) if one.issued else None
        yield MonthEntry(one.customer, one.owed_fen, own, became=customer.name)


def printed_well(book: Book, numbers: Iterable[str], moment: Moment) -> Done[tuple[str, ...]]:
    """Somebody saw these sheets and says that they are good; only now do they count as printed (U43).

    All are marked or none.
    """
    from desktop_app.operations.papers import mark_printed

    with book.ledger.writing():
        marked = tuple(mark_printed(book, number, moment.today, moment).result for number in numbers)
    return done(marked, Changed.PAPERS)


def came_back_signed(
    book: Book,
    numbers: Iterable[str],
    dated: date,
    moment: Moment,
    scan: bytes = b"",
    note: str = "",
    accepted: Iterable[str] = (),
) -> Done[tuple[str, ...]]:
    """The signed copies of these papers or plans are back; `scan` shows one of them, so it is given for one alone.

    All are marked or none. A statement that never left the shop is asked first; `accepted` are the doubts somebody
    has said to be meant so.
    """
    from desktop_app.operations.papers import mark_signed

    named = tuple(numbers)
    with book.ledger.writing():
        refuse_doubts(_never_sent(book.ledger, named, moment.today), map(Doubt, accepted))
        marks = [
            (mark_plan_signed if is_plan(book.ledger, number) else mark_signed)(book, number, dated, moment, scan, note)
            for number in named
        ]
    return Done(tuple(one.result for one in marks), frozenset(kind for one in marks for kind in one.changes))


def _never_sent(ledger: Ledger, numbers: Iterable[str], today: date) -> Iterator[Question]:
    """The statements among these papers that nobody can have signed, as far as the book knows."""
    for number in numbers:
        if papers.is_statement(ledger, number) and paper_row(ledger, number, today).state is PaperState.NOT_PRINTED:
            yield doubtful_signature(number)


def _unkept_row(shown: ShownStatement) -> PaperRow:
    """A statement without a number, as a list of papers would show it."""
    told = shown.statement
    return PaperRow(
        number="",
        kind=PaperKind.STATEMENT,
        customer_id=shown.customer_id,
        customer=told.customer,
        dated=told.issued_on,
        period_from=told.period_from,
        period_to=told.period_to,
        amount_fen=told.closing_fen,
        state=PaperState.DRAFT if shown.is_draft else PaperState.UNNUMBERED,
        detail=told.detail,
        site=told.site,
    )
