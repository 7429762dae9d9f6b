"""What a cell says: money and quantities as people and programs write them, exactly or refused."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import LARGEST_FEN, format_fen, format_yuan
from desktop_app.exchange.cells import (
    decimal_of,
    fen_of,
    is_blank,
    note_of,
    plain_fen_of,
    plain_text_of,
    price_of,
    quantity_of,
    text_of,
    whole_of,
)
from desktop_app.exchange.days import DayRules, date_of
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.leftovers import is_hint

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def number(text: str) -> GridCell:
    return GridCell(text, CellKind.NUMBER)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1200", 120_000),
        ("1,200.50", 120_050),
        ("１，２００．５０", 120_050),
        ("￥1,200.50", 120_050),
        ("¥ 12", 1_200),
        ("12.5元", 1_250),
        ("人民币 1,200 元整", 120_000),
        ("RMB 3", 300),
        ("(300.00)", -30_000),
        ("（300）", -30_000),
        ("-300", -30_000),
        ("300-", -30_000),
        ("−300", -30_000),
        ("-￥300", -30_000),
        ("￥-300", -30_000),
        ("(￥300)", -30_000),
        ("+5", 500),
        ("1.2万", 1_200_000),
        ("1.2万元", 1_200_000),
        ("3千", 300_000),
        ("0.5亿", 5_000_000_000),
        (".5万", 500_000),
        ("1,234万", 1_234_000_000),
        ("-1.2万元整", -1_200_000),
        (" 12\u00a0", 1_200),
        (".5", 50),
        ("0", 0),
        ("-0", 0),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, fen: int) -> None:
    """T27."""
    assert fen_of(GridCell(text)) == fen


@pytest.mark.parametrize(
    "text",
    [
        "12.345", "1,23", "1e3", "NaN", "Infinity", "十二", "12元5角", "1万2", "--5", "(-5)", "-5-", "5 000", "12.5.3",
        "1200 2", "$5", "=1+1", "12/5", "元", "万", ".", "()", "1" * 40, "0.0001万1", "٣", "12kg",
    ],
)  # fmt: skip
def test_an_amount_that_is_not_exact_is_refused_and_shown(text: str) -> None:
    """F17: nothing is rounded or guessed."""
    with pytest.raises(Refused) as refused:
        fen_of(GridCell(text))
    assert text[:10] in str(refused.value)


@given(st.integers(-LARGEST_FEN, LARGEST_FEN), st.integers(0, 8))
def test_every_way_to_write_an_amount_says_the_same(fen: int, way: int) -> None:
    """T27, T34."""
    positive = format_yuan(abs(fen))
    written = [
        format_fen(fen),
        format_yuan(fen),
        format_yuan(fen).translate(FULL_WIDTH),
        f"￥{format_yuan(fen)}",
        f"{format_yuan(fen)}元",
        f"({positive})" if fen < 0 else positive,
        f"{positive}-" if fen < 0 else positive,
        f"-¥{positive}" if fen < 0 else f"¥{positive}",
        f"  {format_fen(fen)} ",
    ][way]
    assert fen_of(GridCell(written)) == fen


@given(st.integers(-LARGEST_FEN, LARGEST_FEN))
def test_a_number_of_a_spreadsheet_keeps_every_fen(fen: int) -> None:
    """T27: the binary number nearest to the amount is read as that amount."""
    assert fen_of(number(f"{Decimal(repr(fen / 100)):f}")) == fen


@given(st.lists(st.integers(-10_000_000, 10_000_000), max_size=30))
def test_noise_of_adding_numbers_does_not_count(parts: list[int]) -> None:
    """0.1 + 0.2 is 0.30000000000000004 in the file and 0.30 in the book."""
    total = 0.0
    for fen in parts:
        total += fen / 100
    assert fen_of(number(f"{Decimal(repr(total)):f}")) == sum(parts)


@pytest.mark.parametrize("text", ["33.333333333333336", "0.001", "12.005", "1000000000000", "1" + "0" * 40])
def test_a_number_with_real_decimals_is_refused_not_rounded(text: str) -> None:
    with pytest.raises(Refused):
        fen_of(number(text))


@pytest.mark.parametrize(
    ("text", "fen"),
    [("1.234,56", 123_456), ("12,5", 1_250), ("1.234", 123_400), ("-1.234,56", -123_456), ("1,234.50", 123_450)],
)
def test_a_comma_is_the_decimal_mark_where_the_file_says_so(text: str, fen: int) -> None:
    assert fen_of(GridCell(text), decimal_comma=True) == fen


def test_quantities_have_three_decimals_and_prices_four() -> None:
    assert quantity_of(GridCell("2.125")) == 2_125
    assert price_of(GridCell("￥0.0035元")) == 35
    with pytest.raises(Refused, match="more than 3 decimals"):
        quantity_of(GridCell("2.1255"))
    with pytest.raises(Refused, match="more than 4 decimals"):
        price_of(number("1.6666666666666667"))


@pytest.mark.by_the_clock
def test_a_cell_full_of_blanks_or_brackets_is_refused_at_once() -> None:
    """T36: a thousand signs a cell, twenty thousand cells."""
    began = time.process_time()
    for filler in (" ", "　", "(", "-", "元", "1 ", ",1", "."):
        with pytest.raises(Refused):
            fen_of(GridCell(f"1{filler * 1000}x"))
        with pytest.raises(Refused):
            date_of(GridCell(f"1{filler * 1000}x"), DayRules(date(2025, 6, 10)))
    assert time.process_time() - began < 0.5


def test_a_number_for_comparing_keeps_all_its_decimals() -> None:
    assert decimal_of(number("9.9999")) == Decimal("9.9999")
    assert decimal_of(GridCell("￥1,200.50")) == Decimal("1200.5")
    with pytest.raises(Refused, match="“约100” is not a number"):
        decimal_of(GridCell("约100"))


@pytest.mark.parametrize("text", ["", " ", "-", "/", "—", "——", "－", "／", "\u3000", "N/A"])
def test_a_stroke_stands_for_nothing(text: str) -> None:
    assert is_blank(GridCell(text))


@pytest.mark.parametrize("cell", [GridCell("0"), number("0"), GridCell("无"), GridCell("", CellKind.NO_VALUE)])
def test_a_zero_or_a_formula_is_not_nothing(cell: GridCell) -> None:
    assert not is_blank(cell)


def test_a_formula_without_a_value_is_said_and_never_read_as_zero() -> None:
    with pytest.raises(Refused, match=r"has no value. Open the file in the spreadsheet program, save it"):
        fen_of(GridCell("", CellKind.NO_VALUE, formula=True))


def test_an_error_in_a_cell_is_shown_as_the_sheet_shows_it() -> None:
    with pytest.raises(Refused, match="#DIV/0!"):
        fen_of(GridCell("#DIV/0!", CellKind.ERROR, formula=True))


def test_a_telephone_kept_as_a_number_is_read_digit_by_digit() -> None:
    assert text_of(number("13800138001"), "The telephone") == "13800138001"


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (number("6222021234567890123"), "has already changed its last digits"),
        (GridCell("1.38E+10"), "has shortened this number"),
        (GridCell("王\u202e建"), "invisible control character"),
        (GridCell("a" * 101), "101 characters"),
        (GridCell("", CellKind.NO_VALUE), "has no value"),
    ],
)
def test_text_that_is_not_what_was_typed_is_refused(cell: GridCell, reason: str) -> None:
    """D19."""
    with pytest.raises(Refused, match=reason):
        text_of(cell, "The person's name")


def test_a_note_may_have_several_lines() -> None:
    assert note_of(GridCell("老客户\n每月25号结"), "The note") == "老客户\n每月25号结"
    assert note_of(GridCell("—"), "The note") == ""


@pytest.mark.parametrize(("text", "days"), [("30", 30), ("30天", 30), ("30.0", 30), ("３０ 天", 30), ("0", 0)])
def test_days_are_whole(text: str, days: int) -> None:
    assert whole_of(GridCell(text)) == days


@pytest.mark.parametrize("text", ["30.5", "-3", "一个月", "1e2"])
def test_days_that_are_not_whole_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="not a whole number"):
        whole_of(GridCell(text))


@given(st.text("０1９9aXx甲请例é-.,万()nNE+ ", max_size=18), st.sampled_from((CellKind.TEXT, CellKind.NUMBER)))
def test_what_is_plain_is_read_at_once_and_never_otherwise(text: str, kind: CellKind) -> None:
    """A large sheet is mostly plain numbers and names; the short way agrees with the long one or steps aside."""
    cell = GridCell(text, kind)
    said = plain_text_of(cell)
    assert said is None or (said == text_of(cell, "x") == note_of(cell, "x") and not is_hint(cell))
    fen = plain_fen_of(cell)
    assert fen is None or Decimal(fen) == 100 * decimal_of(cell)
