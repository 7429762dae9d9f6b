"""Acts about the claim, and how the clock of a debt is told (N05, R081)."""

from datetime import date

import pytest

from desktop_app.domain.claim_acts import ActKind, ClaimAct, act_problems, enforcement_ends
from desktop_app.domain.claim_words import StepState, chain_of, left_mark, left_said, missing_of
from desktop_app.domain.dates import Calendar
from desktop_app.domain.limitation import Event, EventKind, clock
from desktop_app.domain.marks import Mark

DUE = date(2026, 3, 1)


def act(kind: ActKind, dated: str, until: str = "", proof: str = "判决书") -> ClaimAct:
    ends = date.fromisoformat(until) if until else None
    return ClaimAct(1, kind, date.fromisoformat(dated), proof, ("SHD-1",), ends, "张法官")


def test_each_step_of_the_chain_says_what_it_is_worth_and_what_is_missing() -> None:
    """N05: a signed copy without a scan, and a promise on the telephone."""
    signed = Event(EventKind.SIGNED_STATEMENT, date(2027, 5, 1), "DZD-1", is_scanned=False)
    paid = Event(EventKind.PART_PAYMENT, date(2027, 6, 1), "SKD-1")
    said = Event(EventKind.PROMISE, date(2027, 7, 1))
    running = clock(DUE, DUE, [said, paid, signed], Calendar())
    steps = chain_of("SHD-1", running)
    assert [one.state for one in steps] == [StepState.START, StepState.NO_SCAN, StepState.PROVEN, StepState.SAID]
    assert [one.missing and one.missing.text(str) for one in steps] == [
        None, "a scan of DZD-1", None, "a picture of the message, kept with that day, or a signed paper",
    ]  # fmt: skip
    assert len(missing_of(running)) == 2


@pytest.mark.parametrize(
    ("today", "said", "mark"),
    [
        ("2026-03-02", "1095 days left", Mark.FINE),
        ("2029-02-28", "1 days left", Mark.WORST),
        ("2029-03-01", "today is the last day", Mark.WORST),
        ("2029-03-02", "over since 2029-03-01", Mark.WORST),
        ("2028-12-20", "71 days left", Mark.LATE),
    ],
)
def test_how_long_the_time_still_runs(today: str, said: str, mark: Mark) -> None:
    """N05."""
    ends, day = date(2029, 3, 1), date.fromisoformat(today)
    assert (left_said(ends, day).text(str), left_mark(ends, day)) == (said, mark)


def test_a_step_is_an_event_of_the_clock_with_its_proof_or_what_was_noted() -> None:
    """民法典 195: an obstacle keeps its second day, a judgment has a clock of its own."""
    assert act(ActKind.DEMAND, "2027-01-01").event == Event(EventKind.SERVED_LETTER, date(2027, 1, 1), "判决书")
    assert act(ActKind.COURT, "2027-01-01", proof="").event.told == "张法官"
    assert act(ActKind.OBSTACLE, "2027-01-01", "2027-02-01").event.until == date(2027, 2, 1)
    assert act(ActKind.JUDGMENT, "2027-01-01", "2027-02-01").event.until is None


def test_a_judgment_needs_the_day_it_names_and_none_before_itself() -> None:
    assert act_problems(act(ActKind.COURT, "2027-01-01")) == []
    assert act_problems(act(ActKind.OBSTACLE, "2027-01-01")) == []
    assert act_problems(act(ActKind.JUDGMENT, "2027-01-01", "2027-02-01")) == []
    (missing,) = act_problems(act(ActKind.JUDGMENT, "2027-01-01"))
    (before,) = act_problems(act(ActKind.JUDGMENT, "2027-01-02", "2027-01-01"))
    assert (missing.field, before.field, "Type 2027-01-02 or later" in before.said.text(str)) == (
        "until",
        "until",
        True,
    )


def test_a_judgment_can_be_enforced_for_two_years_and_asking_for_it_begins_them_anew() -> None:
    """民诉法 250; what was asked for after the end begins nothing."""
    judged = act(ActKind.JUDGMENT, "2027-01-01", "2027-02-01")
    asked = act(ActKind.ENFORCEMENT, "2028-05-01")
    late = act(ActKind.ENFORCEMENT, "2031-05-01")
    assert enforcement_ends([]) is None
    assert enforcement_ends([judged]) == date(2029, 2, 1)
    assert enforcement_ends([asked, judged, late]) == date(2030, 5, 1)
