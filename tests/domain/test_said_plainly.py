"""Words for the rarer states: a plan whose parts are all paid, a passphrase tried too often, a long name in Chinese."""

from dataclasses import replace

from desktop_app.domain.debt import debt_of
from desktop_app.domain.labels import in_plan_said
from desktop_app.domain.picks import holds
from desktop_app.domain.pins import Unlocking, rest_said
from tests.domain.builders import TODAY, an_item


def test_what_a_plan_covers_is_said_also_when_no_part_of_it_is_still_to_come() -> None:
    """Case 22."""
    covered = replace(debt_of([], 0, TODAY), kept=(an_item(100, TODAY),))
    assert str(in_plan_said(covered)) == "In plan 100.00"


def test_a_passphrase_tried_too_often_says_when_the_next_try_is_taken() -> None:
    """T21."""
    other = next(one for one in Unlocking if one is not Unlocking.PIN)
    assert str(rest_said(other, 5, 30)).startswith("5 wrong passphrases.")
    assert str(rest_said(Unlocking.PIN, 5, 30)).startswith("5 wrong PINs.")


def test_chinese_that_is_no_part_of_a_long_name_is_no_reading_of_it() -> None:
    """U15."""
    assert not holds("重庆长乐\nchong|zhong\tqing\tchang|zhang\tle|yue", "海天")
    assert holds("重庆长乐\nchong|zhong\tqing\tchang|zhang\tle|yue", "zqzy")
