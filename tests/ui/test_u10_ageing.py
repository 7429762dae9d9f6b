"""U10: buckets add up to the balance, in every row and in all; a bar that is pressed filters the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.marks import Mark
from desktop_app.domain.money import parse_fen
from desktop_app.operations.reports import balances
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.reports.reports import ReportsPage
from tests.ui.crawler import a_full_window
from tests.ui.window import TODAY, AWindow


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as window:
        yield window


def ageing(bench: AWindow) -> ReportsPage:
    page = bench.go(PageName.REPORTS, tab="ageing")
    assert isinstance(page, ReportsPage)
    return page


def shown_fen(view: ReportsPage, row: int) -> list[int]:
    """The figures of a row as they stand in the list; a credit is money of the customer's."""
    texts = [view.table.model.index(row, column).data() for column in range(1, view.table.model.columnCount())]
    plain = [text.replace("credit ", "-") for text in texts]
    return [parse_fen(text) if text else 0 for text in plain]


def test_the_buckets_of_every_row_and_the_bars_add_up_to_the_balance(bench: AWindow) -> None:
    view = ageing(bench)
    rows = [shown_fen(view, row) for row in range(view.table.model.rowCount())]
    assert len(rows) > 5
    assert [sum(parts) for _, *parts, _, _ in rows] == [balance for balance, *_ in rows]
    late = [(row.debt.overdue_fen, row.debt.in_plan_fen) for row in view.found.rows] if view.found else []
    assert sorted((overdue, planned) for *_, overdue, planned in rows) == sorted(late)
    everybody = sum(one.balance_fen for one in bench.ask(lambda book: balances(book.ledger, TODAY)))
    assert sum(bar.bar.fen for bar in view.chart.bars) == everybody == sum(balance for balance, *_ in rows)
    assert [bar.bar.title for bar in view.chart.bars] == [
        "Not yet due", "1–7 days", "8–30 days", "31–90 days", "over 90 days", "On account",
    ]  # fmt: skip


def test_pressing_a_bar_shows_whoever_has_money_in_it_and_pressing_it_again_shows_all(bench: AWindow) -> None:
    view = ageing(bench)
    everybody = view.table.model.rowCount()
    place = next(at for at, bar in enumerate(view.chart.bars) if at > 0 and bar.bar.fen)
    QTest.mouseClick(view.chart.bars[place], Qt.MouseButton.LeftButton)
    rows = [shown_fen(view, row) for row in range(view.table.model.rowCount())]
    assert 0 < len(rows) < everybody
    assert all(parts[1 + place] for parts in rows)
    assert sum(parts[1 + place] for parts in rows) == view.chart.bars[place].bar.fen
    assert "filtered" in view.table.footer.text()
    QTest.mouseClick(view.chart.bars[place], Qt.MouseButton.LeftButton)
    assert view.table.model.rowCount() == everybody


def test_clearing_the_filter_of_the_list_releases_the_bar(bench: AWindow) -> None:
    view = ageing(bench)
    view.chart.bars[0].click()
    view.table.clear_filter()
    assert view.chart.pressed() is None


def test_the_bars_are_reached_and_pressed_by_the_keyboard(bench: AWindow) -> None:
    """U59: one stop of the Tab key, arrows from bar to bar, Space and Enter press."""
    view = ageing(bench)
    stops = [bar for bar in view.chart.bars if bar.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == view.chart.bars[:1]
    stops[0].setFocus()
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert view.chart.pressed() == 1
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert view.chart.pressed() == 2
    assert view.chart.bars[2].hasFocus()


def test_every_bar_tells_its_words_its_figure_and_its_lateness_without_colour(bench: AWindow) -> None:
    """U58."""
    view = ageing(bench)
    assert [bar.bar.mark for bar in view.chart.bars] == [
        Mark.PLAIN, Mark.LATE, Mark.LATE, Mark.LATER, Mark.WORST, Mark.PLAIN,
    ]  # fmt: skip
    assert all(bar.accessibleName().startswith(f"{bar.bar.title}: ") for bar in view.chart.bars)


def test_the_bars_are_as_high_as_their_money(bench: AWindow) -> None:
    view = ageing(bench)
    highest = max(abs(bar.bar.fen) for bar in view.chart.bars)
    assert all(bar.share == abs(bar.bar.fen) / highest for bar in view.chart.bars)
    assert max(bar.share for bar in view.chart.bars) == 1
