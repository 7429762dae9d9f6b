"""What is the owner's to do, and for how long a PIN counts."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.domain.owner import NAMES, OwnerAct, OwnerWanted, holds, is_back_dated, is_fresh
from desktop_app.domain.pins import WrongPin

NOON = datetime(2026, 3, 1, 4, tzinfo=UTC)
TEN_MINUTES = timedelta(minutes=10)
A_SECOND = timedelta(seconds=1)


def test_every_act_has_words_for_a_form() -> None:
    assert set(NAMES) == set(OwnerAct)


def test_three_days_back_are_free_and_the_fourth_is_the_owners() -> None:
    """D16: counted in days of the calendar; today and days to come are nobody's secret."""
    today = date(2026, 3, 5)
    assert [is_back_dated(date(2026, 3, day), today) for day in (1, 2, 5, 6)] == [True, False, False, False]


@pytest.mark.parametrize(("passed", "counts"), [(timedelta(0), True), (TEN_MINUTES - A_SECOND, True)])
def test_ten_minutes_are_ten_minutes(passed: timedelta, counts: bool) -> None:
    """D16: for the PIN that was typed and for the slip of the hand that anybody may take back."""
    assert holds(NOON, NOON + passed) is counts
    assert is_fresh(NOON, NOON + passed) is counts
    assert not holds(NOON, NOON + TEN_MINUTES)
    assert not is_fresh(NOON, NOON + TEN_MINUTES)


def test_a_clock_set_back_makes_nothing_fresh_again() -> None:
    """T30: neither the PIN nor an entry."""
    assert not holds(NOON, NOON - A_SECOND)
    assert not is_fresh(NOON, NOON - A_SECOND)
    assert not holds(None, NOON)


def test_what_is_refused_survives_the_way_between_two_processes() -> None:
    wanted = pickle.loads(pickle.dumps(OwnerWanted(OwnerAct.EXPORT).at("pin")))
    assert (wanted.act, wanted.field) == (OwnerAct.EXPORT, "pin")
    wrong = pickle.loads(pickle.dumps(WrongPin(5, 30).at("old")))
    assert (wrong.wrong, wrong.rest, wrong.field) == (5, 30, "old")
