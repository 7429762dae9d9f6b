"""What the shop sells, in which unit, at which list price."""

from datetime import date
from functools import partial

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Column, chosen
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_price
from desktop_app.operations.goods import GoodsRow, goods_rows
from desktop_app.operations.lists.goods import GOODS


def goods(session: Session) -> None:
    """Every article in order of name, those sold no more too (R022)."""
    with opened(session) as book:
        found = goods_rows(book.ledger)
    session.present(found, _answer, partial(_show, session.moment.today))


def _answer(found: list[GoodsRow]) -> object:
    return {"goods": [_one(row.goods) for row in found]}


def _one(article: Goods) -> object:
    price = None if article.price is None else format_price(article.price)
    return {**told(article, "code", "name", "spec", "unit"), "price": price, "active": article.active}


def _show(today: date, found: list[GoodsRow], screen: Screen) -> None:
    if not found:
        screen.say(Said("The book has no goods yet. They are added with the first slip, or come in from a sheet."))
        return
    columns = (*chosen(GOODS, "code", "name", "spec", "unit", "price"), SOLD)
    screen.table(columns, found, today)


SOLD: Column[GoodsRow] = Column(
    "sold",
    Said("Sold"),
    lambda row: row.goods.active,
    text=lambda row, _: "" if row.goods.active else Said("sold no more"),
)
