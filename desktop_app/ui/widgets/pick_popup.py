"""The short list under a pick field: titles, with a hint at the right in a muted colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
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
ROW_HEIGHT = 36
PADDING = 14
NARROWEST, WIDEST = 320, 560
WIDEST_HINT = 0.5

GAP, EDGE, CORNER, BAR = 4, 4, 6, 3

HINT_ROLE = Qt.ItemDataRole.UserRole + 1
MAKES_ROLE = HINT_ROLE + 1


class PickPopup(QFrame):
    """Lies on its window like a sheet and never takes the keyboard, so that an input method goes on composing."""

    clicked = Signal(int)
    """The row that was clicked."""

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field)
        self._field = field
        self._wanted = 0
        """How wide its longest row is."""
        self.spared = 0
        """So much room right below the field stays to be seen."""
        self.setObjectName("pickPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = QListWidget()
        self.rows.setAccessibleName(name)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setItemDelegate(_RowDelegate(self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        self.rows.clicked.connect(lambda index: self.clicked.emit(index.row()))
        stacked(self.rows, within=self, margins=(1, EDGE, 1, EDGE))
        self.hide()

    def offer(self, rows: Sequence[tuple[str, str]], makes: bool = False) -> None:
        """Show (title, hint) rows at the field, the first one marked; the last one `makes` what is not there."""
        self.rows.clear()
        for at, (title, hint) in enumerate(rows, 1):
            item = QListWidgetItem(title)
            item.setData(HINT_ROLE, hint)
            item.setData(MAKES_ROLE, makes and at == len(rows))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title} {hint}".strip())
            self.rows.addItem(item)
        measure = self.rows.fontMetrics().horizontalAdvance
        self._wanted = max((measure(title) + measure(hint) for title, hint in rows), default=0) + 4 * px(PADDING)
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens().border))
        painter.setBrush(QColor(tokens().base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(CORNER), px(CORNER))
        painter.end()

    def _settle_on(self, window: QWidget) -> None:
        """Lie on the window of the field, and hear when anything between the two moves."""
        self.setParent(window)
        between: QWidget | None = self._field
        while between is not None:
            between.installEventFilter(self)
            between = between.parentWidget()

    def _place(self) -> None:
        """Below the field, or above it where there is more room; never over it."""
        field, window = self._field, self._field.window()
        at = field.mapTo(window, QPoint(0, 0))
        above, below = at.y(), window.height() - at.y() - field.height() - self.spared
        wanted = min(self.rows.count(), ROWS) * px(ROW_HEIGHT) + 2 * px(EDGE)
        height = min(wanted, max(below, above) - 2 * px(GAP))
        is_below = below >= height + px(GAP)
        y = at.y() + field.height() + self.spared + px(GAP) if is_below else at.y() - height - px(GAP)
        width = min(max(field.width(), px(NARROWEST), min(self._wanted, px(WIDEST))), window.width())
        self.setGeometry(QRect(max(0, min(at.x(), window.width() - width)), y, width, height))


class _RowDelegate(QStyledItemDelegate):
    """Title at the left, hint at the right; the title keeps its room, the hint takes half, or what is left."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.fontMetrics.horizontalAdvance(str(index.data())), px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown, rect = tokens(), option.rect.adjusted(px(PADDING), 0, -px(PADDING), 0)
        painter.save()
        painter.setFont(option.font)
        makes = bool(index.data(MAKES_ROLE))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(shown.selection))
            painter.fillRect(option.rect.left(), option.rect.top(), px(BAR), option.rect.height(), QColor(shown.accent))
        if makes and index.row():
            painter.fillRect(option.rect.left(), option.rect.top(), option.rect.width(), 1, QColor(shown.hairline))
        left_over = rect.width() - option.fontMetrics.horizontalAdvance(str(index.data() or "")) - px(PADDING)
        hint = option.fontMetrics.elidedText(
            str(index.data(HINT_ROLE) or ""),
            Qt.TextElideMode.ElideLeft,
            max(int(rect.width() * WIDEST_HINT), left_over),
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(shown.muted))
        painter.drawText(rect, int(right), hint)
        room = rect.width() - option.fontMetrics.horizontalAdvance(hint) - (px(PADDING) if hint else 0)
        title = option.fontMetrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(shown.accent if makes else shown.text))
        painter.drawText(rect, int(left), title)
        painter.restore()
