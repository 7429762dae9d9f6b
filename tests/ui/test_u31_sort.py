"""U31: every table is sorted by a click or by keys, stays so when it is read again, and shows which way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.ui.customers.customers import CustomersPage
from tests.ui.pages.street import a_street, cells, pays, ships, the_list
from tests.ui.window import AWindow, a_window, turns

OWES = 3


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        bench.window.resize(1920, 1080)
        yield bench


def click_header(page: CustomersPage, section: int) -> None:
    header = page.table.view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_the_header_sorts_another_turns_it_round_a_third_brings_the_first_order_back(shop: AWindow) -> None:
    """U31."""
    page = the_list(shop)
    first = cells(page.table, "owes")
    click_header(page, OWES)
    assert cells(page.table, "owes") == ["0.00", "20.00", "300.00", "5,000.00"]
    click_header(page, OWES)
    assert cells(page.table, "owes") == ["5,000.00", "300.00", "20.00", "0.00"]
    click_header(page, OWES)
    assert cells(page.table, "owes") == first


def test_the_arrow_of_the_header_shows_the_column_and_the_way(shop: AWindow) -> None:
    """U31."""
    page = the_list(shop)
    click_header(page, OWES)
    header = page.table.view.horizontalHeader()
    assert header.isSortIndicatorShown()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (OWES, Qt.SortOrder.AscendingOrder)


def test_the_order_survives_new_records(shop: AWindow) -> None:
    """U31: what is written elsewhere falls into its place."""
    page = the_list(shop)
    click_header(page, OWES)
    ships(shop, page.table.model.shown[0].customer, 1_000) if not page.table.model.shown[0].customer.stopped else None
    pays(shop, page.table.model.shown[3].customer, 4_990)
    assert cells(page.table, "owes") == ["0.00", "10.00", "20.00", "300.00"]


def test_rows_that_are_equal_keep_their_order_and_empty_cells_come_last_either_way(shop: AWindow) -> None:
    """U31: stable."""
    page = the_list(shop)
    names = cells(page.table, "name")
    page.table.sort_by(4)
    assert [name for name in cells(page.table, "name") if name != "阿强水电"] == names[1:]
    for _ in range(2):
        page.table.sort_by(2)
        assert cells(page.table, "phone")[-1] == ""


def test_the_cursor_stays_on_its_customer(shop: AWindow) -> None:
    """U31."""
    page = the_list(shop)
    page.table.choose(page.table.model.shown[1].customer.id)
    click_header(page, OWES)
    current = page.table.current()
    assert current is not None
    assert current.customer.name == "宏达建材"


def test_the_menu_of_the_list_sorts_by_keys_alone(shop: AWindow) -> None:
    """U31: the menu key, then arrows and Enter; the column that sorts carries the arrow."""
    page = the_list(shop)
    menu = page.table.list_menu()
    menu.popup(page.mapToGlobal(QPoint(50, 50)))
    turns(10)
    order = next(one for one in menu.findChildren(QMenu) if one.title() == "Sort by")
    menu.setActiveAction(order.menuAction())
    QTest.keyClick(menu, Qt.Key.Key_Right)
    turns(10)
    for _ in range(OWES):
        QTest.keyClick(order, Qt.Key.Key_Down)
    QTest.keyClick(order, Qt.Key.Key_Return)
    turns(10)
    assert cells(page.table, "owes") == ["0.00", "20.00", "300.00", "5,000.00"]
    again = page.table.list_menu()
    titles = [
        action.text() for one in again.findChildren(QMenu) for action in one.actions() if one.title() == "Sort by"
    ]
    assert "Owed (yuan)  ▲" in titles
