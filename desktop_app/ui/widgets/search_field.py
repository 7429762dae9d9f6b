"""A line that finds or filters: an icon at its left, and its key at its right while it is empty."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import key_text

DRAWN, SIDE = 18, 8


class SearchField(QLineEdit):
    """What it asks for gives way to its key where both have no room."""

    def __init__(self, icon: Icon) -> None:
        super().__init__()
        self._icon, self._key, self._asks, self._short = icon, "", "", ""
        self.setClearButtonEnabled(True)

    def tell(self, asks: str, shortcut: str, short: str = "") -> None:
        """What it asks for, in `short` words where there is no room for more, and the key that leads here."""
        self._asks, self._key, self._short = asks, key_text(shortcut), short or asks
        self._ask()
        self.setTextMargins(px(DRAWN + 6), 0, 0, 0)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask()

    def _ask(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._asks) + px(DRAWN + 6 + 2 * 8) <= self.width()
        self.setPlaceholderText(self._asks if fits else self._short)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown, painter, side = tokens(), QPainter(self), px(DRAWN)
        draw_icon(painter, QRectF(px(SIDE), (self.height() - side) / 2, side, side), self._icon, shown.muted)
        room = self.width() - px(SIDE + DRAWN + 6 + 8) - px(10)
        both = self.fontMetrics().horizontalAdvance(self.placeholderText() + "  " + self._key)
        if not self.text() and both <= room:
            painter.setPen(self.palette().placeholderText().color())
            at = self.rect().adjusted(0, 0, -px(10), 0)
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)
        painter.end()
