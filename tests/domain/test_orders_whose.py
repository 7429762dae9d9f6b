"""Whom an order names, and what of new goods is seen in its words (N19)."""

import pytest

from desktop_app.domain.goods import Goods
from desktop_app.domain.orders.reading import read_order
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderRow

SOLD = Shelf((Goods("水泥", 1, spec="32.5", unit="包"), Goods("河沙", 2, unit="方"), Goods("老王豆瓣酱", 3, unit="瓶")))
NAMES = (
    (1, "王府饭店后厨"),
    (1, "小王"),
    (2, "李四早餐"),
    (2, "李四"),
    (3, "李四早餐二店"),
    (4, "小王"),
    (5, "王"),
    (6, "老王"),
)


@pytest.mark.parametrize(
    ("text", "called", "whose"),
    [
        ("王府饭店后厨明天要水泥10包", "王府饭店后厨", (1,)),
        ("李四早餐 水泥10包", "李四早餐", (2,)),
        ("李四早餐二店：水泥10包", "李四早餐二店", (3,)),
        ("水泥10包，送李四", "李四", (2,)),
        ("河沙3方\n李四", "李四", (2,)),
        ("李四水泥10包", "李四", (2,)),
        ("小王明天送货 水泥10包", "小王", (1, 4)),
        ("李四 王府饭店后厨 水泥各5包", "李四、王府饭店后厨", (1, 2)),
    ],
)
def test_whom_the_words_name_is_told_and_they_are_no_goods(text: str, called: str, whose: tuple[int, ...]) -> None:
    order = read_order(text, SOLD, names=NAMES)
    assert (order.called, order.whose) == (called, whose)
    assert not any("李四" in words or "王" in words for words in (*order.left_out, *(row.words for row in order.rows)))


@pytest.mark.parametrize("text", ["水泥10包", "小王子饼干3箱", "张小王 水泥10包", "老王豆瓣酱3瓶", "王 水泥10包"])
def test_a_part_of_another_word_goods_and_a_single_sign_name_nobody(text: str) -> None:
    assert read_order(text, SOLD, names=NAMES).whose == ()


def new_goods(row: OrderRow) -> tuple[str, str, str, int | None]:
    new = row.choices[-1]
    assert new.goods.id == 0
    return new.goods.name, new.goods.spec, new.goods.unit, new.quantity


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("PVC管50 6根", ("PVC管", "50", "根", 6_000)),
        ("PVC管 50*2.0 6根", ("PVC管", "50*2.0", "根", 6_000)),
        ("32.5石膏20包", ("石膏", "32.5", "包", 20_000)),
        ("PPR管20/2.3 6根", ("PPR管", "20", "根", 6_000)),
        ("纱窗3个", ("纱窗", "", "个", 3_000)),
        ("纱窗3", ("纱窗", "", "", 3_000)),
        ("电缆2箱3卷", ("电缆", "", "", None)),
        ("地砖80 60 5箱", ("地砖", "80", "箱", 5_000)),
        ("6根 25 PPR管", ("PPR管", "", "根", 6_000)),
        ("石膏 10包 25", ("石膏", "", "包", 10_000)),
        ("8毫米螺丝100个", ("螺丝", "8毫米", "个", 100_000)),
        ("大概30袋腻子粉", ("腻子粉", "", "袋", None)),
    ],
)
def test_of_new_goods_a_bare_number_beside_a_counted_one_is_the_size(
    text: str, told: tuple[str, str, str, int | None]
) -> None:
    """They are asked about all the same: what the words say stands there at once."""
    (row,) = read_order(text, SOLD).rows
    assert row.unsure
    assert new_goods(row) == told
    assert row.typed == told[0]


def test_a_stroke_between_blanks_divides_lines_and_one_before_a_unit_does_not() -> None:
    order = read_order("水泥20包 28.5元 / PVC管10根 / 纱窗3个，45元一个 / 钉子两斤", SOLD)
    assert [row.typed for row in order.rows] == ["水泥", "PVC管", "纱窗", "钉子"]
    assert order.rows[2].price == 45_0000
    (row,) = read_order("水泥20包 28元 / 包", SOLD).rows
    assert (row.known, row.price) == (SOLD.goods[0], 28_0000)


def test_what_of_new_goods_stands_in_no_cell_is_asked_with_their_words() -> None:
    """A price by itself may be of one or of all; multiplied with the quantity it is of one."""
    of_one = " The order says {}. Is it the price of one 包?"
    for text, price, words, more in (
        ("石膏20包×25元", 25_0000, "石膏", ""),
        ("石膏20包 500元", None, "石膏", of_one.format("500.00")),
        ("石膏 10包 25", 25_0000, "石膏", of_one.format("25.00")),
        ("大概30袋腻子粉", None, "大概30袋腻子粉", ""),
        ("石膏20包", None, "石膏", ""),
    ):
        (row,) = read_order(text, SOLD).rows
        assert (row.choices[-1].price, str(row.asked)) == (
            price, f"No goods are called “{words}”. New goods, or others?{more}",
        )  # fmt: skip


@pytest.mark.parametrize("words", ["运费80", "优惠50元", "抹零 3.5", "加运费：80", "定金200块"])
def test_a_sum_that_has_a_field_of_its_own_is_no_goods_and_is_told(words: str) -> None:
    order = read_order(f"水泥20包，{words}", SOLD)
    assert [(row.known, row.quantity) for row in order.rows] == [(SOLD.goods[0], 20_000)]
    assert len(order.left_out) == 1
