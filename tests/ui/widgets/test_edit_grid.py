"""The table that is filled in: keys, ticks, and what fades when there is no room."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.grid_model import Cell
from tests.ui.stories import cell
from tests.ui.window import AWindow, a_window, turns


@dataclass(eq=False, slots=True)
class Row:
    name: str
    fen: int = 0
    day: date = date(2026, 11, 21)
    chosen: bool = False


COLUMNS: tuple[Column[Row], ...] = (
    Column("chosen", Said("In"), lambda row: row.chosen, width=48),
    Column("name", Said("Name"), lambda row: row.name, width=120, stretch=True),
    Column("note", Said("Note"), lambda row: f"what was said about {row.name} at length", width=200, fades=1),
    Column("day", Said("Day"), lambda row: row.day, Look.DATE, 120),
    Column("fen", Said("Amount"), lambda row: row.fen, Look.MONEY, 120),
)
ENTRIES = {
    "chosen": Cell.TICK,
    "day": Cell.DAY,
    "fen": Cell.AMOUNT,
}


@dataclass
class Sheet:
    """Three rows of 1.00, 2.00 and 3.00 above a button; the cursor is on the first amount."""

    bench: AWindow
    grid: EditGrid[Row]
    below: QPushButton
    rows: list[Row]
    window: QWidget

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            self.bench.press(key)
            turns(1)


@pytest.fixture
def sheet(tmp_path: Path, qapp: QApplication) -> Iterator[Sheet]:
    with a_window(tmp_path) as bench:
        window, rows = QWidget(), [Row(name, fen) for name, fen in (("a", 100), ("b", 200), ("c", 300))]
        grid: EditGrid[Row] = EditGrid(bench.desk, COLUMNS, ENTRIES, lambda row: row.name, "Rows")
        below = QPushButton("below")
        layout = QVBoxLayout(window)
        layout.addWidget(grid)
        layout.addWidget(below)
        window.resize(700, 300)
        window.show()
        window.activateWindow()
        grid.show_records(rows)
        turns(20)
        grid.setFocus()
        yield Sheet(bench, grid, below, rows, window)
        window.close()
        window.deleteLater()
        turns(1)


def test_digits_write_over_a_cell_and_enter_goes_down_the_column(sheet: Sheet) -> None:
    """U20, U22: no click, no F2."""
    sheet.press("5", Qt.Key.Key_Return, "2*3", Qt.Key.Key_Return)
    assert [row.fen for row in sheet.rows] == [500, 600, 300]
    assert sheet.grid.view.currentIndex().row() == 2


def test_f2_edits_what_stands_there_and_esc_leaves_it(sheet: Sheet) -> None:
    """Experience 2.4: F2 stays edit."""
    sheet.press(Qt.Key.Key_F2, "9", Qt.Key.Key_Escape)
    assert sheet.rows[0].fen == 100
    assert sheet.grid.view.hasFocus()


def test_an_emptied_cell_is_zero(sheet: Sheet) -> None:
    sheet.press(Qt.Key.Key_F2, Qt.Key.Key_Backspace, Qt.Key.Key_Return)
    assert sheet.rows[0].fen == 0


def test_a_short_date_is_taken_and_no_date_changes_nothing(sheet: Sheet) -> None:
    """U17."""
    sheet.grid.view.setCurrentIndex(cell(sheet.grid, 0, "day"))
    sheet.press("1215", Qt.Key.Key_Return, "zzz", Qt.Key.Key_Return)
    assert [row.day for row in sheet.rows[:2]] == [date(2026, 12, 15), date(2026, 11, 21)]


def test_space_ticks_the_row_and_a_click_on_the_box_too(sheet: Sheet) -> None:
    sheet.press(Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert [row.chosen for row in sheet.rows] == [True, False, False]
    sheet.grid.view.clicked.emit(cell(sheet.grid, 2, "chosen"))
    assert sheet.rows[2].chosen


def test_tab_leaves_the_grid(sheet: Sheet) -> None:
    """U59."""
    sheet.press(Qt.Key.Key_Tab)
    assert sheet.below.hasFocus()


def test_what_cannot_be_read_is_said_over_the_row_below_and_moves_no_row(sheet: Sheet) -> None:
    """U49: with a border, under the cell that is typed into."""
    view = sheet.grid.view
    before = (view.geometry(), sheet.below.geometry())
    sheet.press("7x")
    assert not sheet.grid.settle()
    turns(5)
    wrong, editor = sheet.grid.wrong, view.editor()
    assert editor is not None
    assert wrong.isVisible()
    assert wrong.property("hangs") is True
    assert wrong.mapToGlobal(QPoint(0, 0)).y() == editor.mapToGlobal(QPoint(0, editor.height())).y()
    assert (view.geometry(), sheet.below.geometry()) == before


def test_rows_that_are_filled_in_are_ruled_and_those_that_are_read_are_striped(sheet: Sheet) -> None:
    """So that one sees what can be typed into."""
    read_only: EditGrid[Row] = EditGrid(sheet.bench.desk, COLUMNS, {}, lambda row: row.name, "Read")
    assert [one.view.ruled for one in (sheet.grid, read_only)] == [True, False]
    assert [one.view.alternatingRowColors() for one in (sheet.grid, read_only)] == [False, True]


def test_what_may_fade_is_hidden_while_there_is_no_room(sheet: Sheet) -> None:
    """U55."""
    note = cell(sheet.grid, 0, "note").column()
    assert not sheet.grid.view.isColumnHidden(note)
    sheet.window.resize(360, 300)
    turns(20)
    assert sheet.grid.view.isColumnHidden(note)
    sheet.window.resize(700, 300)
    turns(20)
    assert not sheet.grid.view.isColumnHidden(note)


def test_the_cell_wears_its_ring_only_while_the_keyboard_is_there(sheet: Sheet) -> None:
    """U59: one ring in the window, where the next letter goes."""

    def ringed() -> bool:
        turns(20)
        picture = sheet.grid.view.viewport().grab().toImage()
        scale = picture.devicePixelRatio()
        box = sheet.grid.view.visualRect(cell(sheet.grid, 0, "fen"))
        edge = (round((box.left() + px(2) + at) * scale) for at in (-1, 0, 1))
        return any(
            picture.pixelColor(x, round(box.center().y() * scale)).name() == tokens().accent.lower() for x in edge
        )

    assert ringed()
    sheet.below.setFocus()
    assert not ringed()
    sheet.grid.setFocus()
    assert ringed()
