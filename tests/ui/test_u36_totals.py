"""U36: the footer counts and sums what is shown, and what is chosen; the export says the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from python_calamine import CalamineWorkbook

from desktop_app.ui.base.export_table import write_export
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customers import Show
from desktop_app.ui.week.this_week import ThisWeekPage
from desktop_app.ui.widgets.columns import cell_text
from tests.ui.pages.street import a_customer, a_street, chips, pays, ships, the_list
from tests.ui.window import AWindow, a_window

SHIFT = Qt.KeyboardModifier.ShiftModifier

BELOW_NOTHING = re.compile(r"[-−]\d[\d,]*\.\d\d")
"""A sum written with its minus; that of `− On account 100.00` is taken from the line above."""


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        yield bench


def test_the_footer_counts_and_sums_all_rows(shop: AWindow) -> None:
    """U36."""
    page = the_list(shop)
    assert page.table.footer.text() == "4 rows   Owed 5,320.00   Overdue 300.00"


def test_a_filter_sums_what_it_leaves(shop: AWindow) -> None:
    """U36."""
    page = the_list(shop)
    chips(page).press(list(Show).index(Show.OVERDUE))
    assert page.table.footer.text().startswith("1 of 4 rows, filtered   Owed 300.00")


def test_chosen_rows_are_summed_beside_all(shop: AWindow) -> None:
    """U36."""
    page = the_list(shop)
    shop.chord(Qt.Key.Key_Down, SHIFT)
    text = page.table.footer.text()
    assert text.startswith("4 rows   Owed 5,320.00")
    assert text.endswith("2 chosen   Owed 5,300.00   Overdue 300.00")


def test_a_hidden_column_is_not_summed(shop: AWindow) -> None:
    """U35, U36."""
    page = the_list(shop)
    page.table.columns.want(4, False)
    page.reload()
    shop.settle()
    assert page.table.footer.text() == "4 rows   Owed 5,320.00"


def test_the_export_holds_the_rows_the_columns_and_the_sums_of_the_footer(shop: AWindow, tmp_path: Path) -> None:
    """U34, U36: figures as figures, in the order and filter that show."""
    page = the_list(shop)
    shop.window.resize(1920, 1080)
    shop.settle()
    chips(page).press(list(Show).index(Show.OWING))
    page.table.sort_by(3)
    page.table.columns.want(2, False)
    file = tmp_path / "customers.xlsx"
    write_export(page, shop.desk, page.table, "Customers", file)
    shop.settle()
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    table = [row for row in rows if any(cell != "" for cell in row)]
    head = next(at for at, row in enumerate(table) if "Customer code" in row)
    owes = table[head].index("Owed (yuan)")
    assert "Phone" not in table[head]
    assert [row[owes] for row in table[head + 1 :]] == [20, 300, 5_000, 5_320]


def test_money_paid_ahead_by_one_customer_lowers_nothing_that_another_owes(shop: AWindow) -> None:
    """Case 22: 5,320 are owed; 周记 paid 700 ahead, of which 40 wait beside a slip that is covered by it.

    The customers and this week's list name the same sum owed; the customer list alone sums what was paid ahead.
    """
    ahead, covered = a_customer(shop, "周记五金"), a_customer(shop, "何记装饰")
    pays(shop, ahead, 700, days_ago=2)
    pays(shop, covered, 100, days_ago=5)
    ships(shop, covered, 60, days_ago=3)
    page = the_list(shop)
    assert "Owed 5,320.00   credit 740.00   Overdue" in page.table.footer.text()
    column = next(one for one in page.table.visible_columns() if one.key == "owes")
    assert {cell_text(column, one, shop.desk) for one in page.table.model.shown if one.balance_fen < 0} == {
        "credit 700.00",
        "credit 40.00",
    }
    week = shop.go(PageName.THIS_WEEK)
    assert isinstance(week, ThisWeekPage)
    assert "Owed 5,320.00   " in week.table.footer.text()
    assert "credit" not in week.table.footer.text(), "money paid ahead has one sum, that of all customers"
    week.table.choose(covered.id)
    told = week.facts.texts()
    at = told.index("Unpaid slips 60.00")
    assert told[at : at + 3] == ["Unpaid slips 60.00", "− On account 100.00", "= In credit 40.00"]
    assert not any(BELOW_NOTHING.search(one) for one in told), "no bare minus beside the list"


def test_the_export_sums_what_is_owed_as_the_list_does(shop: AWindow, tmp_path: Path) -> None:
    """U34, U36: money paid ahead has a column of its own."""
    pays(shop, a_customer(shop, "周记五金"), 700, days_ago=2)
    page, file = the_list(shop), tmp_path / "customers.xlsx"
    write_export(page, shop.desk, page.table, "Customers", file)
    shop.settle()
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    head = next(at for at, row in enumerate(rows) if "Owed (yuan)" in row)
    owes, credit = rows[head].index("Owed (yuan)"), rows[head].index("Credit balance")
    assert [(row[owes], row[credit]) for row in rows[head + 1 :] if row[owes] in (0, 5_320) and row[credit]] == [
        (0, 700),
        (5_320, 700),
    ]
