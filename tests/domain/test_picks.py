"""Names found by any part of them, as a person types it (U15)."""

import time

import pytest

from desktop_app.domain.picks import OR, PLACE, Pick, as_key, matches, with_phones
from desktop_app.store.search import search_text

SHOPS = (
    "曾国强建材", "老王建材", "王记五金", "五金王", "单县水暖", "Wang & Co", "重庆长江装饰", "老王", "吴记王府",
)  # fmt: skip


def a_pick(number: int, name: str) -> Pick:
    return Pick(number, name, keys=search_text([name, f"C{number:04d}"]))


PICKS = [a_pick(number, name) for number, name in enumerate(SHOPS, 1)]


def found(text: str, limit: int = 20) -> list[str]:
    return [pick.title for pick in matches(PICKS, text, limit)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zgq", "曾国强建材"),
        ("cgq", "曾国强建材"),
        ("zengguo", "曾国强建材"),
        ("sxsn", "单县水暖"),
        ("dxsn", "单县水暖"),
        ("cqcj", "重庆长江装饰"),
        ("zqzj", "重庆长江装饰"),
        ("国强", "曾国强建材"),
        ("C0005", "单县水暖"),
        ("ｃ０００５", "单县水暖"),
        ("zeng'guo'qiang", "曾国强建材"),
        ("  长江 ", "重庆长江装饰"),
        ("wang co", "Wang & Co"),
        ("建材 zgq", "曾国强建材"),
    ],
)
def test_a_name_is_found_by_any_reading_code_or_part(typed: str, name: str) -> None:
    """U15: every reading of 曾, 单, 重 and 长; full width, several words, and what an input method is composing."""
    assert found(typed) == [name]


def test_the_whole_name_comes_before_its_beginning_before_any_part() -> None:
    """U15: exact, prefix, first letters, then anywhere."""
    assert found("老王") == ["老王", "老王建材"]
    assert found("王") == ["王记五金", "老王建材", "五金王", "老王", "吴记王府"]
    assert found("wj") == ["王记五金", "五金王", "吴记王府", "老王建材"]
    ranked = [Pick(1, "汪府酒家", keys="wangfujiujia"), Pick(2, "老王府", keys="lwf"), Pick(3, "王府", keys="wf")]
    assert [pick.id for pick in matches([*ranked, Pick(4, "王府井", keys="wfj")], "wf")] == [3, 4, 2]
    assert [pick.id for pick in matches([Pick(1, "亚府", keys="yawfu"), *ranked], "wf")] == [3, 2, 1]


def test_what_does_not_match_is_not_offered_and_nothing_typed_offers_all() -> None:
    assert found("zgx") == []
    assert found("王 不存在") == []
    assert found("") == list(SHOPS)
    assert found("  ", limit=2) == list(SHOPS[:2])


def test_at_most_so_many_are_offered_the_best_ones() -> None:
    assert found("老王", limit=1) == ["老王"]


def test_the_tail_of_a_phone_number_is_enough() -> None:
    """U11, U39: however the number was written."""
    pick = with_phones(PICKS[0], ["138 0013-8022", "", "0571 6688"])
    assert matches([pick, *PICKS[1:]], "8022") == [pick]
    assert matches([pick], "05716688") == [pick]
    assert matches([pick], "zgq") == [pick]


@pytest.mark.by_the_clock
def test_two_thousand_names_are_searched_while_a_key_goes_down() -> None:
    """U15: within 30 ms of CPU."""
    many = [a_pick(number, f"{name}{number}") for number, name in enumerate(SHOPS * 223)]
    assert len(many) > 2000
    started = time.thread_time()
    assert len(matches(many, "w")) == 20
    assert time.thread_time() - started < 0.03


def test_full_width_marks_in_a_name_are_found_as_they_were_typed() -> None:
    """U15: a shop's name with （ ） is found by its whole name."""
    pick = Pick(1, "查丰梅（水电）", keys=as_key("查丰梅（水电）"))
    assert matches([pick], "查丰梅（水电）") == matches([pick], "梅(水电)") == [pick]


def test_a_long_name_is_found_by_its_readings_character_by_character() -> None:
    """U15: too many readings to write out; the last syllable may be typed in part, and no more than the name has."""
    places = [["chong", "zhong"], ["qing"], ["chang", "zhang"], ["jiang"]]
    long = Pick(1, "重庆长江", keys=PLACE.join(OR.join(readings) for readings in places))
    for typed in ("zhongqing", "cqcj", "qingzhangji", "chongqingchangjiang"):
        assert matches([long], typed) == [long], typed
    for typed in ("重庆长江人", "cqcjx", "chongqingchangjiangx"):
        assert matches([long], typed) == [], typed
