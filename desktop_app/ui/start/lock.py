"""The lock: the window shows the shop's name and the clock until the PIN, or else the passphrase, is typed (U29)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.pins import Unlocking, WrongPin
from desktop_app.domain.users import AtCounter
from desktop_app.language import N_
from desktop_app.operations import unlocking
from desktop_app.operations.books import Book
from desktop_app.operations.users import counter_of
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.start.lock_cover import LockCover
from desktop_app.ui.start.tries import Tries
from desktop_app.ui.widgets.notices import Way, info, warning

LOOK_MS = 5000
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Lock(QObject):
    """Locks by command or after some minutes without a sign of life; what was typed stays where it is."""

    def __init__(
        self,
        window: MainWindow,
        clock: Callable[[], float] = time.monotonic,
        recover: Callable[[], None] | None = None,
    ) -> None:
        """`recover` is the way for whoever forgot what opens the lock: the book is closed, and its recovery key asked
        for (F12).
        """
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.cover: LockCover | None = None
        self._recover = recover
        self._shop, self._asks, self._is_sample = "", Unlocking.PIN, False
        self._names: tuple[str, ...] = ()
        self._tries = Tries()
        self._focus: QWidget | None = None
        self._then: Callable[[], None] | None = None
        self._clock = clock
        self._last = clock()
        self._idle = QTimer(self, interval=LOOK_MS)
        self._idle.timeout.connect(self.look)
        self._idle.start()
        self.desk.jobs.changed.connect(lambda _: self.learn())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def know(self, shop: str) -> None:
        """A book is open; its name is shown on the lock."""
        self._shop = shop
        self.learn()

    def know_sample(self, is_sample: bool) -> None:
        """The sample shop holds nothing to hide, and nobody knows its passphrase: it is never locked."""
        self._is_sample = is_sample

    def learn(self) -> None:
        """What opens the lock may have changed."""
        if self._shop:
            self.desk.jobs.ask(_ways, self._learn, self, lambda _: None, lane="unlocking")

    @command("window.switch", N_("Another person at the counter"), "F12", Where.EVERYWHERE)
    def switch(self) -> None:
        """What was typed stays; whoever comes says who they are."""
        if self._names:
            self.lock()
        else:
            say = self.desk.say
            way = Way(say("Name them"), lambda: self.desk.go(Route(PageName.SETTINGS, tab="users")))
            self.desk.notice(info(say("Nobody is named yet: everybody enters and sees everything."), way))

    @command("window.lock", N_("Lock the window"), "Ctrl+L", Where.EVERYWHERE)
    def lock(self) -> None:
        """Cover everything at once; nothing of the book can be seen, not in the title either.

        Where nothing would open the lock again but Enter, the window stays open and says why.
        """
        if self.window.covered:
            return
        if self._is_sample:
            self.desk.notice(info(self.desk.say("The sample shop is not locked: nothing in it is real.")))
        elif self._asks is Unlocking.NOTHING:
            self._say_why_not()
        else:
            self._cover_all()

    def guard(self, shop: str, then: Callable[[], None], names: tuple[str, ...] = ()) -> None:
        """A book with a PIN was opened: nothing of it is shown, and `then` not called, before the PIN was typed."""
        self._names = names
        self._shop, self._focus, self._then, self._tries = shop, None, then, Tries()
        self._put_up(Unlocking.PIN)

    def idle(self) -> float:
        """Seconds without a sign of life."""
        return self._clock() - self._last

    def look(self) -> None:
        """Lock when the minutes are over."""
        minutes = self.desk.preferences.idle_minutes
        if not minutes or self.idle() < minutes * 60 or self.window.covered:
            return
        if not self._is_sample and self._asks is not Unlocking.NOTHING:
            self._cover_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._last = self._clock()
        return False

    def _say_why_not(self) -> None:
        say = self.desk.say
        way = Way(say("Set a PIN"), lambda: self.desk.go(Route(PageName.SETTINGS, tab="lock")))
        self.desk.notice(
            warning(say("The window was not locked: this book has neither a PIN nor a passphrase to ask for."), way)
        )

    def _cover_all(self) -> None:
        _close_what_floats()
        self._focus = self.window.focusWidget()
        self.desk.jobs.ask(lambda book: unlocking.send_owner_off(book.ledger), lambda _: None, self, lambda _: None)
        self._put_up(self._asks)

    def _try(self, typed: str) -> None:
        name = "" if self.cover is None else self.cover.whom()

        def unlock(book: Book) -> AtCounter:
            return unlocking.unlock(book, typed, self.desk.moment(), name)

        self.desk.jobs.ask(unlock, self._unlock, self, self._refuse, "try")

    def _refuse(self, said: Said) -> None:
        if self.cover is None:
            return
        if isinstance(said, WrongPin):
            self._tries.know(said.wrong, said.rest, self._clock())
        else:
            self._tries.fail(self._clock())
        self.cover.refuse(said)

    def _unlock(self, counter: AtCounter) -> None:
        if self.cover is None:
            return
        self._tries.succeed()
        self._last = self._clock()
        self.cover = None
        then, self._then = self._then or self.window.uncover, None
        self.desk.know_counter(counter)
        then()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_up(self, asks: Unlocking) -> None:
        recover = self._recover
        self.cover = cover = LockCover(
            self.desk, self._shop, asks, self._tries, self._clock, recover is not None, self._names,
            self.desk.counter.name,
        )  # fmt: skip
        if recover is not None:
            cover.recovery_wanted.connect(lambda: self._give_way(recover))
        cover.given.connect(self._try)
        cover.meant.connect(self._ask_rest)
        self.window.cover(cover)
        self._ask_rest(cover.whom())

    def _ask_rest(self, name: str) -> None:
        """How long the next try of this person waits."""
        moment = self.desk.moment()
        self.desk.jobs.ask(
            lambda book: unlocking.rest_of_pin(book.ledger, moment, name), self._wait, self, lambda _: None, "rest"
        )

    def _give_way(self, recover: Callable[[], None]) -> None:
        self._shop, self._then, self.cover = "", None, None
        recover()

    def _wait(self, found: tuple[int, int]) -> None:
        """A restart does not shorten the rest after wrong PINs."""
        if self.cover is not None and (found[1] or self._names):
            self._tries.know(*found, self._clock())
            self.cover.tick()

    def _learn(self, found: tuple[Unlocking, tuple[str, ...], AtCounter]) -> None:
        self._asks, self._names, counter = found
        if self.cover is None:
            self.desk.know_counter(counter)

    def _watch(self, window: QWindow | None) -> None:
        """Hear the signs of life of a window that came to the front; once only, however often it comes."""
        if window is not None:
            window.installEventFilter(self)
        self._last = self._clock()


def _ways(book: Book) -> tuple[Unlocking, tuple[str, ...], AtCounter]:
    return unlocking.unlocking_of(book), unlocking.names_at_lock(book), counter_of(book.ledger)


def _close_what_floats() -> None:
    """Menus, lists and boxes over the window would show what the lock hides."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
