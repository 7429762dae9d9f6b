"""On which terms somebody buys: how they pay, only in fields of the chosen way (U8), and how much they may owe."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.terms_words import PAY_MONTHS, TERMS_KINDS, terms_example_said, terms_meaning_said
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Several, count_typed, needed, one_of, sum_typed, switch
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import tops_aligned
from desktop_app.ui.widgets.holding import put, show_in
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import Room, beside, stacked
from desktop_app.ui.widgets.text_field import CountField

FIELDS = {
    TermsKind.CASH: (),
    TermsKind.DAYS: ("days", "grace_days"),
    TermsKind.MONTHLY_DAY: ("cut_off", "pay_day", "pay_month", "grace_days"),
    TermsKind.NEXT_MONTH_DAYS: ("days", "grace_days"),
    TermsKind.SETTLE_PREVIOUS: ("open_batches",),
    TermsKind.PREVIOUS_BATCH: ("open_batches",),
    TermsKind.FIXED_DATE: ("fixed",),
    TermsKind.NOT_AGREED: (),
}
"""By kind: the numbers it needs, under the names of `Terms`."""

ROWS = (("terms",), ("days", "cut_off", "pay_day", "open_batches", "fixed"), ("pay_month",), ("grace_days",))
"""Which fields stand side by side."""

MONTH_END_HINT = N_("31 is the month's end.")


class TermsEditor(Several):
    """Stands on a form, which takes its `boxes` and shows there what is refused."""

    kind = one_of(N_("Terms"), TERMS_KINDS, TermsKind.NOT_AGREED)
    days = count_typed(N_("Days"), 0, 3650, usual=30)
    cut_off = count_typed(N_("Closes on day"), 1, 31, usual=MONTH_END, hint=MONTH_END_HINT)
    pay_day = count_typed(N_("Due on day"), 1, 31, usual=MONTH_END, hint=MONTH_END_HINT)
    open_batches = count_typed(N_("Unpaid slips at a time"), 1, 99, usual=1)
    grace_days = count_typed(N_("Days of grace"), 0, 365, usual=0)
    pay_month = switch(N_("Month of payment"), PAY_MONTHS, starts=lambda _: PayMonth.NEXT)
    fixed = Field(N_("Date agreed"), lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counts = {name: one for name, one in self.editors.items() if isinstance(one, CountField)}
        self.boxes = {
            "terms" if name == "kind" else name: one.boxed(desk, self.editors[name])
            for name, one in self.declared.items()
        }
        self.sentence = PlainLabel("", "muted", wraps=True)
        rows = (tops_aligned(*(self.boxes[name] for name in names)) for names in ROWS)
        stacked(*rows, self.sentence, 8, within=self, gap=0)
        self.setFocusProxy(self.kind)
        self.refresh()

    def set_value(self, terms: Terms) -> None:
        """Numbers that the terms do not need stand as is usual."""
        self.put({})
        self.kind.set_value(terms.kind)
        for name in FIELDS[terms.kind]:
            show_in(self.editors[name], getattr(terms, "month_paid" if name == "pay_month" else name))
        self.refresh()

    def value(self) -> Terms:
        """What is chosen. Refused, at its field, where something needed is missing."""
        kind = self._kind()
        numbers = {name: needed(self.counts[name].count()) for name in FIELDS[kind] if name in self.counts}
        return replace(
            Terms(),
            kind=kind,
            fixed=self.fixed.day() if kind is TermsKind.FIXED_DATE else None,
            pay_month=PayMonth(str(self.pay_month.value())) if kind is TermsKind.MONTHLY_DAY else None,
            **numbers,
        )

    def refresh(self) -> None:
        """Show the fields of the chosen kind, and what they mean together."""
        kind = self._kind()
        for name, box in self.boxes.items():
            box.setVisible(name == "terms" or name in FIELDS[kind])
        for name, editor in self.counts.items():
            if name not in FIELDS[kind] and editor.count() is None:
                put(editor, self.declared[name].starts(self.desk))
        self.boxes["open_batches"].set_label(self._batches_label(kind))
        self.sentence.setText(self._meaning(self.desk.today()))

    def _batches_label(self, kind: TermsKind) -> str:
        """送二结一 counts the new slip, 压一批 does not (case 11)."""
        if kind is TermsKind.SETTLE_PREVIOUS:
            return self.desk.say("Unpaid slips at a time")
        return self.desk.say("Unpaid batches beside the new one")

    def _meaning(self, today: date) -> str:
        if any(self.counts[name].count() is None for name in FIELDS[self._kind()] if name in self.counts):
            return ""
        try:
            terms = self.value()
        except Refused:
            return ""
        tell = self.desk.tell
        return f"{tell(terms_meaning_said(terms))}\n{tell(terms_example_said(terms, today))}"

    def _kind(self) -> TermsKind:
        return TermsKind(str(self.kind.value()))


class Ceiling(StrEnum):
    """NONE checks nothing, CASH lets nothing go unpaid, SUM asks above a sum."""

    NONE = "none"
    CASH = "cash"
    SUM = "sum"


class LimitEditor(Several):
    """How much somebody may owe (case 8): a switch, and beside it the sum where there is one."""

    ceiling = switch(
        N_("Credit limit"),
        {Ceiling.NONE: N_("No limit"), Ceiling.CASH: N_("No credit"), Ceiling.SUM: N_("Set a limit")},
    )
    sum = sum_typed(N_("Credit limit (yuan)"), required=False)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        beside(self.ceiling, (self.sum, 1), Room(0), within=self)
        self.ceiling.changed.connect(lambda: self.sum.setFocus() if self._is_sum() else None)
        self.refresh()

    def value(self) -> int | None:
        """Fen; None checks nothing, 0 is cash only."""
        if self._is_sum():
            return self.sum.fen()
        return 0 if self.ceiling.value() is Ceiling.CASH else None

    def set_value(self, fen: int | None) -> None:
        self.ceiling.set_value(Ceiling.NONE if fen is None else Ceiling.SUM if fen else Ceiling.CASH)
        self.sum.set_fen(fen or None)
        self.refresh()

    def problem(self) -> Said | None:
        if not self._is_sum():
            return None
        return self.sum.problem() or (None if self.sum.fen() else Refused("Type how much they may owe at most."))

    def refresh(self) -> None:
        """The sum shows where there is one."""
        self.sum.setVisible(self._is_sum())
        self.setFocusProxy(self.sum if self._is_sum() else self.ceiling)

    def _is_sum(self) -> bool:
        return self.ceiling.value() is Ceiling.SUM
