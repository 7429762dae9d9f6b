"""A menu in the look of the window: words at the left, keys in a muted column at the right edge."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.keys import key_text

SIDE, BETWEEN, TICK, CORNER, NARROWEST = 12, 32, 16, 4, 120
"""In px at the standard text size; so much stands between the longest words and the keys."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Menu(QMenu):
    """Goes when it is closed. An action that can be ticked shows its tick before its words."""

    def __init__(self, parent: QWidget, title: str = "", narrowest: int = 0) -> None:
        """`narrowest`: at least so many pixels wide, as what it opens from is."""
        super().__init__(title, parent)
        self._narrowest = max(narrowest, px(NARROWEST))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.aboutToShow.connect(self._widen)

    def submenu(self, title: str) -> "Menu":
        """A menu of its own behind an entry; it lives as long as this one."""
        made = Menu(self, title)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.addMenu(made)
        return made

    def sizeHint(self) -> QSize:
        self._widen()
        return super().sizeHint()

    def _widen(self) -> None:
        words = [self.fontMetrics().horizontalAdvance(_words(one)) for one in self.actions()]
        keys = [self.fontMetrics().horizontalAdvance(_key(one)) for one in self.actions()]
        beside = px(BETWEEN) + max(keys) if any(keys) else px(BETWEEN) if self._opens() else 0
        wanted = self._indent() + max(words, default=0) + beside + 2 * px(SIDE) + 2 * px(4) + 2
        self.setMinimumWidth(max(wanted, self._narrowest))

    def _opens(self) -> bool:
        return any(one.menu() is not None for one in self.actions())

    def _indent(self) -> int:
        """Room for the ticks, where there are any."""
        return px(TICK) + px(8) if any(one.isCheckable() for one in self.actions()) else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(shown.base))
        painter.setPen(QColor(shown.border))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for action in self.actions():
            if action.isVisible():
                self._paint(painter, action, self.actionGeometry(action))
        painter.end()

    def _paint(self, painter: QPainter, action: QAction, at: QRect) -> None:
        shown = tokens()
        if action.isSeparator():
            painter.fillRect(at.left() + px(8), at.center().y(), at.width() - 2 * px(8), 1, QColor(shown.rule))
            return
        if action is self.activeAction() and action.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection))
            painter.drawRoundedRect(at, px(CORNER), px(CORNER))
        inner = at.adjusted(px(SIDE), 0, -px(SIDE), 0)
        painter.setPen(QColor(shown.text if action.isEnabled() else shown.disabled))
        painter.drawText(inner.adjusted(self._indent(), 0, 0, 0), LEFT, _words(action))
        painter.setPen(QColor(shown.muted if action.isEnabled() else shown.disabled))
        painter.drawText(inner, RIGHT, _key(action))
        if action.isChecked():
            self._paint_icon(painter, Icon.DONE, inner.left(), inner, shown.accent)
        if action.menu() is not None:
            self._paint_icon(painter, Icon.ON, inner.right() - px(TICK), inner, shown.muted)

    def _paint_icon(self, painter: QPainter, icon: Icon, left: int, at: QRect, colour: str) -> None:
        side = px(TICK)
        draw_icon(painter, QRectF(left, at.center().y() - side / 2 + 0.5, side, side), icon, colour)


def _words(action: QAction) -> str:
    return action.text().replace("&&", "&")


def _key(action: QAction) -> str:
    shortcut = action.shortcut()
    return "" if shortcut.isEmpty() else key_text(shortcut.toString())
