"""One customer's debt on one day: each figure has one definition."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.debt import Debt, debt_of
from tests.domain.builders import TODAY, an_item, parts_of_a_slip, yuan

DAY = timedelta(days=1)
EIGHTH = date(2026, 12, 8)

dues = st.none() | st.dates(TODAY - timedelta(days=200), TODAY + timedelta(days=60))
items = st.lists(
    st.builds(
        OpenItem,
        item_id=st.integers(1, 9),
        customer_id=st.just(1),
        number=st.sampled_from(["A", "B"]),
        dated=st.dates(TODAY - timedelta(days=9), TODAY),
        due=dues,
        by_batch=st.booleans(),
        open_fen=st.integers(1, 10**6),
        disputed_fen=st.just(1),
        plan_id=st.sampled_from((0, 0, 1, 2)),
    ),
    max_size=8,
)
parts = st.lists(
    st.builds(
        UnpaidPart,
        plan_id=st.sampled_from((1, 2)),
        due=st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=60)),
        fen=st.integers(1, 10**6),
    ),
    max_size=6,
)
on_account = st.integers(0, 3 * 10**6)


def a_debt(*owed: OpenItem, account: float = 0, apart: float = 0, plan: tuple[UnpaidPart, ...] = ()) -> Debt:
    return debt_of(owed, yuan(account), TODAY, kept_apart_fen=yuan(apart), parts=plan)


def a_part(due: date, fen: float, plan_id: int = 1) -> UnpaidPart:
    return UnpaidPart(plan_id, due, yuan(fen))


# ── the worked figures ───────────────────────────────────────────────────────────────────────────


def test_a_kept_plan_beside_other_overdue_and_a_dispute() -> None:
    """Case 22."""
    arrears = an_item(36_500, date(2026, 6, 30), plan_id=1)
    other = an_item(4_480, date(2026, 11, 1), item_id=2, disputed_fen=yuan(600))
    plan = [a_part(date(year, month, 28), 9_125) for year, month in ((2027, 1), (2027, 2), (2027, 3))]
    first = a_part(date(2026, 12, 31), 9_125)
    debt = debt_of([arrears, other], 0, EIGHTH, parts=[*plan, first])
    assert (debt.owed_fen, debt.overdue_fen, debt.ask_fen) == (yuan(40_980), yuan(4_480), yuan(3_880))
    assert (debt.in_plan_fen, debt.next_part, debt.in_dispute_fen) == (yuan(36_500), first, yuan(600))
    assert debt.ageing.buckets_fen == (0, yuan(4_480), 0, yuan(36_500))
    assert (debt.oldest_due, debt.days, debt.not_due_fen) == (date(2026, 11, 1), 37, 0)


def test_money_on_account_counts_at_once_against_the_earliest_due() -> None:
    """Cases 2, 8: 800 on account against two halves of 600, the first 60 days late."""
    halves = an_item(600, TODAY - timedelta(days=60)), an_item(600, TODAY + timedelta(days=9), item_id=2)
    assert a_debt(*halves).overdue_fen == yuan(600)
    netted = a_debt(*halves, account=800)
    assert [(item.item_id, item.open_fen) for item in netted.net] == [(2, yuan(400))]
    assert (netted.overdue_fen, netted.owed_fen, netted.not_due_fen) == (0, yuan(400), yuan(400))


def test_the_credit_of_a_return_above_its_slip_nets_the_next_slip() -> None:
    """Case 2: 20 left of a return of 120 stand against slip B."""
    assert a_debt(an_item(100, item_id=2), account=20).open_fen == yuan(80)


def test_goods_credit_kept_apart_lowers_what_is_owed_and_asked_for_and_leaves_the_slip_overdue() -> None:
    """Case 2: of 1,000 overdue beside a credit of 200 the customer owes 800, and nobody may be asked for more."""
    debt = a_debt(an_item(1_000, TODAY - DAY), account=200, apart=200)
    assert (debt.owed_fen, debt.open_fen, debt.overdue_fen) == (yuan(800), yuan(1_000), yuan(1_000))
    assert (debt.ask_fen, debt.wanted_by(TODAY)) == (yuan(800), yuan(1_000))


@pytest.mark.parametrize(("apart", "asked"), [(0, 850), (200, 650), (849, 1), (849.50, 0), (850, 0), (1_000, 0)])
def test_goods_credit_kept_apart_is_no_reason_to_ask_for_what_is_in_dispute(apart: float, asked: float) -> None:
    """Cases 2, 9, 15: of 1,000 with 150 in dispute, only what is owed and undisputed, and no residue."""
    debt = a_debt(an_item(1_000, TODAY - DAY, disputed_fen=yuan(150)), account=apart, apart=apart)
    assert (debt.ask_fen, debt.in_dispute_fen, debt.overdue_fen) == (yuan(asked), yuan(150), yuan(1_000))


def test_goods_credit_kept_apart_that_what_is_not_due_covers_lowers_no_demand() -> None:
    """Case 2: 500 due next month stand against the 200; the 1,000 overdue are asked for whole."""
    debt = a_debt(an_item(1_000, TODAY - DAY), an_item(500, TODAY + 30 * DAY, item_id=2), account=200, apart=200)
    assert (debt.owed_fen, debt.ask_fen) == (yuan(1_300), yuan(1_000))


def test_more_given_than_owed_is_no_debt() -> None:
    """Case 1."""
    debt = a_debt(account=40)
    assert (debt.owed_fen, debt.on_account_fen, debt.open_fen, debt.overdue_fen) == (-yuan(40), yuan(40), 0, 0)
    assert (debt.oldest_due, debt.days, debt.next_part) == (None, 0, None)


def test_what_waits_for_a_newer_batch_is_netted_last() -> None:
    """Case 11."""
    waiting, due = an_item(100, None, dated=date(2026, 1, 1), by_batch=True), an_item(100, TODAY, item_id=2)
    assert a_debt(waiting, due, account=100).net == (waiting,)


def test_an_old_debt_without_a_day_is_netted_before_what_is_due_later() -> None:
    """N09, 民法典 628: payable since its goods were received, and not overdue before a day is agreed."""
    old, late = an_item(100, None, dated=date(2026, 1, 1)), an_item(100, TODAY - DAY, item_id=2)
    debt = a_debt(late, old, account=100)
    assert (debt.net, debt.overdue_fen) == ((late,), yuan(100))
    assert a_debt(late, old).net == (old, late)
    assert (a_debt(old).overdue_fen, a_debt(old).ask_fen, a_debt(old).not_due_fen) == (0, 0, 0)
    assert a_debt(old).undated_fen == yuan(100)


def test_a_dispute_never_exceeds_what_is_left_open() -> None:
    """Case 15."""
    assert a_debt(an_item(100, disputed_fen=yuan(90)), account=60).in_dispute_fen == yuan(40)


def test_overdue_begins_after_the_days_tolerated() -> None:
    three_late = a_debt(an_item(100, TODAY - 3 * DAY), an_item(100, None, item_id=2))
    assert (three_late.overdue_beyond(3), three_late.overdue_beyond(2)) == (0, yuan(100))


def test_the_parts_of_one_slip_grow_overdue_one_by_one() -> None:
    """Case 1."""
    days = (TODAY, date(2026, 4, 16), date(2026, 5, 17))
    assert [debt_of(parts_of_a_slip(30, 50, 20), 0, day).overdue_fen for day in days] == [0, yuan(30), yuan(100)]


# ── plans ────────────────────────────────────────────────────────────────────────────────────────


def test_a_plan_is_kept_until_a_part_of_it_is_missed() -> None:
    """Cases 16, 22: of a plan with a missed part the part is asked for, and its slips are overdue again."""
    arrears, due = an_item(1_000, TODAY - 90 * DAY, plan_id=1), TODAY + 5 * DAY
    plan = (a_part(due, 400), a_part(due + 30 * DAY, 600))
    asked = [debt_of([arrears], 0, day, parts=plan) for day in (due - DAY, due, due + DAY)]
    assert [debt.ask_fen for debt in asked] == [0, yuan(400), yuan(400)]
    assert [debt.overdue_fen for debt in asked] == [0, 0, yuan(1_000)]
    assert [debt.in_plan_fen for debt in asked] == [yuan(1_000)] * 3
    assert [debt.kept_fen for debt in asked] == [yuan(1_000), yuan(1_000), 0]
    assert [debt.next_part for debt in asked] == [plan[0], plan[0], plan[1]]
    assert [debt.oldest_due for debt in asked] == [due, due, arrears.due]


def test_each_plan_is_kept_or_missed_by_itself() -> None:
    first, second = an_item(100, TODAY - 90 * DAY, plan_id=1), an_item(200, TODAY - 90 * DAY, 2, plan_id=2)
    debt = a_debt(first, second, plan=(a_part(TODAY - DAY, 100), a_part(TODAY + DAY, 200, plan_id=2)))
    assert (debt.overdue_fen, debt.ask_fen, debt.kept_fen) == (yuan(100), yuan(100), yuan(200))


def test_money_on_account_goes_to_what_is_overdue_before_a_kept_plan() -> None:
    """民法典 560: what is due comes before what is not, and a kept plan falls due with its next part."""
    plan = (a_part(TODAY + 10 * DAY, 100),)
    arrears, late = an_item(100, TODAY - 90 * DAY, plan_id=1), an_item(60, TODAY - DAY, item_id=2)
    later = an_item(50, TODAY + 20 * DAY, item_id=3)
    debt = a_debt(arrears, late, later, account=80, plan=plan)
    assert (debt.overdue_fen, debt.in_plan_fen, debt.not_due_fen) == (0, yuan(80), yuan(50))
    assert debt.next_part == a_part(TODAY + 10 * DAY, 80)


def test_money_on_account_that_covers_a_missed_part_keeps_the_plan() -> None:
    """Case 8."""
    plan = (a_part(TODAY - DAY, 100), a_part(TODAY + 10 * DAY, 100))
    arrears = an_item(200, TODAY - 90 * DAY, plan_id=1)
    debts = [a_debt(arrears, account=money, plan=plan) for money in (99, 100)]
    assert [(debt.overdue_fen, debt.ask_fen) for debt in debts] == [(yuan(101), yuan(1)), (0, 0)]


def test_what_is_open_beyond_the_parts_is_due_by_its_own_date() -> None:
    """A receipt from before the plan bounced: the plan speaks for no more than was agreed."""
    debt = a_debt(an_item(130, TODAY - 90 * DAY, plan_id=1), plan=(a_part(TODAY + DAY, 100),))
    assert (debt.overdue_fen, debt.ask_fen, debt.in_plan_fen) == (yuan(30), yuan(30), yuan(100))


def test_parts_beyond_what_is_open_are_dropped_the_last_first() -> None:
    """Case 16."""
    plan = tuple(a_part(TODAY + days * DAY, 300) for days in (1, 31, 61, 91))
    debt = a_debt(an_item(900, TODAY - 90 * DAY, plan_id=1), plan=plan)
    assert debt.parts == plan[:3]


def test_what_falls_due_in_a_week_counts_plans_by_their_parts() -> None:
    plan = (a_part(TODAY + DAY, 100), a_part(TODAY + 40 * DAY, 900))
    debt = a_debt(an_item(1_000, TODAY, plan_id=1), an_item(7, TODAY + 6 * DAY, item_id=2), plan=plan)
    assert debt.due_between(TODAY, TODAY + 6 * DAY) == yuan(107)


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────


@given(items, on_account, parts)
def test_every_open_fen_is_overdue_or_not_due_or_in_a_kept_plan(
    owed: list[OpenItem], money: int, plan: list[UnpaidPart]
) -> None:
    """Cases 2, 8, 22: netting conserves money, whatever the plans."""
    debt, gross = debt_of(owed, money, TODAY, parts=plan), sum(item.open_fen for item in owed)
    assert debt.owed_fen == gross - money
    assert debt.open_fen == max(gross - money, 0)
    assert debt.open_fen == debt.overdue_fen + debt.not_due_fen + debt.undated_fen + debt.kept_fen
    assert all(0 <= item.disputed_fen <= item.open_fen and item.open_fen for item in debt.net)
    assert 0 <= debt.ask_fen <= debt.open_fen - debt.in_dispute_fen


@given(items, on_account, on_account, parts, dues)
def test_nobody_is_asked_for_more_than_is_owed_and_undisputed(
    owed: list[OpenItem], money: int, apart: int, plan: list[UnpaidPart], day: date | None
) -> None:
    """Cases 2, 15: whatever is kept apart; without it the bound never bites."""
    debt = debt_of(owed, money + apart, TODAY, kept_apart_fen=apart, parts=plan)
    free = debt_of(owed, money, TODAY, parts=plan)
    by = day or TODAY
    assert 0 <= debt.asked_by(by) <= max(debt.owed_fen - debt.in_dispute_fen, 0)
    assert debt.asked_by(by) <= debt.wanted_by(by) == free.asked_by(by) == free.wanted_by(by)


@given(items, on_account, parts)
def test_the_parts_left_are_what_is_in_plans(owed: list[OpenItem], money: int, plan: list[UnpaidPart]) -> None:
    """Case 16: each fen of a part stands for a fen of its slips."""
    debt = debt_of(owed, money, TODAY, parts=plan)
    for plan_id in (1, 2):
        left = sum(part.fen for part in debt.parts if part.plan_id == plan_id)
        assert left == sum(item.open_fen for item in debt.planned if item.plan_id == plan_id)
    assert {item.plan_id for item in debt.missed} == {part.plan_id for part in debt.parts if part.due < TODAY}


@given(items, on_account)
def test_without_plans_overdue_is_what_money_on_account_did_not_reach(owed: list[OpenItem], money: int) -> None:
    """Case 8, N09: money goes along the line, and a debt without a day stands in it since its goods were received."""
    late, left = 0, money
    days = {id(one): one.due or (date.max if one.by_batch else one.dated) for one in owed}
    for item in sorted(owed, key=lambda one: (days[id(one)], one.dated, one.item_id)):
        rest = max(item.open_fen - left, 0)
        left -= item.open_fen - rest
        late += rest if item.due and item.due < TODAY else 0
    assert debt_of(owed, money, TODAY).overdue_fen == late
