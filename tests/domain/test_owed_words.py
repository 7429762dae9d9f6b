"""Unpaid slips less money on account is what is owed, and every face says so in the same words."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.owed_words import owed_line, owed_terms


def line(owed_fen: int, on_account_fen: int) -> str:
    return owed_line(owed_fen, on_account_fen).text(str)


def test_the_line_adds_up() -> None:
    """750 of slips and 500 paid ahead are 250; more than is unpaid is credit, and nothing unpaid has one name only."""
    assert line(25_000, 50_000) == "Unpaid slips 750.00 − On account 500.00 = Owed net 250.00"
    assert line(-60_000, 100_000) == "Unpaid slips 400.00 − On account 1,000.00 = In credit 600.00"
    assert line(-50_000, 50_000) == "On account 500.00"
    assert line(25_000, 0) == "Owed 250.00"


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_lines_come_to_what_is_owed(unpaid: int, on_account: int) -> None:
    *parts, total = [one.fen for one in owed_terms(unpaid - on_account, on_account)]
    assert min([*parts, total]) >= 0
    assert total == (abs(parts[0] - parts[1]) if parts else max(unpaid, on_account))
