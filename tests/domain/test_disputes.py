"""Part of a slip in dispute: not asked for, still owed, answered within two working days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.accounts import age
from desktop_app.domain.dates import Calendar
from desktop_app.domain.disputes import (
    DISPUTE_KINDS,
    Dispute,
    DisputeKind,
    answer_by,
    answered_late,
    chaseable,
    disputed_fen,
    is_open,
    late_said,
    problems,
    share_fen,
)
from tests.domain.builders import TODAY, an_item, yuan

FRIDAY = date(2026, 3, 13)
DAMAGED = Dispute(item_id=1, customer_id=1, amount_fen=yuan(150), reason="Damaged", raised_on=FRIDAY)
DAY = timedelta(days=1)


def test_the_undisputed_part_is_asked_for_and_the_whole_is_owed() -> None:
    """Case 15, N10: 850 of 1,000."""
    item = an_item(1_000)
    disputed = replace(item, disputed_fen=disputed_fen([DAMAGED], item, TODAY))
    assert chaseable(disputed) == yuan(850)
    assert age([disputed], 0, TODAY).balance_fen == yuan(1_000)


def test_a_dispute_settled_by_a_price_difference_leaves_the_rest_to_be_asked_for() -> None:
    """Case 15: a note of 100 → 900 owed, and nothing held back any more."""
    settled, item = replace(DAMAGED, settled_on=TODAY), an_item(900)
    assert chaseable(replace(item, disputed_fen=disputed_fen([settled], item, TODAY))) == yuan(900)


def test_a_dispute_is_open_from_its_day_to_the_day_before_its_settlement() -> None:
    """Case 6: as of any day."""
    settled = replace(DAMAGED, settled_on=TODAY)
    assert [is_open(settled, day) for day in (FRIDAY - DAY, FRIDAY, TODAY - DAY, TODAY)] == [False, True, True, False]
    assert is_open(DAMAGED, TODAY)


def test_only_disputes_of_this_item_count_and_never_beyond_what_is_open() -> None:
    """Case 15."""
    other = replace(DAMAGED, item_id=2)
    assert disputed_fen([DAMAGED, DAMAGED, other], an_item(1_000), TODAY) == yuan(300)
    assert disputed_fen([DAMAGED, DAMAGED], an_item(200), TODAY) == yuan(200)


def test_an_answer_is_due_within_two_working_days() -> None:
    """Case 15, R121: raised on a Friday, to be answered by Tuesday; a holiday moves it on."""
    assert answer_by(DAMAGED, Calendar()) == date(2026, 3, 17)
    assert answer_by(DAMAGED, Calendar(frozenset({date(2026, 3, 16)}))) == date(2026, 3, 18)


@pytest.mark.parametrize(
    ("answered", "settled", "today", "late"),
    [
        (None, None, date(2026, 3, 17), False),
        (None, None, date(2026, 3, 18), True),
        (date(2026, 3, 17), None, date(2026, 4, 1), False),
        (date(2026, 3, 18), None, date(2026, 4, 1), True),
        (date(2026, 3, 18), None, date(2026, 3, 17), False),
        (None, date(2026, 3, 17), date(2026, 4, 1), False),
        (None, date(2026, 3, 18), date(2026, 4, 1), True),
    ],
)
def test_a_missing_or_late_answer_is_named(
    answered: date | None, settled: date | None, today: date, late: bool
) -> None:
    """Case 15, N10: a settlement is an answer."""
    dispute = replace(DAMAGED, answered_on=answered, settled_on=settled)
    assert answered_late(dispute, today, Calendar()) is late


def test_a_dispute_of_what_is_open_with_a_reason_is_accepted() -> None:
    """R119."""
    assert problems(DAMAGED, an_item(1_000)) == []
    assert problems(DAMAGED, an_item(150)) == []
    assert problems(replace(DAMAGED, amount_fen=1), an_item(150)) == []


@pytest.mark.parametrize("amount_fen", [0, -1, yuan(850.01)])
def test_no_more_can_be_disputed_than_is_open_and_undisputed(amount_fen: int) -> None:
    """Case 15."""
    found = problems(replace(DAMAGED, amount_fen=amount_fen), an_item(1_000, disputed_fen=yuan(150)))
    assert [one.field for one in found] == ["amount"]
    assert "850.00 of slip SHD-2026-00001 is unpaid and undisputed" in str(found[0].said)


def test_a_dispute_needs_its_reason() -> None:
    """R119."""
    assert [one.field for one in problems(replace(DAMAGED, reason=" "), an_item(1_000))] == ["reason"]


def test_what_is_told_after_the_days_for_it_is_too_late() -> None:
    """R120: within seven days of the delivery; without a day of delivery, or without an end, nothing is."""
    told = Dispute(1, 1, 100, "破损", date(2026, 3, 9), delivered_on=date(2026, 3, 2))
    assert not told.is_too_late(7)
    assert told.is_too_late(6)
    assert not told.is_too_late(0)
    assert not replace(told, delivered_on=None).is_too_late(6)
    assert set(DISPUTE_KINDS) == set(DisputeKind)


def test_what_is_told_after_the_days_for_it_says_how_late_it_is() -> None:
    """R120: eight days after delivery where three are given; in time, or without an end, nothing is said."""
    told = replace(DAMAGED, delivered_on=date(2026, 3, 5))
    assert str(late_said(told, 3)).startswith("Told too late: 8 days after delivery; faults are to be told within 3")
    assert late_said(told, 8) is late_said(told, 0) is late_said(DAMAGED, 3) is None


def test_part_of_a_line_costs_its_share_of_what_was_charged() -> None:
    """R119: 3 of 7 bags that came to 100.00."""
    assert (share_fen(10000, 3000, 7000), share_fen(10000, 3000, 0)) == (4286, 0)
