"""Lines of slips that come to less than quantity × price: with a discount, or for nothing (case 30)."""

from collections.abc import Sequence

import pytest

from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview
from desktop_app.exchange.rows import SheetShipment, content
from tests.exchange.owed import asked, seen, settled

SLIPS = ImportKind.SHIPMENTS
HEAD = ["日期", "客户", "单号", "品名", "数量", "单价"]
DAY = "2025-05-05"


def slip(names: Sequence[str], *values: object, accepted: dict[str, str] | None = None) -> Preview:
    """A slip of ten bags at 25."""
    return seen([[*HEAD, *names], [DAY, "甲店", "S1", "水泥", 10, 25, *values]], SLIPS, accepted)


@pytest.mark.parametrize(
    ("name", "said", "amount", "fen"),
    [
        ("折扣", 20, 230, 23_000), ("优惠金额", "20.00", "230.00", 23_000), ("折扣", 0.9, 225, 22_500),
        ("折扣", "9折", 225, 22_500), ("折扣率", "90%", 225, 22_500), ("折扣率", 90, 225, 22_500),
        ("折数", 9, 225, 22_500), ("折扣率(%)", 10, 225, 22_500), ("Discount", 12.5, 237.5, 23_750),
        ("打折", "8.5折", 212.5, 21_250), ("让利", 0.5, 249.5, 24_950), ("折扣", 0, 250, 25_000),
        ("折扣", "", 250, 25_000), ("折扣", 1, 250, 25_000), ("折扣率", "100%", 250, 25_000),
        ("优惠", "0.00", 250, 25_000),
    ],
)  # fmt: skip
def test_a_discount_that_the_amount_bears_out_is_taken_off_its_line(
    name: str, said: object, amount: object, fen: int
) -> None:
    """The price stays what it is; the line says what was taken off it."""
    found = slip([name, "金额"], said, amount)
    assert settled(found) == {"甲店": fen}
    (entry,) = found.good
    assert isinstance(entry.value, SheetShipment)
    (line,) = entry.value.lines
    assert (line.price, line.off_fen, line.gift) == (250_000, 25_000 - fen, False)


@pytest.mark.parametrize(
    ("name", "said", "amount"), [("折扣", 20, 240), ("折扣率", "90%", 230), ("备注", "便宜点", 230)]
)
def test_a_difference_that_the_row_does_not_explain_is_refused_as_before(name: str, said: object, amount: int) -> None:
    (bad,) = slip([name, "金额"], said, amount).bad
    assert "10 × 25.00 is 250, but the sheet says" in str(bad.reason)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("备注", "赠品"), ("备注", "买十送一，赠送"), ("类型", "赠"), ("备注", "送"), ("备注", "(赠)"), ("备注", "FOC"),
        ("Note", "free of charge"),
    ],
)  # fmt: skip
def test_goods_for_nothing_keep_their_price_and_cost_nothing(name: str, said: str) -> None:
    rows: Sequence[Sequence[object]] = [
        [*HEAD, "金额", name],
        [DAY, "甲店", "S1", "水泥", 10, 25, 250, ""],
        [DAY, "甲店", "S1", "桶", 1, 30, 0, said],
    ]
    found = seen(rows, SLIPS)
    assert not found.bad
    (entry,) = found.good
    assert isinstance(entry.value, SheetShipment)
    assert [(line.price, line.amount_fen, line.gift) for line in entry.value.lines] == [
        (250_000, 25_000, False), (300_000, 0, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "values", "taken"),
    [
        (["优惠"], (5,), "sum"), (["折扣"], (20,), "sum"), (["折扣", "金额"], (20, 250), "sum"),
        (["抹零", "小计"], (1, 250), "rounding"),
    ],
)  # fmt: skip
def test_a_discount_no_amount_bears_out_is_asked_about(names: list[str], values: tuple[int, ...], taken: str) -> None:
    """An amount before the discount, or none at all: booked without a word it would be too much."""
    assert asked(slip(names, *values)) == ["column"]
    key = "column@G"
    assert settled(slip(names, *values, accepted={key: "unread"})) == {"甲店": 25_000}
    assert settled(slip(names, *values, accepted={key: taken})) == {"甲店": 25_000 - 100 * values[0]}


def test_a_discount_of_more_than_the_line_is_refused() -> None:
    (bad,) = slip(["优惠"], 300, accepted={"column": "sum"}).bad
    assert "what the line comes to" in str(bad.reason)


def test_a_slip_with_another_discount_is_another_slip_and_one_without_is_known_as_before() -> None:
    one, other, plain = (slip(["折扣", "金额"], *told).good[0].value for told in ((20, 230), (30, 220), (0, 250)))
    assert len({content(one), content(other), content(plain)}) == 3
    assert content(plain) == content(slip(["金额"], 250).good[0].value)
