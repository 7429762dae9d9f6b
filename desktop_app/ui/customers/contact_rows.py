"""The people at a customer, one a row: name, what they decide, phone, WeChat, a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.customers import Contact, Role
from desktop_app.domain.errors import Problem
from desktop_app.domain.labels import ROLES
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import PlainLabel, plain_tip
from desktop_app.ui.widgets.text_field import TextField

SHARES = (3, 3, 3, 3, 4)
FIELDS = ("contact_name", "contact_role", "contact_phone", "contact_wechat", "contact_note")


class ContactRow(QWidget):
    """One person, and below the row what is wrong with it."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, desk: Desk, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = desk.say
        self.role = ChoiceField([(one, desk.tell(said)) for one, said in ROLES.items()])
        self.texts = [TextField(say, longest=longest) for longest in (100, 100, 100, 500)]
        self.editors: list[TextField | ChoiceField] = [self.texts[0], self.role, *self.texts[1:]]
        self.error = PlainLabel("", "error", wraps=True)
        self.error.hide()
        line = QHBoxLayout()
        line.setSpacing(px(8))
        for editor, share, name in zip(self.editors, SHARES, names, strict=True):
            editor.setAccessibleName(name)
            editor.changed.connect(self._typed)
            line.addWidget(editor, share)
        removing = QPushButton("✕")
        removing.setProperty("flat", True)
        removing.setFixedWidth(px(32))
        removing.setAccessibleName(say("Remove this contact"))
        removing.setToolTip(plain_tip(say("Remove this contact")))
        removing.clicked.connect(self.removed)
        line.addWidget(removing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(line)
        layout.addWidget(self.error)
        self.show_values(["", Role.OTHER.value, "", "", ""])

    def values(self) -> list[str]:
        """Name, role, phone, WeChat, note, as typed."""
        name, *rest = (text.text() for text in self.texts)
        return [name, str(self.role.value()), *rest]

    def show_values(self, values: Sequence[str]) -> None:
        name, role, *rest = values
        self.role.set_value(role)
        for editor, text in zip(self.texts, (name, *rest), strict=True):
            editor.set_text(text)

    def is_empty(self) -> bool:
        return not any(text.text().strip() for text in self.texts)

    def show_error(self, field: str, text: str) -> None:
        self.error.setText(f"✕ {text}")
        self.error.show()
        editor = self.editors[FIELDS.index(field)] if field in FIELDS else self.editors[0]
        editor.setAccessibleDescription(text)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.error.hide()
        self.changed.emit(None)


class ContactRows(QWidget):
    """Rows that nobody filled in are no contacts."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self._names = (say("Person"), say("Role"), say("Phone"), say("WeChat"), say("Note"))
        self.rows: list[ContactRow] = []
        heads = QGridLayout()
        heads.setHorizontalSpacing(px(8))
        for at, (name, share) in enumerate(zip(self._names, SHARES, strict=True)):
            heads.addWidget(PlainLabel(name, "muted"), 0, at)
            heads.setColumnStretch(at, share)
        heads.setColumnMinimumWidth(len(SHARES), px(32))
        self._place = QVBoxLayout()
        self._place.setSpacing(px(8))
        self.adding = QPushButton(say("Add a contact"))
        self.adding.clicked.connect(self._add_by_hand)
        foot = QHBoxLayout()
        foot.addWidget(self.adding)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(heads)
        layout.addLayout(self._place)
        layout.addLayout(foot)

    def contacts(self) -> tuple[Contact, ...]:
        return tuple(Contact(name, Role(role), *rest) for name, role, *rest in self.held())

    def held(self) -> list[list[str]]:
        """What was typed, row by row, without the empty ones."""
        return [row.values() for row in self._filled()]

    def put(self, entry: Sequence[Sequence[str]]) -> None:
        """Other people; one empty row where there is nobody."""
        for row in tuple(self.rows):
            self._remove(row)
        for one in entry or [["", Role.OWNER.value, "", "", ""]]:
            self._add().show_values(one)

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
        row = ContactRow(self.desk, self._names)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove_by_hand(row))
        self.rows.append(row)
        self._place.addWidget(row)
        return row

    def _add_by_hand(self) -> None:
        self._add().editors[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove_by_hand(self, row: ContactRow) -> None:
        self._remove(row)
        self.adding.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)

    def _remove(self, row: ContactRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()
