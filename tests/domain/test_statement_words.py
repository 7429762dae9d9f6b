"""An issued statement that no longer holds is named with both sums (cases 21, 22)."""

from datetime import date

import pytest

from desktop_app.domain.statement_words import fallen_said
from desktop_app.domain.statements import Fallen

ISSUED = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("closing", "now", "asked", "asked_now", "words"),
    [
        (50_000, 45_000, 50_000, 45_000, "it says 500.00, today it is 450.00."),
        (50_000, -4_000, None, 0, "it says 500.00, today it is credit 40.00."),
        (100_000, 100_000, 100_000, 85_000, "it asks for 1,000.00, today it would be 850.00."),
        (100_000, 100_000, 0, 0, "it says 1,000.00 as today, but entries, plans or disputes have changed."),
        (100_000, 100_000, None, 0, "it says 1,000.00 as today, but entries, plans or disputes have changed."),
    ],
)
def test_the_sums_that_differ_are_named(closing: int, now: int, asked: int | None, asked_now: int, words: str) -> None:
    """An equal sum is never told as if it were another; papers older than their demand ask for no known sum."""
    said = fallen_said(Fallen("DZD-2026-00001", ISSUED, closing, now, asked, asked_now))
    assert str(said) == f"DZD-2026-00001 of 2026-12-01 no longer holds: {words}"
