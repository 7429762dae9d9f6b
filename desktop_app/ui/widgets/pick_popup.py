"""The short list under a pick field: titles, with a hint at the right in a muted colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.delegates import Index
from desktop_app.ui.widgets.layouts import stacked

ROWS = 10
ROW_HEIGHT = 32
PADDING = 8
NARROWEST = 320
WIDEST_HINT = 0.5

HINT_ROLE = Qt.ItemDataRole.UserRole + 1


class PickPopup(QFrame):
    """Lies on its window like a sheet and never takes the keyboard, so that an input method goes on composing."""

    clicked = Signal(int)
    """The row that was clicked."""

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field)
        self._field = field
        self.setObjectName("pickPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = QListWidget()
        self.rows.setAccessibleName(name)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setItemDelegate(_RowDelegate(self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        self.rows.clicked.connect(lambda index: self.clicked.emit(index.row()))
        stacked(self.rows, within=self, margins=1)
        self.hide()

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show (title, hint) rows at the field, the first one marked."""
        self.rows.clear()
        for title, hint in rows:
            item = QListWidgetItem(title)
            item.setData(HINT_ROLE, hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title} {hint}".strip())
            self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        if self.parentWidget() is not self._field.window():
            self._settle_on(self._field.window())
        self._place()
        self.show()
        self.raise_()

    def row(self) -> int:
        """The marked row, counted from 0."""
        return self.rows.currentRow()

    def go(self, rows: int) -> None:
        """Mark the row so many further on; at either end stop there."""
        self.rows.setCurrentRow(max(0, min(self.row() + rows, self.rows.count() - 1)))

    def marked_text(self) -> str:
        return str(self.rows.currentItem().data(Qt.ItemDataRole.AccessibleTextRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line around it in the colour of the edges of fields."""
        painter = QPainter(self)
        painter.setPen(QColor(tokens().border))
        painter.setBrush(QColor(tokens().base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _settle_on(self, window: QWidget) -> None:
        """Lie on the window of the field, and hear when anything between the two moves."""
        self.setParent(window)
        between: QWidget | None = self._field
        while between is not None:
            between.installEventFilter(self)
            between = between.parentWidget()

    def _place(self) -> None:
        """Below the field, or above it where there is more room."""
        field, window = self._field, self._field.window()
        at = field.mapTo(window, QPoint(0, 0))
        above, below = at.y(), window.height() - at.y() - field.height()
        wanted = min(self.rows.count(), ROWS) * px(ROW_HEIGHT) + 2
        height = min(wanted, max(below, above) - px(4))
        y = at.y() + field.height() if below >= height else at.y() - height
        width = min(max(field.width(), px(NARROWEST)), window.width())
        self.setGeometry(QRect(max(0, min(at.x(), window.width() - width)), y, width, height))


class _RowDelegate(QStyledItemDelegate):
    """Title at the left, hint at the right; the title keeps its room, the hint takes half at most."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.fontMetrics.horizontalAdvance(str(index.data())), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown, rect = tokens(), option.rect.adjusted(px(PADDING), 0, -px(PADDING), 0)
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(shown.selection))
        hint = option.fontMetrics.elidedText(
            str(index.data(HINT_ROLE) or ""), Qt.TextElideMode.ElideLeft, int(rect.width() * WIDEST_HINT)
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(shown.muted))
        painter.drawText(rect, int(right), hint)
        room = rect.width() - option.fontMetrics.horizontalAdvance(hint) - (px(PADDING) if hint else 0)
        title = option.fontMetrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(shown.text))
        painter.drawText(rect, int(left), title)
        painter.restore()
