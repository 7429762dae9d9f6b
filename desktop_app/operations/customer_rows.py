"""Every customer with the figures of the list: owed, overdue, on account, how much of the limit is used."""

from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.customers import Customer
from desktop_app.store import customers
from desktop_app.store.customer_rows import Figures, figures, last_deals
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One customer's figures as of a day, in fen.

    `balance_fen` is what is owed for delivered goods less money on account; `overdue_fen` the part past due that money
    on account does not cover; `exposure_fen` counts slips dated ahead too, as the gate does (case 8). `keys` is what
    a list finds the customer by, pinyin too, one a line.
    """

    customer: Customer
    balance_fen: int
    overdue_fen: int
    exposure_fen: int
    on_account_fen: int
    last_deal: date | None
    keys: str = field(default="", compare=False)

    @property
    def limit_used(self) -> float | None:
        """Exposure as a share of the limit, above 1 beyond it; None without a limit and for cash only."""
        limit = self.customer.limit_fen
        return max(self.exposure_fen, 0) / limit if limit else None


def customer_rows(ledger: Ledger, today: date, with_inactive: bool = False) -> list[CustomerRow]:
    """Every customer in order of name; one put away shows only while money is open, or when asked for."""
    found, deals = figures(ledger, today), last_deals(ledger, today)
    keys = {customer_id: search for customer_id, *_, search in customers.findable(ledger)}
    return [
        _row(customer, found.get(customer.id), deals.get(customer.id), keys[customer.id])
        for customer in customers.load_customers(ledger)
        if customer.active or with_inactive or customer.id in found
    ]


def customer_row(ledger: Ledger, customer_id: int, today: date) -> CustomerRow:
    """One customer's figures; refuses an id the book does not know."""
    customer = customers.load_customer(ledger, customer_id)
    found = figures(ledger, today, customer_id).get(customer_id)
    return _row(customer, found, last_deals(ledger, today, customer_id).get(customer_id))


def _row(customer: Customer, found: Figures | None, last_deal: date | None, keys: str = "") -> CustomerRow:
    return CustomerRow(customer, *(found or Figures()), last_deal, keys)
