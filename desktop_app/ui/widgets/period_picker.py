"""Which days: the usual ones side by side, ‹ the days › to go on by one, and every other stretch behind them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.columns import short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.periods import PERIOD_NAMES, Period, PeriodName, name_of, period_of
from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.filter_pill import FilterPill
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.keys import ENTER, button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.section_index import IndexEntry, SectionIndex
from desktop_app.ui.widgets.speech import Say, told
from desktop_app.ui.widgets.switch import Switch

NARROWEST, FIELD = 152, 148


class PeriodPicker(QWidget):
    """`changed` carries the `Period` chosen. `names` stand in the switch; without any the pill tells the name."""

    changed = Signal(object)

    def __init__(
        self,
        say: Say,
        today: Callable[[], date],
        names: Sequence[PeriodName],
        usual: PeriodName,
    ) -> None:
        super().__init__()
        self.say, self._today, self._names = say, today, tuple(names)
        self._name: PeriodName | None = usual
        self._period = period_of(usual, today())
        self.switch = Switch((), say("Period"), leaves_keyboard=True)
        self.switch.changed.connect(self._named)
        self.back, self.on = IconButton(Icon.BACK, say("Time before")), IconButton(Icon.ON, say("Time after"))
        self.back.clicked.connect(lambda: self.move_by(-1))
        self.on.clicked.connect(lambda: self.move_by(1))
        self.pill = PeriodPill(say, self.open_popup)
        parts = (self.switch,) if names else ()
        beside(*parts, beside(self.back, self.pill, self.on, gap=4), ROOM, within=self)
        self._show()

    def period(self) -> Period:
        """The days that are chosen; a name means its days of today, also when that is another day by now."""
        if self._name is not None and (now := period_of(self._name, self._today())) != self._period:
            self._period = now
            self._show()
        return self._period

    def name(self) -> PeriodName | None:
        """What the chosen days are called, None where they have no name."""
        return self._name

    def set_period(self, period: Period, name: PeriodName | None = None) -> None:
        """Choose without telling anybody."""
        self._name = name or name_of(period, self._today())
        self._period = period
        self._show()

    def choose(self, period: Period, name: PeriodName | None = None) -> None:
        """Choose as the user does."""
        self.set_period(period, name)
        self.changed.emit(self._period)

    def move_by(self, steps: int) -> None:
        """The stretch of the same kind before or after."""
        self.choose(self._period.moved(steps))

    def open_popup(self) -> None:
        """Named stretches beside a first and a last day."""
        popup = PeriodPopup(self.say, self._today, self.pill, PeriodName.NEXT_WEEK in self._names)
        popup.chosen.connect(lambda found: self.choose(*found))
        popup.open_at(self._period, self._name)

    def words(self) -> str:
        """The days as the pill shows them."""
        return self.pill.text()

    def _named(self, name: PeriodName | None) -> None:
        if name is None:
            self.open_popup()
            self._show()
        else:
            self.choose(period_of(name, self._today()), name)

    def _show(self) -> None:
        options: list[tuple[object, str]] = [(one, told(self.say, PERIOD_NAMES[one])) for one in self._names]
        if self._name not in self._names:
            options.append((None, self.say("Other days")))
        if self._names:
            self.switch.set_options(options)
            self.switch.set_value(self._name if self._name in self._names else None)
        by_name = self._name is not None and not self._names
        words = told(self.say, PERIOD_NAMES[self._name]) if by_name and self._name else ""
        self.pill.show_days(words or days_words(self._period, self._name, self._today(), self.say))


def days_words(period: Period, name: PeriodName | None, today: date, say: Say) -> str:
    """`11-16 to 11-22`, one day alone, or what has no edges by its name."""
    if period.is_all and name is not None:
        return told(say, PERIOD_NAMES[name])
    first, last = short_day(period.first, today), short_day(period.last, today)
    return first if period.days == 1 else say("{first} to {last}", first=first, last=last)


class PeriodPill(FilterPill):
    """The days, as wide as they are; it opens what else can be chosen."""

    def __init__(self, say: Say, opens: Callable[[], None]) -> None:
        self._opens = opens
        super().__init__(say, "", [(None, "")])

    @property
    def narrows(self) -> bool:
        return False

    def show_days(self, words: str) -> None:
        self.set_options([(None, words)])
        self.setText(words)
        self.setAccessibleName(f"{self._say('Period')}: {words}")

    def open_menu(self) -> None:
        self._opens()

    def _lead(self) -> str:
        return ""


class PeriodPopup(QFrame):
    """`chosen` carries (period, name or None). Closes when one is chosen, on Esc, or when something else is clicked:
    days that were typed by then are meant, as far as they can be read.
    """

    chosen = Signal(object)

    def __init__(self, say: Say, today: Callable[[], date], owner: QWidget, looks_ahead: bool = False) -> None:
        """A day without its year lies in the past, but where one looks ahead it is the nearest."""
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.say, self._today, self._owner = say, today, owner
        self.setProperty("popup", True)
        entries = [IndexEntry(name.value, told(say, words)) for name, words in PERIOD_NAMES.items()]
        self.names = SectionIndex(entries, say("Period"), NARROWEST)
        self.names.clicked.connect(lambda _: self._take_name())
        lean = Lean.NEAREST if looks_ahead else Lean.BACK
        self.first, self.last = (DateField(say, today, required=True, lean=lean) for _ in range(2))
        self.wrong = PlainLabel("", "error", wraps=True)
        self.take = button(say("Show these days"), self._take_days)
        self._typed = False
        for field in (self.first, self.last):
            field.changed.connect(self._days_typed)
        self._lay_out(len(entries))

    def open_at(self, period: Period, name: PeriodName | None) -> None:
        """Below its owner, or above where there is no room below."""
        today = self._today()
        if name is not None:
            self.names.set_value(name.value)
        shown = period.up_to(today) if not period.is_all else Period(today, today)
        self.first.set_day(shown.first)
        self.last.set_day(period.last if not period.is_all else today)
        self.adjustSize()
        room = self._owner.screen().availableGeometry()
        at = self._owner.mapToGlobal(QPoint(0, self._owner.height() + px(4)))
        if at.y() + self.height() > room.bottom():
            at.setY(max(room.top(), room.bottom() - self.height()))
        at.setX(max(room.left(), min(at.x(), room.right() + 1 - self.width())))
        self.move(at)
        self.show()
        self.names.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what the keyboard is in: the name, or the days; from the first day it goes on to the last."""
        self._typed = self._typed and event.key() != Qt.Key.Key_Escape
        if event.key() in ENTER and self.first.hasFocus():
            self.last.setFocus(Qt.FocusReason.TabFocusReason)
            self.last.selectAll()
        elif event.key() in ENTER:
            self._take_name() if self.names.hasFocus() else self._take_days()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._typed:
            self._typed = False
            with suppress(Said):
                self.chosen.emit((self._days(), None))
        super().closeEvent(event)

    def _days_typed(self) -> None:
        self._typed = True

    def _lay_out(self, count: int) -> None:
        self.names.setFixedHeight(px(36) * count + px(4))
        from_words, to_words = PlainLabel(self.say("First day"), "muted"), PlainLabel(self.say("Last day"), "muted")
        for label, field in ((from_words, self.first), (to_words, self.last)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setFixedWidth(px(FIELD))
        fields = stacked(from_words, self.first, 8, to_words, self.last, 8, self.take, self.wrong, ROOM, gap=4)
        beside(self.names, fields, within=self, gap=12, margins=8)

    def _take_name(self) -> None:
        name = PeriodName(self.names.value())
        self._typed = False
        self.close()
        self.chosen.emit((period_of(name, self._today()), name))

    def _take_days(self) -> None:
        try:
            found = self._days()
        except Said as said:
            self.wrong.setText(told(self.say, said))
            return
        self._typed = False
        self.close()
        self.chosen.emit((found, None))

    def _days(self) -> Period:
        for field in (self.first, self.last):
            if (problem := field.problem()) is not None:
                raise problem
        first, last = self.first.day(), self.last.day()
        assert first is not None
        assert last is not None
        return Period(first, last)
