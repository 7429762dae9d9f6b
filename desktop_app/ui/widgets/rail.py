"""The pages at the left edge of the window: an icon and a word each, in groups; what belongs to the program below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import ENTER, SteppedButton
from desktop_app.ui.widgets.labels import plain_tip

WIDE, ROW, GROUP, DRAWN = 152, 36, 30, 20
EDGE, ICON_AT, WORD_AT = 8, 18, 48
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A page: its word, its icon, the group it begins (empty: it goes on with the one before), its key."""

    words: str
    icon: Icon
    group: str = ""
    key: str = ""
    at_foot: bool = False
    why_not: str = ""
    """Why it is not opened by whoever is at the counter; empty where it is."""


class _Entry(SteppedButton):
    arrows = STEPS

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon = icon
        self.chosen = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, entry: RailEntry) -> None:
        self.setText(entry.words)
        self.setAccessibleName(entry.words)
        self.setToolTip(plain_tip(entry.why_not or f"{entry.words}  {entry.key}".strip()))
        self.setEnabled(not entry.why_not)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(ROW))

    def mark(self, chosen: bool) -> None:
        """Whether its page is the open one; opening a page marks it, not the click."""
        self.chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter, chosen = tokens(), QPainter(self), self.chosen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(px(EDGE), 0, -px(EDGE), 0)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection if chosen else shown.block))
            painter.drawRoundedRect(shape, px(6), px(6))
        if chosen:
            painter.fillRect(QRectF(shape.left(), shape.center().y() - px(10), px(3), px(20)), QColor(shown.accent))
        top = (self.height() - px(DRAWN)) / 2
        square = QRectF(px(ICON_AT), top, px(DRAWN), px(DRAWN))
        draw_icon(painter, square, self._icon, shown.accent if chosen else shown.muted)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(shown.text if self.isEnabled() else shown.disabled))
        words = self.rect().adjusted(px(WORD_AT), 0, -px(EDGE), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class _Caption(QWidget):
    """The name of a group; where the window is low, a line alone."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words, self.bare = words, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(9 if self.bare else GROUP))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        if self.bare:
            painter.fillRect(px(16), self.height() // 2, self.width() - 2 * px(16), 1, QColor(shown.hairline))
        else:
            painter.setPen(QColor(shown.muted))
            words = self.rect().adjusted(px(16), px(4), -px(8), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.words)
        painter.end()


class Rail(QWidget):
    """`opened` carries the number of the page, from the keyboard or the mouse. One stop of the Tab key; arrows walk."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[RailEntry] = []
        self.buttons: list[_Entry] = []
        self._captions: list[_Caption] = []
        self._chosen = -1
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_entries(self, entries: Sequence[RailEntry]) -> None:
        """The pages from top to bottom, in the language and at the size of the text."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.entries, self.buttons, self._captions = list(entries), [], []
        self._column.setContentsMargins(0, px(8), 0, px(8))
        for at, entry in enumerate(entries):
            self._add(at, entry)
        if not any(entry.at_foot for entry in entries):
            self._column.addStretch()
        self.setFixedWidth(self._room())
        self.choose(self._chosen)

    def choose(self, number: int) -> None:
        """Mark a page as the open one, or none with -1."""
        self._chosen = number
        for at, button in enumerate(self.buttons):
            button.mark(at == number)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if at == max(number, 0) else Qt.FocusPolicy.ClickFocus)
        if self.buttons:
            self.setFocusProxy(self.buttons[max(number, 0)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), -1)
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None and 0 <= here + step < len(self.buttons):
            self.buttons[here + step].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in ENTER and here >= 0:
            self.buttons[here].click()
        elif step is None:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.base))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(shown.hairline))
        painter.end()

    def _add(self, at: int, entry: RailEntry) -> None:
        if entry.at_foot:
            self._column.addStretch()
        elif entry.group:
            caption = _Caption(entry.group)
            self._captions.append(caption)
            self._column.addWidget(caption)
        button = _Entry(entry.icon)
        button.say(entry)
        button.clicked.connect(lambda: self.opened.emit(at))
        self.buttons.append(button)
        self._column.addWidget(button)

    def _room(self) -> int:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(entry.words) for entry in self.entries), default=0)
        return max(px(WIDE), px(WORD_AT) + widest + px(EDGE + 8))
