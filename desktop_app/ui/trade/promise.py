"""Record a promise: the sum is filled in with what is due, the day is one key away (U3, N01)."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.promises import Promise
from desktop_app.operations.promises import make_promise
from desktop_app.operations.withdrawing import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.quick import QuickPanel
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.text_field import TextField

USUAL_DAYS = 3


class PromisePanel(QuickPanel):
    """Y, Enter, the day, Enter: the sum stands there already."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Record a promise"), parent)
        self.amount = AmountField(desk.say, required=True)
        self.by = DateField(desk.say, desk.today, required=True)
        self.said_by = TextField(desk.say, longest=100)
        self.form = Form(desk.say)
        for name, label, editor in (
            ("amount", desk.say("Sum promised"), self.amount),
            ("by", desk.say("To be paid by"), self.by),
            ("said_by", desk.say("Said by"), self.said_by),
        ):
            self.form.body.addWidget(self.form.field(name, label, editor))
        self.body.addWidget(self.form)
        for last in (self.by, self.said_by):  # after Enter has moved on, so that a refusal keeps the keyboard
            last.returnPressed.connect(self.save, Qt.ConnectionType.QueuedConnection)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.leave)

    def start(self) -> None:
        self.form.clear_errors()
        self.amount.set_fen(self.subject.ask_fen or None)
        self.by.set_day(self.desk.today() + timedelta(days=USUAL_DAYS))
        self.said_by.setText(self.subject.contact)
        self.amount.setFocus(Qt.FocusReason.TabFocusReason)
        self.amount.selectAll()

    def save(self) -> None:
        fen, by = self.amount.fen(), self.by.day()
        if not self.saving.isEnabled() or not self.form.check() or fen is None or by is None:
            return
        promise = Promise(self.subject.customer_id, fen, by, self.desk.today(), self.said_by.text())
        submission, name = self.submission, self.subject.name
        self.do(
            lambda book, moment: make_promise(book.ledger, promise, moment, submission),
            lambda kept: self._saved(kept, name),
        )

    def refuse(self, said: Said) -> None:
        self.saving.setEnabled(True)
        self.form.show_refusal(said)

    def _saved(self, kept: Promise, name: str) -> None:
        said = self.desk.say("Promise recorded: {name}, {day}.", name=name, day=kept.by)
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.PROMISE, kept.id, moment))
