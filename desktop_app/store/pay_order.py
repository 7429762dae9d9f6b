"""What the book knows of the order in which a customer's money pays: securities, late fees, what was agreed (N09)."""

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.pay_order import PayOrder, in_pay_order
from desktop_app.domain.terms_sheets import TermsSheet
from desktop_app.store import accounts, snapshots
from desktop_app.store.credit_papers import issued_papers
from desktop_app.store.database import Ledger
from desktop_app.store.grounds import load_securities


def items_to_settle(ledger: Ledger, customer_id: int, today: date) -> tuple[OpenItem, ...]:
    """What is open now of one customer, with what decides which of it is paid first."""
    return as_agreed(ledger, customer_id, accounts.account_now(ledger, customer_id, today).items, today)


def as_agreed(ledger: Ledger, customer_id: int, items: Iterable[OpenItem], today: date) -> tuple[OpenItem, ...]:
    """The items with their marks."""
    fees, order = [], PayOrder.LAW
    for one in issued_papers(ledger, PaperKind.TERMS_SHEET, customer_id, today):
        frozen = snapshots.load(ledger, one.number, TermsSheet) if one.signed_on else None
        if frozen is not None and one.signed_on is not None:
            fees.append((one.signed_on, frozen[0].clauses.late_rate > 0))
            order = frozen[0].clauses.pays
    return in_pay_order(items, load_securities(ledger, today, customer_id), fees, order, today)
