"""A button that is an icon alone: its name is in the tooltip and for screen readers."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import plain_tip

SIDE, DRAWN, CORNER = 32, 20, 4


class IconButton(QAbstractButton):
    """Quiet until the pointer is over it. `side` in pixels at the standard text size."""

    def __init__(self, icon: Icon, name: str = "", side: int = SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawn_icon, self._side = icon, side
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.rename(name)

    def rename(self, name: str, tip: str = "") -> None:
        """What it does; the tooltip may say more, such as its key."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(tip or name))

    def draw(self, icon: Icon) -> None:
        """Another icon, where the button turns something on and off."""
        self.drawn_icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.block_hover))
            painter.drawRoundedRect(self.rect(), px(CORNER), px(CORNER))
        side = min(px(DRAWN), self.height() - px(8))
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        draw_icon(painter, square, self.drawn_icon, shown.text if self.isEnabled() else shown.disabled)
        painter.end()
