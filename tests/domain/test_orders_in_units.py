"""Orders that count in boxes: the units of the goods are known, with the price of each (N19)."""

import pytest

from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.orders.reading import read_order
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderDoubt, OrderRow

TILES = Goods("抛釉砖", 1, spec="800×800", unit="片", price=320_000, larger=(GoodsUnit("箱", 3_000, 954_000),))
SAND = Goods("河沙", 2, unit="方", price=1_200_000)


def read(text: str) -> OrderRow:
    (row,) = read_order(text, Shelf((TILES, SAND))).rows
    return row


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("抛釉砖 12箱", 12_000, "箱"),
        ("抛釉砖12片", 12_000, "片"),
        ("抛釉砖 7", 7_000, "片"),
        ("来3箱抛釉砖", 3_000, "箱"),
    ],
)
def test_an_order_in_a_unit_the_goods_are_sold_in_is_sure(text: str, quantity: int, unit: str) -> None:
    row = read(text)
    assert row.unsure is None, row.asked
    assert row.unit is not None
    assert (row.quantity, row.unit.unit) == (quantity, unit)


def test_a_price_is_that_of_the_unit_that_is_counted() -> None:
    """95 a box is near its list price; 95 a piece is no price of a piece."""
    assert read("抛釉砖 2箱 单价95").unsure is None
    assert read("抛釉砖 2片 单价95").unsure is OrderDoubt.PRICE
    assert read("抛釉砖 2箱 每箱95元").price == 950_000
    assert read("抛釉砖 2箱 每片32元").unsure is not None


def test_a_unit_the_goods_are_not_sold_in_is_asked() -> None:
    assert read("抛釉砖 2件").unsure is OrderDoubt.UNIT
    assert read("河沙 2箱").unsure is OrderDoubt.UNIT
    assert read("铝塑板 2箱").unit is None
