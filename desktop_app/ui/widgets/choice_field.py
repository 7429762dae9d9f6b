"""Choose one of a few values from a drop list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.ui.look.theme import px

USUAL, LONGEST = 240, 360
"""A longer choice than the usual asks for its room only while it is chosen; in px at the standard text size."""


class ChoiceField(QComboBox):
    """Values with their words. `changed` carries the value the user chose.

    The wheel turns the page, not the choice, unless the field has the keyboard.
    """

    changed = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda: self.changed.emit(self.value()))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Other choices; the value stays chosen while it is among them, else the first one is."""
        before = self.value()
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([text for _, text in choices])
        self.set_value(before)

    def values(self) -> list[object]:
        return list(self._values)

    def value(self) -> object:
        """The value that is chosen; None only when there is no choice at all."""
        return self._values[self.currentIndex()] if 0 <= self.currentIndex() < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose a value; one that is not among the choices chooses the first."""
        if self._values:
            self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """What is chosen is read whole."""
        least, chosen = super().minimumSizeHint(), self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(max(min(least.width(), px(USUAL)), min(chosen + px(8 + 24 + 4), px(LONGEST))), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
