"""What customers owe on a day, by the one definition of each figure (case 22): one, item by item, or all at once."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop_app.domain.accounts import DEFAULT_BUCKETS, Ageing
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.debt import Debt, asked_of, debt_of
from desktop_app.operations.plans import unpaid_parts
from desktop_app.store import accounts, settings
from desktop_app.store.accounts import Account
from desktop_app.store.database import Ledger


class DebtTotal(NamedTuple):
    """One customer's figures for a list, as `Debt` defines them."""

    ageing: Ageing
    overdue_fen: int = 0
    ask_fen: int = 0
    in_plan_fen: int = 0
    in_dispute_fen: int = 0
    undated_fen: int = 0


def debt(ledger: Ledger, customer_id: int, today: date, edges: Sequence[int] = DEFAULT_BUCKETS) -> Debt:
    """What one customer owes as of `today`."""
    return debt_of_account(ledger, accounts.account(ledger, customer_id, today), today, edges)


def debt_of_account(ledger: Ledger, account: Account, today: date, edges: Sequence[int] = DEFAULT_BUCKETS) -> Debt:
    """What an account that was read already comes to."""
    return _debt(account, parts_in(ledger, account, today), today, edges, settings.load_rules(ledger).smallest_fen)


def parts_in(ledger: Ledger, account: Account, today: date) -> tuple[UnpaidPart, ...]:
    """The unpaid parts of the plans that cover the account's items."""
    if not any(item.in_plan for item in account.items):
        return ()
    return unpaid_parts(ledger, today, account.customer_id).get(account.customer_id, ())


def debt_totals(
    ledger: Ledger, today: date, edges: Sequence[int] = DEFAULT_BUCKETS, customer_id: int = 0
) -> dict[int, DebtTotal]:
    """By customer with anything open as of `today`, of one customer or all.

    Summed in the database; only who has a plan or a dispute is looked at item by item, or money on account beside debts
    without a day, among which it goes by age.
    """
    smallest = settings.load_rules(ledger).smallest_fen
    totals = accounts.ageing_totals(ledger, today, edges, customer_id)
    found = {one.customer_id: _total(one, smallest) for one in totals}
    parts = unpaid_parts(ledger, today, customer_id)
    by_age = [one.customer_id for one in totals if one.undated_fen and one.free_fen]
    for account in accounts.special_accounts(ledger, today, customer_id, by_age):
        owed = _debt(account, parts.get(account.customer_id, ()), today, edges, smallest)
        found[account.customer_id] = DebtTotal(
            owed.ageing, owed.overdue_fen, owed.ask_fen, owed.in_plan_fen, owed.in_dispute_fen, owed.undated_fen
        )
    return found


def _debt(account: Account, parts: Sequence[UnpaidPart], today: date, edges: Sequence[int], smallest_fen: int) -> Debt:
    return debt_of(
        account.items,
        account.on_account_fen,
        today,
        kept_apart_fen=account.kept_apart_fen,
        parts=parts,
        edges=edges,
        smallest_fen=smallest_fen,
    )


def _total(one: accounts.Total, smallest_fen: int) -> DebtTotal:
    free, late = one.free_fen, sum(one.buckets_fen)
    ageing = Ageing(one.not_due_fen, one.buckets_fen, one.on_account_fen, one.undated_fen)
    wanted, owed = late + one.due_today_fen - free, one.not_due_fen + late - one.on_account_fen
    ask = asked_of(wanted, owed, smallest_fen=smallest_fen) if wanted > 0 else 0
    return DebtTotal(ageing, max(late - free, 0), ask, undated_fen=one.undated_fen)
