"""The sums of a list, each below its column, so that none is ever cut off (U36)."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTableView, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens

HIGH, PADDING = 32, 8
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SumsRow(QWidget):
    """The last line of a table: how many rows at its left, and the sums, which follow their columns."""

    def __init__(self, view: QTableView) -> None:
        super().__init__()
        self._view = view
        self.words, self.sums = "", dict[int, str]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = view.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.update())
        header.sectionMoved.connect(lambda *_: self.update())
        view.horizontalScrollBar().valueChanged.connect(lambda _: self.update())

    def show_sums(self, words: str, sums: Mapping[int, str], told: str) -> None:
        """`sums` by the number of the column; `told` is what a screen reader says."""
        self.words, self.sums = words, dict(sums)
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words give way where a sum needs their room."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(tokens().hairline))
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(tokens().text))
        lefts = [self._paint_sum(painter, section, text) for section, text in self.sums.items()]
        painter.setFont(self.font())
        painter.setPen(QColor(tokens().muted))
        if self.fontMetrics().horizontalAdvance(self.words) + 2 * px(PADDING) <= min(lefts, default=self.width()):
            painter.drawText(self.rect().adjusted(px(PADDING), 0, 0, 0), LEFT, self.words)
        painter.end()

    def _paint_sum(self, painter: QPainter, section: int, text: str) -> int:
        """Where it begins."""
        header = self._view.horizontalHeader()
        if header.isSectionHidden(section):
            return self.width()
        right = header.sectionViewportPosition(section) + header.sectionSize(section) - px(PADDING)
        painter.drawText(QRect(0, 0, right, self.height()), RIGHT, text)
        return right - painter.fontMetrics().horizontalAdvance(text)
