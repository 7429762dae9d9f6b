"""Which day the ageing is told of, and into which buckets it is put (U10)."""

import re
import unicodedata
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.notices import error
from desktop_app.ui.widgets.text_field import TextField

USUAL_EDGES = "7, 30, 90"
MOST_EDGES = 5
CHOICE = "ageing_edges"
"""Under which name the buckets are remembered."""


class AgeingChoice(QWidget):
    """Stands in the head of the page; `changed` when another day or other buckets are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._chosen: date | None = None
        self.as_of = DateField(desk.say, desk.today, required=True, lean=Lean.BACK)
        self.edges = TextField(desk.say, required=True, longest=40)
        self.edges.set_text(desk.preferences.text(CHOICE, USUAL_EDGES))
        day, buckets = PlainLabel(desk.say("As of"), "muted"), PlainLabel(desk.say("Buckets (days)"), "muted")
        beside(day, self.as_of, buckets, self.edges, within=self)
        for label, field, width in ((day, self.as_of, 136), (buckets, self.edges, 120)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setFixedWidth(px(width))
        self.as_of.editingFinished.connect(self._choose_day)
        self.as_of.changed.connect(lambda _: None if self.as_of.hasFocus() else self._choose_day())
        self.edges.editingFinished.connect(self._choose_edges)

    def day(self) -> date:
        """The day that was chosen; while none was, today, also when that is another day by now."""
        day = self._chosen or self.desk.today()
        if self.as_of.day() != day and not self.as_of.hasFocus():
            self.as_of.set_day(day)
        return day

    def buckets(self) -> tuple[int, ...]:
        """The upper edges that are remembered."""
        try:
            return typed_edges(self.desk.preferences.text(CHOICE, USUAL_EDGES))
        except Refused:
            return typed_edges(USUAL_EDGES)

    def _choose_day(self) -> None:
        if not self._is_wrong(self.as_of, self.as_of.problem()):
            before, day = self._chosen, self.as_of.day()
            self._chosen = None if day == self.desk.today() else day
            if self._chosen != before:
                self.changed.emit()

    def _choose_edges(self) -> None:
        try:
            edges = typed_edges(self.edges.text())
        except Refused as refused:
            self._is_wrong(self.edges, refused)
            return
        self._is_wrong(self.edges, None)
        written = ", ".join(map(str, edges))
        self.edges.set_text(written)
        if written != self.desk.preferences.text(CHOICE, USUAL_EDGES):
            self.desk.preferences.keep_text(CHOICE, written)
            self.changed.emit()

    def _is_wrong(self, field: QWidget, said: Said | None) -> bool:
        """Show at the field, and in the bar of the page, what is wrong with it."""
        field.setProperty("state", "error" if said else "")
        field.setAccessibleDescription(self.desk.tell(said) if said else "")
        field.style().unpolish(field)
        field.style().polish(field)
        if said is not None:
            self.desk.notice(error(self.desk.tell(said)))
        return said is not None


def typed_edges(text: str) -> tuple[int, ...]:
    """The upper edges of the buckets in days: `7, 30, 90`, rising, at most five; refuses anything else."""
    parts = [one for one in re.split(r"[\s,;、/]+", unicodedata.normalize("NFKC", text)) if one]
    edges = tuple(int(one) for one in parts if one.isascii() and one.isdecimal() and len(one) < 5)
    rising = all(a < b for a, b in zip((0, *edges), edges, strict=False))
    if not parts or len(edges) != len(parts) or len(edges) > MOST_EDGES or not rising:
        raise Refused("Buckets are one to five rising numbers of days, such as 7, 30, 90.")
    return edges
