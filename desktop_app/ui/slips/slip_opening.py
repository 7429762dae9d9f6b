"""What a slip begins with: what can be picked, and the past slip that is written once more."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.shipments import Voucher
from desktop_app.operations.picking import Pick, customers_to_pick, goods_to_pick
from desktop_app.operations.settings import shop_of
from desktop_app.operations.slips import PastLine, again, slip
from desktop_app.ui.base.jobs import FromBook

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


@dataclass(frozen=True, slots=True)
class Opening:
    """Read when the page opens; `captions` are the shop's own columns."""

    customers: list[Pick]
    goods: list[Pick]
    past: Voucher | None = None
    again: tuple[PastLine, ...] = ()
    captions: tuple[str, ...] = ()

    def named(self, name: str) -> int:
        """The customer of this printed name; 0 when there is none, or more than one."""
        found = [pick.id for pick in self.customers if pick.title == name]
        return found[0] if len(found) == 1 else 0


def opening_of(number: str) -> FromBook[Opening]:
    """With the past slip of this number, if one is named."""

    def look(book: "Book") -> Opening:
        ledger = book.ledger
        opening = Opening(customers_to_pick(ledger), goods_to_pick(ledger), captions=shop_of(ledger).captions)
        return replace(opening, past=slip(ledger, number), again=again(ledger, number)) if number else opening

    return look
