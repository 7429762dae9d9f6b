"""The lock: the window shows the shop's name and the clock until the PIN, or else the passphrase, is typed (U29)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.pins import LONGEST, Unlocking, WrongPin, rest_said
from desktop_app.language import N_
from desktop_app.operations import unlocking
from desktop_app.operations.books import Book
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.start.tries import Tries
from desktop_app.ui.widgets.labels import Card, PlainLabel, caption
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked
from desktop_app.ui.widgets.notices import Way, info, warning
from desktop_app.ui.widgets.text_field import PasswordField

SECOND_MS = 1000
LOOK_MS = 5000
WIDE = 420
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


class LockCover(QWidget):
    """`given` carries what was typed; `refuse` tells what was wrong with it, `tries` when the next try is taken."""

    given = Signal(str)

    recovery_wanted = Signal()
    """PIN or passphrase are forgotten."""

    def __init__(
        self,
        desk: Desk,
        shop: str,
        asks: Unlocking = Unlocking.PIN,
        tries: Tries | None = None,
        clock: Callable[[], float] = time.monotonic,
        offers_recovery: bool = False,
    ) -> None:
        super().__init__()
        self.desk, self._asks, self._clock, self._tries = desk, asks, clock, tries or Tries()
        self.setAccessibleName(desk.say("Locked"))
        self.shop = PlainLabel(shop, "title", wraps=True)
        self.clock = PlainLabel("", "clock")
        self.hint = PlainLabel(self._usual_hint(), "muted")
        self.secret = self._field()
        self.recovering = QPushButton(caption(desk.say("Use the recovery key")))
        self.recovering.setProperty("flat", True)
        if not offers_recovery:
            self.recovering.hide()
        self.recovering.clicked.connect(self.recovery_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.secret)
        self._lay_out()
        self._ticks = QTimer(self, interval=SECOND_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()
        self.tick()

    def submit(self) -> None:
        """Try to unlock, unless it is time to rest."""
        if not self._rest():
            self.given.emit(self.secret.text())

    def refuse(self, said: Said) -> None:
        """It was the wrong one."""
        self.secret.clear()
        self.hint.setText(self.desk.tell(said))
        self.tick()

    def tick(self) -> None:
        """Show the time, and how long to wait."""
        self.clock.setText(f"{self.desk.moment().now.astimezone():%H:%M}")
        rest = self._rest()
        if rest:
            self.hint.setText(self.desk.tell(rest_said(self._asks, self._tries.wrong, rest)))
        elif not self.secret.isEnabled():
            self.hint.setText(self._usual_hint())
        if self.secret.isEnabled() == bool(rest):
            self.secret.setEnabled(not rest)
            if self.isVisible() and not rest:
                self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rest(self) -> int:
        return self._tries.rest(self._clock())

    def _usual_hint(self) -> str:
        if self._asks is Unlocking.PIN:
            return self.desk.say("Type the PIN and press Enter.")
        return self.desk.say("Type the passphrase of the book and press Enter.")

    def _field(self) -> PasswordField:
        say, is_pin = self.desk.say, self._asks is Unlocking.PIN
        field = PasswordField(say)
        if is_pin:
            field.setMaxLength(LONGEST)
        field.setAccessibleName(say("PIN") if is_pin else say("Passphrase"))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setFixedWidth(px(200 if is_pin else 320))
        field.returnPressed.connect(self.submit)
        return field

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(px(WIDE))
        layout = stacked(gap=12, margins=(32, 28, 32, 24), within=card)
        for part in (self.clock, self.shop, self.secret, self.hint, self.recovering):
            if isinstance(part, PlainLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        stacked(Room(2), beside(ROOM, card, ROOM), Room(3), margins=16, within=self)


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
            self.desk.jobs.ask(unlocking.unlocking_of, self._learn, self, lambda _: None, lane="unlocking")

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

    def guard(self, shop: str, then: Callable[[], None]) -> None:
        """A book with a PIN was opened: nothing of it is shown, and `then` not called, before the PIN was typed."""
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
        def unlock(book: Book) -> None:
            unlocking.unlock(book, typed, self.desk.moment())

        self.desk.jobs.ask(unlock, lambda _: self._unlock(), self, self._refuse, "try")

    def _refuse(self, said: Said) -> None:
        if self.cover is None:
            return
        if isinstance(said, WrongPin):
            self._tries.know(said.wrong, said.rest, self._clock())
        else:
            self._tries.fail(self._clock())
        self.cover.refuse(said)

    def _unlock(self) -> None:
        if self.cover is None:
            return
        self._tries.succeed()
        self._last = self._clock()
        self.cover = None
        then, self._then = self._then or self.window.uncover, None
        then()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_up(self, asks: Unlocking) -> None:
        recover = self._recover
        self.cover = cover = LockCover(self.desk, self._shop, asks, self._tries, self._clock, recover is not None)
        if recover is not None:
            cover.recovery_wanted.connect(lambda: self._give_way(recover))
        cover.given.connect(self._try)
        self.window.cover(cover)
        moment = self.desk.moment()
        self.desk.jobs.ask(
            lambda book: unlocking.rest_of_pin(book.ledger, moment), self._wait, self, lambda _: None, "rest"
        )

    def _give_way(self, recover: Callable[[], None]) -> None:
        self._shop, self._then, self.cover = "", None, None
        recover()

    def _wait(self, found: tuple[int, int]) -> None:
        """A restart does not shorten the rest after wrong PINs."""
        if self.cover is not None and found[1]:
            self._tries.know(*found, self._clock())
            self.cover.tick()

    def _learn(self, asks: Unlocking) -> None:
        self._asks = asks

    def _watch(self, window: QWindow | None) -> None:
        """Hear the signs of life of a window that came to the front; once only, however often it comes."""
        if window is not None:
            window.installEventFilter(self)
        self._last = self._clock()


def _close_what_floats() -> None:
    """Menus, lists and boxes over the window would show what the lock hides."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
