"""Hears a barcode scanner among the keys: letters faster than any hand, and Enter (U18)."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.holding import held, put

QUICK_MS = 35
"""Nobody types four keys and Enter with no more than this between each two."""

SHORTEST = 4
SHORTEST_BARCODE = 8
"""So many quick digits are a barcode even if the book does not know it (EAN-8)."""

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


@dataclass(frozen=True, slots=True)
class _Before:
    """How a field stood before the first letter of a scan fell into it."""

    field: QWidget
    entry: Any = None
    cursor: int = 0
    selected: tuple[int, int] = (-1, 0)


class ScanWatch(QObject):
    """Looks at the keys of whatever has the keyboard inside `within`; `spared` fields keep what is scanned into them.

    `knows` tells whether a code is one of the book's. What turns out to be a scan is taken out of the field again.
    """

    scanned = Signal(str)

    def __init__(self, within: QWidget, knows: Callable[[str], bool], spared: tuple[QWidget, ...] = ()) -> None:
        super().__init__(within)
        self._within = within
        self._knows = knows
        self._spared = spared
        self._watched: QWidget | None = None
        self._code = ""
        self._last = 0
        self._before: _Before | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self._watched:
            return self._hear(event)
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Look at one field at a time; a burst goes on only while the keyboard stays in it."""
        inside = new is not None and new not in self._spared and self._within.isAncestorOf(new)
        found = new if inside else None
        if found is self._watched:
            return
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = found
        self._code = ""
        if found is not None:
            found.installEventFilter(self)

    def _hear(self, event: QKeyEvent) -> bool:
        at = event.timestamp() or time.monotonic_ns() // 1_000_000
        quick, self._last = at - self._last <= QUICK_MS, at
        if event.key() in ENDS and quick and self._is_a_scan(self._code):
            self._take_out()
            return True
        if event.isAutoRepeat() or event.modifiers() & HELD or not event.text().isprintable() or not event.text():
            self._code = ""
            return False
        if not quick or not self._code:
            assert self._watched is not None
            self._code, self._before = "", _look_at(self._watched)
        self._code += event.text()
        return False

    def _is_a_scan(self, code: str) -> bool:
        if len(code) < SHORTEST:
            return False
        return self._knows(code) or (len(code) >= SHORTEST_BARCODE and code.isascii() and code.isdecimal())

    def _take_out(self) -> None:
        code, self._code = self._code, ""
        if self._before is not None:
            _put_back(self._before)
        self.scanned.emit(code)


def _look_at(field: QWidget) -> _Before:
    if isinstance(field, ChoiceField):
        return _Before(field, field.value())
    if not isinstance(field, QLineEdit):
        return _Before(field)
    return _Before(field, held(field), field.cursorPosition(), (field.selectionStart(), len(field.selectedText())))


def _put_back(before: _Before) -> None:
    field = before.field
    if isinstance(field, ChoiceField):
        field.set_value(before.entry)
    elif isinstance(field, QLineEdit):
        put(field, before.entry)
        field.setCursorPosition(before.cursor)
        if before.selected[0] >= 0:
            field.setSelection(*before.selected)
