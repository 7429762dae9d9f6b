"""The lock: the window shows the shop's name and the clock until the right PIN, or Enter where there is none (U29)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.covers.tries import Tries
from desktop_app.ui.desk import Desk
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption
from desktop_app.ui.widgets.password_field import PasswordField

SECOND_MS = 1000
LOOK_MS = 5000
PIN_DIGITS = 8
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
    """`given` carries the PIN that was typed; it is empty where Enter is enough."""

    given = Signal(str)

    recovery_wanted = Signal()
    """The PIN is forgotten; offered only where the book was just opened."""

    def __init__(
        self,
        desk: Desk,
        shop: str,
        asks_pin: bool,
        clock: Callable[[], float] = time.monotonic,
        offers_recovery: bool = False,
    ) -> None:
        super().__init__()
        self.desk = desk
        self._clock = clock
        self.tries = Tries()
        self._asks_pin = asks_pin
        say = desk.say
        self.setAccessibleName(say("Locked"))
        self.shop = PlainLabel(shop, "title", wraps=True)
        self.clock = PlainLabel("")
        self.clock.setStyleSheet(f"font-size: {px(44)}px; font-weight: 600;")
        self.hint = PlainLabel(
            say("Type the PIN and press Enter.") if asks_pin else say("Press Enter to go on."), "muted"
        )
        self.pin = PasswordField(say)
        self.pin.setMaxLength(PIN_DIGITS)
        self.pin.setAccessibleName(say("PIN"))
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin.setFixedWidth(px(200))
        if not asks_pin:
            self.pin.hide()
        self.pin.returnPressed.connect(self.submit)
        self.recovering = QPushButton(caption(say("Use the recovery key")))
        self.recovering.setProperty("flat", True)
        if not offers_recovery:
            self.recovering.hide()
        self.recovering.clicked.connect(self.recovery_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if asks_pin:
            self.setFocusProxy(self.pin)
        self._lay_out()
        self._ticks = QTimer(self)
        self._ticks.setInterval(SECOND_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()
        self.tick()

    def submit(self) -> None:
        """Try to unlock, unless it is time to rest."""
        if self.tries.rest(self._clock()) == 0:
            self.given.emit(self.pin.text())

    def refuse(self) -> None:
        """The PIN was wrong; after the fifth time the field rests for half a minute."""
        self.tries.fail(self._clock())
        self.pin.clear()
        self.hint.setText(self.desk.say("This is not the PIN."))
        self.tick()

    def tick(self) -> None:
        """Show the time, and how long to wait."""
        self.clock.setText(f"{self.desk.moment().now.astimezone():%H:%M}")
        rest = self.tries.rest(self._clock())
        if rest:
            self.hint.setText(
                self.desk.say("Five wrong PINs. The next try is taken in {seconds} seconds.", seconds=rest)
            )
        elif not self.pin.isEnabled():
            self.hint.setText(self.desk.say("Type the PIN and press Enter."))
        if self.pin.isEnabled() == bool(rest):
            self.pin.setEnabled(not rest)
            if self.isVisible() and not rest:
                self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._asks_pin and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(px(12))
        layout.addStretch(2)
        for part in (self.clock, self.shop, self.pin, self.hint, self.recovering):
            if isinstance(part, PlainLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


class Lock(QObject):
    """Locks by command or after some minutes without a sign of life; what was typed stays where it is."""

    def __init__(self, window: MainWindow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self.cover: LockCover | None = None
        self._shop, self._asks_pin = "", True
        self._focus: QWidget | None = None
        self._then: Callable[[], None] | None = None
        self._clock = clock
        self._last = clock()
        self._idle = QTimer(self)
        self._idle.setInterval(LOOK_MS)
        self._idle.timeout.connect(self.look)
        self._idle.start()
        self.desk.jobs.changed.connect(lambda _: self.learn_pin())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def know(self, shop: str) -> None:
        """A book is open; its name is shown on the lock."""
        self._shop = shop
        self.learn_pin()

    def learn_pin(self) -> None:
        """Whether the lock asks for a PIN may have changed."""
        from desktop_app.operations.pins import has_pin

        if self._shop:
            self.desk.jobs.ask(lambda book: has_pin(book.ledger), self._learn, self, lambda _: None, lane="pin")

    def lock(self) -> None:
        """Cover everything at once; nothing of the book can be seen, not in the title either."""
        if self.window.covered:
            return
        _close_what_floats()
        self._focus = self.window.focusWidget()
        self._put_up(LockCover(self.desk, self._shop, self._asks_pin, self._clock))

    def guard(self, shop: str, then: Callable[[], None], recover: Callable[[], None]) -> None:
        """A book with a PIN was opened: nothing of it is shown, and `then` not called, before the PIN was typed.

        `recover` is the way for a PIN that is forgotten.
        """
        self._shop, self._focus, self._then = shop, None, then
        cover = LockCover(self.desk, shop, True, self._clock, offers_recovery=True)
        cover.recovery_wanted.connect(lambda: self._give_way(recover))
        self._put_up(cover)

    def look(self) -> None:
        """Lock when the minutes are over."""
        minutes = self.desk.preferences.idle_minutes
        if minutes and self._clock() - self._last >= minutes * 60:
            self.lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in SIGNS_OF_LIFE:
            self._last = self._clock()
        return False

    def _try(self, typed: str) -> None:
        from desktop_app.operations.pins import has_pin, is_pin

        self.desk.jobs.ask(
            lambda book: not has_pin(book.ledger) or is_pin(book.ledger, typed), self._unlock, self, lane="try"
        )

    def _unlock(self, fits: bool) -> None:
        cover = self.cover
        if cover is None:
            return
        if not fits:
            cover.refuse()
            return
        self._last = self._clock()
        self.window.uncover()
        self._take_down()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _put_up(self, cover: LockCover) -> None:
        self.cover = cover
        cover.given.connect(self._try)
        self.window.cover(cover)

    def _take_down(self) -> None:
        if self.cover is not None:
            self.window.covers.removeWidget(self.cover)
            self.cover.deleteLater()
            self.cover = None

    def _give_way(self, recover: Callable[[], None]) -> None:
        self._shop, self._then = "", None
        recover()
        self._take_down()

    def _learn(self, asks: bool) -> None:
        self._asks_pin = asks

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
