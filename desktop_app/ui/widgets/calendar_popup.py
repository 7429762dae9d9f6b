"""A month to choose a day from, for the mouse; arrows and Enter work too."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QWidget

from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.speech import Say


class CalendarPopup(QFrame):
    """Closes when a day is chosen, on Esc, and when something else is clicked."""

    chosen = Signal(object)

    def __init__(self, say: Say, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setObjectName("calendarPopup")
        self.calendar = QCalendarWidget()
        self._name_parts(say)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, QTextCharFormat())  # red means lateness in this window
        self.calendar.setDateRange(_day(EARLIEST), _day(LATEST))
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        for child in self.calendar.findChildren(QWidget):
            child.installEventFilter(self)
        stacked(self.calendar, within=self, margins=1)

    def open_at(self, day: date) -> None:
        """Show the month of `day` under its owner, or above where there is no room below."""
        self.calendar.setSelectedDate(_day(day))
        self.adjustSize()
        self._place()
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self._owner.screen().availableGeometry()
        at = self._owner.mapToGlobal(QPoint(0, self._owner.height()))
        if at.y() + self.height() > room.bottom():
            at = self._owner.mapToGlobal(QPoint(0, -self.height()))
        at.setX(max(room.left(), min(at.x(), room.right() + 1 - self.width())))
        self.move(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _name_parts(self, say: Say) -> None:
        """Qt leaves the arrows and the table of a calendar without names (U59)."""
        names = {
            "qt_calendar_calendarview": say("Calendar"),
            "qt_calendar_prevmonth": say("Month before"),
            "qt_calendar_nextmonth": say("Month after"),
            "qt_calendar_monthbutton": say("Month"),
            "qt_calendar_yearbutton": say("Year"),
            "qt_calendar_yearedit": say("Year"),
            "qt_spinbox_lineedit": say("Year"),
        }
        self.calendar.setAccessibleName(say("Calendar"))
        for part in self.calendar.findChildren(QWidget):
            if part.objectName() in names:
                part.setAccessibleName(names[part.objectName()])

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
