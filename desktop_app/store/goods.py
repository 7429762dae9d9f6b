"""Goods in the book, and the price each customer paid last."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktop_app.domain.goods import Goods
from desktop_app.store import tables
from desktop_app.store.database import Ledger, Row
from desktop_app.store.search import search_text


class LastPrice(NamedTuple):
    """What a customer paid last for an article, in ten-thousandths of a yuan, and on which day."""

    price: int
    dated: date


class LastBuyer(NamedTuple):
    """Who bought an article, what they paid last, and on which day."""

    customer: str
    price: int
    dated: date


def insert_goods(ledger: Ledger, goods: Goods) -> Goods:
    """Keep a new article; it takes an id."""
    return replace(goods, id=int(tables.goods(ledger).insert(_columns(goods)).execute()))


def update_goods(ledger: Ledger, goods: Goods) -> None:
    table = tables.goods(ledger)
    changes = {getattr(table, name): value for name, value in _columns(goods).items()}
    table.update(changes).where(table.id == goods.id).execute()


def is_known(ledger: Ledger, goods_id: int) -> bool:
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM goods WHERE id = ?)", (goods_id,)))


def is_used(ledger: Ledger, goods_id: int) -> bool:
    """Does any slip name this article?"""
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM lines WHERE goods_id = ?)", (goods_id,)))


def load_goods(ledger: Ledger) -> list[Goods]:
    table = tables.goods(ledger)
    return [_goods(row) for row in table.select().order_by(table.name, table.spec).tuples().execute()]


def search_keys(ledger: Ledger) -> dict[int, str]:
    """By id: everything an article is found by, one key a line."""
    return dict(ledger.rows("SELECT id, search FROM goods"))


def find_goods(ledger: Ledger, name: str, spec: str, unit: str) -> Goods | None:
    """The article of exactly this name, specification and unit."""
    found = ledger.row("SELECT * FROM goods WHERE name = ? AND spec = ? AND unit = ?", (name, spec, unit))
    return _goods(found) if found else None


def last_prices(ledger: Ledger, customer_id: int) -> dict[int, LastPrice]:
    """By goods id: what this customer paid last, in ten-thousandths of a yuan, and on which day."""
    rows = ledger.rows("SELECT goods_id, price, dated FROM last_prices WHERE customer_id = ?", (customer_id,))
    return {goods_id: LastPrice(price, date.fromisoformat(dated)) for goods_id, price, dated in rows}


def last_buyers(ledger: Ledger, goods_id: int, count: int) -> list[LastBuyer]:
    """Who bought an article, the newest first, each with the price paid last."""
    rows = ledger.rows(
        """SELECT c.name, l.price, l.dated FROM last_prices l JOIN customers c ON c.id = l.customer_id
           WHERE l.goods_id = ? ORDER BY l.dated DESC, c.id LIMIT ?""",
        (goods_id, count),
    )
    return [LastBuyer(name, price, date.fromisoformat(dated)) for name, price, dated in rows]


def keep_last_prices(ledger: Ledger, customer_id: int, dated: date, prices: dict[int, int]) -> None:
    """Remember prices by goods id; a slip dated earlier than the remembered price changes nothing."""
    ledger.write_many(
        """INSERT INTO last_prices VALUES (?, ?, ?, ?) ON CONFLICT (customer_id, goods_id) DO UPDATE
           SET price = excluded.price, dated = excluded.dated WHERE excluded.dated >= last_prices.dated""",
        [(customer_id, goods_id, price, dated.isoformat()) for goods_id, price in prices.items()],
    )


def renew_search(ledger: Ledger) -> None:
    """Write anew what every article is found by, as this program indexes names."""
    ledger.write_many(
        "UPDATE goods SET search = ? WHERE id = ?", [(_search(one), one.id) for one in load_goods(ledger)]
    )


def _search(goods: Goods) -> str:
    return search_text([goods.name, goods.spec, goods.code])


def _columns(goods: Goods) -> dict[str, object]:
    return {
        "code": goods.code,
        "name": goods.name,
        "spec": goods.spec,
        "unit": goods.unit,
        "price": goods.price,
        "active": int(goods.active),
        "search": _search(goods),
    }


def _goods(row: Row) -> Goods:
    goods_id, code, name, spec, unit, price, active, _ = row
    return Goods(name, goods_id, code, spec, unit, price, bool(active))
