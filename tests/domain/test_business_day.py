"""A clock that can hardly be right is asked about (case 29, T30)."""

import pickle
from datetime import date

import pytest

from desktop_app.domain.business_day import DayDoubted, doubt_said, is_doubtful


def test_the_question_reaches_another_thread_as_it_was_asked() -> None:
    """Case 29: the window asks what the book's own thread wondered about."""
    asked = DayDoubted(date(2031, 3, 1), date(2026, 3, 1))
    heard = pickle.loads(pickle.dumps(asked))
    assert (str(heard), heard.today, heard.last) == (str(asked), asked.today, asked.last)
    assert "1826 days after the last entry" in str(heard)


LAST = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("today", "asked"),
    [("2026-02-28", True), ("2026-03-01", False), ("2026-04-15", False), ("2026-04-16", True)],
)
def test_a_day_before_the_last_entry_or_long_after_it_is_asked_about(today: str, asked: bool) -> None:
    """Case 29: 45 days may pass without an entry; a new book asks nothing."""
    assert is_doubtful(date.fromisoformat(today), LAST) is asked
    assert not is_doubtful(date.fromisoformat(today), None)


def test_a_clock_that_runs_behind_is_told_so() -> None:
    assert str(doubt_said(date(2026, 2, 28), LAST)) == (
        "By the clock today is 2026-02-28, but the last entry is of 2026-03-01, a later day."
    )
