"""What the actors of a story can do: the verbs of every user, in yuan and for one customer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.promises import Promise, PromiseTie
from desktop_app.domain.shipments import ShipmentDraft
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.payments import take_payment
from desktop_app.operations.promises import make_promise
from desktop_app.operations.shipments import record_shipment
from desktop_app.sample.baskets import Baskets
from desktop_app.sample.clients import Client
from desktop_app.sample.clock import SampleClock
from desktop_app.sample.desk import BookDesk, due_items
from desktop_app.sample.paying import bill_of
from desktop_app.store.accounts import Account
from desktop_app.store.database import Ledger

Story = Callable[["StoryStage"], Iterator[int]]
"""A story is a generator: each `yield` names the day on which it goes on, in days before today."""

FIRST_DAY = 95
"""The stories begin so many days before today."""


@dataclass(slots=True)
class StoryStage:
    """One customer on one day after another."""

    ledger: Ledger
    client: Client
    baskets: Baskets
    clock: SampleClock
    today: date
    day: date

    @property
    def customer(self) -> Customer:
        return self.client.customer

    def now(self) -> Moment:
        return self.clock.at(self.day)

    def days_ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def ship(self, yuan: int, **changes: Any) -> str:
        """Ship goods of about so many yuan; returns the slip's number."""
        return self.enter(replace(self.drawn(yuan), **changes))

    def drawn(self, yuan: int) -> ShipmentDraft:
        return self.baskets.slip_of(self.client, self.day, yuan * 100)

    def enter(self, draft: ShipmentDraft) -> str:
        return record_shipment(self.ledger, draft, self.now()).result.number

    def pay(self, fen: int, instruction: str = "", designated: tuple[int, ...] = ()) -> str:
        """Money comes in; returns the receipt's number."""
        method = self.baskets.method()
        draft = ReceiptDraft(
            self.customer.id, self.day, fen, method, instruction=instruction, designated=designated,
            acceptance=bill_of(method, self.day),
            accepted=frozenset({Doubt.RECEIVED_BEFORE}),
        )  # fmt: skip
        return take_payment(self.ledger, draft, self.now()).result.number

    def settle_up(self) -> None:
        """Begin with a clean sheet: everything open is paid."""
        BookDesk(self.ledger).spread(self.customer, self.now())
        left = self.open_fen()
        if left:
            self.pay(left, "结清旧账")

    def open_fen(self) -> int:
        return sum(item.open_fen for item in self._account().items)

    def due_fen(self) -> int:
        return sum(item.open_fen for item in due_items(self._account(), self.day))

    def item_ids(self) -> tuple[int, ...]:
        """What is open, earliest due first."""
        return tuple(item.item_id for item in self._account().items)

    def _account(self) -> Account:
        return BookDesk(self.ledger).account(self.customer, self.day)

    def promise(self, fen: int, days_ago: int, note: str = "", tie: PromiseTie = PromiseTie.NONE) -> None:
        """The customer names a day (negative: it is still to come)."""
        said = Promise(
            self.customer.id,
            fen,
            self.days_ago(days_ago),
            self.day,
            self.customer.contacts[0].name,
            note=note,
            channel=Channel.PHONE,
            tie=tie,
        )
        make_promise(self.ledger, said, self.now())

    def talk(self, outcome: Outcome, note: str, **facts: Any) -> None:
        channel = Channel.WECHAT if outcome is Outcome.WECHAT else Channel.PHONE
        log_contact(self.ledger, Contacted(self.customer.id, self.day, channel, outcome, note, **facts), self.now())

    def change(self, **facts: Any) -> None:
        """Change the customer's master data."""
        self.client.customer = edit_customer(self.ledger, replace(self.customer, **facts), self.now()).result
