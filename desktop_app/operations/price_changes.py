"""Many list prices in one step: shown first, changed together, undone together."""

from collections.abc import Collection, Iterable

from desktop_app.domain.errors import Refused, RefusedFields
from desktop_app.domain.goods import Goods
from desktop_app.domain.moment import Moment
from desktop_app.domain.price_changes import PriceChange, Repriced, change_problems, repriced
from desktop_app.operations.done import Changed, Done, done
from desktop_app.operations.goods import change_goods
from desktop_app.store import goods
from desktop_app.store.database import Ledger

__all__ = ["PriceChange", "Repriced", "change_prices", "groups_sold", "keep_prices", "seen_change"]


def seen_change(
    ledger: Ledger, change: PriceChange, group: str = "", only: Collection[int] = ()
) -> tuple[Repriced, ...]:
    """What a change would do to the goods on sale of a group (empty: all), or to these alone; nothing is written."""
    problems = change_problems(change)
    if problems:
        raise RefusedFields.of(problems)
    on_sale = (one for one in goods.load_goods(ledger) if one.active)
    return repriced((one for one in on_sale if _is_meant(one, group, only)), change)


def change_prices(
    ledger: Ledger, change: PriceChange, moment: Moment, group: str = "", only: Collection[int] = ()
) -> Done[tuple[Goods, ...]]:
    """Change them all; returns the goods as they were, by which `keep_prices` undoes it.

    What cannot be changed, because the price would fall below the lowest, keeps all prices from being changed.
    """
    with ledger.writing():
        seen = seen_change(ledger, change, group, only)
        wrong = next((one for one in seen if one.problem is not None), None)
        if wrong is not None:
            raise Refused("Nothing was changed. {name}: {problem}", name=wrong.before.name, problem=wrong.problem)
        if not seen:
            raise Refused("No price of the list would change. Choose another group or another figure.").at("group")
        for one in seen:
            change_goods(ledger, one.after, moment, "change_prices")
    return done(tuple(one.before for one in seen), Changed.GOODS)


def keep_prices(ledger: Ledger, before: Iterable[Goods], moment: Moment) -> Done[tuple[Goods, ...]]:
    """These goods as they are given here, in one step: what undoes a change of many prices."""
    with ledger.writing():
        kept = tuple(change_goods(ledger, one, moment, "change_prices") for one in before)
    return done(kept, Changed.GOODS)


def groups_sold(ledger: Ledger) -> list[str]:
    """The groups goods on sale are in, in order of name."""
    return sorted({one.group for one in goods.load_goods(ledger) if one.active and one.group})


def _is_meant(one: Goods, group: str, only: Collection[int]) -> bool:
    return one.id in only if only else not group or one.group == group
