"""Void a document: what follows in a sentence, a reason, one key; nothing is deleted (U24, U25)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done


class VoidPanel(QuickPanel):
    """Says what the reversal brings about before it is posted; `again` offers to enter the document anew."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Void"), parent)
        self.number = ""
        self._again: Callable[[], None] | None = None
        self.consequence = PlainLabel("", wraps=True)
        self.reason = TextField(desk.say, required=True, longest=500)
        self.reason_box = FieldBox(desk.say, desk.say("Reason"), self.reason)
        self.body.addWidget(self.consequence)
        self.body.addWidget(self.reason_box)
        self.saving.setText(desk.say("Void  Enter"))
        self.setFocusProxy(self.reason)

    def begin_void(
        self,
        number: str,
        name: str,
        consequence: str,
        again: Callable[[], None] | None = None,
    ) -> None:
        """Ask about one document; `consequence` is in the language of the window."""
        self.number, self._again = number, again
        self.consequence.setText(consequence)
        self.begin(Subject(0, f"{number} · {name}"))

    def start(self) -> None:
        self.reason_box.clear_error()
        self.reason.set_text(self.desk.say("Entered by mistake"))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()

    def save(self) -> None:
        missing = self.reason.problem()
        if missing is not None:
            self.reason_box.show_error(self.desk.tell(missing))
            return
        number, again, reason, submission = self.number, self._again, self.reason.text(), self.submission

        def verb(book: "Book", moment: "Moment") -> "Done[str]":
            return void_document(book.ledger, number, None, reason, moment, submission)

        self.do(verb, lambda reversal: self._voided(number, reversal, again))

    def refuse(self, said: Said) -> None:
        if said.field == "reason":
            self.saving.setEnabled(True)
            self.reason_box.show_error(self.desk.tell(said))
        else:
            super().refuse(said)

    def _voided(self, number: str, reversal: str, again: Callable[[], None] | None) -> None:
        ways = () if again is None else (Way(self.desk.say("Enter it again"), again),)
        text = self.desk.say("{number} is void; {reversal} reverses it.", number=number, reversal=reversal)
        self.desk.done(text, None, *ways)
