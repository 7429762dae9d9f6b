"""25日截单: a month's statement runs from the 26th to the 25th, whatever February and the long months do."""

from datetime import date

import pytest

from desktop_app.domain.dates import MONTH_END, Terms, TermsKind
from desktop_app.domain.slip_sums import Charges
from desktop_app.domain.statement_goods import StatedGoods, StatedLine
from desktop_app.domain.statement_periods import closes, closing_day, last_closed, month_of, opens, whole_month

FEBRUARY = date(2026, 2, 1)


def test_a_customer_on_monthly_terms_closes_on_the_agreed_day_everybody_else_with_the_month() -> None:
    assert closing_day(Terms(TermsKind.MONTHLY_DAY, pay_day=10, cut_off=25)) == 25
    assert closing_day(Terms(TermsKind.DAYS, days=30, cut_off=25)) == MONTH_END


@pytest.mark.parametrize(
    ("month", "closing", "first", "last"),
    [
        ("2026-11", 25, "2026-10-26", "2026-11-25"),
        ("2026-02", 25, "2026-01-26", "2026-02-25"),
        ("2026-03", 25, "2026-02-26", "2026-03-25"),
        ("2026-01", 25, "2025-12-26", "2026-01-25"),
        ("2026-02", 31, "2026-02-01", "2026-02-28"),
        ("2026-03", 31, "2026-03-01", "2026-03-31"),
        ("2026-02", 30, "2026-01-31", "2026-02-28"),
        ("2026-03", 30, "2026-03-01", "2026-03-30"),
        ("2024-02", 29, "2024-01-30", "2024-02-29"),
        ("2026-11", 1, "2026-10-02", "2026-11-01"),
    ],
)
def test_from_the_day_behind_the_last_close_to_the_close(month: str, closing: int, first: str, last: str) -> None:
    begins = date.fromisoformat(f"{month}-01")
    assert (opens(begins, closing).isoformat(), closes(begins, closing).isoformat()) == (first, last)
    assert whole_month(opens(begins, closing), closes(begins, closing), closing) == begins


def test_the_months_of_a_customer_follow_one_another_without_a_gap() -> None:
    for closing in range(1, 32):
        for month in (date(2024, 2, 1), FEBRUARY, date(2026, 3, 1), date(2026, 12, 1)):
            first, last = opens(month, closing), closes(month, closing)
            assert month_of(first, closing) == month_of(last, closing) == month
            assert last_closed(first, closing) == last_closed(last, closing)
            assert (first - last_closed(last, closing)).days == 1


def test_the_newest_month_that_is_over_on_the_day_of_the_close_and_behind_it() -> None:
    assert last_closed(date(2026, 11, 25), 25) == date(2026, 10, 25)
    assert last_closed(date(2026, 11, 26), 25) == date(2026, 11, 25)
    assert last_closed(date(2026, 3, 1), MONTH_END) == date(2026, 2, 28)


def test_days_that_are_no_whole_month_have_none() -> None:
    assert whole_month(date(2026, 10, 26), date(2026, 11, 24), 25) is None
    assert whole_month(date(2026, 9, 26), date(2026, 11, 25), 25) is None


def test_what_a_slip_comes_to_beyond_its_goods_and_charges() -> None:
    lines = (StatedLine("水泥", "", "袋", 2_000, 10_0000, 20_00), StatedLine("砂", "", "车", 1_000, 30_0000, 30_00))
    plain, charged = StatedGoods(lines), StatedGoods(lines, Charges(5_00, 1000, 8_00, -50))
    assert (plain.rest_of(58_00), plain.rest_of(50_00), charged.rest_of(52_50)) == (8_00, 0, 0)
