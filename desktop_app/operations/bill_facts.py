"""What is known of the customers before money is matched: names, what is open, what was promised, how they pay."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.domain.matching import Payable
from desktop_app.domain.matching_sums import Awaited, OpenSums
from desktop_app.domain.plans import progress
from desktop_app.domain.promises import judge_promises
from desktop_app.store import accounts, bills, customers, plans, promises, statements
from desktop_app.store.arrivals import load_arrivals
from desktop_app.store.database import Ledger
from desktop_app.store.plans import SettledOnPlan

PROMISED_WITHIN = timedelta(days=180)
"""A promise for a day longer ago awaits no money."""


def gather(ledger: Ledger, today: date) -> list[Payable]:
    """Every customer that is not put away, or owes something, as the matching sees him."""
    opened = {one.customer_id: one for one in accounts.accounts(ledger, today)}
    stated = statements.last_statements(ledger, today)
    promised, planned, usual = _promised(ledger, today), _planned(ledger, today), bills.usual_sums(ledger)
    papers: dict[int, dict[str, str]] = defaultdict(dict)
    former = customers.former_names(ledger)
    for customer, printed, slip in bills.paper_numbers(ledger):
        papers[customer][printed] = slip
    found = []
    for one in customers.load_customers(ledger):
        account, paper = opened.get(one.id), stated.get(one.id)
        if not (one.active or account):
            continue
        sums = OpenSums(
            one.id, account.items if account else (), paper.number if paper else "", paper.closing_fen if paper else 0,
            tuple(promised[one.id]), tuple(planned[one.id]), account.on_account_fen if account else 0,
        )  # fmt: skip
        owed = account.owed_fen if account else 0
        found.append(
            Payable(one, sums, owed, papers.get(one.id, {}), usual.get(one.id, frozenset()), former.get(one.id, ()))
        )
    return found


def _promised(ledger: Ledger, today: date) -> dict[int, list[Awaited]]:
    """By customer: promises that were not kept whole, with what is missing of each."""
    found: dict[int, list[Awaited]] = defaultdict(list)
    given = [one for one in promises.load_promises(ledger, today) if one.by >= today - PROMISED_WITHIN]
    if not given:
        return found
    money = load_arrivals(ledger, today, since=min(one.made_on for one in given))
    for customer in {one.customer_id for one in given}:
        own = [one for one in given if one.customer_id == customer]
        judged = judge_promises(own, money.get(customer, ()), today)
        found[customer] = [Awaited(one.missing_fen, one.promise.by) for one in judged if one.missing_fen]
    return found


def _planned(ledger: Ledger, today: date) -> dict[int, list[Awaited]]:
    """By customer: what is missing of each part of the plans in force."""
    found: dict[int, list[Awaited]] = defaultdict(list)
    settled = plans.settled_on_plans(ledger, today)
    for plan in plans.load_plans(ledger, today):
        done = settled.get(plan.id, SettledOnPlan())
        parts: Iterable[Awaited] = (
            Awaited(part.missing_fen, part.instalment.due)
            for part in progress(plan, done.paid_fen, today, done.dropped_fen)
            if part.missing_fen > 0
        )
        found[plan.customer_id] += parts
    return found
