"""The passphrase of the book, asked for at every start where no keyring holds the key (D14)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.pins import Unlocking, rest_said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.start.tries import Tries
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.password_field import PasswordField


class UnlockCover(Cover):
    """`given` carries the passphrase; what was wrong with it is told by `refuse`."""

    given = Signal(str)

    def __init__(
        self,
        desk: Desk,
        recover: Callable[[], None],
        another: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            desk,
            desk.say("The book is locked"),
            desk.say("The book is encrypted. Type its passphrase; it never leaves this computer."),
        )
        self._clock = clock
        self.tries = Tries()
        self.form = Form(desk.say)
        self.passphrase = PasswordField(desk.say)
        self.form.body.addWidget(self.form.field("passphrase", desk.say("Passphrase"), self.passphrase))
        self.body.addWidget(self.form)
        ways = (
            Way(desk.say("Use the recovery key"), recover),
            Way(desk.say("Another book"), another),
        )
        *self.quiet, self.button = self.offer(ways, Way(desk.say("Open the book"), self.submit))
        self.passphrase.returnPressed.connect(self.submit)
        self.setFocusProxy(self.passphrase)
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._count_down)

    def submit(self) -> None:
        """Try the passphrase that is typed, unless it is time to rest."""
        if not self.button.isEnabled():
            return
        if not self.passphrase.text():
            self.form.box("passphrase").show_error(self.desk.say("Type the passphrase."))
            return
        self._enable(False)
        self.given.emit(self.passphrase.text())

    def refuse(self, said: Said) -> None:
        """Say at the field what was wrong; after the fifth time the field rests for half a minute."""
        self.tries.fail(self._clock())
        self._enable(True)
        self.form.show_refusal(said)
        self.passphrase.selectAll()
        self._count_down()

    def _count_down(self) -> None:
        rest = self.tries.rest(self._clock())
        if rest:
            self.form.box("passphrase").show_error(
                self.desk.tell(rest_said(Unlocking.PASSPHRASE, self.tries.wrong, rest))
            )
            self._ticks.start()
        elif self._ticks.isActive():
            self._ticks.stop()
            self.form.clear_errors()
        self._enable(rest == 0)

    def _enable(self, enabled: bool) -> None:
        self.button.setEnabled(enabled)
        self.passphrase.setEnabled(enabled)
        if enabled:
            self.passphrase.setFocus()
