"""What late payment comes to by the agreed fee or the LPR, and what credit costs the shop (R026, R027)."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.interest import (
    CarryingCost,
    LprRate,
    Owing,
    RateTable,
    carrying_cost,
    earliest,
    late_interest,
    rate_problems,
    share_problems,
)

TABLE = RateTable()
SLIP = Owing(1_000_000, date(2025, 5, 1), date(2025, 6, 1))
"""10,000 yuan, due on 1 June 2025."""


def test_without_an_agreed_fee_it_is_the_lpr_of_the_breach_with_30_to_50_percent() -> None:
    """买卖合同解释 18(4): 3.00 % from 20 May 2025; 10,000 × 3.9 % and 4.5 % × 365 / 365."""
    found = late_interest(SLIP, TABLE, date(2026, 6, 1))
    assert found is not None
    assert (found.days, found.lpr, found.low_fen, found.high_fen, found.agreed_fen) == (365, 300, 39_000, 45_000, None)
    early = late_interest(replace(SLIP, due=date(2024, 10, 19)), TABLE, date(2025, 10, 19))
    assert early is not None
    assert early.lpr == 335, "the breach was on 20 October 2024, a day before the LPR fell to 3.10"


def test_money_that_came_lowers_what_bears_interest_from_its_day() -> None:
    """4,000 came after 100 days: 10,000 × 100 + 6,000 × 265 fen-days; what came before the due day bears none."""
    paid = replace(SLIP, settled=((date(2025, 9, 9), 400_000),))
    found = late_interest(paid, TABLE, date(2026, 6, 1))
    assert found is not None
    assert found.low_fen == round((1_000_000 * 100 + 600_000 * 265) * 0.039 / 365)
    before = late_interest(replace(SLIP, settled=((date(2025, 5, 9), 400_000),)), TABLE, date(2026, 6, 1))
    assert before is not None
    assert (before.low_fen, paid.open_fen) == (23_400, 600_000)


def test_nothing_is_late_before_the_day_after_and_where_no_day_was_agreed() -> None:
    assert late_interest(SLIP, TABLE, date(2025, 6, 1)) is None
    assert late_interest(replace(SLIP, due=None), TABLE, date(2026, 6, 1)) is None


def test_a_breach_before_the_table_has_no_estimate_by_the_lpr() -> None:
    """Before 20 August 2019 other rates held."""
    found = late_interest(replace(SLIP, due=date(2019, 8, 1), fee=50_000), TABLE, date(2019, 8, 11))
    assert found is not None
    assert (found.low_fen, found.high_fen, found.agreed_fen, found.is_high) == (None, None, 5_000, False)


@pytest.mark.parametrize(("fee", "agreed", "above", "high"), [
    (10_000, 36_500, False, False), (20_000, 73_000, True, False), (50_000, 182_500, True, True),
])  # fmt: skip
def test_an_agreed_fee_is_told_beside_the_yardsticks(fee: int, agreed: int, above: bool, high: bool) -> None:
    """1 in 10,000 a day is 3.65 %, below LPR + 50 %; 2 is 7.30 %, above it; 5 is 18.25 %, above 4 × 3.00 %."""
    found = late_interest(replace(SLIP, fee=fee), TABLE, date(2026, 6, 1))
    assert found is not None
    assert (found.agreed_fen, found.is_above, found.is_high) == (agreed, above, high)


def test_credit_costs_money_from_the_day_the_goods_left_until_the_margin_is_gone() -> None:
    """R027: at 6 % a year 10,000 cost 600 in a year; a margin of 5 % is gone after 305 days."""
    table = RateTable(funds=600, margin=500)
    gone = date(2026, 3, 2)
    assert (gone - SLIP.dated).days == 305
    assert carrying_cost(SLIP, table, date(2026, 5, 1)) == CarryingCost(60_000, gone, False)
    assert carrying_cost(SLIP, table, date(2025, 12, 1)).gone_on == gone, "it is foretold to the day"
    assert carrying_cost(SLIP, table, date(2026, 5, 2)).is_year_old
    part = replace(SLIP, settled=((date(2025, 6, 1), 500_000),))
    later = carrying_cost(part, table, date(2025, 12, 1)).gone_on
    assert later is not None
    assert later > gone
    assert carrying_cost(part, table, later).gone_on == later


def test_where_the_margin_is_not_said_or_all_is_paid_no_day_is_named() -> None:
    """Money costs the LPR where nothing else is said; a day beyond a hundred years is none."""
    assert carrying_cost(SLIP, TABLE, date(2026, 5, 1)) == CarryingCost(30_000, None, False)
    paid = replace(SLIP, settled=((date(2025, 6, 1), 1_000_000),))
    assert carrying_cost(paid, RateTable(margin=500), date(2026, 5, 1)).gone_on is None
    rest = replace(SLIP, settled=((date(2025, 6, 1), 999_999),))
    assert carrying_cost(rest, RateTable(margin=5_000), date(2026, 5, 1)).gone_on is None
    assert carrying_cost(SLIP, RateTable(rates=(), margin=500), date(2026, 5, 1)) == CarryingCost(0, None, False)
    assert earliest([None, date(2026, 5, 2), date(2026, 5, 1)]) == date(2026, 5, 1)
    assert earliest([None]) is None


def test_an_lpr_of_300_and_a_day_twice_are_refused_with_what_would_fit() -> None:
    (wrong,) = rate_problems(TABLE, LprRate(date(2026, 1, 20), 30_000))
    (twice,) = rate_problems(TABLE, LprRate(date(2024, 10, 21), 310))
    assert (wrong.field, "Type it as 3.00" in wrong.said.text(str)) == ("rate", True)
    assert (twice.field, "is in the table with 3.10 %" in twice.said.text(str)) == ("day", True)
    (first,) = rate_problems(RateTable(rates=()), LprRate(date(2018, 1, 20), 3))
    assert "Type it as 3.00" in first.said.text(str)
    assert rate_problems(TABLE, LprRate(date(2026, 1, 20), 290)) == []


def test_what_money_costs_and_what_is_earned_are_shares() -> None:
    assert share_problems(RateTable(funds=600, margin=1_200)) == []
    assert [one.field for one in share_problems(RateTable(funds=9_000, margin=10_000))] == ["funds", "margin"]
