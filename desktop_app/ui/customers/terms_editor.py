"""Choose how a customer pays: only the fields of the chosen way show, and a sentence says what they mean (U8)."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.dates import MONTH_END, PayMonth, Terms, TermsKind
from desktop_app.domain.errors import Refused
from desktop_app.domain.terms_words import PAY_MONTHS, TERMS_KINDS, terms_example_said, terms_meaning_said
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.count_field import CountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.holding import held, put
from desktop_app.ui.widgets.labels import PlainLabel

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

ROWS = (("terms",), ("days", "cut_off", "pay_day", "open_batches", "fixed"), ("pay_month", "grace_days"))
"""Which fields stand side by side."""

FIELD_NAMES = {"kind": "terms"}
"""The name by which the operation refuses an editor, where it is another."""

LABELS = {
    "kind": N_("How they pay"),
    "days": N_("Days"),
    "cut_off": N_("Closes on day"),
    "pay_day": N_("Paid on day"),
    "open_batches": N_("Unpaid slips at a time"),
    "grace_days": N_("Days of grace"),
    "pay_month": N_("Month of payment"),
    "fixed": N_("Date agreed"),
}

LIMITS = {"days": (0, 3650), "cut_off": (1, 31), "pay_day": (1, 31), "open_batches": (1, 99), "grace_days": (0, 365)}
"""The least and the most a number may be."""

COUNTS = {"days": 30, "cut_off": MONTH_END, "pay_day": MONTH_END, "open_batches": 1, "grace_days": 0}
"""What a number is when nobody typed one."""


COUNTED = (TermsKind.DAYS, TermsKind.NEXT_MONTH_DAYS)
"""The terms that count days."""


def terms_entry(terms: Terms) -> dict[str, str]:
    """What the editor holds for terms, letter by letter."""
    days = terms.days if terms.kind in COUNTED else COUNTS["days"]
    paid = terms.month_paid if terms.kind is TermsKind.MONTHLY_DAY else PayMonth.NEXT
    return {
        "kind": terms.kind.value,
        "days": str(days),
        **{name: str(getattr(terms, name)) for name in ("cut_off", "pay_day", "open_batches", "grace_days")},
        "pay_month": paid.value,
        "fixed": terms.fixed.isoformat() if terms.fixed else "",
    }


class TermsEditor(QWidget):
    """Stands on a form, which takes its `boxes` and shows there what is refused."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say, tell = desk.say, desk.tell
        self.kind = ChoiceField([(one, tell(said)) for one, said in TERMS_KINDS.items()])
        self.counts = {name: CountField(say, *limits) for name, limits in LIMITS.items()}
        self.pay_month = ChoiceField([(one, tell(said)) for one, said in PAY_MONTHS.items()])
        self.fixed = DateField(say, desk.today, lean=Lean.AHEAD)
        self.sentence = PlainLabel("", "muted", wraps=True)
        self.editors: dict[str, CountField | DateField | ChoiceField] = {
            "kind": self.kind, **self.counts, "pay_month": self.pay_month, "fixed": self.fixed,
        }  # fmt: skip
        hints = {name: say("31 is the month's end.") for name in ("cut_off", "pay_day")}
        self.boxes = {
            FIELD_NAMES.get(name, name): FieldBox(say, desk.translate(LABELS[name]), editor, hint=hints.get(name, ""))
            for name, editor in self.editors.items()
        }
        self._lay_out()
        for editor in self.editors.values():
            editor.changed.connect(self._typed)
        self.setFocusProxy(self.kind)
        self.put({})

    def held(self) -> dict[str, str]:
        return {name: held(editor) for name, editor in self.editors.items()}

    def put(self, entry: Mapping[str, str]) -> None:
        """What an entry does not name stays; an empty one agrees nothing."""
        entered = entry or terms_entry(Terms(TermsKind.NOT_AGREED))
        for name, editor in self.editors.items():
            if name in entered:
                put(editor, entered[name])
        self.refresh()

    def terms(self) -> Terms:
        """What is chosen. Refused, at its field, where something needed is missing."""
        kind = self._kind()
        usual = Terms()
        needed = {name: self._count(name) for name in FIELDS[kind] if name in self.counts}
        return Terms(
            kind,
            needed.get("days", usual.days),
            needed.get("pay_day", usual.pay_day),
            needed.get("cut_off", usual.cut_off),
            needed.get("open_batches", usual.open_batches),
            self.fixed.day() if kind is TermsKind.FIXED_DATE else None,
            PayMonth(str(self.pay_month.value())) if kind is TermsKind.MONTHLY_DAY else None,
            needed.get("grace_days", usual.grace_days),
        )

    def refresh(self) -> None:
        """Show the fields of the chosen kind, and what they mean together."""
        kind = self._kind()
        for name, box in self.boxes.items():
            box.setVisible(name == "terms" or name in FIELDS[kind])
        for name, editor in self.counts.items():
            if name not in FIELDS[kind] and editor.count() is None:
                editor.set_count(COUNTS[name])
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
            terms = self.terms()
        except Refused:
            return ""
        tell = self.desk.tell
        return f"{tell(terms_meaning_said(terms))}\n{tell(terms_example_said(terms, today))}"

    def _kind(self) -> TermsKind:
        return TermsKind(str(self.kind.value()))

    def _count(self, name: str) -> int:
        count = self.counts[name].count()
        return COUNTS[name] if count is None else count

    def _typed(self) -> None:
        self.refresh()
        self.changed.emit(None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for names in ROWS:
            row = QHBoxLayout()
            row.setSpacing(px(12))
            for name in names:
                row.addWidget(self.boxes[name], 1, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)
        layout.addWidget(self.sentence)
