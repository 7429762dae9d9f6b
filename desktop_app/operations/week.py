"""The first page: whom to chase this week, with what is worth knowing before the call."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.chasing import Order, Row, worklist
from desktop_app.domain.contacts import Contacted, not_reached_in_a_row, talks
from desktop_app.domain.disputes import Dispute, is_open
from desktop_app.domain.figures import Count, Figures, figures_of
from desktop_app.domain.forecast import HORIZON_DAYS
from desktop_app.domain.promises import Judged, PromiseState, judge_promises
from desktop_app.domain.standing import LastStatement, Standing
from desktop_app.operations.chasing import Gathered, chase_rules, persons_of
from desktop_app.store import chasing, papers
from desktop_app.store.database import Ledger
from desktop_app.store.disputes import load_disputes

__all__ = ["Count", "Figures", "Order", "Week", "WeekRow", "this_week_page"]


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


@dataclass(frozen=True, slots=True)
class Week:
    """The list, best first, and the figures above it."""

    rows: tuple[WeekRow, ...]
    figures: Figures


def this_week_page(ledger: Ledger, today: date, order: Order = Order.MONEY, horizon: int = HORIZON_DAYS) -> Week:
    """`this_week` with the facts and figures of its page, from what the book knew on `today` (U1, U2, U11)."""
    gathered = Gathered(ledger, today)
    known = gathered.standings()
    rows = worklist(known, chasing.settled_items(ledger, today), today, horizon, order, chase_rules(ledger))
    promised = {one.customer_id: judge_promises(one.promises, one.arrivals, today) for one in known}
    unsigned = [(slips, oldest) for _, slips, oldest in papers.unsigned(ledger, today)]
    facts = _Facts(gathered, rows, known, promised)
    return Week(tuple(map(facts.of, rows)), figures_of(rows, promised.values(), unsigned, today))


class _Facts:
    """What the book knows beside the list, grouped by customer."""

    def __init__(
        self,
        gathered: Gathered,
        rows: Sequence[Row],
        known: Iterable[Standing],
        promised: dict[int, list[Judged]],
    ) -> None:
        ledger, today = gathered.ledger, gathered.today
        self._standings = {one.customer_id: one for one in known}
        self._promised = promised
        self._people = persons_of(gathered.customers, rows)
        self._paid = chasing.last_paid(ledger, today)
        self._disputes = _open_disputes(load_disputes(ledger, today), today)
        self._logged = gathered.logged

    def of(self, row: Row) -> WeekRow:
        """One row with the facts of a call."""
        contact, phone = self._people[row.customer_id]
        standing, said = self._standings[row.customer_id], talks(self._logged[row.customer_id])
        return WeekRow(
            row=row,
            contact=contact,
            phone=phone,
            last=said[-1] if said else None,
            attempts=not_reached_in_a_row(said),
            limit_fen=standing.limit_fen,
            exposure_fen=standing.exposure_fen,
            last_paid=self._paid.get(row.customer_id),
            promise=_coming(self._promised[row.customer_id]),
            statement=standing.statement,
            disputes=tuple(self._disputes[row.customer_id]),
        )


def _open_disputes(raised: Iterable[Dispute], today: date) -> defaultdict[int, list[Dispute]]:
    found: defaultdict[int, list[Dispute]] = defaultdict(list)
    for one in raised:
        if is_open(one, today):
            found[one.customer_id].append(one)
    return found


def _coming(promised: Iterable[Judged]) -> Judged | None:
    """The promise that names the latest day still to come."""
    waiting = [one for one in promised if one.state in (PromiseState.WAITING, PromiseState.DUE_TODAY)]
    return waiting[-1] if waiting else None
