"""The limitation clock of a customer's debts, from events the book already holds (N05, R081, cases 13 and 28)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.dates import Calendar, add_months
from desktop_app.domain.limitation import PERIOD_MONTHS, Clock, Event, EventKind, clock
from desktop_app.domain.merging import Merge, account_of
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Promise
from desktop_app.domain.sendings import SentPaper
from desktop_app.domain.statements import Statement, StatementState
from desktop_app.store import allocations, kin, plans, promises, settings, statements
from desktop_app.store.database import Ledger
from desktop_app.store.statements import Issued

NEAR_MONTHS = 6
"""Debts further from their end than this need no clock yet."""

YOUNG = timedelta(days=28 * (PERIOD_MONTHS - NEAR_MONTHS))
"""A debt that did not last as many of the shortest months needs no reckoning with months."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one customer signed and said about debts. A plan restarts although it ended: it was consent."""

    promises: Iterable[Promise] = ()
    statements: Iterable[Issued] = ()
    plans: Iterable[Plan] = ()
    sent: Iterable[tuple[SentPaper, Statement]] = ()
    """Statements on their way out, each with what it says: only claimed, so no alarm needs them."""
    merges: Sequence[Merge] = ()

    def about(self, item: OpenItem) -> Iterator[Event]:
        """What speaks of this debt. A paper that was signed proves it; a word on the telephone does not (case 28)."""
        for promise in self.promises:
            if item.dated <= promise.made_on:
                yield Event(EventKind.PROMISE, promise.made_on)
        for issued in self.statements:
            if issued.state in _CONSENT and _stands_on(issued, item, self.merges):
                kind = _CONSENT[issued.state]
                yield Event(kind, issued.state_on, issued.number if kind is EventKind.SIGNED_STATEMENT else "")
        for paper, statement in self.sent:
            if statement.demands(item.number, item.due):
                yield Event(EventKind.SERVED_STATEMENT, paper.dated, told=paper.number)
        for plan in self.plans:
            if item.item_id in plan.item_ids:
                yield from _plan_events(plan)


def old_debts(items: Iterable[OpenItem], today: date) -> list[OpenItem]:
    """Those near enough to their end to be watched (case 13)."""
    near = [item for item in items if (_due_then(item) or item.dated) < today - YOUNG]
    return [item for item in near if add_months(_due_then(item) or item.dated, PERIOD_MONTHS - NEAR_MONTHS) <= today]


def _due_then(item: OpenItem) -> date | None:
    """As it stood when the goods left: a day that the shop noted later moves no safe day (case 13, 时效规定 4)."""
    return None if item.agreed_on else item.due


def earliest_end(
    items: Iterable[OpenItem], paid: Callable[[OpenItem], Iterable[Event]], spoken: Spoken, calendar: Calendar
) -> date:
    """The first safe last day among old debts of a customer (case 13).

    `paid` gives the payments set against an item: separate slips are separate debts.
    """
    return min(_clock(item, paid(item), spoken, calendar).safe_last_day for item in items)


def limitation_clocks(ledger: Ledger, customer_id: int, items: Iterable[OpenItem], today: date) -> dict[int, Clock]:
    """The clock of each of the customer's open items as of `today`, by the item's id (N05)."""
    spoken = Spoken(
        promises.load_promises(ledger, today, customer_id),
        statements.issued_statements(ledger, today, customer_id),
        plans.load_plans(ledger, today, customer_id, ended=True),
        [
            (paper, statements.frozen(ledger, paper.number))
            for paper in statements.sendings(ledger, today, customer_id=customer_id)
        ],
        kin.load_merges(ledger),
    )
    calendar = settings.load_calendar(ledger)
    return {item.item_id: _clock(item, payments_of(ledger, item, today), spoken, calendar) for item in items}


def payments_of(ledger: Ledger, item: OpenItem, today: date) -> list[Event]:
    """The payments that stand against an item, each proven by its receipt."""
    found = allocations.payments_on(ledger, item.item_id, today)
    return [Event(EventKind.PART_PAYMENT, dated, number) for dated, number in found]


def _clock(item: OpenItem, paid: Iterable[Event], spoken: Spoken, calendar: Calendar) -> Clock:
    return clock(_due_then(item), item.dated, [*paid, *spoken.about(item)], calendar)


def _stands_on(issued: Issued, item: OpenItem, merges: Sequence[Merge]) -> bool:
    """A slip of those days that was entered after the paper was issued is not on it, nor is one of somebody who was
    not yet one with whoever signed (case 19).
    """
    told = item.dated <= issued.period_to and item.seq < issued.seq
    return told and (not merges or item.posted_for in account_of(merges, issued.posted_for, issued.seq))


def _plan_events(plan: Plan) -> Iterator[Event]:
    """Agreed by word of mouth it is claimed; from the day its signed copy came back it is proven."""
    yield Event(EventKind.PLAN, plan.agreed_on)
    if plan.signed_on:
        yield Event(EventKind.PLAN, plan.signed_on, plan.number)


_CONSENT = {
    StatementState.SIGNED: EventKind.SIGNED_STATEMENT,
    StatementState.AGREED: EventKind.AGREED_STATEMENT,
}
