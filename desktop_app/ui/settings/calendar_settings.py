"""Days of rest, and weekends on which people work: deadlines that count working days go by them (民法典 203)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop_app.domain.columns import Column
from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.holidays import with_published, years_said
from desktop_app.domain.typed_dates import Lean, weekday_said
from desktop_app.language import N_
from desktop_app.operations.settings import calendar_of, edit_calendar
from desktop_app.ui.base.fields import Field, needed, switch
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.settings.value_section import BookSection, Kept
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import button

LONGEST = 60
"""Days that can be entered at once."""


class DayKind(Enum):
    """What is special about a day."""

    REST = N_("Day of rest")
    WORK = N_("Weekend at work")


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One day that is not what its weekday says."""

    day: date
    kind: DayKind


COLUMNS: tuple[Column[SpecialDay], ...] = (
    Column("day", Said("Date"), lambda one: one.day.isoformat(), width=120),
    Column("weekday", Said("Weekday"), lambda one: one.day.weekday(), width=100,
           text=lambda one, _: weekday_said(one.day)),
    Column(
        "kind", Said("Kind"), lambda one: one.kind.value, width=160, stretch=True,
        text=lambda one, _: Said(one.kind.value),
    ),
)  # fmt: skip


class CalendarSettings(BookSection[Calendar]):
    title = N_("Rest days")
    about = N_("Saturdays and Sundays rest. Enter the public holidays, and the weekends that are worked instead.")
    kept = Kept(calendar_of, edit_calendar)

    first = Field(N_("From"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD))
    last = Field(N_("To; empty for one day"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))
    kind = switch(N_("Kind"), {one: one.value for one in DayKind})

    def build(self) -> None:
        say = self.desk.say
        self.removing = button(say("Remove the chosen days"), self.remove_chosen)
        self.known = self.add_note("")
        self.published = button(say("Published holidays"), self.add_published)
        self.add("first", "last")
        self.add("kind")
        self.add_buttons(button(say("Add"), self.add_days, primary=True), self.removing)
        self.add_buttons(self.published)
        empty = Empty(say("No special days yet. Add the public holidays once a year."))
        self.table = self.add_list(
            ListKind("rest-days", self.title, COLUMNS, lambda one: one.day, empty=empty, filters_on_demand=True)
        )
        self.form.ends_with(self.kind)
        self.form.submitted.connect(self.add_days)
        self.table.selection_changed.connect(lambda: self.removing.setEnabled(bool(self.table.selected())))

    def add_days(self) -> None:
        """Every day from the first to the last; a weekend at work takes only the weekends of them."""
        if self.value is None or not self.form.check():
            return
        first = needed(self.first.day())
        last = self.last.day() or first
        if not 0 <= (last - first).days < LONGEST:
            self.form.show_refusal(
                Refused("The last day must be the first one or at most {days} days later.", days=LONGEST).at("last")
            )
            return
        days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
        self._keep(with_days(self.value, days, DayKind(self.kind.value())), len(days))
        self.first.clear()
        self.last.clear()

    def add_published(self) -> None:
        """Those of the years the table does not know yet; a year that is in it stays as it was typed."""
        if self.value is not None:
            more = with_published(self.value)
            self._keep(more, len(more.holidays - self.value.holidays))

    def remove_chosen(self) -> None:
        days = {one.day for one in self.table.selected()}
        if self.value is not None and days:
            self._keep(Calendar(self.value.holidays - days, self.value.working_weekends - days), len(days))

    def show_value(self, value: Calendar) -> None:
        super().show_value(value)
        rest = [SpecialDay(day, DayKind.REST) for day in value.holidays]
        work = [SpecialDay(day, DayKind.WORK) for day in value.working_weekends]
        self.table.show_records(sorted(rest + work, key=lambda one: one.day, reverse=True))
        self.removing.setEnabled(bool(self.table.selected()))
        self.published.setEnabled(with_published(value) != value)
        self.known.setText(self.desk.tell(years_said(value)))

    def _keep(self, calendar: Calendar, count: int) -> None:
        self.keep(calendar, self.desk.say("{count} days are changed.", count=count))


def with_days(calendar: Calendar, days: list[date], kind: DayKind) -> Calendar:
    """The calendar with these days of that kind; a day is never both."""
    if kind is DayKind.REST:
        return Calendar(calendar.holidays | set(days), calendar.working_weekends - set(days))
    weekends = {day for day in days if day.weekday() >= 5}
    return Calendar(calendar.holidays - set(days), calendar.working_weekends | weekends)
