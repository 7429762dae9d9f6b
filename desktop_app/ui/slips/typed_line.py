"""One line of goods as it stands in a form: every text as it was typed, so that a draft brings all of it back (U21)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from desktop_app.domain.charged import Charged
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.prices import KnownPrices, PaidPrice, Proposed
from desktop_app.domain.shipments import Line
from desktop_app.domain.typed_discounts import discount_of
from desktop_app.operations.orders import OrderDoubt, OrderRow


@dataclass(frozen=True, slots=True)
class LineAsTyped:
    """One line as typed. `goods_id` 0 is an article the book does not have yet.

    `priced` is True once somebody typed the price, so that another customer's prices leave it alone. `said` are the
    words of a customer's order as long as it is not answered what they mean. `off` is what is taken off the line,
    `origin` the slip with which goods came that come back, `remark` a note printed with it, `more`
    the columns of the shop's own, one a line.
    """

    goods_id: int = 0
    goods: str = ""
    code: str = ""
    spec: str = ""
    unit: str = ""
    quantity: str = ""
    price: str = ""
    priced: bool = False
    said: str = ""
    off: str = ""
    origin: str = ""
    remark: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class PricesOf:
    """What is known of the price of one of a unit: as proposed, agreed, by terms, paid last, of the list, the lowest;
    and what the line counts in the smallest unit.
    """

    goods: str = ""
    unit: str = ""
    counted: str = ""
    agreed: Proposed | None = None
    by_terms: Proposed | None = None
    paid: PaidPrice | None = None
    listed: int | None = None
    lowest: int | None = None


def prices_of(known: KnownPrices, unit: GoodsUnit, day: date, counted: str) -> PricesOf:
    """What is known of the price of one of this unit."""
    goods = known.goods
    return PricesOf(
        title(Line(goods.name, 0, 0, goods.spec)),
        unit.unit if goods.larger else "",
        counted,
        known.agreement(unit, day),
        known.by_terms(unit),
        known.last(unit),
        goods.listed(unit),
        goods.lowest_of(unit),
    )


@dataclass(frozen=True, slots=True)
class Coming:
    """A line that is still to be shown: with the price it was copied at, and what is noted below it."""

    typed: LineAsTyped
    suggested: Proposed | None = None
    note: str = ""
    ordered: OrderRow | None = None
    """What an order says of it, with what is asked."""
    charged: Charged | None = None
    """Of goods that come back: what was really charged for them."""


def from_order(row: OrderRow) -> Coming:
    """A line of an order as if somebody had typed it, as far as it is plain."""
    known, price = row.known or _new_goods(row), row.price
    typed = LineAsTyped(
        known.id,
        title(Line(known.name, 0, 0, known.spec)),
        known.code,
        known.spec,
        row.unit.unit if row.unit else known.unit,
        "" if row.quantity is None else format_quantity(row.quantity),
        "" if price is None else format_price(price),
        price is not None,
        row.words if row.unsure else "",
    )
    return Coming(typed, ordered=row)


def _new_goods(row: OrderRow) -> Goods:
    """As the order tells of them: what the customer counts them in is seen at once."""
    return next((choice.goods for choice in row.choices if not choice.goods.id), Goods(row.typed))


def as_typed(line: Line) -> LineAsTyped:
    """A line of another slip as if somebody had typed it; its price may still follow the customer."""
    count, price, off = format_quantity(line.quantity), format_price(line.price), discount_of(line).text
    return LineAsTyped(
        line.goods_id, title(line), line.code, line.spec, line.unit, count, price, off=off, origin=line.origin,
        remark=line.remark, more="\n".join(line.more),
    )  # fmt: skip


def title(line: Line) -> str:
    """What its goods are called in the list of goods."""
    return " ".join(filter(None, [line.name, line.spec]))


def from_draft(entry: Mapping[str, Any]) -> LineAsTyped:
    """A line of a kept draft; what this version does not know of it is left out."""
    return LineAsTyped(**{name: entry[name] for name in entry.keys() & _FIELDS})


def from_kept(entry: Mapping[str, Any]) -> Coming:
    """A line of a kept draft; what was asked at it is asked again."""
    typed = from_draft(entry)
    if not typed.said:
        return Coming(typed)
    asked = Said("Ordered: “{words}”. What is meant?", words=typed.said)
    return Coming(typed, ordered=OrderRow(typed.said, typed.goods, (), OrderDoubt.WORDS, asked))


_FIELDS = {field.name for field in fields(LineAsTyped)}
