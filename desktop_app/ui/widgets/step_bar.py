"""How far along one is on a way of few pages: a stroke for each, filled up to the present one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens

HIGH, GAP = 4, 4


class StepBar(QWidget):
    """The words beside it say the same; it takes no room while there are no steps."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.of = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_step(self, at: int, of: int) -> None:
        """Counted from 1."""
        self.at, self.of = at, of
        self.setVisible(of > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, gap = QPainter(self), px(GAP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - gap * (self.of - 1)) / self.of
        for step in range(self.of):
            painter.setBrush(QColor(tokens().accent if step < self.at else tokens().block_line))
            painter.drawRoundedRect(QRectF(step * (wide + gap), 0, wide, self.height()), px(2), px(2))
        painter.end()
