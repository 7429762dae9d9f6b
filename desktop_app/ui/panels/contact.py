"""Log a contact: one digit says how it ended, Enter keeps it, a note if there is more to say (U5, R105)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.language import N_
from desktop_app.operations.contacts import log_contact
from desktop_app.operations.withdrawing import Withdrawable, withdraw
from desktop_app.ui.desk import Desk
from desktop_app.ui.panels.quick import QuickPanel
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.field_box import FieldBox
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
        for at, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setStyleSheet("text-align: left")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, at=at: self.choose(at))
            self.body.addWidget(button)
        self.amount = AmountField(desk.say)
        self._amount_box = FieldBox(desk.say, desk.say("Sum they name, if any"), self.amount)
        self.note = TextField(desk.say, longest=500)
        self.body.addWidget(self._amount_box)
        self.body.addWidget(FieldBox(desk.say, desk.say("Note"), self.note))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chosen = 0

    def start(self) -> None:
        self.note.clear()
        self.amount.set_fen(None)
        self.choose(0)

    def choose(self, at: int) -> None:
        """Choose how the talk ended."""
        self._chosen = at
        self.buttons[at].setChecked(True)
        self._amount_box.setVisible(CHOICES[at][0] is Outcome.CLAIMS_PAID)

    def save(self) -> None:
        outcome, today = CHOICES[self._chosen][0], self.desk.today()
        claims = outcome is Outcome.CLAIMS_PAID
        problem = self.amount.problem() if claims else None
        if problem is not None:
            self.refuse(problem)
            return
        contacted = Contacted(
            self.subject.customer_id,
            today,
            CHANNELS.get(outcome, Channel.PHONE),
            outcome,
            self.note.text(),
            amount_fen=(self.amount.fen() or 0) if claims else 0,
            claimed_on=today if claims else None,
        )
        submission, said = self.submission, self.desk.say("Contact logged: {name}.", name=self.subject.name)
        self.do(
            lambda book, moment: log_contact(book.ledger, contacted, moment, submission),
            lambda kept: self._saved(kept, said),
        )

    def _saved(self, kept: Contacted, said: str) -> None:
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.CONTACT, kept.id, moment))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        digit = event.key() - Qt.Key.Key_1.value
        if 0 <= digit < len(CHOICES):
            self.choose(digit)
        else:
            super().keyPressEvent(event)
