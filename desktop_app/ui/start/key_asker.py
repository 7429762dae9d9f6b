"""Sees to it that the recovery key is on paper: shows it, and asks for some of its groups until all is well (D14)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.book_keys import new_recovery_key
from desktop_app.operations.recovery_checks import confirm_groups, groups_to_type
from desktop_app.operations.settings import shop_of
from desktop_app.ui.base.cover import CoverForm
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import fields_of, free_text, secret
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.text_field import TextField

LONGEST = 12
"""Characters of a group with the spaces and dashes that somebody may type."""


class ConfirmKeyCover(CoverForm):
    """Some groups of the key, typed back from its paper: whoever can do that has it.

    `confirmed` once the book took the groups; `renewed` carries another key, made where the paper is lost. `show_key`
    brings the key back while it is still known; without it the owner may put the question off.
    """

    confirmed = Signal()
    renewed = Signal(str)
    put_off = Signal()
    heading = N_("Is the recovery key on paper?")
    about = N_(
        "Type these groups from the paper. Without it nobody opens the book or its backups when this computer is lost."
    )
    verb = N_("Confirm")
    passphrase = secret(N_("Passphrase"))
    asked_later = frozenset({"passphrase"})

    def __init__(
        self, desk: Desk, groups: Sequence[int], show_key: Callable[[], None] | None = None, steps: int = 0
    ) -> None:
        """`steps`: how many pages the first run has, of which this is the last."""
        say = desk.say
        again = Way(say("Make a new recovery key"), self.renew)
        later = Way(say("Ask at the next start"), lambda: self.put_off.emit())
        ways = [again, later] if show_key is None else [Way(say("Show the key again"), show_key)]
        named = {f"group_{one}": Said("Group {number}", number=one) for one in groups}
        typed = {name: free_text(said, required=True, longest=LONGEST) for name, said in named.items()}
        super().__init__(desk, *ways, declared=typed | fields_of(type(self)))
        self.show_step(steps, steps)
        self.form.ends_with(self.groups[-1])

    @property
    def groups(self) -> list[TextField]:
        return [one for name, one in self.editors.items() if name != "passphrase" and isinstance(one, TextField)]

    def lay_out(self) -> None:
        *groups, passphrase = self.form.boxes(*self.editors)
        self.form.row(*groups)
        self.form.body.addWidget(passphrase)

    def submit(self) -> None:
        """Compare what is typed with the book; a wrong group is named."""
        if not self.form.check():
            return
        typed = [one.text() for one in self.groups]
        self.enable(False)
        self.desk.jobs.do(
            lambda book, moment: confirm_groups(book.ledger, typed, moment),
            lambda _: self.confirmed.emit(),
            self,
            self.refuse,
        )

    def renew(self) -> None:
        """The paper is not there: make another key, after which the old one opens nothing."""
        passphrase = self.passphrase.text()
        self.enable(False)
        self.desk.jobs.do(
            lambda book, moment: new_recovery_key(book, moment, passphrase), self.renewed.emit, self, self.refuse
        )

    def enable(self, enabled: bool) -> None:
        """One thing at a time: two keys that were made at once would make the first of them useless."""
        for button in self.buttons:
            button.setEnabled(enabled)


class KeyAsker(QObject):
    """One for the window. A key is known here from when it is shown until its groups were typed, and nowhere else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.desk = window, window.desk
        self._key, self._steps = "", 0
        self._then: Callable[[], None] = window.uncover
        self.desk.key_made.connect(lambda key: self.show_new(key, window.uncover))

    def before_entering(self, key: str, then: Callable[[], None], steps: int = 0) -> None:
        """A book was opened; `key` is its recovery key if it was shown a moment ago, else empty. `steps` are the pages
        of the first run, if this is its end.
        """
        self._key, self._then, self._steps = key, then, steps
        self._ask_for_groups()

    def show_new(self, key: str, then: Callable[[], None]) -> None:
        """Show a key that was just made, then ask for its groups, then go on."""
        self._key, self._then, self._steps = key, then, 0
        self._show_key()

    def _show_key(self) -> None:
        def shown(shop: str) -> None:
            from desktop_app.ui.start.recovery_key import RecoveryKeyCover

            printer = self.desk.preferences.text("printer")
            cover = RecoveryKeyCover(self.desk, shop, self._key, printer, self._steps)
            cover.confirmed.connect(self._ask_for_groups)
            self.window.cover(cover)

        self.desk.jobs.ask(lambda book: shop_of(book.ledger).name, shown, self)

    def _ask_for_groups(self) -> None:
        def found(groups: tuple[int, ...]) -> None:
            if not groups:
                self._go_on()
                return
            cover = ConfirmKeyCover(self.desk, groups, self._show_key if self._key else None, self._steps)
            cover.confirmed.connect(self._go_on)
            cover.put_off.connect(self._go_on)
            cover.renewed.connect(lambda key: self.show_new(key, self._then))
            self.window.cover(cover)

        self.desk.jobs.ask(lambda book: groups_to_type(book.ledger), found, self)

    def _go_on(self) -> None:
        self._key = ""
        self._then()
