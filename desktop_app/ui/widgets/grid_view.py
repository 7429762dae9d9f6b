"""The table of an edit grid: Enter goes down, Space ticks, what cannot be read stays open (U14, U22)."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.table_view import QuietTable
from desktop_app.ui.widgets.typed_cells import AmountDelegate

_EndEdit = QAbstractItemDelegate.EndEditHint


class GridView(QuietTable):
    """Enter and the arrows go from row to row, Tab leaves; Enter below the last row belongs to the form."""

    ticked = Signal(QModelIndex)
    resized = Signal()
    ruled = False
    """Rows that can be filled in stand on lines; those that are only read are striped."""

    unread = Signal(object)
    """A `Said`: why what is typed into a cell cannot be taken; None once nothing of that kind stands there."""

    def editor(self) -> AmountField | DateField | None:
        """The field of the cell that is being typed into."""
        fields: list[AmountField | DateField] = [
            *self.viewport().findChildren(AmountField),
            *self.viewport().findChildren(DateField),
        ]
        return next((one for one in reversed(fields) if not one.isHidden()), None) if self._is_typing() else None

    def settle(self) -> bool:
        """Take what is being typed; what cannot be read stays open, with the keyboard in it."""
        editor = self.editor()
        if editor is not None and editor.problem() is None:
            self.commitData(editor)
            self.closeEditor(editor, _EndEdit.NoHint)
        elif editor is not None:
            self.unread.emit(editor.problem())
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor is None or editor.problem() is None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        editor = self.editor()
        if editor is not None and editor.problem() is not None:
            editor.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and alone and (self._is_typing() or self._go_down()):
            return
        if event.key() == Qt.Key.Key_Space and alone:
            self.ticked.emit(self.currentIndex())
        elif event.key() in ENTER or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: _EndEdit) -> None:
        """Enter keeps the cell and goes on to the one below; Esc takes the typing back.

        What cannot be read is neither dropped nor taken: its cell stays open until it is mended or taken back.
        """
        submitted, reverted = hint is _EndEdit.SubmitModelCache, hint is _EndEdit.RevertModelCache
        unread = editor.problem() if isinstance(editor, AmountField | DateField) and not reverted else None
        self.unread.emit(unread)
        if unread is not None:
            return
        at = self.indexAt(editor.geometry().center())
        delegate = self.itemDelegateForIndex(at)
        if reverted and isinstance(delegate, AmountDelegate):
            delegate.put_back(self.model(), at)
        super().closeEditor(editor, _EndEdit.NoHint if submitted else hint)
        if submitted:
            self._go_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.ruled:
            painter = QPainter(self.viewport())
            for row in range(self.model().rowCount()):
                bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
                painter.fillRect(0, bottom, self.viewport().width(), 1, QColor(tokens().rule))
            painter.end()

    def _is_typing(self) -> bool:
        """Enter in a cell is its editor's, which tells the view when it is done."""
        return self.state() is QAbstractItemView.State.EditingState

    def _go_down(self) -> bool:
        here = self.currentIndex()
        below = here.sibling(here.row() + 1, here.column())
        if below.isValid():
            self.setCurrentIndex(below)
        return below.isValid()
