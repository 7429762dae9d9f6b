"""A card for WeChat by one key, its text by a second, and the cards of the week one after the other (N20)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.operations.cards import cards_waiting
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.papers.card_round import CardRound
from desktop_app.ui.papers.papers import PapersPage
from desktop_app.ui.slips.shipments import ShipmentsPage
from tests.ui.paper_shop import clipboard_width, owing, page_shown, paper, until
from tests.ui.window import TODAY, AWindow, a_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def waiting(shop: AWindow) -> list[str]:
    return [one.number for one in shop.ask(lambda book: cards_waiting(book.ledger, TODAY))]


def test_the_card_is_copied_at_its_slip_and_the_rest_of_the_week_one_by_one(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """N20, U23: at the list, at the paper itself, in the queue; who got theirs stands in the record until undone."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:1")
    with a_window(tmp_path) as shop:
        numbers = [owing(shop, name, 500, TODAY)[1] for name in ("老王建材", "宏达建材", "城东门窗厂")]
        assert waiting(shop) == numbers
        shop.go(PageName.SHIPMENTS, number=numbers[0])
        QApplication.clipboard().clear()
        shop.chord(Qt.Key.Key_W, CTRL)
        until(lambda: clipboard_width() == 1080)
        until(lambda: waiting(shop) == numbers[1:])
        shop.go(PageName.PREVIEW, number=numbers[0])
        until(lambda: page_shown(shop).pane.view.has_page(0))
        shop.chord(Qt.Key.Key_W, CTRL | SHIFT)
        until(lambda: "转账请备注" in QApplication.clipboard().text())
        papers = shop.go(PageName.PAPERS, tab="cards")
        assert isinstance(papers, PapersPage)
        queue = papers.parts.currentWidget()
        assert isinstance(queue, CardRound)
        until(lambda: not queue.picture.isNull())
        shop.press(Qt.Key.Key_Return)
        until(lambda: waiting(shop) == numbers[2:])
        assert paper(shop, numbers[1]).card_on == TODAY
        until(lambda: len(queue.waiting) == 1)
        shop.press(Qt.Key.Key_T)
        until(lambda: not waiting(shop))
        shop.settle()
        shop.chord(Qt.Key.Key_Z, CTRL)
        until(lambda: waiting(shop) == numbers[2:])
        marked_ones_are_a_queue_that_leads_back(shop, numbers)
        assert shop.bugs == []


def marked_ones_are_a_queue_that_leads_back(shop: AWindow, numbers: list[str]) -> None:
    """The clipboard holds one picture: Enter copies each in turn, whether or not it was sent before."""
    slips = shop.go(PageName.SHIPMENTS)
    assert isinstance(slips, ShipmentsPage)
    slips.table.view.selectAll()
    assert len(slips.card_numbers()) == 3
    slips.copy_card()
    shop.settle()
    papers = shop.window.current_page()
    assert isinstance(papers, PapersPage)
    queue = papers.parts.currentWidget()
    assert isinstance(queue, CardRound)
    for left in (2, 1):
        QApplication.clipboard().clear()
        shop.press(Qt.Key.Key_Return)
        until(lambda: clipboard_width() == 1080)
        until(lambda left=left: len(queue.waiting) == left)  # type: ignore[misc]
    shop.press(Qt.Key.Key_Return)
    until(lambda: shop.window.current_page() is slips)


def test_on_this_week_the_same_keys_copy_what_is_to_be_sent_to_who_is_to_be_asked(
    tmp_path: Path, qapp: QApplication
) -> None:
    """N20, walkthrough 7: what to send by WeChat to whoever is behind."""
    with a_window(tmp_path) as shop:
        customer, _ = owing(shop, "老王建材")
        shop.go(PageName.THIS_WEEK, customer_id=customer)
        QApplication.clipboard().clear()
        shop.chord(Qt.Key.Key_W, CTRL | SHIFT)
        until(lambda: "请这几天付 ¥500.00。" in QApplication.clipboard().text())
        shop.chord(Qt.Key.Key_W, CTRL)
        until(lambda: clipboard_width() == 1080)
        assert shop.bugs == []
