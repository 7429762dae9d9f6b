"""U37: an empty list says why and what to do; an empty filter says that, and how to see all again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desktop_app.domain.figures import Counted
from desktop_app.domain.periods import period_of
from desktop_app.ui.base.limited_list import LimitedList
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customer_lists import FACTS
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.ui.pages.street import a_customer, ships, the_list
from tests.ui.window import TODAY, AWindow, a_window


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """A book in which nothing happened."""
    with a_window(tmp_path) as bench:
        yield bench


def words(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def buttons(widget: QWidget) -> list[QPushButton]:
    return [one for one in widget.findChildren(QPushButton) if one.isVisible()]


def test_a_book_without_customers_says_how_to_get_some(shop: AWindow) -> None:
    """U37: a strong line, one sentence why, two ways on; the one primary button of the page is that above the list."""
    page = the_list(shop)
    assert not page.table.view.isVisible()
    empty = page.table.place.empty
    assert words(empty) == ["No customers yet", "Paste them from Excel, or add each one with its first slip."]
    assert page.standing["customers.new"].property("primary")
    assert [(one.text(), bool(one.property("primary"))) for one in buttons(empty)] == [
        ("Import from Excel", False),
        ("New slip", False),
    ]
    buttons(empty)[0].click()
    assert shop.window.route == Route(PageName.IMPORT, tab="customers")
    shop.settle()


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        (PageName.THIS_WEEK, ""),
        (PageName.CUSTOMERS, "customers"),
        (PageName.GOODS, "goods"),
        (PageName.SHIPMENTS, "shipments"),
        (PageName.RECEIPTS, "receipts"),
    ],
)
def test_where_nothing_is_yet_a_sheet_can_be_brought_in(shop: AWindow, page: PageName, tab: str) -> None:
    """U37, U48: what a new shop has, it has in Excel."""
    shown = shop.go(page)
    next(one for one in buttons(shown) if one.text() == "Import from Excel").click()
    assert shop.window.route == Route(PageName.IMPORT, tab=tab)
    shop.settle()


def test_an_empty_filter_is_not_an_empty_book(shop: AWindow) -> None:
    """U37: what is typed keeps the keyboard, and one button shows all again."""
    a_customer(shop, "老王门市")
    page = the_list(shop)
    page.filter()
    shop.press("nobody")
    assert page.table.search.hasFocus()
    assert not page.table.place.empty.isVisible()
    assert words(page.table.place.nothing_fits) == [
        "Nothing fits the filter",
        "The list has rows, but this filter shows none of them.",
    ]
    buttons(page.table.place.nothing_fits)[0].click()
    assert page.table.view.isVisible()
    assert page.table.search.text() == ""


def test_nothing_is_said_of_a_list_that_was_not_read_yet(shop: AWindow) -> None:
    """U37: no customer is called empty for the blink of an eye before the rows come."""
    a_customer(shop, "老王门市")
    shop.desk.go(Route(PageName.CUSTOMERS))
    page = shop.window.current_page()
    assert isinstance(page, CustomersPage)
    assert page.table.view.isVisible()
    assert not page.table.place.empty.isVisible()
    shop.settle()


def test_every_tab_of_a_new_customer_says_why_it_is_empty_and_what_to_do(shop: AWindow) -> None:
    """U37: one sentence and one button in each; the master data is never empty."""
    customer = a_customer(shop, "老王门市")
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id)
    assert isinstance(page, CustomerPage)
    said = []
    for tab in (one for one in page.lists.kinds if one != FACTS):
        page.lists.turn(tab)
        table = page.table
        assert not table.view.isVisible()
        sentence = words(table.place.empty)[0]
        assert len(buttons(table.place.empty)) == 1
        said.append(sentence)
    assert len(set(said)) == len(said)
    page.lists.turn(FACTS)
    assert page.lists.view(FACTS).table.view.isVisible()


def test_a_day_without_calls_says_so_and_who_comes_next(shop: AWindow) -> None:
    """U37: nothing to do is neither an empty book nor an empty filter."""
    customer = a_customer(shop, "老王门市")
    ships(shop, customer, 300, days_ago=0)
    page = shop.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    page.cards.press(Counted.CHASE)
    assert page.table.place.calm is not None
    assert words(page.table.place.calm) == ["Nobody is to be called today", "Next is 老王门市, due 12-21."]
    buttons(page.table.place.calm)[0].click()
    assert page.table.view.isVisible()
    assert not page.cards.doors[Counted.CHASE].isChecked()
    page.cards.press(Counted.OVERDUE)
    assert words(page.table.place.calm)[0] == "Nothing is overdue"
    page.filter()
    shop.press("nobody")
    assert words(page.table.place.nothing_fits)[0] == "Nothing fits the filter"


def test_a_list_that_only_goes_back_some_months_says_that_there_is_more_and_shows_it(shop: AWindow) -> None:
    """U37: a shop that sold nothing of late is not told that it never sold anything."""
    customer = a_customer(shop, "老王门市")
    ships(shop, customer, 300, days_ago=200)
    for name in (PageName.SHIPMENTS, PageName.PAPERS):
        page = shop.go(name)
        assert isinstance(page, LimitedList)
        empty = page.table.place.empty
        assert words(empty) == ["Nothing in this time", "There are 1 older ones."]
        buttons(empty)[0].click()
        shop.settle()
        assert len(page.table.model.shown) == 1
        page.picker.choose(period_of(page.usual, TODAY), page.usual)
        shop.settle()
        assert words(page.table.place.empty)[0] == "Nothing in this time"


def test_a_filter_of_a_list_of_some_months_also_offers_the_years_before(shop: AWindow) -> None:
    """U32: what is sought may lie further back."""
    customer = a_customer(shop, "老王门市")
    ships(shop, customer, 300, days_ago=200)
    ships(shop, customer, 700, days_ago=2)
    page = shop.go(PageName.SHIPMENTS)
    assert isinstance(page, LimitedList)
    page.filter()
    shop.press("300")
    more = next(one for one in buttons(page.table.place.nothing_fits) if one.text() == "Look at all years")
    more.click()
    shop.settle()
    assert [row.amount_fen for row in page.table.model.shown] == [300_00]


def test_beside_an_empty_list_stands_no_empty_box(shop: AWindow) -> None:
    """Redlines: facts stand beside a list that has rows; what has none has neither sums nor anything to export."""
    page = the_list(shop)
    assert not page.panel.isVisible()
    assert not page.table.footer.isVisible()
    a_customer(shop, "老王门市")
    shop.settle()
    assert page.panel.isVisible()
    assert page.table.footer.isVisible()
    page.toggle_panel()
    assert not page.panel.isVisible()
    page.reload()
    shop.settle()
    assert not page.panel.isVisible(), "who hid it sees it again only by the same key"
