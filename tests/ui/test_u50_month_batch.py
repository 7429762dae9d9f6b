"""A month's statements for everybody: watched while they are made, stopped at any time, gone on with later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.money import format_yuan
from desktop_app.domain.papers import PaperKind
from desktop_app.operations.checking import check_book
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.papers.month_statements import MonthStatements
from desktop_app.ui.papers.papers import PapersPage
from tests.ui.paper_shop import owing, page_shown, papers, until
from tests.ui.stories import still_open
from tests.ui.watchdog import watched
from tests.ui.window import AWindow, a_window

COUNT = 12


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """Twelve customers who owe since October, on the page of papers."""
    with a_window(tmp_path) as bench:
        for number in range(COUNT):
            owing(bench, f"客户{number:02}")
        yield bench


def month_of(bench: AWindow) -> MonthStatements:
    page = bench.go(PageName.PAPERS)
    assert isinstance(page, PapersPage)
    bench.chord(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    return page.parts.part(MonthStatements)


def statements(bench: AWindow) -> list[str]:
    return [row.number for row in papers(bench) if row.kind is PaperKind.STATEMENT]


def test_everybody_of_last_month_is_stated_with_a_result_for_each(shop: AWindow) -> None:
    """U50, R066, U36: Ctrl+N, Enter; then Enter shows them as one print round. What each will say stands there before
    anything is issued."""
    month = month_of(shop)
    assert month.month.value() == date(2026, 10, 1)
    assert f"Issue {COUNT} statements" in month.starting.text()
    assert month.table.footer.text() == f"{COUNT} rows   Closing debt 6,000.00"
    assert [one.row for one in month.entries] == [None] * COUNT, "looking issues nothing"
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    assert month.table.footer.text() == f"{COUNT} rows   Closing debt 6,000.00"
    assert month.words.text() == f"{COUNT} of {COUNT} statements issued"
    assert sorted(one.row.number for one in month.entries if one.row) == sorted(statements(shop))
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    assert len(page_shown(shop).round.sheets) == COUNT


def test_a_stop_leaves_the_rest_unstated_and_the_book_whole(shop: AWindow) -> None:
    """U50: what is begun is finished, what is not begun is as it was; and it can be gone on with."""
    month = month_of(shop)
    month.run.told.connect(lambda *_: month.run.stop() if month.run.progress.done == 5 else None)
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    assert len(statements(shop)) == 5
    assert month.words.text() == f"5 of {COUNT} statements issued"
    assert shop.ask(check_book) == []
    assert f"Issue {COUNT - 5} statements" in month.starting.text()
    month.run.told.disconnect()
    month.run.told.connect(month.tell)
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    assert len(statements(shop)) == len(set(statements(shop))) == COUNT


def test_the_button_to_stop_is_there_while_statements_are_made(shop: AWindow) -> None:
    month = month_of(shop)
    assert not month.stopping.isVisible()
    shop.press(Qt.Key.Key_Return)
    assert month.stopping.isVisible()
    assert not month.starting.isEnabled()
    month.stopping.click()
    until(lambda: not month.run.busy)
    shop.settle()
    assert len(statements(shop)) < COUNT
    assert not month.stopping.isVisible()


def test_going_away_stops_it_too(shop: AWindow) -> None:
    month_of(shop)
    shop.press(Qt.Key.Key_Return)
    shop.go(PageName.THIS_WEEK)
    assert len(statements(shop)) < COUNT


@pytest.mark.by_the_clock
def test_the_window_answers_while_statements_are_made(shop: AWindow) -> None:
    """U50: never longer than 100 ms without an answer."""
    month = month_of(shop)
    with watched() as seen:
        shop.press(Qt.Key.Key_Return)
        until(lambda: not month.run.busy)
    assert (seen.held, seen.waits) == ([], [])
    assert len(statements(shop)) == COUNT


def test_what_was_issued_before_counts_when_the_month_is_opened_again(shop: AWindow) -> None:
    """Case 25: eleven of twelve are issued; whoever comes back reads eleven, not none, and which no longer holds."""
    month = month_of(shop)
    month.run.told.connect(lambda *_: month.run.stop() if month.run.progress.done == COUNT - 1 else None)
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    first = month.entries[0]
    assert first.row is not None
    slip = next(row for row in papers(shop) if row.customer_id == first.customer.id and row.kind is PaperKind.VOUCHER)
    shop.do(lambda book, moment: void_document(book.ledger, slip.number, moment.today, "开错单", moment))
    month.begin()
    shop.settle()
    one_wrong = "1 of them differ from the book now and are not printed"
    assert month.words.text() == f"{COUNT - 1} of {COUNT} statements issued · {one_wrong}"
    assert "Issue 1 statements" in month.starting.text()
    assert [one.customer for one in month.entries if one.fallen] == [first.customer]
    was, said = format_yuan(first.row.amount_fen), month.table.model.index(0, 4).data()
    assert f"{first.row.number} of {first.row.dated} no longer holds: it says {was}, today it is 0.00." in said


def test_all_statements_of_the_month_are_saved_as_files_in_one_step(
    shop: AWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One folder, one file for each customer, named by number and customer; what is wrong by now is not among them."""
    month = month_of(shop)
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    wrong = month.entries[0].customer.id
    slip = still_open(shop, wrong)[0][0]
    shop.do(lambda book, moment: void_document(book.ledger, slip, None, "开错单", moment))
    month = month_of(shop)
    assert f"Print {COUNT - 1} statements" in month.starting.text()
    assert "1 of them differ from the book now" in month.words.text()
    shop.press(Qt.Key.Key_Return)
    shop.settle()
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    shop.chord(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    until(lambda: len(list(folder.glob("*.pdf"))) == COUNT - 1)
    assert all(file.read_bytes().startswith(b"%PDF") for file in folder.glob("DZD-2026-*客户*.pdf"))


def test_enter_on_a_row_of_the_month_opens_the_statement_of_that_customer(shop: AWindow) -> None:
    month = month_of(shop)
    shop.press(Qt.Key.Key_Return)
    until(lambda: not month.run.busy)
    shop.settle()
    last = month.entries[-1]
    assert last.row is not None
    month.open_row(last)
    shop.settle()
    assert shop.window.route.number == last.row.number
