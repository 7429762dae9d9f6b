"""Setting text into a given space: it wraps, shrinks or is cut, and never comes out wider."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.setting import POINT, Block, line_height, set_figure, set_text, width_of
from desktop_app.documents.typeface import Weight

TEXTS = st.text(alphabet=st.sampled_from("水泥，。（）“”abcXYZ 019.-¥\n𠅤😀\u0301"), max_size=120)
HAIR = 0.05
"""Tenths of a millimetre that rounding may cost."""


@given(text=TEXTS, width=st.floats(8, 200), height=st.floats(0, 30), weight=st.sampled_from(Weight))
def test_no_line_is_wider_than_its_room_and_no_block_higher(
    text: str, width: float, height: float, weight: Weight
) -> None:
    block = set_text(text, width, 9, height, weight)
    assert all(width_of(line, block.size, weight) <= width + HAIR for line in block.lines)
    assert len(block.lines) == 1 or block.height <= height + 0.06 * line_height(block.size)
    assert 7 <= block.size <= 9


@given(text=TEXTS, width=st.floats(8, 200), height=st.floats(0, 30))
def test_nothing_is_lost_but_behind_an_ellipsis(text: str, width: float, height: float) -> None:
    block = set_text(text, width, 9, height)
    kept, whole = "".join("".join(block.lines).split()), "".join(text.split())
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


@given(text=TEXTS)
def test_text_with_room_enough_stays_as_it_is(text: str) -> None:
    block = set_text(text, 5_000, 9, 5_000)
    assert "\n".join(line.rstrip() for line in block.lines) == "\n".join(line.rstrip() for line in text.split("\n"))
    assert block.size == 9


def test_a_line_never_begins_with_a_closing_mark_nor_parts_a_sum_from_its_sign() -> None:
    text = "已逾期，¥19,282.51。" * 12
    for width in range(20, 60):
        block = set_text(text, width, 9, 200)
        assert not any(line.startswith(("，", "。", "19")) for line in block.lines)


def test_words_are_broken_only_when_longer_than_a_line() -> None:
    assert set_text("delivered in parts", 20, 9, 20).lines == ("delivered in", "parts")
    assert "".join(set_text("A" * 60, 20, 9, 40).lines) == "A" * 60


def test_text_becomes_smaller_before_it_is_cut() -> None:
    text, room = "水" * 20, 20 * 7.5 * POINT
    assert set_text(text, room, 9) == Block((text,), 7.5)
    assert set_text(text, room - 30, 9).lines[0].endswith("…")
    assert set_text(text, room - 30, 9).size == 7


@given(fen=st.integers(0, 10**17), width=st.floats(5, 60))
def test_a_figure_is_never_cut_or_broken(fen: int, width: float) -> None:
    block = set_figure(f"{fen:,}", width, 9)
    assert block.lines == (f"{fen:,}",)
    assert width_of(block.lines[0], block.size) <= width + HAIR


@pytest.mark.parametrize("text", ["水" * 200_000, "a" * 200_000, "水\n" * 100_000])
def test_an_endless_text_is_cut_at_once(text: str) -> None:
    """M14: 200,000 characters in a paragraph took 22 s elsewhere."""
    block = set_text(text, 60, 9, 20)
    assert block.lines[-1].endswith("…")
    assert sum(map(len, block.lines)) < 500
