"""A key as people write it, and the buttons that tell it: no text repeats a key by hand (U52)."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.speech import Say

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BETWEEN = "  "
"""Stands between what a button does and its key."""

EDGES = 12
"""At least so much stands at both sides of the words together, in px at the standard text size."""

ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def key_text(shortcut: str) -> str:
    """A key as people write it."""
    written = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
    held, plus, last = written.rpartition("+")
    return f"{held}{plus}{ARROWS.get(last, last)}"


def with_key(text: str, shortcut: str) -> str:
    """What a button says: what it does, in the language of the window, and the key that does the same."""
    return BETWEEN.join(part for part in (text, key_text(shortcut)) if part)


class KeyButton(QPushButton):
    """Its key stands muted behind its words; where there is little room the key is the first to go."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        usual, (words, key) = self.sizeHint(), self.parts()
        least = self.fontMetrics().horizontalAdvance(words or key) + px(EDGES + 4)
        return QSize(min(least, usual.width()), usual.height()) if self.text() else usual

    def parts(self) -> tuple[str, str]:
        """The words and the key; no words where there is no key."""
        words, _, key = self.text().replace("&&", "&").rpartition(BETWEEN)
        return words, key

    def has_room_for_key(self) -> bool:
        text = self.text().replace("&&", "&")
        return self.fontMetrics().horizontalAdvance(text) + px(EDGES) <= self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        words, key = self.parts()
        if not words:
            if self.width() >= self.sizeHint().width():
                super().paintEvent(event)
                return
            words, key = key, ""  # the style would cut off what stands at its edges
        key = key if self.has_room_for_key() else ""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        gap = px(8) if key else 0
        wide, key_wide = (self.fontMetrics().horizontalAdvance(one) for one in (words, key))
        at = self.rect().adjusted((self.width() - wide - gap - key_wide) // 2, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text, muted = self._colours()
        painter.setPen(QColor(text))
        painter.drawText(at, middle, words)
        painter.setPen(QColor(muted))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(at.adjusted(wide + gap, 0, 0, 0), middle, key)
        painter.end()

    def _colours(self) -> tuple[str, str]:
        """Of the words and of the key."""
        shown = tokens()
        if not self.isEnabled():
            return shown.disabled, shown.disabled
        if self.property("primary"):
            return shown.on_accent, shown.on_accent
        return (shown.accent if self.property("flat") or self.property("compact") else shown.text), shown.muted


class SteppedButton(QAbstractButton):
    """One of several beside each other: the keys of `arrows` and Enter are theirs together, who know what stands beside
    it; a button would take the arrows for itself.
    """

    arrows: Mapping[Qt.Key, int]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.arrows or event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


def button(text: str, does: Callable[[], None] | None = None, key: str = "", *, primary: bool = False) -> QPushButton:
    """A button that says what it does and which key does the same."""
    made = KeyButton(caption(with_key(text, key)))
    made.setProperty("primary", primary)
    if does is not None:
        made.clicked.connect(lambda: does())
    return made


def back_button(say: Say, does: Callable[[], None] | None = None) -> QPushButton:
    """The way back from what stands in the place of a list, or beside it."""
    return button(say("Back"), does, "Esc")
