"""Open a book with the recovery key from its paper, and entrust it anew to keyring or passphrase (F12, T24)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from desktop_app.domain.errors import Refused
from desktop_app.language import N_
from desktop_app.operations.books import recover_book
from desktop_app.ui.base.cover import CoverForm
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.look.theme import px
from desktop_app.ui.start.new_secret import NewSecret
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.text_field import NoteField


class RecoverCover(CoverForm):
    """`recovered` carries the new passphrase, or None where the keyring has the key again."""

    recovered = Signal(object)
    heading = N_("Open the book with its recovery key")
    about = N_("The key is on the page that was printed when the book was made: 14 groups of 4 characters.")
    verb = N_("Open the book")
    recovery_key = Field(
        N_("Recovery key"),
        lambda _: NoteField(3),
        hint=N_("Only letters and the digits 2 to 7; spaces and dashes do not matter."),
    )
    secret = Field("", NewSecret)

    def __init__(self, desk: Desk, folder: Path, back: Callable[[], None]) -> None:
        super().__init__(desk, Way(desk.say("Back"), back))
        self.folder = folder
        self.enable(False)
        self.form.take_boxes({name: self.secret.box(name) for name in self.secret.editors})
        self.secret.known.connect(lambda: self.enable(True))
        self.secret.submitted.connect(lambda: self.submit())
        self.secret.look()

    def lay_out(self) -> None:
        """What stands on the paper, and what opens the book from now on."""
        key, secret = self.form.boxes("recovery_key", "secret")
        self.form.body.addWidget(key)
        self.form.body.addSpacing(px(12))
        self.form.body.addWidget(secret)

    def submit(self) -> None:
        """Try the key; the book is changed only if it opens."""
        try:
            passphrase = self.secret.chosen()
        except Refused as refused:
            self.refuse(refused)
            return
        folder, key = self.folder, self.recovery_key.text()
        self.enable(False)
        self.desk.jobs.run(
            lambda: recover_book(folder, key, passphrase), lambda _: self.recovered.emit(passphrase), self, self.refuse
        )
