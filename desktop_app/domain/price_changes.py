"""Many list prices changed in one step: by a percentage or a sum, rounded as the shop writes its prices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.goods import ONE, Goods, scaled
from desktop_app.domain.goods_rules import goods_problems

WHOLE_PERCENT = 100
"""A percentage is kept in hundredths of a percent."""

_ALL = 100 * WHOLE_PERCENT


@dataclass(frozen=True, slots=True)
class PriceChange:
    """What happens to list prices. `percent` in hundredths of a percent, `sum` and `step` in ten-thousandths of a yuan.

    `sum` is for the smallest unit; larger ones change by as many times as they hold of it. Rounded to the nearest
    `step`, 0 leaves all decimals there are.
    """

    percent: int = 0
    sum: int = 0
    step: int = 0

    @property
    def says_something(self) -> bool:
        return bool(self.percent or self.sum)

    def of(self, price: int, holds: int = ONE) -> int:
        """A price after the change, half a step rounded up."""
        changed = (2 * price * (_ALL + self.percent) + _ALL) // (2 * _ALL) + scaled(self.sum, holds)
        return (2 * changed + self.step) // (2 * self.step) * self.step if self.step else changed


@dataclass(frozen=True, slots=True)
class Repriced:
    """One article before and after; `problem` is why it is left out."""

    before: Goods
    after: Goods
    problem: Said | None = None


@dataclass(frozen=True, slots=True)
class ChangedPrice:
    """One price that changes, of one of a unit: of the list, or what it costs whoever pays in the way of `terms`."""

    unit: str
    before: int
    after: int
    terms: TermsKind | None = None


def changed_prices(one: Repriced) -> list[ChangedPrice]:
    """Every price an article has: of each unit its own, and those by terms."""
    units = zip(one.before.units, one.after.units, strict=True)
    own = [
        ChangedPrice(before.unit, before.price, after.price)
        for before, after in units
        if before.price is not None and after.price is not None
    ]
    by_terms = zip(one.before.by_terms, one.after.by_terms, strict=True)
    return own + [ChangedPrice(was.unit, was.price, now.price, was.kind) for was, now in by_terms]


def repriced(articles: Iterable[Goods], change: PriceChange) -> tuple[Repriced, ...]:
    """Every article with a price of the list, as the change would have it; those that stay as they are left out."""
    found = (_one(one, change) for one in articles)
    return tuple(one for one in found if one.before != one.after)


def change_problems(change: PriceChange) -> list[Problem]:
    """What keeps a change from being made of any goods."""
    if not change.says_something:
        return [Problem("percent", Said("Type by how many percent or by which sum prices change."))]
    if change.percent and change.sum:
        return [Problem("sum", Said("Type a percentage or a sum, not both."))]
    if change.percent <= -_ALL:
        return [Problem("percent", Said("Prices cannot fall by 100 percent or more."))]
    if change.step < 0:
        return [Problem("step", Said("The step to round to cannot be below 0."))]
    return []


def _one(goods: Goods, change: PriceChange) -> Repriced:
    larger = tuple(
        one if one.price is None else replace(one, price=change.of(one.price, one.holds)) for one in goods.larger
    )
    by_terms = []
    for one in goods.by_terms:
        unit = goods.unit_called(one.unit)
        by_terms.append(replace(one, price=change.of(one.price, unit.holds if unit else ONE)))
    price = None if goods.price is None else change.of(goods.price)
    after = replace(goods, price=price, larger=larger, by_terms=tuple(by_terms))
    problems = goods_problems(after)
    return Repriced(goods, after, problems[0].said if problems else None)
