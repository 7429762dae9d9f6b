"""The whole book is proven once a week (D18)."""

from datetime import date

import pytest

from desktop_app.domain.proofs import Proven, is_proof_due

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("today", "is_due"),
    [(date(2026, 3, 2), False), (date(2026, 3, 8), False), (date(2026, 3, 9), True), (date(2027, 1, 1), True)],
)
def test_a_proof_holds_for_seven_days(today: date, is_due: bool) -> None:
    assert is_proof_due(Proven(MONDAY, 7, "ab"), today) is is_due


def test_a_book_that_was_never_proven_is_proven_at_once() -> None:
    assert is_proof_due(None, MONDAY)


def test_what_did_not_hold_is_looked_at_again_at_once() -> None:
    assert is_proof_due(Proven(MONDAY, 7, "ab", faults=1), MONDAY)


def test_a_proof_from_a_day_that_is_yet_to_come_counts_for_nothing() -> None:
    """Case 29: the clock was wrong when it was made."""
    assert is_proof_due(Proven(date(2031, 1, 1), 7, "ab"), MONDAY)
