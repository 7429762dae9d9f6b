"""Every key once in its place, in the sheet and in the menu."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.keyboard_sheet import KeyboardSheet, page_classes
from desktop_app.ui.base.navigation import PLACES
from desktop_app.ui.base.routes import PageName
from desktop_app.ui.customers.customer import CustomerPage
from desktop_app.ui.look.theme import px
from desktop_app.ui.start.start import Start
from desktop_app.ui.start.window_commands import WindowCommands
from desktop_app.ui.widgets.keys import key_text
from desktop_app.ui.widgets.menu import Menu
from installer.translations import chinese
from tests.ui.crawler import a_full_window
from tests.ui.window import AWindow

ONE_THING = {
    "Ctrl+F": "find among what is here",
    "Ctrl+N": "begin a new one here",
    "Ctrl+R": "back to what the program proposes",
    "Ctrl+Return": "save",
    "Del": "put it away, or bring it back",
    "F2": "edit",
    "F8": "print",
    "P": "print",
}
"""Keys that mean one thing, in the words of each page."""


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_full_window(tmp_path) as bench:
        bench.go(PageName.THIS_WEEK)
        yield bench


@pytest.fixture
def commands(shop: AWindow) -> WindowCommands:
    return WindowCommands(shop.window, Start(shop.window, shop.folder))


def keys(commands: tuple[Command, ...] | list[Command]) -> Counter[str]:
    return Counter(QKeySequence(one.shortcut).toString() for one in commands if one.shortcut)


def everywhere(shop: AWindow) -> list[Command]:
    return [one.command for one in shop.desk.actions.of(shop.window)]


def test_no_key_means_two_things_in_one_place(shop: AWindow, commands: WindowCommands) -> None:
    """U52: neither in the window, nor on a page, nor between the two."""
    window = keys(everywhere(shop))
    assert [key for key, count in window.items() if count > 1] == []
    for page in page_classes():
        own = keys(page.commands)
        assert [key for key, count in own.items() if count > 1] == [], page.name
        assert set(own) & set(window) == set(), page.name


def test_the_menu_holds_what_belongs_to_the_program_and_nothing_of_a_page(
    shop: AWindow, commands: WindowCommands
) -> None:
    """U52: what stands in the window or in the list of pages is not said again; the keys stand at the right."""
    shop.window.top.menu.click()
    menu = next(one for one in shop.window.findChildren(Menu) if one.isVisible())
    widths = [max(map(menu.fontMetrics().horizontalAdvance, one)) for one in zip(*_entries(menu), strict=True)]
    assert menu.width() >= sum(widths) + px(32) + 2 * px(12), "a column of keys, apart from the words"
    groups: list[list[str]] = [[]]
    for action in menu.actions():
        if action.isSeparator():
            groups.append([])
        elif action.isVisible():
            groups[-1].append(action.text())
    assert [one for one in groups if one] == [
        [
            "Import from Excel", "Undo", "Tasks", "History of changes", "Lock the window",
            "Another person at the counter", "Help for this page", "All keys", "About Qingzhang",
        ],
        ["Open another book", "Restore a backup", "Open the sample shop"],
    ]  # fmt: skip
    menu.close()


def _entries(menu: Menu) -> list[tuple[str, str]]:
    return [(one.text(), key_text(one.shortcut().toString())) for one in menu.actions()]


def test_every_shortcut_is_one_that_qt_knows(shop: AWindow, commands: WindowCommands) -> None:
    every = [*everywhere(shop), *(command for page in page_classes() for command in page.commands)]
    assert all(QKeySequence(one.shortcut).toString() for one in every if one.shortcut)


def test_no_text_repeats_a_key_by_hand() -> None:
    """U52: keys stand at the commands and are put beside the words, so that a button cannot name a wrong one."""
    typed = re.compile(r"  ((Ctrl|Shift|Alt)\+\S+|F\d+|Enter|Esc|Del|Backspace|[A-Z]|[←→])$")
    assert [one.id for one in chinese() if one.id and typed.search(str(one.id))] == []


def test_a_letter_that_a_text_names_on_the_customers_page_is_a_key_of_that_page() -> None:
    """The week's list said A to spread money over the slips; on the page it is M, and A does nothing."""
    named = re.compile(r"\b([A-Z]) on the customer's page|客户页按 ?([A-Z])")
    letters = {one.shortcut for one in CustomerPage.commands if one.where is Where.LIST}
    texts = [str(text) for one in chinese() if one.id for text in (one.id, one.string)]
    found = {letter for text in texts for letter in "".join(map("".join, named.findall(text)))}
    assert found == {"M", "P"} <= letters


def test_a_key_means_the_same_on_every_page(commands: WindowCommands) -> None:
    """U52: V shows the scan, Ctrl+S keeps a draft and Ctrl+Del makes void, wherever one is."""
    meant: dict[str, set[str]] = {}
    for one in (command for page in page_classes() for command in page.commands):
        meant.setdefault(one.shortcut, set()).add(one.text)
    several = {key: texts for key, texts in meant.items() if key and len(texts) > 1}
    assert {key: texts for key, texts in several.items() if key not in ONE_THING} == {}
    assert set(ONE_THING) == set(several)


def test_single_letters_are_heard_only_in_lists(commands: WindowCommands) -> None:
    """Experience 2.4: elsewhere they would be eaten while somebody types."""
    letters = [one for page in page_classes() for one in page.commands if len(one.shortcut) == 1]
    assert letters
    assert {one.where for one in letters} == {Where.LIST}


def test_the_sheet_holds_every_key_of_every_page(shop: AWindow, commands: WindowCommands) -> None:
    """U52: Ctrl+/ opens it, made from the commands; pages nobody opened yet are in it too."""
    shop.chord(Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sheet = commands.sheet
    assert isinstance(sheet, KeyboardSheet)
    shown = {text for _, group in sheet.groups for _, text in group}
    wanted = [*everywhere(shop), *(command for page in page_classes() for command in page.commands)]
    assert {one.text for one in wanted if one.shortcut} <= shown
    labels = {one.text() for one in sheet.findChildren(QLabel)}
    assert shown <= labels
    area = sheet.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    sheet.close()


def test_help_tells_what_the_page_is_for(shop: AWindow, commands: WindowCommands) -> None:
    """U52: F1, on every page there is."""
    assert {page.name for page in page_classes()} <= set(PLACES)
    shop.press(Qt.Key.Key_F1)
    assert commands.sheet is not None
    labels = {one.text() for one in commands.sheet.findChildren(QLabel)}
    assert PLACES[PageName.THIS_WEEK].help in labels
    assert "Log a contact" in labels
    commands.sheet.close()


def test_a_new_sheet_closes_the_one_that_is_open(shop: AWindow, commands: WindowCommands) -> None:
    commands.show_sheet()
    first = commands.sheet
    commands.show_help()
    assert commands.sheet is not first
    assert commands.sheet is not None
    commands.sheet.close()
    shop.settle()
    assert commands.sheet is None


def test_f6_goes_round_the_parts_of_the_window(shop: AWindow, commands: WindowCommands) -> None:
    """Experience 2.4: list of pages, search, page."""
    page = shop.window.current_page()
    assert page is not None
    page.first_focus().setFocus()
    seen = []
    for _ in range(3):
        commands.next_pane()
        seen.append(QApplication.focusWidget())
    assert seen == [shop.window.navigation.focusProxy(), shop.window.search, page.first_focus()]
