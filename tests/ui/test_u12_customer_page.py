"""U12: one page holds all that is known of a customer, opens at once, and goes back to the row it came from."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.doubts import Doubt
from desktop_app.domain.moment import Moment
from desktop_app.domain.promises import Promise
from desktop_app.operations.books import Book
from desktop_app.operations.customer_page import customer_view
from desktop_app.operations.done import Done
from desktop_app.operations.promises import make_promise
from desktop_app.ui.base.routes import PROPOSED, PageName, Route
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.customers.customers import CustomersPage
from desktop_app.ui.trade.customer_forms import ContactPanel
from tests.ui.crawler import a_full_window
from tests.ui.pages.street import a_street, cells, changes, pays, ships
from tests.ui.window import TODAY, AWindow, a_window

ALT = Qt.KeyboardModifier.AltModifier
A_FEW = 8
"""Statements more for one customer than for another: a page of what one of them alone has."""


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers, the list open."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        bench.go(PageName.CUSTOMERS)
        yield bench


def the_list(shop: AWindow) -> CustomersPage:
    page = shop.window.current_page()
    assert isinstance(page, CustomersPage)
    return page


def of_the_customer(shop: AWindow) -> CustomerPage:
    page = shop.window.current_page()
    assert isinstance(page, CustomerPage)
    return page


def under_the_cursor(shop: AWindow) -> str:
    one = the_list(shop).table.current()
    assert one is not None
    return one.customer.name


def tab_text(page: CustomerPage, at: int) -> str:
    """What a tab says."""
    return page.lists.switch.segments()[at].text()


@pytest.mark.parametrize("back", ["backspace", "alt left"])
def test_back_returns_to_the_same_row_of_the_list(shop: AWindow, back: str) -> None:
    """U12: the third row, sorted and all, with the keyboard on it."""
    the_list(shop).table.sort_by(3)
    shop.press(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down)
    name = under_the_cursor(shop)
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert of_the_customer(shop).heading() == name
    if back == "backspace":
        shop.press(Qt.Key.Key_Backspace)
    else:
        shop.window.go_back()
    shop.settle()
    assert under_the_cursor(shop) == name
    assert the_list(shop).table.view.hasFocus()


def test_backspace_in_the_filter_only_takes_a_letter(shop: AWindow) -> None:
    """U12: who types does not leave the page."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    page.filter()
    shop.press("ab", Qt.Key.Key_Backspace)
    assert shop.window.current_page() is page
    assert page.table.search.text() == "a"


def test_the_head_tells_how_the_account_stands(shop: AWindow) -> None:
    """U12: owed, overdue, limit, on account."""
    customer = next(one.customer for one in the_list(shop).table.model.shown if one.customer.name == "宏达建材")
    pays(shop, customer, 6_000)
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id)
    assert isinstance(page, CustomerPage)
    told = [card.accessibleName() for card in page.head.cards.cards]
    assert told == [
        "Owed: credit 1,000.00, nothing is owed",
        "Overdue: 0.00, nothing is overdue",
        "Credit limit: 1,000.00, 2,000.00 left",
        "On account: 1,000.00, last paid 6,000.00 on 11-20",
    ]
    assert page.head.line.text() == "138\u00a00013\u00a08000 · 城西 · 30 days from delivery"


def test_who_is_stopped_is_told_with_the_reason(shop: AWindow) -> None:
    """U12."""
    customer = next(one.customer for one in the_list(shop).table.model.shown if one.customer.stopped)
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id)
    assert isinstance(page, CustomerPage)
    assert page.head.stopped.text() == "✕ Supply stopped: nothing leaves, paid or not. 三次没有按时付"
    changes(shop, customer, stopped=False, stop_reason="")
    assert not page.head.stopped.isVisible()


def test_the_history_runs_to_the_balance_of_the_head(shop: AWindow) -> None:
    """U12: newest first; every row the balance after it."""
    customer = the_list(shop).table.model.shown[0].customer
    ships(shop, customer, 70, days_ago=10)
    pays(shop, customer, 100, days_ago=5)
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id, tab="history")
    assert isinstance(page, CustomerPage)
    assert page.table is page.lists.view("history").table
    assert cells(page.lists.view("history").table, "balance") == ["270.00", "370.00", "300.00"]
    assert cells(page.lists.view("history").table, "debit") == ["", "70.00", "300.00"]
    assert cells(page.lists.view("history").table, "credit") == ["100.00", "", ""]
    assert page.head.cards.cards[0].accessibleName().startswith("Owed: 270.00")


def test_the_page_follows_what_is_written_elsewhere(shop: AWindow) -> None:
    """U12: nothing on it is old."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    assert page.view is not None
    number = ships(shop, page.view.row.customer, 55, days_ago=0)
    assert number in cells(page.lists.view("items").table, "number")
    assert "2" in tab_text(page, 0)


def test_another_customer_shows_nothing_of_the_one_before(shop: AWindow) -> None:
    """U12: not even while it is being read."""
    first, second = (one.customer.id for one in the_list(shop).table.model.shown[:2])
    page = shop.go(PageName.CUSTOMER, customer_id=first)
    assert isinstance(page, CustomerPage)
    page.lists.view("items").table.search.setText("SHD")
    page.open(Route(PageName.CUSTOMER, customer_id=second))
    assert page.head.line.text() == ""
    assert page.lists.view("items").table.model.records == []
    assert page.lists.view("items").table.search.text() == ""
    shop.settle()
    assert shop.window.top.title.text() == "宏达建材"


def test_the_page_of_a_customer_with_a_years_papers_asks_the_book_no_more_than_that_of_a_new_one(
    tmp_path: Path, qapp: QApplication
) -> None:
    """U12: one question, of as many statements whatever lies in the book; what it costs stands in the benchmark."""
    with a_full_window(tmp_path) as bench:
        bench.go(PageName.CUSTOMERS)
        known = [one.customer.id for one in the_list(bench).table.model.shown]
        papers = {one: papers_of(bench, one) for one in known}
        new, busiest = min(known, key=papers.__getitem__), max(known, key=papers.__getitem__)
        assert papers[busiest] > 10 * max(papers[new], 1)
        few, many = questions_for(bench, new), questions_for(bench, busiest)
        assert len(many) <= len(few) + A_FEW, [one for one in many if one not in few]
        page = bench.window.current_page()
        assert isinstance(page, CustomerPage)
        assert len(page.lists.view("history").table.model.shown) > 20


def papers_of(bench: AWindow, customer: int) -> int:
    return len(bench.ask(lambda book: customer_view(book.ledger, customer, TODAY)).history)


def questions_for(bench: AWindow, customer: int) -> list[str]:
    """The statements the page of this customer puts to the book until everything is on it."""
    bench.go(PageName.CUSTOMERS)
    asked: list[str] = []
    bench.ask(lambda book: book.ledger.connection().set_trace_callback(asked.append))
    with patch.object(bench.jobs, "ask", wraps=bench.jobs.ask) as ask:
        bench.go(PageName.CUSTOMER, customer_id=customer)
    bench.ask(lambda book: book.ledger.connection().set_trace_callback(None))
    assert ask.call_count == 1
    return asked


def test_a_row_of_the_history_leads_to_its_paper(shop: AWindow) -> None:
    """U12: Enter on a slip shows it as it was printed."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    went: list[Route] = []
    shop.desk.went.disconnect()
    shop.desk.went.connect(went.append)
    number = cells(page.lists.view("items").table, "number")[0]
    page.lists.view("items").table.view.setFocus()
    shop.press(Qt.Key.Key_Return)
    assert [(route.page, route.number) for route in went] == [(PageName.PREVIEW, number)]


def test_the_buttons_of_the_head_name_the_customer(shop: AWindow) -> None:
    """U12: ship, receive, statement; letters in the list do the same."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    went: list[Route] = []
    shop.desk.went.disconnect()
    shop.desk.went.connect(went.append)
    page.head.buttons[-1].click()
    shop.press("RP", on=page.lists.view("items").table.view)
    assert [route.page for route in went] == [PageName.SHIPMENT_FORM, PageName.RECEIPT_FORM, PageName.PREVIEW]
    assert {route.customer_id for route in went} == {page.customer_id}


def test_the_letters_work_in_every_tab(shop: AWindow) -> None:
    """U12: wherever there are rows."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    tables = {tab: page.lists.view(tab).table for tab in page.lists.kinds}
    filled = [(tab, table) for tab, table in tables.items() if table.model.shown]
    assert len(filled) == 5
    for tab, table in filled:
        page.lists.turn(tab)
        assert table.view.hasFocus()
        shop.press("C")
        assert page.panel.form(ContactPanel).isVisible()
        assert page.panel.isVisible()
        shop.press(Qt.Key.Key_Escape, on=page.panel.form(ContactPanel))
        assert not page.panel.isVisible()


def test_a_promise_stands_in_its_tab_and_can_be_taken_back(shop: AWindow) -> None:
    """U3, U12, U23."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    shop.press("Y", Qt.Key.Key_Return, "+5", Qt.Key.Key_Return, "Wang", Qt.Key.Key_Return)
    shop.settle()
    assert cells(page.lists.view("expected").table, "state") == ["waiting"]
    assert [one.due for one in page.lists.view("expected").table.model.shown] == [TODAY + timedelta(days=5)]
    page.lists.turn("expected")
    page.withdraw_note()
    shop.settle()
    assert page.lists.view("expected").table.model.shown == []


def promises(said: Promise, book: Book, moment: Moment) -> Done[Promise]:
    return make_promise(book.ledger, said, moment, accepted=frozenset(Doubt))


def test_a_note_of_an_earlier_day_is_asked_about_and_a_broken_promise_stays(shop: AWindow) -> None:
    """U23: one click is no answer to what somebody may miss later."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    for fen, by in ((30_000, 5), (40_000, -1)):
        said = Promise(page.customer_id, fen, TODAY + timedelta(days=by), TODAY - timedelta(days=3))
        shop.do(partial(promises, said), TODAY - timedelta(days=3))
    shop.settle()
    page.lists.turn("expected")
    for state, told in (("broken", "its day has passed"), ("waiting", "Undone: promise of 300.00")):
        rows = page.table.model.shown
        page.table.choose(next(one.identity for one in rows if shop.desk.tell(one.state) == state))
        page.withdraw_note()
        shop.settle()
        asked = shop.window.bar.notice
        assert asked is not None
        assert asked.text.startswith("In the book since ")
        asked.ways[0].does()
        shop.settle()
        said_then = shop.window.bar.notice
        assert said_then is not None
        assert told in said_then.text
    assert cells(page.table, "state") == ["broken"]


@pytest.mark.parametrize("of_one", [True, False])
def test_f7_and_f9_start_with_the_customer_one_is_at(shop: AWindow, of_one: bool) -> None:
    """U12, U13: on the customer's page, and on the row of the list, where the customer is only proposed for a slip."""
    shop.press(Qt.Key.Key_Down)
    wanted = the_list(shop).about_customer()
    if of_one:
        shop.press(Qt.Key.Key_Return)
        shop.settle()
        assert of_the_customer(shop).about_customer() == wanted
    went: list[Route] = []
    shop.desk.went.disconnect()
    shop.desk.went.connect(went.append)
    shop.press(Qt.Key.Key_F7, Qt.Key.Key_F9)
    assert went == [
        Route(PageName.SHIPMENT_FORM, customer_id=wanted, tab="" if of_one else PROPOSED),
        Route(PageName.RECEIPT_FORM, customer_id=wanted),
    ]


def test_each_figure_of_the_head_opens_what_it_counts(shop: AWindow) -> None:
    """U10, U12: overdue narrows the slips below and widens them again; the limit leads to the details."""
    customer = the_list(shop).table.model.shown[0].customer
    ships(shop, customer, 70, days_ago=1)
    page = shop.go(PageName.CUSTOMER, customer_id=customer.id, tab="history")
    assert isinstance(page, CustomerPage)
    owes, overdue, limit, on_account = page.head.cards.cards
    overdue.click()
    assert page.lists.tab == "items"
    assert cells(page.table, "open") == ["300.00"]
    assert overdue.isChecked()
    overdue.click()
    assert cells(page.table, "open") == ["300.00", "70.00"]
    assert not overdue.isChecked()
    overdue.click()
    owes.click()
    assert cells(page.table, "open") == ["300.00", "70.00"]
    overdue.click()
    page.table.clear_filter()
    assert not overdue.isChecked()
    limit.click()
    assert page.lists.tab == "facts"
    on_account.click()
    shop.settle()
    assert shop.window.route == Route(PageName.RECEIPTS, customer_id=customer.id)


def test_the_page_tells_which_one_of_the_list_it_is(shop: AWindow) -> None:
    """U12: opened from a row, and from elsewhere not."""
    the_list(shop)
    shop.press(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return)
    shop.settle()
    assert of_the_customer(shop).context() == "2 of 4"
    assert shop.go(PageName.CUSTOMER, customer_id=of_the_customer(shop).customer_id).context() == ""


def test_lists_that_only_some_customers_have_stand_behind_the_switch_until_they_have_rows(shop: AWindow) -> None:
    """Eight at most are told apart at a glance; the open one is among them, the others one click away."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    usual = ["items", "history", "expected", "contacts", "papers", "facts"]
    assert page.lists.in_switch() == [*usual, "clocks"]
    menu = page.lists.menu()
    assert menu.actions()[0].text() == "Disputes"
    next(one for one in menu.actions() if one.text() == "Sites").trigger()
    shop.settle()
    assert (page.lists.tab, page.lists.in_switch()) == ("sites", [*usual, "sites", "clocks"])
    assert not page.lists.more.isHidden()
    page.lists.show_rows({tab: [object()] for tab in ("disputes", "tasks", "attached", "stock", "beside")})
    assert page.lists.in_switch() == [*usual, "disputes", "sites"]
    page.lists.turn("items")
    assert page.lists.in_switch() == [*usual, "disputes"], "what is opened drives nothing away"


def test_a_tab_that_is_clicked_leaves_the_keyboard_in_its_list(shop: AWindow) -> None:
    """U12, U52: after a click on a tab the keys that stand on the buttons above are still heard."""
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    page = of_the_customer(shop)
    for at in (1, 0):
        QTest.mouseClick(page.lists.switch.segments()[at], Qt.MouseButton.LeftButton)
        shop.settle()
        assert page.table.view.hasFocus()
    shop.press("c")
    shop.settle()
    assert page.panel.form(ContactPanel).isVisible()
