"""A small table that is filled in by keyboard: digits write over a cell, Enter goes down, Space ticks (U14, U22)."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.column_needs import needed
from desktop_app.ui.widgets.column_room import ColumnWish, kept, shared
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.delegates import ChipDelegate, Index
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.labels import Card, Rule
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.record_model import RecordModel
from desktop_app.ui.widgets.speech import Reader, announce
from desktop_app.ui.widgets.table_view import QuietTable
from desktop_app.ui.widgets.typed_cells import AmountDelegate, DayDelegate, TickDelegate

Record = TypeVar("Record")
MEASURED = 100
"""So many rows decide how wide a column is."""

_EndEdit = QAbstractItemDelegate.EndEditHint


class Cell(Enum):
    """What can be done in a cell: type an amount in fen, type a day, tick it."""

    AMOUNT = "amount"
    DAY = "day"
    TICK = "tick"


class GridModel(RecordModel[Record]):
    """Records that the user changes in place: a column of `entries` is named as the attribute it fills in.

    `entered` carries the record that was changed.
    """

    entered = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        entries: Mapping[str, Cell],
        desk: Reader,
        identity: Callable[[Record], Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, desk, identity, parent)
        self.entries = entries

    def entry(self, index: Index) -> Cell | None:
        """How the cell is filled in; None for one that only shows."""
        return self.entries.get(self.columns[index.column()].key) if index.isValid() else None

    def value(self, index: Index) -> Any:
        return self.columns[index.column()].value(self.shown[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.entry(index) in (None, Cell.TICK) else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return self.value(index)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.entry(index) is None or value == self.value(index):
            return False
        record = self.shown[index.row()]
        setattr(record, self.columns[index.column()].key, value)
        self.refresh()
        self.entered.emit(record)
        return True

    def refresh(self) -> None:
        """Every cell may say something else now."""
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))


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


class EditGrid(Card, Generic[Record]):
    """Records shown by columns, as in a RecordTable; those of `entries` are filled in."""

    changed = Signal(object)
    """The record the user changed."""

    def __init__(
        self,
        desk: Reader,
        columns: Sequence[Column[Record]],
        entries: Mapping[str, Cell],
        identity: Callable[[Record], Hashable],
        name: str,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.model: GridModel[Record] = GridModel(columns, entries, desk, identity, self)
        self.view = GridView()
        self.view.setAccessibleName(name)
        self.setFocusProxy(self.view)
        self.wrong = HangingLine(self.view)
        self._column = stacked((self.view, 1), within=self, gap=0, margins=1)
        self.view.unread.connect(self._tell_unread)
        self._set_up_view()
        self._wishes: list[ColumnWish] = []
        self._set_up_header()
        self.view.ticked.connect(self._tick)
        self.view.clicked.connect(self._tick_clicked)
        self.view.resized.connect(self._fit)
        self.model.entered.connect(self.changed)

    def show_records(self, records: Iterable[Record]) -> None:
        """Replace the rows; the cursor goes to the first cell that is typed into."""
        self._tell_unread(None)
        self.model.show(records)
        self._measure()
        self.go_to(0)

    def close_with(self, foot: QWidget) -> None:
        """What stands at the foot of the card, such as what the rows come to."""
        foot.setContentsMargins(px(12), px(6), px(12), px(6))
        self._column.addWidget(Rule())
        self._column.addWidget(foot)

    def settle(self) -> bool:
        """Take what is being typed into a cell now; False, said at the cell, when it cannot be read."""
        return self.view.settle()

    def records(self) -> list[Record]:
        return self.model.shown

    def go_to(self, row: int) -> None:
        """Put the cursor on the typed cell of a row."""
        if 0 <= row < len(self.model.shown):
            self.view.setCurrentIndex(self.model.index(row, max(self._first(Cell.AMOUNT), 0)))

    def _tell_unread(self, said: Said | None) -> None:
        """Why the open cell cannot be taken: over the row below it."""
        if said is None:
            self.wrong.tell("", "")
            return
        self.wrong.tell(f"{ERROR_GLYPH} {self.desk.tell(said)}", "error", self.view.editor() or self.view)
        announce(self.view, self.desk.tell(said))

    def _first(self, cell: Cell) -> int:
        """The first column that is filled in this way; -1 where none is."""
        return next((at for at, one in enumerate(self.model.columns) if self.model.entries.get(one.key) is cell), -1)

    def _tick(self, index: QModelIndex) -> None:
        """Space ticks the row wherever the cursor stands in it."""
        column = self._first(Cell.TICK)
        if index.isValid() and column >= 0:
            cell = self.model.index(index.row(), column)
            self.model.setData(cell, not self.model.value(cell))

    def _tick_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._first(Cell.TICK):
            self._tick(index)

    def _set_up_view(self) -> None:
        view = self.view
        behavior = QAbstractItemView.SelectionBehavior
        view.setSelectionBehavior(behavior.SelectItems if self.model.entries else behavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        begins = QAbstractItemView.EditTrigger
        keys, clicks = begins.AnyKeyPressed | begins.EditKeyPressed, begins.DoubleClicked | begins.SelectedClicked
        view.setEditTriggers(keys | clicks)
        view.setAlternatingRowColors(not self.model.entries)
        view.ruled = bool(self.model.entries)
        view.draw(self.model, map(self._delegate, self.model.columns))

    def _delegate(self, column: Column[Record]) -> QAbstractItemDelegate | None:
        match self.model.entries.get(column.key):
            case None:
                return ChipDelegate(self.view) if column.look is Look.CHIP else None
            case Cell.TICK:
                return TickDelegate(self.view)
            case Cell.AMOUNT:
                return AmountDelegate(self.desk, self.view)
            case Cell.DAY:
                return DayDelegate(self.desk, self.view)

    def minimumSizeHint(self) -> QSize:
        """Where nothing is typed, no text of what never fades is cut."""
        least = super().minimumSizeHint()
        if self.model.entries:
            return least
        wanted = sum(wish.least for wish in self._wishes if not wish.fades) + self.view.verticalScrollBar().width() + 2
        return QSize(max(least.width(), wanted), least.height())

    def _fit(self) -> None:
        """What may fade goes, the first to go first, until the rest has the room it needs."""
        room, header, wishes = self.view.viewport().width(), self.view.horizontalHeader(), dict(enumerate(self._wishes))
        there = kept(wishes, room)
        widths = shared({at: wish for at, wish in wishes.items() if at in there}, room)
        for section in wishes:
            header.setSectionHidden(section, section not in there)
            if section in there:
                header.resizeSection(section, widths[section])

    def _measure(self) -> None:
        """No column is narrower than its longest text, nor, where there is room, than it was drawn."""
        shown, entries = self.model.shown[:MEASURED], self.model.entries
        self._wishes = []
        for column in self.model.columns:
            rows = () if entries.get(column.key) is Cell.TICK else shown
            need = needed(column, rows, self.desk, self.view)
            usual = max(px(column.width), need)
            self._wishes.append(ColumnWish(need, usual, usual, column.fades, column.stretch))
        self._fit()

    def _set_up_header(self) -> None:
        header = self.view.horizontalHeader()
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(px(32))
        self._measure()
