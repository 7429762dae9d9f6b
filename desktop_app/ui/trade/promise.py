"""Record a promise: the sum is filled in with what is due, the day is one key away, and who said it (U3, N01)."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.promises import Promise
from desktop_app.language import N_
from desktop_app.operations.promises import make_promise
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.date_field import DateField

USUAL_DAYS = 3


def _usual_day(desk: Desk) -> str:
    return (desk.today() + timedelta(days=USUAL_DAYS)).isoformat()


class PromisePanel(FormPanel):
    """Y, Enter, the day, Enter: the sum stands there already, and where the customer has a contact so does the name.

    Nobody's word is no promise: without a name Enter goes on to it, and it is missed at its place.
    """

    title = N_("Record a promise")
    kept_as = "quick.promise"
    amount = sum_typed(N_("Sum promised"))
    by = Field(N_("To be paid by"), lambda desk: DateField(desk.say, desk.today, required=True), starts=_usual_day)
    said_by = free_text(N_("Said by"), required=True, longest=100)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.by.returnPressed.connect(self._save_if_said, Qt.ConnectionType.QueuedConnection)

    def fill(self) -> QWidget:
        self.amount.set_fen(self.subject.ask_fen or None)
        self.said_by.set_text(self.subject.contact)
        return self.amount

    def write(self) -> None:
        fen, by = needed(self.amount.fen()), needed(self.by.day())
        promise = Promise(self.subject.customer_id, fen, by, self.desk.today(), self.said_by.text())
        submission, name, accepted = self.submission, self.subject.name, self.accepted
        self.do(
            lambda book, moment: make_promise(book.ledger, promise, moment, submission, accepted),
            lambda kept: self._saved(kept, name),
        )

    def _save_if_said(self) -> None:
        """After Enter has moved on to the name: where it stands there, nothing is left to type."""
        if self.said_by.text().strip():
            self.save()

    def _saved(self, kept: Promise, name: str) -> None:
        said = self.desk.say("Promise recorded: {name}, {day}.", name=name, day=kept.by)
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.PROMISE, kept.id, moment))
