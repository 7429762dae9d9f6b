"""Log a contact: one digit says how it ended, Enter keeps it, a note if there is more to say (U5, R105)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.errors import Refused, Said, Unusual
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.quick import QuickPanel
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.form import ENTER
from desktop_app.ui.widgets.text_field import TextField

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


class ContactPanel(QuickPanel):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Log a contact"), parent)
        self.buttons = [QPushButton(f"{at}  {desk.translate(text)}") for at, (_, text) in enumerate(CHOICES, 1)]
        outcomes = QVBoxLayout()
        outcomes.setSpacing(px(2))
        self.body.addLayout(outcomes)
        for at, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setStyleSheet("text-align: left")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, at=at: self.choose(at))
            outcomes.addWidget(button)
        self.sent = DateField(desk.say, desk.today, required=True, lean=Lean.BACK)
        self.amount = AmountField(desk.say)
        self.again = DateField(desk.say, desk.today, lean=Lean.AHEAD)
        self.note = TextField(desk.say, longest=500)
        self._sent_box = FieldBox(desk.say, desk.say("Money sent on"), self.sent)
        self._amount_box = FieldBox(desk.say, desk.say("Sum they name, if any"), self.amount)
        self._again_box = FieldBox(desk.say, desk.say("Agreed to speak again on"), self.again)
        for box in (self._sent_box, self._amount_box, self._again_box):
            self.body.addWidget(box)
        self.body.addWidget(FieldBox(desk.say, desk.say("Note"), self.note))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chosen: int | None = None
        self._accepted = False

    def start(self) -> None:
        self.note.clear()
        self.amount.set_fen(None)
        self.sent.set_day(None)
        self.again.set_day(None)
        self._choose_none()

    def choose(self, at: int) -> None:
        """Choose how the talk ended; who says it is paid is asked when the money was sent."""
        self._ask_anew()
        self._chosen = at
        self.buttons[at].setChecked(True)
        claims = CHOICES[at][0] is Outcome.CLAIMS_PAID
        self._show_claim(claims)
        if claims:
            self.sent.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        if self._chosen is None:
            self.refuse(Refused("Choose how the talk ended."))
            return
        outcome = CHOICES[self._chosen][0]
        problem = self._problem(outcome is Outcome.CLAIMS_PAID)
        if problem is not None:
            self.refuse(problem)
            return
        contacted, accepted = self._contacted(outcome), self._accepted
        submission, said = self.submission, self.desk.say("Contact logged: {name}.", name=self.subject.name)
        self.do(
            lambda book, moment: log_contact(book.ledger, contacted, moment, submission, accepted),
            lambda kept: self._saved(kept, said),
        )

    def refuse(self, said: Said) -> None:
        """What is unusual is a question: Enter once more is the answer."""
        super().refuse(said)
        if isinstance(said, Unusual):
            self._accepted = True
            self.saving.setText(self.desk.say("Log it all the same  Enter"))

    def _contacted(self, outcome: Outcome) -> Contacted:
        claims = outcome is Outcome.CLAIMS_PAID
        return Contacted(
            self.subject.customer_id,
            self.desk.today(),
            CHANNELS.get(outcome, Channel.PHONE),
            outcome,
            self.note.text(),
            next_on=None if claims else self.again.day(),
            amount_fen=(self.amount.fen() or 0) if claims else 0,
            claimed_on=self.sent.day() if claims else None,
        )

    def _problem(self, claims: bool) -> Said | None:
        fields = (self.sent, self.amount) if claims else (self.again,)
        return next((found for field in fields if (found := field.problem()) is not None), None)

    def _choose_none(self) -> None:
        self._ask_anew()
        self._chosen = None
        for button in self.buttons:  # an exclusive button cannot be let go of
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        self._show_claim(False)

    def _show_claim(self, claims: bool) -> None:
        """A claim comes back by itself after three days; any other talk may name the day of the next one."""
        self._sent_box.setVisible(claims)
        self._amount_box.setVisible(claims)
        self._again_box.setVisible(not claims)

    def _ask_anew(self) -> None:
        self._accepted = False
        self.failure.hide()
        self.saving.setText(self.desk.say("Save  Enter"))

    def _saved(self, kept: Contacted, said: str) -> None:
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.CONTACT, kept.id, moment))

    def _go_on(self) -> None:
        """Enter goes on to the next field, unless something is wrong with this one; it saves from the note."""
        field = next(one for one in (self.sent, self.amount, self.again) if one.hasFocus())
        problem = field.problem()
        if problem is None:
            self.focusNextPrevChild(True)
        else:
            self.refuse(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1.value
        if 0 <= digit < len(CHOICES):
            self.choose(digit)
        elif event.key() in ENTER and self.focusWidget() in (self.sent, self.amount, self.again):
            self._go_on()
        else:
            super().keyPressEvent(event)
