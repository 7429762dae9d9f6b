"""U55: another text size is taken at once, on the page where it is chosen; everything grows with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.theme import STANDARD_POINTS, Scheme, TextSize
from desktop_app.ui.settings.look_settings import LookSettings
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.widgets.record_table import RecordTable
from tests.ui.window import AWindow, a_window


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as window:
        yield window
    dress(qapp, Scheme.LIGHT, TextSize.STANDARD)


def look(bench: AWindow) -> LookSettings:
    page = bench.window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.chosen == "look"
    assert isinstance(page.section, LookSettings)
    return page.section


def row_height(bench: AWindow) -> int:
    page = bench.go(PageName.CUSTOMERS)
    table = page.findChild(RecordTable)
    assert table is not None
    return table.view.verticalHeader().defaultSectionSize()


def test_a_larger_text_is_there_at_once_and_remembered(bench: AWindow, qapp: QApplication) -> None:
    before = row_height(bench)
    bench.go(PageName.SETTINGS, tab="look")
    look(bench).text_size.setFocus()
    bench.press(Qt.Key.Key_Right)
    bench.settle()
    assert look(bench).text_size.value() is TextSize.LARGE
    assert qapp.font().pointSizeF() == 12.0
    assert bench.desk.preferences.text_size is TextSize.LARGE
    assert row_height(bench) == round(before * 12.0 / STANDARD_POINTS)


def test_the_way_back_is_as_short(bench: AWindow, qapp: QApplication) -> None:
    before, navigation = row_height(bench), bench.window.navigation.width()
    for size in (TextSize.HUGE, TextSize.STANDARD):
        bench.go(PageName.SETTINGS, tab="look")
        look(bench).text_size.changed.emit(size)
        bench.settle()
    assert row_height(bench) == before
    assert bench.window.navigation.width() == navigation


def test_the_page_before_can_still_be_gone_back_to(bench: AWindow) -> None:
    """U12."""
    bench.go(PageName.CUSTOMERS)
    bench.go(PageName.SETTINGS, tab="look")
    look(bench).text_size.changed.emit(TextSize.LARGE)
    bench.settle()
    bench.desk.back()
    bench.settle()
    page = bench.window.current_page()
    assert page is not None
    assert page.name is PageName.CUSTOMERS


def test_the_layout_can_be_reset(bench: AWindow) -> None:
    """U35, U60."""
    page = bench.go(PageName.CUSTOMERS)
    table = page.findChild(RecordTable)
    assert table is not None
    table.columns.want(2, False)
    bench.go(PageName.SETTINGS, tab="look")
    look(bench).reset.click()
    bench.settle()
    page = bench.go(PageName.CUSTOMERS)
    table = page.findChild(RecordTable)
    assert table is not None
    assert table.columns.is_wanted(2)
