"""A statement of one site: its slips, what came back of them, and the money set against them; beside the chain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.accounts import Entry, Kind
from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Refused
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.domain.sites import Site
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.domain.statements import Demand, Statement, StatementRow
from desktop_app.operations.credit_papers import issue_paper
from desktop_app.operations.done import Done, done
from desktop_app.operations.sites import find_site
from desktop_app.operations.statement_drafts import (
    Frame,
    StatementTruth,
    demand_told,
    rows_told,
    statement_told,
    with_days,
    with_goods,
)
from desktop_app.store import accounts, customers, sites, snapshots
from desktop_app.store.credit_papers import issued_papers
from desktop_app.store.database import Ledger


def draw_up_site(
    ledger: Ledger, customer: Customer, name: str, days: tuple[date, date], moment: Moment, detail: StatementDetail
) -> Statement:
    """What one site owes, told from the truth of the first day on.

    Money counts as far as it is set against the site's slips; what lies on account is the customer's as a whole.
    """
    site, frame = find_site(customer, name), Frame(*days)
    numbers = sites.slips_saying(ledger, customer.id, site.names)
    entries = sorted(_entries(ledger, customer.id, numbers, frame.last), key=lambda one: (one.dated, one.sequence))
    opening = sum(one.amount_fen for one in entries if one.dated < frame.first)
    rows = rows_told(opening, [one for one in entries if one.dated >= frame.first], frame.first)
    then, now = (_of_site(ledger, customer.id, numbers, day) for day in (frame.last, moment.today))
    then = with_days(then, now)
    if detail is StatementDetail.GOODS:
        rows = _told_in_goods(ledger, rows)
    demand = _demand(ledger, then, now, frame.last, moment)
    truth = StatementTruth(frame, opening, rows, then, now)
    told = statement_told(ledger, customer, truth, demand, moment.today, detail)
    return replace(told, **_at(site), address=site.address or customer.address, site=site.name)


def issued_of_site(ledger: Ledger, customer_id: int, drawn: Statement, today: date) -> Statement | None:
    """The paper of this site and these days that says the same; None where none was issued, or something changed."""
    for one in reversed(issued_papers(ledger, PaperKind.SITE_STATEMENT, customer_id, today)):
        kept = snapshots.load(ledger, one.number, Statement)
        if kept and kept[0].site == drawn.site and kept[0].detail is drawn.detail and kept[0].says_the_same(drawn):
            return kept[0]
    return None


def issue_site_statement(ledger: Ledger, customer_id: int, seen: Statement, moment: Moment) -> Done[str]:
    """Number and freeze the statement of a site that was looked at; refused where its account changed since."""
    with ledger.writing():
        customer = customers.load_customer(ledger, customer_id)
        days = (seen.period_from, seen.period_to)
        now = draw_up_site(ledger, customer, seen.site, days, moment, seen.detail)
        if not now.says_the_same(seen):
            raise Refused(
                "The account of {customer} changed meanwhile. Look at the statement again.", customer=customer.name
            )
        if kept := issued_of_site(ledger, customer_id, now, moment.today):
            return done(kept.number)

        def composed(_: Shop, __: Customer, number: str, sequence: int) -> Statement:
            return replace(now, number=number, sequence=sequence)

        return issue_paper(ledger, PaperKind.SITE_STATEMENT, customer_id, moment.today, composed, moment, "")


def _at(site: Site) -> dict[str, Any]:
    """Who is there, where that is known."""
    return {"contact": site.contact, "phone": site.phone} if site.contact or site.phone else {}


def _of_site(ledger: Ledger, customer_id: int, numbers: list[str], day: date) -> accounts.Account:
    """The account of a day with these slips alone, and no money on account."""
    whole = accounts.account(ledger, customer_id, day)
    return accounts.Account(customer_id, tuple(item for item in whole.items if item.number in set(numbers)), 0)


def _demand(ledger: Ledger, then: accounts.Account, now: accounts.Account, last: date, moment: Moment) -> Demand:
    """What a plan covers is asked for by the plan of the whole customer alone, by no paper of a site (case 22)."""
    planned = {item.item_id for item in now.items if item.in_plan}
    left_then, left_now = (
        replace(one, items=tuple(item for item in one.items if item.item_id not in planned)) for one in (then, now)
    )
    told = {item.item_id for item in then.items} & planned
    kept, still = (sum(item.open_fen for item in one.items if item.item_id in told) for one in (then, now))
    demand = demand_told(ledger, left_then, left_now, last, moment)
    return replace(demand, kept_fen=kept, planned_fen=still)


def _entries(ledger: Ledger, customer_id: int, numbers: list[str], last: date) -> Iterator[Entry]:
    """The slips, and each document as far as it settles them on the day it does."""
    told = {one.number: one for one in accounts.entries(ledger, customer_id, date.min, date.max)}
    yield from (told[number] for number in numbers if told[number].dated <= last)
    for one in sites.settled_of(ledger, numbers, last):
        by = told[one.number]
        yield replace(by, dated=max(one.dated, by.dated), amount_fen=-one.fen)


def _told_in_goods(ledger: Ledger, rows: tuple[StatementRow, ...]) -> tuple[StatementRow, ...]:
    """A return that only partly settles the site's slips is told in one line."""

    def whole(row: StatementRow) -> bool:
        return row.kind is Kind.SHIPMENT or row.goods is None or not row.goods.rest_of(row.credit_fen)

    return tuple(row if whole(row) else replace(row, goods=None) for row in with_goods(ledger, rows))
