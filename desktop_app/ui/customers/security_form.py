"""The form of a security: who or what answers for the debt, for how much, until when (R012, R013, R044)."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.grounds import SECURITIES, THINGS, Security, SecurityKind
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.grounds import add_security, latest_due
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.date_field import DateField


def _day(label: str, hint: str) -> Field[DateField]:
    return Field(label, lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD), hint=hint)


class SecurityPanel(FormPanel):
    """Begins with a joint guarantee for what falls due last."""

    title = N_("Security")
    kept_as = "quick.security"
    kind = one_of(N_("Kind of security"), SECURITIES)
    given_by = free_text(N_("Given by"), longest=100)
    phone = free_text(N_("Phone"), longest=100)
    what = free_text(N_("Which thing"), longest=200)
    amount = sum_typed(N_("Up to (yuan)"), required=False, hint=N_("Left empty: the whole debt."))
    debt_due = _day(N_("Debt due on"), N_("The day on which the debt it is for is due."))
    until = _day(N_("Ends on"), N_("Left empty, a guarantee ends six months after the debt is due."))
    dated = past_day(N_("Given on"))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.kind.changed.connect(self.brought_back)

    def fill(self) -> QWidget:
        customer, today, submission = self.subject.customer_id, self.desk.today(), self.submission

        def propose(due: date | None) -> None:
            if submission == self.submission and not self.debt_due.text() and due is not None:
                self.debt_due.set_day(due)
                self.form.settle_in()

        self.desk.jobs.ask(lambda book: latest_due(book.ledger, customer, today), propose, self, lane="latest due")
        self.brought_back()
        return self.kind

    def brought_back(self) -> None:
        """A thing is asked for only where one is given."""
        self.form.box("what").setVisible(self._kind() in THINGS)

    def write(self) -> None:
        security = Security(
            self.subject.customer_id, self._kind(), needed(self.dated.day()), self.given_by.text(), self.phone.text(),
            self.what.text() if self._kind() in THINGS else "", self.amount.fen() or 0, self.debt_due.day(),
            self.until.day(), self.note.text(),
        )  # fmt: skip
        submission, say = self.submission, self.desk.say

        def told(made: Security) -> str:
            if made.ends is None:
                return say("{kind}: {name} is entered.", kind=SECURITIES[made.kind], name=made.named)
            return say("{kind}: {name}, until {day}.", kind=SECURITIES[made.kind], name=made.named, day=made.ends)

        self.enter(
            lambda book, moment: add_security(book.ledger, security, moment, submission),
            told,
            lambda made: taken_back(Withdrawable.GROUND, made.id),
        )

    def _kind(self) -> SecurityKind:
        return SecurityKind(str(self.kind.value()))
