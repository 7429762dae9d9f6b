"""Goods on consignment on paper, to be signed: what moved since the last one, and what lies there (R062)."""

from desktop_app.domain.consignment_paper import ConsignmentPaper, consignment_paper, nothing_consigned
from desktop_app.domain.customers import Customer
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperKind
from desktop_app.domain.shop import Shop
from desktop_app.operations.credit_papers import issue_paper
from desktop_app.operations.done import Done
from desktop_app.store import consignment, customers, snapshots
from desktop_app.store.credit_papers import issued_papers
from desktop_app.store.database import Ledger


def make_consignment_paper(ledger: Ledger, customer_id: int, moment: Moment, submission: str = "") -> Done[str]:
    """Put on paper what lies at a customer today; the answer is its number. Nothing is owed by it."""
    with ledger.writing():
        goods = [
            one
            for one in consignment.load_stock(ledger, moment.today, customer_id)
            if one.here or one.sold or one.settled
        ]
        if not goods:
            raise nothing_consigned(customers.load_customer(ledger, customer_id).name)
        moves = consignment.load_entries(ledger, moment.today, customer_id)
        before = _last(ledger, customer_id, moment)

        def composed(shop: Shop, customer: Customer, number: str, sequence: int) -> ConsignmentPaper:
            return consignment_paper(shop, customer, goods, moves, moment.today, number, sequence, before)

        return issue_paper(ledger, PaperKind.CONSIGNMENT, customer_id, moment.today, composed, moment, submission)


def _last(ledger: Ledger, customer_id: int, moment: Moment) -> ConsignmentPaper | None:
    made = issued_papers(ledger, PaperKind.CONSIGNMENT, customer_id, moment.today)
    found = snapshots.load(ledger, made[-1].number, ConsignmentPaper) if made else None
    return found[0] if found else None
