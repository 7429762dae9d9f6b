"""Calendars and terms: every day of seventy-five years against rules that know no calendar table."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dates import (
    MONTH_END,
    Calendar,
    PayMonth,
    Terms,
    TermsKind,
    add_months,
    date_of_serial,
    due_date,
    first_of_next_month,
    month_end,
    month_start,
    monthly_dates,
    parse_date,
    parse_month,
)
from desktop_app.domain.errors import Refused

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1986, 1, 1), date(2060, 12, 31)
days = st.dates(FIRST, LAST)


def every_day(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    return (first + timedelta(days=index) for index in range((last - first).days + 1))


def ends_month(day: date) -> bool:
    return (day + ONE_DAY).day == 1


def is_nominal(day: date, nominal: int) -> bool:
    """Is this the month's day `nominal`, or its last day for want of one?"""
    return day.day == nominal or (ends_month(day) and day.day < nominal)


def monthly(pay_day: int, cut_off: int = MONTH_END, pay_month: PayMonth | None = None) -> Terms:
    """Without a month as books of format 2 have it: the first pay day after the cut-off."""
    return Terms(TermsKind.MONTHLY_DAY, pay_day=pay_day, cut_off=cut_off, pay_month=pay_month)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2026, 1, 30), [date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 30)]),
        (date(2028, 1, 30), [date(2028, 2, 29), date(2028, 3, 30), date(2028, 4, 30)]),
        (date(2026, 1, 31), [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]),
        (date(2026, 1, 29), [date(2026, 2, 28), date(2026, 3, 29), date(2026, 4, 29)]),
        (date(2026, 11, 30), [date(2026, 12, 30), date(2027, 1, 30), date(2027, 2, 28)]),
    ],
)
def test_a_monthly_plan_does_not_drift_at_month_ends(first: date, expected: list[date]) -> None:
    """Case 3."""
    assert monthly_dates(first, 4) == [first, *expected]


def test_the_end_of_next_month() -> None:
    """Case 3."""
    assert month_end(first_of_next_month(date(2026, 6, 11))) == date(2026, 7, 31)
    assert month_end(first_of_next_month(date(2026, 1, 31))) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("terms", "delivered", "due"),
    [
        (monthly(10, cut_off=25), date(2026, 3, 25), date(2026, 4, 10)),
        (monthly(10, cut_off=25), date(2026, 3, 26), date(2026, 5, 10)),
        (monthly(10), date(2026, 3, 31), date(2026, 4, 10)),
        (monthly(31), date(2026, 1, 15), date(2026, 2, 28)),
        (monthly(31), date(2028, 1, 31), date(2028, 2, 29)),
        (monthly(31, cut_off=25), date(2026, 3, 20), date(2026, 3, 31)),
        (monthly(10), date(2028, 2, 29), date(2028, 3, 10)),
        (monthly(10, cut_off=25), date(2026, 12, 26), date(2027, 2, 10)),
        (Terms(TermsKind.DAYS, days=30), date(2026, 1, 31), date(2026, 3, 2)),
        (Terms(TermsKind.DAYS, days=60), date(2026, 1, 31), date(2026, 4, 1)),
        (Terms(TermsKind.DAYS, days=30), date(2028, 2, 29), date(2028, 3, 30)),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=14), date(2026, 3, 31), date(2026, 4, 14)),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=45), date(2019, 1, 15), date(2019, 3, 17)),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=60), date(2015, 1, 30), date(2015, 4, 1)),
        (Terms(TermsKind.NEXT_MONTH_DAYS, days=30, grace_days=15), date(2026, 4, 1), date(2026, 6, 14)),
        (Terms(TermsKind.DAYS, days=30, grace_days=5), date(2026, 3, 16), date(2026, 4, 20)),
        (monthly(31, cut_off=20, pay_month=PayMonth.NEXT), date(2024, 2, 20), date(2024, 3, 31)),
        (monthly(31, cut_off=20, pay_month=PayMonth.NEXT), date(2024, 2, 21), date(2024, 4, 30)),
        (monthly(31, cut_off=20, pay_month=PayMonth.NEXT), date(2025, 1, 31), date(2025, 3, 31)),
        (monthly(31, cut_off=20, pay_month=PayMonth.SAME), date(2024, 2, 20), date(2024, 2, 29)),
        (monthly(31, cut_off=20, pay_month=PayMonth.AFTER_NEXT), date(2024, 2, 20), date(2024, 4, 30)),
        (monthly(10, cut_off=25, pay_month=PayMonth.NEXT), date(2026, 3, 25), date(2026, 4, 10)),
        (monthly(10, cut_off=25, pay_month=PayMonth.NEXT), date(2026, 3, 26), date(2026, 5, 10)),
        (monthly(10, pay_month=PayMonth.NEXT), date(2026, 3, 31), date(2026, 4, 10)),
        (monthly(31, pay_month=PayMonth.NEXT), date(2026, 1, 15), date(2026, 2, 28)),
        (monthly(31, pay_month=PayMonth.SAME), date(2026, 2, 3), date(2026, 2, 28)),
        (Terms(TermsKind.SETTLE_PREVIOUS), date(2026, 3, 16), None),
        (Terms(TermsKind.NOT_AGREED), date(2026, 3, 16), None),
        (Terms(TermsKind.CASH), date(2026, 3, 16), date(2026, 3, 16)),
        (Terms(TermsKind.FIXED_DATE, fixed=date(2026, 9, 9)), date(2026, 3, 16), date(2026, 9, 9)),
        (Terms(TermsKind.PREVIOUS_BATCH), date(2026, 3, 16), None),
    ],
)
def test_each_kind_of_terms_has_its_due_date(terms: Terms, delivered: date, due: date | None) -> None:
    """Case 4, R003, R004."""
    assert due_date(terms, delivered) == due


def payment_days(pay_day: int, cut_off: int) -> dict[date, date]:
    """Due date of every day by walking backwards: the next cut-off closes it, the next pay day after that pays it."""
    due, next_pay, closed_pays = {}, LAST, LAST
    for day in reversed(list(every_day(FIRST, LAST + timedelta(days=100)))):
        if is_nominal(day, cut_off):
            closed_pays = next_pay
        due[day] = closed_pays
        if is_nominal(day, pay_day):
            next_pay = day
    return due


@pytest.mark.parametrize(("pay_day", "cut_off"), [(10, 25), (10, 31), (31, 31), (30, 29), (29, 30), (1, 1), (25, 20)])
def test_the_monthly_day_is_right_on_every_day_of_seventy_five_years(pay_day: int, cut_off: int) -> None:
    """Case 4, T29."""
    expected, terms = payment_days(pay_day, cut_off), monthly(pay_day, cut_off)
    assert [day for day in every_day() if due_date(terms, day) != expected[day]] == []


def test_days_of_a_month_count_from_the_day_that_ends_it() -> None:
    """Case 4, T29: the first of the next month is day one."""
    terms, following = Terms(TermsKind.NEXT_MONTH_DAYS, days=30), date(2061, 1, 1)
    for day in reversed(list(every_day())):
        assert first_of_next_month(day) == following
        assert due_date(terms, day) == following + timedelta(days=29)
        if day.day == 1:
            following = day


@pytest.mark.parametrize(("pay_day", "cut_off"), [(10, 25), (10, 31), (25, 20), (31, 25), (31, 31), (1, 1)])
def test_an_old_book_that_named_no_month_goes_on_as_the_month_it_meant(pay_day: int, cut_off: int) -> None:
    """Case 4: a pay day after the cut-off was one of the same month, any other one of the next."""
    unsaid = monthly(pay_day, cut_off)
    said = monthly(pay_day, cut_off, unsaid.month_paid)
    assert unsaid.month_paid is (PayMonth.SAME if pay_day > cut_off else PayMonth.NEXT)
    assert [day for day in every_day() if due_date(unsaid, day) != due_date(said, day)] == []


def test_a_pay_day_before_the_cut_off_of_the_same_month_is_refused_at_its_field() -> None:
    """Case 4: the goods would be due before their month closes."""
    with pytest.raises(Refused) as refused:
        monthly(10, cut_off=25, pay_month=PayMonth.SAME)
    assert refused.value.field == "pay_month"


@pytest.mark.parametrize("days", [-1, 366])
def test_days_of_grace_have_bounds(days: int) -> None:
    with pytest.raises(Refused) as refused:
        Terms(TermsKind.DAYS, days=30, grace_days=days)
    assert refused.value.field == "grace_days"


def test_thirty_and_sixty_days_are_thirty_and_sixty_days_on_every_day() -> None:
    """Case 4, T29: never ninety."""
    for count in (30, 60):
        terms = Terms(TermsKind.DAYS, days=count)
        assert all((due_date(terms, day) or day) - day == timedelta(days=count) for day in every_day())


@pytest.mark.parametrize("months", [1, 2, 11, 12, 36, -1])
def test_months_later_is_the_same_day_or_the_last_for_want_of_it(months: int) -> None:
    """Case 3, T29, 民法典 202."""
    for day in every_day():
        later = add_months(day, months)
        assert (later.year - day.year) * 12 + later.month - day.month == months
        assert is_nominal(later, day.day)


def test_a_month_starts_on_its_first_and_ends_on_its_last_day() -> None:
    """T29."""
    assert all(month_start(day).day == 1 and ends_month(month_end(day)) for day in every_day())
    assert all(month_start(day) <= day <= month_end(day) < month_start(day) + timedelta(days=31) for day in every_day())


@pytest.mark.parametrize(
    "facts",
    [
        {"days": -1},
        {"days": 3651},
        {"pay_day": 0},
        {"pay_day": 32},
        {"cut_off": 0},
        {"cut_off": 32},
        {"open_batches": 0},
        {"open_batches": 100},
    ],
)
def test_impossible_terms_are_refused(facts: dict[str, int]) -> None:
    """R003."""
    with pytest.raises(Refused):
        Terms(TermsKind.MONTHLY_DAY, **facts)  # type: ignore[arg-type]


def test_the_widest_terms_are_possible() -> None:
    """R003."""
    widest = Terms(TermsKind.DAYS, days=3650, pay_day=31, cut_off=1, open_batches=99)
    assert due_date(widest, date(2026, 3, 16)) == date(2036, 3, 13)
    assert Terms() == Terms(TermsKind.CASH, days=0, pay_day=MONTH_END, cut_off=MONTH_END, open_batches=1)


def test_a_one_off_deal_needs_its_date() -> None:
    """R004."""
    with pytest.raises(Refused, match="one-off deal needs its payment date"):
        Terms(TermsKind.FIXED_DATE)


@pytest.mark.parametrize(
    "typed",
    ["2025-05-05", "2025/5/5", "2025.05.05", "2025年5月5日", "20250505", " ２０２５-５-５ ", "2025 年 5 月 5 日"],
)
def test_a_date_is_read_in_every_usual_spelling(typed: str) -> None:
    assert parse_date(typed) == date(2025, 5, 5)


@pytest.mark.parametrize("typed", ["", "tomorrow", "5月5日", "05-05-2025", "2025-05", "45782", "2025-05-05T00:00"])
def test_what_is_not_a_full_date_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not a date"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "20260431", "0000-01-01"])
def test_a_day_the_calendar_does_not_have_is_refused(typed: str) -> None:
    """F18: 30 Feb."""
    with pytest.raises(Refused, match="is not a day of the calendar"):
        parse_date(typed)


@pytest.mark.parametrize("typed", ["0206-03-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_year_out_of_all_business_is_refused(typed: str) -> None:
    """F18: a due date must never fall off the calendar."""
    with pytest.raises(Refused, match="within the years 1900 to 2199"):
        parse_date(typed)


def test_the_first_and_the_last_day_of_business_are_kept() -> None:
    assert (parse_date("1900-01-01"), parse_month("1900-01")) == (date(1900, 1, 1), date(1900, 1, 1))
    assert (parse_date("2199-12-31"), parse_month("2199-12")) == (date(2199, 12, 31), date(2199, 12, 1))
    assert date_of_serial(109_574) == date(2199, 12, 31)
    assert date_of_serial(2) == date(1900, 1, 1)


@given(days)
def test_a_date_written_and_read_again_is_the_same(day: date) -> None:
    """T29."""
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert date_of_serial((day - date(2025, 5, 5)).days + 45782) == day


@pytest.mark.parametrize("serial", [10**9, -(10**9), -1, 0, 10**30])
def test_a_number_that_is_no_date_of_a_spreadsheet_is_refused(serial: int) -> None:
    """F15."""
    with pytest.raises(Refused):
        date_of_serial(serial)


def test_a_month_is_read_as_its_first_day() -> None:
    assert parse_month(" 2026-3 ") == date(2026, 3, 1)


@pytest.mark.parametrize("typed", ["", "2026", "2026-00", "2026-13", "0000-01", "9999-12", "March 2026", "2026-03-01"])
def test_what_is_not_a_month_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not a month"):
        parse_month(typed)


def test_weekends_rest_unless_they_are_worked_and_holidays_rest() -> None:
    """民法典 203: 2026-10-10 is a Saturday that is worked."""
    calendar = Calendar(frozenset({date(2026, 10, 1)}), frozenset({date(2026, 10, 10)}))
    assert calendar.rests(date(2026, 10, 1))
    assert calendar.rests(date(2026, 10, 11))
    assert not calendar.rests(date(2026, 10, 10))
    assert not calendar.rests(date(2026, 10, 12))


@given(days, st.integers(0, 10), st.sets(days, max_size=5))
def test_the_next_working_day_is_the_first_that_does_not_rest(day: date, count: int, holidays: set[date]) -> None:
    """民法典 203."""
    calendar = Calendar(frozenset(holidays))
    working = calendar.next_working_day(day)
    assert not calendar.rests(working)
    assert all(calendar.rests(between) for between in every_day(day, working - ONE_DAY))
    after = calendar.working_days_after(day, count)
    assert sum(not calendar.rests(between) for between in every_day(day + ONE_DAY, after)) == count


def test_two_working_days_after_a_friday_is_a_tuesday() -> None:
    """N10."""
    assert Calendar().working_days_after(date(2026, 3, 13), 2) == date(2026, 3, 17)
