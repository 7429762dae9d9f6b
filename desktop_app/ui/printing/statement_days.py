"""Which days a customer's statement tells: a month, up to today, or any (case 21)."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import add_months, month_start
from desktop_app.domain.statement_goods import STATEMENT_DETAILS, StatementDetail
from desktop_app.language import N_
from desktop_app.operations.paper_runs import StatementDays
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, one_of, switch, today_typed
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import button

MONTHS = 24
USUAL, TODAY, ANY = "usual", "today", "any"


class StatementDaysForm(Fields):
    """`chosen` carries the days whenever others are wanted; any days wait until they are asked for."""

    chosen = Signal(object)

    choice = one_of(N_("Days of the statement"), {})
    first = Field(N_("From (may stay empty)"), lambda desk: DateField(desk.say, desk.today))
    last = Field(N_("Up to and with"), lambda desk: DateField(desk.say, desk.today, required=True), starts=today_typed)
    detail = switch(N_("Statements tell of each slip"), STATEMENT_DETAILS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.showing = button(desk.say("Show these days"))
        self.choice.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stacked()
        self.body.addWidget(self.showing)
        self.ends_with(self.last)
        self._detail: StatementDetail | None = None
        """What somebody chose; until then the statement tells what the customer's statements do."""
        self.choice.changed.connect(self._choose)
        self.detail.changed.connect(self._choose_detail)
        self.showing.clicked.connect(self.show_days)
        self.submitted.connect(self.show_days)

    def begin(self, of_site: bool = False) -> None:
        """Start with the statement to hand over today; every one of a site has a number."""
        say, this = self.desk.say, month_start(self.desk.today())
        months = [add_months(this, -back) for back in range(MONTHS)]
        self.choice.set_choices(
            [
                (USUAL, say("To hand over now")),
                (TODAY, say("Up to today") if of_site else say("Up to today, without a number")),
                *((month, f"{month:%Y-%m}") for month in months),
                (ANY, say("Any days") if of_site else say("Any days, without a number")),
            ]
        )
        self.clear()
        self._detail = None
        self._follow()

    def show_detail(self, detail: StatementDetail) -> None:
        """What the statement on the screen tells."""
        self.detail.set_value(detail)

    def days(self) -> StatementDays:
        """The days that are chosen now."""
        wanted = self.choice.value()
        if isinstance(wanted, date):
            return StatementDays(month=wanted, detail=self._detail)
        if wanted == TODAY:
            return StatementDays(last=self.desk.today(), detail=self._detail)
        if wanted == ANY:
            return StatementDays(None, self.first.day(), self.last.day() or self.desk.today(), self._detail)
        return StatementDays(detail=self._detail)

    def show_days(self) -> None:
        """Ask for the days that were typed; what is wrong with one of them stands below it."""
        if self.check():
            self.chosen.emit(self.days())

    def _choose(self, wanted: object) -> None:
        self._follow()
        if wanted == ANY:
            self.first.setFocus()
        else:
            self.chosen.emit(self.days())

    def _choose_detail(self, wanted: object) -> None:
        self._detail = StatementDetail(str(wanted))
        if self.choice.value() != ANY or self.last.day() is not None:
            self.show_days()

    def _follow(self) -> None:
        typed: tuple[QWidget, ...] = (*self.boxes("first", "last"), self.showing)
        for part in typed:
            part.setVisible(self.choice.value() == ANY)
