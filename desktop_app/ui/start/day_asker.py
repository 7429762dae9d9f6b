"""Asks which day it is where the clock can hardly be right: before a book is entered, and before an entry (case 29)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.business_day import DayDoubted, doubt_said
from desktop_app.domain.errors import Asked
from desktop_app.domain.typed_dates import weekday_said
from desktop_app.operations.books import Book
from desktop_app.operations.business_day import confirm_day, doubt_about, watch_day
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Waiting
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way


class DayCover(Cover):
    """`confirm` when it is this day all the same; `again` when the clock was set and is to be read once more.

    Reading again is the primary way: Enter must not confirm a day that is far from the last entry.
    """

    def __init__(self, desk: Desk, doubt: DayDoubted, confirm: Callable[[], None], again: Callable[[], None]) -> None:
        say = desk.say
        super().__init__(desk, say("Which day is it?"), " ")
        text = say(
            "Every entry bears the day on which it is made: a wrong day makes debts overdue too early or too late. If "
            "the clock is wrong, set it in the settings of the computer, then read it again here."
        )
        self.body.addWidget(PlainLabel(text, wraps=True))
        self.unchanged = PlainLabel("", "error", wraps=True)
        self.unchanged.hide()
        self.body.addWidget(self.unchanged)
        reading = Way(say("The clock is set: read it again"), again)
        self.button, self.reading = self.offer([Way(" ", confirm)], reading)
        self.show_doubt(doubt)
        self.setFocusProxy(self.reading)

    def show_doubt(self, doubt: DayDoubted) -> None:
        """Ask about this day."""
        self.doubt = doubt
        self.lead.setText(self.desk.tell(doubt_said(doubt.today, doubt.last)))
        weekday = self.desk.tell(weekday_said(doubt.today))
        text = self.desk.say("Yes, today is {day} {weekday}", day=doubt.today.isoformat(), weekday=weekday)
        self.button.setText(text)

    def show_again(self, doubt: DayDoubted) -> None:
        """The clock was read again and still looks wrong."""
        day = doubt.today.isoformat()
        same = doubt.today == self.doubt.today
        self.show_doubt(doubt)
        self.unchanged.setText(self.desk.say("The clock still says {day}.", day=day) if same else "")
        self.unchanged.setVisible(same)


class DayAsker(QObject):
    """One for the window. `is_said`: the day was given at the start, so that there is nothing to ask."""

    def __init__(self, window: MainWindow, is_said: bool = False) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.cover: DayCover | None = None
        self._is_said = is_said
        self._waiting = Waiting()
        self.desk.jobs.askers[DayDoubted] = self.ask

    def before_entering(self, then: Callable[[], None]) -> None:
        """A book was opened: nothing of it is shown, and `then` not called, before the day is sure."""

        def found(doubt: DayDoubted | None) -> None:
            if doubt is None:
                then()
            else:
                self._waiting.add(then, then)
                self._put_up(doubt)

        self.desk.jobs.ask(self._watch, found, self)

    def ask(self, said: Asked, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        """The clock jumped while the window was open: ask before the entry is made, which is kept meanwhile."""
        assert isinstance(said, DayDoubted)
        if self.cover is None and self.window.covered:
            give_up()
            return

        def enter() -> None:
            self.window.uncover()
            go_on()

        self._waiting.add(enter, give_up)
        if self.cover is None:
            self._put_up(said)

    def _watch(self, book: Book) -> DayDoubted | None:
        watch_day(book.ledger)
        if self._is_said:
            confirm_day(book.ledger, self.desk.today())
        return doubt_about(book.ledger, self.desk.today())

    def _put_up(self, doubt: DayDoubted) -> None:
        self.cover = DayCover(self.desk, doubt, self._confirm, self._read_again)
        self.window.cover(self.cover)

    def _confirm(self) -> None:
        if self.cover is not None:
            today = self.cover.doubt.today
            self.desk.jobs.ask(lambda book: confirm_day(book.ledger, today), lambda _: self._go_on(), self)

    def _read_again(self) -> None:
        def found(doubt: DayDoubted | None) -> None:
            if doubt is None:
                self._go_on()
            elif self.cover is not None:
                self.cover.show_again(doubt)

        self.desk.jobs.ask(lambda book: doubt_about(book.ledger, self.desk.today()), found, self)

    def _go_on(self) -> None:
        self.cover = None
        self._waiting.settle(True)
