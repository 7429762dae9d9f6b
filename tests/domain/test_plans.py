"""Repayment plans: parts that sum, parts that are missed, and when the rest may be asked for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.plans import (
    Instalment,
    InstalmentState,
    Plan,
    acceleration_offered,
    monthly_plan,
    plan_by_sum,
    problems,
    progress,
)
from tests.domain.builders import an_item, yuan

AGREED = date(2026, 1, 15)
FIRST = date(2026, 1, 31)
ARREARS = yuan(12_000)
DAY = timedelta(days=1)


def a_plan(count: int = 5, total: float = 12_000, first: date = FIRST) -> Plan:
    """Due 31 Jan, 28 Feb, 31 Mar, 30 Apr, 31 May; 2,400 each."""
    return Plan(1, AGREED, (1, 2), monthly_plan(yuan(total), count, first))


def states(paid: float, today: date) -> list[InstalmentState]:
    return [row.state for row in progress(a_plan(), yuan(paid), today)]


def test_twelve_thousand_over_five_months_are_five_parts_that_sum() -> None:
    """Cases 3, 16, R127."""
    assert monthly_plan(ARREARS, 5, FIRST) == tuple(
        Instalment(due, yuan(2_400))
        for due in (FIRST, date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31))
    )
    assert problems(a_plan(), ARREARS) == []


def test_the_last_part_takes_the_odd_fen() -> None:
    """Case 5."""
    assert [part.amount_fen for part in monthly_plan(547, 3, FIRST)] == [182, 182, 183]


def test_a_plan_of_no_parts_is_refused() -> None:
    with pytest.raises(Refused):
        monthly_plan(ARREARS, 0, FIRST)
    assert [one.field for one in problems(replace(a_plan(), instalments=()), ARREARS)] == ["instalments"]


@given(st.integers(1, 10**12), st.integers(1, 60), st.dates(AGREED, date(2060, 12, 31)))
def test_a_monthly_plan_always_sums_and_ascends(total: int, count: int, first: date) -> None:
    """Cases 3, 5, 16, T28."""
    plan = replace(a_plan(), instalments=monthly_plan(total, count, first))
    assert plan.total_fen == total
    assert all(problem.field == "amount" for problem in problems(plan, total))
    assert total < count or problems(plan, total) == []


def test_a_plan_that_does_not_sum_is_refused_with_both_sums() -> None:
    """Cases 5, 16."""
    (problem,) = problems(a_plan(), yuan(12_500))
    assert "sum to 12,000.00, but 12,500.00 is unpaid" in str(problem.said)
    assert "With a last part of 2,900.00 they fit." in str(problem.said)
    (problem,) = problems(a_plan(), yuan(9_600))
    assert "Lower the parts." in str(problem.said), "without its last part it would fit"


def test_a_plan_over_no_slips_is_refused() -> None:
    assert [one.field for one in problems(replace(a_plan(), item_ids=()), ARREARS)] == ["items"]


def test_the_first_part_may_be_due_at_once_and_the_next_on_the_next_day() -> None:
    parts = (Instalment(AGREED, 1), Instalment(AGREED + DAY, 1))
    assert problems(replace(a_plan(), instalments=parts), 2) == []


def test_parts_of_nothing_and_parts_out_of_order_are_named_by_their_line() -> None:
    """Case 16."""
    parts = (Instalment(AGREED - DAY, 300), Instalment(FIRST, 0), Instalment(FIRST, 100))
    found = problems(replace(a_plan(), instalments=parts), 400)
    assert [(one.field, one.line) for one in found] == [("due", 1), ("amount", 2), ("due", 3)]
    assert str(found[0].said) == "Part 1 must be due on 2026-01-15 or later."


def test_a_missed_part_shows_on_the_next_morning() -> None:
    """Case 16: part 2 is due on the day itself and missed the day after."""
    second = date(2026, 2, 28)
    paid, coming = InstalmentState.PAID, [InstalmentState.COMING] * 3
    assert states(2_400, second - DAY) == [paid, InstalmentState.COMING, *coming]
    assert states(2_400, second) == [paid, InstalmentState.DUE, *coming]
    assert states(2_400, second + DAY) == [paid, InstalmentState.MISSED, *coming]


def test_money_fills_the_earliest_part_first() -> None:
    """Case 16."""
    rows = progress(a_plan(), yuan(3_000), FIRST)
    assert [row.paid_fen for row in rows] == [yuan(2_400), yuan(600), 0, 0, 0]
    assert [row.missing_fen for row in rows] == [0, yuan(1_800), yuan(2_400), yuan(2_400), yuan(2_400)]
    assert [row.state for row in rows[:3]] == [InstalmentState.PAID, InstalmentState.PART, InstalmentState.COMING]


def test_a_part_that_is_not_whole_is_missed() -> None:
    """Case 16."""
    assert states(2_399.99, FIRST + DAY)[0] is InstalmentState.MISSED


@given(st.integers(0, 2 * ARREARS))
def test_progress_spends_each_fen_once(paid: int) -> None:
    """T28."""
    rows = progress(a_plan(), paid, FIRST)
    assert sum(row.paid_fen for row in rows) == min(paid, ARREARS)


def test_acceleration_is_offered_after_a_demand_for_a_fifth_of_the_plan() -> None:
    """Case 16, N11, 民法典 634: part 2 of five is exactly a fifth."""
    demanded = date(2026, 3, 1)
    assert acceleration_offered(a_plan(), yuan(2_400), demanded + DAY, demanded)
    assert not acceleration_offered(a_plan(), yuan(2_400), demanded, demanded)
    assert not acceleration_offered(a_plan(), yuan(2_400), demanded + DAY, None)


@pytest.mark.parametrize("paid", [2_400.01, 4_800])
def test_less_than_a_fifth_missing_offers_nothing(paid: float) -> None:
    """Case 16: rounding never ends a plan early."""
    assert not acceleration_offered(a_plan(), yuan(paid), date(2026, 3, 20), date(2026, 3, 1))


def test_a_fifth_is_counted_of_what_the_plan_is_still_about() -> None:
    """Case 16: goods of 2,000 came back, so 2,000 missing are a fifth of the 10,000 that are left."""
    demanded = date(2026, 3, 1)
    assert acceleration_offered(a_plan(), yuan(2_800), demanded + DAY, demanded, yuan(2_000))
    assert not acceleration_offered(a_plan(), yuan(2_800.01), demanded + DAY, demanded, yuan(2_000))
    assert not acceleration_offered(a_plan(), yuan(2_800), demanded + DAY, demanded)


def test_what_was_agreed_decides_from_which_share_on() -> None:
    """N11: a fifth is the least; no clause in the signed agreement, no offer."""
    demanded = date(2026, 4, 1)
    assert acceleration_offered(a_plan(), yuan(2_400), demanded + DAY, demanded, calls_at=40)
    assert not acceleration_offered(a_plan(), yuan(2_400.01), demanded + DAY, demanded, calls_at=40)
    assert not acceleration_offered(a_plan(), yuan(2_400), demanded + DAY, demanded, calls_at=0)


def test_a_demand_does_not_reach_parts_that_were_missed_after_it() -> None:
    """民法典 634: a demand on the due day itself comes too early."""
    assert not acceleration_offered(a_plan(), 0, date(2026, 3, 20), FIRST)
    assert acceleration_offered(a_plan(), 0, date(2026, 3, 20), FIRST + DAY)


def test_a_plan_of_two_parts_is_no_sale_by_instalments() -> None:
    """买卖解释 27."""
    assert not acceleration_offered(a_plan(count=2), 0, date(2026, 6, 1), date(2026, 5, 1))
    assert acceleration_offered(a_plan(count=3), 0, date(2026, 6, 1), date(2026, 5, 1))


def test_an_item_in_a_plan_keeps_its_due_date() -> None:
    """Case 16: ageing shows the slip's own age, and that it is in a plan."""
    item = replace(an_item(12_000, date(2025, 10, 1)), plan_id=1)
    assert (item.due, item.in_plan) == (date(2025, 10, 1), True)


def test_a_fixed_sum_a_month_takes_as_many_parts_as_it_needs_and_the_last_takes_the_rest() -> None:
    """Case 5: exact to the fen."""
    parts = plan_by_sum(1000_01, 300_00, date(2026, 1, 31))
    assert [part.amount_fen for part in parts] == [300_00, 300_00, 300_00, 100_01]
    assert parts[1].due == date(2026, 2, 28)


def test_a_sum_that_divides_evenly_has_no_odd_part() -> None:
    assert [part.amount_fen for part in plan_by_sum(600_00, 300_00, date(2026, 1, 1))] == [300_00, 300_00]
    assert [part.amount_fen for part in plan_by_sum(200_00, 300_00, date(2026, 1, 1))] == [200_00]


@pytest.mark.parametrize(("fen", "why"), [(0, "more than 0.00"), (-1, "more than 0.00"), (1, "100000 parts")])
def test_parts_of_nothing_and_parts_without_end_are_refused(fen: int, why: str) -> None:
    with pytest.raises(Refused, match=why):
        plan_by_sum(1000_00, fen, date(2026, 1, 1))


def test_a_part_that_is_owed_no_more_is_dropped() -> None:
    """Case 16: goods worth the last part came back."""
    rows = progress(a_plan(), 0, FIRST - DAY, dropped_fen=yuan(2_400))
    assert [row.state for row in rows] == [InstalmentState.COMING] * 4 + [InstalmentState.DROPPED]
