"""Chips above a list: one is pressed, and the list shows what it names (U32)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import ROOM, beside

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FilterChips(QWidget):
    """One of several values. `changed` carries the value the user chose; the arrows move, Tab passes in one step."""

    changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._row = beside(ROOM, within=self)
        self.setAccessibleName(name)

    def set_chips(self, chips: Sequence[tuple[object, str]]) -> None:
        """The values with their words, such as `Overdue 19`; what is chosen stays chosen, else the first is."""
        before = self.value()
        for _ in range(len(chips), len(self._values)):
            self._drop_last()
        for _ in range(len(self._values), len(chips)):
            self._add()
        self._values = [value for value, _ in chips]
        for button, (_, text) in zip(self.buttons(), chips, strict=True):
            button.setText(caption(text))
            button.setAccessibleName(text)
        self.set_value(before)

    def buttons(self) -> list[QPushButton]:
        return [button for button in self._group.buttons() if isinstance(button, QPushButton)]

    def value(self) -> object:
        """The value that is chosen; None only where there are no chips."""
        at = next((at for at, button in enumerate(self.buttons()) if button.isChecked()), -1)
        return self._values[at] if at >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose without telling anybody; a value that is no chip chooses the first."""
        if self._values:
            self._check(self._values.index(value) if value in self._values else 0)

    def press(self, at: int) -> None:
        """Choose the chip at this place, as the user does."""
        self._check(at)
        self.changed.emit(self._values[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        there = next((at for at, button in enumerate(self.buttons()) if button.hasFocus()), -1) + (step or 0)
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= there < len(self._values):
            self.press(there)
            self.buttons()[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _check(self, at: int) -> None:
        for place, button in enumerate(self.buttons()):
            button.setChecked(place == at)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == at else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons()[at])

    def _add(self) -> None:
        button, at = QPushButton(), len(self.buttons())
        button.setCheckable(True)
        button.setProperty("chip", True)
        button.clicked.connect(lambda: self.press(at))
        self._group.addButton(button, at)
        self._row.insertWidget(at, button)

    def _drop_last(self) -> None:
        button = self.buttons()[-1]
        self._group.removeButton(button)
        self._row.removeWidget(button)
        button.deleteLater()
