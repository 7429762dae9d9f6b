"""What cannot be kept of goods: said at the field that is wrong."""

from collections.abc import Iterator
from itertools import groupby

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.goods import LARGEST_HOLDS, Goods, GoodsUnit
from desktop_app.domain.shipments import LARGEST_PRICE
from desktop_app.domain.units import same_unit


def goods_problems(goods: Goods) -> list[Problem]:
    """Everything that keeps goods from being kept; empty when they may be."""
    return [
        *_price_problems(goods),
        *(problem for line, one in enumerate(goods.larger, 1) for problem in _unit_problems(goods, one, line)),
        *_twice(goods),
        *_terms_problems(goods),
    ]


def _price_problems(goods: Goods) -> Iterator[Problem]:
    if not _may_cost(goods.price):
        yield Problem("price", Said("A price cannot be below 0. Leave it empty for no list price."))
    if not _may_cost(goods.lowest):
        yield Problem("lowest", Said("A price cannot be below 0. Leave it empty for no lowest price."))
    elif _is_above(goods.lowest, goods.price):
        yield Problem("lowest", LOWEST_ABOVE)


def _unit_problems(goods: Goods, one: GoodsUnit, line: int) -> Iterator[Problem]:
    """`line` counts the larger units from 1."""
    if not one.unit:
        yield Problem("larger", Said("A unit has no name. Type it, such as 箱."), line)
    elif not goods.unit:
        yield Problem("unit", Said("Name the smallest unit first, such as 个; {unit} is counted in it.", unit=one.unit))
    if not 0 < one.holds <= LARGEST_HOLDS:
        said = Said("One {unit} must hold more than 0 of the smallest unit, and at most 1,000,000.", unit=one.unit)
        yield Problem("larger", said, line)
    if not _may_cost(one.price) or not _may_cost(one.lowest):
        yield Problem("larger", Said("A price cannot be below 0. Leave it empty where it follows."), line)
    elif _is_above(goods.lowest_of(one), goods.listed(one)):
        said = Said("The lowest price of one {unit} is above its list price. Correct one of them.", unit=one.unit)
        yield Problem("larger", said, line)


def _twice(goods: Goods) -> Iterator[Problem]:
    """A unit, or a barcode, that two of its units have."""
    units = goods.units
    for line, one in enumerate(goods.larger, 1):
        if one.unit and any(same_unit(one.unit) == same_unit(other.unit) for other in units[:line]):
            yield Problem("larger", Said("The unit {unit} is there twice. Keep it once.", unit=one.unit), line)
        if one.barcode and any(one.barcode == other.barcode for other in units[:line]):
            yield Problem("larger", Said("The barcode {code} is there twice. Each unit has its own.", code=one.barcode),
                          line)  # fmt: skip


def _terms_problems(goods: Goods) -> Iterator[Problem]:
    for line, one in enumerate(goods.by_terms, 1):
        if goods.unit_called(one.unit) is None:
            said = Said("These goods are not sold by {unit}. Their units: {units}.", unit=one.unit, units=_named(goods))
            yield Problem("by_terms", said, line)
        if not 0 <= one.price <= LARGEST_PRICE:
            yield Problem("by_terms", Said("A price cannot be below 0."), line)
    chosen = sorted((one.kind, same_unit(one.unit)) for one in goods.by_terms)
    if any(len(list(same)) > 1 for _, same in groupby(chosen)):
        yield Problem("by_terms", Said("There are two prices for the same terms and unit. Keep one of them."))


def unit_refusal(goods: Goods, unit: str) -> Said:
    """Why goods are not sold in a unit, and in which they are."""
    return Said("{name} is not sold by {unit}. Its units: {units}. Take one of them, or add {unit} to the goods.",
                name=goods.name, unit=unit, units=_named(goods))  # fmt: skip


def _named(goods: Goods) -> str:
    return ", ".join(one.unit for one in goods.units)


def _may_cost(price: int | None) -> bool:
    return price is None or 0 <= price <= LARGEST_PRICE


def _is_above(lowest: int | None, listed: int | None) -> bool:
    return lowest is not None and listed is not None and lowest > listed


LOWEST_ABOVE = Said("The lowest price is above the list price. Correct one of them.")
