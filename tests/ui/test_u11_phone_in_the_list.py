"""U11: the number to call stands on the row, is copied by one chord, and can be masked at the counter."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from tests.ui.pages.street import a_street, cells, the_list
from tests.ui.window import AWindow, a_window

COPY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        yield bench


def test_the_number_stands_on_the_row_in_groups_the_contacts_where_the_shop_has_none(shop: AWindow) -> None:
    """U11."""
    assert cells(the_list(shop).table, "phone") == ["139 1234 8822", "138 0013 8000", "", "137 0000 2201"]


def test_the_chord_copies_the_number_as_it_was_entered(shop: AWindow) -> None:
    """U11."""
    the_list(shop)
    shop.chord(Qt.Key.Key_C, COPY)
    assert QGuiApplication.clipboard().text() == "13912348822"


def test_the_chord_works_on_the_page_of_a_customer_too(shop: AWindow) -> None:
    """U11."""
    customer = the_list(shop).table.model.shown[1].customer
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id)
    assert isinstance(page, CustomerPage)
    shop.chord(Qt.Key.Key_C, COPY)
    assert QGuiApplication.clipboard().text() == "13800138000"


def test_a_customer_without_a_number_leaves_the_clipboard_alone(shop: AWindow) -> None:
    """U11."""
    page = the_list(shop)
    QGuiApplication.clipboard().setText("before")
    page.table.choose(page.table.model.shown[2].customer.id)
    shop.chord(Qt.Key.Key_C, COPY)
    assert QGuiApplication.clipboard().text() == "before"


def test_masked_numbers_hide_their_middle_everywhere_on_both_pages(shop: AWindow) -> None:
    """U11: the counter is public."""
    shop.desk.preferences.mask_phones = True
    page = the_list(shop)
    assert cells(page.table, "phone") == ["139****8822", "138****8000", "", "137****2201"]
    of_one = shop.go(PageName.CUSTOMER, customer_id=page.table.model.shown[0].customer.id)
    assert isinstance(of_one, CustomerPage)
    assert "139****8822" in of_one.head.line.text()
    assert not any("1234" in value for value in cells(of_one.lists.view("facts").table, "value"))
