"""U37: an empty list says why and what to do; an empty filter says that, and how to see all again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customers import CustomersPage
from tests.ui.pages.street import a_customer
from tests.ui.window import AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A book in which nothing happened."""
    with a_window(tmp_path) as bench:
        yield bench


def the_list(shop: AWindow) -> CustomersPage:
    page = shop.go(PageName.CUSTOMERS)
    assert isinstance(page, CustomersPage)
    return page


def words(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def buttons(widget: QWidget) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.isVisible()]


def test_a_book_without_customers_says_how_to_get_some(shop: AWindow) -> None:
    """U37: a strong line, one sentence why, one primary button, a second way."""
    page = the_list(shop)
    assert not page.table.view.isVisible()
    empty = page.table._empty
    assert words(empty) == ["No customers yet", "Paste them from Excel, or add each one with its first slip."]
    assert [(one.text(), one.property("primary")) for one in buttons(empty)] == [
        ("Import from Excel", True),
        ("New slip", False),
    ]
    buttons(empty)[0].click()
    assert shop.window.route == Route(PageName.IMPORT, tab="customers")
    shop.settle()


def test_an_empty_filter_is_not_an_empty_book(shop: AWindow) -> None:
    """U37: what is typed keeps the keyboard, and one button shows all again."""
    a_customer(shop, "老王门市")
    page = the_list(shop)
    page.filter()
    shop.press("nobody")
    assert page.table.search.hasFocus()
    assert not page.table._empty.isVisible()
    assert words(page.table._nothing_fits) == ["Nothing fits the filter"]
    buttons(page.table._nothing_fits)[0].click()
    assert page.table.view.isVisible()
    assert page.table.search.text() == ""


def test_nothing_is_said_of_a_list_that_was_not_read_yet(shop: AWindow) -> None:
    """U37: no customer is called empty for the blink of an eye before the rows come."""
    a_customer(shop, "老王门市")
    shop.desk.go(Route(PageName.CUSTOMERS))
    page = shop.window.current_page()
    assert isinstance(page, CustomersPage)
    assert page.table.view.isVisible()
    assert not page.table._empty.isVisible()
    shop.settle()


def test_every_tab_of_a_new_customer_says_why_it_is_empty_and_what_to_do(shop: AWindow) -> None:
    """U37: one sentence and one button in each; the master data is never empty."""
    customer = a_customer(shop, "老王门市")
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id)
    assert isinstance(page, CustomerPage)
    said = []
    *known, details = page.lists.kinds
    for tab in known:
        page.lists.turn(tab)
        table = page.table
        assert not table.view.isVisible()
        sentence = words(table._empty)[0]
        assert len(buttons(table._empty)) == 1
        said.append(sentence)
    assert len(set(said)) == len(said)
    page.lists.turn(details)
    assert page.lists.view("facts").table.view.isVisible()
