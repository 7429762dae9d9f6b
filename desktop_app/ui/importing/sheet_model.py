"""The rows of a foreign sheet as they stand, each with its verdict; a cell is repaired by typing over it (U48)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import Said
from desktop_app.operations.importing import Table, Workbook, letter
from desktop_app.operations.outlook import Meaning
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_verdict import RowStanding, SheetVerdict
from desktop_app.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex

BAD_ROLE = Qt.ItemDataRole.UserRole + 11
QUIET_ROLE = Qt.ItemDataRole.UserRole + 12
MENDED_ROLE = Qt.ItemDataRole.UserRole + 13
STANDING_ROLE = Qt.ItemDataRole.UserRole + 14

FIGURES = {
    Meaning.AMOUNT, Meaning.OPEN, Meaning.PAID, Meaning.PAID_AMOUNT, Meaning.PRICE, Meaning.QUANTITY, Meaning.LIMIT,
    Meaning.DAYS, Meaning.DEBIT,
}  # fmt: skip
STANDINGS = {
    RowStanding.FINE: Said("ready"),
    RowStanding.NEW_CUSTOMER: Said("new customer"),
    RowStanding.CAUTION: Said("please check"),
    RowStanding.KNOWN: Said("already in the book"),
    RowStanding.BAD: Said("has a problem"),
    RowStanding.NOT_READ: Said("no entry"),
    RowStanding.DROPPED: Said("left out by you"),
    RowStanding.TITLE: Said("above the table"),
    RowStanding.UNREAD: Said("not read"),
}
GLYPHS = {
    RowStanding.FINE: "✓", RowStanding.NEW_CUSTOMER: "＋", RowStanding.CAUTION: "!",
    RowStanding.KNOWN: "＝", RowStanding.BAD: "✕", RowStanding.NOT_READ: "–",
    RowStanding.DROPPED: "–",
}  # fmt: skip
QUIET = {RowStanding.NOT_READ, RowStanding.DROPPED, RowStanding.KNOWN}


class SheetModel(QAbstractTableModel):
    """Column 0 tells where the row stands; the others are the columns of the sheet, from the table's first."""

    repaired = Signal(int, int, str)
    """Row and column of the sheet, both from 0, and what was typed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.verdict: SheetVerdict | None = None
        self.table: Table | None = None
        self.shown: list[int] = []
        self.columns: tuple[int, ...] = ()
        self._original: Workbook | None = None
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._keep: Callable[[int], bool] | None = None

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def show(self, verdict: SheetVerdict, table: Table | None, original: Workbook, hold: bool = False) -> None:
        """Another verdict, or another text in `table`, on which it may not be judged yet; `original` is the file.

        With `hold` no row comes or goes: somebody is typing into one.
        """
        columns = verdict.columns
        shown = self.shown if hold else self._kept_of(verdict)
        same = columns == self.columns and shown == self.shown
        if not same:
            self.beginResetModel()
        self.verdict, self.table, self._original, self.columns, self.shown = verdict, table, original, columns, shown
        self._merged = table.sheet.merged_into() if table else {}
        if not same:
            self.endResetModel()
        elif shown and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(columns)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(shown) - 1)

    def filter(self, keep: Callable[[int], bool] | None) -> None:
        """Show only the rows that `keep` keeps, by their number in the sheet."""
        self.beginResetModel()
        self._keep = keep
        self.shown = self._kept_of(self.verdict)
        self.endResetModel()

    def place(self, index: Index) -> tuple[int, int]:
        """(row, column) of the sheet, both from 0; column -1 is where the row stands."""
        return self.shown[index.row()] - 1, self.columns[index.column() - 1] if index.column() else -1

    def index_of(self, row: int, column: str) -> QModelIndex:
        """The cell of that row number and column letter; invalid when the filter hides it."""
        at = next((at for at, one in enumerate(self.columns, 1) if letter(one) == column), 0)
        return self.index(self.shown.index(row), at) if row in self.shown else QModelIndex()

    def field_of(self, section: int) -> Meaning | None:
        return self.table.header.field_of(self.columns[section - 1]) if section and self.table else None

    def name_of(self, section: int) -> str:
        """What the sheet calls the column; empty for the first, which is ours."""
        return self.table.header.name_of(self.columns[section - 1]) if section and self.table else ""

    def text(self, index: Index) -> str:
        """What the cell says now; a cell under a merged block says what the block says."""
        row, column = self.place(index)
        if self.table is None or column < 0:
            return ""
        return self.table.sheet.cell(*self._merged.get((row, column), (row, column))).text

    def said_by_the_file(self, index: Index) -> str | None:
        """What stood in a cell that was repaired; None where nothing was."""
        row, column = self.place(index)
        if self._original is None or self.table is None or column < 0:
            return None
        sheet = next(one for one in self._original.sheets if one.name == self.table.sheet.name)
        before = sheet.cell(*self._merged.get((row, column), (row, column))).text
        return before if before != self.text(index) else None

    def told(self, index: Index) -> list[str]:
        """Everything there is to say of a cell and its row, in the language of the window."""
        if self.verdict is None or not index.isValid():
            return []
        row, column = self.place(index)
        bad = self.verdict.bad.get((row + 1, letter(column))) if column >= 0 else None
        others = [one for place, one in self.verdict.bad.items() if place[0] == row + 1] if column < 0 else []
        before = self.said_by_the_file(index)
        told = [f"✕ {self.desk.tell(one.reason)}" for one in ([bad] if bad else others)]
        told += [self.desk.tell(one) for one in self.verdict.notes(row + 1)]
        return told + ([self.desk.say("The file says “{text}”.", text=before)] if before is not None else [])

    # ── what Qt asks ─────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self.columns else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.verdict is None:
            return None
        row = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown_text(index, row)
            case Qt.ItemDataRole.EditRole:
                return self.text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join([self._shown_text(index, row), *self.told(index)])
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(self.told(index)))
            case Qt.ItemDataRole.TextAlignmentRole:
                right = self.field_of(index.column()) in FIGURES
                return int(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            case _:
                return self._mark(index, row, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.column() or text == self.text(index):
            return False
        self.repaired.emit(*self.place(index), text)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(self.shown[section]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.desk.say("Row") if not section else self.name_of(section) or letter(self.columns[section - 1])
        return None

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _kept_of(self, verdict: SheetVerdict | None) -> list[int]:
        rows = verdict.rows if verdict else ()
        return [row for row in rows if self._keep is None or self._keep(row)]

    def _shown_text(self, index: Index, row: int) -> str:
        if self.verdict is None or index.column():
            return self.text(index)
        standing = self.verdict.standing(row)
        notes = self.verdict.notes(row)
        words = notes[-1] if standing is RowStanding.NOT_READ and notes else STANDINGS[standing]
        return self.desk.tell(words)

    def _mark(self, index: Index, row: int, role: int) -> Any:
        if self.verdict is None:
            return None
        standing = self.verdict.standing(row)
        if role == BAD_ROLE:
            return bool(index.column()) and (row, letter(self.place(index)[1])) in self.verdict.bad
        if role == QUIET_ROLE:
            unused = (
                bool(index.column()) and standing is not RowStanding.UNREAD and self.field_of(index.column()) is None
            )
            return standing in QUIET or unused
        if role == MENDED_ROLE:
            return self.said_by_the_file(index) is not None
        return standing if role == STANDING_ROLE and not index.column() else None
