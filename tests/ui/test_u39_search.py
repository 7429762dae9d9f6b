"""Ctrl+K finds everything by any part of it, and the keyboard does the rest."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.money import format_yuan
from desktop_app.operations.slips import slips
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.search_box import SearchBox
from desktop_app.ui.customers.customer_form import CustomerFormPage
from tests.ui.crawler import a_full_window
from tests.ui.window import TODAY, AWindow, turns


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as bench:
        bench.go(PageName.THIS_WEEK)
        yield bench


@pytest.fixture
def search(shop: AWindow) -> SearchBox:
    return SearchBox(shop.window)


def type_in(shop: AWindow, text: str) -> None:
    """Ctrl+K, then the text."""
    shop.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shop.window.search.hasFocus()
    shop.window.search.insert(text)
    shop.settle()


def routes(shop: AWindow) -> list[Route]:
    """Where the window is sent from now on; it stays where it is."""
    sent: list[Route] = []
    shop.desk.went.disconnect(shop.window.go)
    shop.desk.went.connect(sent.append)
    return sent


def a_slip(shop: AWindow) -> tuple[str, int, str, int]:
    """Number, customer's id and name, and amount of the newest shipment."""
    found = next(one for one in shop.ask(lambda book: slips(book.ledger, TODAY)) if one.kind.value == "shipment")
    return found.number, found.customer_id, found.customer, found.amount_fen


def test_a_customer_is_opened_by_a_part_of_the_name(shop: AWindow, search: SearchBox) -> None:
    """U39: the first line is marked, Enter opens it, and the keyboard is back in the page."""
    _, customer_id, name, _ = a_slip(shop)
    sent = routes(shop)
    type_in(shop, name[:4])
    assert search.entries[0].title == name
    assert search.popup.isVisible()
    shop.press(Qt.Key.Key_Return)
    assert sent == [Route(PageName.CUSTOMER, customer_id=customer_id)]
    assert not search.popup.isVisible()
    assert not shop.window.search.hasFocus()


def test_ctrl_enter_begins_a_shipment_for_that_customer(shop: AWindow, search: SearchBox) -> None:
    """U39, experience 2.3."""
    _, customer_id, name, _ = a_slip(shop)
    sent = routes(shop)
    type_in(shop, name)
    shop.chord(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent == [Route(PageName.SHIPMENT_FORM, customer_id=customer_id)]


def test_a_slip_is_found_by_its_number_and_by_its_amount(shop: AWindow, search: SearchBox) -> None:
    """U39: digits are a number, a phone tail or an amount."""
    number, customer_id, _, fen = a_slip(shop)
    sent = routes(shop)
    for text in (number[-5:], format_yuan(fen)):
        type_in(shop, text)
        row = next(at for at, entry in enumerate(search.entries) if entry.title == number)
        shop.press(*[Qt.Key.Key_Down] * row, Qt.Key.Key_Return)
        assert sent.pop() == Route(PageName.SHIPMENTS, customer_id, number)


def test_commands_and_pages_are_found_by_their_words(shop: AWindow, search: SearchBox) -> None:
    """U39: what can be done is found like what there is; single letters of a list are not offered."""
    sent = routes(shop)
    type_in(shop, "new slip")
    assert [entry.title for entry in search.entries] == ["New slip"]
    shop.press(Qt.Key.Key_Return)
    assert [route.page for route in sent] == [PageName.SHIPMENT_FORM]
    type_in(shop, "customers")
    assert any(entry.title == "Customers" and "page" in entry.hint for entry in search.entries)
    type_in(shop, "put off")
    assert not any(entry.title == "Put off" for entry in search.entries)


def test_an_empty_box_offers_the_last_eight_that_were_opened(shop: AWindow, search: SearchBox) -> None:
    """U39: newest first, each once."""
    names = list(dict.fromkeys(one.customer for one in shop.ask(lambda book: slips(book.ledger, TODAY))))[:9]
    routes(shop)
    for name in [*names, names[-1]]:
        type_in(shop, name)
        search.open(next(at for at, entry in enumerate(search.entries) if entry.title == name))
    shop.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    turns(10)
    assert [entry.title for entry in search.entries] == names[::-1][:8]


def test_nothing_found_says_what_can_be_typed_and_esc_leaves(shop: AWindow, search: SearchBox) -> None:
    """U37: Enter on the sentence does nothing."""
    type_in(shop, "zzzzqqqq")
    assert [entry.title[:13] for entry in search.entries] == ["Nothing found", "New customer "]
    shop.press(Qt.Key.Key_Return)
    type_in(shop, "zzzz")
    shop.press(Qt.Key.Key_Escape)
    assert not search.popup.isVisible()
    assert shop.window.search.text() == ""


def test_who_is_not_found_is_made_by_the_last_line_with_the_name_already_there(
    shop: AWindow, search: SearchBox
) -> None:
    """U16, U39: a name, that is; of a number nobody is made."""
    type_in(shop, "新来的瓦工")
    shop.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    shop.settle()
    page = shop.window.current_page()
    assert isinstance(page, CustomerFormPage)
    assert page.form.name.text() == "新来的瓦工"
    assert search.popup.isHidden()
    shop.go(PageName.CUSTOMER_FORM)
    assert page.form.name.text() == ""
    type_in(shop, "99999999999")
    assert [entry.makes for entry in search.entries] == [False]


def test_markup_in_a_name_is_shown_as_it_is(shop: AWindow, search: SearchBox) -> None:
    """T32: the list draws plain text."""
    type_in(shop, "<b>x</b> & <img src=/etc/passwd>")
    assert search.popup.rows.item(0).text().startswith("Nothing found")


@pytest.mark.by_the_clock
def test_the_window_never_waits_for_an_answer(shop: AWindow, search: SearchBox) -> None:
    """U39, U50: each letter costs the window's thread less than a tenth of a second."""
    shop.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    turns(5)
    for letter in "jiancai":
        began = time.thread_time()
        QTest.keyClicks(shop.window.search, letter)
        assert time.thread_time() - began < 0.1
    shop.settle()


def test_the_list_is_there_only_while_the_keyboard_is_in_the_field(shop: AWindow, search: SearchBox) -> None:
    """U39: once somebody was found, no page that opens has the last ones hanging over its fields."""
    _, _, name, _ = a_slip(shop)
    type_in(shop, name)
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    for page in PageName:
        shop.go(page, customer_id=1)
        turns(5)
        assert search.popup.isHidden(), page
    type_in(shop, "")
    turns(5)
    assert search.popup.isVisible()
    shop.go(PageName.CUSTOMERS)
    turns(5)
    assert search.popup.isHidden()


def test_an_answer_that_comes_when_the_keyboard_has_left_is_not_shown(shop: AWindow, search: SearchBox) -> None:
    """U39, U50: the book answered late; neither then nor when the field is entered again does it show."""
    _, _, name, _ = a_slip(shop)
    shop.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    turns(5)
    shop.window.search.insert(name)
    shop.window.current_page().first_focus().setFocus()  # type: ignore[union-attr]
    shop.settle()
    assert search.popup.isHidden()
    assert search.entries == []
    shop.press(Qt.Key.Key_Escape, on=shop.window.search)
    shop.chord(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search._found(name, [])
    assert search.popup.isHidden()
