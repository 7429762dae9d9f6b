"""A row of days to put something off to: one key each (U4)."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.dates import first_of_next_month
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.calendar_popup import CalendarPopup
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.speech import Say, told


class DayChips(QWidget):
    """Tomorrow, next Monday, the first of next month, or a day of the calendar; the keys 1 to 4 choose at once."""

    chosen = Signal(object)

    def __init__(self, say: Say, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._today = today
        self.days = (
            (say("Tomorrow"), today + timedelta(days=1)),
            (say("Next Monday"), today + timedelta(days=7 - today.weekday())),
            (say("1st of next month"), first_of_next_month(today)),
        )
        self.calendar: CalendarPopup | None = None
        self.buttons = [self._button(at, *day) for at, day in enumerate(self.days, 1)]
        self.buttons.append(QPushButton(caption(f"{len(self.days) + 1}  " + say("Another day…"))))
        self.buttons[-1].clicked.connect(self.open_calendar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open_calendar(self) -> None:
        if self.calendar is None:
            self.calendar = CalendarPopup(self.say, self.buttons[-1])
            self.calendar.chosen.connect(self.chosen.emit)
        self.calendar.open_at(self._today + timedelta(days=1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = int(event.text()) if event.text() in tuple("1234") else 0
        focused = self.focusWidget()
        if number:
            self.buttons[number - 1].click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.buttons[0].setFocus(event.reason())

    def _button(self, number: int, name: str, day: date) -> QPushButton:
        button = QPushButton(caption(f"{number}  {name}  {day:%m-%d} {told(self.say, weekday_said(day))}"))
        button.setAccessibleName(f"{name} {day}")
        button.clicked.connect(lambda: self.chosen.emit(day))
        return button
