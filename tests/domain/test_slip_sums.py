"""What a slip comes to: discounts, freight, rounding, gifts; and what goods that come back are worth (case 30)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.charged import Charged, as_charged, charged_fen, charged_for, exchanged, sold_as
from desktop_app.domain.cutting import cut_to
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.shipments import Line, ReturnDraft, ShipmentDraft, line_kept, total_fen
from desktop_app.domain.slip_rules import is_even, problems
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, SlipSums, charges_kept, leaving_fen, part_of
from desktop_app.domain.typed_discounts import (
    Discount,
    discount_of,
    rounded_as_typed,
    said_discount,
    taken_off,
    typed_discount,
)

TODAY = date(2026, 11, 21)
TILES = Line("抛光砖", 10_000, 1_000_000, unit="箱")
PAINT = Line("乳胶漆", 1_000, 2_345_000, unit="桶")
SEALER = Line("美缝剂", 2_000, 180_000, unit="支", gift=True)
"""1,000.00 of tiles, 234.50 of paint, and two tubes given away."""

CASE_30 = SlipSums(1_234_50, Charges(0, 200, 30_00).on(1_234_50)).agreed(1_239_00)


def a_draft(*lines: Line, charges: Charges = NO_CHARGES) -> ShipmentDraft:
    return ShipmentDraft(1, TODAY, lines, charges=charges)


def test_goods_less_two_percent_with_freight_are_rounded_to_1239() -> None:
    """Case 30."""
    sums = a_draft(TILES, PAINT, SEALER, charges=CASE_30.charges).sums
    assert (sums.goods_fen, sums.charges.discount_fen, sums.unrounded_fen) == (1_234_50, 24_69, 1_239_81)
    assert (sums.charges.rounding_fen, sums.total_fen) == (-81, 1_239_00)
    assert charges_kept(sums.charges) == (24_69, 200, 30_00, -81)
    assert problems(a_draft(TILES, PAINT, SEALER, charges=CASE_30.charges)) == []


def test_goods_that_come_back_are_worth_what_was_charged_for_them() -> None:
    """Case 30: 234.50 less 2 % is 229.81; freight and rounding stay."""
    for lines in ((TILES, PAINT, SEALER), (PAINT, SEALER, TILES)):
        charged = charged_for(lines, SlipSums(total_fen(lines), CASE_30.charges), [])
        (back,) = as_charged((PAINT,), charged)
        assert (back.gross_fen, back.off_fen, back.amount_fen) == (234_50, 4_69, 229_81)
        everything = as_charged(lines, charged)
        assert total_fen(everything) == 1_234_50 - 24_69
    other = replace(PAINT, price=2_000_000)
    assert as_charged((other,), charged) == (other,)  # at another price: as it is typed


def test_a_gift_comes_back_for_nothing() -> None:
    charged = charged_for((SEALER, TILES), SlipSums(1_000_00), [])
    (back,) = as_charged((replace(SEALER, quantity=1_000),), charged)
    assert (back.amount_fen, back.off_fen) == (0, 0)


def test_three_pieces_of_ten_fen_and_a_half_give_back_what_was_paid_and_no_fen_more() -> None:
    """0.035 × 3 is 0.11, by piece 0.04 three times would be 0.12."""
    nails = Line("钉", 3_000, 350)
    charged, given_back = charged_for((nails,), SlipSums(11), []), []
    for _ in range(3):
        (back,) = as_charged((nails.of(1_000),), charged)
        given_back.append(back.amount_fen)
        charged = {key: one.less(back) for key, one in charged.items()}
    assert given_back == [4, 3, 4]
    assert charged[sold_as(nails)] == Charged(3_000, 11, 3_000, 11)
    assert Charged(3_000, 11, 2_000, 12).worth(1_000) == 0  # more was given back before: never below nothing


def test_what_came_back_before_counts_where_it_left_at_that_price() -> None:
    before = replace(TILES, quantity=4_000), replace(PAINT, price=1)
    charged = charged_for((TILES, PAINT), SlipSums(1_234_50), before)
    assert charged[sold_as(TILES)] == Charged(10_000, 1_000_00, 4_000, 400_00)
    assert charged[sold_as(PAINT)].back == 0
    assert charged_fen([], 0) == []


def test_a_line_keeps_how_its_discount_was_said() -> None:
    line = TILES.at_rate(500)
    assert (line.off_fen, line.amount_fen, line.of(5_000).amount_fen) == (50_00, 950_00, 475_00)
    by_sum = replace(TILES, off_fen=128_00)
    assert (by_sum.amount_fen, by_sum.of(1_000).amount_fen) == (872_00, 0)
    assert line_kept(line)[-5:] == (0, 500, 50_00, "", "")
    assert [one.is_sold for one in (TILES, SEALER)] == [True, False]
    assert part_of(-1_00, 5_000) == -50


@pytest.mark.parametrize(
    ("typed", "meant", "again"),
    [
        ("95折", Discount(rate=500), "5%"),
        ("9.5折", Discount(rate=500), "5%"),
        ("8折", Discount(rate=2_000), "20%"),
        ("10折", Discount(), ""),
        ("2.5 %", Discount(rate=250), "2.5%"),
        ("128", Discount(fen=128_00), "128.00"),
        ("送", Discount(gift=True), "赠"),
        ("", Discount(), ""),
    ],
)
def test_a_discount_is_typed_as_it_is_said(typed: str, meant: Discount, again: str) -> None:
    assert typed_discount(typed) == meant
    assert meant.text == again
    assert typed_discount(again) == meant


@pytest.mark.parametrize("typed", ["-5", "101%", "半价", "5%折"])
def test_what_is_no_discount_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        said_discount(typed, "off", 2)
    assert (refusal.value.field, refusal.value.line) == ("off", 2)


def test_a_discount_is_taken_off_a_line_and_read_off_it_again() -> None:
    for said in (Discount(rate=500), Discount(fen=12_00), Discount(gift=True), Discount()):
        assert discount_of(taken_off(TILES, said)) == (replace(said, fen=50_00) if said.rate else said)
    assert taken_off(SEALER, Discount()).gift


def test_what_is_rounded_is_typed_as_a_sum_or_as_the_total() -> None:
    for typed in ("0.81", "=1239", "到1239", "＝1,239.00"):
        assert rounded_as_typed(typed, SlipSums(1_239_81)).total_fen == 1_239_00
    assert rounded_as_typed("=1240", SlipSums(1_239_81)).charges.rounding_fen == 19


@pytest.mark.parametrize(("step", "total"), [(0, 1_239_81), (10, 1_239_80), (1_00, 1_239_00), (10_00, 1_230_00)])
def test_a_habit_rounds_down(step: int, total: int) -> None:
    assert SlipSums(1_239_81).rounded_down(step).total_fen == total
    assert SlipSums(5_00).rounded_down(10_00).total_fen == 5_00  # nothing would be left


@pytest.mark.parametrize(
    ("charges", "field"),
    [
        (Charges(discount_rate=10_001), "discount"),
        (Charges(discount_fen=1_000_01), "discount"),
        (Charges(discount_fen=-1), "discount"),
        (Charges(freight_fen=-1), "freight"),
        (Charges(freight_fen=LARGEST_FEN + 1), "freight"),
        (Charges(rounding_fen=-1_000_00), "rounding"),
        (Charges(rounding_fen=10_01), "rounding"),
        (Charges(discount_fen=1_000_00), "lines"),
    ],
)
def test_what_cannot_stand_below_the_goods_is_said_at_its_field(charges: Charges, field: str) -> None:
    assert [one.field for one in problems(a_draft(TILES, charges=charges))] == [field]


@pytest.mark.parametrize("line", [replace(TILES, off_rate=10_001), replace(TILES, off_fen=1_000_01)])
def test_a_line_gives_off_no_more_than_all_of_it(line: Line) -> None:
    (problem,) = problems(a_draft(TILES, line))
    assert (problem.field, problem.line) == ("off", 2)


def test_a_return_has_nothing_below_its_goods() -> None:
    assert ReturnDraft(1, TODAY, (TILES,)).sums == SlipSums(1_000_00)


def test_a_discount_said_in_percent_is_of_what_the_goods_come_to_and_one_said_as_a_sum_stays() -> None:
    """Half a fen is rounded up: 2 % of 1,234.25 is 24.685."""
    assert Charges(0, 200, 30_00).on(1_234_25) == Charges(24_69, 200, 30_00)
    assert Charges(20_00, 0, 30_00).on(1_234_25) == Charges(20_00, 0, 30_00)


def test_a_slip_with_a_discount_is_cut_to_what_may_leave() -> None:
    """N08: two percent off lets one more box leave than the prices say."""
    lines = (PAINT, SEALER, TILES)
    assert cut_to(lines, 920_00) == (1_000, 2_000, 6_000)
    assert cut_to(lines, 920_00, Charges(0, 200)) == (1_000, 2_000, 7_000)
    assert cut_to(lines, 920_00, Charges(0, 200, freight_fen=300_00)) == (1_000, 2_000, 3_000)
    assert cut_to((TILES,), 10_00, Charges(0, 10_000, 20_00)) == (0,)
    assert cut_to((TILES.at_rate(5_000),), 260_00) == (5_000,)


LINES = st.lists(
    st.builds(
        lambda quantity, price, rate, gift, name: replace(Line(name, quantity, price).at_rate(rate), gift=gift),
        st.integers(1, 50_000),
        st.integers(0, 999_999),
        st.sampled_from((0, 0, 500, 1_234, 10_000)),
        st.sampled_from((False, False, False, True)),
        st.sampled_from("砖漆胶"),
    ),
    min_size=1,
    max_size=6,
)


@given(LINES, st.integers(0, 10_000), st.integers(0, 5_000), st.data())
def test_whatever_comes_back_in_whatever_order_gives_back_what_was_charged(
    lines: list[Line], rate: int, freight: int, data: st.DataObject
) -> None:
    """Case 30: in parts never more than was charged; once everything is back exactly that, freight aside."""
    goods = total_fen(lines)
    charges = Charges(0, rate, freight).on(goods)
    sums = SlipSums(goods, charges)
    assert sum(charged_fen(lines, charges.discount_fen)) == goods - charges.discount_fen
    back: list[Line] = []
    for line in data.draw(st.permutations(lines)):
        first = data.draw(st.integers(0, line.quantity))
        for part in (one for one in (first, line.quantity - first) if one):
            charged = charged_for(lines, sums, back)
            back += as_charged((line.of(part),), charged)
            assert back[-1].amount_fen >= 0
            assert total_fen(back) <= goods - charges.discount_fen
    assert total_fen(back) == goods - charges.discount_fen


@given(LINES, st.integers(0, 9_999), st.integers(0, 5_000), st.integers(1, 1_000_00))
def test_what_is_cut_never_comes_to_more(lines: list[Line], rate: int, freight: int, most: int) -> None:
    """N08."""
    charges = Charges(0, rate, freight)
    left = [line.of(quantity) for line, quantity in zip(lines, cut_to(lines, most, charges), strict=True)]
    goods = total_fen(left)
    assert goods == 0 or SlipSums(goods, charges.on(goods)).total_fen <= most


def test_what_comes_back_on_a_slip_lessens_it_by_what_was_charged() -> None:
    """退换: 4 of 10 tiles, bought with 2 % off, come back at 98.00 each, without a share of a new discount."""
    charged = {"SHD-1": charged_for((TILES,), SlipSums(1_000_00, Charges(20_00, 200)), [])}
    back = replace(TILES, quantity=-4_000, origin="SHD-1")
    lines = exchanged((replace(PAINT, quantity=2_000), back, replace(back, quantity=-6_000)), charged)
    assert [line.amount_fen for line in lines] == [469_00, -392_00, -588_00]
    assert charged_fen(lines[:2], 10_00) == [459_00, -392_00]
    other = replace(back, origin="", off_fen=-1_00)
    assert exchanged((other, TILES), charged) == (other, TILES)
    assert other.of(-1_000).amount_fen == -99_00
    assert charged_for(lines[:2], SlipSums(77_00), []).keys() == {sold_as(PAINT)}


def test_a_discount_on_all_goods_is_of_those_that_leave() -> None:
    """退换: ten at 50.00 leave at 10 % off, two of an older slip come back at the 50.00 they cost: 350.00."""
    out, back = replace(TILES, quantity=10_000, price=500_000), replace(TILES, quantity=-2_000, price=500_000)
    amounts = [line.amount_fen for line in (out, back)]
    sums = SlipSums(sum(amounts), Charges(discount_rate=10_00).on(leaving_fen(amounts)))
    assert (sums.charges.discount_fen, sums.total_fen) == (50_00, 350_00)
    assert cut_to((out, back), 305_00, sums.charges) == (9_000, -2_000)


def test_a_slip_on_which_more_comes_back_than_leaves_is_a_return_and_said_so() -> None:
    back = replace(TILES, quantity=-10_000)
    assert problems(a_draft(replace(PAINT, quantity=5_000), back)) == []
    more, even = problems(a_draft(PAINT, back)), problems(a_draft(TILES, back))
    assert "765.50 more comes back than leaves" in str(more[0].said)
    assert "As much comes back" in str(even[0].said)
    assert [one.field for one in problems(ReturnDraft(1, TODAY, (back,)))] == ["quantity"]
    assert cut_to((PAINT, back, replace(PAINT, quantity=9_000)), 100_00) == (1_000, -10_000, 3_000)


def test_goods_for_goods_of_the_same_worth_are_even_and_nothing_else_is() -> None:
    """等价换货: as much back as out, whatever freight comes on top."""
    out, back = Line("角阀", 4_000, 220_000), Line("水龙头", -2_000, 440_000)
    assert is_even(ShipmentDraft(1, TODAY, (out, back), charges=Charges(freight_fen=30_00)))
    for lines in ((out,), (back,), (out, back.of(-1_000)), (replace(out, gift=True),)):
        assert not is_even(ShipmentDraft(1, TODAY, lines))
