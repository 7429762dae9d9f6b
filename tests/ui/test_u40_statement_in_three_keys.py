"""From the row of a customer to the printed statement: P, Enter, Enter, on a real print queue."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.domain.papers import PaperKind, PaperState
from desktop_app.operations.paper_runs import make_ready
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.printing.preview import PreviewPage
from desktop_app.ui.week.this_week import ThisWeekPage
from tests.documents.reading import text_of
from tests.print_queue import PrintSystem, print_system
from tests.ui.paper_shop import QUEUE, out_of, owing, page_shown, paper, papers, until, until_asked
from tests.ui.window import AWindow, a_window


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with print_system() as running:
        running.add_printer(QUEUE, "前台", default=True)
        yield running


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication, system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Iterator[AWindow]:
    """One customer who owes since October, a printer, and a window that was open for a while."""
    monkeypatch.setenv("CUPS_SERVER", system.address)
    with a_window(tmp_path) as bench:
        owing(bench, "宏达建材", 9_000)
        bench.jobs.make(lambda _: make_ready(), lambda _: None, bench.window)
        bench.settle()
        yield bench


def on_this_week(bench: AWindow) -> ThisWeekPage:
    page = bench.go(PageName.THIS_WEEK)
    assert isinstance(page, ThisWeekPage)
    page.table.view.setFocus()
    return page


@pytest.mark.by_the_clock
def test_p_enter_enter_prints_last_months_statement_and_comes_back(shop: AWindow, system: PrintSystem) -> None:
    """U40: three keys, the preview in a second, and the same row afterwards.

    The second is counted in CPU time of all threads, so that a busy machine accuses nobody.
    """
    week = on_this_week(shop)
    shop.keys, begun = 0, time.process_time()
    shop.press(Qt.Key.Key_P)
    page = page_shown(shop)
    until(lambda: page.pane.view.has_page(0))
    spent = time.process_time() - begun
    assert spent < 1.0, f"{spent:.2f} s"
    until(lambda: bool(page.panel.printers))
    shop.press(Qt.Key.Key_Return)
    until_asked(shop)
    (stated,) = [row for row in papers(shop) if row.kind is PaperKind.STATEMENT]
    assert (stated.period_from, stated.period_to) == (date(2026, 10, 1), date(2026, 10, 31))
    assert (stated.state, stated.printed) == (PaperState.NOT_PRINTED, 0)
    shop.press(Qt.Key.Key_Return)
    until(lambda: shop.window.current_page() is week)
    shop.settle()
    assert shop.keys == 3
    assert (paper(shop, stated.number).state, paper(shop, stated.number).printed) == (PaperState.PRINTED, 1)
    assert week.table.current() is not None
    assert stated.number in shop.window.bar.notice.text  # type: ignore[union-attr]
    until(lambda: stated.number in text_of(out_of(system)))


def test_enter_pressed_before_the_paper_is_there_prints_as_soon_as_it_is(shop: AWindow) -> None:
    """U40: nobody waits for the preview; but nobody agrees to a paper that is not out either."""
    on_this_week(shop)
    shop.press(Qt.Key.Key_P, Qt.Key.Key_Return)
    page = page_shown(shop)
    until_asked(shop)
    assert all(row.printed == 0 for row in papers(shop))
    assert page.panel.question.text() == "Did it print well?"


def test_who_leaves_before_the_paper_is_there_prints_nothing(shop: AWindow, system: PrintSystem) -> None:
    week = on_this_week(shop)
    shop.press(Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    shop.settle()
    assert shop.window.current_page() is week
    assert page_of(shop).round.sent == []
    assert system.run("lpstat", "-W", "not-completed", "-o", QUEUE) == ""


def page_of(bench: AWindow) -> PreviewPage:
    page = bench.window.page(PageName.PREVIEW)
    assert isinstance(page, PreviewPage)
    return page


def test_looking_again_and_again_issues_nothing(shop: AWindow) -> None:
    """Case 21: a number is taken when the paper leaves the program."""
    for _ in range(2):
        on_this_week(shop)
        shop.press(Qt.Key.Key_P)
        until(lambda: page_shown(shop).pane.view.has_page(0))
        shop.settle()
        shop.press(Qt.Key.Key_Escape)
        shop.settle()
    assert [row for row in papers(shop) if row.kind is PaperKind.STATEMENT] == []
