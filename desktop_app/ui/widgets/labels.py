"""Labels that show what they are given, character for character; nothing is ever read as markup (T32)."""

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop_app.domain.marks import Mark
from desktop_app.ui.look.tokens import tokens

SUM = re.compile(r"(-?[\d,]+\.\d\d)(?=\s|$)")
"""An amount of money at the end of what names it."""


class PlainLabel(QLabel):
    """Plain text, wrapped where asked. `role`: muted, title, strong, error, figure; empty for body text.

    A word that is looked for can be marked in it.
    """

    marked = ""

    def __init__(self, text: str = "", role: str = "", wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def mark(self, word: str) -> None:
        """Lay a ground under every place where this word stands; an empty one takes it away."""
        self.marked = word
        self.update()

    def holds(self, word: str) -> bool:
        return word.lower() in self.text().lower()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.marked and self.holds(self.marked):
            self._paint_marked()
        else:
            super().paintEvent(event)

    def _paint_marked(self) -> None:
        text = self.text().replace("&&", "&")
        layout, room = QTextLayout(text, self.font()), self.contentsRect()
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - top) / 2), self._marks(text))
        painter.end()

    def _marks(self, text: str) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        at = text.lower().find(self.marked.lower())
        while at >= 0:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = at, len(self.marked), QTextCharFormat()
            one.format.setBackground(QColor(tokens().marks[Mark.SOON].ground))
            found.append(one)
            at = text.lower().find(self.marked.lower(), at + len(self.marked))
        return found


class ElidedLabel(PlainLabel):
    """One line that gives way: what has no room ends in an ellipsis, and stands whole in the tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def fitting(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        elided = self.fitting()
        self.setToolTip(plain_tip(self.text()) if elided != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment()), self.palette(), self.isEnabled(), elided, self.foregroundRole()
        )
        painter.end()


class PartsLabel(ElidedLabel):
    """Several figures in a line: those at the end that have no room are left to the tooltip, and none is cut."""

    BETWEEN = "   "

    def show_parts(self, parts: Sequence[str]) -> None:
        self.setText(self.BETWEEN.join(parts))

    def fitting(self) -> str:
        """What there is room for."""
        parts = self.text().split(self.BETWEEN)
        while len(parts) > 1 and self.fontMetrics().horizontalAdvance(self.BETWEEN.join(parts)) > self.width():
            parts.pop()
        return self.BETWEEN.join(parts)


class SumsLabel(PartsLabel):
    """The figures are the answer, their names are captions: a sum is bold, in the colour of text."""

    def fitting(self) -> str:
        """Bold figures are wider than their names would be."""
        parts = self.text().split(self.BETWEEN)
        while len(parts) > 1 and self._width_of(parts) > self.width():
            parts.pop()
        return self.BETWEEN.join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        fitting = self.fitting()
        self.setToolTip(plain_tip(self.text()) if fitting != self.text() else "")
        painter, left = QPainter(self), 0
        for words, is_sum in _told_apart(fitting):
            font, colour = self._written(is_sum)
            painter.setFont(font)
            painter.setPen(colour)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            left += width
        painter.end()

    def _written(self, is_sum: bool) -> tuple[QFont, QColor]:
        font = QFont(self.font())
        if is_sum:
            font.setWeight(QFont.Weight.DemiBold)
        return font, QColor(tokens().text) if is_sum else self.palette().color(self.foregroundRole())

    def _width_of(self, parts: Sequence[str]) -> int:
        told = _told_apart(self.BETWEEN.join(parts))
        return sum(QFontMetrics(self._written(is_sum)[0]).horizontalAdvance(words) for words, is_sum in told)


def _told_apart(text: str) -> list[tuple[str, bool]]:
    """The sums in a line of figures, and what stands between them."""
    return [(one, at % 2 == 1) for at, one in enumerate(SUM.split(text)) if one]


class Card(QFrame):
    """A bordered surface on the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)


class Rule(QFrame):
    """A line inside a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", True)
        self.setFixedHeight(1)


def plain_tip(text: str) -> str:
    """A text as a tooltip may hold it: Qt would read some texts as markup, so every text is escaped."""
    return f"<span style='white-space:pre-wrap'>{html.escape(text)}</span>" if text else ""


def caption(text: str) -> str:
    """A text on a button or in a menu, where a single & would mark a key."""
    return text.replace("&", "&&")


def dress_as(widget: QWidget, name: str, value: object) -> None:
    """Set a property by which the style sheet tells widgets apart."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
