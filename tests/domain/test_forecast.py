"""The chance that money is still out in two weeks: counted, explainable, and never from the future."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Refused
from desktop_app.domain.forecast import COMMON, EVEN, LONGEST_HORIZON, STRENGTH, Habits, PaidItem, learn

TODAY = date(2026, 3, 13)
LATE, PROMPT, NEWCOMER = 1, 2, 3


def paid(customer: int, *days_late: int) -> list[PaidItem]:
    return [(customer, days) for days in days_late]


def still_open(customer: int, *days_past_due: int) -> list[OpenItem]:
    return [
        OpenItem(
            number, customer, f"SHD-{number}", TODAY - timedelta(days=days + 30), TODAY - timedelta(days=days), 100
        )
        for number, days in enumerate(days_past_due)
    ]


def past_due(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_shop() -> Habits:
    """One customer who is always 40 days late, one who always pays on the day."""
    return learn([*paid(LATE, *[40] * 30), *paid(PROMPT, *[0] * 30)], (), TODAY)


def test_the_chance_is_a_count_mixed_with_everybodys() -> None:
    """N07: 10 days past due the customer had 3 items open, of which 2 were open 14 days later."""
    habits = learn([*paid(LATE, 5, 20, 30, 40), *paid(PROMPT, *[12] * 60)], (), TODAY)
    everybodys = (2 + STRENGTH * EVEN) / (63 + STRENGTH)
    assert habits.everybodys(10) == everybodys
    assert habits.chance(LATE, past_due(10)) == (2 + STRENGTH * everybodys) / (3 + STRENGTH)


def test_an_item_that_cannot_be_overdue_by_then_counts_nothing() -> None:
    habits = a_shop()
    assert habits.chance(LATE, TODAY + timedelta(days=14)) == 0
    assert habits.chance(LATE, TODAY + timedelta(days=13)) > 0.9
    assert habits.chance(LATE, None) == 0


def test_a_newcomer_borrows_everybodys_rate() -> None:
    habits = a_shop()
    for days in (-13, 0, 30, 400):
        assert habits.chance(NEWCOMER, past_due(days)) == habits.everybodys(days)


def test_a_habit_is_learnt_from_a_few_items() -> None:
    habits = learn([*paid(PROMPT, *[10] * 60), *paid(LATE, *[40] * 4)], (), TODAY)
    assert habits.everybodys(0) < 0.1
    assert habits.chance(LATE, past_due(0)) > 0.5


def test_a_habitual_late_payer_is_expected_when_he_always_pays() -> None:
    """Always 40 days late: sure to be open in two weeks when 10 days late, hardly so when 30 days late."""
    habits = a_shop()
    assert habits.chance(LATE, past_due(10)) > 0.9
    assert habits.chance(LATE, past_due(30)) < 0.1


def test_a_month_end_payer_is_not_feared_after_the_month_end() -> None:
    """Terms end on the 10th, money comes on the last day: 20 days late, month after month."""
    history = [*paid(LATE, *[20] * 12), *paid(PROMPT, *[0, 5, 10, 40] * 10)]
    habits = learn(history, (), TODAY)
    assert habits.chance(LATE, past_due(3)) > 0.8
    assert habits.chance(LATE, past_due(8)) < habits.everybodys(8)


def test_who_never_pays_is_known_by_what_is_open() -> None:
    """No paid item tells of him; his old open items do."""
    shop = paid(PROMPT, *[3, 10, 20] * 20)
    silent, telling = learn(shop, (), TODAY), learn(shop, still_open(LATE, 100, 130, 160, 190), TODAY)
    assert silent.chance(LATE, past_due(5)) == 0.5
    assert telling.chance(LATE, past_due(5)) > 0.7


def test_an_open_item_counts_only_once_its_outcome_is_known() -> None:
    """10 days past due today says nothing yet of what is open 14 days after 0, but of -4 it does."""
    shop = paid(PROMPT, *[0, 3, 20] * 20)
    without, with_it = learn(shop, (), TODAY), learn(shop, still_open(LATE, 10), TODAY)
    assert with_it.chance(LATE, past_due(0)) == without.chance(LATE, past_due(0))
    assert with_it.chance(LATE, past_due(-4)) > without.chance(LATE, past_due(-4))


def test_open_items_that_wait_for_a_newer_batch_tell_nothing() -> None:
    waiting = OpenItem(1, LATE, "SHD-1", TODAY - timedelta(days=300), None, 100)
    assert learn(paid(PROMPT, 0), [waiting], TODAY) == learn(paid(PROMPT, 0), (), TODAY)


def test_at_rare_ages_the_rate_of_the_oldest_common_age_holds() -> None:
    shop = [*paid(PROMPT, *[0] * 100), *paid(LATE, *range(1, COMMON + 1)), *paid(LATE, 300)]
    habits = learn(shop, (), TODAY)
    assert habits.everybodys(299) == habits.everybodys(200) == habits.everybodys(1)
    assert habits.everybodys(0) != habits.everybodys(1)


def test_open_items_make_an_age_common_once_their_outcome_is_known() -> None:
    habits = learn((), still_open(LATE, *[34] * COMMON), TODAY)
    assert habits.oldest_common == 34 - 14


def test_a_shop_without_history_knows_neither_good_nor_bad() -> None:
    habits = learn((), (), TODAY)
    assert habits.chance(NEWCOMER, past_due(5)) == EVEN


@pytest.mark.parametrize("horizon", [0, -1, LONGEST_HORIZON + 1])
def test_a_horizon_out_of_reach_is_refused(horizon: int) -> None:
    with pytest.raises(Refused, match=f"{horizon} days ahead is not possible"):
        learn((), (), TODAY, horizon)


def test_the_horizon_is_an_argument() -> None:
    history = paid(LATE, *[20] * 40)
    assert learn(history, (), TODAY, 14).chance(LATE, past_due(0)) > 0.9
    assert learn(history, (), TODAY, 28).chance(LATE, past_due(0)) < 0.1


ages = st.integers(-60, 400)
histories = st.lists(st.tuples(st.integers(1, 4), ages), max_size=60)


@given(histories, st.lists(ages, max_size=8), st.integers(1, 5), ages, st.integers(1, LONGEST_HORIZON))
def test_a_chance_is_a_chance(
    history: list[tuple[int, int]], open_ages: list[int], customer: int, days: int, horizon: int
) -> None:
    settled = [one for number, late in history for one in paid(number, late)]
    habits = learn(settled, still_open(2, *open_ages), TODAY, horizon)
    chance = habits.chance(customer, past_due(days))
    assert 0 <= chance < 1
    assert (chance > 0) == (days + horizon > 0)


@given(histories, ages)
def test_the_newcomer_stands_where_everybody_stands(history: list[tuple[int, int]], days: int) -> None:
    settled = [one for number, late in history for one in paid(number, late)]
    habits = learn(settled, (), TODAY, LONGEST_HORIZON)
    assert habits.chance(99, past_due(days)) == habits.everybodys(days)


@given(histories, st.integers(-13, 100))
def test_one_more_late_item_never_makes_a_customer_look_better(history: list[tuple[int, int]], days: int) -> None:
    settled = [one for number, late in history for one in paid(number, late)]
    worse = [*settled, *paid(2, days + 100)]
    before, after = (learn(known, (), TODAY, common=1).chance(2, past_due(days)) for known in (settled, worse))
    assert after >= before - 1e-12
