"""How a state looks is said once: one table serves every list."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.chasing import Row
from desktop_app.domain.debt import debt_of
from desktop_app.domain.looks import (
    PAPERS,
    PARTS,
    PROMISE_REASONS,
    PROMISES,
    RECEIPTS,
    NextStep,
    next_step,
    paper_state,
    part_mark,
    rank,
    status_mark,
    status_said,
)
from desktop_app.domain.marks import Mark
from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.domain.payments import ReceiptState
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.reasons import Action, Finding, Place, Reason
from tests.domain.builders import TODAY, a_batch, an_item


def a_row(reason: Reason, due: date | None) -> Row:
    finding = Finding(reason, on=due)
    return Row(1, "老王建材", debt_of([an_item(1000, due)], 0, TODAY), 0, 0.5, (finding,), Action.CALL)


def test_every_state_has_one_look() -> None:
    assert [*PROMISES.keys()] != [*PromiseState], "what presses most stands first"
    assert PROMISES.keys() == set(PromiseState)
    assert [*PAPERS] == [*PaperState]
    assert PARTS.keys() == set(InstalmentState)
    assert [*RECEIPTS] == [*ReceiptState]


def test_a_broken_promise_looks_the_same_in_the_week_as_in_the_list_of_promises() -> None:
    """N01: one mark everywhere, however late the slips behind it are."""
    for reason, (said, state) in PROMISE_REASONS.items():
        row = a_row(reason, TODAY - timedelta(days=200))
        assert status_mark(row) is PROMISES[state].mark
        assert status_said(row, TODAY) is said
    assert PROMISES[PromiseState.BROKEN].mark is Mark.LATER


@pytest.mark.parametrize(
    ("reason", "days", "mark", "said"),
    [
        (Reason.OVERDUE, 12, Mark.LATE, "12 d late"),
        (Reason.DUE_SOON, -3, Mark.SOON, "due "),
        (Reason.NOTHING_DUE, -40, Mark.PLAIN, "due "),
    ],
)
def test_a_row_without_a_promise_says_how_late_it_is(reason: Reason, days: int, mark: Mark, said: str) -> None:
    row = a_row(reason, TODAY - timedelta(days=days))
    assert status_mark(row) is mark
    assert str(status_said(row, TODAY)).startswith(said)


def test_a_row_that_rests_presses_nobody() -> None:
    row = replace(a_row(Reason.PROMISE_BROKEN, TODAY), place=Place.RESTING)
    assert (status_mark(row), str(status_said(row, TODAY))) == (Mark.PLAIN, "later")


def test_a_slip_that_waits_for_the_next_batch_is_not_due() -> None:
    """R003: where nobody agreed on a day it is not said that it has not come yet."""
    undated = a_row(Reason.NO_DAY, None)
    waits = replace(undated, debt=debt_of([a_batch(1000)], 0, TODAY))
    assert [str(status_said(one, TODAY)) for one in (waits, undated)] == ["not yet due", "no day to pay"]


@pytest.mark.parametrize(
    ("state", "days", "mark"),
    [
        (InstalmentState.PAID, 40, Mark.FINE),
        (InstalmentState.DUE, 0, Mark.SOON),
        (InstalmentState.MISSED, 12, Mark.LATE),
        (InstalmentState.MISSED, 40, Mark.LATER),
        (InstalmentState.PART, -5, Mark.PLAIN),
        (InstalmentState.COMING, -5, Mark.PLAIN),
        (InstalmentState.DROPPED, 5, Mark.PLAIN),
    ],
)
def test_a_missed_part_is_as_late_as_any_debt_of_its_day(state: InstalmentState, days: int, mark: Mark) -> None:
    assert part_mark(state, TODAY - timedelta(days=days), TODAY) is mark


def test_states_are_ranked_as_they_stand_and_what_is_as_usual_comes_first() -> None:
    assert rank(PromiseState.BROKEN, PROMISES) < rank(PromiseState.KEPT, PROMISES)
    assert [rank(state, RECEIPTS) for state in (None, ReceiptState.FREE, ReceiptState.VOID)] == [0, 1, 2]


def test_a_missing_sum_is_told_with_the_state_of_its_part_where_there_is_one() -> None:
    told = [str(PARTS[state].with_facts(sum="3.00")) for state in (InstalmentState.MISSED, InstalmentState.PAID)]
    assert told == ["3.00 missed", "paid"]


def a_paper(state: PaperState, printed: int = 1) -> PaperRow:
    on = TODAY if printed else None
    return PaperRow("DZD-1", PaperKind.STATEMENT, 1, "老王", TODAY, None, None, 100, state, printed, on)


@pytest.mark.parametrize(
    ("papers", "step"),
    [
        ([a_paper(PaperState.DRAFT)], NextStep.PRINT),
        ([a_paper(PaperState.SIGNED), a_paper(PaperState.PRINTED)], NextStep.PRINT),
        ([a_paper(PaperState.PRINTED)], NextStep.SIGN),
        ([a_paper(PaperState.PRINTED, printed=0)], NextStep.ANSWER),
        ([a_paper(PaperState.UNANSWERED)], NextStep.ANSWER),
        ([a_paper(PaperState.UNANSWERED), a_paper(PaperState.PRINTED, printed=0)], NextStep.SIGN),
    ],
)
def test_what_was_printed_comes_back_signed_and_what_was_only_sent_is_answered(
    papers: list[PaperRow], step: NextStep
) -> None:
    """U44: together papers are never answered; what is not out yet is printed first."""
    assert next_step(papers) is step


def test_a_replaced_paper_names_what_stands_in_for_it() -> None:
    """Case 21."""
    assert str(paper_state(a_paper(PaperState.AGREED))) == str(PAPERS[PaperState.AGREED].said)
    assert str(paper_state(replace(a_paper(PaperState.REPLACED), replaced_by="DZD-2"))) == "replaced by DZD-2"
