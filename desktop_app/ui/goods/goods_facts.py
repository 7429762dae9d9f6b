"""What the card beside the list says of an article: its units and prices, who bought it lately at which price."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.terms_words import TERMS_WORDS
from desktop_app.operations.goods import LastBuyer
from desktop_app.operations.prices import AgreedRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact
from desktop_app.ui.widgets.columns import day_text

BUYERS = 8
"""So many of those who bought it are told."""


@dataclass(frozen=True, slots=True)
class SeenGoods:
    """An article, who bought it, what is agreed and what was merged into it; nothing until the book has answered."""

    article: Goods
    buyers: tuple[LastBuyer, ...] = ()
    agreed: tuple[AgreedRow, ...] = ()
    merged: tuple[Goods, ...] = ()


def goods_facts(seen: SeenGoods, desk: Desk) -> Sequence[Fact]:
    """What it is, what it costs, who pays what for it."""
    article, say = seen.article, desk.say
    named = " ".join(part for part in (article.name, article.spec) if part)
    price = say("none") if article.price is None else format_price(article.price)
    return (
        Fact(named, "name"),
        Fact("" if article.active else say("Sold no more"), "muted"),
        Fact(say("Held back from late payers") if article.held_back else "", "strong"),
        *(Fact(say("Also entered as {name}", name=one.name), "muted") for one in seen.merged),
        RULE,
        Fact(say("List price"), "strong", price, say("per {unit}", unit=article.unit) if article.unit else ""),
        *_lowest(article, article.units[0], desk),
        *(fact for one in article.larger for fact in _of_unit(article, one, desk)),
        *_by_terms(article, desk),
        Fact(say("Item code"), "", article.code) if article.code else Fact(""),
        Fact(say("Barcode"), "", article.barcode) if article.barcode else Fact(""),
        Fact(say("Group"), "", article.group) if article.group else Fact(""),
        RULE,
        Fact(say("Agreed prices") if seen.agreed else "", "muted"),
        *_agreed(seen.agreed, desk),
        RULE,
        Fact(say("Who bought it last, at which price") if seen.buyers else "", "muted"),
        *_buyers(seen.buyers, article, desk),
    )


def _of_unit(article: Goods, one: GoodsUnit, desk: Desk) -> Iterator[Fact]:
    """`1箱 = 50个  95.40`, and what it may not go below."""
    listed, lowest = article.listed(one), article.lowest_of(one)
    holds = f"1{one.unit} = {format_quantity(one.holds)}{article.unit}"
    note = "" if lowest is None else desk.say("lowest {price}", price=format_price(lowest))
    yield Fact(holds, "", desk.say("none") if listed is None else format_price(listed), note)
    if one.barcode:
        yield Fact(desk.say("Barcode"), "", one.barcode, one.unit)


def _lowest(article: Goods, one: GoodsUnit, desk: Desk) -> Iterator[Fact]:
    lowest = article.lowest_of(one)
    if lowest is not None:
        yield Fact(desk.say("Lowest price"), "", format_price(lowest),
                   desk.say("per {unit}", unit=one.unit) if one.unit else "")  # fmt: skip


def _by_terms(article: Goods, desk: Desk) -> Iterator[Fact]:
    for one in article.by_terms:
        per = desk.say("per {unit}", unit=one.unit) if one.unit else ""
        yield Fact(desk.tell(TERMS_WORDS[one.kind].choice), "", format_price(one.price), per)


def _agreed(rows: Sequence[AgreedRow], desk: Desk) -> Iterator[Fact]:
    for row in rows:
        note = " ".join(filter(None, (day_text(row.agreed.valid_from, desk), row.agreed.source)))
        yield Fact(row.customer, "", f"{format_price(row.agreed.price)} {row.agreed.unit}".strip(), note)


def _buyers(buyers: Sequence[LastBuyer], article: Goods, desk: Desk) -> Iterator[Fact]:
    for one in buyers:
        unit = one.unit if article.larger else ""
        yield Fact(one.customer, "", f"{format_price(one.price)} {unit}".strip(), day_text(one.dated, desk))
