"""Goods of ours that lie at a customer (代销, 铺货): no debt until a count says how many were sold (R062)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import format_quantity, line_amount
from desktop_app.domain.shipments import LARGEST_PRICE, LARGEST_QUANTITY, Line

COUNT_DAYS = 30
"""So long after the last count, or the first placing, somebody should go and count again."""


class StockMove(StrEnum):
    """What happens to goods at a customer. SETTLED goods are a slip by now: a debt like any."""

    PLACED = "placed"
    BACK = "back"
    COUNTED = "counted"
    SETTLED = "settled"


STOCK_MOVES = {
    StockMove.PLACED: Said("Placed"),
    StockMove.BACK: Said("Taken back"),
    StockMove.COUNTED: Said("Counted"),
    StockMove.SETTLED: Said("Settled"),
}
"""Each in a word."""


@dataclass(frozen=True, slots=True)
class StockEntry:
    """One move of one goods. `quantity` in thousandths; of a count it is what was found there.

    `price` is what one costs once it is settled, in ten-thousandths of a yuan, told when the goods are placed. `number`
    is the slip of a settlement.
    """

    customer_id: int
    goods_id: int
    unit: str
    move: StockMove
    dated: date
    quantity: int
    price: int = 0
    note: str = ""
    number: str = ""
    id: int = 0
    title: str = ""
    """What the goods are called, where that was read with it."""


@dataclass(frozen=True, slots=True)
class ConsignedGoods:
    """One goods at one customer: how many were placed, taken back and settled, and what the last count found sold.

    `sold` is what was sold by the last count and is not settled. What lies there is `here`, by the last count.
    """

    customer_id: int
    customer: str
    goods_id: int
    name: str
    spec: str
    unit: str
    placed: int = 0
    back: int = 0
    settled: int = 0
    sold: int = 0
    price: int = 0
    since: date | None = None
    counted_on: date | None = None

    @property
    def title(self) -> str:
        return f"{self.name} {self.spec}".strip()

    @property
    def here(self) -> int:
        return self.placed - self.back - self.settled - self.sold

    @property
    def here_fen(self) -> int:
        return line_amount(self.here, self.price)

    @property
    def sold_fen(self) -> int:
        """What a settlement now would put on a slip."""
        return line_amount(self.sold, self.price)

    @property
    def sell_through(self) -> float | None:
        """What of all that stayed there was sold, 0 to 1."""
        stayed = self.placed - self.back
        return (self.settled + self.sold) / stayed if stayed > 0 else None

    def uncounted_days(self, today: date) -> int:
        """Days since somebody last looked; 0 where nothing lies there."""
        since = self.counted_on or self.since
        return (today - since).days if since and self.here > 0 else 0

    def is_due(self, today: date) -> bool:
        """Somebody should go and count, or settle what was sold."""
        return self.sold > 0 or self.uncounted_days(today) > COUNT_DAYS

    def after(self, entry: StockEntry) -> "ConsignedGoods":
        """As it stands once this happened too."""
        quantity = entry.quantity
        match entry.move:
            case StockMove.PLACED:
                since = self.since if self.here > 0 and self.since else entry.dated
                return replace(self, placed=self.placed + quantity, price=entry.price, since=since)
            case StockMove.BACK:
                return replace(self, back=self.back + quantity)
            case StockMove.COUNTED:
                return replace(self, sold=self.sold + self.here - quantity, counted_on=entry.dated)
            case _:
                return replace(self, settled=self.settled + quantity, sold=self.sold - quantity)

    def line(self) -> Line:
        """What was sold, as a line of the slip that settles it."""
        return Line(self.name, self.sold, self.price, self.spec, self.unit, goods_id=self.goods_id)


def stands_up(start: ConsignedGoods, entries: Iterable[StockEntry]) -> bool:
    """Whether there were never fewer than none, nor more sold than lay there."""
    now = start
    for one in entries:
        now = now.after(one)
        if now.here < 0 or now.sold < 0:
            return False
    return True


def stock_problems(now: ConsignedGoods, entry: StockEntry) -> list[Problem]:
    """Everything that keeps an entry out of the book."""
    if not 0 <= entry.quantity <= LARGEST_QUANTITY or (entry.quantity == 0 and entry.move is not StockMove.COUNTED):
        return [Problem("quantity", Said("The quantity must be more than 0."))]
    if not 0 <= entry.price <= LARGEST_PRICE:
        return [Problem("price", Said("The price cannot be below 0."))]
    if entry.move is StockMove.PLACED or (now.after(entry).here >= 0 and now.after(entry).sold >= 0):
        return []
    return [
        Problem(
            "quantity",
            Said(
                "Only {count} {unit} of {goods} can be there. Enter first what was placed.",
                count=format_quantity(now.here + (now.sold if entry.move is StockMove.COUNTED else 0)),
                unit=now.unit,
                goods=now.title,
            ),
        )
    ]
