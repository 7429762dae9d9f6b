"""What the card beside the list says of an article: its price, and who bought it lately at which price."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.operations.goods import LastBuyer
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import RULE, Fact
from desktop_app.ui.widgets.columns import day_text

BUYERS = 8
"""So many of those who bought it are told."""


@dataclass(frozen=True, slots=True)
class SeenGoods:
    """An article, and who bought it; nobody until the book has answered."""

    article: Goods
    buyers: tuple[LastBuyer, ...] = ()


def goods_facts(seen: SeenGoods, desk: Desk) -> Sequence[Fact]:
    """What it is, what it costs, who pays what for it."""
    article, say = seen.article, desk.say
    named = " ".join(part for part in (article.name, article.spec) if part)
    price = say("none") if article.price is None else format_price(article.price)
    return (
        Fact(named, "name"),
        Fact("" if article.active else say("Sold no more"), "muted"),
        RULE,
        Fact(say("List price"), "strong", price, say("per {unit}", unit=article.unit) if article.unit else ""),
        Fact(say("Item code"), "", article.code) if article.code else Fact(""),
        RULE,
        Fact(say("Who bought it last, at which price") if seen.buyers else "", "muted"),
        *_buyers(seen.buyers, desk),
    )


def _buyers(buyers: Sequence[LastBuyer], desk: Desk) -> Iterator[Fact]:
    for one in buyers:
        yield Fact(one.customer, "", format_price(one.price), day_text(one.dated, desk))
