"""What is to be cleared with a customer: our own faults, offers, rebates, differences (R042, R064, R065, R132)."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.differences import AccountDifference, AccountLine, DifferenceKind, DifferenceStep
from desktop_app.domain.open_points import (
    OpenPoint,
    PointEnd,
    PointKind,
    about_said,
    differences_said,
    faults_said,
    keeps_back,
    open_faults,
    point_of,
    point_problems,
    point_state,
    to_do_said,
)

TODAY = date(2026, 3, 10)
FAULT = OpenPoint(PointKind.FAULT, 1, TODAY, "货架没送", owner="小曾", until=date(2026, 3, 12))
OFFER = OpenPoint(PointKind.OFFER, 1, TODAY, "付清让 200", 500000, 20000, until=date(2026, 3, 31))
REBATE = OpenPoint(PointKind.REBATE, 1, TODAY, "季度返利", 86000)
GAP = AccountDifference(
    DifferenceKind.ONLY_THEM, (), (AccountLine("P-7", TODAY, -3000, "付款", 7),), DifferenceStep.LOOK_FOR_RECEIPT
)


def test_a_fault_of_ours_has_an_owner_and_a_day() -> None:
    """R064: without them it is refused at the field."""
    assert point_problems(FAULT) == []
    bare = replace(FAULT, what="", owner="", until=date(2026, 3, 1))
    assert [one.field for one in point_problems(bare)] == ["what", "until", "owner"]
    assert [one.field for one in point_problems(replace(FAULT, until=None))] == ["until"]


def test_an_offer_names_what_is_paid_and_what_is_let_go() -> None:
    """R132: and until when it holds; a rebate needs only its sum."""
    assert point_problems(OFFER) == point_problems(REBATE) == []
    assert [one.field for one in point_problems(replace(OFFER, amount_fen=0, other_fen=0))] == ["credit", "wanted"]
    assert [one.field for one in point_problems(replace(REBATE, amount_fen=-1))] == ["credit"]


def test_a_rebate_waits_while_money_is_late_and_until_what_was_asked_came() -> None:
    """R042, R065: pay half now, then the rebate is honoured."""
    asks = replace(REBATE, other_fen=100000)
    assert str(keeps_back(REBATE, 0, 5000, TODAY)).startswith("The rebate waits: 50.00 is overdue")
    assert keeps_back(REBATE, 0, 0, TODAY) is None
    assert "999.99 came" in str(keeps_back(asks, 99999, 0, TODAY))
    assert keeps_back(asks, 100000, 0, TODAY) is None


def test_an_offer_is_honoured_once_its_money_came_in_time() -> None:
    """R132: overdue or not; what has nothing to be paid must be used by its day."""
    assert keeps_back(OFFER, 500000, 999, date(2026, 4, 10)) is None
    assert keeps_back(OFFER, 499999, 0, TODAY) is not None
    assert "2026-03-05" in str(keeps_back(replace(REBATE, until=date(2026, 3, 5)), 0, 0, TODAY))


def test_each_point_says_how_far_it_is() -> None:
    """R132: expired, held, past its day, ended."""
    later = date(2026, 4, 10)
    said = [point_state(one, day)[0].template for one, day in [
        (FAULT, TODAY), (FAULT, later), (OFFER, TODAY), (OFFER, later), (replace(REBATE, held=True), TODAY),
        (replace(FAULT, end=PointEnd.CLEARED), later), (replace(OFFER, end=PointEnd.REFUSED), later),
    ]]  # fmt: skip
    assert said == [
        "to put right", "past its day", "to be cleared", "Time is over", "held while overdue", "cleared up",
        "nothing came of it",
    ]  # fmt: skip


def test_each_point_says_what_to_do() -> None:
    """R064: the step stands beside it."""
    points = [FAULT, OFFER, REBATE, replace(REBATE, other_fen=100000), point_of(GAP, 1, TODAY)]
    assert [str(to_do_said(one)) for one in points] == [
        "Put it right before you ask for money",
        "Once 5,000.00 came by then, let 200.00 go",
        "Credit it with a receipt",
        "Once 1,000.00 came, credit it",
        "Look for money that was not entered",
    ]
    assert [str(about_said(one)) for one in points] == [
        "Our own fault", "Offer to settle", "Rebate", "Rebate", "Only with them",
    ]  # fmt: skip


def test_the_sum_in_question_is_the_gap_the_credit_or_the_sum_of_the_fault() -> None:
    """N16, R132."""
    points = [replace(FAULT, amount_fen=700), OFFER, REBATE, point_of(GAP, 1, TODAY)]
    assert [one.gap_fen for one in points] == [700, 20000, 86000, 3000]
    assert [one.wanted_fen for one in points] == [0, 500000, 0, 0]


def test_a_difference_is_kept_with_its_row_and_the_words_of_either_side() -> None:
    """N16."""
    assert (point_of(GAP, 1, TODAY).what, point_of(GAP, 1, TODAY).number) == ("2026-03-10 #7 付款", "P-7")
    mine = AccountDifference(DifferenceKind.ONLY_US, (AccountLine("SHD-1", None, 3000),), (), DifferenceStep.SHOW_PAPER)
    assert point_of(mine, 1, TODAY).what == "SHD-1"


def test_faults_nobody_put_right_come_first_by_their_day() -> None:
    """R064: what ended, and what is no fault, is not named."""
    soon = replace(FAULT, until=date(2026, 3, 11), id=2)
    points = [FAULT, soon, OFFER, replace(FAULT, end=PointEnd.CLEARED)]
    assert open_faults(points) == [soon, FAULT]
    assert str(faults_said(points)) == "ours to put right first: 货架没送 (小曾, by 2026-03-11), and 1 more"
    assert str(faults_said([FAULT])) == "ours to put right first: 货架没送 (小曾, by 2026-03-12)"
    assert faults_said([OFFER]) is None


def test_what_differs_goes_into_the_answer_in_the_order_it_was_found() -> None:
    """N16: ours / theirs; what was cleared, and what differs only by its day, is left out."""
    gap = point_of(GAP, 1, TODAY)
    cleared, same = replace(gap, end=PointEnd.CLEARED), replace(gap, amount_fen=-3000)
    points = [replace(gap, what="later"), gap, cleared, same, FAULT]
    assert differences_said(points, 99) == "2026-03-10 #7 付款: 0.00 / -30.00; later: 0.00 / -30.00"
    assert differences_said(points, 10) == "2026-03-10"
