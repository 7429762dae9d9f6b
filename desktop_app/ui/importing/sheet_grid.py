"""The grid in which a foreign sheet is judged and repaired: choosers above, bad cells red with a ✕ (U48)."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QInputMethodEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.domain.marks import Mark
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_draft import SheetDraft
from desktop_app.ui.importing.sheet_headers import FieldHeader, NumberHeader
from desktop_app.ui.importing.sheet_model import (
    BAD_ROLE,
    DECIDED_ROLE,
    DOUBT_ROLE,
    MENDED_ROLE,
    QUIET_ROLE,
    STANDING_ROLE,
    SheetModel,
)
from desktop_app.ui.importing.sheet_verdict import RowStanding
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.delegates import CellDelegate, draw_chip
from desktop_app.ui.widgets.gutter import reserve_gutter
from desktop_app.ui.widgets.keys import ENTER

Index = QModelIndex | QPersistentModelIndex
_EndEdit = QAbstractItemDelegate.EndEditHint

LONGEST = 1000
NARROW, WIDE, STANDING_WIDTH = 104, 260, 192
CHOOSER_FRAME = 76
SAMPLE = 60
"""Rows that decide how wide a column is."""

CHIPS = frozenset(RowStanding) - {RowStanding.NOT_READ, RowStanding.TITLE, RowStanding.UNREAD}
"""The others are told in whole sentences."""


class SheetDelegate(CellDelegate):
    """A bad cell is red and carries a ✕; what is not read is muted; what was repaired stands in bold.

    Where a row stands is a chip; lines between the rows say that they can be typed into.
    """

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(LONGEST)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays when a verdict on other cells arrives."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """At least as wide as a word, whatever the column is."""
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), px(NARROW)))
        editor.setGeometry(rect)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super()._ground(painter, option, index)
        shown, rect = tokens(), option.rect
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(shown.rule))
        if index.data(BAD_ROLE):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(shown.marks[Mark.LATER].ground))
        elif index.data(DOUBT_ROLE):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), QColor(shown.marks[Mark.SOON].ground))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(shown.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        text, standing, shown = str(index.data() or ""), index.data(STANDING_ROLE), tokens()
        if standing in CHIPS:
            draw_chip(painter, rect, text, standing.mark or Mark.PLAIN, option.font, standing.glyph)
            return
        colour = shown.muted if index.data(QUIET_ROLE) or standing else shown.text
        text = f"{standing.glyph} {text}".strip() if standing else text
        if index.data(BAD_ROLE):
            colour, text = shown.marks[Mark.LATER].text, f"✕ {text}".strip()
        elif index.data(DOUBT_ROLE):
            colour, text = shown.marks[Mark.SOON].text, f"? {text}".strip()
        elif index.data(DECIDED_ROLE):
            colour, text = shown.marks[Mark.FINE].text, f"✓ {text}".strip()
        font = QFont(option.font)
        font.setBold(bool(index.data(MENDED_ROLE)))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
        line = option.fontMetrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, alignment | Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter, line)


class SheetGrid(QTableView):
    """Typing writes over a cell, Enter keeps it and goes on to the next problem, or down; F4 says what a column is."""

    moved = Signal()
    """The cursor stands in another cell."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.takes_figure: Callable[[int], bool] = lambda _: False
        """Whether a figure typed on a cell in doubt was the answer to it."""
        self.sheet = SheetModel(desk, self)
        self.fields = FieldHeader(desk, self)
        self.setHorizontalHeader(self.fields)
        self.setVerticalHeader(NumberHeader(self.sheet, self))
        self.setModel(self.sheet)
        self.setItemDelegate(SheetDelegate(self))
        self._set_up()

    def show_draft(self, draft: SheetDraft) -> None:
        """Show where every row stands now; the cursor stays at its cell, an open cell stays open."""
        here, sheet = self.currentIndex(), self.sheet
        row = sheet.shown[here.row()] if here.isValid() else 0
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        scrolled = [bar.value() for bar in bars]
        at, section = self._here()
        sheet.show(draft, hold=self.is_typing)
        if row and sheet.shown and not self.currentIndex().isValid():
            again = sheet.shown.index(row) if row in sheet.shown else min(at, len(sheet.shown) - 1)
            self.setCurrentIndex(sheet.index(again, section))
            for bar, value in zip(bars, scrolled, strict=True):
                bar.setValue(value)

    def fit_columns(self) -> None:
        """As wide as what stands in the first rows, within bounds."""
        metrics, model = self.fontMetrics(), self.sheet
        self.setColumnWidth(0, px(STANDING_WIDTH))
        for section in range(1, model.columnCount()):
            texts = [model.name_of(section)]
            texts += [str(model.index(row, section).data() or "") for row in range(min(SAMPLE, model.rowCount()))]
            chooser = self.fields.choosers.get(section)
            least = metrics.horizontalAdvance(chooser.currentText()) + px(CHOOSER_FRAME) if chooser else 0
            wide = max(metrics.horizontalAdvance(text[: LONGEST // 10]) for text in texts) + px(32)
            self.setColumnWidth(section, min(max(wide, least, px(NARROW)), px(WIDE)))
        self._show_marks()

    def go_to(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._show_marks()

    def open_chooser(self) -> None:
        """Drop the list of the chooser above the column under the cursor."""
        chooser = self.fields.choosers.get(self.currentIndex().column())
        if chooser is not None:
            chooser.setFocus(Qt.FocusReason.ShortcutFocusReason)
            chooser.showPopup()

    def next_problem(self) -> None:
        """The next bad cell after the cursor, from the top again after the last."""
        problems, here = self.sheet.problems(), self._here()
        if problems:
            self.go_to(self.sheet.index(*next((place for place in problems if place > here), problems[0])))

    @property
    def is_typing(self) -> bool:
        """Whether a cell is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def is_in_doubt(self) -> bool:
        """Whether something is asked of the cell under the cursor."""
        return bool(self.currentIndex().data(DOUBT_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain and not self.is_typing:
            self._go_down()
        elif event.key() == Qt.Key.Key_Delete and plain and not self.is_typing:
            self.model().setData(self.currentIndex(), "")
        elif plain and not self.is_typing and self._answers(event.key() - Qt.Key.Key_0.value):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: _EndEdit) -> None:
        """Kept by Enter: from a bad cell to the next one, elsewhere down a row."""
        submitted = hint is _EndEdit.SubmitModelCache
        super().closeEditor(editor, _EndEdit.NoHint if submitted else hint)
        if not submitted:
            return
        if not self.currentIndex().data(BAD_ROLE):
            self._go_down()
        elif self.sheet.problems()[-1] > self._here():
            self.next_problem()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What comes to a closed cell all at once, as one sign or a whole word, is typed into it: Qt only opens it."""
        at_once = bool(event.commitString()) and not event.preeditString() and not self.is_typing
        super().inputMethodEvent(event)
        editor = self._editor() if at_once and self.is_typing else None
        if editor is not None and not editor.isModified():
            editor.selectAll()
            QApplication.sendEvent(editor, event)

    def keyboardSearch(self, text: str) -> None:
        """Letters are typed into a cell; they do not move the cursor."""

    def _answers(self, figure: int) -> bool:
        """A doubt stands with the figures of its ways, and the cursor on its cell: the figure is no new text for it."""
        return 1 <= figure <= 9 and self.is_in_doubt() and self.takes_figure(figure)

    def _editor(self) -> QLineEdit | None:
        """The open cell."""
        found: QLineEdit | None = self.viewport().findChild(QLineEdit)
        return found

    def _show_marks(self) -> None:
        """How the rows stand is seen beside the cell of the cursor wherever there is room for both."""
        bar, column = self.horizontalScrollBar(), self.currentIndex().column()
        ends = self.columnViewportPosition(column) + bar.value() + self.columnWidth(column)
        if ends <= self.viewport().width():
            bar.setValue(0)

    def _here(self) -> tuple[int, int]:
        return self.currentIndex().row(), self.currentIndex().column()

    def _go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.go_to(below)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.desk.say("The sheet"))
        self.setCornerButtonEnabled(False)
        reserve_gutter(self)
