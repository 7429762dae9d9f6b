"""A customer's order in their own words: which goods, how many, at which price, and what has to be asked first."""

from datetime import date
from functools import partial

from desktop_app.cli.answers import told
from desktop_app.cli.opening import opened
from desktop_app.cli.screen import Screen
from desktop_app.cli.session import Session
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.language import Translate
from desktop_app.operations.customers import find_customer
from desktop_app.operations.orders import OrderChoice, PricedOrder, PricedRow, priced_order, sure_lines


def order(session: Session) -> None:
    """Read an order and book nothing; the exit code is 2 while a line of it is not clear (N19)."""
    with opened(session) as book:
        customer = find_customer(book.ledger, session.options.name)
        found = priced_order(book.ledger, customer.id, session.options.text, session.moment.today)
    session.present(found, partial(_answer, session.translate), partial(_show, session.moment.today))
    sure_lines(found)


def _answer(translate: Translate, found: PricedOrder) -> object:
    return {"lines": [_one(row, translate) for row in found.rows], "left_out": list(found.left_out)}


def _one(priced: PricedRow, translate: Translate) -> object:
    """A line as `ship` takes it, and what is asked about it."""
    row, question = priced.row, priced.question
    goods = told(row.known, "goods=name", "spec", "unit", "code") if row.known else {"goods": row.typed}
    goods = {**goods, "unit": row.unit.unit} if row.unit else goods
    asked = (
        {} if question is None else {"question": question.text(translate), "choices": list(map(_choice, row.choices))}
    )
    return {**goods, "quantity": _quantity(row.quantity), "price": _price(priced.price), "words": row.words, **asked}


def _choice(choice: OrderChoice) -> object:
    goods = told(choice.goods, "goods=name", "spec", "unit")
    return {**goods, "unit": choice.unit or choice.goods.unit, "quantity": _quantity(choice.quantity)}


def _quantity(quantity: int | None) -> str | None:
    return None if quantity is None else format_quantity(quantity)


def _price(price: int | None) -> str | None:
    return None if price is None else format_price(price)


def _show(today: date, found: PricedOrder, screen: Screen) -> None:
    screen.table(COLUMNS, found.rows, today)
    for place, row in enumerate(found.rows, 1):
        if row.question is not None:
            screen.say(Said("Line {line}: {question}", line=place, question=row.question))
    if found.left_out:
        screen.say(Said("Left out: {words}.", words="; ".join(found.left_out)))


COLUMNS: tuple[Column[PricedRow], ...] = (
    Column("words", Said("Ordered"), lambda one: one.row.words),
    Column("goods", Said("Goods"), lambda one: _title(one), Look.NAME),
    Column("quantity", Said("Quantity"), lambda one: _quantity(one.row.quantity) or ""),
    Column("unit", Said("Unit"), lambda one: one.row.unit.unit if one.row.unit else ""),
    Column("price", Said("Unit price"), lambda one: one.price, Look.PRICE),
)


def _title(priced: PricedRow) -> str:
    known = priced.row.known
    return " ".join(filter(None, [known.name, known.spec])) if known and not priced.row.unsure else "?"
