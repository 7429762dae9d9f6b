"""Open a book with the recovery key from its paper, and entrust it anew to keyring or passphrase (F12, T24)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.start.new_secret import NewSecret
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.note_field import NoteField
from desktop_app.ui.widgets.notices import Way


class RecoverCover(Cover):
    """`recovered` carries the new passphrase, or None where the keyring has the key again."""

    recovered = Signal(object)

    def __init__(self, desk: Desk, folder: Path, back: Callable[[], None]) -> None:
        super().__init__(
            desk,
            desk.say("Open the book with its recovery key"),
            desk.say("The key stands on the page that was printed when the book was made: 14 groups of 4 characters."),
        )
        self.folder = folder
        self.form = Form(desk.say)
        self.key = NoteField(3)
        self.form.body.addWidget(
            self.form.field(
                "recovery_key",
                desk.say("Recovery key"),
                self.key,
                hint=desk.say("Only letters and the digits 2 to 7; spaces and dashes do not matter."),
            )
        )
        self.secret = NewSecret(desk)
        self.body.addWidget(self.form)
        self.body.addWidget(self.secret)
        _, self.button = self.offer([Way(desk.say("Back"), back)], Way(desk.say("Open the book"), self.submit))
        self.button.setEnabled(False)
        self.secret.known.connect(lambda: self.button.setEnabled(True))
        self.form.submitted.connect(self.submit)
        self.secret.form.submitted.connect(self.submit)
        self.secret.look()
        self.setFocusProxy(self.key)

    def submit(self) -> None:
        """Try the key; the book is changed only if it opens."""
        try:
            passphrase = self.secret.chosen()
        except Refused as refused:
            self._refuse(refused)
            return
        folder, key = self.folder, self.key.text()

        def recover() -> None:
            from desktop_app.operations.books import recover_book

            recover_book(folder, key, passphrase)

        self.button.setEnabled(False)
        self.desk.jobs.run(recover, lambda _: self.recovered.emit(passphrase), self, self._refuse)

    def _refuse(self, said: Said) -> None:
        self.button.setEnabled(True)
        form = self.secret.form if said.field in ("passphrase", "again") else self.form
        form.show_refusal(said)
