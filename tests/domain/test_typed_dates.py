"""Typed dates: the day people mean, in one table (U17)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.domain.errors import Refused
from desktop_app.domain.typed_dates import Lean, typed_day, weekday_said

SATURDAY = date(2026, 11, 21)

TYPED = [
    ("t", "2026-11-21"),
    ("T", "2026-11-21"),
    ("今天", "2026-11-21"),
    ("tomorrow", "2026-11-22"),
    ("明天", "2026-11-22"),
    ("后天", "2026-11-23"),
    ("大后天", "2026-11-24"),
    ("昨天", "2026-11-20"),
    ("前天", "2026-11-19"),
    ("+30", "2026-12-21"),
    ("-7", "2026-11-14"),
    ("30天后", "2026-12-21"),
    ("3天前", "2026-11-18"),
    ("21", "2026-11-21"),
    ("5", "2026-11-05"),
    ("5号", "2026-11-05"),
    ("1121", "2026-11-21"),
    ("0301", "2027-03-01"),
    ("0229", "2028-02-29"),
    ("11-21", "2026-11-21"),
    ("11.5", "2026-11-05"),
    ("11/5", "2026-11-05"),
    ("11月5日", "2026-11-05"),
    ("8 月 22 号", "2026-08-22"),
    ("261121", "2026-11-21"),
    ("26-11-05", "2026-11-05"),
    ("20261121", "2026-11-21"),
    ("２０２６１１２１", "2026-11-21"),
    ("2026-11-21", "2026-11-21"),
    ("2026/1/5", "2026-01-05"),
    ("2026.1.5", "2026-01-05"),
    ("2026 年 8 月 31 日", "2026-08-31"),
    ("2026年8月31号", "2026-08-31"),
    ("月底", "2026-11-30"),
    ("下月底", "2026-12-31"),
    ("上月底", "2026-10-31"),
    ("month end", "2026-11-30"),
    ("下月1号", "2026-12-01"),
    ("下个月1日", "2026-12-01"),
    ("本月30", "2026-11-30"),
    ("上月5号", "2026-10-05"),
    ("下周一", "2026-11-23"),
    ("下周日", "2026-11-29"),
    ("下个星期五", "2026-11-27"),
    ("下下周三", "2026-12-02"),
    ("上周五", "2026-11-13"),
    ("周五", "2026-11-20"),
    ("星期天", "2026-11-22"),
    ("本周日", "2026-11-22"),
    ("next monday", "2026-11-23"),
    ("last fri", "2026-11-13"),
    ("sunday", "2026-11-22"),
]


@pytest.mark.parametrize(("typed", "day"), TYPED)
def test_a_typed_date_is_the_day_people_mean(typed: str, day: str) -> None:
    """U17, seen from Saturday 21 November 2026."""
    assert typed_day(typed, SATURDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("1228", date(2027, 1, 5), "2026-12-28"),
        ("0105", date(2026, 12, 28), "2027-01-05"),
        ("0229", date(2096, 3, 1), "2096-02-29"),
        ("0229", date(2101, 1, 1), "2104-02-29"),
    ],
)
def test_the_year_left_out_is_the_nearest(typed: str, today: date, day: str) -> None:
    """U17: across the turn of the year both ways; the year 2100 has no 29 February."""
    assert typed_day(typed, today) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "back", "ahead"),
    [
        ("21", "2026-11-21", "2026-11-21"),
        ("5", "2026-11-05", "2026-12-05"),
        ("31", "2026-10-31", "2026-12-31"),
        ("0301", "2026-03-01", "2027-03-01"),
        ("0229", "2024-02-29", "2028-02-29"),
        ("周五", "2026-11-20", "2026-11-27"),
        ("周日", "2026-11-15", "2026-11-22"),
        ("下周一", "2026-11-23", "2026-11-23"),
        ("2026-01-05", "2026-01-05", "2026-01-05"),
    ],
)
def test_a_receipt_lies_back_and_a_promise_ahead(typed: str, back: str, ahead: str) -> None:
    """What is written out in full is never moved."""
    assert typed_day(typed, SATURDAY, Lean.BACK) == date.fromisoformat(back)
    assert typed_day(typed, SATURDAY, Lean.AHEAD) == date.fromisoformat(ahead)


@pytest.mark.parametrize(
    "typed", ["", " ", "foo", "121", "12345", "2026-11", "2026年", "1.5.3", "周八", "+", "1" * 41, "٣"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not a date"):
        typed_day(typed, SATURDAY)


@pytest.mark.parametrize("typed", ["0", "31", "32", "1332", "0230", "2026-02-30", "下月32号", "261301", "0000"])
def test_a_day_the_calendar_does_not_have_is_refused(typed: str) -> None:
    """November has no 31st."""
    with pytest.raises(Refused, match="not a day of the calendar"):
        typed_day(typed, SATURDAY)


@pytest.mark.parametrize("lean", [Lean.BACK, Lean.AHEAD])
def test_no_month_has_a_32nd_wherever_it_should_lie(lean: Lean) -> None:
    with pytest.raises(Refused, match="not a day of the calendar"):
        typed_day("32", SATURDAY, lean)


def test_a_date_outside_the_years_of_business_is_refused() -> None:
    with pytest.raises(Refused, match="1900 to 2199"):
        typed_day("18991231", SATURDAY)
    with pytest.raises(Refused, match="1900 to 2199"):
        typed_day("+9999", date(2190, 1, 1))
    with pytest.raises(Refused, match="not a day of the calendar"):
        typed_day("+9999", date(9999, 1, 1))


@given(st.dates(EARLIEST, LATEST), st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(Lean))
def test_a_date_in_full_is_always_itself(day: date, today: date, lean: Lean) -> None:
    assert typed_day(day.isoformat(), today, lean) == day


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-183, 182))
def test_month_and_day_find_the_day_within_half_a_year(today: date, away: int) -> None:
    """U17: a day less than half a year off needs no year, except for a leap day."""
    day = today + timedelta(days=away)
    if (day.month, day.day) != (2, 29) and abs(away) <= 182:
        assert typed_day(f"{day:%m%d}", today) == day


@given(st.text(max_size=12), st.sampled_from(Lean))
def test_any_typing_is_a_day_or_is_refused(typed: str, lean: Lean) -> None:
    try:
        day = typed_day(typed, SATURDAY, lean)
    except Refused:
        return
    assert EARLIEST <= day <= LATEST


def test_every_day_of_the_week_has_its_word() -> None:
    assert [str(weekday_said(SATURDAY + timedelta(days=away))) for away in range(3)] == ["Sat", "Sun", "Mon"]
