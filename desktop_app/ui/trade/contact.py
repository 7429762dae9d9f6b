"""Log a contact: one digit says how it ended, Enter keeps it, a note if there is more to say (U5, R105)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.errors import Refused, Said, Unusual
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.digit_choice import DigitChoice

CHOICES = (
    (Outcome.REACHED, N_("Reached")),
    (Outcome.NOT_REACHED, N_("Not reached")),
    (Outcome.WRONG_NUMBER, N_("Wrong number")),
    (Outcome.IN_PERSON, N_("Spoke in person")),
    (Outcome.WECHAT, N_("By WeChat")),
    (Outcome.CLAIMS_PAID, N_("Says it is paid")),
    (Outcome.ABSENT, N_("Boss is away")),
    (Outcome.WANTS_PAPERS, N_("Wants the papers")),
    (Outcome.NO_MONEY, N_("No money now")),
)
"""How a talk ended; the digit of the key is the place in the list."""

CHANNELS = {Outcome.IN_PERSON: Channel.IN_PERSON, Outcome.WECHAT: Channel.WECHAT}


def _outcomes(desk: Desk) -> DigitChoice:
    return DigitChoice([(one, desk.translate(text)) for one, text in CHOICES], desk.say("How the talk ended"))


class ContactPanel(FormPanel):
    title = N_("Log a contact")
    kept_as = "quick.contact"
    outcome = Field("", _outcomes)
    claimed_on = past_day(N_("Money sent on"), today=False)
    amount = sum_typed(N_("Sum they name, if any"), required=False)
    next_on = Field(N_("Agreed to speak again on"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    note = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meant = False
        """Whether what is unusual was asked about; Enter once more is the answer."""
        self.outcome.changed.connect(self._chosen)
        self.outcome.entered.connect(self.save)
        self.claimed_on.returnPressed.connect(self._ask_the_day, Qt.ConnectionType.QueuedConnection)

    def fill(self) -> QWidget:
        self.brought_back()
        return self.outcome

    def brought_back(self) -> None:
        """A claim comes back by itself after three days; any other talk may name the day of the next one."""
        claims = self.outcome.value() is Outcome.CLAIMS_PAID
        for name, shown in (("claimed_on", claims), ("amount", claims), ("next_on", not claims)):
            self.form.box(name).setVisible(shown)
        self._ask_anew()

    def write(self) -> None:
        outcome = self.outcome.value()
        if not isinstance(outcome, Outcome):
            self.refuse(Refused("Choose how the talk ended."))
            return
        contacted, meant, submission = self._contacted(outcome), self._meant, self.submission
        said = self.desk.say("Contact logged: {name}.", name=self.subject.name)
        self.do(
            lambda book, moment: log_contact(book.ledger, contacted, moment, submission, meant),
            lambda kept: self._saved(kept, said),
        )

    def refuse(self, said: Said) -> None:
        super().refuse(said)
        if isinstance(said, Unusual):
            self._meant = True
            self.name_saving(N_("Log it all the same"))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _contacted(self, outcome: Outcome) -> Contacted:
        claims = outcome is Outcome.CLAIMS_PAID
        return Contacted(
            self.subject.customer_id,
            self.desk.today(),
            CHANNELS.get(outcome, Channel.PHONE),
            outcome,
            self.note.text(),
            next_on=None if claims else self.next_on.day(),
            amount_fen=(self.amount.fen() or 0) if claims else 0,
            claimed_on=self.claimed_on.day() if claims else None,
        )

    def _chosen(self) -> None:
        """Who says it is paid is asked when the money was sent."""
        self.form.bar.dismiss()
        self.brought_back()
        if self.outcome.value() is Outcome.CLAIMS_PAID:
            self.claimed_on.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_the_day(self) -> None:
        """Enter goes on from the day the money was sent once there is one."""
        problem = self.claimed_on.problem()
        if problem is not None:
            self.form.box("claimed_on").show_error(self.desk.tell(problem))
            self.claimed_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_anew(self) -> None:
        self._meant = False
        self.name_saving(self.verb)

    def _saved(self, kept: Contacted, said: str) -> None:
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.CONTACT, kept.id, moment))
