"""The limitation clock of a customer's oldest debt, from events the book already holds (N05, R081)."""

from collections.abc import Callable, Iterable
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.dates import Calendar, add_months
from desktop_app.domain.limitation import PERIOD_MONTHS, Clock, Event, EventKind, clock
from desktop_app.domain.promises import Promise
from desktop_app.domain.statements import StatementState
from desktop_app.store.statements import Issued

NEAR_MONTHS = 6
"""Debts further from their end than this need no clock yet."""


def earliest_end(
    items: Iterable[OpenItem],
    paid_on: Callable[[OpenItem], Iterable[date]],
    promises: Iterable[Promise],
    statements: Iterable[Issued],
    calendar: Calendar,
    today: date,
) -> date | None:
    """The first proven last day among the customer's debts; None while all are young (case 13).

    `paid_on` gives the days on which money was set against an item: separate slips are separate debts. A promise or
    an agreed statement speaks of them all.
    """
    old = [item for item in items if add_months(item.due or item.dated, PERIOD_MONTHS - NEAR_MONTHS) <= today]
    if not old:
        return None
    spoken = [
        *(Event(EventKind.PROMISE, promise.made_on) for promise in promises),
        *(Event(EventKind.SIGNED_STATEMENT, one.state_on, one.number) for one in statements if _agreed(one)),
    ]
    return min(_clock(item, paid_on(item), spoken, calendar).proven_last_day for item in old)


def _clock(item: OpenItem, paid_on: Iterable[date], spoken: Iterable[Event], calendar: Calendar) -> Clock:
    paid = [Event(EventKind.PART_PAYMENT, dated, "receipt") for dated in paid_on]
    return clock(item.due, item.dated, [*paid, *spoken], calendar)


def _agreed(issued: Issued) -> bool:
    return issued.state is StatementState.AGREED
