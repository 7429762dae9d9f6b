"""How a book is to be opened from now on: by the computer's keyring, or by a passphrase typed twice (D14)."""

from PySide6.QtCore import Signal

from desktop_app.domain.errors import Refused
from desktop_app.language import N_
from desktop_app.operations.doors import keyring_title
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, secret
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel


class NewSecret(Fields):
    """Asks the computer for its keyring first, and shows the two fields only where there is none."""

    known = Signal()
    """Whether there is a keyring is known now."""

    passphrase = secret(N_("Passphrase"))
    again = secret(N_("The same once more"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.keyring: str | None = None
        self.words = PlainLabel("", wraps=True)
        self.body.addWidget(self.words)
        self.body.addSpacing(px(12))
        self.row(*self.boxes("passphrase", "again"))
        self.ends_with(self.again)
        self.setFocusProxy(self.passphrase)
        self._show_fields(False)

    def look(self) -> None:
        """Ask the computer whether it has a keyring; off the window's thread, as it may take seconds."""
        self.desk.jobs.run(keyring_title, self._show, self, lambda _: self._show(""))

    def chosen(self) -> str | None:
        """The passphrase, or None for the keyring. Refused at its field where the two differ."""
        if self.keyring:
            return None
        if self.passphrase.text() != self.again.text():
            raise Refused("The two passphrases differ. Type the same one twice.").at("again")
        return self.passphrase.text()

    def _show(self, keyring: str) -> None:
        say = self.desk.say
        self.keyring = keyring
        if keyring:
            text = say(
                "The book is encrypted. {keyring} of this computer keeps its key, so it opens by itself whenever you "
                "are signed in.",
                keyring=keyring,
            )
        else:
            text = say(
                "The book is encrypted. Choose a passphrase of 8 characters or more; it is asked for at "
                "every start. Three or four words are easy to remember."
            )
        self.words.setText(text)
        self._show_fields(not keyring)
        self.known.emit()

    def _show_fields(self, shown: bool) -> None:
        for box in self.boxes("passphrase", "again"):
            box.setVisible(shown)
