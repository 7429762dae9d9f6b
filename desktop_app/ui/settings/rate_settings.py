"""The LPR by which late interest is estimated, and what money costs the shop (R026, R027)."""

from dataclasses import replace

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.interest import LprRate, RateTable, percent
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.interest import add_rate, edit_rates, rates_of, remove_rates
from desktop_app.ui.base.fields import Field, needed, sum_typed
from desktop_app.ui.base.lists import ListKind
from desktop_app.ui.settings.value_section import BookSection, Kept
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.keys import button

COLUMNS: tuple[Column[LprRate], ...] = (
    Column("day", Said("From"), lambda one: one.day.isoformat(), Look.CODE, 120),
    Column("rate", Said("LPR (%)"), lambda one: percent(one.rate), Look.CODE, 120, stretch=True),
)


class RateSettings(BookSection[RateTable]):
    title = N_("LPR and cost of credit")
    about = N_(
        "For estimates alone: what late payment comes to, and what credit costs the shop. Nothing is booked by them. "
        "The LPR is published on the 20th of each month; enter it when it changes."
    )
    kept = Kept(rates_of, edit_rates)

    funds = sum_typed(N_("Money costs the shop a year (%)"), required=False, hint=N_("Left empty: the LPR."))
    margin = sum_typed(N_("Earned of a price (%)"), required=False, hint=N_("Left empty: no day is worked out."))
    day = Field(N_("From"), lambda desk: DateField(desk.say, desk.today, lean=Lean.BACK))
    rate = sum_typed(N_("LPR (%)"), required=False)

    def build(self) -> None:
        say = self.desk.say
        self.removing = button(say("Remove the chosen"), self.remove_chosen)
        self.add("funds")
        self.add("margin")
        self.add_buttons(button(say("Save"), self.save_shares, primary=True))
        self.checked = self.add_note("")
        self.add("day", "rate")
        self.add_buttons(button(say("Add the rate"), self.add_one), self.removing)
        self.table = self.add_list(
            ListKind("lpr-rates", self.title, COLUMNS, lambda one: one.day, filters_on_demand=True)
        )
        self.table.selection_changed.connect(lambda: self.removing.setEnabled(bool(self.table.selected())))

    def save_shares(self) -> None:
        if self.value is not None and self.form.check():
            typed = replace(self.value, funds=self.funds.fen() or 0, margin=self.margin.fen() or 0)
            self.keep(typed, self.desk.say("What credit costs is saved."))

    def add_one(self) -> None:
        """The LPR from a day on; a day that is there, or a rate that cannot be, is refused at its field."""
        day, rate, before = self.day.day(), self.rate.fen(), self.value
        if before is None or not self.form.check():
            return
        if day is None or rate is None:
            self.form.box("day" if day is None else "rate").show_error(self.desk.say("Type a day and its LPR."))
            return
        added = LprRate(needed(day), needed(rate))

        def told(now: RateTable) -> None:
            self.day.clear()
            self.rate.clear()
            self.show_value(now)
            said = self.desk.say("LPR from {day}: {rate} %.", day=added.day, rate=percent(added.rate))
            self.desk.done(said, lambda book, moment: edit_rates(book.ledger, before, moment), asks_elsewhere=True)

        self.desk.jobs.do(
            lambda book, moment: add_rate(book.ledger, added, moment), told, self, self.form.show_refusal
        )  # fmt: skip

    def remove_chosen(self) -> None:
        days, before = {one.day for one in self.table.selected()}, self.value
        if before is None or not days:
            return

        def told(now: RateTable) -> None:
            self.show_value(now)
            said = self.desk.say("{count} rates are removed.", count=len(days))
            self.desk.done(said, lambda book, moment: edit_rates(book.ledger, before, moment), asks_elsewhere=True)

        self.desk.jobs.do(lambda book, moment: remove_rates(book.ledger, days, moment), told, self)

    def show_value(self, value: RateTable) -> None:
        super().show_value(value)
        if not self.dirty:
            self.funds.setText(percent(value.funds) if value.funds else "")
            self.margin.setText(percent(value.margin) if value.margin else "")
        self.checked.setText(self.desk.say("Compared with what is published on {day}.", day=value.checked))
        self.table.show_records(sorted(value.rates, key=lambda one: one.day, reverse=True))
        self.removing.setEnabled(bool(self.table.selected()))
