"""Ways one below another, each with the key that takes it at once."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import caption, plain_tip
from desktop_app.ui.widgets.layouts import stacked

HEIGHT, CAP, AFTER_CAP, STRIPE, LEAST = 36, 22, 12, 3, 72
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DigitRow(QPushButton):
    """A key cap, the words, and at the right end muted what more there is to say. Words that `yield` are a name: they
    end in an ellipsis before what is said of them is cut.
    """

    def __init__(self, digit: int, yields: bool = False) -> None:
        super().__init__()
        self._yields, self._shows_digit = yields, True
        self.digit, self.words, self.note = str(digit), "", ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def cap(self) -> str:
        return self.digit if self._shows_digit else ""

    def say(self, words: str, note: str) -> None:
        self.words, self.note = words, note
        self.setText(caption("  ".join(part for part in (self.cap, words, note) if part)))
        self.update()

    def show_digit(self, shown: bool) -> None:
        """The cap is empty while the key does something else."""
        self._shows_digit = shown
        self.say(self.words, self.note)

    def sizeHint(self) -> QSize:
        """Its words are bold when it is chosen."""
        words = QFontMetrics(_weighed(self.font(), True)).horizontalAdvance(self.words)
        return QSize(px(8 + CAP + AFTER_CAP + 8) + words + self._note_width(), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        least = self.sizeHint()
        return QSize(px(8 + CAP + AFTER_CAP + 8 + LEAST) + self._note_width(), px(HEIGHT)) if self._yields else least

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter, chosen = tokens(), QPainter(self), self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), QColor(shown.selection if chosen else shown.alternate))
        if chosen:
            painter.fillRect(0, 0, px(STRIPE), self.height(), QColor(shown.accent))
        cap = QRect(px(8), (self.height() - px(CAP)) // 2, px(CAP), px(CAP))
        self._draw_cap(painter, cap, chosen)
        room = self.rect().adjusted(cap.right() + px(AFTER_CAP), 0, -px(8), 0)
        painter.setPen(QColor(shown.muted))
        painter.drawText(room, MIDDLE | Qt.AlignmentFlag.AlignRight, self.note)
        painter.setPen(QColor(shown.text))
        painter.setFont(_weighed(self.font(), chosen))
        width = room.width() - self._note_width()
        words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, width)
        self.setToolTip(plain_tip(self.words) if words != self.words else "")
        painter.drawText(room, MIDDLE, words)
        painter.end()

    def _note_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.note) + px(8) if self.note else 0

    def _draw_cap(self, painter: QPainter, cap: QRect, chosen: bool) -> None:
        shown = tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if chosen else shown.block_line), 1))
        painter.setBrush(QColor(shown.base if chosen else shown.block))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setPen(QColor(shown.accent if chosen else shown.text))
        painter.setFont(_weighed(self.font(), chosen))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.cap)


class DigitChoice(QWidget):
    """One key chooses, Enter says that this is enough.

    `changed` carries the value the user chose; nothing is chosen for anybody. `name` is for screen readers. An option
    is a value with its words, and perhaps a note.
    """

    changed = Signal(object)
    entered = Signal()

    def __init__(self, options: Sequence[tuple[object, str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[DigitRow] = []
        self._values: list[object] = []
        self._group = QButtonGroup(self)
        self._column = stacked(within=self, gap=0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringed", True)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[object, str, str]]) -> None:
        """Other ways, or others words for them."""
        self._values = [value for value, _, _ in options]
        for at in range(len(self.buttons), len(options)):
            self._add(at)
        for button, (_, words, note) in zip(self.buttons, options, strict=True):
            button.say(words, note)

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
        button = DigitRow(at + 1)
        button.clicked.connect(lambda: self.choose(at))
        self._group.addButton(button, at)
        self._column.addWidget(button)
        self.buttons.append(button)


def _weighed(font: QFont, bold: bool) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
