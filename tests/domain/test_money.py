"""Money: read exactly or refused, written for people, shared out without losing a fen."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import (
    LARGEST_FEN,
    equal_parts,
    format_fen,
    format_price,
    format_quantity,
    format_yuan,
    line_amount,
    parse_fen,
    parse_price,
    parse_quantity,
    share_out,
)

amounts = st.integers(-LARGEST_FEN, LARGEST_FEN)
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1200", 120_000),
        ("1,200.50", 120_050),
        ("1，200。5", 120_050),
        ("１２．５", 1_250),
        ("　7 ", 700),
        (".5", 50),
        ("5.", 500),
        ("+3", 300),
        ("−3", -300),
        ("—3", -300),
        ("-0", 0),
        ("0.10000000000000000000000000000000", 10),
        ("0" * 5000 + "1", 100),
        ("100,000,000,000.00", LARGEST_FEN),
        ("-100000000000", -LARGEST_FEN),
    ],
)
def test_an_amount_is_read_to_the_fen(typed: str, fen: int) -> None:
    """T27, F17."""
    assert parse_fen(typed) == fen


NO_NUMBERS = """
- . 12.5元 ￥5 NaN Infinity 1e3 1_000 0x10 1,2 12,34.5 --5 1.2.3 10**3 12² ①2 ½ ٣ 五
"""


@pytest.mark.parametrize("typed", ["", "1 200", *NO_NUMBERS.split()])
def test_what_is_not_a_plain_number_is_refused(typed: str) -> None:
    """T27, F17: nothing is guessed."""
    with pytest.raises(Refused, match="is not a number"):
        parse_fen(typed)


@pytest.mark.parametrize("typed", ["0.005", "1.001", "1." + "0" * 40 + "1"])
def test_a_third_decimal_is_refused_and_never_rounded(typed: str) -> None:
    """T27, D5."""
    with pytest.raises(Refused, match="at most 2"):
        parse_fen(typed)


@pytest.mark.parametrize("typed", ["100,000,000,000.01", "-100000000000.01", "1" + "0" * 30, "9" * 5000])
def test_an_amount_beyond_the_largest_is_refused(typed: str) -> None:
    """T27, D5: 10^13 fen and no more."""
    with pytest.raises(Refused, match="too large"):
        parse_fen(typed)


def test_a_refusal_shows_only_the_beginning_of_a_long_text() -> None:
    for length, shown in [(40, "x" * 40), (41, "x" * 39 + "…"), (10_000, "x" * 39 + "…")]:
        with pytest.raises(Refused) as refusal:
            parse_fen("x" * length)
        assert refusal.value.facts["text"] == shown


def test_quantities_have_three_decimals_and_prices_four() -> None:
    """D5."""
    assert parse_quantity("2.5") == 2_500
    assert parse_price("0.035") == 350
    assert parse_quantity("100,000,000,000") == 10**14
    with pytest.raises(Refused, match="too large"):
        parse_quantity("100,000,000,000.001")
    with pytest.raises(Refused, match="at most 3"):
        parse_quantity("0.0001")
    with pytest.raises(Refused, match="at most 4"):
        parse_price("0.00001")


@given(amounts)
@example(0)
@example(-1)
def test_an_amount_written_and_read_again_is_the_same(fen: int) -> None:
    """T27."""
    assert parse_fen(format_fen(fen)) == fen
    assert parse_fen(format_yuan(fen)) == fen


@given(st.text("0123456789.,-+eE ￥元０９．，NaInf²", max_size=20))
@example("1,234.5")
def test_any_text_is_read_exactly_or_refused(typed: str) -> None:
    """T27: judged by exact decimal arithmetic on the same characters."""
    try:
        fen = parse_fen(typed)
    except Refused:
        return
    plain = typed.translate(str.maketrans("０９．，", "09.,")).replace(",", "")
    assert Decimal(plain) * 100 == fen


@given(st.integers(-(10**14), 10**14))
def test_quantities_and_prices_written_and_read_again_are_the_same(scaled: int) -> None:
    assert parse_quantity(format_quantity(scaled)) == scaled
    assert parse_price(format_price(scaled)) == scaled


def test_quantities_are_written_short_and_prices_with_two_decimals() -> None:
    assert [format_quantity(value) for value in (3_000, 2_500, -500, 0)] == ["3", "2.5", "-0.5", "0"]
    assert [format_price(value) for value in (125_000, 350, -10_000)] == ["12.50", "0.035", "-1.00"]


def test_thousands_are_grouped_for_people_only() -> None:
    assert format_yuan(0) == format_fen(0) == "0.00"
    assert format_yuan(-123_456_789) == "-1,234,567.89"
    assert format_fen(-123_456_789) == "-1234567.89"


@pytest.mark.parametrize(
    ("quantity", "price", "fen"),
    [
        (2_500, 350, 9),
        (1_000, 50, 1),
        (1, 49_999, 0),
        (1, 50_000, 1),
        (-1_000, 50, -1),
        (-1_000, 2_000_000, -20_000),
        (3_000, 125_000, 3_750),
        (0, 1, 0),
    ],
)
def test_a_line_rounds_half_a_fen_away_from_zero_once(quantity: int, price: int, fen: int) -> None:
    """D5, T28: 2.5 × 0.035 is 8.75 fen, 1 × 0.005 half a fen."""
    assert line_amount(quantity, price) == fen


@pytest.mark.parametrize(
    ("total", "count", "parts"),
    [
        (547, 3, [182, 182, 183]),
        (3_000_000, 3, [1_000_000] * 3),
        (1_000, 7, [142] * 6 + [148]),
        (-547, 3, [-182, -182, -183]),
        (2, 3, [0, 0, 2]),
        (0, 2, [0, 0]),
    ],
)
def test_the_last_part_takes_the_rest(total: int, count: int, parts: list[int]) -> None:
    """Case 5."""
    assert equal_parts(total, count) == parts


def test_a_split_into_no_parts_is_refused() -> None:
    """Case 5."""
    with pytest.raises(Refused, match="at least one part"):
        equal_parts(100, 0)


@given(amounts, st.integers(1, 400))
def test_parts_sum_to_the_whole_and_negative_documents_mirror(total: int, count: int) -> None:
    """Case 5, T28: the earlier parts are equal, the last differs by less than a fen a part."""
    parts = equal_parts(total, count)
    assert sum(parts) == total
    assert len(parts) == count
    assert len(set(parts[:-1])) <= 1
    assert abs(parts[-1] - parts[0]) < count
    assert equal_parts(-total, count) == [-part for part in parts]


def test_the_odd_fen_goes_to_the_earliest_share() -> None:
    """Case 12, 民法典 560."""
    assert share_out(100, [100, 100, 100]) == [34, 33, 33]
    assert share_out(50, [100, 200]) == [17, 33]
    assert share_out(1, [1]) == [1]


def test_nothing_to_weigh_shares_nothing() -> None:
    assert share_out(100, [0, 0]) == [0, 0]
    assert share_out(100, []) == []


@given(weights, st.data())
def test_shares_sum_to_the_total_and_never_exceed_their_weights(shares_of: list[int], data: st.DataObject) -> None:
    """Case 12, T28."""
    total = data.draw(st.integers(0, sum(shares_of)))
    shares = share_out(total, shares_of)
    assert sum(shares) == total
    assert all(0 <= share <= weight for share, weight in zip(shares, shares_of, strict=True))


@given(weights.filter(any), st.integers(0, LARGEST_FEN))
@example([0, 3, 3, 3], 10)
def test_each_share_is_its_proportion_to_the_fen(shares_of: list[int], total: int) -> None:
    """T28: no share is a whole fen away from its exact proportion, and what weighs nothing gets nothing."""
    for share, weight in zip(share_out(total, shares_of), shares_of, strict=True):
        assert abs(share * sum(shares_of) - total * weight) < sum(shares_of)
        assert weight or not share
