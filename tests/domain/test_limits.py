"""How far a customer may go: what is suggested and why, for how long it holds, what the shop gives in all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.customers import Grade
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.limits import (
    BuyingHabit,
    LimitDecision,
    LimitUse,
    credit_days,
    grade_of,
    limit_with,
    passing_limit,
    refuse_above_cap,
    refuse_unfit,
    suggested,
)
from tests.domain.builders import TODAY, yuan

THIRTY = Terms(TermsKind.DAYS, days=30)
GOOD = BuyingHabit(THIRTY, yuan(120_000), 6, 2.0, 1.0)
SEASON = LimitDecision(1, TODAY, yuan(30_000), until=TODAY + timedelta(days=40), reason="旺季", id=2)


def test_a_suggestion_explains_itself() -> None:
    """R015, R016: 20,000 a month on 30 days, paid in time and promises kept: 120 percent of it."""
    found = suggested(GOOD, TODAY)
    assert (found.limit_fen, found.grade) == (yuan(24_000), Grade.A)
    assert [str(one) for one in found.why] == [
        "Buys 20,000.00 a month (6 months), open for 30 days on average.",
        "Pays 2 days late on average.",
        "Of what was promised 100 percent came in time (by money, the mean of all promises).",
        "Grade A: 120 percent of it, 24,000.00.",
    ]


@pytest.mark.parametrize(
    ("late", "kept", "worst", "grade", "limit"),
    [
        (5, None, 0, Grade.A, 24_000),
        (5.1, 1.0, 0, Grade.B, 20_000),
        (2, 0.89, 0, Grade.B, 20_000),
        (2, 1.0, 16, Grade.B, 20_000),
        (20.5, 1.0, 0, Grade.C, 10_000),
        (2, 0.49, 0, Grade.C, 10_000),
        (None, None, 61, Grade.C, 10_000),
    ],
)
def test_how_they_pay_and_keep_their_word_makes_the_grade(
    late: float | None, kept: float | None, worst: int, grade: Grade, limit: float
) -> None:
    """R016."""
    habit = replace(GOOD, late_days=late, kept=kept, worst_days=worst)
    assert (grade_of(habit), suggested(habit, TODAY).limit_fen) == (grade, yuan(limit))


def test_of_somebody_new_nothing_is_known_yet() -> None:
    """7,370 bought in the first month on 30 days: whole hundreds below ten thousand."""
    found = suggested(BuyingHabit(THIRTY, yuan(7_370), 1), TODAY)
    assert (found.limit_fen, found.grade) == (yuan(7_300), Grade.NONE)
    assert [str(one) for one in found.why[1:]] == ["Nothing was paid or promised yet.", "That makes 7,300.00."]
    late = suggested(replace(GOOD, worst_days=9), TODAY)
    assert "The oldest unpaid slip is 9 days overdue." in map(str, late.why)


def test_who_took_nothing_is_suggested_nothing() -> None:
    """Old debts say how somebody pays, not how much they take: no 0.00 that reads like “no credit”."""
    found = suggested(BuyingHabit(THIRTY, 0, 1, worst_days=52), TODAY)
    assert (found.limit_fen, found.grade) == (0, Grade.B)
    assert [str(one) for one in found.why] == [
        "No slips in the last 6 months: no limit can be worked out from them.",
        "The oldest unpaid slip is 52 days overdue.",
    ]


@pytest.mark.parametrize(
    ("terms", "days"),
    [
        (Terms(TermsKind.CASH), 0),
        (THIRTY, 30),
        (Terms(TermsKind.SETTLE_PREVIOUS), 15),
        (Terms(TermsKind.NOT_AGREED), 30),
        (Terms(TermsKind.FIXED_DATE, fixed=date(2026, 12, 31)), 30),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=30), 45),
    ],
)
def test_how_long_a_slip_is_open_follows_from_the_terms(terms: Terms, days: int) -> None:
    """月结30天 counts from the month's end: about six weeks on average."""
    assert credit_days(terms, TODAY) == days


def test_the_limit_of_a_season_holds_until_its_day() -> None:
    """A later decision for good ends it; before its own day it does not hold."""
    assert (limit_with(SEASON, yuan(1)), limit_with(None, yuan(1))) == (SEASON.limit_fen, yuan(1))
    assert passing_limit([SEASON], TODAY + timedelta(days=40)) == SEASON
    assert passing_limit([SEASON], TODAY + timedelta(days=41)) is None
    assert passing_limit([SEASON], TODAY - timedelta(days=1)) is None
    for_good = replace(SEASON, until=None, id=3)
    assert passing_limit([SEASON, for_good], TODAY) is None
    assert passing_limit([], TODAY) is None


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"until": TODAY - timedelta(days=1)}, "until", "Choose 2026-03-16 or later"),
        ({"limit_fen": -1}, "limit", "0.00 or more"),
        ({"limit_fen": None}, "limit", "needs a sum"),
        ({"review_on": TODAY}, "review_on", "2026-03-17 or later"),
    ],
)
def test_a_limit_for_yesterday_is_refused_with_what_would_fit(wrong: dict[str, object], field: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as refused:
        refuse_unfit(replace(SEASON, **wrong), TODAY)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_limit_of_today_fits() -> None:
    refuse_unfit(SEASON, TODAY)
    refuse_unfit(LimitDecision(1, TODAY, None), TODAY)


def test_raising_one_limit_says_what_must_be_freed_and_by_whom() -> None:
    """R017: 60,000 + 30,000 + 20,000 under a cap of 100,000 are 10,000 too much."""
    others = [LimitUse("老王", yuan(60_000), yuan(20_000)), LimitUse("老李", yuan(30_000), yuan(31_000))]
    with pytest.raises(Refused, match=r"10,000\.00 above the cap .* Free 10,000\.00 first: 老王 40,000\.00\.") as said:
        refuse_above_cap(yuan(100_000), others, yuan(20_000), yuan(5_000))
    assert said.value.field == "limit"
    full = [LimitUse("老李", yuan(90_000), yuan(95_000))]
    with pytest.raises(Refused, match="first: –"):
        refuse_above_cap(yuan(100_000), full, yuan(20_000), None)


def test_what_does_not_rise_is_never_above_the_cap() -> None:
    others = [LimitUse("老王", yuan(90_000), 0)]
    refuse_above_cap(yuan(100_000), others, yuan(15_000), yuan(20_000))
    refuse_above_cap(yuan(100_000), others, yuan(10_000), yuan(5_000))
    refuse_above_cap(yuan(100_000), others, None, yuan(5_000))
    refuse_above_cap(0, others, yuan(50_000), yuan(5_000))
