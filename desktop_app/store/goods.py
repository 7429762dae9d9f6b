"""Goods in the book with their units, and the price each customer paid last."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice, codes_of
from desktop_app.domain.prices import PaidPrice
from desktop_app.store import tables
from desktop_app.store.database import Ledger, Row
from desktop_app.store.search import search_text


class LastBuyer(NamedTuple):
    """Who bought an article, what they paid last for one of a unit, and on which day."""

    customer: str
    price: int
    dated: date
    unit: str = ""


def insert_goods(ledger: Ledger, goods: Goods) -> Goods:
    """Keep a new article; it takes an id."""
    made = replace(goods, id=int(tables.goods(ledger).insert(_columns(ledger, goods)).execute()))
    _write_parts(ledger, made)
    return made


def update_goods(ledger: Ledger, goods: Goods) -> None:
    table = tables.goods(ledger)
    changes = {getattr(table, name): value for name, value in _columns(ledger, goods).items()}
    table.update(changes).where(table.id == goods.id).execute()
    for part in ("goods_units", "terms_prices"):
        ledger.write(f"DELETE FROM {part} WHERE goods_id = ?", (goods.id,))
    _write_parts(ledger, goods)


def is_known(ledger: Ledger, goods_id: int) -> bool:
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM goods WHERE id = ?)", (goods_id,)))


def is_used(ledger: Ledger, goods_id: int) -> bool:
    """Does any slip name this article?"""
    return bool(ledger.value("SELECT EXISTS (SELECT 1 FROM lines WHERE goods_id = ?)", (goods_id,)))


def units_used(ledger: Ledger, goods_id: int) -> set[str]:
    """The units in which slips and agreements name this article, or one that was merged into it."""
    rows = ledger.rows(
        """WITH one AS (SELECT ?1 AS id UNION SELECT member FROM goods_kin WHERE head = ?1)
           SELECT unit FROM lines WHERE goods_id IN one UNION SELECT base_unit FROM lines WHERE goods_id IN one
           UNION SELECT unit FROM agreed_prices WHERE goods_id IN one""",
        (goods_id,),
    )
    return {unit for (unit,) in rows} - {""}


def load_goods(ledger: Ledger) -> list[Goods]:
    table = tables.goods(ledger)
    rows = table.select().order_by(table.name, table.spec).tuples().execute()
    return [*_with_parts(ledger, [*rows]).values()]


def load_article(ledger: Ledger, goods_id: int) -> Goods | None:
    """One article, as it stands."""
    found = ledger.rows("SELECT * FROM goods WHERE id = ?", (goods_id,))
    return _with_parts(ledger, found).get(goods_id)


def groups(ledger: Ledger) -> dict[int, str]:
    """The group of every goods that has one."""
    return dict(ledger.rows("SELECT id, goods_group FROM goods WHERE goods_group <> ''"))


def held_back(ledger: Ledger) -> frozenset[int]:
    """Ids of the goods that a late payer gets none of."""
    return frozenset(goods_id for (goods_id,) in ledger.rows("SELECT id FROM goods WHERE held_back"))


def search_keys(ledger: Ledger) -> dict[int, str]:
    """By id: everything an article is found by, one key a line."""
    return dict(ledger.rows("SELECT id, search FROM goods"))


def find_goods(ledger: Ledger, name: str, spec: str, unit: str) -> Goods | None:
    """The article of exactly this name and specification whose smallest unit this is."""
    return _found(ledger, "name = ? AND spec = ? AND unit = ?", name, spec, unit)


def find_by_larger_unit(ledger: Ledger, name: str, spec: str, unit: str) -> Goods | None:
    """The article of exactly this name and specification that is sold in this larger unit, too."""
    where = "name = ? AND spec = ? AND id IN (SELECT goods_id FROM goods_units WHERE unit = ?)"
    return _found(ledger, where, name, spec, unit)


def find_with_units(ledger: Ledger, name: str, spec: str) -> Goods | None:
    """An article of this name and specification whose units the shop has told."""
    return _found(ledger, "name = ? AND spec = ? AND id IN (SELECT goods_id FROM goods_units)", name, spec)


def code_owner(ledger: Ledger, code: str, but: int) -> Goods | None:
    """Another article that has this barcode for one of its units."""
    where = "id <> ? AND (barcode = ? OR id IN (SELECT goods_id FROM goods_units WHERE barcode = ?))"
    return _found(ledger, where, but, code, code)


def paid_prices(ledger: Ledger, customer_id: int) -> tuple[tuple[int, PaidPrice], ...]:
    """(goods id, what this customer paid last for one of each unit), the oldest first."""
    rows = ledger.rows(
        "SELECT goods_id, unit, price, dated FROM last_prices WHERE customer_id = ? ORDER BY dated", (customer_id,)
    )
    return tuple((goods_id, PaidPrice(unit, price, date.fromisoformat(dated))) for goods_id, unit, price, dated in rows)


def last_sold(ledger: Ledger) -> dict[int, date]:
    """By goods id: the last day somebody bought them."""
    rows = ledger.rows("SELECT goods_id, max(dated) FROM last_prices GROUP BY goods_id")
    return {goods_id: date.fromisoformat(dated) for goods_id, dated in rows}


def last_buyers(ledger: Ledger, goods_id: int, count: int) -> list[LastBuyer]:
    """Who bought an article, the newest first, each with the price paid last."""
    rows = ledger.rows(
        """SELECT c.name, l.price, l.dated, l.unit FROM last_prices l JOIN customers c ON c.id = l.customer_id
           WHERE l.goods_id = ? ORDER BY l.dated DESC, c.id LIMIT ?""",
        (goods_id, count),
    )
    return [LastBuyer(name, price, date.fromisoformat(dated), unit) for name, price, dated, unit in rows]


def keep_last_prices(ledger: Ledger, customer_id: int, dated: date, prices: Mapping[tuple[int, str], int]) -> None:
    """Remember prices by goods id and unit; a slip dated earlier than the remembered price changes nothing."""
    ledger.write_many(
        """INSERT INTO last_prices VALUES (?, ?, ?, ?, ?) ON CONFLICT (customer_id, goods_id, unit) DO UPDATE
           SET price = excluded.price, dated = excluded.dated WHERE excluded.dated >= last_prices.dated""",
        [(customer_id, goods_id, unit, price, dated.isoformat()) for (goods_id, unit), price in prices.items()],
    )


def write_last_prices(ledger: Ledger, where: str) -> None:
    """What was paid last, read off the lines `where` holds of, under the goods that each has become."""
    ledger.write(
        f"""INSERT INTO last_prices SELECT customer_id, goods_id, unit, price, dated FROM (
                SELECT d.customer_id, coalesce(h.head, l.goods_id) AS goods_id, l.unit, l.price, d.dated,
                    row_number() OVER (PARTITION BY d.customer_id, coalesce(h.head, l.goods_id), l.unit
                        ORDER BY d.dated DESC, d.id DESC, l.line DESC) AS place
                FROM documents d JOIN lines l ON l.document_id = d.id
                LEFT JOIN goods_heads h ON h.member = l.goods_id
                WHERE {where} AND d.kind = 'shipment' AND l.goods_id IS NOT NULL AND NOT l.gift AND l.quantity > 0
                    AND NOT EXISTS (SELECT 1 FROM documents r WHERE r.reverses = d.id)) WHERE place = 1"""
    )


def forget_prices_of(ledger: Ledger, document_id: int, customer_id: int, dated: date) -> None:
    """A slip counts no more: what the customer paid last for its goods is what the slips before it say."""
    meant = f"""(SELECT coalesce(h.head, l.goods_id) FROM lines l LEFT JOIN goods_heads h ON h.member = l.goods_id
        WHERE l.document_id = {document_id})"""
    whose = f"customer_id = {customer_id} AND goods_id IN {meant}"
    if ledger.value(f"SELECT EXISTS (SELECT 1 FROM last_prices WHERE {whose} AND dated = ?)", (dated.isoformat(),)):
        ledger.write(f"DELETE FROM last_prices WHERE {whose}")
        write_last_prices(ledger, f"d.customer_id = {customer_id} AND coalesce(h.head, l.goods_id) IN {meant}")


def renew_search(ledger: Ledger) -> None:
    """Write anew what every article is found by, as this program indexes names."""
    ledger.write_many(
        "UPDATE goods SET search = ? WHERE id = ?", [(_search(ledger, one), one.id) for one in load_goods(ledger)]
    )


def _search(ledger: Ledger, goods: Goods) -> str:
    """By its names, codes and barcodes, and by those of goods that became one with it."""
    merged = ledger.rows(
        "SELECT g.name, g.code, g.barcode FROM goods_kin k JOIN goods g ON g.id = k.member WHERE k.head = ?",
        (goods.id,),
    )
    codes = [code for _, code in codes_of(goods)]
    return search_text([goods.name, goods.spec, goods.code, *codes, *(text for row in merged for text in row if text)])


def _found(ledger: Ledger, where: str, *values: object) -> Goods | None:
    rows = ledger.rows(f"SELECT * FROM goods WHERE {where} ORDER BY active DESC, id LIMIT 1", values)
    return next(iter(_with_parts(ledger, rows).values()), None)


def _columns(ledger: Ledger, goods: Goods) -> dict[str, object]:
    return {
        "code": goods.code,
        "name": goods.name,
        "spec": goods.spec,
        "unit": goods.unit,
        "price": goods.price,
        "active": int(goods.active),
        "search": _search(ledger, goods),
        "lowest": goods.lowest,
        "goods_group": goods.group,
        "barcode": goods.barcode,
        "priced_on": goods.priced_on and goods.priced_on.isoformat(),
        "held_back": int(goods.held_back),
    }


def _write_parts(ledger: Ledger, goods: Goods) -> None:
    ledger.write_many(
        "INSERT INTO goods_units VALUES (?, ?, ?, ?, ?, ?)",
        [(goods.id, one.unit, one.holds, one.price, one.lowest, one.barcode) for one in goods.larger],
    )
    ledger.write_many(
        "INSERT INTO terms_prices VALUES (?, ?, ?, ?)",
        [(goods.id, one.kind, one.unit, one.price) for one in goods.by_terms],
    )


def _with_parts(ledger: Ledger, rows: list[Row]) -> dict[int, Goods]:
    """By id, in the order of the rows: articles with their larger units and their prices by terms."""
    whose = f"goods_id = {int(rows[0][0])}" if len(rows) == 1 else "1"
    larger: defaultdict[int, list[GoodsUnit]] = defaultdict(list)
    for goods_id, *told in ledger.rows(
        f"""SELECT goods_id, unit, holds, price, lowest, barcode FROM goods_units WHERE {whose}
            ORDER BY goods_id, holds, unit"""
    ):
        larger[goods_id].append(GoodsUnit(*told))
    by_terms: defaultdict[int, list[TermsPrice]] = defaultdict(list)
    for goods_id, kind, unit, price in ledger.rows(
        f"SELECT goods_id, terms_kind, unit, price FROM terms_prices WHERE {whose} ORDER BY goods_id, terms_kind, unit"
    ):
        by_terms[goods_id].append(TermsPrice(TermsKind(kind), unit, price))
    return {row[0]: _goods(row, tuple(larger[row[0]]), tuple(by_terms[row[0]])) for row in rows}


def _goods(row: Row, larger: tuple[GoodsUnit, ...], by_terms: tuple[TermsPrice, ...]) -> Goods:
    goods_id, code, name, spec, unit, price, active, _, lowest, group, barcode, priced_on, held = row
    return Goods(
        name, goods_id, code, spec, unit, price, bool(active), lowest, group, barcode, larger, by_terms,
        date.fromisoformat(priced_on) if priced_on else None, bool(held),
    )  # fmt: skip
