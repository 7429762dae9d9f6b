"""Ways one below another, each with its digit before it: one key chooses, Enter says that this is enough."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import stacked


class DigitChoice(QWidget):
    """`changed` carries the value the user chose; nothing is chosen for anybody. `name` is for screen readers."""

    changed = Signal(object)
    entered = Signal()

    def __init__(self, options: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._column = stacked(within=self, gap=2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Other ways, or others words for them."""
        self._values = [value for value, _ in options]
        for at in range(len(self.buttons), len(options)):
            self._add(at)
        for at, (button, (_, text)) in enumerate(zip(self.buttons, options, strict=True), 1):
            button.setText(caption(f"{at}  {text}"))

    def value(self) -> object:
        """What was chosen; None while nothing was."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def choose(self, at: int) -> None:
        """Choose the way at this place, as the user does."""
        self.buttons[at].setChecked(True)
        self.changed.emit(self._values[at])

    def held(self) -> str:
        value = self.value()
        return "" if value is None else str(value)

    def put(self, entry: str) -> None:
        """What was chosen before; an empty entry lets go of it."""
        self._group.setExclusive(False)
        for value, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(bool(entry) and str(value) == entry)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1.value
        if 0 <= digit < len(self.buttons):
            self.choose(digit)
        elif event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, at: int) -> None:
        button = QPushButton()
        button.setCheckable(True)
        button.setStyleSheet("text-align: left")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.choose(at))
        self._group.addButton(button, at)
        self._column.addWidget(button)
        self.buttons.append(button)
