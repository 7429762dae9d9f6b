"""A small button inside the right end of a line of text: what opens the calendar or the list, or shows a secret."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import plain_tip

WIDTH, DRAWN = 26, 18


class InsideButton(QToolButton):
    """Keeps itself at the end of its field and out of the way of the typed text; the keyboard never stops at it."""

    def __init__(self, field: QLineEdit, icon: Icon, name: str) -> None:
        super().__init__(field)
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.rename(name)
        field.installEventFilter(self)
        self._settle()

    def draw(self, icon: Icon) -> None:
        """Another icon, where the button turns something on and off."""
        self._icon = icon
        self.update()

    def rename(self, name: str) -> None:
        """What it does, for the tooltip and for screen readers."""
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)

    def field(self) -> QLineEdit:
        found = self.parent()
        assert isinstance(found, QLineEdit)
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show):
            self._settle()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the cell of a grid it is seen where one is."""
        field = self.field()
        if field.property("cell") and not (field.hasFocus() or field.underMouse()):
            return
        painter, side = QPainter(self), px(DRAWN)
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        draw_icon(painter, square, self._icon, tokens().text if self.underMouse() else tokens().muted)
        painter.end()

    def _settle(self) -> None:
        field, width = self.field(), px(WIDTH)
        field.setTextMargins(0, 0, width - px(4), 0)
        self.setGeometry(field.width() - width - px(2), px(2), width, field.height() - 2 * px(2))


class DropButton(InsideButton):
    """Opens what can be chosen: the same chevron as a drop list has."""

    def __init__(self, field: QLineEdit, name: str) -> None:
        super().__init__(field, Icon.DOWN, name)
