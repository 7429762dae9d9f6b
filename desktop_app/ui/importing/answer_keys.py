"""The ways to settle a doubt beside one another, each with the key that takes it; arrows go to another doubt (U48)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.digit_choice import DigitRow
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.layouts import ROOM, beside

MOST = 4
"""Ways that have room beside one another."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class AnswerKeys(QWidget):
    """`chosen`: the key of a way; `moved`: to the doubt before or after."""

    chosen = Signal(object)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._elsewhere = False
        self.rows = [DigitRow(digit, yields=True) for digit in range(1, MOST + 1)]
        for at, row in enumerate(self.rows):
            row.setCheckable(False)
            row.clicked.connect(lambda _checked=False, at=at: self.chosen.emit(self._keys[at]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        beside(*self.rows, ROOM, gap=8, within=self)

    def fits(self, ways: Sequence[tuple[str, str]]) -> bool:
        return len(ways) <= MOST

    def set_ways(self, ways: Sequence[tuple[str, str]], name: str) -> None:
        """Key and words of each; `name` is what is asked."""
        self._keys = [key for key, _ in ways]
        for row, (_, words) in zip(self.rows, ways, strict=False):
            row.say(words, "")
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(ways))
        self.setAccessibleName(name)

    def show_figures(self, elsewhere: bool) -> None:
        """A figure stands at its way only while it takes it: here, or `elsewhere`, where the keyboard is."""
        self._elsewhere = elsewhere
        for row in self.rows:
            row.show_digit(elsewhere or self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_figures(self._elsewhere)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_figures(self._elsewhere)

    def take(self, figure: int) -> bool:
        """Choose the way with this figure; whether there is one."""
        if not 1 <= figure <= len(self._keys):
            return False
        self.chosen.emit(self._keys[figure - 1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.take(event.key() - Qt.Key.Key_0.value):
            return
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)


class AnswerList(ChoiceField):
    """Ways that have no room beside one another. The list opens on a key, for to walk past a way is not to take it; a
    figure takes its way at once.
    """

    moved = Signal(int)
    """To the doubt before or after."""

    def set_ways(self, ways: Sequence[tuple[str, str]], first: str, name: str) -> None:
        """Key and words of each, behind its figure; `first` stands there until one is chosen."""
        numbered = ((key, f"{at}  {words}" if at < 10 else words) for at, (key, words) in enumerate(ways, 1))
        self.set_choices([(None, first), *numbered])
        self.set_value(None)
        self.setAccessibleName(name)

    def take(self, figure: int) -> bool:
        """Choose the way with this figure; whether there is one."""
        if not 1 <= figure < len(self.values()):
            return False
        self.changed.emit(self.values()[figure])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.take(event.key() - Qt.Key.Key_0.value):
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, *ENTER):
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            event.ignore()
