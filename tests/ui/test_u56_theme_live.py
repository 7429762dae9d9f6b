"""U56: light, dark and the system's own theme are taken at once, without a page losing what it shows."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QRadioButton, QWidget
from shiboken6 import isValid

from desktop_app.ui.base.routes import PageName
from desktop_app.ui.look import dressing
from desktop_app.ui.look.dressing import dress
from desktop_app.ui.look.theme import Scheme, TextSize, tokens_of
from desktop_app.ui.look.tokens import DARK, LIGHT, Tokens, tokens
from desktop_app.ui.settings.look_settings import LookSettings
from desktop_app.ui.settings.settings import SettingsPage
from desktop_app.ui.widgets.menu import Menu
from desktop_app.ui.widgets.switch import Segment
from tests.ui.crawler import a_full_window, pages
from tests.ui.starting import a_start
from tests.ui.window import AWindow, a_window


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[AWindow]:
    with a_window(tmp_path) as window:
        yield window
    dress(qapp, Scheme.LIGHT, TextSize.STANDARD)


def look(bench: AWindow) -> LookSettings:
    page = bench.go(PageName.SETTINGS, tab="look")
    assert isinstance(page, SettingsPage)
    assert isinstance(page.section, LookSettings)
    return page.section


def painted(bench: AWindow) -> QColor:
    """The colour at the lower right of the page, where nothing stands."""
    picture = bench.window.frame.grab().toImage()
    return picture.pixelColor(picture.width() - 40, picture.height() - 80)


def test_dark_is_dark_at_once_and_light_is_light_again(bench: AWindow) -> None:
    section = look(bench)
    section.scheme.setFocus()
    bench.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert bench.desk.preferences.scheme is Scheme.DARK
    assert tokens() is DARK
    assert painted(bench) == QColor(DARK.window)
    bench.press(Qt.Key.Key_Left)
    assert tokens() is LIGHT
    assert painted(bench) == QColor(LIGHT.window)


def test_the_section_stays_open_and_keeps_the_keyboard(bench: AWindow) -> None:
    section = look(bench)
    section.scheme.changed.emit(Scheme.DARK)
    bench.settle()
    page = bench.window.current_page()
    assert isinstance(page, SettingsPage)
    assert page.section is section


@pytest.mark.parametrize(
    ("told", "expected"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
)
def test_the_theme_of_the_system_is_taken_unless_one_was_chosen(told: Qt.ColorScheme, expected: Tokens) -> None:
    system = cast(QApplication, System(told))
    assert tokens_of(system, Scheme.SYSTEM) is expected
    assert tokens_of(system, Scheme.DARK) is DARK
    assert tokens_of(system, Scheme.LIGHT) is LIGHT


def test_a_change_of_the_system_is_followed_at_once_only_by_as_the_system(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_start(tmp_path) as start:
        monkeypatch.setattr(dressing, "tokens_of", lambda *_: DARK)
        start.program.preferences.scheme = Scheme.LIGHT
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert tokens() is LIGHT
        start.program.preferences.scheme = Scheme.SYSTEM
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert tokens() is DARK
        monkeypatch.undo()
    dress(qapp, Scheme.LIGHT, TextSize.STANDARD)


class System:
    """A desktop that says whether it is dark, as the screenless one of the tests cannot."""

    def __init__(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme

    def styleHints(self) -> "System":
        return self

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme


def test_no_part_of_the_window_has_a_style_of_its_own_and_there_is_one_kind_of_switch(
    tmp_path: Path, qapp: QApplication
) -> None:
    """What has colours of its own would keep them when the theme changes; on every page."""
    own: list[str] = []
    with a_full_window(tmp_path) as bench, bench.drawn(False):
        for page in pages(bench):
            parts = [one for one in bench.window.findChildren(QWidget) if isValid(one)]
            own += [f"{page.name}: {one} has a style sheet" for one in parts if one.styleSheet()]
            radios = [one for one in parts if isinstance(one, QRadioButton)]
            own += [f"{page.name}: {one} is no switch" for one in radios if not isinstance(one, Segment)]
    assert own == []


class Asking(QObject):
    """Counts how often a part of the window asks for its look."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.StyleChange
        return False


def test_a_part_of_a_page_asks_for_its_look_once(bench: AWindow, qapp: QApplication) -> None:
    """Not each time it is put into another while the page is made: a form of 250 parts asked 1,300 times."""
    asking = Asking()
    qapp.installEventFilter(asking)
    page = bench.go(PageName.SHIPMENT_FORM)
    qapp.removeEventFilter(asking)
    assert len(page.findChildren(QWidget)) <= asking.times < 1.3 * len(page.findChildren(QWidget))


def test_what_hangs_from_the_window_wears_the_look_too(bench: AWindow, qapp: QApplication) -> None:
    """A menu, also one that hung there before another theme was chosen, and a dialog."""
    before = Menu(bench.window)
    dress(qapp, Scheme.DARK, TextSize.STANDARD)
    for one in (before, Menu(bench.window), QDialog(bench.window)):
        field = QLineEdit(one)
        field.ensurePolished()
        assert field.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base)
        assert field.minimumSizeHint().height() >= 32, "the sheet draws a border around it"
