"""Choose one of a few values: from a drop list, or by the digit before it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import stacked


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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DigitChoice(QWidget):
    """Ways one below another, each with its digit before it: one key chooses, Enter says that this is enough.

    `changed` carries the value the user chose; nothing is chosen for anybody. `name` is for screen readers."""

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
