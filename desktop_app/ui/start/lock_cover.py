"""What covers the window while it is locked: the shop's name, the clock, who it is, and the PIN or passphrase (U29)."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.pins import LONGEST, Unlocking, rest_said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.start.tries import Tries
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import Card, PlainLabel, caption, dress_as
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked
from desktop_app.ui.widgets.text_field import PasswordField

SECOND_MS = 1000
WIDE, ASIDE = 420, 32


class LockCover(QWidget):
    """`given` carries what was typed; `refuse` tells what was wrong with it, `tries` when the next try is taken."""

    given = Signal(str)

    meant = Signal(str)
    """Another name was chosen."""

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
        names: Sequence[str] = (),
        name: str = "",
    ) -> None:
        """`names` are those who can say that it is them, `name` the one who was there last."""
        super().__init__()
        self.person = self._person(desk, names, name)
        self.desk, self._asks, self._clock, self._tries = desk, asks, clock, tries or Tries()
        self.setAccessibleName(desk.say("Locked"))
        self.shop = PlainLabel(shop, "title", wraps=True)
        self.clock = PlainLabel("", "clock")
        self.hint = PlainLabel(self._usual_hint(), "muted", wraps=True)
        self.hint.setFixedWidth(px(WIDE - 2 * ASIDE))
        self.secret = self._field()
        self.recovering = self._recovering(offers_recovery)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.secret)
        self._lay_out()
        self._ticks = QTimer(self, interval=SECOND_MS)
        self._ticks.timeout.connect(self.tick)
        self._ticks.start()
        self.tick()

    def _recovering(self, is_offered: bool) -> QPushButton:
        recovering = QPushButton(caption(self.desk.say("Use the recovery key")))
        recovering.setProperty("flat", True)
        if not is_offered:
            recovering.hide()
        recovering.clicked.connect(self.recovery_wanted)
        return recovering

    def submit(self) -> None:
        """Try to unlock, unless it is time to rest."""
        if not self._rest():
            self.given.emit(self.secret.text())

    def refuse(self, said: Said) -> None:
        """It was the wrong one."""
        self.secret.clear()
        self._say(self.desk.tell(said), "error")
        self.tick()

    def whom(self) -> str:
        """The name that is chosen; empty where nobody is named."""
        return "" if self.person is None else str(self.person.value())

    def tick(self) -> None:
        """Show the time, and how long to wait."""
        self.clock.setText(f"{self.desk.moment().now.astimezone():%H:%M}")
        rest = self._rest()
        if rest:
            self._say(self.desk.tell(rest_said(self._asks, self._tries.wrong, rest)), "error")
        elif not self.secret.isEnabled():
            self._say(self._usual_hint())
        if self.secret.isEnabled() == bool(rest):
            self.secret.setEnabled(not rest)
            if self.isVisible() and not rest:
                self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str, role: str = "muted") -> None:
        dress_as(self.hint, "role", role)
        self.hint.setText(text)

    def _rest(self) -> int:
        return self._tries.rest(self._clock())

    def _usual_hint(self) -> str:
        if self.person is not None:
            return self.desk.say("Choose your name, type your PIN and press Enter.")
        if self._asks is Unlocking.PIN:
            return self.desk.say("Type the PIN and press Enter.")
        return self.desk.say("Type the passphrase of the book and press Enter.")

    def _person(self, desk: Desk, names: Sequence[str], name: str) -> ChoiceField | None:
        if not names:
            return None
        choice = ChoiceField([(one, one) for one in names])
        choice.set_value(name if name in names else names[0])
        choice.setAccessibleName(desk.say("Who is at the counter"))
        choice.setFixedWidth(px(200))
        choice.changed.connect(lambda _: self._another())
        return choice

    def _another(self) -> None:
        self.secret.clear()
        self._say(self._usual_hint())
        self.meant.emit(self.whom())
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

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
        layout = stacked(gap=12, margins=(ASIDE, 28, ASIDE, 24), within=card)
        named = () if self.person is None else (self.person,)
        for part in (self.clock, self.shop, *named, self.secret, self.hint, self.recovering):
            if isinstance(part, PlainLabel):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        stacked(Room(2), beside(ROOM, card, ROOM), Room(3), margins=16, within=self)
