"""The price of one: what is proposed on a slip and where it is from, and what is odd about one that was typed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit, scaled
from desktop_app.domain.money import format_price
from desktop_app.domain.units import same_unit

One = TypeVar("One")

FAR = 5
"""A price is far from the last one when it is off by more than the fifth part of it."""


class PriceFrom(StrEnum):
    """Where a proposed price is from."""

    AGREED = "agreed"
    TERMS = "terms"
    LAST = "last"
    LIST = "list"


PRICE_FROM = {
    PriceFrom.AGREED: Said("agreed price"),
    PriceFrom.TERMS: Said("price by terms"),
    PriceFrom.LAST: Said("last price"),
    PriceFrom.LIST: Said("list price"),
}


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    """What a customer pays for one of a unit from a day on, and on which paper or word it rests (R002)."""

    customer_id: int
    goods_id: int
    unit: str
    price: int
    valid_from: date
    source: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class PaidPrice:
    """What a customer paid last for one of a unit."""

    unit: str
    price: int
    dated: date


@dataclass(frozen=True, slots=True)
class Proposed:
    """The price to begin with; `since` is the day it was agreed or paid, `source` what an agreement rests on."""

    price: int
    origin: PriceFrom
    since: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class CustomerPrices:
    """What is known of the prices of one customer."""

    terms: TermsKind = TermsKind.NOT_AGREED
    agreed: tuple[AgreedPrice, ...] = ()
    paid: tuple[tuple[int, PaidPrice], ...] = ()
    """(id of the goods, what was paid last), of every unit."""

    def of(self, goods: Goods) -> "KnownPrices":
        """What is known of one article."""
        agreed = tuple(one for one in self.agreed if one.goods_id == goods.id)
        return KnownPrices(goods, self.terms, agreed, tuple(paid for at, paid in self.paid if at == goods.id))


@dataclass(frozen=True, slots=True)
class KnownPrices:
    """What is known of the price of one article for one customer."""

    goods: Goods
    terms: TermsKind = TermsKind.NOT_AGREED
    agreed: tuple[AgreedPrice, ...] = ()
    paid: tuple[PaidPrice, ...] = ()

    def proposed(self, unit: GoodsUnit, day: date) -> Proposed | None:
        """The one rule: agreed with this customer on that day, else by how they pay, else as they paid last unless the
        price list knows better, else the list price.
        """
        last, listed = self.last(unit), self.goods.listed(unit)
        found = self.agreement(unit, day) or self.by_terms(unit)
        if found is not None:
            return found
        if last is not None and (listed is None or not self._list_knows_better(unit, last)):
            return Proposed(last.price, PriceFrom.LAST, last.dated)
        return None if listed is None else Proposed(listed, PriceFrom.LIST, self.goods.priced_on)

    def _list_knows_better(self, unit: GoodsUnit, last: PaidPrice) -> bool:
        """The list is newer than what was paid, or names a price of this very unit where only another was paid: the
        box has its price because it is not so many pieces.
        """
        if self.goods.priced_on is not None and last.dated < self.goods.priced_on:
            return True
        paid_so = any(same_unit(one.unit) == same_unit(unit.unit) for one in self.paid)
        return bool(self.goods.unit) and unit.price is not None and not paid_so

    def agreement(self, unit: GoodsUnit, day: date) -> Proposed | None:
        """The newest agreement that holds on that day, one of the same unit first."""
        valid = sorted(
            (one for one in self.agreed if one.valid_from <= day),
            key=lambda one: (one.valid_from, one.id),
            reverse=True,
        )
        found = _first_of(unit, ((one.unit, one) for one in valid), self.goods)
        if found is None:
            return None
        one, price = found[0], scaled(found[0].price, unit.holds, found[1])
        return Proposed(price, PriceFrom.AGREED, one.valid_from, one.source)

    def by_terms(self, unit: GoodsUnit) -> Proposed | None:
        """The price for whoever pays as this customer does (R025)."""
        told = ((one.unit, one) for one in self.goods.by_terms if one.kind is self.terms)
        found = _first_of(unit, told, self.goods)
        if found is None:
            return None
        return Proposed(scaled(found[0].price, unit.holds, found[1]), PriceFrom.TERMS, self.goods.priced_on)

    def last(self, unit: GoodsUnit) -> PaidPrice | None:
        """What was paid last, reckoned for this unit."""
        newest = sorted(self.paid, key=lambda one: one.dated, reverse=True)
        found = _first_of(unit, ((one.unit, one) for one in newest), self.goods)
        return found and PaidPrice(unit.unit, scaled(found[0].price, unit.holds, found[1]), found[0].dated)


def _first_of(unit: GoodsUnit, told: Iterable[tuple[str, One]], goods: Goods) -> tuple[One, int] | None:
    """The first that speaks of this unit, else the first that can be reckoned for it, with what its unit holds of the
    smallest. The price of a unit that the goods do not know any more says nothing about another.
    """
    found = list(told)
    same = next((one for name, one in found if same_unit(name) == same_unit(unit.unit)), None)
    if same is not None:
        return same, unit.holds
    return next(((one, holds) for name, one in found if (holds := _holds(goods, name))), None)


def _holds(goods: Goods, name: str) -> int:
    """0 for a unit they do not know; where nobody told in what they are sold, any name means the one there is."""
    known = goods.unit_called(name) if goods.unit else goods.units[0]
    return known.holds if known else 0


def odd_price(known: KnownPrices, unit: GoodsUnit, price: int) -> Said | None:
    """What is odd about a typed price: below the lowest, or far from what this customer paid last. Never in the way."""
    lowest, last = known.goods.lowest_of(unit), known.last(unit)
    if lowest is not None and price < lowest:
        return Said("Below the lowest price {price}.", price=format_price(lowest))
    if last is not None and abs(price - last.price) * FAR > last.price:
        return Said("Far from the last price {price} of {day}.", price=format_price(last.price), day=last.dated)
    return None


def standing_agreements(agreed: Sequence[AgreedPrice], day: date) -> Iterator[AgreedPrice]:
    """Of each customer, article and unit the agreement that holds on that day, or the first that is to come."""
    best: dict[tuple[int, int, str], AgreedPrice] = {}
    for one in sorted(agreed, key=lambda each: (each.valid_from, each.id)):
        key = one.customer_id, one.goods_id, same_unit(one.unit)
        if one.valid_from <= day or key not in best:
            best[key] = one
    return iter(best.values())
