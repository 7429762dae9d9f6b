"""Dates by keyboard: `1121`, `21`, `+30`, `月底`, one key to the next day, the weekday beside it (U17)."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.typed_dates import LONGEST, Lean, typed_day, weekday_said
from desktop_app.ui.widgets.calendar_popup import CalendarPopup
from desktop_app.ui.widgets.inside_button import DropButton
from desktop_app.ui.widgets.speech import Say, told
from desktop_app.ui.widgets.text_field import TypedLine

STEPS = {"+": 1, "＋": 1, "=": 1, "-": -1, "－": -1}


class DateField(TypedLine):
    """A day; None when there is none. `aside` carries the weekday, and while a short form is typed the day it stands
    for.
    """

    aside = Signal(str)

    def __init__(
        self,
        say: Say,
        today: Callable[[], date],
        *,
        required: bool = False,
        lean: Lean = Lean.NEAREST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, required=required, longest=LONGEST, parent=parent)
        self._today, self._lean = today, lean
        self._step = ""
        self.button = DropButton(self, say("Open the calendar (Alt+Down)"))
        self.button.clicked.connect(self.open_calendar)
        self.calendar: CalendarPopup | None = None
        self.textChanged.connect(self._tell_day)
        self.editingFinished.connect(self.settle)

    def day(self) -> date | None:
        """The day that stands there; None when the field is empty or holds no date."""
        try:
            return None if self.is_empty() else self._read()
        except Refused:
            return None

    def set_day(self, day: date | None) -> None:
        self._step = ""
        self.setText("" if day is None else day.isoformat())

    def entered(self) -> date | None:
        return self.day()

    def wrong(self) -> Said | None:
        try:
            self._read()
        except Refused as refusal:
            return refusal
        return None

    def settle(self) -> None:
        """Write the day in full; what is no date stays as it was typed."""
        if (day := self.day()) is not None:
            self.set_day(day)

    def open_calendar(self) -> None:
        """A month to choose from, for the mouse."""
        if self.calendar is None:
            self.calendar = CalendarPopup(self.say, self)
            self.calendar.chosen.connect(self._choose)
        self.calendar.open_at(self.day() or self._today(), self._today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, self._step = self._step, ""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif event.text() in STEPS and self._is_written_out():
            self._go(STEPS[event.text()])
            self._step = "+" if STEPS[event.text()] > 0 else "-"
        elif step and event.text().isdecimal():
            self._type_over(step + event.text())
        else:
            super().keyPressEvent(event)

    def _read(self) -> date:
        return typed_day(self.text(), self._today(), self._lean)

    def _is_written_out(self) -> bool:
        return re.fullmatch(r"\d{4}-\d\d-\d\d", self.text(), re.ASCII) is not None and self.day() is not None

    def _go(self, days: int) -> None:
        """A day on or back, within the years of business."""
        day = self.day()
        if day is not None and EARLIEST <= (there := day + timedelta(days=days)) <= LATEST:
            self._choose(there)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.selectAll()
        self.changed.emit(day)

    def _type_over(self, text: str) -> None:
        """A figure right after a step was no step: `+` and `30` are thirty days from today."""
        self.selectAll()
        self.insert(text)

    def _tell_day(self) -> None:
        day = self.day()
        weekday = "" if day is None else told(self.say, weekday_said(day))
        written = day is None or self.text() == day.isoformat()
        self.aside.emit(weekday if written else f"{day} {weekday}")
