"""What is owed: ageing to the day, money on account set against the oldest, balances that add up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import (
    DEFAULT_BUCKETS,
    Ageing,
    Entry,
    Kind,
    OpenItem,
    Restated,
    age,
    bucket_of,
    days_overdue,
    restated,
    running_balance,
)
from tests.domain.builders import TODAY, an_item, yuan

dues = st.none() | st.dates(TODAY - timedelta(days=200), TODAY + timedelta(days=60))
items = st.lists(
    st.builds(
        OpenItem,
        item_id=st.integers(1, 9),
        customer_id=st.just(1),
        number=st.sampled_from(["A", "B"]),
        dated=st.dates(TODAY - timedelta(days=9), TODAY),
        due=dues,
        open_fen=st.integers(1, 10**6),
        disputed_fen=st.just(1),
    ),
    max_size=8,
)
on_account = st.integers(0, 3 * 10**6)
edges = st.lists(st.integers(1, 150), unique=True, max_size=4).map(sorted)


@pytest.mark.parametrize(("days", "bucket"), [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (9999, 3)])
def test_each_day_overdue_is_in_exactly_one_bucket(days: int, bucket: int) -> None:
    """Case 6."""
    assert bucket_of(days, DEFAULT_BUCKETS) == bucket


def test_due_today_is_not_overdue_and_due_yesterday_is() -> None:
    """Case 6."""
    assert days_overdue(TODAY, TODAY) == 0
    assert days_overdue(TODAY - timedelta(days=1), TODAY) == 1
    assert days_overdue(TODAY + timedelta(days=1), TODAY) == 0


def test_what_waits_for_a_newer_batch_is_not_overdue() -> None:
    """Case 11."""
    assert days_overdue(None, TODAY) == 0
    assert age([an_item(100, due=None)], 0, TODAY).not_due_fen == yuan(100)


def test_an_account_is_aged_by_due_date() -> None:
    """Case 6: not due + buckets − on account = balance."""
    open_items = [an_item(amount, TODAY - timedelta(days=days)) for amount, days in [(1, 0), (2, 1), (4, 30), (8, 31)]]
    aged = age([*open_items, an_item(16, TODAY - timedelta(days=100))], yuan(3), TODAY)
    assert aged == Ageing(yuan(1), (yuan(6), yuan(8), 0, yuan(16)), yuan(3))
    assert aged.balance_fen == yuan(28)


@given(items, on_account, edges)
def test_ageing_always_adds_up_to_the_balance(open_items: list[OpenItem], free: int, bounds: list[int]) -> None:
    """Case 6."""
    aged = age(open_items, free, TODAY, bounds)
    assert aged.not_due_fen + sum(aged.buckets_fen) - aged.on_account_fen == aged.balance_fen
    assert aged.balance_fen == sum(item.open_fen for item in open_items) - free
    assert len(aged.buckets_fen) == len(bounds) + 1


def test_a_full_return_of_a_part_paid_slip_leaves_money_on_account_and_nothing_overdue() -> None:
    """Case 1: 0/40/20 open, the return of 100 settles 60 and leaves 40 on account."""
    aged = age([], yuan(40), TODAY + timedelta(days=90))
    assert (aged.balance_fen, aged.buckets_fen) == (-yuan(40), (0, 0, 0, 0))


def test_an_account_is_restated_by_what_its_sum_and_its_parts_changed() -> None:
    """Cases 7, 24: 300 less, or 100 that moved from overdue to not due, or both."""
    then = Ageing(yuan(700), (yuan(300), 0), 0)
    assert restated(then, then) == Restated()
    assert restated(then, Ageing(yuan(700), (0, 0), 0)) == Restated(-yuan(300), 0)
    assert restated(then, Ageing(yuan(800), (yuan(200), 0), 0)) == Restated(0, yuan(100))
    assert restated(then, Ageing(yuan(800), (0, 0), 0)) == Restated(-yuan(200), yuan(100))


def test_the_balance_runs_from_the_opening_through_each_entry() -> None:
    entries = [
        Entry("SHD-2026-00001", Kind.SHIPMENT, TODAY, yuan(100), 1),
        Entry("SKD-2026-00001", Kind.RECEIPT, TODAY, -yuan(150), 2),
    ]
    assert running_balance(yuan(20), entries) == [yuan(120), -yuan(30)]
    assert running_balance(yuan(20), []) == []
