"""What a log of talks says of the next one, and how long an excuse holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.contacts import NOBODY_REACHED, Channel, Contacted, Outcome
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.debt import debt_of
from desktop_app.domain.excuses import Rest, back_by, beyond_excuse, put_off_since, rest_of
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Promise, judge_promises
from tests.domain.builders import TODAY, an_item, yuan

DAY = timedelta(days=1)
NOBODY = (*NOBODY_REACHED, Outcome.PUT_OFF)


def line(ago: int, outcome: Outcome = Outcome.REACHED, again: int | None = None) -> Contacted:
    """So many days ago; `again` days later the next talk."""
    at = TODAY - ago * DAY
    return Contacted(1, at, Channel.PHONE, outcome, next_on=None if again is None else at + again * DAY)


def ago(days: int) -> date:
    return TODAY - days * DAY


@pytest.mark.parametrize("outcome", Outcome)
def test_only_who_was_reached_was_spoken_to(outcome: Outcome) -> None:
    """U6: every way a call can end."""
    assert (rest_of([line(1, outcome)]).spoken_on is None) is (outcome in NOBODY)


@pytest.mark.parametrize("nobody", NOBODY)
def test_a_call_in_vain_ends_neither_putting_off_nor_an_appointment(nobody: Outcome) -> None:
    before = rest_of([line(9, Outcome.PUT_OFF, 12)])
    assert before == Rest(None, ago(9), ago(-3), ago(9), ago(-3))
    assert rest_of([line(9, Outcome.PUT_OFF, 12), line(2, nobody)]) == before
    again = rest_of([line(9, Outcome.PUT_OFF, 12), line(2, nobody, 8)])
    assert again == Rest(None, ago(2), ago(-6), ago(9), ago(-3)), "put off anew, but since the first time"


def test_a_talk_begins_anew_and_keeps_what_is_agreed_for_later() -> None:
    assert rest_of([line(9, Outcome.PUT_OFF, 12), line(2)]) == Rest(ago(2), agreed_on=ago(-3))
    assert rest_of([line(9, Outcome.PUT_OFF, 7), line(2)]) == Rest(ago(2)), "the appointment was held"
    assert rest_of([line(9), line(2, again=5)]) == Rest(ago(2), ago(2), ago(-3), ago(2), ago(-3))
    assert rest_of([line(2, again=0)]) == Rest(ago(2), ago(2), ago(2), None, ago(2)), "later today puts nothing off"
    assert rest_of([line(2, Outcome.CLAIMS_PAID)]) == Rest(ago(2), since=ago(2))
    assert rest_of([]) == Rest()


def test_a_promise_made_since_the_talk_is_the_first_excuse() -> None:
    def since(first: date | None, spoken: date | None) -> date | None:
        waiting, kept = Promise(1, yuan(5), ago(-9), ago(4)), Promise(1, yuan(5), ago(1), ago(6))
        return put_off_since(first, spoken, judge_promises((waiting, kept), (), TODAY))

    assert since(None, None) == since(ago(2), ago(4)) == since(ago(2), None) == ago(4)
    assert (since(ago(5), None), since(ago(2), ago(3)), since(None, ago(3))) == (ago(5), ago(2), None)


def test_an_old_debt_is_back_within_a_week_and_a_younger_one_when_it_is_old() -> None:
    """R077: the week begins with the first excuse; what turns old meanwhile is back on that day."""
    old = debt_of([an_item(100, ago(61))], 0, TODAY)
    assert back_by(old, (), ago(3)) == ago(-4)
    young = debt_of([an_item(100, ago(50)), an_item(9, None, 2)], 0, TODAY)
    assert (back_by(young, (), TODAY), beyond_excuse(young, (), ago(-10))) == (ago(-11), False)
    assert back_by(debt_of([an_item(100, ago(50), disputed_fen=yuan(100))], 0, TODAY), (), TODAY) is None
    assert back_by(debt_of([an_item(0.99, ago(70))], 0, TODAY), (), TODAY) is None, "a residue is not asked for"


def test_a_plan_excuses_only_when_it_is_signed_and_kept() -> None:
    plan, slip = Plan(1, ago(5), (1,), (), id=1), an_item(100, ago(70), plan_id=1)
    kept = debt_of([slip], 0, TODAY, parts=(UnpaidPart(1, ago(-9), yuan(100)),))
    assert (beyond_excuse(kept, (), TODAY), beyond_excuse(kept, (plan,), TODAY)) == (False, True)
    assert not beyond_excuse(kept, (replace(plan, id=2),), TODAY)
    missed = debt_of([slip], 0, TODAY, parts=(UnpaidPart(1, ago(1), yuan(100)),))
    assert beyond_excuse(missed, (), TODAY)
