"""The limitation clock of a customer's debts, from events the book already holds (N05, R081, cases 13 and 28)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.dates import add_months
from desktop_app.domain.limitation import PERIOD_MONTHS, Clock, Event, EventKind, clock
from desktop_app.operations.spoken import Spoken, spoken_of
from desktop_app.store import accounts, allocations, settings
from desktop_app.store.database import Ledger

NEAR_MONTHS = 6
"""Debts further from their end than this need no clock yet."""

YOUNG = timedelta(days=28 * (PERIOD_MONTHS - NEAR_MONTHS))
"""A debt that did not last as many of the shortest months needs no reckoning with months."""


@dataclass(frozen=True, slots=True)
class DebtClock:
    """An open item and its clock."""

    item: OpenItem
    clock: Clock


def old_debts(items: Iterable[OpenItem], today: date) -> list[OpenItem]:
    """Those near enough to their end to be watched (case 13)."""
    near = [item for item in items if (_due_then(item) or item.dated) < today - YOUNG]
    return [item for item in near if add_months(_due_then(item) or item.dated, PERIOD_MONTHS - NEAR_MONTHS) <= today]


def _due_then(item: OpenItem) -> date | None:
    """As it stood when the goods left: a day that the shop noted later moves no safe day (case 13, 时效规定 4)."""
    return None if item.agreed_on else item.due


def earliest_end(ledger: Ledger, items: Iterable[OpenItem], customer_id: int, today: date) -> date:
    """The first safe last day among old debts of a customer (case 13). What was only said or sent moves none."""
    spoken = spoken_of(ledger, today, customer_id, with_sent=False)
    running = _clocks(ledger, items, spoken, today)
    return min(one.safe_last_day for one in running.values())


def limitation_clocks(ledger: Ledger, customer_id: int, items: Iterable[OpenItem], today: date) -> dict[int, Clock]:
    """The clock of each of the customer's open items as of `today`, by the item's id (N05)."""
    return _clocks(ledger, items, spoken_of(ledger, today, customer_id), today)


def shop_clocks(ledger: Ledger, today: date, customer_id: int = 0) -> list[DebtClock]:
    """Every open item of the shop, or of one customer, with its clock; the one that ends first leads (R081).

    Of all customers at once a statement that merely went out is not looked into: it moves no safe day.
    """
    items = [item for account in accounts.accounts(ledger, today, customer_id) for item in account.items]
    spoken = spoken_of(ledger, today, customer_id, with_sent=customer_id != 0)
    running = _clocks(ledger, items, spoken, today)
    every = [DebtClock(item, running[item.item_id]) for item in items]
    return sorted(every, key=lambda one: (one.clock.safe_last_day, one.item.customer_id, one.item.item_id))


def _clocks(
    ledger: Ledger, items: Iterable[OpenItem], spoken: defaultdict[int, Spoken], today: date
) -> dict[int, Clock]:
    """Of each by its id. Separate slips are separate debts: a payment speaks of the one it was set against."""
    known, calendar = list(items), settings.load_calendar(ledger)
    paid = allocations.payments_on(ledger, (item.item_id for item in known), today)
    return {
        item.item_id: clock(
            _due_then(item), item.dated, _events(item, paid.get(item.item_id, ()), spoken[item.customer_id]), calendar
        )
        for item in known
    }


def _events(item: OpenItem, paid: Iterable[tuple[date, str]], spoken: Spoken) -> Iterator[Event]:
    for dated, number in paid:
        yield Event(EventKind.PART_PAYMENT, dated, number)
    yield from spoken.about(item)
