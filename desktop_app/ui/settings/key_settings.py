"""What opens the book: keyring or passphrase, and the recovery key when both are lost (D14)."""

from desktop_app.domain.errors import Refused, Said
from desktop_app.language import N_
from desktop_app.operations.book_keys import change_passphrase, new_recovery_key
from desktop_app.operations.doors import BookPlace, Door, place_of
from desktop_app.ui.base.fields import secret
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.notices import well_done

DOORS = {
    Door.KEYRING: Said("The book opens by itself on this computer."),
    Door.PASSPHRASE: Said("The passphrase opens the book."),
    Door.NONE: Said("There is no book."),
}


class KeySettings(SettingsSection):
    title = N_("Passphrase and recovery key")
    about = N_("Backups made until now keep the passphrase and the recovery key they had: keep that paper, too.")

    old_passphrase = secret(N_("Passphrase until now"))
    passphrase = secret(N_("New passphrase"))
    again = secret(N_("The same once more"))

    def build(self) -> None:
        say = self.desk.say
        self.door = self.add_note("")
        self.add("old_passphrase")
        self.add("passphrase", "again")
        self.add_buttons(button(say("Change the passphrase"), self.change, primary=True))
        self.making = button(say("Make a new one"), self.renew)
        self.add_action(
            say("Recovery key"),
            say(
                "The recovery key opens the book on any computer. It is shown once when it is made; where its paper "
                "is lost, make a new one: the old one then opens the book no more."
            ),
            self.making,
        )
        self.form.ends_with(self.again)
        self.form.submitted.connect(self.change)

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: place_of(book.folder), self._show, self, lane="keys")

    def change(self) -> None:
        """Have the passphrase that was typed twice open the book."""
        self.form.clear_errors()
        old, new = self.old_passphrase.text(), self.passphrase.text()
        if new != self.again.text():
            self.form.show_refusal(Refused("The two passphrases differ. Type the same one twice.").at("again"))
            return

        def changed(_: bool) -> None:
            self.form.clear()
            self.desk.notice(well_done(self.desk.say("The new passphrase opens the book from now on.")))

        self.desk.jobs.do(
            lambda book, moment: change_passphrase(book, old, new, moment), changed, self, self.form.show_refusal
        )

    def renew(self) -> None:
        """Make another recovery key; it is shown at once, and some of its groups are asked for."""
        self.form.clear_errors()
        passphrase = self.old_passphrase.text()
        self.desk.jobs.do(
            lambda book, moment: new_recovery_key(book, moment, passphrase), self._made, self, self._refuse_renewal
        )

    def _made(self, key: str) -> None:
        self.old_passphrase.clear()
        self.desk.key_made.emit(key)

    def _refuse_renewal(self, said: Said) -> None:
        """What proves the owner is the passphrase until now, not a new one."""
        self.form.show_refusal(said.at("old_passphrase") if said.field == "passphrase" else said)

    def _show(self, place: BookPlace) -> None:
        both = place.door is Door.KEYRING and place.has_passphrase
        opens = (
            Said("The book opens by itself on this computer, or with the passphrase.") if both else DOORS[place.door]
        )
        self.form.box("old_passphrase").setVisible(place.has_passphrase)
        self.door.setText(self.desk.say("{opens} It is in {folder}.", opens=opens, folder=place.folder))
