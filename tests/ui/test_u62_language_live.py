"""U62: another language is spoken at once: by the frame, every page, every command and its menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.language import translator
from desktop_app.ui.base.navigation import LISTED
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.settings.look_settings import LookSettings
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.widgets.figure_card import FigureCard
from tests.ui.crawler import a_full_window, shown
from tests.ui.window import AWindow

CHINESE = translator("zh_CN")


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as window:
        yield window


def choose_other_language(bench: AWindow, key: Qt.Key) -> None:
    page = bench.go(PageName.SETTINGS, tab="look")
    assert isinstance(page, SettingsPage)
    assert isinstance(page.section, LookSettings)
    page.section.language.setFocus()
    bench.press(key)
    bench.settle()


def words(bench: AWindow) -> set[str]:
    """Every label, what the figures count, and the names of the pages, as they can be read now."""
    names = {entry.words for entry in bench.window.navigation.entries}
    names |= {one.accessibleName().split(":")[0] for one in shown(bench.window) if isinstance(one, FigureCard)}
    return names | {one.text() for one in shown(bench.window) if isinstance(one, QLabel)}


def test_the_frame_and_the_open_page_speak_chinese_at_once(bench: AWindow) -> None:
    choose_other_language(bench, Qt.Key.Key_Left)
    assert bench.desk.language == bench.desk.preferences.language == "zh_CN"
    names = [entry.words for entry in bench.window.navigation.entries]
    assert names == [CHINESE(title) for _, title in LISTED]
    assert names[0] == "本周要事"
    assert bench.window.top.ship.text() == f"{CHINESE('New slip')}  F7" != "New slip  F7"
    page = bench.window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.chosen == "look"
    assert bench.window.windowTitle().startswith(CHINESE("Settings"))


def test_every_command_is_named_anew(bench: AWindow) -> None:
    """U52: menu, search and keyboard sheet are made of them."""
    bench.go(PageName.THIS_WEEK)
    choose_other_language(bench, Qt.Key.Key_Left)
    bench.go(PageName.THIS_WEEK)
    registered = bench.desk.actions.registered
    assert len(registered) > 10
    assert all(one.action.text() == CHINESE(one.command.text) for one in registered)


def test_a_page_opened_before_speaks_the_new_language_and_the_old_one_is_gone(bench: AWindow) -> None:
    bench.go(PageName.THIS_WEEK)
    english = words(bench)
    choose_other_language(bench, Qt.Key.Key_Left)
    bench.go(PageName.THIS_WEEK)
    chinese = words(bench)
    assert CHINESE("To chase today") in chinese
    assert "To chase today" in english
    assert "To chase today" not in chinese


def test_the_way_back_is_in_the_same_place_and_named_in_its_own_language(bench: AWindow) -> None:
    choose_other_language(bench, Qt.Key.Key_Left)
    choose_other_language(bench, Qt.Key.Key_Right)
    assert bench.desk.language == "en"
    assert "This week" in words(bench)
