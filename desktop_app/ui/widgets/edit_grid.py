"""A small table that is filled in by keyboard: digits write over a cell, Enter goes down, Space ticks (U14, U22)."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.column_needs import needed
from desktop_app.ui.widgets.column_room import ColumnWish, kept, shared
from desktop_app.ui.widgets.delegates import ChipDelegate
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.grid_model import Cell, GridModel
from desktop_app.ui.widgets.grid_view import GridView
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.labels import Card, Rule
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.speech import Reader, announce
from desktop_app.ui.widgets.typed_cells import AmountDelegate, DayDelegate, TickDelegate

Record = TypeVar("Record")
MEASURED = 100
"""So many rows decide how wide a column is."""


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
