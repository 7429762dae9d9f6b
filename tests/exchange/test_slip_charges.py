"""Freight, discounts and rounding of slips in sheets: the total of the sheet is the total of the slip (case 30)."""

from collections.abc import Sequence

import pytest

from desktop_app.domain.slip_sums import Charges
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.rows import SheetShipment
from tests.exchange.owed import asked, seen, settled

SLIPS = ImportKind.SHIPMENTS
HEAD = ["日期", "客户", "单号", "品名", "数量", "单价", "金额"]
DAY = "2025-05-05"


def slip(
    names: Sequence[str], first: Sequence[object], second: Sequence[object], accepted: dict[str, str] | None = None
) -> Preview:
    """One slip of 250 and 200, with further columns."""
    rows: list[list[object]] = [
        [*HEAD, *names],
        [DAY, "甲店", "S1", "水泥", 10, 25, 250, *first],
        [DAY, "甲店", "S1", "河沙", 2, 100, 200, *second],
    ]
    return seen(rows, SLIPS, accepted)


def one(found: Preview) -> SheetShipment:
    (entry,) = found.good
    assert isinstance(entry.value, SheetShipment)
    return entry.value


@pytest.mark.parametrize(
    ("names", "first", "second", "charges"),
    [
        (["运费", "合计"], (30, 480), (30, 480), Charges(freight_fen=30_00)),
        (["运费", "应收金额"], (30, 480), ("", ""), Charges(freight_fen=30_00)),
        (["运费", "本单合计"], (15, 265), (15, 215), Charges(freight_fen=30_00)),
        (["运费", "整单优惠", "抹零", "应收"], (30, 20, 0.5, 459.5), ("", "", "", ""),
         Charges(discount_fen=20_00, freight_fen=30_00, rounding_fen=-50)),
        (["整单优惠", "整单金额"], (20, 430), (20, 430), Charges(discount_fen=20_00)),
        (["整单优惠", "整单金额"], (-20, 430), (-20, 430), Charges(discount_fen=20_00)),
        (["优惠金额", "总金额"], (20, 430), (20, 430), Charges(discount_fen=20_00)),
        (["抹零", "实际应收"], (3, 447), (3, 447), Charges(rounding_fen=-3_00)),
        (["抹零", "订单金额"], (-3, 447), ("", ""), Charges(rounding_fen=-3_00)),
        (["Freight", "Grand total"], (12.5, 462.5), ("", 462.5), Charges(freight_fen=12_50)),
        (["Rounding off", "Slip total"], (0.1, 449.9), (0.1, 449.9), Charges(rounding_fen=-10)),
        (["配送费", "总计"], (8, 458), (0, 458), Charges(freight_fen=8_00)),
        (["运费", "已收", "未收"], (30, 100, 380), (30, 100, 380), Charges(freight_fen=30_00)),
        (["运费", "合计"], ("", 450), ("", 450), Charges()),
    ],
)  # fmt: skip
def test_what_stands_below_the_goods_is_told_by_the_total_of_the_slip(
    names: Sequence[str], first: Sequence[object], second: Sequence[object], charges: Charges
) -> None:
    found = slip(names, first, second)
    fen = 450_00 - charges.discount_fen + charges.freight_fen + charges.rounding_fen
    assert settled(found) == {"甲店": fen}
    assert one(found).charges == charges


def test_a_discount_of_its_own_on_each_line_is_taken_off_the_lines() -> None:
    found = slip(["优惠", "合计"], (5, 245), (8, 192))
    assert settled(found) == {"甲店": 437_00}
    assert ([line.off_fen for line in one(found).lines], one(found).charges) == ([500, 800], Charges())


@pytest.mark.parametrize(
    ("name", "answer", "fen"),
    [
        ("运费", "freight", 480_00), ("运费", "unread", 450_00), ("整单优惠", "whole_discount", 420_00),
        ("整单优惠", "unread", 450_00), ("抹零", "rounding", 420_00), ("优惠金额", "whole_discount", 420_00),
        ("优惠金额", "unread", 450_00), ("搬运费", "freight", 480_00),
    ],
)  # fmt: skip
def test_without_a_total_it_is_asked_with_both_figures(name: str, answer: str, fen: int) -> None:
    """Whether the customer owes the freight is not in such a sheet."""
    found = slip([name], (30,), ("",))
    (doubt,) = found.doubts
    assert doubt.key == "column@H"
    assert "450.00" in str(doubt.said)
    assert settled(slip([name], (30,), ("",), {"column@H": answer})) == {"甲店": fen}


@pytest.mark.parametrize(("answer", "fen"), [("slip", 480_00), ("line", 510_00)])
def test_one_sum_on_each_line_is_of_the_slip_or_of_each_line(answer: str, fen: int) -> None:
    assert asked(slip(["运费"], (30,), (30,))) == ["column", "slip"]
    assert settled(slip(["运费"], (30,), (30,), {"column": "freight", "slip": answer})) == {"甲店": fen}


@pytest.mark.parametrize(
    ("stated", "answers"),
    [
        (475, {"lines": 480_00, "total": 475_00}), (485, {"lines": 480_00, "total": 485_00}),
        (520, {"lines": 480_00, "total": 520_00}),
    ],
)  # fmt: skip
def test_a_total_that_no_reading_comes_to_is_asked_with_the_difference(stated: int, answers: dict[str, int]) -> None:
    names, first, second = ["运费", "合计"], (30, stated), ("", stated)
    (doubt,) = slip(names, first, second).doubts
    assert doubt.which == "slip_total"
    assert {choice.key for choice in doubt.choices} == answers.keys()
    for answer, fen in answers.items():
        assert settled(slip(names, first, second, {"slip_total": answer})) == {"甲店": fen}


@pytest.mark.parametrize(("answer", "fen"), [("lines", 480_00), ("total", 450_00)])
def test_a_total_of_the_goods_alone_may_be_before_the_freight_or_all_that_is_owed(answer: str, fen: int) -> None:
    names, first, second = ["运费", "合计"], (30, 450), ("", 450)
    assert asked(slip(names, first, second)) == ["slip_total"]
    found = slip(names, first, second, {"slip_total": answer})
    assert settled(found) == {"甲店": fen}
    assert one(found).charges == Charges(freight_fen=fen - 450_00)


def lines(*more: Sequence[object], accepted: dict[str, str] | None = None) -> Preview:
    rows: list[Sequence[object]] = [
        HEAD,
        [DAY, "甲店", "S1", "水泥", 10, 25, 250],
        *([DAY, "甲店", "S1", *line] for line in more),
    ]
    return seen(rows, SLIPS, accepted)


def test_freight_discounts_and_rounding_may_be_lines_of_the_slip() -> None:
    found = lines(["运费", "", "", 30], ["整单优惠", "", "", -20], ["抹零", 1, -0.5, -0.5])
    assert settled(found) == {"甲店": 259_50}
    assert one(found).charges == Charges(discount_fen=20_00, freight_fen=30_00, rounding_fen=-50)
    assert len(one(found).lines) == 1


def test_freight_with_a_quantity_is_sold_like_goods() -> None:
    found = lines(["运费", 2, 30, 60])
    assert settled(found) == {"甲店": 310_00}
    assert one(found).charges == Charges()


@pytest.mark.parametrize(("answer", "fen"), [("less", 230_00), ("out", 250_00)])
def test_a_discount_among_the_goods_without_a_minus_sign_is_asked(answer: str, fen: int) -> None:
    assert asked(lines(["优惠", "", "", 20])) == ["charge"]
    assert settled(lines(["优惠", "", "", 20], accepted={"charge": answer})) == {"甲店": fen}


def test_what_comes_back_on_the_same_slip_is_a_paper_of_its_own_and_the_total_is_of_both() -> None:
    rows: list[list[object]] = [
        [*HEAD, "运费", "合计"],
        [DAY, "甲店", "S1", "水泥", 10, 25, 250, 30, 180],
        [DAY, "甲店", "S1", "河沙", -1, 100, -100, 30, 180],
    ]
    assert settled(seen(rows, SLIPS)) == {"甲店": 180_00}


def test_a_return_alone_with_freight_is_refused() -> None:
    found = seen([[*HEAD, "运费"], [DAY, "甲店", "S1", "河沙", -1, 100, -100, 30]], SLIPS)
    assert "enter it by hand" in str(found.bad[0].reason)


def test_a_discount_above_the_goods_is_refused_at_its_cell() -> None:
    found = slip(["整单优惠"], (999,), ("",), {"column": "whole_discount"})
    assert [bad.column for bad in found.bad] == ["H"]
