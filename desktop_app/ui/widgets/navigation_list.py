"""The list of pages at the left edge of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.delegates import Index


class _EntryDelegate(QStyledItemDelegate):
    """Forty pixels, text at the left; the open page carries the accent bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(option.rect, QColor(shown.selection))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(px(3), option.rect.height())), QColor(shown.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(shown.alternate))
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(shown.accent))
            painter.drawRect(option.rect.adjusted(px(4), 1, -2, -2))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if selected else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(shown.text))
        words = option.rect.adjusted(px(20), 0, -px(8), 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(40))


class NavigationList(QListView):
    """`opened` carries the number of the page, from the keyboard or the mouse."""

    opened = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rename(names)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def rename(self, names: Sequence[str]) -> None:
        """Other names for the same pages, with the room they need at the size of the text."""
        self._names.setStringList(list(names))
        self.setFixedWidth(self._room(names))

    def choose(self, number: int) -> None:
        """Mark a page as the open one, or none with -1."""
        if number < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.model().index(number, 0))

    def _room(self, names: Sequence[str]) -> int:
        metrics = self.fontMetrics()
        return max([px(152), *(metrics.horizontalAdvance(name) + px(44) for name in names)])
