"""A slip paid in parts, as it is typed (R004)."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.shipments import Part
from desktop_app.domain.typed_parts import parts_text, typed_parts

DAY, FIRST, TOTAL = date(2026, 11, 21), date(2026, 12, 21), 1_239_01
THREE = (Part(FIRST, 371_70), Part(date(2027, 1, 21), 619_50), Part(date(2027, 2, 21), 247_81))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("30/50/20", THREE),
        ("30%／50%／20%", THREE),
        ("371.70/619.50/247.81", THREE),
        ("12-21 30, 1-21 50, 2-21 20", THREE),
        ("12-21 400；2027-01-21 839.01", (Part(FIRST, 400_00), Part(date(2027, 1, 21), 839_01))),
        ("2期", (Part(FIRST, 619_50), Part(date(2027, 1, 21), 619_51))),
    ],
)
def test_parts_are_shares_sums_or_a_number_of_months(typed: str, meant: tuple[Part, ...]) -> None:
    parts = typed_parts(typed, TOTAL, FIRST, DAY)
    assert parts == meant
    assert sum(part.amount_fen for part in parts) in (0, TOTAL)
    assert typed_parts(parts_text(parts), TOTAL, None, DAY) == meant


@pytest.mark.parametrize("typed", ["30/50", "50%/20%", "1期", "100", "400/800", "12-32 30, 1-21 70", "a/b"])
def test_parts_that_do_not_come_to_the_slip_are_refused(typed: str) -> None:
    with pytest.raises(Refused):
        typed_parts(typed, TOTAL, FIRST, DAY)


def test_shares_without_a_first_day_ask_for_it() -> None:
    with pytest.raises(Refused, match="day of each part"):
        typed_parts("30/50/20", TOTAL, None, DAY)
    assert [one.amount_fen for one in typed_parts("40/60", 100_00, FIRST, DAY)] == [40_00, 60_00]
