"""How a book is to be opened from now on: by the computer's keyring, or by a passphrase typed twice (D14)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.errors import Refused
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.password_field import PasswordField


class NewSecret(QWidget):
    """Asks the computer for its keyring first, and shows the two fields only where there is none."""

    known = Signal()
    """Whether there is a keyring is known now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.keyring: str | None = None
        self.words = PlainLabel("", wraps=True)
        self.form = Form(desk.say)
        self.passphrase, self.again = PasswordField(desk.say), PasswordField(desk.say)
        self.form.row(
            self.form.field("passphrase", desk.say("Passphrase"), self.passphrase),
            self.form.field("again", desk.say("The same once more"), self.again),
        )
        self.form.ends_with(self.again)
        self.form.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(self.words)
        layout.addWidget(self.form)

    def look(self) -> None:
        """Ask the computer whether it has a keyring; off the window's thread, as it may take seconds."""
        from desktop_app.operations.doors import keyring_title

        self.desk.jobs.run(keyring_title, self._show, self, lambda _: self._show(""))

    def chosen(self) -> str | None:
        """The passphrase, or None for the keyring. Refused at its field where the two differ."""
        if self.keyring:
            return None
        if self.passphrase.text() != self.again.text():
            raise Refused("The two passphrases differ. Type the same one twice.").at("again")
        return self.passphrase.text()

    def _show(self, keyring: str) -> None:
        self.keyring = keyring
        self.words.setText(
            self.desk.say(
                "The book is encrypted. {keyring} of this computer keeps its key, so it opens by itself whenever you "
                "are signed in.",
                keyring=keyring,
            )
            if keyring
            else self.desk.say(
                "The book is encrypted, and this computer has no keyring to keep its key. Choose a passphrase of 8 "
                "characters or more; it is asked for at every start. Three or four words are easy to remember."
            )
        )
        self.form.setVisible(not keyring)
        self.known.emit()
