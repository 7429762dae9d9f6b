"""Is it really this day? Asked before the first entry, where the clock can hardly be right (case 29)."""

from PySide6.QtCore import Signal

from desktop_app.domain.business_day import DayDoubted, doubt_said
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way


class DayCover(Cover):
    """`confirmed` when it is this day all the same; `again` when the clock was set and is to be read once more."""

    confirmed = Signal()
    again = Signal()

    def __init__(self, desk: Desk, doubt: DayDoubted) -> None:
        say = desk.say
        super().__init__(desk, say("Which day is it?"))
        self.doubt = doubt
        self.lead.show()
        self.body.addWidget(
            PlainLabel(
                say(
                    "Every entry bears the day on which it is made: a wrong day makes debts overdue too early or too "
                    "late. If the clock is wrong, set it in the settings of the computer, then read it again here."
                ),
                wraps=True,
            )
        )
        self.reading, self.button = self.offer(
            [Way(say("The clock is set: read it again"), self.again.emit)], Way(" ", self.confirmed.emit)
        )
        self.show_doubt(doubt)
        self.setFocusProxy(self.reading)

    def show_doubt(self, doubt: DayDoubted) -> None:
        """The clock was read again and still looks wrong."""
        say = self.desk.say
        self.doubt = doubt
        self.lead.setText(self.desk.tell(doubt_said(doubt.today, doubt.last)))
        weekday = self.desk.tell(weekday_said(doubt.today))
        self.button.setText(say("Yes, today is {day} {weekday}", day=doubt.today.isoformat(), weekday=weekday))
