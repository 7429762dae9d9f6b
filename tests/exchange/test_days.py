"""Days in cells, with and without a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.exchange.days import DayRules
from desktop_app.exchange.days import date_of as date_by
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview
from tests.exchange.sheets import TODAY, csv, previewed_as


def date_of(cell: GridCell, today: date, on_or_after: date | None = None) -> date:
    """The day of a cell that stands alone in its column."""
    return date_by(cell, DayRules(today, on_or_after))


def number(text: str) -> GridCell:
    return GridCell(text, CellKind.NUMBER)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-05-05", date(2025, 5, 5)),
        ("2025/5/5", date(2025, 5, 5)),
        ("2025.05.05", date(2025, 5, 5)),
        ("20250505", date(2025, 5, 5)),
        ("2025年5月5日", date(2025, 5, 5)),
        ("２０２５／５／５", date(2025, 5, 5)),
        ("2025-05-05 13:40:22", date(2025, 5, 5)),
        ("2025/5/5 0:00", date(2025, 5, 5)),
        ("45782", date(2025, 5, 5)),
        ("5月5日", date(2025, 5, 5)),
        ("5月5号", date(2025, 5, 5)),
        ("5/5", date(2025, 5, 5)),
        ("06-10", date(2025, 6, 10)),
        ("5.05", date(2025, 5, 5)),
        ("5.5", date(2025, 5, 5)),
    ],
)
def test_a_date_is_read_as_shops_write_it(text: str, day: date) -> None:
    """T29; conventions 5."""
    assert date_of(GridCell(text), TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"), [("45782", date(2025, 5, 5)), ("45782.5625", date(2025, 5, 5)), ("20250505", date(2025, 5, 5))]
)
def test_a_number_in_a_column_of_dates_is_a_day_number(text: str, day: date) -> None:
    assert date_of(number(text), TODAY) == day


@pytest.mark.parametrize(
    "text", ["2025-02-30", "13月5日", "2月30日", "13.5", "2.3x", "0", "123", "昨天", "2025", "2300-01-01"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        date_of(GridCell(text), TODAY)


def test_a_day_without_a_year_is_the_nearest_past_one() -> None:
    assert date_of(GridCell("12月31日"), date(2026, 1, 5)) == date(2025, 12, 31)
    assert date_of(GridCell("1月5日"), date(2026, 1, 5)) == date(2026, 1, 5)


def test_a_day_without_a_year_more_than_sixty_days_ago_is_asked_for() -> None:
    """Conventions 5: 11 April is 60 days before 10 June, 10 April is 61."""
    assert date_of(GridCell("4月11日"), TODAY) == date(2025, 4, 11)
    with pytest.raises(Refused, match=r"“4月10日” has no year; the nearest past day would be 2025-04-10"):
        date_of(GridCell("4月10日"), TODAY)


def test_a_leap_day_without_a_year_is_looked_for_in_leap_years() -> None:
    assert date_of(GridCell("2月29日"), date(2024, 3, 1)) == date(2024, 2, 29)
    with pytest.raises(Refused, match="2024-02-29"):
        date_of(GridCell("2月29日"), TODAY)


def test_a_due_day_without_a_year_lies_after_its_document() -> None:
    assert date_of(GridCell("1月5日"), TODAY, on_or_after=date(2024, 12, 6)) == date(2025, 1, 5)
    assert date_of(GridCell("12月6日"), TODAY, on_or_after=date(2024, 12, 6)) == date(2024, 12, 6)
    assert date_of(GridCell("2月29日"), TODAY, on_or_after=date(2024, 12, 6)) == date(2028, 2, 29)
    with pytest.raises(Refused, match="calendar"):
        date_of(GridCell("2月30日"), TODAY, on_or_after=date(2024, 12, 6))


@given(st.dates(date(1986, 1, 1), date(2060, 12, 31)))
def test_every_day_is_the_same_in_every_writing(day: date) -> None:
    """T29."""
    serial = (day - date(1899, 12, 30)).days
    written = [
        GridCell(day.isoformat()),
        GridCell(f"{day.year}/{day.month}/{day.day}"),
        GridCell(f"{day.year}.{day.month:02d}.{day.day:02d}"),
        GridCell(f"{day.year}年{day.month}月{day.day}日"),
        GridCell(f"{day:%Y%m%d}"),
        GridCell(day.isoformat(), CellKind.DATE),
        number(str(serial)),
        GridCell(str(serial)),
    ]
    assert {date_of(cell, TODAY) for cell in written} == {day}


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 60))
def test_a_recent_day_is_found_without_its_year(today: date, days_ago: int) -> None:
    day = today - timedelta(days=days_ago)
    assert date_of(GridCell(f"{day.month}月{day.day}日"), today) == day


JAN_5 = date(2025, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "25.1.5", "25-01-05", "25/1/5", "250105", "25年1月5日", "25年1月5号", "25年01月05日", "2025年1月5号",
        "二〇二五年一月五日", "2025-01-05 星期日", "2025年1月5日（周日）", "2025/1/5 上午 9:30", "2025/1/5 9:30 PM",
        "2025-01-05T09:30:00Z", "2025-01-05T09:30:00.000+08:00", "2025年1月5日09:30", "5 Jan 2025", "5-Jan-25",
        "Jan 5, 2025", "January 5th, 2025", "2025\\1\\5", "25 1 5", "２５．１．５", "2025年1月5号 9:30",
    ],
)  # fmt: skip
def test_a_day_with_a_short_year_or_in_other_words_is_read(text: str) -> None:
    """c15."""
    assert date_of(GridCell(text), TODAY) == JAN_5


@pytest.mark.parametrize("text", ["25年13月1日", "35 Jan 2025", "5 Foo 2025", "腊月廿三", "250230", "2025年1月"])
def test_what_only_looks_like_such_a_day_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        date_of(GridCell(text), TODAY)


@pytest.mark.parametrize(
    ("numerals", "day"), [("一月十日", 10), ("一月十二日", 12), ("一月二十日", 20), ("一月三十一日", 31)]
)
def test_chinese_numerals_are_counted(numerals: str, day: int) -> None:
    assert date_of(GridCell("二〇二五年" + numerals), TODAY) == date(2025, 1, day)


def test_a_workbook_that_counts_from_1904_gives_the_days_it_shows() -> None:
    rules = DayRules(TODAY, since_1904=True)
    assert {date_by(number(text), rules) for text in ("44320", "44320.5")} == {date(2025, 5, 5)}


def of_days(*texts: str, accepted: dict[str, str] | None = None) -> Preview:
    rows: list[list[object]] = [["客户", "日期", "欠款"]]
    rows += [[f"客户{at}", text, 1] for at, text in enumerate(texts)]
    return previewed_as(csv(rows), ImportKind.OPEN_ITEMS, accepted or {}, date(2026, 1, 10))


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (("12.20", "12.3"), (20, 3)), (("12.05", "12.3"), (5, 3)), (("12.4", "12.15"), (4, 15)),
        (("12月8日", "12.10"), (8, 10)),
    ],
)  # fmt: skip
def test_a_day_behind_a_point_is_read_where_no_zero_was_cut(texts: tuple[str, ...], days: tuple[int, ...]) -> None:
    found = of_days(*texts)
    assert not found.doubts
    assert [getattr(entry.value, "dated") for entry in found.good] == [date(2025, 12, day) for day in days]  # noqa: B009


@pytest.mark.parametrize(("answer", "day"), [("ones", 3), ("tens", 30)])
def test_where_a_zero_may_have_been_cut_the_day_is_asked(answer: str, day: int) -> None:
    """A spreadsheet program makes 12.3 of 12.30: one customer would be chased 27 days too early."""
    assert [doubt.key for doubt in of_days("12.3", "12.15").doubts] == ["cut@B"]
    first = of_days("12.3", "12.15", accepted={"cut": answer}).good[0].value
    assert getattr(first, "dated") == date(2025, 12, day)  # noqa: B009
    assert "two digits" in str(of_days("12.3", accepted={"cut": "other"}).bad[0].reason)
