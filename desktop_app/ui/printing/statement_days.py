"""Which days a customer's statement tells: a month, up to today, or any (case 21)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dates import add_months, month_start
from desktop_app.operations.paper_runs import StatementDays
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox

MONTHS = 24
USUAL, TODAY, ANY = "usual", "today", "any"


class StatementDaysField(QWidget):
    """`chosen` carries the days whenever others are wanted; any days wait until they are asked for."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.choice = ChoiceField()
        self.first = DateField(say, desk.today)
        self.last = DateField(say, desk.today, required=True)
        self.showing = QPushButton(say("Show these days"))
        self._boxes = {
            "first": FieldBox(say, say("From (may stay empty)"), self.first),
            "last": FieldBox(say, say("Up to and with"), self.last),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(FieldBox(say, say("Days of the statement"), self.choice))
        for part in (*self._boxes.values(), self.showing):
            layout.addWidget(part)
        self.choice.changed.connect(self._choose)
        self.showing.clicked.connect(self.show_days)

    def begin(self) -> None:
        """Start with the statement to hand over today."""
        say, this = self.desk.say, month_start(self.desk.today())
        months = [add_months(this, -back) for back in range(MONTHS)]
        self.choice.set_choices(
            [
                (USUAL, say("The statement to hand over now")),
                (TODAY, say("Up to today, without a number")),
                *((month, f"{month:%Y-%m}") for month in months),
                (ANY, say("Any days, without a number")),
            ]
        )
        self.choice.set_value(USUAL)
        self.last.set_day(self.desk.today())
        self._follow()

    def days(self) -> StatementDays:
        """The days that are chosen now."""
        wanted = self.choice.value()
        if isinstance(wanted, date):
            return StatementDays(month=wanted)
        if wanted == TODAY:
            return StatementDays(last=self.desk.today())
        if wanted == ANY:
            return StatementDays(first=self.first.day(), last=self.last.day() or self.desk.today())
        return StatementDays()

    def show_days(self) -> None:
        """Ask for the days that were typed; what is wrong with one of them stands below it."""
        wrong = {"first": self.first.problem(), "last": self.last.problem()}
        for name, said in wrong.items():
            if said is not None:
                self._boxes[name].show_error(self.desk.tell(said))
        if not any(wrong.values()):
            self.chosen.emit(self.days())

    def _choose(self, wanted: object) -> None:
        self._follow()
        if wanted == ANY:
            self.first.setFocus()
        else:
            self.chosen.emit(self.days())

    def _follow(self) -> None:
        typed = self.choice.value() == ANY
        for part in (*self._boxes.values(), self.showing):
            part.setVisible(typed)
