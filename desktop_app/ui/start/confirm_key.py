"""Some groups of the recovery key, typed back from its paper: whoever can do that has it (D14)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.errors import Said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.notices import Way
from desktop_app.ui.widgets.password_field import PasswordField
from desktop_app.ui.widgets.text_field import TextField

LONGEST = 12
"""Characters of a group with the spaces and dashes that somebody may type."""


class ConfirmKeyCover(Cover):
    """`confirmed` once the book took the groups; `renewed` carries another key, made where the paper is lost.

    `show_key` brings the key back while it is still known; without it the owner may put the question off.
    """

    confirmed = Signal()
    renewed = Signal(str)
    put_off = Signal()

    def __init__(self, desk: Desk, groups: Sequence[int], show_key: Callable[[], None] | None = None) -> None:
        say = desk.say
        super().__init__(
            desk,
            say("Is the recovery key on paper?"),
            say(
                "Type these groups from the paper. Without it nobody opens the book or its backups when this computer "
                "is lost."
            ),
        )
        self.form = Form(say)
        self.groups = [TextField(say, required=True, longest=LONGEST) for _ in groups]
        boxes = [
            self.form.field(f"group_{number}", say("Group {number}", number=number), editor)
            for number, editor in zip(groups, self.groups, strict=True)
        ]
        self.form.row(*boxes)
        self.passphrase = PasswordField(say)
        self.form.body.addWidget(self.form.field("passphrase", say("Passphrase"), self.passphrase))
        self.form.box("passphrase").hide()
        self.body.addWidget(self.form)
        lost = (Way(say("Make a new recovery key"), self.renew), Way(say("Ask at the next start"), self.put_off.emit))
        ways = lost if show_key is None else (Way(say("Show the key again"), show_key),)
        *self.ways, self.button = self.offer(ways, Way(say("Confirm"), self.submit))
        self.form.submitted.connect(self.submit)
        self.form.ends_with(self.groups[-1])
        self.setFocusProxy(self.groups[0])

    def submit(self) -> None:
        """Compare what is typed with the book; a wrong group is named."""
        from desktop_app.operations.recovery_checks import confirm_groups

        if not self.form.check():
            return
        typed = [one.text() for one in self.groups]
        self._enable(False)
        self.desk.jobs.do(
            lambda book, moment: confirm_groups(book.ledger, typed, moment),
            lambda _: self.confirmed.emit(),
            self,
            self._refuse,
        )

    def renew(self) -> None:
        """The paper is not there: make another key, after which the old one opens nothing."""
        from desktop_app.operations.book_keys import new_recovery_key

        passphrase = self.passphrase.text()
        self._enable(False)
        self.desk.jobs.do(
            lambda book, moment: new_recovery_key(book, moment, passphrase), self.renewed.emit, self, self._refuse
        )

    def _refuse(self, said: Said) -> None:
        self._enable(True)
        if said.field == "passphrase":
            self.form.box("passphrase").show()
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.show_refusal(said)

    def _enable(self, enabled: bool) -> None:
        for button in (*self.ways, self.button):
            button.setEnabled(enabled)
