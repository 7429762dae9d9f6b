"""Records that are filled in by cells: which column is typed into, and how."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column
from desktop_app.ui.widgets.delegates import Index
from desktop_app.ui.widgets.record_model import RecordModel
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")


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
