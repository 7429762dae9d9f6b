"""Late interest and what credit costs, of a customer's debts: estimates, never booked (R026, R027)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.interest import (
    CarryingCost,
    LateInterest,
    LprRate,
    Owing,
    RateTable,
    carrying_cost,
    late_interest,
    rate_problems,
    share_problems,
)
from desktop_app.domain.moment import Moment
from desktop_app.domain.owner import OwnerAct
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.terms_sheets import TermsSheet
from desktop_app.operations.composing import refuse_problems
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.owner import require_owner
from desktop_app.store import accounts, allocations, credit_papers, records, settings, snapshots
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class DebtInterest:
    """One unpaid debt: what its lateness comes to, None where it is not late, and what it has cost the shop."""

    item: OpenItem
    late: LateInterest | None
    cost: CarryingCost


def rates_of(ledger: Ledger) -> RateTable:
    return settings.load_rates(ledger)


def edit_rates(ledger: Ledger, table: RateTable, moment: Moment) -> Done[RateTable]:
    """These are the rates of the shop; so a change is undone as well."""
    refuse_problems(share_problems(table))
    kept = replace(table, rates=tuple(sorted(table.rates, key=lambda one: one.day)))
    with ledger.writing():
        require_owner(ledger, OwnerAct.SETTINGS, moment)
        records.keep_setting(ledger, "rates", kept, moment, "edit_rates")
    return done(kept, Changed.SHOP)


def add_rate(ledger: Ledger, rate: LprRate, moment: Moment) -> Done[RateTable]:
    """The LPR from a day on; with it the table was compared with what is published by today."""
    with ledger.writing():
        table = rates_of(ledger)
        refuse_problems(rate_problems(table, rate))
        return edit_rates(ledger, replace(table, rates=(*table.rates, rate), checked=moment.today), moment)


def remove_rates(ledger: Ledger, days: Collection[date], moment: Moment) -> Done[RateTable]:
    """Take the rates of these days out of the table."""
    with ledger.writing():
        table = rates_of(ledger)
        return edit_rates(
            ledger, replace(table, rates=tuple(one for one in table.rates if one.day not in days)), moment
        )


def interest_of(ledger: Ledger, today: date, customer_id: int = 0) -> list[DebtInterest]:
    """Of each unpaid debt of a customer, or of all: as if nothing more were paid or waived."""
    items = [item for account in accounts.accounts(ledger, today, customer_id) for item in account.items]
    settled = allocations.settled_through(ledger, (item.item_id for item in items), today)
    table, fees = rates_of(ledger), _fees(ledger, today, customer_id)
    found = []
    for item in items:
        signed_on, fee = fees.get(item.customer_id, (date.max, 0))
        owing = Owing(
            item.amount_fen, item.dated, item.due, settled.get(item.item_id, ()), fee if item.dated >= signed_on else 0
        )
        found.append(DebtInterest(item, late_interest(owing, table, today), carrying_cost(owing, table, today)))
    return found


def _fees(ledger: Ledger, today: date, customer_id: int) -> Mapping[int, tuple[date, int]]:
    """By customer the late fee of the last terms sheet that came back signed, and since when it is agreed."""
    found = {}
    for paper in credit_papers.issued_papers(ledger, PaperKind.TERMS_SHEET, customer_id, today):
        kept = snapshots.load(ledger, paper.number, TermsSheet) if paper.signed_on else None
        if kept is not None and paper.signed_on is not None:
            found[paper.customer_id] = (paper.signed_on, kept[0].clauses.late_rate)
    return found
