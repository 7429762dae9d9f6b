"""What the card beside the list of customers says of the one under the cursor: the words of their own page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.customers import Customer, person_for
from desktop_app.domain.debt import Debt
from desktop_app.domain.labels import ROLES, in_plan_said
from desktop_app.domain.merging_words import alike_said
from desktop_app.operations.customer_rows import CustomerRow, PayingCustomer
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact, figure
from desktop_app.ui.base.owed_facts import owed_facts
from desktop_app.ui.customers.customer_head import customer_line, limit_figure, stop_text
from desktop_app.ui.widgets.columns import day_text, masked


@dataclass(frozen=True, slots=True)
class SeenCustomer:
    """A customer of the list, and how the account stands; None until the book has answered."""

    row: CustomerRow
    account: PayingCustomer | None = None


def customer_facts(seen: SeenCustomer, desk: Desk) -> Sequence[Fact]:
    """Who it is, what is owed, how far it may go, and what happened last."""
    customer, account = seen.row.customer, seen.account
    plan = in_plan_said(account.debt) if account else None
    return (
        Fact(customer.name, "name"),
        Fact(customer_line(customer, desk), "muted"),
        Fact(stop_text(customer, desk), "error"),
        *_other_phones(customer, desk),
        Fact(desk.tell(alike_said(seen.row.alike, customer.id)) if seen.row.alike else "", "strong"),
        RULE,
        *_money(seen.row, desk),
        Fact(desk.tell(plan) if plan else "", "muted"),
        RULE,
        *(_habit(account.debt, account.last_paid, desk) if account else ()),
        _day(desk.say("Last deal"), seen.row.last_deal, desk),
        Fact(customer.notes, "muted"),
    )


def _other_phones(customer: Customer, desk: Desk) -> Iterator[Fact]:
    """Whom the other numbers reach: the one to call first stands in the line above."""
    _, first = person_for(customer)
    if customer.phone and customer.phone != first:
        yield Fact(desk.say("Phone of the shop"), "", masked(customer.phone, desk))
    for one in customer.contacts:
        if one.phone and one.phone != first:
            yield Fact(f"{desk.tell(ROLES[one.role])} {one.name}".strip(), "", masked(one.phone, desk))


def _money(row: CustomerRow, desk: Desk) -> Iterator[Fact]:
    say, total = desk.say, row.debt
    yield from owed_facts(row.balance_fen, row.on_account_fen, desk)
    yield figure(say("Overdue"), row.overdue_fen)
    yield figure(say("Ask for"), total.ask_fen)
    yield figure(say("In dispute"), total.in_dispute_fen)
    allowed, left = limit_figure(row, desk)
    yield Fact(say("Credit limit"), "", allowed, left)


def _habit(debt: Debt, paid: tuple[date, int] | None, desk: Desk) -> Iterator[Fact]:
    say = desk.say
    days = say("{days} days", days=debt.days) if debt.overdue_fen else ""
    yield _day(say("Oldest due"), debt.oldest_due, desk, days)
    if paid is None:
        yield Fact(say("Last paid"), "", say("never paid yet"))
    else:
        yield figure(say("Last paid"), paid[1], day_text(paid[0], desk))


def _day(name: str, day: date | None, desk: Desk, note: str = "") -> Fact:
    return Fact(name, "", day_text(day, desk), note) if day else Fact("")
