"""Whom to chase this week, and why (N06, N07)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from desktop_app.domain.action_groups import NO_GROUP
from desktop_app.domain.chasing import Order, Row, worklist
from desktop_app.domain.contacts import Contacted, Outcome
from desktop_app.domain.customers import person_for
from desktop_app.domain.disputes import answered_late
from desktop_app.domain.excuses import NO_REST, rest_of
from desktop_app.domain.forecast import HORIZON_DAYS
from desktop_app.domain.limits import limit_with
from desktop_app.domain.open_points import OpenPoint, open_faults
from desktop_app.domain.reasons import roles_for
from desktop_app.domain.standing import ChaseRules, LastStatement, Standing
from desktop_app.operations.disputes import open_disputes
from desktop_app.operations.limitation import earliest_end, old_debts
from desktop_app.operations.plans import unpaid_parts
from desktop_app.store import (
    accounts,
    chasing,
    contacts,
    limits,
    open_points,
    papers,
    plans,
    promises,
    settings,
    statements,
    tasks,
)
from desktop_app.store.arrivals import arrivals_since
from desktop_app.store.customer_rows import posted_ahead
from desktop_app.store.database import Ledger

Record = TypeVar("Record")


def this_week(ledger: Ledger, today: date, horizon: int = HORIZON_DAYS, order: Order = Order.MONEY) -> list[Row]:
    """Every customer with an open item, best first, from what the book knew on `today`."""
    known, history = standings(ledger, today), chasing.settled_items(ledger, today)
    return worklist(known, history, today, horizon, order, chase_rules(ledger))


def people(ledger: Ledger, rows: Iterable[Row]) -> dict[int, tuple[str, str]]:
    """By customer: name and phone of the person with whom the next step of the row is done (R047, R052, R053)."""
    known = list(rows)
    reached = chasing.phones(ledger, {row.customer_id for row in known})
    return {row.customer_id: person_for(reached[row.customer_id], roles_for(row.action)) for row in known}


def chase_rules(ledger: Ledger) -> ChaseRules:
    """The owner's settings of the list; the other numbers are ours."""
    rules = settings.load_rules(ledger)
    return ChaseRules(
        near_limit_percent=rules.near_limit_percent,
        contact_gap_days=rules.contact_gap_days,
        smallest_fen=rules.smallest_fen,
        own_days=rules.own_days,
    )


def standings(ledger: Ledger, today: date) -> list[Standing]:
    """The facts of each customer with anything open, as of `today`."""
    return Gathered(ledger, today).standings()


class Gathered:
    """Everything the book knew on one day of those with anything open, each table read once, grouped by customer."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self.ledger = ledger
        self.today = today
        self.calendar = settings.load_calendar(ledger)
        self.accounts = [account for account in accounts.accounts(ledger, today) if account.items]
        owing = {account.customer_id for account in self.accounts}
        self.customers = chasing.debtors(ledger, owing)
        self.promises = _by_customer(promises.promises_of(ledger, today, owing), lambda one: one.customer_id)
        logged = contacts.telling(ledger, today, owing)
        self.logged = _by_customer(logged, _whose)
        self.claims = _last_claims(logged)
        self.rests = {customer: rest_of(lines) for customer, lines in self.logged.items()}
        waited = {one: self._waited_since(one) for one in self.promises.keys() | self.claims.keys()}
        self.arrivals = arrivals_since(ledger, today, waited)
        self.plans = _by_customer(plans.load_plans(ledger, today, ended=True), lambda one: one.customer_id)
        self.parts = unpaid_parts(ledger, today)
        self.disputes = _by_customer(open_disputes(ledger, today), lambda one: one.customer_id)
        self.unsigned = {customer: (count, oldest) for customer, count, oldest in papers.unsigned(ledger, today)}
        self.invoices = _by_customer(tasks.invoices_wanted(ledger, today), lambda one: one.customer_id)
        self.faults = _by_customer(open_faults(open_points.load_points(ledger, today)), _whose_point)
        self.unproved = _unproved(ledger, today)
        self.statements = statements.last_statements(ledger, today)
        self.ahead = posted_ahead(ledger, today)
        self.seasons, self.groups = limits.limits_of_seasons(ledger, today), limits.groups_now(ledger, today)

    def standings(self) -> list[Standing]:
        """Of each customer with anything open."""
        return list(map(self.of, self.accounts))

    def _waited_since(self, customer: int) -> date:
        """The first day on which money could count for a promise or a claim; what came before is of no use to them."""
        claim = self.claims.get(customer)
        said = [] if claim is None else [claim.claimed_on or claim.at]
        return min([*said, *(promise.made_on for promise in self.promises.get(customer, ()))])

    def _limitation_ends(self, account: accounts.Account) -> date | None:
        """Most customers owe nothing that old; of the others all is read that was paid, said and signed."""
        old = old_debts(account.items, self.today)
        if not old:
            return None
        return earliest_end(self.ledger, old, account.customer_id, self.today)

    def of(self, account: accounts.Account) -> Standing:
        """One customer's standing."""
        customer = self.customers[account.customer_id]
        return Standing(
            customer_id=customer.id,
            name=customer.name,
            items=account.items,
            exposure_fen=sum(item.open_fen for item in account.items)
            - account.on_account_fen
            + self.ahead.get(customer.id, 0),
            on_account_fen=account.on_account_fen,
            kept_apart_fen=account.kept_apart_fen,
            limit_fen=limit_with(self.seasons.get(customer.id), customer.limit_fen),
            group=self.groups.get(customer.id, NO_GROUP).group,
            stopped=customer.stopped,
            must_reconcile=customer.must_reconcile,
            promises=tuple(self.promises[customer.id]),
            arrivals=tuple(self.arrivals.get(customer.id, ())),
            claim=self.claims.get(customer.id),
            parts=self.parts.get(customer.id, ()),
            spoken_plans=tuple(one for one in self.plans[customer.id] if one.signed_on is None),
            payment_days=customer.payment_days,
            late_disputes=sum(answered_late(one, self.today, self.calendar) for one in self.disputes[customer.id]),
            **self._owed_by_us(customer.id),
            statement=_last_statement(self.statements.get(customer.id)),
            limitation_ends=self._limitation_ends(account),
            rest=self.rests.get(customer.id, NO_REST),
        )

    def _owed_by_us(self, customer_id: int) -> dict[str, Any]:
        """Papers that are to be handed over or brought back."""
        unsigned, since = self.unsigned.get(customer_id, (0, None))
        wanted = [one.due for one in self.invoices[customer_id]]
        told: dict[str, Any] = {"unsigned": unsigned, "unsigned_since": since}
        told |= {"faults": tuple(self.faults[customer_id]), "unproved": self.unproved.get(customer_id, frozenset())}
        return {**told, "invoices": len(wanted), "invoice_since": min(wanted, default=None)}


def _last_statement(last: statements.Issued | None) -> LastStatement | None:
    if last is None:
        return None
    return LastStatement(
        last.state, last.period_to, last.reply_by, last.closing_fen, last.agreed_fen, last.said_by, last.note
    )


def _last_claims(logged: Iterable[Contacted]) -> dict[int, Contacted]:
    """The last "already paid" of each customer (case 18)."""
    return {one.customer_id: one for one in logged if one.outcome is Outcome.CLAIMS_PAID}


def _whose_point(point: OpenPoint) -> int:
    return point.customer_id


def _unproved(ledger: Ledger, today: date) -> dict[int, frozenset[str]]:
    """By customer: numbers of slips that were printed, never came back signed, and stand on no confirmed statement."""
    confirmed, found = statements.confirmed_to(ledger, today), defaultdict(set)
    for customer, number, dated in papers.unsigned_slips(ledger, today):
        if customer not in confirmed or dated > confirmed[customer]:
            found[customer].add(number)
    return {customer: frozenset(numbers) for customer, numbers in found.items()}


def _whose(line: Contacted) -> int:
    return line.customer_id


def _by_customer(records: Iterable[Record], customer_of: Callable[[Record], int]) -> defaultdict[int, list[Record]]:
    groups: defaultdict[int, list[Record]] = defaultdict(list)
    for record in records:
        groups[customer_of(record)].append(record)
    return groups
