"""Days whose parts may stand in any order: the column as a whole decides, or it is asked."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from desktop_app.exchange.child import read
from desktop_app.exchange.layouts import ImportKind
from desktop_app.exchange.previews import Preview, preview
from desktop_app.exchange.wanted import Wanted
from tests.exchange.sheets import TODAY, csv, said

MAY_6, JUNE_5 = date(2025, 5, 6), date(2025, 6, 5)


def seen(written: Sequence[str], today: date = TODAY, **accepted: str) -> Preview:
    """Debts of 1, 2, 3 … yuan, dated as given."""
    rows = [("客户", "日期", "金额"), *((f"店{index}", day, index) for index, day in enumerate(written, 1))]
    found = preview(read(csv(rows, ";")), Wanted(ImportKind.OPEN_ITEMS, accepted=accepted), today)
    assert isinstance(found, Preview), found
    return found


def days(found: Preview) -> list[date]:
    return [getattr(entry.value, "dated") for entry in found.good]  # noqa: B009 - a debt


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (["05/06/2025", "13/05/2025"], [JUNE_5, date(2025, 5, 13)]),
        (["05/06/2025", "05/13/2025"], [MAY_6, date(2025, 5, 13)]),
        (["5-6-2025", "31-1-2025"], [JUNE_5, date(2025, 1, 31)]),
        (["5.6.2025", "31.1.2025"], [JUNE_5, date(2025, 1, 31)]),
        (["05062025", "31012025"], [JUNE_5, date(2025, 1, 31)]),
        (["5/6/25", "31/1/25"], [JUNE_5, date(2025, 1, 31)]),
        (["5/6/25", "1/31/25"], [MAY_6, date(2025, 1, 31)]),
        (["25/5/6", "25/1/31"], [MAY_6, date(2025, 1, 31)]),
        (["5/6", "18/5"], [JUNE_5, date(2025, 5, 18)]),
        (["5/6", "5/18"], [MAY_6, date(2025, 5, 18)]),
        (["05/05/2025", "06/06/2025"], [date(2025, 5, 5), date(2025, 6, 6)]),
    ],
)
def test_one_day_that_can_only_be_read_one_way_decides_for_its_column(written: list[str], meant: list[date]) -> None:
    found = seen(written)
    assert (days(found), found.bad, found.doubts) == (meant, (), ())


@pytest.mark.parametrize(
    ("written", "choices"),
    [
        (["05/06/2025", "02/01/2025"], ["month-first", "day-first"]),
        (["5-6-2025"], ["month-first", "day-first"]),
        (["5.6.2025", "2025-05-01"], ["month-first", "day-first"]),
        (["05062025"], ["month-first", "day-first"]),
        (["1/2/25"], ["month-first", "day-first"]),
        (["24.1.25"], ["year-first", "day-first"]),
        (["050625"], ["month-first", "day-first"]),
        (["200625"], ["year-first", "day-first"]),
    ],
)
def test_a_column_that_does_not_tell_is_asked_with_both_readings(written: list[str], choices: list[str]) -> None:
    (doubt,) = seen(written).doubts
    assert (doubt.key, [choice.key for choice in doubt.choices]) == ("days@B", choices)


def test_the_answer_holds_for_the_whole_column() -> None:
    written = ["05/06/2025", "02/01/2025"]
    assert days(seen(written, days="day-first")) == [JUNE_5, date(2025, 1, 2)]
    by_cell = {"days@B": "month-first"}
    assert days(seen(written, TODAY, **by_cell)) == [MAY_6, date(2025, 2, 1)]
    (doubt,) = seen(written).doubts
    assert [str(choice.said) for choice in doubt.choices] == [
        "Month first: “05/06/2025” is 2025-05-06.", "Day first: “05/06/2025” is 2025-06-05.",
    ]  # fmt: skip


def test_a_column_that_mixes_both_orders_asks_about_what_is_open_and_reads_the_rest() -> None:
    found = seen(["13/05/2025", "05/14/2025", "05/06/2025"], days="day-first")
    assert days(found) == [date(2025, 5, 13), date(2025, 5, 14), JUNE_5]
    assert [doubt.key for doubt in seen(["13/05/2025", "05/14/2025", "05/06/2025"]).doubts] == ["days@B"]


def test_a_year_of_two_digits_far_from_today_is_no_reading() -> None:
    """26 January 2005 was not meant: nobody types in debts of twenty years ago."""
    found = seen(["26.1.5"], date(2026, 3, 1))
    assert (days(found), found.doubts) == ([date(2026, 1, 5)], ())


def test_a_row_dated_next_week_is_bad_at_its_cell() -> None:
    """c12: the list is imported without it, or not at all."""
    found = seen(["2025-06-10", "2025-06-17"])
    assert said(found) == ["B3 2025-06-17: 2025-06-17 has not come yet. Choose a day up to today (2025-06-10)."]
    assert len(found.good) == 1


@pytest.mark.parametrize("in_1904", [False, True])
def test_day_numbers_and_days_of_both_systems_are_the_days_the_sheet_shows(in_1904: bool) -> None:
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "date_1904": in_1904})
    sheet, form = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ("客户", "日期", "金额"))
    sheet.write_row(1, 0, ("甲", "", 5))
    sheet.write_datetime(1, 1, datetime(2025, 5, 6), form)  # noqa: DTZ001
    sheet.write_row(2, 0, ("乙", 45783 - 1462 * in_1904, 5))
    book.close()
    found = preview(read(written.getvalue()), Wanted(ImportKind.OPEN_ITEMS), TODAY)
    assert isinstance(found, Preview)
    assert days(found) == [MAY_6, MAY_6]
