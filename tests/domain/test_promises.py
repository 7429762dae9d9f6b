"""Promises to pay, judged by receipts alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.arrivals import Arrival, on_account
from desktop_app.domain.money import LARGEST_FEN
from desktop_app.domain.promises import (
    Judged,
    Promise,
    PromiseState,
    PromiseTie,
    judge_promises,
    kept_rate,
    more_than_last,
    problems,
    with_next_slip,
)
from tests.domain.builders import TODAY, came, yuan

MONDAY, FRIDAY, SATURDAY = date(2026, 3, 16), date(2026, 3, 20), date(2026, 3, 21)


def a_promise(amount: float = 500, by: date = FRIDAY, made_on: date = MONDAY, promise_id: int = 1) -> Promise:
    return Promise(1, yuan(amount), by, made_on, said_by="Boss Wang", id=promise_id)


def judged(receipts: list[tuple[date, float]], today: date, *promises: Promise) -> list[tuple[int, PromiseState, int]]:
    money = [came(dated, amount) for dated, amount in receipts]
    found = judge_promises(promises or [a_promise()], money, today)
    return [(one.promise.id, one.state, one.missing_fen) for one in found]


def test_three_hundred_of_five_hundred_by_friday_is_part_kept_on_saturday() -> None:
    """Case 9, N01: 200 are broken."""
    found = judge_promises([a_promise()], [came(FRIDAY, 300)], SATURDAY)
    assert found == [Judged(a_promise(), PromiseState.PART_KEPT, yuan(300), yuan(200))]


@pytest.mark.parametrize(
    ("receipts", "today", "state"),
    [
        ([], FRIDAY - timedelta(days=1), PromiseState.WAITING),
        ([(MONDAY, 499.99)], FRIDAY - timedelta(days=1), PromiseState.WAITING),
        ([], FRIDAY, PromiseState.DUE_TODAY),
        ([(FRIDAY, 300)], FRIDAY, PromiseState.DUE_TODAY),
        ([(MONDAY, 500)], MONDAY, PromiseState.KEPT),
        ([(MONDAY, 200), (FRIDAY, 300)], SATURDAY, PromiseState.KEPT),
        ([], SATURDAY, PromiseState.BROKEN),
        ([(MONDAY - timedelta(days=1), 500)], SATURDAY, PromiseState.BROKEN),
        ([(SATURDAY, 500)], SATURDAY, PromiseState.BROKEN),
    ],
)
def test_a_promise_is_judged_by_what_arrived_between_the_word_and_the_day(
    receipts: list[tuple[date, float]], today: date, state: PromiseState
) -> None:
    """N01, R129: money before the word or after the day keeps nothing."""
    assert judged(receipts, today)[0][1] is state


def test_money_for_new_goods_does_not_keep_an_old_promise() -> None:
    """Case 9: 500 for goods of Wednesday leave all 500 missing; on account they count, as long as no goods wait."""
    later = (MONDAY + timedelta(days=2), 7)
    for_goods, on_the_side = came(FRIDAY, 500, debt=later), came(FRIDAY, 500, debt=None)
    assert judge_promises([a_promise()], [for_goods], SATURDAY)[0].missing_fen == yuan(500)
    assert judge_promises([a_promise()], [on_the_side], SATURDAY)[0].missing_fen == 0


@pytest.mark.parametrize(("sequence", "state"), [(3, PromiseState.BROKEN), (5, PromiseState.KEPT)])
def test_of_the_same_day_only_what_was_entered_later_counts(sequence: int, state: PromiseState) -> None:
    """Case 9: the 500 he laid on the table in the morning are not the 500 he promised at noon."""
    at_noon = replace(a_promise(), sequence=4)
    (found,) = judge_promises([at_noon], [came(MONDAY, 500, sequence=sequence)], SATURDAY)
    assert found.state is state


@pytest.mark.parametrize(("sequence", "missing"), [(3, 0), (5, 500)])
def test_what_was_owed_is_what_stood_before_the_word(sequence: int, missing: int) -> None:
    """Case 9: goods of the same day are owed when the slip was entered before the promise."""
    at_noon = replace(a_promise(), sequence=4)
    (found,) = judge_promises([at_noon], [came(FRIDAY, 500, debt=(MONDAY, sequence))], SATURDAY)
    assert found.missing_fen == yuan(missing)


def test_money_on_account_is_for_the_newest_debt_that_stood_when_it_came() -> None:
    """Case 9: 700 on account beside new goods of 500 leave 200 for the old debt; goods of next week take none."""
    old, new, next_week = (MONDAY, 1), (FRIDAY, 2), (SATURDAY, 3)
    owed = [(old, yuan(1000)), (new, yuan(500)), (next_week, yuan(9000))]
    assert list(on_account([((FRIDAY, 9), yuan(700))], owed)) == [came(FRIDAY, 500, new, 9), came(FRIDAY, 200, old, 9)]


def test_money_on_account_that_no_debt_can_take_serves_whatever_was_owed() -> None:
    """Case 9: the newest money chooses first, and each fen of a debt is taken once."""
    old, monday, friday = (MONDAY - timedelta(days=9), 1), ((MONDAY, 5), yuan(80)), ((FRIDAY, 6), yuan(50))
    assert list(on_account([monday, friday], [(old, yuan(100))])) == [
        came(FRIDAY, 50, old, 6), came(MONDAY, 50, old, 5), came(MONDAY, 30, None, 5)
    ]  # fmt: skip


def test_money_of_tomorrow_does_not_keep_a_promise_today() -> None:
    """Case 6: a report as of a day knows only what is dated until then."""
    assert judged([(FRIDAY, 500)], MONDAY) == [(1, PromiseState.WAITING, yuan(500))]


def test_each_fen_counts_once_for_the_earliest_promise() -> None:
    """N01."""
    next_week = a_promise(400, by=FRIDAY + timedelta(days=7), promise_id=2)
    assert judged([(FRIDAY, 700)], date(2026, 3, 30), next_week, a_promise()) == [
        (1, PromiseState.KEPT, 0),
        (2, PromiseState.PART_KEPT, yuan(200)),
    ]


def test_an_earlier_promise_leaves_later_money_to_a_promise_made_later() -> None:
    """N01: it takes the oldest money it can use."""
    made_later = a_promise(500, by=SATURDAY, made_on=FRIDAY, promise_id=2)
    receipts: list[tuple[date, float]] = [(FRIDAY, 500), (MONDAY, 500)]
    assert [state for _, state, _ in judged(receipts, SATURDAY + timedelta(days=1), made_later, a_promise())] == [
        PromiseState.KEPT,
        PromiseState.KEPT,
    ]


def test_money_that_came_between_two_promises_serves_the_first_alone() -> None:
    """Case 9: 700 of Tuesday keep the 500 of Monday; what he promised on Wednesday he still owes whole."""
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    made_later = a_promise(400, by=SATURDAY, made_on=wednesday, promise_id=2)
    assert judged([(tuesday, 700)], SATURDAY + timedelta(days=1), a_promise(), made_later) == [
        (1, PromiseState.KEPT, 0),
        (2, PromiseState.BROKEN, yuan(400)),
    ]


def test_the_kept_rate_is_the_mean_share_of_decided_promises() -> None:
    """R130: 500 of 500, 300 of 500, nothing of 100; one still waits."""
    found = [
        Judged(a_promise(500), PromiseState.KEPT, yuan(500), 0),
        Judged(a_promise(500), PromiseState.PART_KEPT, yuan(300), yuan(200)),
        Judged(a_promise(100), PromiseState.BROKEN, 0, yuan(100)),
        Judged(a_promise(100), PromiseState.WAITING, yuan(50), yuan(50)),
        Judged(a_promise(100), PromiseState.DUE_TODAY, 0, yuan(100)),
    ]
    assert kept_rate(found) == pytest.approx(1.6 / 3)


def test_who_has_no_decided_promise_has_no_rate() -> None:
    assert kept_rate([]) is None
    assert kept_rate(judge_promises([a_promise()], [], MONDAY)) is None


days = st.dates(TODAY, TODAY + timedelta(days=20))
promises = st.lists(
    st.builds(
        lambda amount, made, lasts, one: Promise(1, amount, made + timedelta(days=lasts), made, id=one),
        st.integers(1, 1_000),
        days,
        st.integers(0, 9),
        st.integers(1, 99),
    ),
    max_size=6,
)
places = st.tuples(days, st.integers(1, 3))
arrivals = st.builds(Arrival, places, st.integers(1, 1_000), st.none() | places)
money_that_came = st.lists(arrivals, max_size=6)


@given(promises, money_that_came, days)
def test_promises_never_share_a_fen(made: list[Promise], money: list[Arrival], today: date) -> None:
    """N01."""
    found = judge_promises(made, money, today)
    assert sum(one.arrived_fen for one in found) <= sum(one.fen for one in money if one.at[0] <= today)
    assert all(one.arrived_fen + one.missing_fen == one.promise.amount_fen for one in found)
    assert all(one.arrived_fen >= 0 and one.missing_fen >= 0 for one in found)
    assert {one.promise for one in found} == {*made}


@given(promises, money_that_came, days, arrivals)
def test_another_receipt_never_makes_less_arrive(
    made: list[Promise], money: list[Arrival], today: date, another: Arrival
) -> None:
    """N01."""
    before, after = (judge_promises(made, known, today) for known in (money, [*money, another]))
    assert sum(one.arrived_fen for one in after) >= sum(one.arrived_fen for one in before)


def test_a_promise_of_nothing_of_too_much_or_for_yesterday_is_refused() -> None:
    """F17, F18."""
    assert problems(a_promise(0.01, by=MONDAY, made_on=MONDAY)) == []
    assert problems(Promise(1, LARGEST_FEN, FRIDAY, MONDAY)) == []
    assert [one.field for one in problems(a_promise(0))] == ["amount"]
    assert [one.field for one in problems(Promise(1, LARGEST_FEN + 1, FRIDAY, MONDAY))] == ["amount"]
    assert [one.field for one in problems(a_promise(by=MONDAY, made_on=FRIDAY))] == ["by"]


def test_what_came_with_the_last_delivery_is_what_to_ask_more_than() -> None:
    """R109: only what was promised with a delivery counts, and of that the latest that brought money."""
    tied = replace(a_promise(), tie=PromiseTie.NEXT_SLIP)
    older = Judged(tied, PromiseState.KEPT, 300_00, 0)
    latest = Judged(replace(tied, made_on=tied.made_on + timedelta(days=9)), PromiseState.PART_KEPT, 200_00, 100_00)
    nothing = Judged(replace(tied, made_on=tied.made_on + timedelta(days=12)), PromiseState.BROKEN, 0, 300_00)
    plain = Judged(a_promise(), PromiseState.KEPT, 900_00, 0)
    assert more_than_last([older, latest, nothing, plain]) == 200_00
    assert more_than_last([plain, nothing]) == 0


def test_what_is_promised_with_the_next_delivery_is_told_while_the_slip_is_made() -> None:
    """R109: what waits, or is due today; nothing of what is decided or hangs on its day alone."""
    tied = replace(a_promise(), tie=PromiseTie.NEXT_SLIP)
    found = [
        Judged(tied, PromiseState.WAITING, 0, 300_00), Judged(tied, PromiseState.DUE_TODAY, 100_00, 200_00),
        Judged(tied, PromiseState.BROKEN, 0, 500_00), Judged(a_promise(), PromiseState.WAITING, 0, 500_00),
    ]  # fmt: skip
    assert with_next_slip(found) == 500_00
