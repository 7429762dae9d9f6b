"""What is owed: ageing to the day, money on account set against the oldest, balances that add up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import (
    DEFAULT_BUCKETS,
    Ageing,
    Entry,
    Kind,
    OpenItem,
    age,
    bucket_of,
    days_overdue,
    net_of_account,
    overdue_fen,
    running_balance,
)
from tests.domain.builders import TODAY, an_item, parts_of_a_slip, yuan

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
    assert aged.overdue_fen == yuan(27)


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
    assert (aged.balance_fen, aged.overdue_fen) == (-yuan(40), 0)


def test_money_on_account_counts_at_once_against_the_earliest_due() -> None:
    """Cases 2, 8: 800 on account against two halves of 600, the first 60 days late."""
    late, not_due = an_item(600, TODAY - timedelta(days=60)), an_item(600, TODAY + timedelta(days=9), item_id=2)
    assert overdue_fen([not_due, late], TODAY) == yuan(600)
    netted = net_of_account([not_due, late], yuan(800))
    assert [(item.item_id, item.open_fen) for item in netted] == [(2, yuan(400))]
    assert overdue_fen(netted, TODAY) == 0


def test_the_credit_of_a_return_above_its_slip_nets_the_next_slip() -> None:
    """Case 2: 20 left of a return of 120 stand against slip B."""
    assert [item.open_fen for item in net_of_account([an_item(100, item_id=2)], yuan(20))] == [yuan(80)]


def test_what_waits_for_a_newer_batch_is_netted_last() -> None:
    waiting, due = an_item(100, None, dated=date(2026, 1, 1)), an_item(100, TODAY, item_id=2)
    assert net_of_account([waiting, due], yuan(100)) == [waiting]


def test_a_dispute_never_exceeds_what_is_left_open() -> None:
    """Case 15."""
    assert [item.disputed_fen for item in net_of_account([an_item(100, disputed_fen=yuan(90))], yuan(60))] == [yuan(40)]


@given(items, on_account)
def test_netting_conserves_money_and_leaves_no_empty_item(open_items: list[OpenItem], free: int) -> None:
    """Cases 2, 8."""
    netted, total = net_of_account(open_items, free), sum(item.open_fen for item in open_items)
    assert sum(item.open_fen for item in netted) == max(total - free, 0)
    assert all(item.open_fen > 0 and item.disputed_fen <= item.open_fen for item in netted)


@given(items, on_account)
def test_netting_serves_the_oldest_first(open_items: list[OpenItem], free: int) -> None:
    """Case 8: after netting, overdue is what money on account did not reach."""
    assert overdue_fen(net_of_account(open_items, free), TODAY) == max(overdue_fen(open_items, TODAY) - free, 0)
    assert age(open_items, free, TODAY).overdue_fen == max(overdue_fen(open_items, TODAY) - free, 0)


def test_overdue_begins_after_the_days_tolerated() -> None:
    three_late = [an_item(100, TODAY - timedelta(days=3))]
    assert overdue_fen(three_late, TODAY, tolerance_days=3) == 0
    assert overdue_fen(three_late, TODAY, tolerance_days=2) == yuan(100)
    assert overdue_fen([an_item(100, None)], TODAY) == 0


def test_the_parts_of_one_slip_grow_overdue_one_by_one() -> None:
    """Case 1."""
    assert [overdue_fen(parts_of_a_slip(30, 50, 20), day) for day in (TODAY, date(2026, 4, 16), date(2026, 5, 17))] == [
        0,
        yuan(30),
        yuan(100),
    ]


def test_the_balance_runs_from_the_opening_through_each_entry() -> None:
    entries = [
        Entry("SHD-2026-00001", Kind.SHIPMENT, TODAY, yuan(100), 1),
        Entry("SKD-2026-00001", Kind.RECEIPT, TODAY, -yuan(150), 2),
    ]
    assert running_balance(yuan(20), entries) == [yuan(120), -yuan(30)]
    assert running_balance(yuan(20), []) == []
