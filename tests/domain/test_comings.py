"""Who is new, who has gone quiet, who stays away."""

from datetime import date

import pytest

from desktop_app.domain.comings import FARINGS, Faring, Visits, faring_of

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("first", "last", "days", "faring"),
    [
        ("2026-11-03", "2026-11-03", 1, Faring.NEW),
        ("2025-11-01", "2026-11-10", 40, Faring.USUAL),
        ("2025-11-01", "2026-10-10", 40, Faring.QUIET),
        ("2026-02-01", "2026-10-10", 6, Faring.USUAL),
        ("2025-11-01", "2026-08-01", 40, Faring.LOST),
        ("2026-08-01", "2026-08-01", 1, Faring.LOST),
    ],
)
def test_a_customer_is_quiet_by_their_own_gaps(first: str, last: str, days: int, faring: Faring) -> None:
    """Who comes every fifty days is not quiet after six weeks; who comes every nine days is."""
    visits = Visits(date.fromisoformat(first), date.fromisoformat(last), days)
    assert faring_of(visits, date(2026, 11, 1), TODAY) is faring
    assert faring in FARINGS


def test_whoever_owed_before_the_book_began_is_not_new() -> None:
    first = date(2026, 11, 3)
    old, young = date(2025, 12, 31), date(2026, 11, 2)
    assert faring_of(Visits(first, first, 1, old), date(2026, 11, 1), TODAY) is Faring.USUAL
    assert faring_of(Visits(first, first, 1, young), date(2026, 11, 1), TODAY) is Faring.NEW
