"""A month to choose a day from, for the mouse; arrows and Enter work too (U17)."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QWidget

from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.ui.look.icons import Icon, draw_icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.speech import Say

GAP, CELL, CORNER, ARROW = 4, QSize(44, 28), 4, 20
ARROWS = {"qt_calendar_prevmonth": Icon.BACK, "qt_calendar_nextmonth": Icon.ON}


class MonthView(QCalendarWidget):
    """The chosen day is filled, today has the accent around it; no day is red, as red means lateness here."""

    def __init__(self) -> None:
        super().__init__()
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.today = QDate()

    def dress(self) -> None:
        """In the colours and at the size of the text of now."""
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(tokens().muted))
        quiet.setBackground(QColor(tokens().base))
        self.setHeaderTextFormat(quiet)
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, QTextCharFormat())
        for name, icon in ARROWS.items():
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(_arrow(icon, self.devicePixelRatioF()))
                button.setIconSize(QSize(px(ARROW), px(ARROW)))
        self.setMinimumSize(px(CELL.width()) * 7, px(CELL.height()) * 8 + px(8))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        shown = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(shown.base))
        shape = QRectF(rect).adjusted(2.5, 1.5, -2.5, -1.5)
        chosen = day == self.selectedDate()
        if chosen or day == self.today:
            painter.setPen(QPen(QColor(shown.accent), 2) if day == self.today else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.selection) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape, px(CORNER), px(CORNER))
        painter.setPen(QColor(shown.text if day.month() == self.monthShown() else shown.disabled))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


def _arrow(icon: Icon, ratio: float) -> QIcon:
    side = px(ARROW)
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_icon(painter, QRectF(0, 0, side, side), icon, tokens().text)
    painter.end()
    return QIcon(drawn)


class CalendarPopup(QFrame):
    """A month to choose a day from, for the mouse; arrows and Enter work too.

    Closes when a day is chosen, on Esc, and when something else is clicked.
    """

    chosen = Signal(object)

    def __init__(self, say: Say, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setProperty("popup", True)
        self.calendar = MonthView()
        self._name_parts(say)
        self.calendar.setDateRange(_qt_day(EARLIEST), _qt_day(LATEST))
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        for child in self.calendar.findChildren(QWidget):
            child.installEventFilter(self)
        stacked(self.calendar, within=self, margins=8)

    def open_at(self, day: date, today: date) -> None:
        """Show the month of `day` under its owner, or above where there is no room below."""
        self.calendar.today = _qt_day(today)
        self.calendar.dress()
        self.calendar.setSelectedDate(_qt_day(day))
        self.adjustSize()
        self._place()
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self._owner.screen().availableGeometry()
        at = self._owner.mapToGlobal(QPoint(0, self._owner.height() + px(GAP)))
        if at.y() + self.height() > room.bottom():
            at = self._owner.mapToGlobal(QPoint(0, -self.height() - px(GAP)))
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


def _qt_day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
