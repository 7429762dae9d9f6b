"""Goods sold in several units, and what cannot be kept of them: said at the field."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice, codes_of, costs, in_order, priced_anew, scaled
from desktop_app.domain.goods_rules import goods_problems, unit_refusal
from desktop_app.domain.money import parse_price, parse_quantity
from desktop_app.domain.shipments import LARGEST_PRICE, Line, line_kept
from desktop_app.domain.unit_words import (
    figures_text,
    joined,
    parts_of,
    read_figures,
    read_units,
    units_text,
    with_units,
)

BAG, BOX = GoodsUnit("袋", 50_000), GoodsUnit("箱", 500_000, 2_900_000, 2_800_000, "6901")
SCREWS = Goods(
    "螺丝",
    7,
    "L1",
    unit="个",
    price=600,
    lowest=500,
    barcode="6900",
    larger=(BAG, BOX),
    priced_on=date.fromisoformat("2026-03-01"),
)


def test_a_unit_without_a_price_of_its_own_costs_so_many_small_ones() -> None:
    """1箱 = 10袋 = 500个: a bag costs fifty screws, a box what the shop says."""
    assert [SCREWS.listed(one) for one in SCREWS.units] == [600, 30_000, 2_900_000]
    assert [SCREWS.lowest_of(one) for one in SCREWS.units] == [500, 25_000, 2_800_000]
    assert Goods("螺丝", larger=(BAG,)).listed(BAG) is None
    assert Goods("螺丝", larger=(BAG,)).lowest_of(BAG) is None


def test_half_a_ten_thousandth_is_rounded_up_once() -> None:
    assert (scaled(1, 1_500), scaled(2_900_000, 1000, 500_000), scaled(100_000, 1000, 3_000)) == (2, 5_800, 33_333)


def test_a_unit_is_found_however_it_is_written_and_by_its_barcode() -> None:
    sand = Goods("河沙", code="S1", unit="kg", larger=(GoodsUnit("吨", 1_000_000),))
    assert [one and one.unit for one in map(sand.unit_called, ("公斤", "T", "", "方"))] == ["kg", "吨", "kg", None]
    assert [one and one.unit for one in map(SCREWS.unit_scanned, ("6901", "6900", "l1", "9", " "))] == [
        "箱", "个", "个", None, None,
    ]  # fmt: skip


def test_a_line_is_counted_in_the_smallest_unit_by_what_its_unit_held_when_it_was_written() -> None:
    box = Line("螺丝", 2_000, 2_900_000, unit="箱", holds=500_000, base_unit="个")
    assert (box.counted, box.counted_in, box.amount_fen) == (1_000_000_000, "个", 580_00)
    assert (Line("螺丝", 2_000, 1, unit="包").counted, Line("螺丝", 2_000, 1, unit="包").counted_in) == (
        2_000_000,
        "包",
    )


def test_units_are_kept_from_the_smallest_on_and_a_line_column_by_column() -> None:
    cash, days = TermsPrice(TermsKind.CASH, "个", 1), TermsPrice(TermsKind.DAYS, "个", 2)
    mixed = in_order(replace(SCREWS, larger=(BOX, BAG), by_terms=(days, cash)))
    assert (mixed.larger, mixed.by_terms) == ((BAG, BOX), (cash, days))
    line = Line("螺丝", 2_000, 2_900_000, unit="箱", code="L1", goods_id=7, holds=500_000, base_unit="个")
    assert line_kept(line) == (7, "L1", "螺丝", "", "箱", 2_000, 2_900_000, 580_00, "", 500_000, "个", 0, 0, 0, "", "")


def test_the_day_of_a_price_is_that_on_which_the_list_said_otherwise() -> None:
    today = date.fromisoformat("2026-04-01")
    assert priced_anew(None, SCREWS, today).priced_on == today
    assert priced_anew(None, Goods("运费"), today).priced_on is None
    assert priced_anew(SCREWS, replace(SCREWS, code="L2", lowest=1), today).priced_on == SCREWS.priced_on
    assert priced_anew(SCREWS, replace(SCREWS, larger=(BAG,)), today).priced_on == today
    dearer = replace(SCREWS, by_terms=(TermsPrice(TermsKind.DAYS, "个", 700),))
    assert priced_anew(SCREWS, dearer, today).priced_on == today


def test_what_goods_cost_is_their_prices_and_what_no_unit_may_go_below() -> None:
    """A new barcode or code changes nothing of it."""
    assert costs(SCREWS) == costs(replace(SCREWS, code="L2", barcode="6999"))
    larger = (BAG, replace(BOX, lowest=2_700_000))
    assert len({costs(SCREWS), costs(replace(SCREWS, lowest=400)), costs(replace(SCREWS, larger=larger))}) == 3


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        (replace(SCREWS, price=-1, lowest=None), "price", "below 0"),
        (replace(SCREWS, lowest=-1), "lowest", "below 0"),
        (replace(SCREWS, lowest=601), "lowest", "above the list price"),
        (replace(SCREWS, larger=(GoodsUnit("箱", 0),)), "larger", "more than 0"),
        (replace(SCREWS, larger=(GoodsUnit("箱", 10**9 + 1),)), "larger", "at most 1,000,000"),
        (replace(SCREWS, larger=(GoodsUnit("", 2_000),)), "larger", "no name"),
        (replace(SCREWS, unit="", barcode=""), "unit", "smallest unit first"),
        (replace(SCREWS, larger=(GoodsUnit("箱", 2_000, LARGEST_PRICE + 1),)), "larger", "below 0"),
        (replace(SCREWS, larger=(GoodsUnit("箱", 2_000, 900),)), "larger", "above its list price"),
        (replace(SCREWS, larger=(BAG, GoodsUnit("个", 2_000))), "larger", "个 is there twice"),
        (replace(SCREWS, larger=(BAG, BAG)), "larger", "袋 is there twice"),
        (replace(SCREWS, larger=(replace(BOX, barcode="6900"),)), "larger", "6900 is there twice"),
        (replace(SCREWS, by_terms=(TermsPrice(TermsKind.CASH, "托", 1),)), "by_terms", "not sold by 托"),
        (replace(SCREWS, by_terms=(TermsPrice(TermsKind.CASH, "个", -1),)), "by_terms", "below 0"),
        (replace(SCREWS, by_terms=(TermsPrice(TermsKind.CASH, "个", 1),) * 2), "by_terms", "two prices"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(wrong: Goods, field: str, words: str) -> None:
    assert any(one.field == field and words in str(one.said) for one in goods_problems(wrong)), goods_problems(wrong)


def test_who_names_another_unit_is_told_those_there_are() -> None:
    assert str(unit_refusal(SCREWS, "托")).startswith("螺丝 is not sold by 托. Its units: 个, 袋, 箱.")
    assert list(codes_of(SCREWS)) == [("个", "6900"), ("箱", "6901")]


def test_good_goods_have_no_problem() -> None:
    assert goods_problems(SCREWS) == goods_problems(Goods("运费")) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("1箱=10袋=500个", {"箱": "500", "袋": "50"}),
        ("箱=50", {"箱": "50"}),
        ("1箱＝3个；1托=40箱", {"箱": "3", "托": "120"}),
        ("托=40箱, 箱=3", {"箱": "3", "托": "120"}),
        ("2箱=5个", {"箱": "2.5"}),
        ("", {}),
    ],
)
def test_units_are_read_as_they_are_written_in_the_trade(text: str, held: dict[str, str]) -> None:
    assert read_units(parts_of(text), "个") == {unit: parse_quantity(one) for unit, one in held.items()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1箱=0个", "holds 0"), ("0箱=5个", "holds 0"), ("箱", "is not a unit"), ("1箱==个", "is not a unit"),
        ("1箱=3托", "does not say how many 个"), ("箱=3；箱=4", "there twice"), ("1个=50个", "there twice"),
        ("3箱=10个", "at most 3 decimals"), ("1箱=9999999个", "more than 0"), ("箱=1.0005", "decimals"),
    ],
)  # fmt: skip
def test_units_that_cannot_be_are_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_units(parts_of(text), "个")


def test_without_a_smallest_unit_nobody_knows_how_many_that_is() -> None:
    with pytest.raises(Refused, match="how many 个"):
        read_units(["1箱=3托"], "")


def test_units_and_their_figures_are_written_so_that_they_are_read_again() -> None:
    assert units_text(SCREWS) == "1袋=50个；1箱=500个"
    assert tuple(with_units(SCREWS, read_units(parts_of(units_text(SCREWS)), "个"))) == SCREWS.larger
    assert tuple(with_units(SCREWS, {"盒": 9_000})) == (GoodsUnit("盒", 9_000),)
    assert figures_text(SCREWS, lambda one: one.barcode) == "箱 6901"
    assert read_figures("6900；箱 6901") == {"": "6900", "箱": "6901"}
    assert joined(("", "a", "b")) == "a；b"
    with pytest.raises(Refused, match="twice"):
        read_figures("箱 1; 箱 2")


def test_prices_with_four_decimals_are_kept_and_rounded_once_a_line() -> None:
    """0.0355 a screw: 2 bags of 50 are 3.55, not twice 1.78."""
    price = parse_price("0.0355")
    assert Line("螺丝", 2_000, scaled(price, 50_000), unit="袋").amount_fen == 355
