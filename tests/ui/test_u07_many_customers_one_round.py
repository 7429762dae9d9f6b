"""The statements of many customers as one print round: a result for each, and a stop that leaves the rest alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop_app.domain.papers import PaperKind, PaperRow
from desktop_app.ui.base import printers as printing
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.printing.print_round import Step
from desktop_app.ui.printing.sheets import Fate
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.print_queue import PrintSystem, print_system
from tests.ui.paper_shop import QUEUE, owing, page_shown, papers, sizes_mm, until, until_asked
from tests.ui.window import AWindow, a_window

NAMES = ("宏达建材", "永发便利店", "利民超市", "老王建材")


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with print_system() as running:
        running.add_printer(QUEUE, "前台", default=True)
        yield running


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    """Four customers who owe since October."""
    monkeypatch.setenv("CUPS_SERVER", system.address)
    system.run("cupsenable", QUEUE)
    with a_window(tmp_path) as bench:
        for name in NAMES:
            owing(bench, name)
        yield bench


def choose_all_and_press_p(bench: AWindow) -> PreviewPage:
    week = bench.go(PageName.THIS_WEEK)
    assert isinstance(week, ThisWeekPage)
    week.table.view.setFocus()
    week.table.view.selectAll()
    bench.press(Qt.Key.Key_P)
    page = page_shown(bench)
    until(lambda: bool(page.panel.printers))
    return page


def printed(bench: AWindow) -> list[PaperRow]:
    return [row for row in papers(bench) if row.kind is PaperKind.STATEMENT and row.printed]


def test_all_chosen_customers_are_printed_and_confirmed_with_two_more_keys(shop: AWindow) -> None:
    """U7, U40: select, P, Enter, Enter for all of them."""
    page = choose_all_and_press_p(shop)
    week = shop.window.page(PageName.THIS_WEEK)
    assert isinstance(week, ThisWeekPage)
    assert [one.row.customer for one in page.round.sheets if one.row] == [
        one.row.name for one in week.table.model.shown
    ]
    assert page.list.isVisible()
    assert "4 papers" in page.panel.first_button().text()
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    assert {one.fate for one in page.round.sheets} == {Fate.SENT}
    assert page.panel.question.text() == "Are all 4 papers well printed?"
    assert printed(shop) == []
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(printed(shop)) == 4)
    until(lambda: shop.window.current_page() is not page)
    shop.settle()


def test_a_stop_leaves_the_rest_unprinted_and_unmarked(shop: AWindow, system: PrintSystem) -> None:
    """U7: the paper that is stuck in the printer is taken back and does not count either."""
    page = choose_all_and_press_p(shop)
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(page.round.sent) == 1)
    system.run("cupsdisable", QUEUE)
    until(lambda: page.panel.trouble.isVisible())
    sent = list(page.round.sent)
    shop.press(Qt.Key.Key_Escape)
    until(lambda: page.round.step is Step.ASKING)
    assert page.round.sent == sent
    fates = [one.fate for one in page.round.sheets]
    assert fates.count(Fate.SENT) == len(sent)
    assert fates.count(Fate.WAITING) == 4 - len(sent)
    assert "unprinted and unmarked" in shop.window.bar.history[-1].text
    shop.press(Qt.Key.Key_Return)
    until(lambda: page.round.step is Step.READY)
    shop.settle()
    assert [row.number for row in printed(shop)] == sent
    assert shop.window.current_page() is page
    assert QUEUE not in system.run("lpstat", "-o", QUEUE)


def test_the_rest_can_be_printed_when_the_printer_goes_on(shop: AWindow, system: PrintSystem) -> None:
    """U7: resume after the paper ended; what was good is not printed twice."""
    test_a_stop_leaves_the_rest_unprinted_and_unmarked(shop, system)
    system.run("cupsenable", QUEUE)
    page = page_shown(shop)
    left = len(page.round.waiting())
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    assert len(page.round.sent) == left
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(printed(shop)) == 4)
    assert all(row.printed == 1 for row in printed(shop))
    shop.settle()


def test_of_a_round_only_the_spoiled_papers_are_printed_again(shop: AWindow) -> None:
    """U7, U43: no, then the two that jammed; the others are marked at once."""
    page = choose_all_and_press_p(shop)
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    page.round.no()
    assert page.round.step is Step.SORTING
    view = page.list.view
    view.clearSelection()
    for row in (1, 2):
        view.selectRow(row) if row == 1 else view.selectionModel().select(
            view.model().index(row, 0),
            view.selectionModel().SelectionFlag.Select | view.selectionModel().SelectionFlag.Rows,
        )
    spoiled = [one.row.number for one in page.list.selected() if one.row]
    assert len(spoiled) == 2
    shop.press(Qt.Key.Key_Return, on=view)
    until(lambda: page.round.step is Step.ASKING and page.round.sent == spoiled)
    assert len(printed(shop)) == 2
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(printed(shop)) == 4)
    assert all(row.printed == 1 for row in printed(shop))
    shop.settle()


def test_a_customer_without_a_statement_stands_in_the_list_with_the_reason(shop: AWindow) -> None:
    """U7: one that cannot be stated keeps nobody else from being printed."""
    ids = tuple(str(row.customer_id) for row in papers(shop))
    page = shop.go(PageName.PREVIEW, numbers=(*ids[:2], "999"), tab="statements")
    assert isinstance(page, PreviewPage)
    until(lambda: len(page.round.sheets) == 3)
    assert [one.fate for one in page.round.sheets] == [Fate.WAITING, Fate.WAITING, Fate.REFUSED]
    assert page.round.sheets[-1].said is not None
    assert "2 papers" in page.panel.first_button().text()
    shop.settle()


def test_a_printer_that_fails_in_the_middle_is_told_and_the_rest_waits(shop: AWindow, system: PrintSystem) -> None:
    """U7, U49: the reason stays on the screen; what went out before is asked about."""
    page = choose_all_and_press_p(shop)
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(page.round.sent) == 1)
    system.run("cupsreject", QUEUE)
    try:
        until(lambda: page.round.step is Step.ASKING)
    finally:
        system.run("cupsaccept", QUEUE)
    notice = shop.window.bar.notice
    assert notice is not None
    assert "is paused" in notice.text
    assert 1 <= len(page.round.sent) < 4
    assert printed(shop) == []


def test_where_a_driver_takes_the_pages_the_round_is_the_same(
    shop: AWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """U7, U45: systems whose queue takes no PDF get drawn pages; the question comes when the last one is drawn."""
    drawn: list[Path] = []

    def to_a_file(_: str) -> QPrinter:
        drawn.append(tmp_path / f"{len(drawn)}.pdf")
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(drawn[-1]))
        return printer

    page = choose_all_and_press_p(shop)
    monkeypatch.setattr(printing, "prints_by_itself", lambda: False)
    monkeypatch.setattr(printing, "_printer", to_a_file)
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    assert [sizes_mm(file.read_bytes())[0] for file in drawn] == [pytest.approx((210, 297), abs=0.2)] * 4
    shop.press(Qt.Key.Key_Return)
    until(lambda: len(printed(shop)) == 4)
    until(lambda: shop.window.current_page() is not page)
    shop.settle()
