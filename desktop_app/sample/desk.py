"""Where the sample shop's papers are entered: by the same verbs as everybody's, or by a bulk path that writes alike."""

from dataclasses import replace
from datetime import date
from typing import Protocol

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.credit import Verdict
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import Allocation, ReceiptDraft, propose
from desktop_app.domain.shipments import ReturnDraft, ShipmentDraft
from desktop_app.operations.adjustments import AdjustmentDraft, record_adjustment
from desktop_app.operations.customers import add_customer
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import allocate, take_payment
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import record_shipment, weigh_shipment
from desktop_app.store import accounts
from desktop_app.store.accounts import Account
from desktop_app.store.database import Ledger

MEANT = frozenset(Doubt)
"""Nobody sits at the sample shop's desk to be asked."""


class SampleDesk(Protocol):
    """What can be entered. Each call says when and by whom; drafts are as a user would type them."""

    def enrol(self, customer: Customer, moment: Moment) -> Customer:
        """A new customer, with the id and code it was given."""

    def account(self, customer: Customer, today: date) -> Account:
        """What stands open of everything entered so far."""

    def weigh(self, customer: Customer, draft: ShipmentDraft, today: date) -> Verdict:
        """What the gate says of a slip."""

    def open(self, draft: OpeningDraft, moment: Moment) -> None:
        """An old debt."""

    def ship(self, customer: Customer, draft: ShipmentDraft, verdict: Verdict, moment: Moment) -> str:
        """A slip after it was weighed: the gate lets it pass, or it is released. Returns its number."""

    def goods_back(self, customer: Customer, draft: ReturnDraft, moment: Moment) -> None:
        """Goods that came back to their slip."""

    def receive(self, draft: ReceiptDraft, moment: Moment) -> None:
        """Money, spread in the legal order."""

    def allow(self, draft: AdjustmentDraft, moment: Moment) -> None:
        """A credit about a slip."""

    def spread(self, customer: Customer, moment: Moment) -> None:
        """Set money on account against what is due."""


class BookDesk:
    """Enters by the verbs of every user."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def enrol(self, customer: Customer, moment: Moment) -> Customer:
        return add_customer(self._ledger, customer, moment).result

    def account(self, customer: Customer, today: date) -> Account:
        return accounts.account_now(self._ledger, customer.id, today)

    def weigh(self, customer: Customer, draft: ShipmentDraft, today: date) -> Verdict:
        del customer  # the verb reads the customer again
        return weigh_shipment(self._ledger, draft, today)

    def open(self, draft: OpeningDraft, moment: Moment) -> None:
        record_opening(self._ledger, draft, moment)

    def ship(self, customer: Customer, draft: ShipmentDraft, verdict: Verdict, moment: Moment) -> str:
        del customer, verdict  # the verb judges again
        return record_shipment(self._ledger, replace(draft, accepted=MEANT), moment).result.number

    def goods_back(self, customer: Customer, draft: ReturnDraft, moment: Moment) -> None:
        del customer
        record_return(self._ledger, replace(draft, accepted=MEANT), moment)

    def receive(self, draft: ReceiptDraft, moment: Moment) -> None:
        take_payment(self._ledger, replace(draft, accepted=MEANT), moment)

    def allow(self, draft: AdjustmentDraft, moment: Moment) -> None:
        record_adjustment(self._ledger, draft, moment)

    def spread(self, customer: Customer, moment: Moment) -> None:
        rows = self._ledger.rows(
            """SELECT d.number, o.open_fen FROM open_items o JOIN items i ON i.id = o.item_id
               JOIN documents d ON d.id = i.document_id WHERE o.customer_id = ? AND o.direction = 'credit'
               ORDER BY o.item_id""",
            (customer.id,),
        )
        for number, free_fen in rows:
            chosen = of_what_is_due(free_fen, self.account(customer, moment.today), moment.today)
            if chosen:
                allocate(self._ledger, number, chosen, moment.today, moment)


def of_what_is_due(free_fen: int, account: Account, today: date) -> list[Allocation]:
    """How money on account settles what is due, in the legal order."""
    return propose(free_fen, due_items(account, today), today)


def due_items(account: Account, today: date) -> list[OpenItem]:
    return [item for item in account.items if item.due and item.due <= today]
