"""What is agreed with a customer by one key each: a talk is logged, a promise recorded, the next talk put off."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.dates import first_of_next_month
from desktop_app.domain.errors import Refused, Said, Unusual
from desktop_app.domain.labels import GIVEN_BY, TIES
from desktop_app.domain.money import format_yuan
from desktop_app.domain.promises import Promise, PromiseTie
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.contacts import log_contact, put_off
from desktop_app.operations.promises import came_with_delivery, make_promise
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day, sum_typed, switch
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.digit_choice import DigitChoice

LAST_TIME = N_("{sum} of the old debt came with a delivery the last time. Ask for a bit more.")

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
    return DigitChoice([(one, desk.translate(text), "") for one, text in CHOICES], desk.say("How the talk ended"))


class ContactPanel(FormPanel):
    """One digit says how it ended, Enter keeps it, a note if there is more to say (U5, R105)."""

    title = N_("Log a contact")
    kept_as = "quick.contact"
    outcome = Field("", _outcomes)
    claimed_on = past_day(N_("Money sent on"), today=False)
    amount = sum_typed(N_("Sum they name, if any"), required=False)
    next_on = Field(N_("Agreed to speak again on"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    note = free_text(N_("Note"))
    bank = free_text(N_("Bank or way it was sent"), longest=100)
    account = free_text(N_("Account it came from"), longest=100)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._meant = False
        """Whether what is unusual was asked about; Enter once more is the answer."""
        self.form.ends_with(self.note)
        self.outcome.changed.connect(self._chosen)
        self.outcome.entered.connect(self.save)
        self.claimed_on.returnPressed.connect(self._ask_the_day, Qt.ConnectionType.QueuedConnection)

    def fill(self) -> QWidget:
        self.brought_back()
        return self.outcome

    def brought_back(self) -> None:
        """A claim comes back by itself after three days; any other talk may name the day of the next one."""
        claims = self.outcome.value() is Outcome.CLAIMS_PAID
        for name in ("claimed_on", "amount", "bank", "account"):
            self.form.box(name).setVisible(claims)
        self.form.box("next_on").setVisible(not claims)
        self._ask_anew()

    def write(self) -> None:
        outcome = self.outcome.value()
        if not isinstance(outcome, Outcome):
            self.refuse(Refused("Choose how the talk ended."))
            return
        contacted, meant, submission = self._contacted(outcome), self._meant, self.submission
        said = self.desk.say("Contact logged: {name}.", name=self.subject.name)
        self.enter(
            lambda book, moment: log_contact(book.ledger, contacted, moment, submission, meant),
            lambda _: said,
            lambda kept: taken_back(Withdrawable.CONTACT, kept.id),
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
            bank=self.bank.text() if claims else "",
            account=self.account.text() if claims else "",
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


class PromisePanel(FormPanel):
    """Y, Enter, the day, Enter: the sum stands there already, and where the customer has a contact so does the name.

    The sum is filled in with what is due; the day is theirs to name (U3, N01). Nobody's word is no promise: without a
    name Enter goes on to it, and it is missed at its place. What comes with the next delivery is due by that day at
    the latest, and what came so last time is told, to ask for more (R109).
    """

    title = N_("Record a promise")
    kept_as = "quick.promise"
    amount = sum_typed(N_("Sum promised"))
    by = Field(N_("To be paid by"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD))
    said_by = free_text(N_("Said by"), required=True, longest=100)
    tie = switch(N_("The money comes"), TIES)
    channel = one_of(N_("How it was said"), GIVEN_BY)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.last_time = self.line_above("muted")
        self.form.ends_with(self.said_by)
        self.by.returnPressed.connect(self._save_if_said, Qt.ConnectionType.QueuedConnection)

    def fill(self) -> QWidget:
        self.last_time.setText("")
        self._tell_last_time()
        self.amount.set_fen(self.subject.ask_fen or None)
        self.said_by.set_text(self.subject.contact)
        return self.amount

    def write(self) -> None:
        fen, by = needed(self.amount.fen()), needed(self.by.day())
        promise = Promise(
            self.subject.customer_id, fen, by, self.desk.today(), self.said_by.text(),
            Channel(str(self.channel.value())), tie=PromiseTie(str(self.tie.value())),
        )  # fmt: skip
        submission, name, accepted = self.submission, self.subject.name, self.accepted
        self.enter(
            lambda book, moment: make_promise(book.ledger, promise, moment, submission, accepted),
            lambda kept: self.desk.say("Promise recorded: {name}, {day}.", name=name, day=kept.by),
            lambda kept: taken_back(Withdrawable.PROMISE, kept.id),
        )

    def _tell_last_time(self) -> None:
        """What came with a delivery the last time that was promised."""
        customer, today, submission = self.subject.customer_id, self.desk.today(), self.submission

        def tell(fen: int) -> None:
            if fen and submission == self.submission:
                self.last_time.setText(self.desk.say(LAST_TIME, sum=format_yuan(fen)))

        self.desk.jobs.ask(lambda book: came_with_delivery(book.ledger, customer, today), tell, self, lane="last time")

    def _save_if_said(self) -> None:
        """After Enter has moved on to the name: where it stands there, nothing is left to type."""
        if self.said_by.text().strip():
            self.save()


class PutOffPanel(FormPanel):
    """Z and a digit: tomorrow, next Monday, the first of next month; or another day and Enter (U4)."""

    title = N_("Put off until")
    usual = Field("", lambda desk: DigitChoice((), desk.say("Put off until")), drafted=False)
    next_on = Field(N_("Another day"), lambda desk: DateField(desk.say, desk.today, required=True))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.usual.changed.connect(self._until)
        self.usual.entered.connect(self.save)

    def fill(self) -> QWidget:
        say, today = self.desk.say, self.desk.today()
        monday = today + timedelta(days=7 - today.weekday())
        days = (
            (today + timedelta(days=1), say("Tomorrow")),
            (monday, say("Next Monday")),
            (first_of_next_month(today), say("First of next month")),
        )
        self.usual.set_options([(day, name, day_text(day, self.desk)) for day, name in days])
        return self.usual

    def write(self) -> None:
        day, customer, name = needed(self.next_on.day()), self.subject.customer_id, self.subject.name
        self.enter(
            lambda book, moment: put_off(book.ledger, customer, day, moment),
            lambda kept: self.desk.say("{name} comes back on {day}.", name=name, day=kept.next_on),
            lambda kept: taken_back(Withdrawable.CONTACT, kept.id),
        )

    def _until(self, day: date) -> None:
        self.next_on.set_day(day)
        self.save()
