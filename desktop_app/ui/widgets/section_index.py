"""The parts of a page, one below the other, in groups: the sections of the settings, the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.delegates import Index
from desktop_app.ui.widgets.gutter import GUTTER

ROW, CAPTION, LINE = 36, 30, 12
EDGE, WORD_AT, CORNER, BAR = 8, 20, 6, QSize(3, 20)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One part. A `group` begins above it: with a name, or with a line alone where the name is empty."""

    value: str
    words: str
    group: str | None = None

    @property
    def above(self) -> int:
        """Room for what begins above it, in pixels at the standard text size."""
        return 0 if self.group is None else CAPTION if self.group else LINE


class SectionIndex(QListView):
    """`changed` carries the value of the part that was chosen, with the keyboard or the mouse.

    While something is looked for (`show_counts`), each part tells how often it holds it; those that do not are quiet.
    """

    changed = Signal(str)

    def __init__(self, entries: Sequence[IndexEntry], name: str, narrowest: int) -> None:
        super().__init__()
        self.entries, self.counts = list(entries), dict[str, int]()
        self.looks_for, self._telling = False, True
        self.setModel(QStringListModel([one.words for one in entries], self))
        self.setItemDelegate(_EntryDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.measure(narrowest)
        self.set_value(self.entries[0].value)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(self._chosen_again)

    def measure(self, narrowest: int) -> None:
        """So wide, in pixels at the standard text size, or as wide as its longest words."""
        metrics = QFontMetrics(_bold(self.font()))
        widest = max(metrics.horizontalAdvance(one.words) for one in self.entries)
        self.setFixedWidth(max(px(narrowest) - 2, widest + px(WORD_AT + EDGE + 8) + GUTTER))

    def value(self) -> str:
        """Which part is open."""
        return self.entries[self.currentIndex().row()].value

    def set_value(self, value: str) -> None:
        """Mark the part that is open, without telling anybody."""
        at = next(at for at, one in enumerate(self.entries) if one.value == value)
        self._telling = False
        self.setCurrentIndex(self.model().index(at, 0))
        self._telling = True

    def show_counts(self, counts: Mapping[str, int] | None) -> None:
        """How often each part holds what is looked for; None when nothing is."""
        self.looks_for, self.counts = counts is not None, dict(counts or {})
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The name of a group is no part."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().y() < self.visualRect(index).top() + px(self._at(index).above):
            return
        super().mousePressEvent(event)

    def _at(self, index: Index) -> IndexEntry:
        return self.entries[index.row()]

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid() and self._telling:
            self.changed.emit(self._at(now).value)

    def _chosen_again(self, index: QModelIndex) -> None:
        """A click on the open part while something is looked for shows it whole."""
        if self.looks_for:
            self.changed.emit(self._at(index).value)


class _EntryDelegate(QStyledItemDelegate):
    """The open part is filled and carries the accent bar, as the open page does at the edge of the window."""

    def __init__(self, index: SectionIndex) -> None:
        super().__init__(index)
        self._index = index

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), px(self._entry(index).above + ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, shape = self._entry(index), QRect(option.rect)
        shape.setTop(shape.bottom() + 1 - px(ROW))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_group(painter, option, entry)
        self._paint_ground(painter, option, QRectF(shape).adjusted(px(EDGE), 0, -px(EDGE), 0))
        painter.setFont(_bold(option.font) if selected else option.font)
        words = shape.adjusted(px(WORD_AT), 0, -px(EDGE + 8), 0)
        count = self._index.counts.get(entry.value, 0)
        quiet = self._index.looks_for and not count
        painter.setPen(QColor(tokens().muted if quiet else tokens().text))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.words)
        if count:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens().muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, entry: IndexEntry) -> None:
        if entry.group == "":
            middle = option.rect.top() + px(LINE) // 2
            room = option.rect.adjusted(px(WORD_AT), 0, -px(WORD_AT), 0)
            painter.fillRect(room.left(), middle, room.width(), 1, QColor(tokens().rule))
        elif entry.group:
            painter.setFont(option.font)
            painter.setPen(QColor(tokens().muted))
            name = QRect(option.rect.left() + px(16), option.rect.top(), option.rect.width(), px(CAPTION))
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, entry.group)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, shape: QRectF) -> None:
        shown, state = tokens(), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection if selected else shown.alternate))
            painter.drawRoundedRect(shape, px(CORNER), px(CORNER))
        if selected:
            high = px(BAR.height())
            top = shape.center().y() - high / 2
            painter.fillRect(QRectF(shape.left(), top, px(BAR.width()), high), QColor(shown.accent))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(shown.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), px(CORNER), px(CORNER))

    def _entry(self, index: Index) -> IndexEntry:
        return self._index.entries[index.row()]


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
