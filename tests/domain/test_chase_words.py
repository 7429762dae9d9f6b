"""This week's list speaks plainly: each reason and each step has words, and the figures in them are the row's."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.chase_words import action_said, figures_apart_said, reason_said, step_said
from desktop_app.domain.chasing import Row
from desktop_app.domain.debt import debt_of
from desktop_app.domain.reasons import Action, Finding, Reason
from tests.domain.builders import TODAY, an_item, yuan


def a_row(reason: Reason = Reason.OVERDUE, action: Action = Action.CALL, ask: float = 800, **facts: object) -> Row:
    """A customer who owes 1,000.00, of which 800.00 may be asked for unless said otherwise."""
    known = {"amount_fen": yuan(800), "on": date(2026, 3, 6), "count": 2, **facts}
    finding = Finding(reason, **known)  # type: ignore[arg-type]
    debt = debt_of([an_item(1000, date(2026, 3, 6), disputed_fen=yuan(1000 - ask))], 0, TODAY)
    return Row(1, "老王建材", debt, yuan(640), 0.64, (finding,), action)


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("amount", [0, 80_000])
def test_every_reason_is_one_sentence_without_gaps(reason: Reason, amount: int) -> None:
    """U2: each row carries exactly one reason."""
    words = str(reason_said(a_row(reason, amount_fen=amount)))
    assert words.endswith(".")
    assert "{" not in words
    assert "None" not in words


def test_how_far_two_figures_are_apart_is_said_with_them() -> None:
    """R067: theirs above ours or below, the difference is the same."""
    assert str(figures_apart_said(yuan(560), yuan(600))) == "they say 560.00, we 600.00, 40.00 apart"
    assert str(figures_apart_said(yuan(600), yuan(560))) == "they say 600.00, we 560.00, 40.00 apart"


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("ask", [0, 800])
def test_every_step_is_one_sentence_that_never_asks_for_nothing(action: Action, ask: int) -> None:
    words = str(action_said(a_row(action=action, ask=ask)))
    assert words.endswith(".")
    assert "0.00" not in words.replace("800.00", "")


@pytest.mark.parametrize(
    ("reason", "facts", "words"),
    [
        (Reason.PROMISE_BROKEN, {}, "Promise for 2026-03-06 broken: 800.00 is missing."),
        (Reason.PROMISE_BROKEN_AGAIN, {}, "2 promises broken: 800.00 of 2026-03-06 is missing."),
        (Reason.CLAIMED_NOT_ARRIVED, {}, "Says 800.00 was paid on 2026-03-06; it has not arrived."),
        (Reason.CLAIMED_NOT_ARRIVED, {"amount_fen": 0}, "Says it was paid on 2026-03-06; nothing has arrived."),
        (Reason.OVER_45_DAYS, {}, "800.00 is more than 45 days overdue, the oldest since 2026-03-06."),
        (Reason.OVER_60_DAYS, {}, "800.00 is more than 60 days overdue, the oldest since 2026-03-06."),
        (Reason.NEAR_LIMIT, {"amount_fen": 0}, "The credit limit is used up."),
    ],
)
def test_the_reason_tells_the_figures_of_its_finding(reason: Reason, facts: dict[str, object], words: str) -> None:
    """N06"""
    assert str(reason_said(a_row(reason, **facts))) == words  # type: ignore[arg-type]


def test_the_step_asks_for_what_is_due_now() -> None:
    assert str(action_said(a_row(ask=750))) == "Call and ask for 750.00."
    assert str(action_said(a_row(ask=0))) == "Call."
    assert str(action_said(a_row(action=Action.STOP_SUPPLY))) == "First 800.00, then goods."


def test_the_words_are_translated_around_the_figures() -> None:
    row = a_row(Reason.OVER_LIMIT)
    assert (
        reason_said(row).text({"{amount} above the credit limit.": "超出额度 {amount}。"}.__getitem__)
        == "超出额度 800.00。"
    )


def test_the_step_names_the_day_on_which_the_customer_pays() -> None:
    """R045."""
    row = replace(a_row(), step_on=TODAY.replace(day=30))
    assert str(action_said(row)) == f"From {TODAY.replace(day=30)}, when they pay: Call and ask for 800.00."


@pytest.mark.parametrize(
    ("who", "words"), [("王姐", "they say 700.00 (王姐), we 800.00"), ("", "they say 700.00, we 800.00")]
)
def test_two_figures_stand_side_by_side_and_name_who_said_theirs(who: str, words: str) -> None:
    """R067."""
    row = a_row(Reason.STATEMENT_DIFFERS, theirs_fen=yuan(700), who=who)
    assert words in str(reason_said(row))


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("ask", [0, 800])
def test_in_a_list_the_step_is_said_in_a_few_words(action: Action, ask: int) -> None:
    """The sentence stands beside the list; what stands in it is never cut off, and never asks for nothing."""
    words = str(step_said(a_row(action=action, ask=ask), TODAY))
    assert words
    assert len(words) <= 17
    assert not words.endswith(".")
    assert "0.00" not in words.replace("800.00", "")


def test_the_short_step_names_the_sum_and_the_day_on_which_they_pay() -> None:
    """R045: the day stands before it, with the year where it is another one."""
    assert str(step_said(a_row(ask=750), TODAY)) == "Ask for 750.00"
    assert str(step_said(a_row(action=Action.STOP_SUPPLY), TODAY)) == "First pay 800.00"
    row = replace(a_row(), step_on=TODAY.replace(day=30))
    assert str(step_said(row, TODAY)) == f"{TODAY:%m}-30 Ask for 800.00"
    assert str(step_said(replace(row, step_on=date(2027, 1, 5)), TODAY)) == "27-01-05 Ask for 800.00"
    assert str(step_said(replace(row, action=Action.NOTHING), TODAY)) == "No step"
