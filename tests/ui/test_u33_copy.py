"""U33: the chosen rows go into the clipboard with their headers, figures as figures."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.operations.customers import edit_customer
from tests.ui.pages.street import a_street, the_list
from tests.ui.window import AWindow, a_window

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    """The street of five customers."""
    with a_window(tmp_path) as bench:
        a_street(bench)
        bench.window.resize(1920, 1080)
        yield bench


def copied(shop: AWindow) -> list[list[str]]:
    """What Ctrl+C puts into the clipboard, line by line."""
    shop.chord(Qt.Key.Key_C, CONTROL)
    return [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]


def test_one_row_is_copied_under_the_headers_of_the_columns_that_show(shop: AWindow) -> None:
    """U33: money without commas and days in full, so that a spreadsheet reads both."""
    the_list(shop)
    shop.press(Qt.Key.Key_Down)
    heads, row = copied(shop)
    assert heads[:5] == ["Customer", "Customer code", "Phone", "Owed (yuan)", "Overdue"]
    assert heads[5:9] == ["Limit used", "Terms", "Last deal", "Area"]
    assert row[:5] == ["宏达建材", "C0002", "138 0013 8000", "5000.00", "0.00"]
    assert row[5:9] == ["500%", "30 days from delivery", "2026-11-18", "城西"]


def test_all_rows_that_are_chosen_are_copied_from_top_to_bottom(shop: AWindow) -> None:
    """U33."""
    the_list(shop)
    shop.chord(Qt.Key.Key_A, CONTROL)
    assert [line[0] for line in copied(shop)[1:]] == ["阿强水电", "宏达建材", "老王门市 (supply stopped)", "曾记五金"]


def test_a_hidden_column_is_not_copied(shop: AWindow) -> None:
    """U33, U35: what I see is what I get."""
    page = the_list(shop)
    page.table.columns.want(2, False)
    assert "Phone" not in copied(shop)[0]


def test_tabs_and_line_ends_in_a_text_do_not_break_the_table(shop: AWindow) -> None:
    """U33."""
    page = the_list(shop)
    customer = page.table.model.shown[0].customer
    shop.do(lambda book, moment: edit_customer(book.ledger, replace(customer, area="东 街\u3000尾"), moment))
    lines = copied(shop)
    assert len(lines) == 2
    assert len({len(line) for line in lines}) == 1
    assert lines[1][lines[0].index("Area")] == "东 街\u3000尾"
