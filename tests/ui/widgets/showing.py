"""Show a control in a window of its own, with the keyboard on it, and speak English to it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Said
from desktop_app.language import translator

Control = TypeVar("Control", bound=QWidget)

SHOWN: list[QWidget] = []
"""Windows of the tests; pytest-qt closes them but does not keep them alive."""


def english(template: str, /, **facts: object) -> str:
    """The source text itself, with its facts."""
    return Said(template, **facts).text(str)


def chinese(template: str, /, **facts: object) -> str:
    """The text in the Chinese catalogue."""
    return Said(template, **facts).text(translator("zh_CN"))


def show(qtbot: QtBot, control: Control, width: int = 480, height: int = 600) -> Control:
    """The control in a window that is on the screen and has the keyboard."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(control)
    layout.addStretch()
    window.resize(width, height)
    qtbot.addWidget(window)
    SHOWN.append(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    return control


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
