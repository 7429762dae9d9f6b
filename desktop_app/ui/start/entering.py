"""From the open book to its first page: PIN, day and recovery key come first, then it is told what there is to tell."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.shop import Shop
from desktop_app.domain.users import AtCounter
from desktop_app.operations.customers import terms_to_look_at
from desktop_app.operations.done import Changed
from desktop_app.operations.pins import has_pin
from desktop_app.operations.settings import shop_of
from desktop_app.operations.unlocking import names_at_lock
from desktop_app.operations.users import owner_with_paper
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.unfinished import offer_unfinished
from desktop_app.ui.look.preferences import SAMPLE
from desktop_app.ui.start.day_asker import DayAsker
from desktop_app.ui.start.key_asker import KeyAsker
from desktop_app.ui.start.lock import Lock
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.notices import Way, info, well_done
from desktop_app.ui.widgets.soon import Soon

SOON_MS = 500

Then = Callable[[], None]


class OpeningCover(QWidget):
    """What stands in the window while a book is opened or made: nothing, and after half a second a word (U50)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        words = PlainLabel(text, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.hide()
        self.setAccessibleName(text)
        stacked(words, margins=16, within=self)
        Soon(words, words.show, SOON_MS).start()


class Entering(QObject):
    """Nothing of a book is shown before all three are sure; the sample shop has nothing to ask for."""

    shown = Signal(str)
    """The first page is there; carries the name of the shop."""

    def __init__(self, window: MainWindow, recover: Then, day_is_said: bool) -> None:
        """`recover` is the way for whoever forgot the PIN."""
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self.lock = Lock(window, recover=recover)
        self.keys = KeyAsker(window)
        self._days = DayAsker(window, day_is_said)
        self.key, self.steps = "", 0
        """The recovery key of a book that was just made, and of how many pages its first run is."""
        self.has_paper = False
        """Whether the book was opened with its recovery key: neither PIN nor paper are asked for."""
        self.then = Route(PageName.THIS_WEEK)
        self.told = ""
        """What was done to the book before it was opened."""
        self._desk.jobs.changed.connect(self._hear)
        self.shown.connect(self.lock.know)

    def show_opening(self) -> None:
        self._window.cover(OpeningCover(self._desk.say("Opening the book…")))

    def enter(self, leave_sample: Then | None) -> None:
        """Show the open book; `leave_sample` leads from the sample shop to the own book, and is None in any other."""
        self.lock.know_sample(leave_sample is not None)

        def let_in(found: tuple[Shop, bool, tuple[str, ...]]) -> None:
            (shop, has_pin, names), key, steps = found, self.key, self.steps
            self.key, self.steps = "", 0

            def show() -> None:
                self._show(shop, leave_sample)

            def go_on() -> None:
                self.show_opening()
                ask_key = partial(self.keys.before_entering, key, show, steps)
                self._days.before_entering(show if self.has_paper else ask_key)

            self._desk.preferences.open_book(SAMPLE if leave_sample is not None else shop.book_id)
            self._window.show_state(shop.name)
            if leave_sample is not None:
                show()
            elif has_pin and not self.has_paper:
                self.lock.guard(shop.name, go_on, names)
            else:
                self._know_owner()
                go_on()

        self._desk.know_counter(AtCounter())
        self._desk.jobs.ask(
            lambda book: (shop_of(book.ledger), has_pin(book.ledger), names_at_lock(book)), let_in, self
        )

    def _know_owner(self) -> None:
        """Whoever has the paper is the owner."""
        if self.has_paper:
            self._desk.jobs.ask(lambda book: owner_with_paper(book.ledger), self._desk.know_counter, self)

    def _show(self, shop: Shop, leave_sample: Then | None) -> None:
        self._window.show_state(shop.name)
        self._window.uncover()
        self._window.go(self.then)
        self.then = Route(PageName.THIS_WEEK)
        self.shown.emit(shop.name)
        say = self._desk.say
        if self.told:
            self._desk.notice(well_done(self.told))
            self.told = ""
        elif leave_sample is not None:
            text = say("This is the sample shop: try everything, nothing here is real.")
            self._desk.notice(info(text, Way(say("Back to my own book"), leave_sample)))
        else:
            self._desk.jobs.ask(lambda book: len(terms_to_look_at(book.ledger)), self._tell_terms, self)
            offer_unfinished(self._desk, self)  # a slip that was being typed when the machine died (U21)

    def _tell_terms(self, count: int) -> None:
        """Terms an older book said less exactly are looked at once (cases 4, 11)."""
        if not count:
            return
        text = self._desk.say(
            "The terms of {count} customers can now be said more exactly. They go on as before; please look at them "
            "once.",
            count=count,
        )
        terms = Route(PageName.CUSTOMERS, tab="terms")
        door = Way(self._desk.say("Look at them"), lambda: self._desk.go(terms))
        self._desk.notice(replace(info(text, door), lasts=0))

    def _hear(self, changes: frozenset[Changed]) -> None:
        """Another name of the shop stands in the window at once."""
        if Changed.SHOP in changes:
            show = self._window.show_state
            self._desk.jobs.ask(lambda book: shop_of(book.ledger), lambda shop: show(shop.name), self)
