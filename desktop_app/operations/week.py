"""The first page: whom to chase this week, with what is worth knowing before the call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.acceptances import NO_BILL_NEWS, BillNews
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.ahead import NO_AHEAD, Ahead
from desktop_app.domain.chasing import Order, Row, worklist
from desktop_app.domain.contacts import Contacted, not_reached_in_a_row, talks
from desktop_app.domain.credit_rules import RuleMode
from desktop_app.domain.disputes import Dispute
from desktop_app.domain.figures import Figures, figures_of
from desktop_app.domain.forecast import HORIZON_DAYS
from desktop_app.domain.periods import PeriodName, period_of
from desktop_app.domain.promises import Judged, PromiseState
from desktop_app.domain.standing import LastStatement, Standing
from desktop_app.operations.acceptances import news_of_bills
from desktop_app.operations.chasing import Gathered, chase_rules, people
from desktop_app.operations.tasks import TaskRow, open_tasks
from desktop_app.store import chasing, settings
from desktop_app.store.ahead import dated_ahead
from desktop_app.store.database import Ledger
from desktop_app.store.takings import received_fen


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One customer on the page: the row of the list and the facts of a call.

    `contact` and `phone` are whom the next step is done with. `last` is the last talk (putting off is none), `attempts`
    how often nobody was reached since somebody was. `last_paid` is the last day money came, and how much came that
    day. `promise` is the one that names the latest day still to come, `disputes` those not
    settled.
    """

    row: Row
    contact: str
    phone: str
    last: Contacted | None
    attempts: int
    limit_fen: int | None
    exposure_fen: int
    last_paid: tuple[date, int] | None
    promise: Judged | None
    statement: LastStatement | None = None
    disputes: tuple[Dispute, ...] = ()
    group: ActionGroup = ActionGroup.NONE
    """What the owner decided about their credit."""


@dataclass(frozen=True, slots=True)
class Week:
    """The list, best first, the figures above it, and what is dated after today, so in neither of them."""

    rows: tuple[WeekRow, ...]
    figures: Figures
    ahead: Ahead = NO_AHEAD
    received_fen: int = 0
    """What came in this week, which stands before all others (R156)."""
    receipts: int = 0
    bills: BillNews = NO_BILL_NEWS
    tasks: tuple[TaskRow, ...] = ()
    """What is to be done today beside the calls."""
    minds_limits: bool = False
    """Whether the shop's rules mind a customer without a limit."""

    @property
    def unlimited(self) -> tuple[int, int]:
        """How many customers owe without a limit, and how much in fen (R014).

        None in a shop that has given nobody a limit and whose rules do not mind.
        """
        owed = [one.exposure_fen for one in self.rows if one.limit_fen is None and one.exposure_fen > 0]
        minds = self.minds_limits or any(one.limit_fen is not None for one in self.rows)
        return (len(owed), sum(owed)) if minds else (0, 0)

    @property
    def undated(self) -> tuple[int, int]:
        """How many customers owe without a day to pay, and how much in fen."""
        sums = [one.row.debt.undated_fen for one in self.rows if one.row.debt.undated_fen]
        return len(sums), sum(sums)


def this_week_page(ledger: Ledger, today: date, order: Order = Order.MONEY, horizon: int = HORIZON_DAYS) -> Week:
    """`this_week` with the facts and figures of its page, from what the book knew on `today` (U1, U2, U11)."""
    gathered = Gathered(ledger, today)
    known = gathered.standings()
    rows = worklist(known, chasing.settled_items(ledger, today), today, horizon, order, chase_rules(ledger))
    told = _Told(gathered, rows, known)
    figures = figures_of(rows, gathered.unsigned.values(), today)
    came = received_fen(ledger, period_of(PeriodName.WEEK, today).up_to(today))
    beside = news_of_bills(ledger, today), tuple(open_tasks(ledger, today))
    minds = settings.load_rules(ledger).no_limit is not RuleMode.OFF
    return Week(tuple(map(told.of, rows)), figures, dated_ahead(ledger, today), *came, *beside, minds_limits=minds)


class _Told:
    """What is told beside each row, from what was gathered for the list."""

    def __init__(self, gathered: Gathered, rows: Sequence[Row], known: Iterable[Standing]) -> None:
        self._gathered = gathered
        self._standings = {one.customer_id: one for one in known}
        self._people = people(gathered.ledger, rows)
        self._paid = chasing.last_paid(gathered.ledger, gathered.today)

    def of(self, row: Row) -> WeekRow:
        """One row with the facts of a call."""
        contact, phone = self._people[row.customer_id]
        standing, said = self._standings[row.customer_id], talks(self._gathered.logged[row.customer_id])
        return WeekRow(
            row=row,
            contact=contact,
            phone=phone,
            last=said[-1] if said else None,
            attempts=not_reached_in_a_row(said),
            limit_fen=standing.limit_fen,
            exposure_fen=standing.exposure_fen,
            last_paid=self._paid.get(row.customer_id),
            promise=_coming(row.promises),
            statement=standing.statement,
            disputes=tuple(self._gathered.disputes[row.customer_id]),
            group=standing.group,
        )


def _coming(promised: Iterable[Judged]) -> Judged | None:
    """The promise that names the latest day still to come."""
    waiting = [one for one in promised if one.state in (PromiseState.WAITING, PromiseState.DUE_TODAY)]
    return waiting[-1] if waiting else None
