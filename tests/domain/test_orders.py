"""What customers write is read right or asked about, and never wrong in silence (N19)."""

from collections import Counter

import pytest

from desktop_app.domain.goods import Goods
from desktop_app.domain.orders.numbers import number_at
from desktop_app.domain.orders.reading import is_order, read_order
from desktop_app.domain.orders.shelf import Shelf
from desktop_app.domain.orders.values import OrderDoubt, OrderRow
from desktop_app.domain.units import converted
from tests.domain.orders_priced import PRICED
from tests.domain.orders_said import GOODS, MORE, SAID
from tests.domain.orders_tally import judged, shelf

KINDS = {**SAID, **MORE, **PRICED}
EVERY = [(text, right) for cases in KINDS.values() for text, right in cases]


@pytest.mark.parametrize("kind", KINDS)
def test_no_order_is_wrong_in_silence(kind: str) -> None:
    """N19: sentence by sentence, by what is the matter with them."""
    verdicts = {text: judged(text, right) for text, right in KINDS[kind]}
    assert not [text for text, verdict in verdicts.items() if verdict in ("silent", "wrong")]


def test_of_all_orders_at_least_95_in_a_hundred_are_right_or_asked_and_most_need_no_question() -> None:
    """N19: what may be known from the words alone is known, but for pinyin and what is misspelt."""
    verdicts = Counter(judged(text, right) for text, right in EVERY)
    print(f"{len(EVERY)} orders: {dict(verdicts)}")
    assert len(EVERY) >= 300
    assert verdicts["silent"] == 0
    assert verdicts["right"] + verdicts["asked"] >= 0.95 * len(EVERY)
    plain = [judged(text, right) for text, right in EVERY if not {"?", "+", "~"} & set(right)]
    assert plain.count("right") >= 0.9 * len(plain)


def a_row(text: str, sold: Shelf | None = None, standing: tuple[int, ...] = ()) -> OrderRow:
    (row,) = read_order(text, sold or shelf(), standing).rows
    return row


def asked(row: OrderRow) -> str:
    assert row.asked is not None
    return str(row.asked)


# ── figures beside goods and quantity ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("水泥20包×25元", 250_000),
        ("水泥 10包 25", 250_000),
        ("水泥10包，每包25", 250_000),
        ("水泥10包 25一包", 250_000),
    ],
)
def test_a_price_beside_goods_of_which_several_fit_stays_with_all_of_them(text: str, price: int) -> None:
    row = a_row(text)
    assert (row.unsure, row.price) == (OrderDoubt.WHICH, price)
    assert {one.price for one in row.choices} == {price}


@pytest.mark.parametrize(
    ("text", "name", "price", "more"),
    [
        ("石棉瓦 10张 25", "石棉瓦", 250_000, "The order says 25.00. Is it the price of one 张?"),
        ("石棉瓦10张×25", "石棉瓦", 250_000, "The order says 25.00. Is it the price of one 张?"),
        ("石棉瓦两千张 0.45一张", "石棉瓦", 4_500, "The order says 0.45. Is it the price of one 张?"),
        ("石棉瓦10张 25元", "石棉瓦", None, "The order says 25.00. Is it the price of one 张?"),
        ("石棉瓦10张 2块5", "石棉瓦", None, "The order says 2.50. Is it the price of one 张?"),
    ],
)
def test_a_figure_behind_the_quantity_is_a_price_and_no_part_of_a_new_name(
    text: str, name: str, price: int | None, more: str
) -> None:
    row = a_row(text)
    (new,) = [one for one in row.choices if not one.goods.id]
    assert (new.goods.name, new.goods.spec, new.price) == (name, "", price)
    assert asked(row).endswith(more)


def test_the_price_of_all_is_no_price_of_one() -> None:
    row = a_row("石棉瓦10张一共250")
    assert row.unsure
    assert {one.price for one in row.choices} == {None}


def test_what_is_told_of_the_whole_order_is_asked_of_every_line() -> None:
    rows = read_order("大概要：\n河沙3方\n水泥20包\n红砖500块", shelf()).rows
    assert [row.unsure for row in rows] == [OrderDoubt.COUNT, OrderDoubt.WHICH, OrderDoubt.COUNT]
    assert asked(rows[0]) == "The order says “大概要”. How many exactly?"


@pytest.mark.parametrize("word", ["大概", "大约", "约", "差不多", "估计", "可能"])
def test_about_so_many_before_the_quantity_is_asked(word: str) -> None:
    for text in (f"{word}30袋腻子粉", f"河沙3方 {word}30袋腻子粉", f"河沙3方，{word}30袋腻子粉"):
        row = read_order(text, shelf()).rows[-1]
        assert (row.unsure, row.quantity) == (OrderDoubt.COUNT, 30_000), text


def test_about_so_many_that_may_be_said_of_either_is_asked_of_both() -> None:
    for text in ("河沙3方大概 腻子粉30袋", "河沙3方 大概 腻子粉30袋"):
        first, second = read_order(text, shelf()).rows
        assert (first.unsure, second.unsure) == (OrderDoubt.COUNT, OrderDoubt.COUNT), text
    (last,) = read_order("河沙3方 差不多", shelf()).rows
    assert last.unsure is OrderDoubt.COUNT


# ── what is asked, in words ──────────────────────────────────────────────────────────────────────


def test_which_cement_is_asked_with_all_that_fit() -> None:
    row = a_row("水泥20包")
    assert (row.unsure, asked(row)) == (OrderDoubt.WHICH, "Several goods fit “水泥20包”. Which is meant?")
    assert [(one.goods.spec, one.quantity) for one in row.choices] == [("32.5", 20_000), ("42.5", 20_000)]
    assert (row.known, row.quantity, row.price) == (None, 20_000, None)


def test_another_unit_is_asked_and_worked_out_where_that_can_be_done() -> None:
    """Half of 5 斤 is 2.5 kg; how many boxes six bottles are nobody knows."""
    weighed, bottles = a_row("铁钉3寸5斤"), a_row("可口可乐6瓶")
    assert asked(weighed) == "The order says 5 斤, that is 2.5 kg. Is it right?"
    assert weighed.quantity == 2_500
    assert asked(bottles) == "The order says 6 瓶; these goods are sold by 箱. How many?"
    assert (bottles.known, bottles.quantity) == (GOODS["cola"], None)


def test_units_are_worked_out_only_where_it_comes_out_even() -> None:
    assert converted(2_000, "打", "个") == 24_000
    assert converted(1, "斤", "kg") is None
    assert converted(1_000, "箱", "瓶") is None


def test_the_same_goods_twice_are_asked_also_where_they_stand_on_the_slip() -> None:
    first, second = read_order("河沙3方\n河沙3方", shelf()).rows
    assert (first.unsure, second.unsure) == (None, OrderDoubt.TWICE)
    assert asked(second) == "These goods are in line 1 already. Once more?"
    standing = a_row("河沙3方", standing=(GOODS["brick"].id, GOODS["sand"].id))
    assert asked(standing) == "These goods are in line 2 already. Once more?"


def test_a_price_near_the_list_price_is_taken_and_one_far_from_it_asked() -> None:
    """Sand is 120 on the list; 1180 for one is a slip of the finger, 360 beside three the sum of all."""
    assert a_row("河沙3方@118").price == 1_180_000
    assert a_row("河沙3方@118").unsure is None
    assert asked(a_row("河沙3方@1180")) == "The order says 1180.00. Is it the price of one 方?"
    no_unit = a_row("扎带3 单价50", Shelf((Goods("扎带", 1, price=5_000),)))
    assert asked(no_unit) == "The order says 50.00. Is it the price of one?"
    assert a_row("河沙3方 360元").unsure is OrderDoubt.PRICE
    assert a_row("豆腐2板 36元").unsure is OrderDoubt.PRICE
    assert a_row("豆腐1板 18元").unsure is None
    assert a_row("河沙3方 110元/包").unsure is OrderDoubt.PRICE


def test_without_a_list_price_only_a_sum_of_money_is_asked() -> None:
    sold = Shelf((Goods("河沙", 1, unit="方"),))
    assert a_row("河沙3方单价118", sold).unsure is None
    assert a_row("河沙3方118元", sold).unsure is OrderDoubt.PRICE


def test_a_quantity_that_cannot_be_is_asked() -> None:
    for text in ("白水泥百来包", "河沙0方", "红砖999999999999999块", "红砖五六百块", "河沙0.0001方"):
        assert (a_row(text).unsure, a_row(text).quantity) == (OrderDoubt.COUNT, None)
    about = a_row("土豆50斤左右")
    assert (about.unsure, about.quantity) == (OrderDoubt.COUNT, 50_000)
    assert asked(a_row("红砖")) == "The order does not say how many."
    assert asked(a_row("豆腐1.5板")) == "A part of one: “豆腐1.5板”. Is it right?"
    assert a_row("豆腐一板半").quantity == 1_500


def test_what_is_not_sold_is_offered_as_new_with_its_unit_quantity_and_price() -> None:
    row = a_row("岩棉板12张@30")
    assert asked(row) == "No goods are called “岩棉板”. New goods, or others?"
    new = row.choices[-1]
    assert (new.goods.id, new.goods.name, new.goods.unit, new.quantity, new.price) == (
        0,
        "岩棉板",
        "张",
        12_000,
        300_000,
    )
    assert (row.unsure, len(row.choices)) == (OrderDoubt.NEW, 1)
    assert asked(a_row("石糕板12张")) == "No goods are called “石糕板”. Which are meant?"


def test_a_number_too_many_is_asked() -> None:
    row = a_row("河沙3方 4方")
    assert (row.unsure, asked(row)) == (OrderDoubt.NUMBER, "Which number of “河沙3方 4方” is the quantity?")
    both = a_row("石膏板9.5")
    assert both.unsure is OrderDoubt.NUMBER
    assert {one.quantity for one in both.choices} == {None, 9_500}


def test_a_specification_and_a_quantity_written_as_one_number_are_asked() -> None:
    """“轻钢龙骨5010根” are 5010, or ten of 50."""
    assert a_row("轻钢龙骨5010根").unsure is OrderDoubt.NUMBER
    assert a_row("轻钢龙骨300根").quantity == 300_000
    assert a_row("自攻螺丝4*256盒").unsure


def test_where_a_line_has_no_number_the_next_ones_are_not_sure_either() -> None:
    """“雪碧 5箱可口可乐”: five boxes of which?"""
    rows = read_order("雪碧 5箱可口可乐 3箱农夫山泉", shelf()).rows
    assert all(row.unsure for row in rows)


# ── how shops name their goods ───────────────────────────────────────────────────────────────────


def test_a_specification_that_is_part_of_the_name_is_found_in_either_order() -> None:
    sold = Shelf((Goods("32.5水泥", 1, unit="包"), Goods("PVC管50", 2, unit="根"), Goods("PVC管110", 3, unit="根")))
    rows = read_order("水泥32.5 20包，50PVC管6根，PVC管110 4根", sold).rows
    assert [(row.known.id if row.known else 0, row.quantity, row.unsure) for row in rows] == [
        (1, 20_000, None), (2, 6_000, None), (3, 4_000, None),
    ]  # fmt: skip
    assert a_row("水泥20包", sold).unsure
    assert a_row("PVC管5020根", sold).unsure


def test_a_make_may_be_left_out_but_two_makes_are_asked() -> None:
    """Water of one make is that water; of two cements of 42.5 nobody says which."""
    sold = Shelf(
        (
            Goods("娃哈哈矿泉水", 1, spec="596ml*24瓶", unit="箱"),
            Goods("PO42.5水泥", 2, unit="包"),
            Goods("中联水泥", 3, spec="42.5", unit="包"),
            Goods("腻子粉", 4, spec="20kg/袋", unit="袋"),
        )
    )
    assert (a_row("矿泉水596ml 5箱", sold).known, a_row("矿泉水5箱", sold).quantity) == (sold.goods[0], 5_000)
    assert a_row("42.5水泥10包", sold).unsure is OrderDoubt.WHICH
    assert a_row("中联水泥10包", sold).known == sold.goods[2]
    assert a_row("腻子粉20kg 10袋", sold).quantity == 10_000
    brand = a_row("娃哈哈两箱", sold)
    assert (brand.unsure, brand.typed) == (OrderDoubt.LIKE, "娃哈哈")


def test_the_sum_of_all_is_never_a_price_of_one() -> None:
    """“共84元” beside six pipes of 14."""
    row = a_row("PVC管50 6根，共84元")
    assert row.unsure
    assert {choice.price for choice in row.choices} == {None}


def test_goods_without_a_unit_take_any_and_without_a_name_none() -> None:
    sold = Shelf((Goods("河沙", 1), Goods("", 2)))
    assert (a_row("河沙3车", sold).unsure, a_row("河沙3车", sold).quantity) == (None, 3_000)


def test_pinyin_is_asked_and_nothing_sounds_like_anything_where_nobody_spells_it() -> None:
    assert a_row("河砂3方").choices[0].goods == GOODS["sand"]
    assert a_row("hs 3方").choices[0].goods == GOODS["sand"]
    assert a_row("hs 3方", Shelf((GOODS["sand"],))).unsure is OrderDoubt.NEW


# ── lists, chats and sheets ──────────────────────────────────────────────────────────────────────


def test_what_is_no_goods_is_left_out_and_told() -> None:
    order = read_order("老板好\n明天送到学府路店\n河沙3方\n[图片]\n谢谢", shelf())
    assert order.left_out == ("明天", "送到学府路店", "[图片]")
    assert order.unsure == 0
    assert read_order("", shelf()).rows == ()


def test_a_picture_of_a_chat_is_left_out_but_no_specification_in_brackets() -> None:
    assert a_row("河沙3方[强][玫瑰]").unsure is None
    assert read_order("塑料袋[大号]3捆", shelf()).left_out == ()
    assert a_row("塑料袋[大号]3捆").choices[0].goods == GOODS["bagl"]
    assert a_row("[细]河沙3方").unsure


def test_a_label_before_goods_is_not_thrown_away_with_them() -> None:
    assert a_row("地址：河沙3方").words.endswith("河沙3方")
    assert a_row("联系人 岩棉板12张").unsure


def test_a_lone_mark_before_a_number_may_be_a_number() -> None:
    """“1、2箱” is one box or two."""
    assert all(row.unsure for row in read_order("1、2箱可口可乐", shelf()).rows)
    assert a_row("1、河沙3方").quantity == 3_000
    *_, second = read_order("十一、河沙3方\n白水泥2包", shelf()).rows
    assert second.quantity == 2_000


def test_the_amount_of_a_sheet_is_compared() -> None:
    head = "品名\t数量\t单价\t金额\n"
    assert a_row(head + "雪碧\t5\t45\t225").unsure is None
    for amount in ("252", "二百"):
        assert a_row(head + f"雪碧\t5\t45\t{amount}").unsure is OrderDoubt.WORDS
    assert a_row("品名\t数量\t备注\n雪碧\t5").quantity == 5_000
    rows = read_order("品名\t数量\n雪碧\t5\n另外河沙3方\n合计\t8", shelf()).rows
    assert [row.quantity for row in rows] == [5_000, 3_000]


def test_an_order_is_told_from_the_name_of_one_article() -> None:
    for text in ("32.5水泥20包", "河沙3\n红砖500", "河沙、红砖", "河沙 3 5"):
        assert is_order(text)
    for text in ("水泥", "水泥 P.O 42.5", "6901234567892", "", "，"):
        assert not is_order(text)


@pytest.mark.parametrize(
    ("written", "thousandths"),
    [
        ("20", 20_000), ("1,000", 1_000_000), ("1.5万", 15_000_000), ("0.0001", None), ("两", 2_000), ("半", 500),
        ("廿", 20_000), ("十二", 12_000), ("一百零五", 105_000), ("三千五", 3_500_000), ("一万二", 12_000_000),
        ("三千零五十", 3_050_000), ("两千", 2_000_000), ("五六百", None), ("几十", None), ("二零五", None),
        ("三点五", 3_500), ("三点一四一五九", None), ("20来", None), ("二万三千", 23_000_000), ("水", 0),
    ],
)  # fmt: skip
def test_numbers_are_read_as_customers_write_them(written: str, thousandths: int | None) -> None:
    number = number_at(written, 0)
    assert (number.value if number else 0) == thousandths
