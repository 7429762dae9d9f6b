"""A clock that can hardly be right is asked about (case 29, T30)."""

import pickle
from datetime import date

from desktop_app.domain.business_day import DayDoubted


def test_the_question_reaches_another_thread_as_it_was_asked() -> None:
    """Case 29: the window asks what the book's own thread wondered about."""
    asked = DayDoubted(date(2031, 3, 1), date(2026, 3, 1))
    heard = pickle.loads(pickle.dumps(asked))
    assert (str(heard), heard.today, heard.last) == (str(asked), asked.today, asked.last)
    assert "1826 days after the last entry" in str(heard)
