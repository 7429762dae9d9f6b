"""Amounts in Chinese capitals: case 17 and the laws behind its table."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.words import in_words, parse_words

CASE_17 = [
    (0, "零元整", []),
    (5, "伍分", ["零元零伍分"]),
    (50, "伍角整", ["伍角"]),
    (15_00, "壹拾伍元整", []),
    (325_04, "叁佰贰拾伍元零肆分", []),
    (1_409_50, "壹仟肆佰零玖元伍角整", ["壹仟肆佰零玖元伍角"]),
    (1_680_32, "壹仟陆佰捌拾元零叁角贰分", ["壹仟陆佰捌拾元叁角贰分"]),
    (5_000_05, "伍仟元零伍分", []),
    (6_007_14, "陆仟零柒元壹角肆分", []),
    (10_500_00, "壹万零伍佰元整", []),
    (16_409_02, "壹万陆仟肆佰零玖元零贰分", []),
    (30_000_30, "叁万元零叁角整", ["叁万元叁角", "叁万元叁角整", "叁万元零叁角"]),
    (107_000_53, "壹拾万柒仟元零伍角叁分", ["壹拾万零柒仟元伍角叁分"]),
    (1_000_010_00, "壹佰万零壹拾元整", []),
    (10_010_000_10, "壹仟零壹万元零壹角整", ["壹仟零壹万元壹角"]),
    (100_005_000_00, "壹亿零伍仟元整", []),
    (1_000_100_000_01, "壹拾亿零壹拾万元零壹分", []),
]
OFFICIAL_FEN = st.integers(0, 10**13)


@pytest.mark.parametrize(("fen", "words", "accepted"), CASE_17)
def test_the_official_table_is_written_and_read(fen: int, words: str, accepted: list[str]) -> None:
    """Case 17."""
    assert in_words(fen) == words
    for variant in (words, *accepted):
        assert parse_words(variant) == fen


@given(OFFICIAL_FEN)
@example(10**13)
@example(10**13 - 1)
def test_every_amount_is_read_back_as_it_was_written(fen: int) -> None:
    """T27: 0 to 10^13 fen."""
    assert parse_words(in_words(fen)) == fen


@given(OFFICIAL_FEN)
def test_the_other_names_of_yuan_and_whole_read_the_same(fen: int) -> None:
    words = "人民币" + in_words(fen).replace("元", "圆").replace("整", "正")
    assert parse_words(f" {words} ") == fen


@given(OFFICIAL_FEN)
def test_the_written_form_keeps_the_official_rules(fen: int) -> None:
    words = in_words(fen)
    assert "零零" not in words
    assert "零万" not in words
    assert "零亿" not in words
    assert words.endswith("分") != words.endswith("整")
    assert not words.startswith(("拾", "零角", "零分"))


@given(OFFICIAL_FEN, OFFICIAL_FEN)
def test_two_amounts_never_share_their_words(one: int, other: int) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


@pytest.mark.parametrize("fen", [10**14 * 100 + 1, 1_2345_6789_0123_4567_89, 10**18])
def test_a_sum_beyond_the_largest_document_is_still_written(fen: int) -> None:
    assert parse_words(in_words(fen)) == fen


@pytest.mark.parametrize("fen", [-1, -100_00])
def test_an_amount_below_zero_has_no_words(fen: int) -> None:
    with pytest.raises(Refused, match="cannot be below"):
        in_words(fen)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "拾伍元整",
        "壹亿零万伍仟元整",
        "壹万伍佰元整",
        "伍仟元伍分",
        "伍元零角整",
        "壹拾伍元",
        "伍元伍角伍分整",
        "壹佰贰拾叁",
        "壹壹元整",
        "12元整",
        "十五元整",
        "壹元整元",
        "负壹元整",
        "壹" * 100_000,
    ],
)
def test_what_is_no_amount_in_capitals_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not an amount in capitals"):
        parse_words(text)


@given(st.text(alphabet="零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正人民币", max_size=30))
def test_whatever_is_read_is_a_spelling_of_that_amount(text: str) -> None:
    try:
        fen = parse_words(text)
    except Refused:
        return
    letters = text.removeprefix("人民币").replace("圆", "元").replace("正", "整")
    assert [c for c in letters if c not in "零整元"] == [c for c in in_words(fen) if c not in "零整元"]
