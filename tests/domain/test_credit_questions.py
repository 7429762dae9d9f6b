"""What is asked before credit: credit, a small limit or cash only, and why (R008, R012)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.credit_questions import (
    BACKINGS,
    OUTCOMES,
    PAYS_OTHERS,
    Backing,
    CreditOutcome,
    CreditQuestions,
    PaysOthers,
    question_problems,
    questions_said,
    verdict_of,
)

GOOD = CreditQuestions(
    1, date(2026, 3, 1), "河东建材街三年", 3, True, True, PaysOthers.PROMPT, monthly_fen=8_000_00,
    wanted_fen=20_050_00, decided=CreditOutcome.PASS,
)  # fmt: skip


def ruled(asked: CreditQuestions) -> tuple[CreditOutcome, int]:
    verdict = verdict_of(asked)
    assert verdict.reasons
    return verdict.outcome, verdict.limit_fen


def test_who_is_known_and_pays_others_gets_two_months_of_buying_at_most() -> None:
    assert ruled(GOOD) == (CreditOutcome.PASS, 16_000_00)
    assert ruled(replace(GOOD, monthly_fen=0)) == (CreditOutcome.PASS, 20_000_00)
    assert ruled(replace(GOOD, monthly_fen=0, wanted_fen=0)) == (CreditOutcome.PASS, 0)


@pytest.mark.parametrize(
    "young",
    [
        replace(GOOD, years=1), replace(GOOD, pays_others=PaysOthers.UNKNOWN), replace(GOOD, place_seen=False),
        replace(GOOD, pays_others=PaysOthers.LATE, backing=Backing.DEPOSIT),
    ],
)  # fmt: skip
def test_what_is_young_or_not_known_gets_a_third_of_what_it_wants(young: CreditQuestions) -> None:
    assert ruled(young) == (CreditOutcome.SMALL, 6_600_00)
    assert ruled(replace(young, monthly_fen=2_000_00)) == (CreditOutcome.SMALL, 2_000_00)


def test_something_that_answers_for_the_debt_outweighs_youth_and_what_is_not_known() -> None:
    """R012."""
    secured = replace(GOOD, years=0, pays_others=PaysOthers.UNKNOWN, backing=Backing.GUARANTEE)
    assert ruled(secured)[0] is CreditOutcome.PASS


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, in_court=True, backing=Backing.PLEDGE), replace(GOOD, licence_seen=False, place_seen=False),
        replace(GOOD, pays_others=PaysOthers.LATE),
    ],
)  # fmt: skip
def test_who_is_in_court_unseen_or_late_without_security_pays_cash(bad: CreditQuestions) -> None:
    assert ruled(bad) == (CreditOutcome.CASH, 0)


def test_more_than_the_answers_speak_for_needs_a_reason() -> None:
    generous = replace(GOOD, in_court=True)
    (problem,) = question_problems(generous)
    assert problem.field == "why"
    assert str(problem.said).startswith("The answers speak for: Cash only. Court records name them")
    assert question_problems(replace(generous, why="官司已结清")) == []
    assert question_problems(replace(GOOD, decided=CreditOutcome.CASH)) == []


def test_figures_that_cannot_be_are_refused_at_their_fields() -> None:
    wrong = replace(GOOD, years=-1, monthly_fen=-1, wanted_fen=-1, why="x")
    assert [one.field for one in question_problems(wrong)] == ["years", "monthly", "wanted"]


def test_what_came_of_it_is_told_with_the_reason() -> None:
    assert str(questions_said(GOOD)) == "Credit (2026-03-01). What was asked speaks for credit."
    assert str(questions_said(replace(GOOD, why="老同学"))) == "Credit (2026-03-01). 老同学"
    assert (set(OUTCOMES), set(PAYS_OTHERS), set(BACKINGS)) == (set(CreditOutcome), set(PaysOthers), set(Backing))
