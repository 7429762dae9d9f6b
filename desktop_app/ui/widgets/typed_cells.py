"""How the cells of a grid are filled in: amounts and days are typed over what stands there, others are ticked (U22)."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.delegates import CellDelegate, Index
from desktop_app.ui.widgets.speech import Reader


class TypedDelegate(CellDelegate):
    """A cell that can be typed into stands on its line without a box; only the one the keyboard is in has one."""

    def __init__(self, desk: Reader, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not option.state & QStyle.StateFlag.State_HasFocus:
            super()._ground(painter, option, index)
            return
        shown = tokens()
        painter.setPen(QPen(QColor(shown.accent), 2))
        painter.setBrush(QColor(shown.base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(option.rect.adjusted(px(2), px(2), -px(2), -px(2)), px(4), px(4))


class AmountDelegate(TypedDelegate):
    """Types an amount or a sum into the cell; every key counts at once, so that what is left over is live."""

    _before = 0

    def put_back(self, model: QAbstractItemModel, index: QModelIndex) -> None:
        """Esc: what stood there before the typing."""
        model.setData(index, self._before)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._before = int(index.data(Qt.ItemDataRole.EditRole))
        editor = AmountField(self.desk.say, parent=parent)
        editor.changed.connect(lambda: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        fen = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, AmountField) and editor.problem() is None and (editor.fen() or 0) != fen:
            editor.set_fen(fen)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Any) -> None:
        """An emptied cell is zero; what is no number changes nothing."""
        if isinstance(editor, AmountField) and editor.problem() is None:
            model.setData(index, editor.fen() or 0)


class DayDelegate(TypedDelegate):
    """Types a day, or a short form of it, into the cell."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return DateField(self.desk.say, self.desk.today, required=True, lean=Lean.AHEAD, parent=parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, DateField) and not editor.isModified():
            editor.set_day(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Any) -> None:
        if isinstance(editor, DateField) and isinstance(day := editor.day(), date):
            model.setData(index, day)


class TickDelegate(CellDelegate):
    """A box with or without a tick."""

    def _content(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        shown, side, ticked = tokens(), px(16), bool(index.data(Qt.ItemDataRole.EditRole))
        box = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(shown.accent if ticked else shown.border), 1))
        painter.setBrush(QColor(shown.accent if ticked else shown.base))
        painter.drawRoundedRect(box, px(3), px(3))
        if ticked:
            painter.setPen(QPen(QColor(shown.on_accent), px(2)))
            points = (QPoint(px(4), px(8)), QPoint(px(7), px(11)), QPoint(px(12), px(5)))
            painter.drawPolyline([box.topLeft() + point for point in points])
