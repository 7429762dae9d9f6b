"""The contact log, and money that is said to be on its way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.domain.arrivals import Arrival
from desktop_app.domain.contacts import (
    NOBODY_REACHED,
    SHOP_TIME,
    Channel,
    Contacted,
    Outcome,
    cautions,
    claim_returns,
    claim_task,
    demands,
    not_reached_in_a_row,
    problems,
    talks,
)
from desktop_app.domain.money import LARGEST_FEN
from tests.domain.builders import TODAY, came, yuan

THE_THIRD = date(2026, 3, 3)
CLAIM = Contacted(1, date(2026, 3, 5), Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=yuan(800), claimed_on=THE_THIRD)
"""On the 5th: "already paid by transfer on the 3rd"."""


def test_a_claim_rests_for_three_days_and_returns_when_no_money_came() -> None:
    """Case 18, R116."""
    returns = [claim_returns(CLAIM, [], date(2026, 3, day)) for day in (5, 6, 7, 8, 9)]
    assert returns == [False, False, False, True, True]


def test_money_since_the_claimed_day_ends_the_claim() -> None:
    """Case 18: it counts from the day it is said to have left, even if that is before the talk."""
    assert not claim_returns(CLAIM, [came(THE_THIRD, 800)], TODAY)
    assert not claim_returns(CLAIM, [came(THE_THIRD, 300), came(TODAY, 500)], TODAY)


@pytest.mark.parametrize(
    "money",
    [
        [came(THE_THIRD - timedelta(days=1), 800)],
        [came(TODAY + timedelta(days=1), 800)],
        [came(THE_THIRD, 799.99)],
        [came(CLAIM.at, 800, debt=(CLAIM.at, 7))],
    ],
    ids=["before the claimed day", "after today", "too little", "for later goods"],
)
def test_other_money_does_not_end_the_claim(money: list[Arrival]) -> None:
    """Case 18."""
    assert claim_returns(CLAIM, money, TODAY)


def test_a_claim_without_sum_or_day_is_met_by_any_money_since_the_talk() -> None:
    """Case 18."""
    vague = Contacted(1, CLAIM.at, Channel.PHONE, Outcome.CLAIMS_PAID)
    assert claim_returns(vague, [came(THE_THIRD, 800)], TODAY)
    assert not claim_returns(vague, [came(date(2026, 3, 6), 0.01)], TODAY)


@pytest.mark.parametrize(
    ("hour", "minute", "asked"), [(7, 59, True), (8, 0, False), (19, 59, False), (20, 0, True), (2, 0, True)]
)
def test_a_call_outside_eight_to_eight_is_asked_about(hour: int, minute: int, asked: bool) -> None:
    """U6, conventions §3: by the clock of China, whatever the computer is set to."""
    now = datetime(2026, 3, 16, hour, minute, tzinfo=SHOP_TIME).astimezone(UTC)
    call = Contacted(1, TODAY, Channel.PHONE, Outcome.REACHED)
    assert bool(cautions(call, [], now)) is asked
    assert cautions(replace(call, channel=Channel.IN_PERSON), [], now) == []
    assert cautions(replace(call, at=TODAY - timedelta(days=1)), [], now) == [], "it is told after the event"


def test_a_second_call_on_one_day_is_asked_about() -> None:
    """U6: a letter is no call, and putting off is no talk."""
    noon = datetime(2026, 3, 16, 12, tzinfo=SHOP_TIME)
    call = Contacted(1, TODAY, Channel.PHONE, Outcome.NOT_REACHED)
    for before in (replace(call, channel=Channel.WECHAT), call):
        assert [one.template[:26] for one in cautions(call, [before], noon)] == ["This customer was contacte"]
    others = [
        replace(call, at=TODAY - timedelta(days=1)),
        replace(call, channel=Channel.LETTER),
        replace(call, outcome=Outcome.PUT_OFF),
    ]
    assert cautions(call, others, noon) == []


def test_a_claim_to_have_paid_names_the_day_the_money_was_sent() -> None:
    """Case 18: today would be a guess, and money that came yesterday a false alarm."""
    assert [one.field for one in problems(Contacted(1, TODAY, Channel.PHONE, Outcome.CLAIMS_PAID))] == ["claimed_on"]


def test_only_a_claim_to_have_paid_returns_as_one() -> None:
    assert not claim_returns(replace(CLAIM, outcome=Outcome.ABSENT), [], TODAY)


def test_a_contact_is_logged_when_its_days_are_in_order() -> None:
    assert problems(CLAIM) == []
    assert problems(Contacted(1, TODAY, Channel.WECHAT, Outcome.CLAIMS_PAID, next_on=TODAY, claimed_on=TODAY)) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"amount_fen": -1}, "amount"),
        ({"next_on": THE_THIRD}, "next_on"),
        ({"claimed_on": date(2026, 3, 6)}, "claimed_on"),
    ],
)
def test_a_contact_out_of_order_is_refused(facts: dict[str, object], field: str) -> None:
    """F17, F18."""
    assert [problem.field for problem in problems(replace(CLAIM, **facts))] == [field]  # type: ignore[arg-type]


def noted(*outcomes: Outcome) -> list[Contacted]:
    return [Contacted(1, TODAY, Channel.PHONE, outcome) for outcome in outcomes]


def test_putting_a_customer_off_needs_the_day_to_come_back() -> None:
    """U4."""
    (line,) = noted(Outcome.PUT_OFF)
    assert [problem.field for problem in problems(line)] == ["next_on"]
    assert problems(replace(line, next_on=TODAY + timedelta(days=7))) == []


def test_putting_off_is_no_talk() -> None:
    """U4: a snooze says nothing of a contact."""
    log = noted(Outcome.REACHED, Outcome.PUT_OFF, Outcome.NOT_REACHED)
    assert [one.outcome for one in talks(log)] == [Outcome.REACHED, Outcome.NOT_REACHED]


@pytest.mark.parametrize("nobody", NOBODY_REACHED)
def test_calls_in_vain_count_since_somebody_was_reached(nobody: Outcome) -> None:
    assert not_reached_in_a_row([]) == 0
    assert not_reached_in_a_row(noted(nobody, nobody)) == 2
    assert not_reached_in_a_row(noted(nobody, Outcome.REACHED, nobody)) == 1
    assert not_reached_in_a_row(noted(nobody, Outcome.NO_MONEY)) == 0


def test_a_claim_names_a_sum_a_book_can_hold() -> None:
    assert [problem.field for problem in problems(replace(CLAIM, amount_fen=LARGEST_FEN + 1))] == ["amount"]
    assert problems(replace(CLAIM, amount_fen=LARGEST_FEN)) == []


def test_only_a_talk_with_somebody_asks_for_what_is_due() -> None:
    """民法典 634: nobody was asked who was not reached, nor by putting a customer off."""
    log = noted(Outcome.REACHED, Outcome.PUT_OFF, Outcome.NOT_REACHED, Outcome.NO_MONEY)
    assert [one.outcome for one in demands(log)] == [Outcome.REACHED, Outcome.NO_MONEY]


def test_money_that_is_said_to_be_paid_is_a_task_until_it_came() -> None:
    """R116: from the third day, with what they say of it; a month later the debt itself is asked for."""
    claim = Contacted(1, TODAY, Channel.PHONE, Outcome.CLAIMS_PAID, claimed_on=TODAY, id=7)
    task = claim_task(claim, [], TODAY)
    assert task is not None
    assert (task.due, task.about, task.note) == (TODAY + timedelta(days=3), "7", "")
    known = claim_task(replace(claim, amount_fen=50_000, bank="工行", account="8810"), [], TODAY)
    assert known is not None
    assert known.note == "¥500.00 工行 8810"
    assert claim_task(claim, [came(TODAY, 1)], TODAY) is None
    assert claim_task(claim, [], TODAY + timedelta(days=31)) is None
