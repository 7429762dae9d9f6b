"""Labels that show what they are given, character for character; nothing is ever read as markup (T32)."""

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """Plain text, wrapped where asked. `role`: muted, title, strong, error, figure; empty for body text."""

    def __init__(self, text: str = "", role: str = "", wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that gives way: what has no room ends in an ellipsis, and stands whole in the tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if elided != self.text() else "")
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), int(self.alignment()), self.palette(), self.isEnabled(), elided, self.foregroundRole()
        )
        painter.end()


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
