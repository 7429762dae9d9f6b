"""The statement on the screen is today's truth; it gets its number when it leaves the program (cases 21, 25)."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.domain.shipments import Line, ShipmentDraft
from desktop_app.domain.statement_goods import StatementDetail
from desktop_app.operations.paper_runs import state_month
from desktop_app.operations.shipments import record_shipment
from desktop_app.operations.statements import replace_statement
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.printing.print_round import Step
from desktop_app.ui.printing.statement_days import ANY, TODAY
from tests.documents.reading import text_of
from tests.print_queue import PrintSystem, print_system
from tests.ui.paper_shop import QUEUE, out_of, owing, page_shown, papers, until, until_asked
from tests.ui.window import AWindow, a_window

OCTOBER = date(2026, 10, 2)


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with print_system() as running:
        running.add_printer(QUEUE, "前台", default=True)
        yield running


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    """October was issued at 500.00; since then its slip was voided and written again at 450.00 (case 21)."""
    monkeypatch.setenv("CUPS_SERVER", system.address)
    with a_window(tmp_path) as bench:
        customer, wrong = owing(bench, "宏达建材", 500)
        bench.do(lambda book, moment: state_month(book.ledger, customer, OCTOBER, moment), date(2026, 11, 2))
        bench.do(lambda book, moment: void_document(book.ledger, wrong, moment.today, "价格错了", moment))
        draft = ShipmentDraft(customer, OCTOBER, (Line("水泥", 1000, 450 * 10_000, unit="包"),))
        bench.do(lambda book, moment: record_shipment(book.ledger, draft, moment))
        yield bench


def looked_at(bench: AWindow) -> PreviewPage:
    bench.go(PageName.PREVIEW, customer_id=papers(bench)[0].customer_id, tab="statement")
    page = page_shown(bench)
    until(lambda: page.pane.view.has_page(0))
    bench.settle()
    return page


def says(pdf: bytes, words: str) -> bool:
    """Whether the paper is whole, and says so."""
    return pdf.rstrip().endswith(b"%%EOF") and words in text_of(pdf)


def statements(bench: AWindow) -> list[PaperRow]:
    return [row for row in papers(bench) if row.kind is PaperKind.STATEMENT]


def test_the_draft_says_todays_sum_and_which_paper_is_wrong(shop: AWindow) -> None:
    """Case 21: 500.00 was issued, 450.00 is true; nothing is issued by looking."""
    (old,) = statements(shop)
    page = looked_at(shop)
    assert "¥450.00" in page.panel.about.text()
    assert f"{old.number} of 2026-11-02 no longer holds: it says 500.00, today it is 450.00." in page.panel.truth.text()
    assert "issues a new one in its place" in page.panel.truth.text()
    assert "Draft" in page.panel.printings.text()
    assert "草稿" in text_of(page.pane.pdf)
    assert f"本对账单代替 {old.number}" in text_of(page.pane.pdf)
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    assert statements(shop) == [old]


def test_printing_the_draft_issues_it_in_place_of_the_old_one(shop: AWindow, system: PrintSystem) -> None:
    """Case 21: the old one is kept and listed as replaced."""
    (old,) = statements(shop)
    page = looked_at(shop)
    until(lambda: bool(page.panel.printers))
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    new, kept = statements(shop)
    assert (new.state, new.amount_fen) == (PaperState.NOT_PRINTED, 45_000)
    assert (kept.number, kept.state, kept.replaced_by) == (old.number, PaperState.REPLACED, new.number)
    until(lambda: says(out_of(system), new.number))
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert [row.printed for row in statements(shop)] == [1, 0]


def test_a_replaced_paper_is_not_printed_and_the_one_that_stands_is_named(shop: AWindow) -> None:
    """Case 21: it is refused before a sheet is wasted; looking at it and saving it for the file go on."""
    (old,) = statements(shop)
    shop.do(lambda book, moment: replace_statement(book.ledger, old.customer_id, old.period_to or old.dated, moment))
    new, _ = statements(shop)
    page = shop.go(PageName.PREVIEW, number=old.number)
    assert isinstance(page, PreviewPage)
    until(lambda: bool(page.panel.printers))
    page.print_now()
    shop.settle()
    assert page.round.step is Step.READY
    notice = shop.window.bar.notice
    assert notice is not None
    assert notice.text == f"{old.number} was replaced by {new.number}. Print or send {new.number} instead."


def test_saving_issues_and_a_dialog_that_is_given_up_does_not(
    shop: AWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 21."""
    page, place = looked_at(shop), tmp_path / "对账单.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.save_pdf()
    shop.settle()
    assert len(statements(shop)) == 1
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    page.save_pdf()
    until(place.exists)
    shop.settle()
    new = statements(shop)[0]
    assert new.state is PaperState.NOT_PRINTED
    assert new.number in text_of(place.read_bytes())


def test_copying_a_picture_issues(shop: AWindow) -> None:
    """Case 21: what is sent by WeChat is out of the program too."""
    page = looked_at(shop)
    page.copy_picture()
    shop.settle()
    assert len(statements(shop)) == 2
    assert page.pane.row == statements(shop)[0]


def test_any_days_can_be_had_without_a_number_and_leave_nothing_in_the_book(shop: AWindow, system: PrintSystem) -> None:
    """Case 21: up to today, or any days; printed they take no number and wait for no signature."""
    page = looked_at(shop)
    days = page.panel.fields.days
    days.choice.set_value(TODAY)
    days.choice.changed.emit(TODAY)
    until(lambda: page.pane.view.has_page(0) and says(page.pane.pdf, "未编号"))
    assert "截至2026年11月21日" in text_of(page.pane.pdf)
    days.detail.set_value(StatementDetail.GOODS)
    days.detail.changed.emit(StatementDetail.GOODS)
    until(lambda: page.pane.view.has_page(0) and says(page.pane.pdf, "品名规格"))
    days.choice.set_value(ANY)
    days.choice.changed.emit(ANY)
    days.first.set_day(shop.today)
    days.last.set_day(shop.today - timedelta(days=1))
    days.showing.click()
    shop.settle()
    assert page.pane.pdf == b"", "a period that ends before it begins is refused"
    days.first.set_day(date(2026, 10, 1))
    days.last.set_day(date(2026, 10, 15))
    days.showing.click()
    until(lambda: page.pane.view.has_page(0) and says(page.pane.pdf, "截至2026年10月15日"))
    until(lambda: bool(page.panel.printers))
    page.print_now()
    until_asked(shop)
    until(lambda: says(out_of(system), "截至2026年10月15日"))
    page.round.yes()
    shop.settle()
    assert len(statements(shop)) == 1
    notice = shop.window.bar.notice
    assert notice is not None
    assert (notice.text, notice.ways) == ("Printed: 宏达建材.", ()), "nothing was marked, so nothing is undone"


def test_enter_in_the_days_goes_on_and_shows_them_and_prints_nothing(shop: AWindow) -> None:
    """U20: the days are a form of their own; what was on the screen before is not what was asked for. Esc goes back."""
    page = looked_at(shop)
    days = page.panel.fields.days
    days.choice.set_value(ANY)
    days.choice.changed.emit(ANY)
    assert days.first.hasFocus()
    shop.press("20261001", Qt.Key.Key_Return)
    assert days.last.hasFocus()
    shop.press(Qt.Key.Key_Return)
    until(lambda: page.pane.view.has_page(0) and says(page.pane.pdf, "未编号"))
    assert (page.round.step, page.round.sent) == (Step.READY, [])
    days.last.setFocus()
    shop.press(Qt.Key.Key_Escape)
    shop.settle()
    assert not isinstance(shop.window.current_page(), PreviewPage)


def test_an_issued_paper_that_no_longer_holds_says_so_when_it_is_printed_again(shop: AWindow) -> None:
    """Case 21: opened by its number, it is reprinted as it was issued, with a word before."""
    (old,) = statements(shop)
    shop.go(PageName.PREVIEW, number=old.number)
    page = page_shown(shop)
    until(lambda: page.pane.view.has_page(0))
    shop.settle()
    assert "it says 500.00, today it is 450.00" in page.panel.truth.text()
    assert "P on the customer's page" in page.panel.truth.text()
    assert page.pane.row == old
    assert not page.round.drafts()
