"""Put a customer off until a day: one key names it (U4)."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from desktop_app.domain.contacts import Contacted
from desktop_app.domain.dates import first_of_next_month
from desktop_app.language import N_
from desktop_app.operations.contacts import put_off
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, needed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.digit_choice import DigitChoice


class PutOffPanel(FormPanel):
    """Z and a digit: tomorrow, next Monday, the first of next month; or another day and Enter."""

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
        self.usual.set_options([(day, f"{name}  {day_text(day, self.desk)}") for day, name in days])
        return self.usual

    def write(self) -> None:
        day, customer, name = needed(self.next_on.day()), self.subject.customer_id, self.subject.name
        self.do(lambda book, moment: put_off(book.ledger, customer, day, moment), lambda kept: self._saved(kept, name))

    def _until(self, day: date) -> None:
        self.next_on.set_day(day)
        self.save()

    def _saved(self, kept: Contacted, name: str) -> None:
        said = self.desk.say("{name} comes back on {day}.", name=name, day=kept.next_on)
        self.desk.done(said, lambda book, moment: withdraw(book.ledger, Withdrawable.CONTACT, kept.id, moment))
