"""The rows of a table: sorted and filtered as a plain list, because proxies are a thousand times slower (U38)."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from desktop_app.domain.columns import RIGHT, Column, Look, with_unit
from desktop_app.ui.widgets.columns import cell_text, read
from desktop_app.ui.widgets.delegates import MARK_ROLE, SHARE_ROLE, STRUCK_ROLE, Index
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.row_texts import RowTexts
from desktop_app.ui.widgets.speech import Reader

Record = TypeVar("Record")

IN_A_TURN = 400
"""Rows that are made ready for the filter in one turn of the event loop, while nobody types."""

AT_A_LETTER = 1500
"""Rows that are made ready before a letter shows what it found; a longer list that has just come finds the rest soon
after it (U38)."""


class RecordModel(QAbstractTableModel, Generic[Record]):
    """`shown` are the records that pass the filter, in the chosen order; the order survives new records."""

    found_more = Signal()
    """Every row can be found by now: what was typed before that is to be looked for again."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        desk: Reader,
        identity: Callable[[Record], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = with_unit(columns)
        self.desk = desk
        self.identity = identity
        self.records: list[Record] = []
        self.shown: list[Record] = []
        self.sorted_by = -1
        self.descending = False
        self._needle = ""
        self._keep: Callable[[Record], bool] | None = None
        self._texts: RowTexts[Record] = RowTexts(self.columns, desk, identity)
        self.is_whole = True
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._prepare_some)

    def show(self, records: Iterable[Record]) -> None:
        """Replace all records; filter and order stay."""
        self.beginResetModel()
        self.records = list(records)
        self._texts.follow(self.records)
        self.shown = self._arranged()
        self.endResetModel()
        self._idle.start()

    def filter(self, text: str, keep: Callable[[Record], bool] | None = None) -> None:
        """Show the records whose cells contain every word of `text` and that `keep` keeps."""
        self._needle, self._keep = text.strip().lower(), keep
        self.beginResetModel()
        self.shown = self._arranged()
        self.endResetModel()

    def finish(self) -> None:
        """Find every row there is: what leaves the list, to a file or a printer, leaves whole."""
        if not self.is_whole:
            self._texts.prepare(len(self.records))
            self.found_more.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Stable, empty cells last either way; -1 brings back the order the records came in."""
        self.sorted_by, self.descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = [self.shown[index.row()] for index in self.persistentIndexList()]
        self.shown = self._arranged()
        places = {id(record): row for row, record in enumerate(self.shown)}
        self.changePersistentIndexList(
            self.persistentIndexList(),
            [
                self.index(places[id(record)], index.column())
                for record, index in zip(before, self.persistentIndexList(), strict=True)
            ],
        )
        self.layoutChanged.emit()

    def row_of(self, identity: Hashable) -> int:
        """The row of a record, -1 when it is not shown."""
        return next((row for row, one in enumerate(self.shown) if self.identity(one) == identity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, record = self.columns[index.column()], self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return cell_text(column, record, self.desk)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(_side(column))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(read(column.tip(record, self.desk.today()), self.desk)) if column.tip else None
            case _:
                return self._mark(column, record, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(column) | Qt.AlignmentFlag.AlignVCenter)
        return self.desk.tell(column.head) if role == Qt.ItemDataRole.DisplayRole else None

    def _mark(self, column: Column[Record], record: Record, role: int) -> Any:
        if role == MARK_ROLE:
            return column.mark(record, self.desk.today()) if column.mark else None
        if role == SHARE_ROLE:
            return column.value(record) if column.look is Look.BAR else None
        if role == STRUCK_ROLE:
            return bool(column.struck and column.struck(record))
        return None

    def _arranged(self) -> list[Record]:
        words = self._needle.split()
        if words:
            self._texts.prepare(AT_A_LETTER)
        self.is_whole = not words or self._texts.whole
        kept = [one for one in self.records if self._passes(one, words)] if words or self._keep else self.records[:]
        if self.sorted_by < 0:
            return kept
        column = self.columns[self.sorted_by]
        keyed = [(column.sort_key(one), one) for one in kept]
        full = [pair for pair in keyed if not pair[0][0]]
        full.sort(key=lambda pair: pair[0][1], reverse=self.descending)
        return [one for _, one in full] + [one for key, one in keyed if key[0]]

    def _passes(self, record: Record, words: list[str]) -> bool:
        if self._keep is not None and not self._keep(record):
            return False
        return not words or self._texts.found(record, words)

    def _prepare_some(self) -> None:
        """Make the filter ready while nobody types; in larger parts while somebody waits for what was typed."""
        self._texts.prepare(IN_A_TURN if self.is_whole else AT_A_LETTER)
        if self._texts.whole:
            self._idle.stop()
            if not self.is_whole:
                self.found_more.emit()


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column.look in RIGHT else Qt.AlignmentFlag.AlignLeft
