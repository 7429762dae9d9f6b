"""What hides a debtor from the list, and for how long: putting off, appointments, promises (R077, U4, U6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.accounts import days_overdue
from desktop_app.domain.contacts import NOBODY_REACHED, Contacted, Outcome
from desktop_app.domain.debt import Debt
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Judged, PromiseState

NO_EXCUSE_DAYS = 60
"""Overdue for longer is chased whatever was said; no setting moves it (R077)."""

HIDDEN_DAYS = 7
"""No putting off, promise or appointment hides such a debtor for longer; only a kept, signed plan does (R077)."""

DAY = timedelta(days=1)
WEEK = HIDDEN_DAYS * DAY
OLD = (NO_EXCUSE_DAYS + 1) * DAY
"""From its due date to the first day on which nothing excuses it."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a customer's log says of the next talk.

    `spoken_on` is the last talk that reached somebody. On `noted_on`, then or since, the customer was put off until
    `off_until`, for the first time on `since`. `agreed_on` is the earliest day named that saw no talk yet.
    """

    spoken_on: date | None = None
    noted_on: date | None = None
    off_until: date | None = None
    since: date | None = None
    agreed_on: date | None = None


NO_REST = Rest()


def rest_of(logged: Iterable[Contacted]) -> Rest:
    """The log of one customer, oldest line first. Where nobody was reached there was no talk: it ends nothing."""
    spoken, noted, until, since = None, None, None, None
    agreed: list[date] = []
    for line in logged:
        if line.outcome is not Outcome.PUT_OFF and line.outcome not in NOBODY_REACHED:
            spoken, noted, until, since = line.at, None, None, None
            agreed = [day for day in agreed if day > line.at]
        if line.next_on:
            noted, until = line.at, line.next_on
            agreed.append(line.next_on)
        if line.outcome is Outcome.CLAIMS_PAID or (line.next_on and line.next_on > line.at):
            since = since or line.at
    return Rest(spoken, noted, until, since, min(agreed, default=None))


def beyond_excuse(debt: Debt, spoken_plans: Iterable[Plan], day: date) -> bool:
    """Will undisputed money be more than 60 days overdue on that day that no kept and signed plan covers (R077)?"""
    return old_since(debt, spoken_plans, day) is not None


def old_since(debt: Debt, spoken_plans: Iterable[Plan], day: date) -> date | None:
    """The first day on which any of what is beyond excuse on that day was so."""
    spoken = {plan.id for plan in spoken_plans}
    items = (*debt.loose, *(item for item in debt.kept if item.plan_id in spoken))
    old = [(item.due, chaseable(item)) for item in items if item.due and days_overdue(item.due, day) > NO_EXCUSE_DAYS]
    return min(due for due, fen in old if fen) + OLD if debt.is_worth(sum(fen for _, fen in old)) else None


def put_off_since(first: date | None, spoken_on: date | None, promises: Iterable[Judged]) -> date | None:
    """The first excuse since the last talk: being put off on that day, or a promise that is still waited for."""
    days = [
        one.promise.made_on
        for one in promises
        if one.state is PromiseState.WAITING and (spoken_on is None or one.promise.made_on >= spoken_on)
    ]
    return min([*days, first] if first else days, default=None)


def back_by(debt: Debt, spoken_plans: Iterable[Plan], since: date) -> date | None:
    """The day on which a customer put off since then is back at the latest; None while nothing is that old (R077)."""
    plans, week_over = tuple(spoken_plans), since + WEEK
    days = {week_over, *(item.due + OLD for item in debt.net if item.due)}
    return next((day for day in sorted(days) if day >= week_over and beyond_excuse(debt, plans, day)), None)
