"""A paper counts as printed when somebody who saw it says so; until then nothing is marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.papers import PaperState
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.operations.payments import take_payment
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.printing.print_round import Step
from tests.print_queue import PrintSystem, print_system
from tests.ui.paper_shop import QUEUE, owing, page_shown, paper, until, until_asked
from tests.ui.window import AWindow, a_window


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with print_system() as running:
        running.add_printer(QUEUE, "前台", default=True)
        yield running


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    monkeypatch.setenv("CUPS_SERVER", system.address)
    system.run("cupsenable", QUEUE)
    with a_window(tmp_path) as bench:
        yield bench


def preview(bench: AWindow, number: str) -> None:
    bench.go(PageName.PREVIEW, number=number)
    until(lambda: bool(page_shown(bench).panel.printers))


def test_no_prints_again_and_marks_nothing(shop: AWindow) -> None:
    """U43: the spoiled sheet is not counted, the good one once."""
    _, slip = owing(shop, "宏达建材")
    preview(shop, slip)
    shop.press(Qt.Key.Key_Return)
    page = until_asked(shop)
    page.round.no()
    assert page.round.step is Step.PRINTING
    until_asked(shop)
    assert paper(shop, slip).printed == 0
    shop.press(Qt.Key.Key_Return)
    until(lambda: paper(shop, slip).printed == 1)
    assert paper(shop, slip).state is PaperState.PRINTED


def test_going_away_without_an_answer_marks_nothing(shop: AWindow) -> None:
    _, slip = owing(shop, "宏达建材")
    preview(shop, slip)
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    assert paper(shop, slip).state is PaperState.NOT_PRINTED


def test_a_reprint_says_which_one_it_is(shop: AWindow) -> None:
    """U43: 补打 with its count, and the count in the list."""
    _, slip = owing(shop, "宏达建材")
    for printed in range(2):
        preview(shop, slip)
        words = page_shown(shop).panel.printings.text()
        assert words == "Not printed yet" if printed == 0 else "this is reprint 1" in words
        shop.press(Qt.Key.Key_Return)
        until_asked(shop)
        shop.press(Qt.Key.Key_Return)
        until(lambda before=printed: paper(shop, slip).printed == before + 1)  # type: ignore[misc]
        shop.settle()


def test_what_keeps_the_printer_from_going_on_stands_beside_the_question(shop: AWindow, system: PrintSystem) -> None:
    system.run("cupsdisable", QUEUE)
    _, slip = owing(shop, "宏达建材")
    preview(shop, slip)
    shop.press(Qt.Key.Key_Return)
    page = until_asked(shop)
    until(lambda: page.panel.trouble.isVisible())
    assert "Resume it" in page.panel.trouble.text()
    system.run("cupsenable", QUEUE)
    until(lambda: not page.panel.trouble.isVisible())


def test_a_printer_that_vanished_leads_to_the_pdf_and_marks_nothing(
    shop: AWindow, system: PrintSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U43, U49: what is wrong, why, and the way out; the printer by the name it was chosen by."""
    system.add_printer("Gone-Soon", "Office laser")
    shop.desk.preferences.keep_text("printer", "Gone-Soon")
    _, slip = owing(shop, "宏达建材")
    preview(shop, slip)
    page = page_shown(shop)
    assert page.panel.chosen().printer == "Gone-Soon"
    system.remove_printer("Gone-Soon")
    shop.press(Qt.Key.Key_Return)
    until(lambda: shop.window.bar.notice is not None)
    notice = shop.window.bar.notice
    assert notice is not None
    assert "“Office laser” any more" in notice.text
    assert "Gone-Soon" not in notice.text
    assert page.round.step is Step.READY
    assert paper(shop, slip).printed == 0
    out = tmp_path / "slip.pdf"
    monkeypatch.setattr("desktop_app.ui.base.file_places.QFileDialog.getSaveFileName", lambda *_: (str(out), ""))
    shop.window.bar.press(0)
    shop.settle()
    assert out.read_bytes() == page.pane.pdf


def test_a_computer_without_a_printer_is_told_so(shop: AWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    _, slip = owing(shop, "宏达建材")
    with print_system() as empty:
        monkeypatch.setenv("CUPS_SERVER", empty.address)
        shop.go(PageName.PREVIEW, number=slip)
        until(lambda: "No printer" in page_shown(shop).panel.trouble.text())
        assert not shop.window.bar.is_seen, "aloud only to who wants to print"
        shop.press(Qt.Key.Key_Return)
        until(lambda: shop.window.bar.notice is not None)
    notice = shop.window.bar.notice
    assert notice is not None
    assert "No printer" in notice.text
    assert [way.text for way in notice.ways] == ["Save as PDF", "Look again"]
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert page_shown(shop).round.step is Step.READY


def test_a_receipt_is_handed_over_and_a_slip_waits_for_its_signature(shop: AWindow) -> None:
    """U43, U44: Ctrl+Z takes back the mark of each."""
    customer, slip = owing(shop, "宏达建材")
    draft = ReceiptDraft(customer, shop.today, 10000)
    receipt = shop.do(lambda book, moment: take_payment(book.ledger, draft, moment)).number
    for number, said in ((slip, "It waits for its signature."), (receipt, "It is handed over.")):
        preview(shop, number)
        shop.press(Qt.Key.Key_Return)
        until_asked(shop).round.yes()
        shop.settle()
        notice = shop.window.bar.notice
        assert notice is not None
        assert notice.text == f"Printed: {number}. {said}"
        notice.ways[0].does()
        shop.settle()
        undone = shop.window.bar.notice
        assert undone is not None
        assert undone.text.startswith("Undone: ")
