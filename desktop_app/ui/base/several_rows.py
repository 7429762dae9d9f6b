"""Rows of fields that a form takes as one value: filled in, added, taken away; what is wrong hangs from its field."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Several
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.text_field import TypedLine


class RowOfFields(Several):
    """One row. The fields have the names by which they are refused."""

    removed = Signal()

    removes: ClassVar[str]
    """What the button says that takes the row away; an English source text."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.texts = [one for one in self.editors.values() if isinstance(one, TypedLine)]
        self.error = HangingLine(self)
        self.removing = IconButton(Icon.CLOSE, desk.translate(self.removes))
        self.removing.clicked.connect(self.removed)
        self.lay_out()

    def lay_out(self) -> None:
        """Put the fields and the button that takes the row away somewhere."""
        raise NotImplementedError

    def values(self) -> list[str]:
        """What is typed, field by field."""
        return list(self.held().values())

    def show_values(self, values: Sequence[str]) -> None:
        """A draft of an earlier version may hold fewer of them: the rest is empty."""
        self.put(dict(zip_longest(self.editors, values, fillvalue="")))

    def is_empty(self) -> bool:
        return not any(text.text().strip() for text in self.texts)

    def show_error(self, field: str, text: str) -> None:
        editor = self.editors.get(field, self.texts[0])
        self.error.tell(f"{ERROR_GLYPH} {text}", "error", editor)
        dress_as(editor, "state", "error")
        editor.setAccessibleDescription(text)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.error.tell("", "")
        for editor in self.editors.values():
            dress_as(editor, "state", "")


Row = TypeVar("Row", bound=RowOfFields)


class SeveralRows(QWidget, Generic[Row]):
    """Rows that nobody filled in count for nothing."""

    changed = Signal(object)

    adds: ClassVar[str]
    """What the button says that adds a row; an English source text."""

    begins: ClassVar[Sequence[Sequence[str]]] = ()
    """The rows that stand there before anything is typed."""

    def __init__(self, desk: Desk, head: Any = None) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Row] = []
        self._place = stacked()
        self.adding = button(desk.translate(self.adds), self._add_by_hand)
        parts = [head] if head is not None else []
        stacked(*parts, self._place, beside(self.adding, ROOM), within=self)

    def make_row(self) -> Row:
        """An empty row."""
        raise NotImplementedError

    def held(self) -> list[list[str]]:
        """What was typed, row by row, without the empty ones."""
        return [row.values() for row in self.filled()]

    def put(self, entry: Sequence[Sequence[str]]) -> None:
        """Other rows; what there is at the beginning where there are none."""
        wanted = entry or self.begins
        for row in self.rows[len(wanted) :]:
            self._remove(row)
        while len(self.rows) < len(wanted):
            self._add()
        for row, one in zip(self.rows, wanted, strict=True):
            row.refresh()
            row.show_values(one)

    def filled(self) -> list[Row]:
        return [row for row in self.rows if not row.is_empty()]

    def show_at(self, line: int, field: str, text: str) -> bool:
        """What is wrong at its row, counted from 1 among those that are filled in; False where there is no such row."""
        filled = self.filled()
        if 0 < line <= len(filled):
            filled[line - 1].show_error(field, text)
        return 0 < line <= len(filled)

    def _add(self) -> Row:
        row = self.make_row()
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove_by_hand(row))
        self.rows.append(row)
        self._place.addWidget(row)
        self._walk_into(row)
        return row

    def _walk_into(self, row: Row) -> None:
        """Enter and Tab come to the row after the one above it, and from it to the button that adds another: what is
        made later would else come after everything else of the window.
        """
        before = self.adding.previousInFocusChain()
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is None:
            return
        for widget in (*row.editors.values(), row.removing, self.adding):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _add_by_hand(self) -> None:
        self._add().texts[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove_by_hand(self, row: Row) -> None:
        self._remove(row)
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)

    def _remove(self, row: Row) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
