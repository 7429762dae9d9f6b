"""How many of which unit: what is typed into a quantity."""

import pytest

from desktop_app.domain.counted import UnitCount, counted, split_count
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods, GoodsUnit

SCREWS = Goods("螺丝", 1, unit="个", larger=(GoodsUnit("袋", 50_000), GoodsUnit("箱", 500_000)))
SAND = Goods("河沙", 2, unit="kg", larger=(GoodsUnit("吨", 1_000_000),))


@pytest.mark.parametrize(
    ("text", "goods", "quantity", "unit"),
    [
        ("2", SCREWS, 2_000, ""),
        ("2箱", SCREWS, 2_000, "箱"),
        (" 2.5 袋 ", SCREWS, 2_500, "袋"),
        ("7只", SCREWS, 7_000, "个"),
        ("3箱+5", SCREWS, 1_505_000, "个"),
        ("1箱＋2袋", SCREWS, 600_000, "个"),
        ("12*3", SCREWS, 36_000, ""),
        ("(2+1)*2箱", Goods("钉"), 6_000, "箱"),
        ("1.2万", SCREWS, 12_000_000, ""),
        ("1万个", SCREWS, 10_000_000, "个"),
        ("30公斤", SAND, 30_000, "kg"),
        ("5KG", SAND, 5_000, "kg"),
        ("2t", SAND, 2_000, "吨"),
        ("3k", SAND, 3_000_000, ""),
        ("2托", Goods("钉"), 2_000, "托"),
        ("1箱3个", SCREWS, 503_000, "个"),
        ("1箱 2袋 3只", SCREWS, 603_000, "个"),
        ("2箱5", SCREWS, 1_005_000, "个"),
        ("2吨500公斤", SAND, 2_500_000, "kg"),
        ("2m3", Goods("木方", 3, unit="m3", larger=(GoodsUnit("车", 5_000), GoodsUnit("m", 1_000))), 2_000, "m3"),
    ],
)
def test_a_quantity_says_its_unit(text: str, goods: Goods, quantity: int, unit: str) -> None:
    assert counted(text, goods) == UnitCount(quantity, unit)


def test_a_unit_the_goods_are_not_sold_in_says_which_there_are() -> None:
    for text in ("2托", "2方", "1箱+1托"):
        with pytest.raises(Refused, match=r"螺丝 is not sold by .\. Its units: 个, 袋, 箱"):
            counted(text, SCREWS)


def test_units_of_goods_nobody_knows_are_not_added_up() -> None:
    with pytest.raises(Refused, match="adds up different units"):
        counted("1箱+5个", Goods("钉"))
    with pytest.raises(Refused):
        counted("箱", SCREWS)


def test_a_quantity_is_written_plainly() -> None:
    assert UnitCount(2_500).text == "2.5"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("水泥 2箱", ("水泥", "2箱")), ("sn 2.5 吨", ("sn", "2.5 吨")), ("PVC管 50×4m 3根", ("PVC管 50×4m", "3根")),
        ("螺丝 1箱3个", ("螺丝", "1箱3个")), ("螺丝 3箱+5个", ("螺丝", "3箱+5个")),
        ("水泥", None), ("水泥 2", None), ("2箱", None), ("", None),
    ],
)  # fmt: skip
def test_goods_and_how_many_are_told_apart(text: str, parts: tuple[str, str] | None) -> None:
    assert split_count(text) == parts
