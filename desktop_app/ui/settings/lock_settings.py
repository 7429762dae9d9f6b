"""Lock and PIN (U29, D16)."""

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.owner import OwnerAct
from desktop_app.language import N_
from desktop_app.operations.books import Book
from desktop_app.operations.doors import BookPlace, place_of
from desktop_app.operations.owner import require_owner
from desktop_app.operations.pins import has_pin, set_pin
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, secret
from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import well_done
from desktop_app.ui.widgets.switch import Switch

IDLE = (0, 5, 10, 30)


def _minutes(desk: Desk) -> Switch:
    return Switch([(one, desk.say("{count} min", count=one) if one else desk.say("Never")) for one in IDLE], "")


class LockSettings(SettingsSection):
    title = N_("Lock and PIN")
    about = N_("Ctrl+L locks the window: no name and no figure is seen, and what was typed stays.")

    idle = Field(
        N_("Lock by itself after"),
        _minutes,
        hint=N_("Counted from the last key or movement of the mouse."),
        starts=lambda desk: str(desk.preferences.idle_minutes),
        beside=True,
    )
    old = secret(N_("PIN until now"))
    pin = secret(N_("New PIN, 4 to 8 digits"))
    again = secret(N_("The same PIN again"))

    def build(self) -> None:
        say = self.desk.say
        self.state = PlainLabel("", "muted", wraps=True)
        self.add("idle")
        self.add_action(say("PIN"), self.state)
        self.add_note(
            say(
                "With a PIN the lock asks for it, and so do the acts of the owner: voiding what was "
                "entered more than ten minutes ago, entries more than three days back, letting a stopped "
                "slip go, a higher limit, export, restore and these settings."
            )
        )
        self.old_line = self.add("old")
        self.add("pin", "again")
        self.taking = button(say("Remove the PIN"), self.take_away)
        self.add_buttons(button(say("Set a PIN"), self.set_pin, primary=True), self.taking)
        self.idle.changed.connect(self._choose_idle)
        self.form.ends_with(self.again)
        self.form.submitted.connect(self.set_pin)

    def reload(self) -> None:
        self.idle.set_value(self.desk.preferences.idle_minutes)
        self.desk.jobs.ask(_doors, self._show, self, lane="lock")

    def set_pin(self) -> None:
        """Have the lock ask for the digits that were typed twice."""
        self.form.clear_errors()
        if self.pin.text() != self.again.text():
            self.form.show_refusal(Refused("The two PINs differ. Type both again.").at("again"))
        elif not self.pin.text():
            self.form.show_refusal(Refused("This field is empty. Fill it in.").at("pin"))
        else:
            self._keep(self.pin.text())

    def take_away(self) -> None:
        """Have nothing ask for a PIN any more."""
        self.form.clear_errors()
        self._keep("")

    def _keep(self, pin: str) -> None:
        old = self.old.text()

        def kept(has: bool) -> None:
            self.form.clear()
            text = (
                N_("The lock and the acts of the owner ask for the PIN from now on.")
                if has
                else N_("The lock asks for no PIN any more.")
            )
            self.desk.notice(well_done(self.desk.translate(text)))

        self.desk.jobs.do(
            lambda book, moment: set_pin(book.ledger, pin, moment, old), kept, self, self.form.show_refusal
        )

    def _choose_idle(self, minutes: object) -> None:
        assert isinstance(minutes, int)

        kept = self.desk.preferences
        before = kept.idle_minutes

        def leave_at(minutes: int) -> None:
            kept.idle_minutes = minutes

        def keep(_: object) -> None:
            kept.idle_minutes = minutes
            words = Said("{count} min", count=minutes) if minutes else Said("Never")
            self.tell_choice(type(self).idle.label, words, lambda: leave_at(before))

        def leave(said: Said) -> None:
            self.idle.set_value(kept.idle_minutes)
            self.form.show_refusal(said)

        self.desk.jobs.ask(
            lambda book: require_owner(book.ledger, OwnerAct.SETTINGS, self.desk.moment()), keep, self, leave, "idle"
        )

    def _show(self, found: tuple[bool, BookPlace]) -> None:
        has, place = found
        self.taking.setEnabled(has)
        self.old_line.want(has)
        by_passphrase = N_("There is no PIN; the lock asks for the passphrase of the book.")
        by_nothing = N_("There is neither a PIN nor a passphrase, so the window cannot be locked.")
        without = by_passphrase if place.has_passphrase else by_nothing
        self.state.setText(self.desk.translate(N_("The lock asks for the PIN.") if has else without))


def _doors(book: Book) -> tuple[bool, BookPlace]:
    return has_pin(book.ledger), place_of(book.folder)
