"""What the shop sells, in which units, at which list prices: listed, added, changed, put away, merged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from desktop_app.cli.answers import day, told
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Column, chosen
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.money import format_price, format_quantity, parse_price
from desktop_app.domain.unit_words import parts_of, read_figures, read_units, with_units
from desktop_app.operations.goods import GoodsRow, add_goods, edit_goods, find_article, goods_rows
from desktop_app.operations.goods_merging import merge_goods, split_goods
from desktop_app.operations.lists.goods import GOODS


def goods(session: Session) -> None:
    """Every article in order of name, those sold no more too (R022)."""
    with opened(session) as book:
        found = goods_rows(book.ledger, session.moment.today)
    session.present(found, _answer, partial(_show, session.moment.today))


def add(session: Session) -> None:
    """A new article with its units and prices."""
    with opened(session) as book:
        made = add_goods(book.ledger, _typed_over(Goods(""), session), session.moment)
    session.posted(made, _one(made.result))


def change(session: Session) -> None:
    """What is typed of an article is changed, all else stays."""
    with opened(session) as book:
        before = find_article(book.ledger, session.options.goods)
        made = edit_goods(book.ledger, _typed_over(before, session), session.moment)
    session.posted(made, _one(made.result))


def put_away(session: Session) -> None:
    """Sold no more, or sold again."""
    with opened(session) as book:
        before = find_article(book.ledger, session.options.goods)
        made = edit_goods(book.ledger, replace(before, active=bool(session.options.back)), session.moment)
    session.posted(made, _one(made.result))


def merge(session: Session) -> None:
    """Two articles that are one."""
    with opened(session) as book:
        other = find_article(book.ledger, session.options.other)
        kept = find_article(book.ledger, session.options.goods)
        made = merge_goods(book.ledger, other.id, kept.id, session.moment)
    session.posted(made, {"goods": _one(made.result.kept), "merged": _one(made.result.merged)})


def split(session: Session) -> None:
    """Two again."""
    with opened(session) as book:
        other = find_article(book.ledger, session.options.other)
        made = split_goods(book.ledger, other.id, session.moment)
    session.posted(made, {"goods": _one(made.result.kept), "merged": _one(made.result.merged)})


def _typed_over(before: Goods, session: Session) -> Goods:
    """The article with what was typed; an empty price takes it away."""
    typed = session.options
    texts = {name: getattr(typed, name) for name in ("name", "spec", "unit", "code", "group", "barcode")}
    goods = replace(before, **{name: text for name, text in texts.items() if text is not None})
    if typed.price is not None:
        goods = replace(goods, price=_price(typed.price))
    if typed.lowest is not None:
        goods = replace(goods, lowest=_price(typed.lowest))
    if typed.held_back is not None:
        goods = replace(goods, held_back=typed.held_back == "yes")
    if typed.units is not None:
        goods = replace(goods, larger=tuple(with_units(goods, read_units(parts_of(typed.units), goods.unit))))
    if typed.terms_price is not None:
        told = (one for one in typed.terms_price if one is not None)
        goods = replace(goods, by_terms=tuple(replace(one, unit=one.unit or goods.unit) for one in told))
    goods = _with_figures(goods, typed.unit_prices, "price")
    goods = _with_figures(goods, typed.unit_lowest, "lowest")
    return _with_figures(goods, typed.unit_barcodes, "barcode")


def _with_figures(goods: Goods, text: str | None, field: str) -> Goods:
    """`箱 95.40; 袋 9.80` written over a figure of the larger units."""
    if text is None:
        return goods
    figures = read_figures(text)
    known = {one.unit for one in goods.larger}
    strange = next((unit for unit in figures if unit not in known), None)
    if strange is not None:
        raise Refused("{name} has no larger unit “{unit}”. Give --units first.", name=goods.name, unit=strange)
    return replace(goods, larger=tuple(_with_figure(one, figures.get(one.unit), field) for one in goods.larger))


def _with_figure(one: GoodsUnit, figure: str | None, field: str) -> GoodsUnit:
    if figure is None:
        return one
    changes: dict[str, Any] = {field: figure if field == "barcode" else parse_price(figure)}
    return replace(one, **changes)


def _price(text: str) -> int | None:
    return parse_price(text) if text.strip() else None


def _answer(found: list[GoodsRow]) -> object:
    return {"goods": [_one(row.goods, row) for row in found]}


def _one(article: Goods, row: GoodsRow | None = None) -> Mapping[str, object]:
    sold = {} if row is None else {"sold_lately": format_quantity(row.sold), "last_sold": day(row.last_sold)}
    return {
        **told(article, "code", "name", "spec", "unit", "group", "barcode", "active", "held_back"),
        "price": price_text(article.price),
        "lowest": price_text(article.lowest),
        "priced_on": day(article.priced_on),
        "units": [
            {"unit": one.unit, "holds": format_quantity(one.holds), "price": price_text(article.listed(one)),
             "lowest": price_text(article.lowest_of(one)), "barcode": one.barcode}
            for one in article.larger
        ],
        "by_terms": [
            {"terms": one.kind, "unit": one.unit, "price": format_price(one.price)} for one in article.by_terms
        ],
        **sold,
    }  # fmt: skip


def price_text(price: int | None) -> str | None:
    """A price for programs; None where there is none."""
    return None if price is None else format_price(price)


def _show(today: date, found: list[GoodsRow], screen: Screen) -> None:
    if not found:
        screen.say(Said("The book has no goods yet. They are added with the first slip, or come in from a sheet."))
        return
    columns = (*chosen(GOODS, "code", "name", "spec", "unit", "units", "price", "lowest", "group"), SOLD)
    screen.table(columns, found, today)


SOLD: Column[GoodsRow] = Column(
    "on_sale",
    Said("Sold"),
    lambda row: row.goods.active,
    text=lambda row, _: "" if row.goods.active else Said("sold no more"),
)
