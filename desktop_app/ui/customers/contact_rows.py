"""The people at a customer, one a row: name, what they decide, phone, WeChat, a note."""

from collections.abc import Sequence
from dataclasses import astuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.errors import Problem
from desktop_app.domain.labels import ROLES
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Several, fields_of, free_text, one_of
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel, dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.text_field import TextField

SHARES = (3, 3, 3, 3, 4)
"""How wide the fields are, one beside another."""


class ContactRow(Several):
    """One person; what is wrong hangs from its field. The fields have the names by which they are refused."""

    removed = Signal()

    contact_name = free_text(N_("Person's name"), longest=100)
    contact_role = one_of(N_("Role"), ROLES, Role.OTHER)
    contact_phone = free_text(N_("Phone"), longest=100)
    contact_wechat = free_text(N_("WeChat"), longest=100)
    contact_note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.texts = [one for one in self.editors.values() if isinstance(one, TextField)]
        self.error = HangingLine(self)
        removing = IconButton(Icon.CLOSE, desk.say("Remove this contact"))
        removing.clicked.connect(self.removed)
        beside(*zip(self.editors.values(), SHARES, strict=True), removing, within=self)

    def values(self) -> list[str]:
        """Name, role, phone, WeChat, note, as typed."""
        return list(self.held().values())

    def show_values(self, values: Sequence[str]) -> None:
        self.put(dict(zip(self.editors, values, strict=True)))

    def is_empty(self) -> bool:
        return not any(text.text().strip() for text in self.texts)

    def show_error(self, field: str, text: str) -> None:
        editor = self.editors.get(field, self.contact_name)
        self.error.tell(f"{ERROR_GLYPH} {text}", "error", editor)
        dress_as(editor, "state", "error")
        editor.setAccessibleDescription(text)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self.error.tell("", "")
        for editor in self.editors.values():
            dress_as(editor, "state", "")


class ContactRows(QWidget):
    """Rows that nobody filled in are no contacts."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[ContactRow] = []
        self._place = stacked()
        self.adding = button(desk.say("Add a contact"), self._add_by_hand)
        heads = QGridLayout()
        heads.setHorizontalSpacing(px(8))
        for at, (one, share) in enumerate(zip(fields_of(ContactRow).values(), SHARES, strict=True)):
            heads.addWidget(PlainLabel(desk.words(one.label), "muted"), 0, at)
            heads.setColumnStretch(at, share)
        heads.setColumnMinimumWidth(len(SHARES), px(32))
        stacked(heads, self._place, beside(self.adding, ROOM), within=self)

    def set_value(self, contacts: Sequence[Contact]) -> None:
        self.put([astuple(one) for one in contacts])

    def value(self) -> tuple[Contact, ...]:
        return tuple(Contact(name, Role(role), *rest) for name, role, *rest in self.held())

    def held(self) -> list[list[str]]:
        """What was typed, row by row, without the empty ones."""
        return [row.values() for row in self._filled()]

    def put(self, entry: Sequence[Sequence[str]]) -> None:
        """Other people; one empty row where there is nobody."""
        wanted = entry or [["", Role.OWNER.value, "", "", ""]]
        for row in self.rows[len(wanted) :]:
            self._remove(row)
        while len(self.rows) < len(wanted):
            self._add()
        for row, one in zip(self.rows, wanted, strict=True):
            row.refresh()
            row.show_values(one)

    def show_problem(self, problem: Problem, text: str) -> bool:
        """Show what is wrong with one contact at its row; False for a problem of something else."""
        filled = self._filled()
        if not problem.field.startswith("contact") or not 0 < problem.line <= len(filled):
            return False
        filled[problem.line - 1].show_error(problem.field, text)
        return True

    def _filled(self) -> list[ContactRow]:
        return [row for row in self.rows if not row.is_empty()]

    def _add(self) -> ContactRow:
        row = ContactRow(self.desk)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove_by_hand(row))
        self.rows.append(row)
        self._place.addWidget(row)
        return row

    def _add_by_hand(self) -> None:
        self._add().contact_name.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove_by_hand(self, row: ContactRow) -> None:
        self._remove(row)
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)

    def _remove(self, row: ContactRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
