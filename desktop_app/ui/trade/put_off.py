"""Put a customer off until a day: one key names it (U4)."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.contacts import Contacted
from desktop_app.domain.dates import first_of_next_month
from desktop_app.operations.contacts import put_off
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.quick import QuickPanel
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox


class PutOffPanel(QuickPanel):
    """Z and a digit: tomorrow, next Monday, the first of next month; or another day and Enter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Put off until"), parent)
        self.buttons = [QPushButton() for _ in range(3)]
        for at, button in enumerate(self.buttons):
            button.setStyleSheet("text-align: left")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, at=at: self._until(self.days()[at]))
            self.body.addWidget(button)
        self.other = DateField(desk.say, desk.today)
        self.body.addWidget(FieldBox(desk.say, desk.say("Another day"), self.other))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def days(self) -> tuple[date, date, date]:
        """Tomorrow, next Monday, the first of next month."""
        today = self.desk.today()
        monday = today + timedelta(days=7 - today.weekday())
        return today + timedelta(days=1), monday, first_of_next_month(today)

    def start(self) -> None:
        say = self.desk.say
        names = (say("Tomorrow"), say("Next Monday"), say("First of next month"))
        for at, (button, name, day) in enumerate(zip(self.buttons, names, self.days(), strict=True), 1):
            button.setText(f"{at}  {name}  {day_text(day, self.desk)}")
        self.other.set_day(None)

    def save(self) -> None:
        day, problem = self.other.day(), self.other.problem()
        if problem is not None:
            self.refuse(problem)
        elif day is not None:
            self._until(day)

    def _until(self, day: date) -> None:
        if not self.saving.isEnabled():
            return
        customer, name = self.subject.customer_id, self.subject.name
        self.do(lambda book, moment: put_off(book.ledger, customer, day, moment), lambda kept: self._saved(kept, name))

    def _saved(self, kept: Contacted, name: str) -> None:
        said = self.desk.say("{name} comes back on {day}.", name=name, day=kept.next_on)
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.CONTACT, kept.id, moment))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1.value
        if 0 <= digit < len(self.buttons):
            self._until(self.days()[digit])
        else:
            super().keyPressEvent(event)
