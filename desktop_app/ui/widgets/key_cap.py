"""A key as it lies on the keyboard: a small block with its name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import key_text

HIGH, SIDE, CORNER = 22, 7, 4


class KeyCap(QWidget):
    """`Ctrl+K` is one cap: pressed together, they are one thing to do."""

    def __init__(self, shortcut: str) -> None:
        super().__init__()
        self.text = key_text(shortcut)
        self.setAccessibleName(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(max(self.fontMetrics().horizontalAdvance(self.text) + 2 * px(SIDE), px(HIGH)), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.block_line), 1))
        painter.setBrush(QColor(shown.block))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(CORNER), px(CORNER))
        painter.setPen(QColor(shown.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()
