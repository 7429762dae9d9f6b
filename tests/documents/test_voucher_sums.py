"""The arithmetic under a voucher: every figure positive, and the sum always comes out."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.voucher_sums import Sum, sums
from desktop_app.language import translator
from tests.documents.builders import a_return, a_voucher, goods

MONEY = st.integers(-(10**13), 10**13)
ENGLISH = translator("en")


def comes_out(line: Sum) -> bool:
    *terms, result = line
    return sum(-term.fen if term.operator == "－" else term.fen for term in terms) == result.fen


@given(previous=MONEY, owed=MONEY)
def test_the_balance_of_a_slip_comes_out(previous: int, owed: int) -> None:
    slip = a_voucher(previous_fen=previous, owed_fen=owed, balance_fen=previous + owed)
    line = sums(slip, ENGLISH)[-1]
    assert comes_out(line)
    assert all(term.fen >= 0 for term in line)
    assert line[0].operator in ("", "－")
    assert line[-1].label == ("Owed in all" if previous + owed >= 0 else "In credit")


@given(previous=MONEY)
def test_the_balance_of_a_return_comes_out(previous: int) -> None:
    (line,) = sums(a_return(goods(2), previous_fen=previous), ENGLISH)
    assert comes_out(line)
    assert all(term.fen >= 0 for term in line)


@given(paid=st.integers(0, 10**7))
def test_what_is_owed_on_the_slip_comes_out_or_is_named_as_paid_ahead(paid: int) -> None:
    slip = a_voucher(goods(1), paid_fen=paid)
    line = sums(slip, ENGLISH)[0]
    assert line[-1].fen == abs(slip.total_fen - paid)
    assert line[-1].label == ("Owed on this slip" if paid <= slip.total_fen else "Paid ahead")


def test_a_hidden_balance_has_no_line() -> None:
    assert len(sums(a_voucher(), ENGLISH)) == 2
    assert len(sums(a_voucher(previous_fen=None, balance_fen=None), ENGLISH)) == 1
    assert sums(a_return(balance_fen=None), ENGLISH) == []
