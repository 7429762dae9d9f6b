"""The sheets that come in together, one below the other: each ticked or left out, with what it waits for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_stack import SheetStack
from desktop_app.ui.importing.sheet_verdict import SheetVerdict
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Card
from desktop_app.ui.widgets.layouts import stacked

WIDTH, ROW = 232, 52


class SheetList(Card):
    """`shown`: another sheet is looked at; `ticked`: one is taken or left out. Space ticks, arrows move."""

    shown = Signal(int)
    ticked = Signal(int, bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._telling = False
        self.setFixedWidth(px(WIDTH))
        self.rows = QListWidget()
        self.rows.setFrameShape(QListWidget.Shape.NoFrame)
        self.rows.setAccessibleName(desk.say("Sheets that come in together"))
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.currentRowChanged.connect(self._moved)
        self.rows.itemChanged.connect(self._changed)
        stacked((self.rows, 1), margins=6, within=self)

    def show_stack(self, stack: SheetStack) -> None:
        """Where each sheet stands now."""
        self._telling = True
        self.setVisible(stack.is_several)
        while self.rows.count() > len(stack.names):
            self.rows.takeItem(self.rows.count() - 1)
        while self.rows.count() < len(stack.names):
            self.rows.addItem(self._new())
        for at, name in enumerate(stack.names):
            item, verdict = self.rows.item(at), stack.drafts[at].verdict
            item.setText(f"{name}\n{self._told(verdict)}")
            item.setToolTip("")
            item.setCheckState(Qt.CheckState.Unchecked if at in stack.left else Qt.CheckState.Checked)
        if stack.is_several:
            self.rows.setCurrentRow(stack.at)
        self._telling = False

    def _new(self) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        size = item.sizeHint()
        size.setHeight(px(ROW))
        item.setSizeHint(size)
        return item

    def _told(self, verdict: SheetVerdict) -> str:
        say = self.desk.say
        parts = [say("{count} entries", count=len(verdict.coming))]
        if verdict.doubts:
            parts.append("? " + say("{count} to answer", count=len(verdict.doubts)))
        if verdict.problem_rows:
            parts.append("✕ " + say("{count} to fix", count=len(verdict.problem_rows)))
        return " · ".join(parts) if verdict.is_read else "✕ " + say("cannot be read")

    def _moved(self, at: int) -> None:
        if not self._telling and at >= 0:
            self.shown.emit(at)

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._telling:
            self.ticked.emit(self.rows.row(item), item.checkState() is Qt.CheckState.Checked)
