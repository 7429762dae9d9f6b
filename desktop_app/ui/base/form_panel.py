"""A quick form of named fields: Enter goes on and saves from the last one, a refusal stands at its field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.doubts import ask_in
from desktop_app.ui.base.quick import QuickPanel
from desktop_app.ui.widgets.form import Form


class FormPanel(QuickPanel):
    """A form fills its fields in `fill`, which returns the one to start in, and writes in `write`."""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, parent)
        self.accepted: frozenset[str] = frozenset()
        """What somebody has said to be meant so, for the `write` that follows."""
        self.form = Form(desk.say, narrow=True)
        self.body.addWidget(self.form)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.leave)

    def add(self, name: str, label: str, editor: QWidget, hint: str = "") -> None:
        """The next field, under the name by which the operation refuses it."""
        self.form.body.addWidget(self.form.field(name, label, editor, hint=hint))

    def saves_on_enter(self, last: QLineEdit) -> None:
        """Enter goes on from field to field, and saves from this one."""
        self.form.ends_with(last)

    def fill(self) -> QWidget:
        """Fill the fields for the subject; the field in which to start."""
        raise NotImplementedError

    def write(self) -> None:
        """Write what the fields hold; they hold what they may."""
        raise NotImplementedError

    def start(self) -> None:
        self.form.clear_errors()
        first = self.fill()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def save(self) -> None:
        """Once: a second Enter while it is being written writes nothing."""
        self._save_accepting(frozenset())

    def refuse(self, said: Said) -> None:
        """What was typed stays; a question stands at its field and has a button for the answer."""
        self.saving.setEnabled(True)
        self.form.show_refusal(said)
        if isinstance(said, Doubted):
            ask_in(self.form.bar, self.desk, said, self._save_accepting)

    def _save_accepting(self, accepted: frozenset[str]) -> None:
        if self.saving.isEnabled() and self.form.check():
            self.accepted = accepted
            self.write()
