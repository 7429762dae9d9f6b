"""U34: the file holds what is shown: the columns, their order, the filter, the order of rows; numbers are numbers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from desktop_app.domain.columns import Look
from desktop_app.ui.base.export_table import write_export
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.reports.reports import ReportsPage
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.crawler import a_full_window
from tests.ui.window import AWindow


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as window:
        yield window


def report(bench: AWindow, tab: str) -> ReportsPage:
    page = bench.go(PageName.REPORTS, tab=tab)
    assert isinstance(page, ReportsPage)
    return page


def exported(bench: AWindow, table: RecordTable[Any], path: Path) -> list[list[Any]]:
    """The rows of the file that was written."""
    page = bench.window.current_page()
    assert page is not None
    write_export(page, bench.desk, table, "Export", path)
    bench.settle()
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_the_file_holds_the_visible_columns_in_their_order(bench: AWindow, tmp_path: Path) -> None:
    """What some customers have to their credit has a column of its own beside what the others owe."""
    view = report(bench, "ageing")
    header = view.table.view.horizontalHeader()
    header.moveSection(header.visualIndex(1), 0)
    view.table.columns.want(2, False)
    rows = exported(bench, view.table, tmp_path / "out.xlsx")
    assert rows[0] == [
        "Owed (yuan)",
        "Credit balance",
        "Customer",
        "1–7 days",
        "8–30 days",
        "31–90 days",
        "over 90 days",
        "On account",
        "Overdue",
        "In plan",
    ]


def test_the_file_holds_the_rows_that_pass_the_filter_in_the_order_shown(bench: AWindow, tmp_path: Path) -> None:
    view = report(bench, "ageing")
    view.chart.bars[2].click()
    view.table.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    shown = [view.table.model.index(row, 0).data() for row in range(view.table.model.rowCount())]
    everybody = len(view.table.model.records)
    rows = exported(bench, view.table, tmp_path / "out.xlsx")
    assert [row[0] for row in rows[1:-1]] == shown
    assert 0 < len(shown) < everybody


def test_money_is_a_number_and_the_last_row_is_its_sum(bench: AWindow, tmp_path: Path) -> None:
    view = report(bench, "months")
    rows = exported(bench, view.table, tmp_path / "out.xlsx")
    money = [at for at, column in enumerate(view.table.visible_columns()) if column.look is Look.MONEY]
    assert all(isinstance(row[at], float | int) for row in rows[1:-1] for at in money)
    first = view.table.model.shown[0]
    assert rows[1][1] == first.shipped_fen / 100
    assert round(rows[-1][1], 2) == sum(one.shipped_fen for one in view.table.model.shown) / 100


def test_days_are_dates_and_phones_stay_text(bench: AWindow, tmp_path: Path) -> None:
    page = bench.go(PageName.CUSTOMERS)
    assert isinstance(page, CustomersPage)
    rows = exported(bench, page.table, tmp_path / "out.xlsx")
    titles = rows[0]
    day, phone = titles.index("Last deal"), titles.index("Phone")
    dealt = [row for row, one in zip(rows[1:], page.table.model.shown, strict=False) if one.last_deal]
    assert dealt
    assert all(hasattr(row[day], "year") for row in dealt)
    assert all(isinstance(row[phone], str) for row in rows[1:])


def test_a_comma_file_says_the_same(bench: AWindow, tmp_path: Path) -> None:
    view = report(bench, "promises")
    page = bench.window.current_page()
    assert page is not None
    write_export(page, bench.desk, view.table, "Promises", tmp_path / "out.csv")
    bench.settle()
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",")[:3] == ['"Customer"', '"Kept"', '"In full"']
    assert len(lines) == len(view.table.model.shown) + 2
