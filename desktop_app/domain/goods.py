"""Goods: what is sold, in which units, at which prices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.units import same_unit

ONE = 1000
"""One of the smallest unit, in thousandths."""

LARGEST_HOLDS = 10**9
"""A unit holds at most a million of the smallest."""


@dataclass(frozen=True, slots=True)
class GoodsUnit:
    """A unit goods are sold in. One of it `holds` so many of the smallest, in thousandths.

    Prices in ten-thousandths of a yuan; None where the price follows from that of the smallest unit.
    """

    unit: str
    holds: int = ONE
    price: int | None = None
    lowest: int | None = None
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class TermsPrice:
    """What one of a unit costs whoever pays in this way: longer credit, higher price (R025)."""

    kind: TermsKind
    unit: str
    price: int


@dataclass(frozen=True, slots=True)
class Goods:
    """One article. `unit` is the smallest it is sold in, with its price and barcode; `larger` are the others.

    `price` is the list price in ten-thousandths of a yuan, None when there is none; `lowest` below which nothing
    should go; `priced_on` the day on which the price list said so for the first time.
    """

    name: str
    id: int = 0
    code: str = ""
    spec: str = ""
    unit: str = ""
    price: int | None = None
    active: bool = True
    lowest: int | None = None
    group: str = ""
    barcode: str = ""
    larger: tuple[GoodsUnit, ...] = ()
    by_terms: tuple[TermsPrice, ...] = ()
    priced_on: date | None = None
    held_back: bool = False
    """Who pays late gets none of it until it is paid (R041)."""

    @property
    def units(self) -> tuple[GoodsUnit, ...]:
        """Every unit, the smallest first."""
        return GoodsUnit(self.unit, ONE, self.price, self.lowest, self.barcode), *self.larger

    def unit_called(self, said: str) -> GoodsUnit | None:
        """The unit of that name, however it is written (公斤, kg); where none is said, the smallest."""
        wanted = same_unit(said)
        return next((one for one in self.units if same_unit(one.unit) == wanted), None) if wanted else self.units[0]

    def unit_scanned(self, code: str) -> GoodsUnit | None:
        """The unit with that barcode; the item code stands for the smallest."""
        wanted = code.strip().lower()
        if not wanted:
            return None
        named = next((one for one in self.units if one.barcode.lower() == wanted), None)
        return self.units[0] if named is None and self.code.lower() == wanted else named

    def listed(self, unit: GoodsUnit) -> int | None:
        """The list price of one of a unit: its own, or as many times that of the smallest."""
        return unit.price if unit.price is not None or self.price is None else scaled(self.price, unit.holds)

    def lowest_of(self, unit: GoodsUnit) -> int | None:
        """The lowest price of one of a unit: its own, or as many times that of the smallest."""
        return unit.lowest if unit.lowest is not None or self.lowest is None else scaled(self.lowest, unit.holds)


def scaled(price: int, holds: int, of: int = ONE) -> int:
    """The price of a unit by that of another, half a ten-thousandth rounded up."""
    return (2 * price * holds + of) // (2 * of)


def priced_anew(before: Goods | None, after: Goods, today: date) -> Goods:
    """The article with the day of its prices: today where the price list says something else than before."""
    if before is not None and _prices(before) == _prices(after):
        return replace(after, priced_on=before.priced_on)
    return replace(after, priced_on=today if any(_prices(after)) else None)


def _prices(goods: Goods) -> tuple[object, ...]:
    return goods.price, tuple((one.unit, one.price) for one in goods.larger if one.price is not None), goods.by_terms


def costs(goods: Goods) -> tuple[object, ...]:
    """What the goods cost by the list, and what they may not go below."""
    return (
        *_prices(goods),
        goods.lowest,
        tuple((one.unit, one.lowest) for one in goods.larger if one.lowest is not None),
    )


def in_order(goods: Goods) -> Goods:
    """As the book keeps it: larger units from the smallest on, prices by terms in order."""
    return replace(
        goods,
        larger=tuple(sorted(goods.larger, key=lambda one: (one.holds, one.unit))),
        by_terms=tuple(sorted(goods.by_terms, key=lambda one: (one.kind, one.unit))),
    )


def codes_of(goods: Goods) -> Iterator[tuple[str, str]]:
    """(unit, barcode) of every unit that has one."""
    return ((one.unit, one.barcode) for one in goods.units if one.barcode)
