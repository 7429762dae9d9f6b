"""Slips let go once: what becomes of a release."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.releases import (
    RELEASE_STATES,
    GivenRelease,
    ReleaseState,
    last_day,
    refuse_past_release,
    refuse_second_release,
)
from desktop_app.domain.shipments import Release
from tests.domain.builders import TODAY, yuan

GIVEN = GivenRelease(1, "draft-1", TODAY, "工地等料", TODAY + timedelta(days=3), yuan(500), given_by="老板")


def test_a_release_waits_is_used_or_its_time_is_over() -> None:
    """R126."""
    assert [GIVEN.state_on(TODAY + timedelta(days=days)) for days in (0, 3, 4)] == [
        ReleaseState.WAITING, ReleaseState.WAITING, ReleaseState.OVER,
    ]  # fmt: skip
    used = replace(GIVEN, number="SHD-2026-00009")
    assert used.state_on(TODAY) is ReleaseState.USED
    assert replace(used, is_void=True).state_on(TODAY) is ReleaseState.VOID
    assert replace(GIVEN, expires=None).state_on(TODAY) is ReleaseState.WAITING
    assert set(RELEASE_STATES) == set(ReleaseState)


def test_it_lets_a_slip_go_of_no_more_than_it_was_given_for() -> None:
    """R019."""
    assert GIVEN.lets_go(yuan(500), TODAY)
    assert not GIVEN.lets_go(yuan(500.01), TODAY)
    assert not GIVEN.lets_go(yuan(500), TODAY + timedelta(days=4))
    assert GIVEN.release == Release("工地等料", GIVEN.expires)


def test_a_release_until_yesterday_is_refused_with_the_day_that_would_fit() -> None:
    refuse_past_release(None, TODAY)
    refuse_past_release(last_day(TODAY), TODAY)
    with pytest.raises(Refused, match="Choose 2026-03-16 or later") as said:
        refuse_past_release(TODAY - timedelta(days=1), TODAY)
    assert said.value.field == "release_until"


def test_one_slip_is_released_once() -> None:
    with pytest.raises(Refused, match=r"老板 released this slip already, until 2026-03-19 and up to 500\.00"):
        refuse_second_release(GIVEN)
