"""Goods are told apart by name, specification and unit, and each customer's last price is remembered."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import parse_price
from desktop_app.operations.goods import add_goods, edit_goods
from desktop_app.operations.taking_back import void_document
from desktop_app.store import checking
from desktop_app.store.database import Ledger
from desktop_app.store.goods import load_goods, paid_prices
from tests.operations.builders import a_customer, a_slip, at, on


def test_goods_are_kept_edited_and_journalled(book: Ledger) -> None:
    made = add_goods(book, Goods("水泥", spec="42.5", unit="包", price=parse_price("25.5")), at("03-01")).result
    edit_goods(book, Goods("水泥", made.id, "SN01", "42.5", "包", parse_price("26")), at("03-02"))
    assert [(one.code, one.price) for one in load_goods(book)] == [("SN01", 260_000)]
    assert checking.check(book) == []


@pytest.mark.parametrize(
    "wrong", [Goods(""), Goods("水泥", price=-1), Goods("水泥", code="a\u202eb"), Goods("水泥", spec="42.5", unit="包")]
)
def test_goods_that_cannot_be_kept_are_refused(book: Ledger, wrong: Goods) -> None:
    """D19; the same article twice cannot be told apart."""
    add_goods(book, Goods("水泥", spec="42.5", unit="包"), at("03-01"))
    with pytest.raises(Refused):
        add_goods(book, wrong, at("03-02"))


def test_a_customers_last_price_is_that_of_the_newest_slip(book: Ledger) -> None:
    customer = a_customer(book)
    for day, price in (("03-05", "30"), ("03-09", "28"), ("03-01", "99")):
        a_slip(book, customer, day, price, entered="03-10")
    (cement,) = load_goods(book)
    assert dict(paid_prices(book, customer.id))[cement.id].price == parse_price("28")
    assert paid_prices(book, customer.id + 1) == ()


def test_what_was_voided_is_not_what_a_customer_paid_last(book: Ledger) -> None:
    """The price of a slip of the finger is not proposed again; the one before it is."""
    customer = a_customer(book)
    a_slip(book, customer, "03-01", "28")
    wrong = a_slip(book, customer, "03-05", "82")
    void_document(book, wrong, on("03-05"), "打错了", at("03-05"))
    assert [(paid.price, paid.dated) for _, paid in paid_prices(book, customer.id)] == [
        (parse_price("28"), on("03-01"))
    ]
