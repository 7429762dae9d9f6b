"""Everything that is entered offers for ten seconds to be taken back, and then the lists say what they said before."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.operations.books import Book
from desktop_app.operations.contacts import contact_log
from desktop_app.operations.payments import open_items
from desktop_app.operations.plans import plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.operations.receipts import receipts
from desktop_app.operations.slips import slips
from desktop_app.operations.week import this_week_page
from desktop_app.ui.base.routes import PageName
from tests.ui.slip_shop import CONTROL, RETURN, a_past_slip, a_slip_shop, the_form
from tests.ui.window import TODAY, AWindow

LASTS_SECONDS = 10
OWING = 1
"""老王建材, first of the slip shop's customers."""


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """老王建材 owes 1,225 and 曾国强 600, both late; This week is open."""
    with a_slip_shop(tmp_path) as bench:
        a_past_slip(bench, OWING, date(2026, 9, 8), (1, "50", "24.5"))
        a_past_slip(bench, 2, date(2026, 9, 9), (2, "5", "120"))
        bench.go(PageName.THIS_WEEK)
        yield bench


def lists(bench: AWindow) -> dict[str, object]:
    """What the lists say that stands; what was reversed stays to be seen, struck through, and counts for nothing."""

    def look(book: Book) -> dict[str, object]:
        ledger = book.ledger
        week = this_week_page(ledger, TODAY)
        return {
            "week": [(one.row, one.last, one.attempts, one.exposure_fen, one.last_paid) for one in week.rows],
            "figures": week.figures,
            "open": [open_items(ledger, customer, TODAY) for customer in (OWING, 2)],
            "slips": [one for one in slips(ledger, TODAY) if not one.reversed_by],
            "receipts": [one for one in receipts(ledger, TODAY) if not one.reversed_by],
            "promises": judged_promises(ledger, TODAY),
            "contacts": contact_log(ledger, TODAY),
            "plans": plan_standings(ledger, TODAY),
        }

    return bench.ask(look)


def a_contact(bench: AWindow) -> None:
    bench.press("C", "1", RETURN)


def a_promise(bench: AWindow) -> None:
    bench.press("Y", RETURN, RETURN, "Wang", RETURN)


def a_put_off(bench: AWindow) -> None:
    bench.press("Z", "2")


def a_receipt(bench: AWindow) -> None:
    bench.press("R")
    bench.settle()
    bench.press("800")
    bench.chord(RETURN, CONTROL)


def a_receipt_of_another_day(bench: AWindow) -> None:
    bench.press("R")
    bench.settle()
    bench.press("2000", RETURN, "-")
    bench.chord(RETURN, CONTROL)


def a_shipment(bench: AWindow) -> None:
    the_form(bench)
    bench.press("lwjc", RETURN)
    bench.settle()
    bench.press("sn", RETURN, "2", RETURN, "10", RETURN, RETURN)
    bench.chord(RETURN, CONTROL)


def a_plan(bench: AWindow) -> None:
    bench.go(PageName.PLAN_FORM, customer_id=OWING)
    bench.chord(RETURN, CONTROL)


ACTS = (a_contact, a_promise, a_put_off, a_receipt, a_receipt_of_another_day, a_shipment, a_plan)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_undo_gives_back_the_lists_as_they_were(shop: AWindow, act: Callable[[AWindow], None]) -> None:
    """U23: Ctrl+Z right after it."""
    before = lists(shop)
    act(shop)
    shop.settle()
    assert lists(shop) != before
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == before


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_the_bar_offers_it_for_ten_seconds(shop: AWindow, act: Callable[[AWindow], None]) -> None:
    """U23, U51: a button in the bar, which does the same."""
    before = lists(shop)
    act(shop)
    shop.settle()
    notice = next(one for one in shop.window.bar.history if one.ways)
    assert notice.lasts == LASTS_SECONDS
    assert notice.ways[0].text == "Undo"
    notice.ways[0].does()
    shop.settle()
    assert lists(shop) == before


def test_what_was_taken_back_is_not_taken_back_twice(shop: AWindow) -> None:
    """U23: the second Ctrl+Z has nothing to take."""
    before = lists(shop)
    a_receipt(shop)
    shop.settle()
    for _ in range(2):
        shop.chord(Qt.Key.Key_Z, CONTROL)
        shop.settle()
    assert lists(shop) == before
    (receipt,) = shop.ask(lambda book: receipts(book.ledger, TODAY))
    assert receipt.reversed_by


def test_the_bar_of_the_receipt_that_was_undone_is_gone(shop: AWindow) -> None:
    """U23: an offer that was taken is offered no more."""
    a_promise(shop)
    shop.settle()
    shop.window.bar.press(0)
    shop.settle()
    notice = shop.window.bar.notice
    assert notice is not None
    assert notice.ways == ()


def test_enter_pressed_twice_enters_one_thing(shop: AWindow) -> None:
    """A key that bounces logs one contact, one promise, one put-off."""
    shop.press("C", "1", RETURN, RETURN)
    shop.settle()
    assert len(shop.ask(lambda book: contact_log(book.ledger, TODAY))) == 1
    shop.go(PageName.THIS_WEEK)
    shop.press("Z", "1", "1")
    shop.settle()
    assert len(shop.ask(lambda book: contact_log(book.ledger, TODAY))) == 2


def test_what_cannot_be_taken_back_does_not_take_back_something_older(shop: AWindow) -> None:
    """U23: after a dispute was answered, Ctrl+Z says that it does not take that back, and touches nothing before it."""
    before = lists(shop)
    a_promise(shop)
    shop.settle()
    promised = lists(shop)
    shop.desk.done("The answer is recorded.")
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == promised
    notice = shop.window.bar.notice
    assert notice is not None
    assert "does not take this back: The answer is recorded." in notice.text
    shop.chord(Qt.Key.Key_Z, CONTROL)
    shop.settle()
    assert lists(shop) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F9])
def test_a_list_puts_nobody_into_a_new_form(shop: AWindow, key: Qt.Key) -> None:
    """Case 27: some row of a list is always marked, also when nobody chose it; R on the row names its customer."""
    shop.press(key)
    shop.settle()
    page = shop.window.current_page()
    assert page is not None
    assert page.about_customer() == 0
