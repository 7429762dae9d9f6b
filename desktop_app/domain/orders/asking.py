"""What is sure about a line of an order and what is asked, and in which words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.orders.counts import CountSaid
from desktop_app.domain.orders.noise import SUMS
from desktop_app.domain.orders.prices import PriceSaid
from desktop_app.domain.orders.readings import Beside, Reading
from desktop_app.domain.orders.shelf import Sold, squeezed
from desktop_app.domain.orders.values import OrderChoice, OrderDoubt, OrderRow
from desktop_app.domain.shipments import LARGEST_QUANTITY
from desktop_app.domain.units import MEASURED, converted, same_unit

MOST_CHOICES = 8
_SIZES = ("毫米", "mm", "厘米", "cm", "公分", "寸")
"""In them goods are told apart more often than counted."""
_SIZE = re.compile(r"\d+(?:\.\d+)?(?:\*\d+(?:\.\d+)?)*", re.ASCII)


def understood(words: str, whole: Sequence[Reading], about: bool) -> OrderRow:
    """Of readings that explain everything: one meaning is sure, several are asked."""
    best = _best(whole)
    choices = _choices(best)
    row = OrderRow(words, _typed(best[0]), choices)
    if len({choice.goods.id for choice in choices}) > 1:
        return _asked(row, OrderDoubt.WHICH, Said("Several goods fit “{words}”. Which is meant?", words=words))
    if len(choices) > 1:
        return _asked(row, OrderDoubt.NUMBER, Said("Which number of “{words}” is the quantity?", words=words))
    return _counted(row, best[0], about)


def unclear(words: str, rest: Beside, found: Sequence[Reading]) -> OrderRow:
    """The goods are named, but something beside them is not understood; `rest` is what stands beside the numbers."""
    ordered = sorted(found, key=lambda one: (len(one.rest.words) + len(one.rest.counts), not one.spec))
    said = " ".join(ordered[0].rest.words)
    row = OrderRow(words, " ".join(rest.words), _choices(map(_without_sum, ordered))[:MOST_CHOICES])
    if not said and ordered[0].count and ordered[0].rest.prices:
        return _asked(row, OrderDoubt.PRICE, _of_one(ordered[0]))
    if not said:
        return _asked(row, OrderDoubt.NUMBER, Said("Which number of “{words}” is the quantity?", words=words))
    asked = Said("Not understood: “{said}”. What is meant by “{words}”?", said=said, words=words)
    return _asked(replace(row, choices=(*row.choices, _new(rest, row.typed, words))), OrderDoubt.WORDS, asked)


def strange(words: str, rest: Beside, like: Sequence[Reading], about: bool) -> OrderRow:
    """No goods of that name: those that are like it, and new ones. What of the words stands in no cell is asked with
    them.
    """
    typed = " ".join(rest.words) or words
    row = OrderRow(words, typed, (*_choices(map(_without_sum, like))[:MOST_CHOICES], _new(rest, typed, words)))
    row = replace(row, choices=tuple(replace(one, quantity=None) for one in row.choices)) if about else row
    unsure = OrderDoubt.LIKE if like else OrderDoubt.NEW
    asked = _not_sold(unsure, words if about or _says_more(row.choices[-1], rest) else typed)
    return replace(_asked(row, unsure, asked), more=_money_asked(rest))


def _money_asked(rest: Beside) -> Said | None:
    """A sum beside goods that nobody knows: no list price tells whether it is the price of one."""
    if len(rest.prices) != 1 or not (rest.prices[0].bare or rest.prices[0].guessed):
        return None
    return _price_of_one(rest.prices[0], next((one.unit for one in rest.counts[::-1] if one.unit), ""))


def told_in_full(row: OrderRow) -> OrderRow:
    """The question, and what is asked beside it."""
    if row.asked is None or row.more is None:
        return row
    return replace(row, asked=Said("{question} {more}", question=row.asked, more=row.more), more=None)


def _says_more(new: OrderChoice, rest: Beside) -> bool:
    """Whether a number beside new goods is neither quantity nor size; a price is asked by itself."""
    taken = (new.quantity is not None) + bool(new.goods.spec) * (1 + new.goods.spec.count("*"))
    return len(rest.counts) > taken


def _not_sold(unsure: OrderDoubt | None, words: str) -> Said:
    if unsure is OrderDoubt.NEW:
        return Said("No goods are called “{words}”. New goods, or others?", words=words)
    return Said("No goods are called “{words}”. Which are meant?", words=words)


def renamed(row: OrderRow, name: str) -> OrderRow:
    """The line with another name for the goods that nobody knows yet."""
    choices = (one if one.goods.id else replace(one, goods=replace(one.goods, name=name)) for one in row.choices)
    is_plain = row.asked is not None and row.asked.facts == {"words": row.typed}
    asked = _not_sold(row.unsure, name) if is_plain else row.asked
    return replace(row, typed=name, choices=tuple(choices), asked=asked)


def _without_sum(reading: Reading) -> Reading:
    """A sum that may be that of all is no price of one."""
    told = () if _of_all(reading.rest) else tuple(price for price in reading.rest.prices if not price.bare)
    return replace(reading, rest=replace(reading.rest, prices=told))


def _new(rest: Beside, name: str, words: str) -> OrderChoice:
    """Goods that nobody knows yet: a number without a unit before the quantity is a size, 50 of PVC管50 6根."""
    measured = [one for one in rest.counts if one.unit in _SIZES and len(rest.counts) > 1]
    counted = [one for one in rest.counts if one.unit and one not in measured] or list(rest.counts)
    count = counted[0] if len(counted) == 1 else None
    price = rest.prices[0].value if len(rest.prices) == 1 and not rest.prices[0].bare and not _of_all(rest) else None
    spec = _size(rest, words, count) if count else ""
    spec = f"{format_quantity(measured[0].value or 0)}{measured[0].unit}" if count and measured else spec
    return OrderChoice(Goods(name, spec=spec, unit=count.unit if count else ""), _usable(count), price)


def _of_all(rest: Beside) -> bool:
    """A figure without a sign of money is the price of all where a word says so."""
    return any(one.guessed for one in rest.prices) and any(word.endswith(SUMS) for word in rest.words)


def _size(rest: Beside, words: str, count: CountSaid) -> str:
    """The first number without a unit, with what it is multiplied by: 32.5, 50*2.0. Behind the quantity it is none."""
    bare = next(
        (one for one in rest.counts if not one.unit and one.value is not None and one.start < count.start), None
    )
    found = (size.group() for size in _SIZE.finditer(words) if bare and _begins(size.group(), bare))
    return next(found, "") if len(rest.counts) > 1 else ""


def _begins(size: str, count: CountSaid) -> bool:
    return Decimal(size.partition("*")[0]) * 1000 == count.value


def not_twice(row: OrderRow, standing: Sequence[int]) -> OrderRow:
    """The same goods once more may be an addition, or the same order sent again."""
    known = row.known
    if row.unsure or known is None or known.id not in standing:
        return row
    line = standing.index(known.id) + 1
    return _asked(row, OrderDoubt.TWICE, Said("These goods are in line {line} already. Once more?", line=line))


def has_no_number(row: OrderRow) -> bool:
    """Whether it may be that no number of the text is its quantity, so that one that stands there may be another's."""
    without = [choice.quantity is None for choice in row.choices]
    if row.unsure in (OrderDoubt.COUNT, OrderDoubt.NUMBER, OrderDoubt.WHICH, OrderDoubt.WORDS):
        return any(without)
    return row.unsure is OrderDoubt.LIKE and all(without)


def number_asked(row: OrderRow) -> OrderRow:
    """A number may belong to another line."""
    if row.unsure:
        return row
    return _asked(row, OrderDoubt.NUMBER, Said("Which number belongs to “{words}”?", words=row.words))


def exactly_asked(row: OrderRow, words: str) -> OrderRow:
    """All of the order is about so many."""
    if row.unsure:
        return row
    return _asked(row, OrderDoubt.COUNT, Said("The order says “{words}”. How many exactly?", words=words))


def _asked(row: OrderRow, unsure: OrderDoubt, said: Said) -> OrderRow:
    return replace(row, unsure=unsure, asked=said)


def _best(whole: Sequence[Reading]) -> list[Reading]:
    """What no guess is needed for, then a unit that fits decides, then a specification said in full."""
    told = [reading for reading in whole if not reading.is_guessed] or list(whole)
    fits = [reading for reading in told if reading.unit_fits] or told
    in_full = {reading.sold.name for reading in fits if reading.spec and not reading.weak}
    return [reading for reading in fits if not (reading.weak and reading.sold.name in in_full)]


def _choices(found: Iterable[Reading]) -> tuple[OrderChoice, ...]:
    return tuple(dict.fromkeys(OrderChoice(one.sold.goods, _quantity(one), _price(one), _unit(one)) for one in found))


def _unit(reading: Reading) -> str:
    """A larger unit that is said."""
    unit = reading.sold.goods.unit_called(reading.counted_in)
    return "" if unit is None or same_unit(unit.unit) == reading.sold.unit else unit.unit


def _quantity(reading: Reading) -> int | None:
    """In the unit of the goods; None where it cannot be said."""
    count = reading.count
    if count is None or reading.unit_fits or count.value is None:
        return _usable(count)
    return converted(count.value, same_unit(count.unit), reading.sold.unit)


def _usable(count: CountSaid | None) -> int | None:
    return count.value if count and count.value and 0 < count.value <= LARGEST_QUANTITY else None


def _price(reading: Reading) -> int | None:
    return reading.rest.prices[0].value if len(reading.rest.prices) == 1 else None


def _typed(reading: Reading) -> str:
    return reading.sold.goods.name


def _counted(row: OrderRow, reading: Reading, about: bool) -> OrderRow:
    """The goods are plain; is the quantity?"""
    count = reading.count
    if count is None:
        return _asked(row, OrderDoubt.COUNT, Said("The order does not say how many."))
    if about or _usable(count) is None:
        bare = replace(row, choices=tuple(replace(one, quantity=_about(one, about)) for one in row.choices))
        return _asked(bare, OrderDoubt.COUNT, Said("The order says “{words}”. How many exactly?", words=row.words))
    if not reading.spec and _begins_with_the_spec(count, reading.sold):
        return _asked(row, OrderDoubt.NUMBER, Said("Which number of “{words}” is the quantity?", words=row.words))
    if not reading.unit_fits:
        return _asked(row, OrderDoubt.UNIT, _in_another_unit(count, row, reading.sold.goods.unit))
    if count.value % 1000 and not count.half and reading.counted_in not in MEASURED:  # type: ignore[operator]
        said = Said("A part of one: “{words}”. Is it right?", words=row.words)
        return _asked(row, OrderDoubt.NUMBER, said)
    return _priced(row, reading)


def _priced(row: OrderRow, reading: Reading) -> OrderRow:
    """A price near the list price is one; a sum that may be that of all is asked."""
    goods, quantity = reading.sold.goods, row.quantity or 0
    listed = goods.listed(row.unit) if row.unit else goods.price
    if not reading.rest.prices:
        return row
    price = reading.rest.prices[0]
    if not listed:
        doubtful = price.bare or price.guessed
    else:
        of_all = price.bare and quantity != 1000 and _near(price.value * 1000, listed * quantity)
        near = _close(price.value, listed) if price.guessed else _near(price.value, listed)
        doubtful = of_all or not near
    if not doubtful:
        return row
    return _asked(row, OrderDoubt.PRICE, _of_one(reading))


def _of_one(reading: Reading) -> Said:
    return _price_of_one(reading.rest.prices[0], reading.counted_in)


def _price_of_one(said: PriceSaid, unit: str) -> Said:
    price = format_price(said.value)
    if not unit:
        return Said("The order says {price}. Is it the price of one?", price=price)
    return Said("The order says {price}. Is it the price of one {unit}?", price=price, unit=unit)


def _near(price: int, listed: int) -> bool:
    """Within half and double."""
    return listed <= 2 * price and price <= 2 * listed


def _close(price: int, listed: int) -> bool:
    """Within a fifth: what only its place tells to be a price has to look like it."""
    return 5 * abs(price - listed) <= listed


def _begins_with_the_spec(count: CountSaid, sold: Sold) -> bool:
    """“轻钢龙骨5010根”: 5010, or ten of 50?"""
    spec, figures = squeezed(sold.goods.spec), str((count.value or 0) // 1000)
    return spec.isdecimal() and figures.startswith(spec) and figures != spec


def _about(choice: OrderChoice, about: bool) -> int | None:
    """“50斤左右” is proposed as 50."""
    return choice.quantity if about else None


def _in_another_unit(count: CountSaid, row: OrderRow, unit: str) -> Said:
    said = f"{format_quantity(count.value or 0)} {count.unit}"
    if row.quantity is None:
        return Said("The order says {said}; these goods are sold by {unit}. How many?", said=said, unit=unit)
    wanted = f"{format_quantity(row.quantity)} {unit}"
    return Said("The order says {said}, that is {wanted}. Is it right?", said=said, wanted=wanted)
