"""Compares what the program reads out of an order with the right answer."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from desktop_app.domain.money import parse_price
from desktop_app.domain.orders.reading import read_order
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderRow
from desktop_app.store.search import search_text, spellings
from tests.domain.orders_said import GOODS


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the right answer."""

    key: str
    thousandths: int = 0
    price: int | None = None
    must_ask: bool = False
    optional: bool = False


@cache
def shelf() -> Shelf:
    keys = {one.id: search_text([one.name, one.spec, one.code]) for one in GOODS.values()}
    return Shelf(tuple(GOODS.values()), keys, spellings)


def answer(text: str) -> list[Right]:
    return [_line(part.split()) for part in text.split(";")]


def _line(words: list[str]) -> Right:
    if words[0] == "~":
        return Right("", optional=True)
    must_ask = words[0] in "?+"
    key, quantity = ("", words[1]) if words[0] == "+" else words[must_ask:][:2]
    price = next((parse_price(word[1:]) for word in words if word[0] == "@"), None)
    return Right(key, int(Decimal(quantity) * 1000), price, must_ask)


@cache
def judged(text: str, right: str) -> str:
    """Of a whole order, its worst line: `right`, `asked`, `wrong` (a row too many or too few, but asked), `silent`."""
    wanted, rows = answer(right), list(read_order(text, shelf()).rows)
    if len(rows) < len(wanted):
        wanted = [one for one in wanted if not one.optional] if len(rows) < len(wanted) else wanted
    if len(rows) != len(wanted):
        sure: Counter[tuple[int, int | None]] = Counter(
            (row.known.id, row.quantity) for row in rows if not row.unsure and row.known
        )
        told: Counter[tuple[int, int | None]] = Counter(
            (GOODS[one.key].id, one.thousandths) for one in wanted if one.key and not one.must_ask
        )
        asks = any(row.unsure for row in rows)
        return "wrong" if not sure - told and asks else "silent"
    return max((_of_line(row, one) for row, one in zip(rows, wanted, strict=True)), key=ORDER.index)


ORDER = ("right", "asked", "wrong", "silent")


def _of_line(row: OrderRow, right: Right) -> str:
    if row.unsure:
        return "asked" if _can_be_answered(row, right) else "wrong"
    assert row.known is not None
    same = right.key and (row.known.id, row.quantity) == (GOODS[right.key].id, right.thousandths)
    return "right" if same and not right.must_ask and row.price == right.price else "silent"


def _can_be_answered(row: OrderRow, right: Right) -> bool:
    """The right goods are among the choices, and no other number stands there instead of the right one."""
    if right.optional or not right.key:
        return right.optional or row.quantity in (None, right.thousandths)
    here = [one for one in row.choices if one.goods.id == GOODS[right.key].id]
    if not here:
        return False
    return right.must_ask or any(one.quantity in (None, right.thousandths) for one in here)
