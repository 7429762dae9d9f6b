"""A small button inside the right end of a line of text: what opens the calendar or the list, or shows a secret."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.labels import caption, plain_tip

WIDTH = 26


class InsideButton(QToolButton):
    """Keeps itself at the end of its field and out of the way of the typed text; the keyboard never stops at it."""

    def __init__(self, field: QLineEdit, glyph: str, name: str) -> None:
        super().__init__(field)
        self.setProperty("inside", True)
        self.setText(caption(glyph))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.rename(name)
        field.installEventFilter(self)
        self._settle()

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
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        field, width = self.field(), px(WIDTH)
        field.setTextMargins(0, 0, width - px(4), 0)
        self.setGeometry(field.width() - width - px(2), px(2), width, field.height() - 2 * px(2))


class DropButton(InsideButton):
    """Opens what can be chosen: the same chevron as a drop list has."""

    def __init__(self, field: QLineEdit, name: str) -> None:
        super().__init__(field, "", name)

    def paintEvent(self, event: QPaintEvent) -> None:
        middle, arm, painter = self.rect().center(), px(4), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().text if self.underMouse() else tokens().muted), px(1.5)))
        tip = middle + QPoint(0, arm // 2)
        painter.drawPolyline([tip + QPoint(-arm, -arm), tip, tip + QPoint(arm, -arm)])
        painter.end()
