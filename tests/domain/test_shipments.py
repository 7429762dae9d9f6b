"""A slip before it is posted: its total, and everything that is wrong with it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.cutting import cut_to
from desktop_app.domain.errors import Problem
from desktop_app.domain.money import LARGEST_FEN, equal_parts, format_quantity, parse_price, parse_quantity
from desktop_app.domain.shipments import (
    LARGEST_PRICE,
    LARGEST_QUANTITY,
    Line,
    Part,
    ReturnDraft,
    ShipmentDraft,
    folded_texts,
    texts_kept,
    texts_of,
    total_fen,
)
from desktop_app.domain.slip_rules import is_even, problems
from tests.domain.builders import TODAY, yuan

CEMENT = Line("水泥", quantity=20_000, price=250_000, unit="包")
SAND = Line("河沙", quantity=2_500, price=350, unit="吨")


def a_slip(*lines: Line, paid: float = 0, parts: tuple[float, ...] = ()) -> ShipmentDraft:
    spread = tuple(Part(date(2026, 4 + index, 16), yuan(amount)) for index, amount in enumerate(parts))
    return ShipmentDraft(1, TODAY, lines, paid_fen=yuan(paid), parts=spread)


def told(found: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.field, problem.line) for problem in found]


def test_a_slip_sums_its_lines_each_rounded_once() -> None:
    """D5: 20 × 25.00, twice 2.5 × 0.035 rounded up to 0.09."""
    assert total_fen([CEMENT, SAND, SAND]) == yuan(500.18)


def test_a_good_slip_has_no_problems() -> None:
    assert problems(a_slip(CEMENT, SAND, paid=100)) == []
    assert problems(a_slip(CEMENT, Line("手套", quantity=1_000, price=0))) == []
    assert problems(ReturnDraft(1, TODAY, (CEMENT,))) == []


def test_a_slip_without_goods_is_refused() -> None:
    assert told(problems(a_slip())) == [("lines", 0)]
    assert told(problems(ReturnDraft(1, TODAY, ()))) == [("lines", 0)]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (Line("", 1_000, 100), "name"),
        (Line("水泥", 0, 100), "quantity"),
        (Line("水泥", -LARGEST_QUANTITY - 1, 100), "quantity"),
        (Line("水泥", LARGEST_QUANTITY + 1, 100), "quantity"),
        (Line("水泥", 1_000, -1), "price"),
        (Line("水泥", 1_000, LARGEST_PRICE + 1), "price"),
        (Line("水泥", LARGEST_QUANTITY, LARGEST_PRICE), "price"),
    ],
)
def test_a_bad_line_is_named_by_its_number(line: Line, field: str) -> None:
    """R032, F17."""
    assert told(problems(a_slip(CEMENT, line))) == [(field, 2)]


@pytest.mark.parametrize(
    "line",
    [Line("水泥", LARGEST_QUANTITY, 1), Line("水泥", 1, LARGEST_PRICE), Line("水泥", 1_000, LARGEST_FEN * 100)],
    ids=["largest quantity", "largest price", "largest amount"],
)
def test_the_largest_line_is_possible(line: Line) -> None:
    """D5."""
    assert problems(ShipmentDraft(1, TODAY, (line,), paid_fen=LARGEST_FEN)) == []


def test_a_slip_of_one_fen_in_one_part_is_possible() -> None:
    """D5."""
    assert problems(ShipmentDraft(1, TODAY, (Line("钉", 1, 100_000),), parts=(Part(TODAY, 1),))) == []


def test_every_problem_of_a_line_is_told_at_once() -> None:
    """R032."""
    assert told(problems(a_slip(Line("", 0, -1)))) == [("name", 1), ("quantity", 1), ("price", 1)]


def test_a_slip_that_is_worth_nothing_or_too_much_is_refused() -> None:
    """F17."""
    half = Line("水泥", quantity=1_000, price=LARGEST_FEN // 2 * 100 + 100)
    assert told(problems(a_slip(Line("手套", 1_000, 0)))) == [("lines", 0)]
    assert told(problems(a_slip(half, half))) == [("lines", 0)]
    assert problems(a_slip(half)) == []


def test_money_paid_with_a_slip_may_not_be_negative() -> None:
    """F17."""
    assert told(problems(a_slip(CEMENT, paid=-0.01))) == [("paid", 0)]


def test_editing_one_part_asks_for_the_sum_again() -> None:
    """Case 5."""
    assert problems(a_slip(CEMENT, parts=(200, 200, 100))) == []
    assert told(problems(a_slip(CEMENT, parts=(200, 200, 99.99)))) == [("parts", 0)]


def test_parts_of_nothing_are_refused() -> None:
    """Case 5."""
    assert told(problems(a_slip(CEMENT, parts=(600, -100)))) == [("parts", 0)]
    assert told(problems(a_slip(CEMENT, parts=(500, 0)))) == [("parts", 0)]


def test_a_slip_of_five_forty_seven_is_paid_in_three_parts() -> None:
    """Case 5."""
    nail = Line("钉子", quantity=1_000, price=54_700)
    parts = tuple(Part(TODAY, amount) for amount in equal_parts(total_fen([nail]), 3))
    assert problems(ShipmentDraft(1, TODAY, (nail,), parts=parts)) == []


# ── less goods (N08) ─────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("most", "left"),
    [
        (2_500_00, ["10", "2.5", "3"]),
        (1_999_50, ["10", "2.5", "1"]),
        (1_000_00, ["10", "0", "0"]),
        (999_99, ["9", "0", "0"]),
        (99_99, ["0", "0", "0"]),
    ],
)
def test_a_slip_is_cut_from_the_last_line_by_whole_units(most: int, left: list[str]) -> None:
    """N08: 10 at 100, 2.5 at 240 and 3 at 300; a line is cut whole before the one above it is touched."""
    lines = tuple(
        Line("水泥", parse_quantity(quantity), parse_price(price))
        for quantity, price in (("10", "100"), ("2.5", "240"), ("3", "300"))
    )
    assert [format_quantity(one) for one in cut_to(lines, most)] == left


def test_gifts_stay_on_a_slip_that_is_cut() -> None:
    lines = (Line("水泥", 2_000, parse_price("10")), Line("手套", 5_000, 0))
    assert cut_to(lines, 10_00) == (1_000, 5_000)


priced = st.builds(Line, st.just("水泥"), st.integers(1, 90_000), st.integers(0, 900_000))


@given(st.lists(priced, min_size=1, max_size=4), st.integers(0, 500_000))
def test_what_is_cut_fits_and_no_smaller_cut_would(lines: list[Line], most: int) -> None:
    """N08: never more than asked, never below nothing; one unit more on the line that was cut last is too much."""
    cut = [replace(line, quantity=left) for line, left in zip(lines, cut_to(lines, most), strict=True)]
    assert all(0 <= after.quantity <= before.quantity for after, before in zip(cut, lines, strict=True))
    assert total_fen(cut) <= most
    for at, (after, before) in enumerate(zip(cut, lines, strict=True)):
        if after.quantity < before.quantity:
            more = replace(after, quantity=min(after.quantity + 1000, before.quantity))
            assert total_fen([*cut[:at], more, *cut[at + 1 :]]) > most
            break


def test_no_part_is_due_before_the_goods_and_each_has_its_day() -> None:
    """Case 5."""
    early = replace(a_slip(CEMENT), fixed_due=date(2026, 3, 15))
    assert told(problems(early)) == [("due", 0)]
    assert problems(replace(early, fixed_due=TODAY)) == []
    total = total_fen([CEMENT])
    assert told(problems(replace(a_slip(CEMENT), parts=(Part(date(2026, 3, 15), total),)))) == [("due", 0)]
    assert told(problems(replace(a_slip(CEMENT), parts=(Part(None, total),)))) == [("parts", 0)]


def test_the_texts_of_a_slip_are_known_by_their_fields() -> None:
    assert texts_of(replace(a_slip(CEMENT), project="三号楼", carrier="老张")) == {
        "project": "三号楼", "carrier": "老张", "paper_number": "", "prepared_by": "", "deliver_to": "", "receiver": "",
        "plate": "",
    }  # fmt: skip


def test_what_a_slip_seldom_says_is_folded_away_row_by_row() -> None:
    who, whereto = folded_texts()
    assert who == ("carrier", "plate", "paper_number", "prepared_by"), "who drives, with what; then the paper itself"
    assert whereto == ("deliver_to", "receiver")


def test_what_a_slip_says_of_its_delivery_is_kept_apart_from_what_else_it_says() -> None:
    told = replace(a_slip(CEMENT), project="云城二期", carrier="老张", deliver_to="3号楼", plate="粤B12345")
    assert texts_kept(told) == (("云城二期", "老张", "", ""), ("3号楼", "", "粤B12345"))


def test_goods_for_goods_of_the_same_worth_are_even_and_nothing_else_is() -> None:
    out, back = Line("水泥", 2_000, 260_000), Line("角阀", -2_000, 260_000)
    slip = ShipmentDraft(1, TODAY, (out, back))
    assert is_even(slip)
    assert not is_even(replace(slip, lines=(out, replace(back, quantity=-1_000)))), "more leaves than comes back"
    assert not is_even(replace(slip, lines=(replace(out, gift=True),))), "a gift is no exchange"
