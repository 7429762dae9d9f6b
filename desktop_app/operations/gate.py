"""Ask the credit gate about a slip, with the book as it stands at this moment."""

from datetime import date

from desktop_app.domain import credit
from desktop_app.domain.customers import Customer
from desktop_app.operations.debts import parts_in
from desktop_app.store import accounts, settings
from desktop_app.store.database import Ledger


def weigh(ledger: Ledger, customer: Customer, slip: credit.ProposedSlip, today: date) -> credit.Verdict:
    """The verdict on a slip over everything posted, also what is dated later (case 8)."""
    account = accounts.account_now(ledger, customer.id, today)
    parts = parts_in(ledger, account, today)
    gate = credit.CreditAccount(customer, account.items, account.on_account_fen, account.kept_apart_fen, parts)
    return credit.judge(gate, slip, settings.load_rules(ledger), today)
