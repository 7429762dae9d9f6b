"""The register of extensions: plans in the place of others, promises given anew (R126)."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.extensions import Extended, Extension, plan_extensions, promise_extensions, times_changed
from desktop_app.domain.plans import Plan, monthly_plan
from desktop_app.domain.promises import Judged, Promise, PromiseState

MARCH = date(2026, 3, 1)
FIRST = Plan(1, MARCH, (7, 8), monthly_plan(900_00, 3, MARCH), number="HKJ-1", id=1)
SECOND = Plan(1, date(2026, 4, 2), (8,), monthly_plan(600_00, 3, date(2026, 5, 1)), number="HKJ-2", id=2)
THIRD = replace(SECOND, agreed_on=date(2026, 6, 2), number="HKJ-3", id=3, instalments=monthly_plan(500_00, 2, MARCH))
OTHER = replace(SECOND, item_ids=(9,), number="HKJ-4", id=4)
PROMISE = Promise(1, 500_00, date(2026, 3, 6), date(2026, 3, 2), "王总", id=1)


def judged(promise: Promise, state: PromiseState = PromiseState.BROKEN) -> Judged:
    return Judged(promise, state, 0, promise.amount_fen)


def later(promise: Promise, days: int) -> Promise:
    shift = timedelta(days=days)
    return replace(promise, by=promise.by + shift, made_on=promise.made_on + shift, id=promise.id + 1, note="再等等")


def test_a_plan_over_the_debt_of_an_ended_one_takes_its_place_and_is_counted() -> None:
    found = list(
        plan_extensions([FIRST, SECOND, THIRD, OTHER], {"HKJ-1": "没钱", "HKJ-2": "又没钱"}, {"HKJ-2": "小李"})
    )
    assert found == [
        Extension(Extended.PLAN, 1, "HKJ-2", date(2026, 4, 2), date(2026, 5, 1), date(2026, 7, 1), 600_00, 1, "没钱",
                  "小李"),
        Extension(Extended.PLAN, 1, "HKJ-3", date(2026, 6, 2), date(2026, 7, 1), date(2026, 4, 1), 500_00, 2, "又没钱"),
    ]  # fmt: skip
    assert [one.days for one in found] == [61, -91]
    assert times_changed(OTHER, [FIRST, SECOND]) == 0


def test_a_broken_promise_given_anew_when_its_day_had_come_is_put_off() -> None:
    again = later(PROMISE, 5)
    third = later(again, 7)
    found = list(promise_extensions([judged(third, PromiseState.WAITING), judged(PROMISE), judged(again)]))
    assert [(one.before, one.after, one.count, one.reason) for one in found] == [
        (date(2026, 3, 6), date(2026, 3, 11), 1, "再等等"), (date(2026, 3, 11), date(2026, 3, 18), 2, "再等等"),
    ]  # fmt: skip


def test_a_kept_promise_and_one_given_beside_another_put_nothing_off() -> None:
    kept, after = judged(PROMISE, PromiseState.KEPT), later(PROMISE, 5)
    assert list(promise_extensions([kept, judged(after)])) == []
    assert list(promise_extensions([judged(PROMISE), judged(replace(after, made_on=PROMISE.made_on))])) == []
