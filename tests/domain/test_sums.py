"""Sums typed into a field: worked out exactly, rounded once, refused when nothing sensible stands there (U22)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import LARGEST_FEN, format_yuan
from desktop_app.domain.sums import LONGEST, is_plain, typed_fen, typed_price, typed_quantity


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("12*36", 43_200),
        ("120/4", 3_000),
        ("1.2万", 1_200_000),
        ("1,200", 120_000),
        ("１２＊３６", 43_200),
        ("12×36", 43_200),
        ("12x36", 43_200),
        ("120÷4", 3_000),
        ("=3+4", 700),
        ("¥12*2", 2_400),
        ("12元", 1_200),
        ("2*(3+4)", 1_400),
        ("2+3*4", 1_400),
        ("10-2-3", 500),
        ("100/4/5", 500),
        ("-5+2", -300),
        ("+5*-2", -1_000),
        ("1万2", 1_200_000),
        ("1w2", 1_200_000),
        ("3千5", 350_000),
        ("5k", 500_000),
        ("1万2千5", 1_250_000),
        ("1万500", 1_050_000),
        ("1万05", 1_000_500),
        ("2亿", 20_000_000_000),
        ("3百*2", 60_000),
        ("1,200*2", 240_000),
        (".5*2", 100),
        ("5.*2", 1_000),
    ],
)
def test_a_sum_is_worked_out_to_the_fen(typed: str, fen: int) -> None:
    """U22, conventions 5: cell calculators and the trade's short figures."""
    assert typed_fen(typed) == fen


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("100/3", 3_333), ("200/3", 6_667), ("0.01/2", 1), ("-0.01/2", -1), ("0.01/3", 0), ("1.005*3", 302)],
)
def test_half_a_fen_is_rounded_away_from_zero_once_at_the_end(typed: str, fen: int) -> None:
    """D5: 100/3*3 is 100 again, for nothing was rounded on the way."""
    assert typed_fen(typed) == fen
    assert typed_fen("100/3*3") == 10_000


NO_SUMS = """
= + 3- *3 2(3) (3 3) () 1,2 1,2*3 1.2.3*1 万 1千2万 1万2万 9e3 12²*2 ①*2 ٣*2 2**3 1_000*2 0xf
NaN 三百 3箱+5 12*三 __import__
"""


@pytest.mark.parametrize("typed", ["", " ", "1 2", *NO_SUMS.split()])
def test_what_is_no_sum_is_refused(typed: str) -> None:
    """T27: nothing is guessed, nothing is run."""
    with pytest.raises(Refused, match="neither a number nor a sum"):
        typed_fen(typed)


def test_a_division_by_zero_is_refused() -> None:
    with pytest.raises(Refused, match="divides by zero"):
        typed_fen("5/(3-3)")


@pytest.mark.parametrize("typed", ["100000000000*2", "-100000000000*2", "99999999999*99999999999"])
def test_a_sum_beyond_the_largest_amount_is_refused(typed: str) -> None:
    """D5: LARGEST_FEN holds for sums too."""
    with pytest.raises(Refused, match="too large"):
        typed_fen(typed)
    assert typed_fen("50000000000*2") == LARGEST_FEN


def test_a_sum_nobody_would_type_is_refused_without_reading_it() -> None:
    """A scanner gone wild, or brackets a thousand deep; the refusal shows only the beginning."""
    with pytest.raises(Refused) as refusal:
        typed_fen("(" * 5_000)
    assert len(str(refusal.value)) < 140
    assert typed_fen("1+" * (LONGEST // 2 - 1) + "1") == LONGEST // 2 * 100


def test_a_plain_number_is_never_rounded() -> None:
    """T27: 12.345 alone is a slip of the finger, 12.345*2 is a sum."""
    assert is_plain(" 1,200.50 ")
    assert not is_plain("12*36")
    with pytest.raises(Refused, match="more than 2 decimals"):
        typed_fen("12.345")
    assert typed_fen("12.345*2") == 2_469


def test_quantities_have_three_decimals_and_prices_four() -> None:
    assert typed_quantity("2.5") == 2_500
    assert typed_quantity("10/3") == 3_333
    assert typed_price("0.035") == 350
    assert typed_price("100/3") == 333_333


@given(st.integers(-LARGEST_FEN, LARGEST_FEN))
def test_a_written_amount_is_read_back(fen: int) -> None:
    assert typed_fen(format_yuan(fen)) == fen
    assert typed_fen(f"{format_yuan(fen)}*1") == fen


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 10**6)), min_size=1, max_size=5))
def test_additions_are_exact(steps: list[tuple[str, int]]) -> None:
    typed = "".join(f"{sign}{fen // 100}.{fen % 100:02d}" for sign, fen in steps)
    assert typed_fen(typed) == sum(fen if sign == "+" else -fen for sign, fen in steps)


@given(st.integers(1, 10**5), st.integers(1, 10**5))
def test_a_quotient_is_at_most_half_a_fen_off(dividend: int, divisor: int) -> None:
    """D5."""
    assert abs(Fraction(typed_fen(f"{dividend}/{divisor}")) - Fraction(dividend * 100, divisor)) <= Fraction(1, 2)


@given(st.text("0123456789.,+-*/()万千百wk= ", max_size=LONGEST + 5))
def test_any_typing_is_a_sum_or_is_refused(typed: str) -> None:
    """T27."""
    try:
        fen = typed_fen(typed)
    except Refused:
        return
    assert abs(fen) <= LARGEST_FEN
