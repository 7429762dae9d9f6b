"""The rows of a foreign sheet as they stand, each with its verdict; a cell is repaired by typing over it (U48)."""

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.errors import Said
from desktop_app.operations.importing import Table, Workbook, letter
from desktop_app.operations.outlook import MONEY, Meaning
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_draft import UNREAD, SheetDraft
from desktop_app.ui.importing.sheet_verdict import RowStanding
from desktop_app.ui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex

BAD_ROLE = Qt.ItemDataRole.UserRole + 11
QUIET_ROLE = Qt.ItemDataRole.UserRole + 12
MENDED_ROLE = Qt.ItemDataRole.UserRole + 13
DOUBT_ROLE = Qt.ItemDataRole.UserRole + 15
DECIDED_ROLE = Qt.ItemDataRole.UserRole + 16
STANDING_ROLE = Qt.ItemDataRole.UserRole + 14

FIGURES = {*MONEY, Meaning.PRICE, Meaning.QUANTITY, Meaning.DAYS}
QUIET = {RowStanding.NOT_READ, RowStanding.DROPPED, RowStanding.KNOWN}


class SheetModel(QAbstractTableModel):
    """Column 0 tells where the row stands; the others are the columns of the sheet, from the table's first."""

    repaired = Signal(int, int, str)
    """Row and column of the sheet, both from 0, and what was typed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.verdict = UNREAD
        self.table: Table | None = None
        self.shown: list[int] = []
        self.columns: tuple[int, ...] = ()
        self._original = Workbook([])
        self._merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._decided: Mapping[tuple[int, str], Said] = {}
        self._wanted: Collection[RowStanding] = ()

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def show(self, draft: SheetDraft, hold: bool = False) -> None:
        """Another verdict, or another text in its table, on which it may not be judged yet.

        With `hold` no row comes or goes: somebody is typing into one.
        """
        before = self.columns, self.shown
        self.verdict, self.table, self._original = draft.verdict, draft.table, draft.original
        self._decided = draft.decided
        self._merged = draft.table.sheet.merged_into() if draft.table else {}
        now = self.verdict.columns, self.shown if hold else self._kept()
        if now != before:
            self.beginResetModel()
            self.columns, self.shown = now
            self.endResetModel()
        elif self.shown and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.shown) - 1)

    def filter(self, wanted: Collection[RowStanding]) -> None:
        """Show only the rows that stand so; all, where nothing is named."""
        self.beginResetModel()
        self._wanted = wanted
        self.shown = self._kept()
        self.endResetModel()

    def place(self, index: Index) -> tuple[int, int]:
        """(row, column) of the sheet, both from 0; column -1 is where the row stands."""
        return self.shown[index.row()] - 1, self.columns[index.column() - 1] if index.column() else -1

    def index_of(self, row: int, column: str) -> QModelIndex:
        """The cell of that row number and column letter; invalid when the filter hides it."""
        at = next((at for at, one in enumerate(self.columns, 1) if letter(one) == column), 0)
        return self.index(self.shown.index(row), at) if row in self.shown else QModelIndex()

    def problems(self) -> list[tuple[int, int]]:
        """(row, column), as they are shown, of cells that are bad or in doubt and of rows the book refused, from top to
        bottom.
        """
        rows = {row: at for at, row in enumerate(self.shown)}
        sections = {letter(column): section for section, column in enumerate(self.columns, 1)}
        refused = ((row, "") for row in self.verdict.refused.keys() - self.verdict.dropped)
        places = (*self.verdict.bad, *refused, *self.verdict.doubtful)
        return sorted({(rows[row], sections.get(column, 0)) for row, column in places if row in rows})

    def field_of(self, section: int) -> Meaning | None:
        return self.table.header.field_of(self.columns[section - 1]) if section and self.table else None

    def name_of(self, section: int) -> str:
        """What the sheet calls the column; empty for the first, which is ours."""
        return self.table.header.name_of(self.columns[section - 1]) if section and self.table else ""

    def text(self, index: Index) -> str:
        """What the cell says now; a cell under a merged block says what the block says."""
        if self.table is None or not index.column():
            return ""
        place = self.place(index)
        return self.table.sheet.cell(*self._merged.get(place, place)).text

    def said_by_the_file(self, index: Index) -> str | None:
        """What stood in a cell that was repaired; None where nothing was."""
        if self.table is None or not index.column():
            return None
        place, key = self.place(index), self.table.sheet.key
        sheet = next(one for one in self._original.sheets if one.key == key)
        before = sheet.cell(*self._merged.get(place, place)).text
        return before if before != self.text(index) else None

    def told(self, index: Index) -> list[str]:
        """Everything there is to say of a cell and its row, in the language of the window."""
        if not index.isValid():
            return []
        row, column = self.place(index)
        bad = self.verdict.bad
        places = [(row + 1, letter(column))] if index.column() else [place for place in bad if place[0] == row + 1]
        before = self.said_by_the_file(index)
        told = [f"✕ {self.desk.tell(bad[place].reason)}" for place in places if place in bad]
        told += [self.desk.tell(one) for one in self.verdict.notes(row + 1)]
        told += [self.desk.say("✓ You said: {choice}", choice=one) for one in self._said_of(row + 1, index)]
        if before is None:
            return told
        say = self.desk.say
        return [*told, say("The file says “{text}”.", text=before) if before else say("The cell is empty in the file.")]

    def _said_of(self, row: int, index: Index) -> list[Said]:
        """What was decided of the cell, or anywhere in its row."""
        place = letter(self.columns[index.column() - 1]) if index.column() else ""
        return [said for (at, column), said in self._decided.items() if at == row and place in ("", column)]

    # ── what Qt asks ─────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self.columns else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown_text(index)
            case Qt.ItemDataRole.EditRole:
                return self.text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join([self._shown_text(index), *self.told(index)])
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(self.told(index)))
            case Qt.ItemDataRole.TextAlignmentRole:
                right = self.field_of(index.column()) in FIGURES
                return int(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            case _:
                return self._mark(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not index.column() or text == self.text(index):
            return False
        self.repaired.emit(*self.place(index), text)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self.shown[section])
        return self.desk.say("Row") if not section else self.name_of(section) or letter(self.columns[section - 1])

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _shown_text(self, index: Index) -> str:
        if index.column():
            return self.text(index)
        row = self.shown[index.row()]
        standing, notes = self.verdict.standing(row), self.verdict.notes(row)
        return self.desk.tell(notes[-1] if standing is RowStanding.NOT_READ and notes else standing.said)

    def _kept(self) -> list[int]:
        verdict, wanted = self.verdict, self._wanted
        return [row for row in verdict.rows if not wanted or verdict.standing(row) in wanted]

    def _mark(self, index: Index, role: int) -> Any:
        row, section = self.shown[index.row()], index.column()
        standing = self.verdict.standing(row)
        if role == BAD_ROLE:
            return bool(section) and (row, letter(self.columns[section - 1])) in self.verdict.bad
        if role == DOUBT_ROLE:
            return bool(section) and (row, letter(self.columns[section - 1])) in self.verdict.doubtful
        if role == DECIDED_ROLE:
            return bool(section) and (row, letter(self.columns[section - 1])) in self._decided
        if role == QUIET_ROLE:
            unused = bool(section) and standing is not RowStanding.UNREAD and self.field_of(section) is None
            return standing in QUIET or unused
        if role == MENDED_ROLE:
            return self.said_by_the_file(index) is not None
        return standing if role == STANDING_ROLE and not section else None
