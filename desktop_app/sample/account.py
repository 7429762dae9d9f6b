"""One customer's account in memory, kept as the book keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.payments import Allocation
from desktop_app.store.accounts import Account
from desktop_app.store.rows import ItemRow


@dataclass(slots=True)
class Free:
    """Money on account: what is left of one credit item."""

    number: str
    fen: int


@dataclass(slots=True)
class _Waiting:
    """A slip under batch terms that becomes due when so many newer ones have left (case 11)."""

    item_id: int
    slips: int


class AccountInMemory:
    """Open items, money on account and balance of one customer."""

    def __init__(self) -> None:
        self.balance_fen = 0
        self.items: dict[int, OpenItem] = {}
        self.credits: dict[int, Free] = {}
        self._waiting: list[_Waiting] = []

    def as_read(self, customer_id: int) -> Account:
        """The account as the store would read it."""
        return Account(customer_id, tuple(self.items.values()), sum(one.fen for one in self.credits.values()))

    def parts_of(self, number: str) -> list[OpenItem]:
        """What is open of one slip."""
        return [item for item in self.items.values() if item.number == number]

    def owe(self, items: Iterable[OpenItem]) -> None:
        for item in items:
            self.items[item.item_id] = item
            self.balance_fen += item.open_fen

    def slip_left(self, day: date) -> None:
        """A newer slip left: batches that waited for it are due that day."""
        for one in self._waiting:
            one.slips -= 1
            if not one.slips and one.item_id in self.items:
                self.items[one.item_id] = replace(self.items[one.item_id], due=day)
        self._waiting = [one for one in self._waiting if one.slips]

    def wait(self, items: Iterable[ItemRow], open_batches: int | None) -> None:
        """A slip under batch terms becomes due when so many newer ones have left; None is another kind of slip."""
        if open_batches is not None:
            self._waiting += [_Waiting(item.id, open_batches) for item in items]

    def credit(self, item_id: int, number: str, amount_fen: int, allocations: Iterable[Allocation]) -> None:
        """Money or goods came in: it settles these items, and the rest stays on account."""
        self.balance_fen -= amount_fen
        self.credits[item_id] = Free(number, amount_fen)
        self.spread(item_id, allocations)

    def spread(self, credit_item: int, allocations: Iterable[Allocation]) -> None:
        """Set money on account against open items."""
        free = self.credits[credit_item]
        for one in allocations:
            free.fen -= one.amount_fen
            self._settle(one)
        if not free.fen:
            del self.credits[credit_item]

    def _settle(self, allocation: Allocation) -> None:
        item = self.items[allocation.item_id]
        left = item.open_fen - allocation.amount_fen
        if left:
            self.items[item.item_id] = replace(item, open_fen=left)
        else:
            del self.items[item.item_id]
