"""Customers and goods to pick by typing a part of them (U15)."""

from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.domain.picks import Pick, as_key, matches, with_phones
from desktop_app.store import customers, goods
from desktop_app.store.database import Ledger
from desktop_app.store.search import search_text

__all__ = ["Pick", "customers_to_find", "customers_to_pick", "goods_to_pick", "matches", "names_to_pick"]


def customers_to_pick(ledger: Ledger) -> list[Pick]:
    """Customers the shop still sells to, in order of name; `extra` is the Customer."""
    records = {one.id: one for one in customers.load_customers(ledger) if one.active}
    return [replace(pick, extra=records[pick.id]) for pick in customers_to_find(ledger) if pick.id in records]


def customers_to_find(ledger: Ledger) -> list[Pick]:
    """All customers, those put away too, in order of name; the hint is code and phone number."""
    return [_customer(*row) for row in customers.findable(ledger)]


def goods_to_pick(ledger: Ledger, with_inactive: bool = False) -> list[Pick]:
    """Goods the shop still sells, or all, in order of name; `extra` is the Goods, the hint its list price."""
    keys = goods.search_keys(ledger)
    return [_article(one, keys[one.id]) for one in goods.load_goods(ledger) if one.active or with_inactive]


def names_to_pick(names: Iterable[str]) -> list[Pick]:
    """Names alone, in their order."""
    return [Pick(at, name, "", search_text([name])) for at, name in enumerate(names, 1)]


def _customer(customer_id: int, code: str, name: str, numbers: str, keys: str) -> Pick:
    phones = [number for number in numbers.split("\n") if number]
    return with_phones(Pick(customer_id, name, "  ".join([code, *phones[:1]]), as_key(keys)), phones)


def _article(article: Goods, keys: str) -> Pick:
    title = " ".join(filter(None, [article.name, article.spec]))
    price = "" if article.price is None else format_price(article.price)
    return Pick(article.id, title, "/".join(filter(None, [price, article.unit])), as_key(keys), article)
