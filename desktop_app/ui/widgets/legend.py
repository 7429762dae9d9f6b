"""What the parts of bars stand for: a square in their colour, and their words."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.bar_chart import part_colours

HIGH, SQUARE, GAP, BETWEEN = 32, 12, 6, 14


class Legend(QWidget):
    """In the order of the parts, from the bottom of the bars."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self._hollow: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: Sequence[str], hollow: frozenset[int]) -> None:
        self.words, self._hollow = tuple(words), hollow
        self.setAccessibleName(", ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._wide, self.words)), px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the right; words that have no room are found in the table, which is the truth."""
        shown, painter, left = tokens(), QPainter(self), self.width() - self.sizeHint().width()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, colours = px(SQUARE), part_colours(len(self.words))
        for at, word in enumerate(self.words):
            if left < 0:  # half a word tells nothing
                left += self._wide(word)
                continue
            square = QRectF(left, (self.height() - side) / 2, side, side)
            hollow = at in self._hollow or at >= len(colours)
            painter.setPen(QPen(QColor(shown.border), 1) if hollow else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(colours[at]))
            painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), px(2), px(2))
            painter.setPen(QColor(shown.muted))
            room = self.rect().adjusted(round(left) + side + px(GAP), 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
            left += self._wide(word)
        painter.end()

    def _wide(self, word: str) -> int:
        return px(SQUARE + GAP + BETWEEN) + self.fontMetrics().horizontalAdvance(word)
