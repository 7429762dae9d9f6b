"""Prices: what one customer pays for what, and how that went; and the same goods at different prices (R025)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.columns import LAST, Column, Look, Words
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_price
from desktop_app.domain.pictures import Pile, Piles
from desktop_app.operations.reporting.frame import Inquiry, Reported
from desktop_app.operations.reporting.words import shares
from desktop_app.store import customers
from desktop_app.store.database import Ledger
from desktop_app.store.prices import PricePoint, PriceSum, price_points, price_sums

GOODS, CUSTOMER = "goods", "customer"
MOST_CHANGES, MOST_TOLD = 14, 4
"""Changes of a price that are drawn, and that are told in a line."""
VIEWS = ((GOODS, Said("Different prices")), (CUSTOMER, Said("By customer and goods")))


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One goods in one unit, of one customer or all: from the lowest price to the highest, the first to the last.

    `steps` are the prices in the order of their first days; of one customer `changes` are the first price and every one
    that was another than the one before. Prices in ten-thousandths of a yuan.
    """

    key: str
    goods: str
    unit: str
    steps: tuple[PriceSum, ...]
    names: Mapping[int, str]
    customer_id: int = 0
    share: float | None = None
    changes: tuple[PricePoint, ...] = ()

    @property
    def lowest(self) -> PriceSum:
        return min(self.steps, key=lambda one: (one.price, one.first))

    @property
    def highest(self) -> PriceSum:
        return max(self.steps, key=lambda one: (one.price, one.last))

    @property
    def spread(self) -> float:
        """How much dearer the highest is, as a part of the lowest; goods that were given away have no such part."""
        low = self.lowest.price
        return (self.highest.price - low) / low if low else 0.0

    @property
    def quantity(self) -> int:
        return sum(one.quantity for one in self.steps)

    @property
    def fen(self) -> int:
        return sum(one.fen for one in self.steps)

    @property
    def average(self) -> int | None:
        """Of all that left, to the fen from a yuan on."""
        price = round(self.fen * 100_000 / self.quantity) if self.quantity > 0 else None
        return price if price is None or price < 10_000 else round(price, -2)

    @property
    def last(self) -> date:
        return date.fromisoformat(max(one.last for one in self.steps))

    @property
    def customers(self) -> int:
        return len({one.customer_id for one in self.steps})


def prices(ledger: Ledger, asked: Inquiry) -> Reported[PriceRow]:
    """Whoever is asked about alone has every goods; among all, those sold at more than one price."""
    names = {one: name for one, _, name in customers.names(ledger)}
    found = price_sums(ledger, asked.period.up_to(asked.today), asked.customer_id)
    apart = asked.by == CUSTOMER or asked.customer_id != 0
    rows = _of_customers(found, names) if apart else _different(found, names)
    columns = _COLUMNS[CUSTOMER if apart else GOODS]
    if not asked.customer_id:
        return Reported(columns, rows, lambda row: row.key)
    rows = _with_changes(rows, price_points(ledger, asked.period.up_to(asked.today), asked.customer_id))
    return Reported(columns[1:], rows, lambda row: row.key, picture_of=price_line)


def _with_changes(rows: Sequence[PriceRow], points: Sequence[PricePoint]) -> list[PriceRow]:
    """Each with its prices in time: only where it became another one."""
    lines: defaultdict[str, list[PricePoint]] = defaultdict(list)
    for one in points:
        line = lines[_key((one.customer_id, one.goods_id, one.name, one.spec, one.unit))]
        if not line or line[-1].price != one.price:
            line.append(one)
    return [replace(row, changes=tuple(lines[row.key])) for row in rows]


def _key(parts: tuple[int, int, str, str, str]) -> str:
    return " ".join(map(str, parts))


def price_line(row: PriceRow) -> Piles | None:
    """The price of one goods over time, as bars: from which day it was how much."""
    shown = row.changes[-MOST_CHANGES:]
    if not shown:
        return None
    return Piles(
        tuple(
            Pile(f"{_day(one.dated):%Y-%m-%d}", (round(one.price / 100),), short=f"{_day(one.dated):%m-%d}",
                 said=format_price(one.price))
            for one in shown
        )
    )  # fmt: skip


def _different(found: Sequence[PriceSum], names: Mapping[int, str]) -> list[PriceRow]:
    rows = [row for row in _rows(found, names, False) if row.lowest.price < row.highest.price]
    return sorted(rows, key=lambda row: (-row.spread, row.key))


def _of_customers(found: Sequence[PriceSum], names: Mapping[int, str]) -> list[PriceRow]:
    rows = sorted(_rows(found, names, True), key=lambda row: (-row.fen, row.key))
    parts = shares([row.fen for row in rows])
    return [
        PriceRow(row.key, row.goods, row.unit, row.steps, names, row.customer_id, share)
        for row, share in zip(rows, parts, strict=True)
    ]


def _rows(found: Sequence[PriceSum], names: Mapping[int, str], apart: bool) -> list[PriceRow]:
    groups: defaultdict[tuple[int, int, str, str, str], list[PriceSum]] = defaultdict(list)
    for one in found:
        groups[one.customer_id if apart else 0, one.goods_id, one.name, one.spec, one.unit].append(one)
    return [
        PriceRow(
            _key(key),
            f"{key[2]} {key[3]}".strip(),
            key[4],
            tuple(sorted(steps, key=lambda one: (one.first, one.last))),
            names,
            key[0],
        )
        for key, steps in groups.items()
    ]


def price_path(row: PriceRow) -> tuple[int, int]:
    """The first price and the one of the last day."""
    return row.steps[0].price, max(row.steps, key=lambda one: (one.last, one.first)).price


def _path_said(row: PriceRow, _: date) -> Words:
    first, last = price_path(row)
    if len(row.steps) == 1:
        return Said("{price}, unchanged", price=format_price(first))
    if len(row.changes) > 2:
        return " → ".join(format_price(one.price) for one in row.changes[-MOST_TOLD:])
    return f"{format_price(first)} → {format_price(last)}"


def _whose(one: PriceSum, row: PriceRow) -> str:
    return row.names[one.customer_id]


def _day(text: str) -> date:
    return date.fromisoformat(text)


_NAME: Column[PriceRow] = Column("goods", Said("Goods"), lambda row: row.goods, Look.NAME, 180, stretch=True)
_UNIT: Column[PriceRow] = Column("unit", Said("Unit"), lambda row: row.unit, width=56)
_COLUMNS: Mapping[str, tuple[Column[PriceRow], ...]] = {
    GOODS: (
        _NAME,
        _UNIT,
        Column("lowest", Said("Lowest"), lambda row: row.lowest.price, Look.PRICE, 88),
        Column("lowest_for", Said("Lowest for"), lambda row: _whose(row.lowest, row), Look.NAME, 130, fades=2),
        Column("lowest_on", Said("On day (lowest)"), lambda row: _day(row.lowest.last), Look.DATE, 72, fades=LAST),
        Column("highest", Said("Highest"), lambda row: row.highest.price, Look.PRICE, 88),
        Column("highest_for", Said("Highest for"), lambda row: _whose(row.highest, row), Look.NAME, 130, fades=1),
        Column(
            "highest_on", Said("On day (highest)"), lambda row: _day(row.highest.last), Look.DATE, 72, fades=LAST + 1
        ),
        Column("spread", Said("Apart by"), lambda row: row.spread, Look.BAR, 104),
        Column("customers", Said("Customers"), lambda row: row.customers, Look.COUNT, 72, fades=3),
    ),
    CUSTOMER: (
        Column("customer", Said("Customer"), lambda row: row.names[row.customer_id], Look.NAME, 150),
        _NAME,
        Column("quantity", Said("Quantity"), lambda row: row.quantity, Look.QUANTITY, 80),
        _UNIT,
        Column("money", Said("Amount"), lambda row: row.fen, Look.MONEY, 104, total=True),
        Column("share", Said("Share"), lambda row: row.share, Look.BAR, 104, fades=2),
        Column("average", Said("Average price"), lambda row: row.average, Look.PRICE, 88, fades=LAST),
        Column("path", Said("How the price went"), lambda row: price_path(row)[1], Look.PRICE, 150, text=_path_said),
        Column("last", Said("Last"), lambda row: row.last, Look.DATE, 72, fades=1),
    ),
}
