"""The pages at the left: one stop of the Tab key, arrows walk, Enter opens; the open page is marked (U59)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.rail import Rail, RailEntry
from tests.ui.widgets.showing import focused, show

ENTRIES = [
    RailEntry("This week", Icon.WEEK, key="Ctrl+1"),
    RailEntry("Customers", Icon.CUSTOMERS, "Trade", "Ctrl+2"),
    RailEntry("Settings", Icon.SETTINGS, key="Ctrl+,", at_foot=True),
]


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail()
    made.show_entries(ENTRIES)
    made.choose(0)
    return show(qtbot, made)


def test_the_arrows_walk_and_enter_opens(rail: Rail) -> None:
    opened: list[int] = []
    rail.opened.connect(opened.append)
    assert focused() is rail.buttons[0]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert (focused(), opened) == (rail.buttons[1], [])
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert opened == [1]
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is rail.buttons[0]


def test_a_click_opens_and_only_the_open_page_is_marked(rail: Rail) -> None:
    opened: list[int] = []
    rail.opened.connect(opened.append)
    QTest.mouseClick(rail.buttons[2], Qt.MouseButton.LeftButton)
    assert (opened, [one.chosen for one in rail.buttons]) == ([2], [True, False, False])
    rail.choose(2)
    assert [one.chosen for one in rail.buttons] == [False, False, True]


def test_the_list_of_pages_is_one_stop_of_the_tab_key(rail: Rail) -> None:
    stops = [one for one in rail.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rail.buttons[0]]
    assert QApplication.focusWidget() is rail.buttons[0]


def test_settings_stand_at_the_foot_and_groups_have_their_name(rail: Rail) -> None:
    rail.resize(rail.width(), 500)
    assert rail.buttons[2].y() > rail.buttons[1].y() + 2 * rail.buttons[1].height()
    assert "Ctrl+2" in rail.buttons[1].toolTip()
