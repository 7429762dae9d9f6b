"""The days somebody asks about: by name, moved by one, as far as they have come."""

from datetime import date

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.periods import (
    ALWAYS,
    PERIOD_NAMES,
    Period,
    PeriodName,
    months_within,
    name_of,
    period_asked,
    period_said,
)
from desktop_app.domain.periods import period_of as named

SATURDAY = date(2026, 11, 21)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (PeriodName.TODAY, "2026-11-21", "2026-11-21"),
        (PeriodName.YESTERDAY, "2026-11-20", "2026-11-20"),
        (PeriodName.WEEK, "2026-11-16", "2026-11-22"),
        (PeriodName.LAST_WEEK, "2026-11-09", "2026-11-15"),
        (PeriodName.NEXT_WEEK, "2026-11-23", "2026-11-29"),
        (PeriodName.MONTH, "2026-11-01", "2026-11-30"),
        (PeriodName.LAST_MONTH, "2026-10-01", "2026-10-31"),
        (PeriodName.QUARTER, "2026-10-01", "2026-12-31"),
        (PeriodName.YEAR, "2026-01-01", "2026-12-31"),
        (PeriodName.LAST_YEAR, "2025-01-01", "2025-12-31"),
        (PeriodName.THREE_MONTHS, "2026-08-22", "2026-11-21"),
        (PeriodName.TWELVE_MONTHS, "2025-11-22", "2026-11-21"),
        (PeriodName.ALL, "1900-01-01", "2199-12-31"),
    ],
)
def test_what_somebody_calls_a_period_is_these_days(name: PeriodName, first: str, last: str) -> None:
    assert named(name, SATURDAY) == days(first, last)
    assert name_of(days(first, last), SATURDAY) is name
    assert name in PERIOD_NAMES


def test_in_january_last_month_and_the_weeks_lie_in_the_old_year() -> None:
    january = date(2027, 1, 2)
    assert named(PeriodName.LAST_MONTH, january) == days("2026-12-01", "2026-12-31")
    assert named(PeriodName.WEEK, january) == days("2026-12-28", "2027-01-03")
    assert named(PeriodName.QUARTER, january) == days("2027-01-01", "2027-03-31")


def test_days_that_have_no_name_have_none() -> None:
    assert name_of(days("2026-11-03", "2026-11-05"), SATURDAY) is None


def test_a_period_is_told_by_its_name_and_its_days() -> None:
    def said(period: Period) -> str:
        return period_said(period, SATURDAY).text(str)

    assert said(named(PeriodName.WEEK, SATURDAY)) == "The week (2026-11-16 to 2026-11-22)"
    assert said(named(PeriodName.TODAY, SATURDAY)) == "Today (2026-11-21)"
    assert said(days("2026-11-03", "2026-11-05")) == "2026-11-03 to 2026-11-05"
    assert said(ALWAYS) == "All years"


def test_whole_months_move_by_months_and_other_stretches_by_their_length() -> None:
    assert days("2026-01-01", "2026-01-31").moved(1) == days("2026-02-01", "2026-02-28")
    assert days("2026-10-01", "2026-12-31").moved(-1) == days("2026-07-01", "2026-09-30")
    assert days("2026-11-16", "2026-11-22").moved(-1) == days("2026-11-09", "2026-11-15")
    assert days("2026-02-01", "2026-02-27").moved(1) == days("2026-02-28", "2026-03-26")


def test_beyond_the_years_of_business_nothing_moves() -> None:
    assert ALWAYS.moved(-1) == ALWAYS
    assert ALWAYS.is_all
    assert ALWAYS.months == 0
    assert days("2199-12-01", "2199-12-31").moved(1) == days("2199-12-01", "2199-12-31")
    assert days("1900-01-01", "1900-01-31").moved(-30_000) == days("1900-01-01", "1900-01-31")


def test_what_has_not_come_yet_is_left_out_and_compared_with_as_many_days_before() -> None:
    week = named(PeriodName.WEEK, SATURDAY)
    assert week.up_to(SATURDAY) == days("2026-11-16", "2026-11-21")
    assert week.before(SATURDAY) == days("2026-11-09", "2026-11-14")
    month = days("2026-03-01", "2026-03-31")
    assert month.before(date(2026, 3, 30)) == days("2026-02-01", "2026-02-28")
    assert month.before(SATURDAY) == days("2026-02-01", "2026-02-28")
    coming = named(PeriodName.NEXT_WEEK, SATURDAY)
    assert coming.up_to(SATURDAY) == coming


def test_a_period_knows_its_days_and_its_months() -> None:
    week = named(PeriodName.WEEK, SATURDAY)
    assert (week.days, len(week.each_day()), SATURDAY in week) == (7, 7, True)
    assert months_within(days("2026-01-15", "2026-03-02")) == [
        days("2026-01-15", "2026-01-31"), days("2026-02-01", "2026-02-28"), days("2026-03-01", "2026-03-02"),
    ]  # fmt: skip


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(Refused, match="comes after"):
        days("2026-11-02", "2026-11-01")


def test_a_period_is_asked_for_by_its_name_or_by_its_days() -> None:
    def asked(name: PeriodName | None = None, first: str = "", last: str = "") -> Period:
        begin, end = (date.fromisoformat(day) if day else None for day in (first, last))
        return period_asked(name, begin, end, PeriodName.WEEK, SATURDAY)

    assert asked() == named(PeriodName.WEEK, SATURDAY)
    assert asked(PeriodName.LAST_MONTH) == days("2026-10-01", "2026-10-31")
    assert asked(first="2026-11-02") == days("2026-11-02", "2026-11-21")
    assert asked(first="2026-12-24") == days("2026-12-24", "2026-12-24")
    assert asked(last="2026-11-09") == days("2026-11-01", "2026-11-09")
    assert asked(first="2026-11-02", last="2026-11-09") == days("2026-11-02", "2026-11-09")
    with pytest.raises(Refused, match="not both"):
        asked(PeriodName.WEEK, first="2026-11-02")
