"""Asks for the owner's PIN before an act that is the owner's, then does what was asked for (D16)."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import Asked, Said
from desktop_app.domain.owner import HOLDS, NAMES, OwnerWanted
from desktop_app.domain.pins import LONGEST, Unlocking, WrongPin, rest_said
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Waiting
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.text_field import PasswordField

SECOND_MS = 1000
WIDE = 420


class OwnerPrompt(QDialog):
    """Closed with `accepted` once the book took the PIN; with `rejected` the act is left undone."""

    def __init__(self, desk: Desk, wanted: OwnerWanted, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        say, act = desk.say, desk.tell(NAMES[wanted.act])
        self.setWindowTitle(say("PIN of the owner"))
        self.setFixedWidth(px(WIDE))
        self.form = Form(say)
        self.pin = PasswordField(say)
        self.pin.setMaxLength(LONGEST)
        about = say("Only with the PIN. It then counts for {minutes} minutes.", minutes=HOLDS.seconds // 60)
        if desk.counter.name:
            about = say("The owner types the PIN and lets {name} do it this once; both are written down.",
                        name=desk.counter.name)  # fmt: skip
        self._act = wanted.act
        self.form.body.addWidget(self.form.field("pin", say("PIN"), self.pin, hint=about))
        self.cancel = button(say("Cancel"), self.reject)
        self.go_on = button(say("Go on"), self.submit, primary=True)
        self.go_on.setDefault(True)
        self._wrong, self._rest = 0, 0
        self._ticks = QTimer(self, interval=SECOND_MS)
        self._ticks.timeout.connect(self._count_down)
        self.pin.returnPressed.connect(self.submit)
        parts = PlainLabel(act, "title", wraps=True), self.form, beside(ROOM, self.cancel, self.go_on)
        stacked(*parts, within=self, gap=12, margins=(20, 16, 20, 16))
        self.pin.setFocus()

    def submit(self) -> None:
        """Try the PIN that is typed."""
        from desktop_app.operations.owner import let_owner_in

        if not self.go_on.isEnabled():
            return
        typed = self.pin.text()
        self._enable(False)
        self.desk.jobs.ask(
            lambda book: let_owner_in(book.ledger, typed, self.desk.moment(), self._act),
            lambda _: self.accept(),
            self,
            self._refuse,
        )

    def _refuse(self, said: Said) -> None:
        self.pin.clear()
        self._wrong, self._rest = (said.wrong, said.rest) if isinstance(said, WrongPin) else (0, 0)
        self._enable(not self._rest)
        self.form.show_refusal(said)
        if self._rest:
            self._ticks.start()

    def _count_down(self) -> None:
        self._rest -= 1
        if self._rest > 0:
            told = self.desk.tell(rest_said(Unlocking.PIN, self._wrong, self._rest))
            self.form.box("pin").show_error(told)
            return
        self._ticks.stop()
        self.form.clear_errors()
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self.pin.setEnabled(enabled)
        self.go_on.setEnabled(enabled)
        if enabled:
            self.pin.setFocus()


class OwnerAsker(QObject):
    """One for the window: whatever waits for the PIN goes on when it is typed, or is given up together."""

    asked = Signal(object)
    """The prompt that was put up."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.prompt: OwnerPrompt | None = None
        self._waiting = Waiting()
        window.desk.jobs.askers[OwnerWanted] = self.ask

    def ask(self, said: Asked, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Ask once, however many works wait for it."""
        assert isinstance(said, OwnerWanted)
        self._waiting.add(go_on, give_up)
        if self.prompt is not None:
            return
        self.prompt = OwnerPrompt(self.window.desk, said, self.window)
        self.prompt.finished.connect(self._answered)
        self.prompt.open()
        self.asked.emit(self.prompt)

    def _answered(self, result: int) -> None:
        if self.prompt is not None:
            self.prompt.deleteLater()
            self.prompt = None
        self._waiting.settle(result == QDialog.DialogCode.Accepted)
