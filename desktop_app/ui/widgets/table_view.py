"""The view of a list: quiet rows, read by keyboard; Enter opens one, Tab leaves, letters are commands (U33, U59)."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView

from desktop_app.domain.columns import Column, Look
from desktop_app.ui.look.theme import px, row_height
from desktop_app.ui.widgets.delegates import BarDelegate, CellDelegate, ChipDelegate
from desktop_app.ui.widgets.gutter import reserve_gutter
from desktop_app.ui.widgets.keys import ENTER

DELEGATES = {Look.CHIP: ChipDelegate, Look.BAR: BarDelegate}
_MOVES = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class QuietTable(QTableView):
    """Rows without lines and without numbers; Tab leaves the table."""

    def __init__(self) -> None:
        super().__init__(showGrid=False, wordWrap=False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(px(32))
        self.setItemDelegate(CellDelegate(self))
        self.setMouseTracking(True)
        reserve_gutter(self)

    def draw(self, model: QAbstractItemModel, delegates: Iterable[QAbstractItemDelegate | None]) -> None:
        """Show the model, with delegates of their own where columns have some."""
        self.setModel(model)
        for section, delegate in enumerate(delegates):
            if delegate is not None:
                self.setItemDelegateForColumn(section, delegate)

    def keyboardSearch(self, text: str) -> None:
        """Letters are commands in a list, and fill in a grid; the filter box finds."""


def looks(columns: Sequence[Column[Any]], view: QTableView) -> list[QAbstractItemDelegate | None]:
    """Who draws the cells of each column, where they are more than text."""
    return [DELEGATES[one.look](view) if one.look in DELEGATES else None for one in columns]


class TableView(QuietTable):
    """Enter opens the row, Ctrl+C copies the rows with their headers."""

    entered = Signal()
    copied = Signal()

    touched = False
    """Whether the user has been at its rows: until then the marked row is nobody's choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(px(24))
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.touched = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.touched = self.touched or event.key() in _MOVES
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
