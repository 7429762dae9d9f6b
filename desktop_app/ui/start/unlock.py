"""The passphrase of the book, asked for at every start where no keyring holds the key (D14)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.pins import Unlocking, rest_said
from desktop_app.language import N_
from desktop_app.ui.base.cover import CoverForm
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import secret
from desktop_app.ui.start.tries import Tries
from desktop_app.ui.widgets.notices import Way


class UnlockCover(CoverForm):
    """`given` carries the passphrase; what was wrong with it is told by `refuse`."""

    given = Signal(str)
    heading = N_("The book is locked; type its passphrase")
    about = N_("The book is encrypted. Type its passphrase; it never leaves this computer.")
    verb = N_("Open the book")
    passphrase = secret(N_("Passphrase"))

    def __init__(
        self,
        desk: Desk,
        recover: Callable[[], None],
        another: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(desk, Way(desk.say("Use the recovery key"), recover), Way(desk.say("Another book"), another))
        self._clock = clock
        self.tries = Tries()
        self._ticks = QTimer(self, interval=1000)
        self._ticks.timeout.connect(self._count_down)

    def submit(self) -> None:
        """Try the passphrase that is typed, unless it is time to rest."""
        if not self.button.isEnabled():
            return
        if not self.passphrase.text():
            self.form.box("passphrase").show_error(self.desk.say("Type the passphrase."))
            return
        self.enable(False)
        self.given.emit(self.passphrase.text())

    def enable(self, enabled: bool) -> None:
        super().enable(enabled)
        self.passphrase.setEnabled(enabled)
        if enabled:
            self.passphrase.setFocus()

    def refuse(self, said: Said) -> None:
        """Say at the field what was wrong; after the fifth time the field rests for half a minute."""
        self.tries.fail(self._clock())
        super().refuse(said)
        self._count_down()

    def _count_down(self) -> None:
        rest = self.tries.rest(self._clock())
        if rest:
            told = rest_said(Unlocking.PASSPHRASE, self.tries.wrong, rest)
            self.form.box("passphrase").show_error(self.desk.tell(told))
            self._ticks.start()
        elif self._ticks.isActive():
            self._ticks.stop()
            self.form.clear_errors()
        self.enable(rest == 0)
