"""Look at a customer's statement: today's truth, what becomes of it when it leaves the program, what no longer holds.

Looking writes nothing (case 21).
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statement_periods import closes, closing_day, month_of, opens
from desktop_app.domain.statements import Fallen, Statement, fallen
from desktop_app.operations.site_statements import draw_up_site, issued_of_site
from desktop_app.operations.statement_accounts import has_joined_since
from desktop_app.operations.statement_drafts import Frame, draw_up, frame_for, frame_of, frame_up_to, open_now
from desktop_app.store import customers, statements
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued


class Becomes(Enum):
    """What printing, saving or copying makes of a statement that is looked at.

    ISSUED: nothing, the issued paper still tells the truth. NEXT: the next paper of the chain. REPLACEMENT: a paper in
    place of the newest one. OF_SITE: the paper of a site, numbered beside the chain. APART: nothing, it has no number
    and stays outside the chain.
    """

    ISSUED = "issued"
    NEXT = "next"
    REPLACEMENT = "replacement"
    OF_SITE = "of_site"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement as it is looked at.

    `issued` is the paper that was issued for its days, `broken` an issued paper that no longer says what its days say
    today: that one, or the one just before; `fallen` has its sums.
    """

    customer_id: int
    becomes: Becomes
    statement: Statement
    issued: Issued | None = None
    broken: Issued | None = None
    fallen: Fallen | None = None

    @property
    def is_draft(self) -> bool:
        """It gets its number when it leaves the program."""
        return self.becomes in (Becomes.NEXT, Becomes.REPLACEMENT, Becomes.OF_SITE)


def show_month(
    ledger: Ledger, customer_id: int, month: date, moment: Moment, detail: StatementDetail | None = None
) -> ShownStatement:
    """The statement of a month, or up to today within the running one; it ends on the customer's closing day.

    Without `detail` it tells as much of each slip as the customer's statements do, or as the issued one does.
    """
    customer, chain = customers.load_customer(ledger, customer_id), statements.chain(ledger, customer_id, moment.today)
    first, last = days_of_month(customer, month, moment.today)
    if first > moment.today:
        raise Refused("{month} has not begun yet. Choose a month up to now.", month=month.strftime("%Y-%m"))
    covering = next((one for one in chain if one.period_from <= last <= one.period_to), None)
    if covering is not None:
        return _told_as(_again(ledger, customer, chain, covering, moment, detail), detail, ledger, chain, moment)
    if chain and chain[-1].period_to > last:
        return _apart(ledger, customer, frame_for(chain, first, last), moment, detail)
    return _next(ledger, customer, chain, last, moment, detail)


def detail_of(ledger: Ledger, number: str) -> StatementDetail:
    """How much an issued statement tells of each slip."""
    return statements.frozen(ledger, number).detail


def days_of_month(customer: Customer, month: date, today: date) -> tuple[date, date]:
    """The first day of the customer's month, and its last one up to today."""
    closing = closing_day(customer.terms)
    return opens(month, closing), min(closes(month, closing), today)


def show_issued(
    ledger: Ledger, issued: Issued, moment: Moment, detail: StatementDetail | None = None
) -> ShownStatement:
    """The days of an issued statement that stands: the paper while it holds, else what they say today.

    After a late entry or a reversal it does not hold. Nor does the newest one, while nobody has put his name to it,
    when what it demands is in a plan or in dispute since.
    """
    chain = statements.chain(ledger, issued.posted_for, moment.today)
    customer = customers.load_customer(ledger, issued.customer_id)
    return _told_as(_again(ledger, customer, chain, issued, moment, detail), detail, ledger, chain, moment)


def show_days(
    ledger: Ledger,
    customer_id: int,
    first: date | None,
    last: date,
    moment: Moment,
    detail: StatementDetail | None = None,
) -> ShownStatement:
    """A statement of any days, outside the chain; without `first` it follows the paper before `last`."""
    _refuse_days(first, last, moment.today)
    customer, chain = customers.load_customer(ledger, customer_id), statements.chain(ledger, customer_id, moment.today)
    closing = closing_day(customer.terms)
    frame = frame_up_to(chain, last, closing) if first is None else frame_for(chain, first, last)
    return _apart(ledger, customer, frame, moment, detail)


def show_site(
    ledger: Ledger,
    customer_id: int,
    site: str,
    days: tuple[date | None, date],
    moment: Moment,
    detail: StatementDetail | None = None,
) -> ShownStatement:
    """A statement of one site for any days, beside the chain; without a first day from where the month opens.

    One that was issued for these days and still tells the truth is that paper.
    """
    first, last = days
    _refuse_days(first, last, moment.today)
    customer = customers.load_customer(ledger, customer_id)
    closing = closing_day(customer.terms)
    told = (first or opens(month_of(last, closing), closing), last)
    drawn = draw_up_site(ledger, customer, site, told, moment, detail or customer.statement_detail)
    kept = issued_of_site(ledger, customer_id, drawn, moment.today)
    return (
        ShownStatement(customer_id, Becomes.ISSUED, kept)
        if kept
        else ShownStatement(customer_id, Becomes.OF_SITE, drawn)
    )


def show_again(ledger: Ledger, seen: ShownStatement, moment: Moment) -> ShownStatement:
    """The same days as they stand now; refuses when they no longer say what was looked at."""
    customer, chain = (
        customers.load_customer(ledger, seen.customer_id),
        statements.chain(ledger, seen.customer_id, moment.today),
    )
    if seen.issued is None:
        now = _next(ledger, customer, chain, seen.statement.period_to, moment, seen.statement.detail)
    else:
        issued = statements.load_issued(ledger, seen.issued.number)
        now = _again(ledger, customer, chain, issued, moment, seen.statement.detail)
    if now.becomes is not seen.becomes or not _as_seen(now.statement, seen.statement):
        raise Refused(
            "The account of {customer} changed meanwhile. Look at the statement again.", customer=customer.name
        )
    return now


def _as_seen(now: Statement, seen: Statement) -> bool:
    """Also plan, dispute and demand: what leaves the program is what was looked at."""
    return now.says_the_same(seen) and (now.open_items, now.demand) == (seen.open_items, seen.demand)


def _apart(
    ledger: Ledger, customer: Customer, frame: Frame, moment: Moment, detail: StatementDetail | None
) -> ShownStatement:
    told = draw_up(ledger, customer, frame, moment, detail or customer.statement_detail)
    return ShownStatement(customer.id, Becomes.APART, told)


def _told_as(
    shown: ShownStatement, detail: StatementDetail | None, ledger: Ledger, chain: list[Issued], moment: Moment
) -> ShownStatement:
    """An issued paper that holds stays as it is; told in another way, its days are a paper without a number."""
    if shown.becomes is not Becomes.ISSUED or detail in (None, shown.statement.detail) or shown.issued is None:
        return shown
    if has_joined_since(ledger, shown.issued):
        return shown
    customer = customers.load_customer(ledger, shown.customer_id)
    return replace(_apart(ledger, customer, frame_of(chain, shown.issued), moment, detail), issued=shown.issued)


def _next(
    ledger: Ledger,
    customer: Customer,
    chain: list[Issued],
    last: date,
    moment: Moment,
    detail: StatementDetail | None,
) -> ShownStatement:
    frame = frame_up_to(chain, last, closing_day(customer.terms))
    newest = frame.follows
    told = draw_up(ledger, customer, frame, moment, detail or customer.statement_detail)
    shown = ShownStatement(customer.id, Becomes.NEXT, told)
    if newest is None:
        return shown
    before = _again(ledger, customer, chain, newest, moment)
    return replace(shown, broken=before.broken, fallen=before.fallen)


def _again(
    ledger: Ledger,
    customer: Customer,
    chain: list[Issued],
    issued: Issued,
    moment: Moment,
    detail: StatementDetail | None = None,
) -> ShownStatement:
    printed, frame = statements.frozen(ledger, issued.number), frame_of(chain, issued)
    if has_joined_since(ledger, issued):
        return ShownStatement(customer.id, Becomes.ISSUED, printed, issued)
    today = draw_up(ledger, customer, frame, moment, detail or printed.detail, issued.number)
    replaceable = issued == chain[-1] and issued.can_be_replaced
    same = printed.says_the_same(today)
    if same and not (replaceable and _held_back_since(ledger, customer.id, frame, printed, today)):
        return ShownStatement(customer.id, Becomes.ISSUED, printed, issued)
    told = fallen(printed, today)
    if replaceable:
        return ShownStatement(customer.id, Becomes.REPLACEMENT, today, issued, issued, told)
    return ShownStatement(customer.id, Becomes.APART, replace(today, replaces=""), issued, issued, told)


def _held_back_since(ledger: Ledger, customer_id: int, frame: Frame, printed: Statement, today: Statement) -> bool:
    """Whether what the paper demands is in a plan or in dispute since, or no longer is (case 22).

    Asked only of a paper that can be replaced: later ones and the customer's signature speak for themselves.
    """
    if printed.open_items == today.open_items:
        return False
    return not printed.leaves_the_same_alone(today, open_now(ledger, customer_id, frame, today.issued_on))


def _refuse_days(first: date | None, last: date, today: date) -> None:
    if last > today:
        said = Refused("{date} has not come yet. Choose a day up to today ({today}).", date=last, today=today)
        raise said.at("last")
    if first is not None and first > last:
        raise Refused("The period ends on {last}, before it begins on {first}.", first=first, last=last).at("first")
