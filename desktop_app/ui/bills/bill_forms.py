"""Quick forms beside the lines of a bill: another customer than those proposed, the password of an archive."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.bills import BillRow
from desktop_app.operations.picking import Pick
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.widgets.pick_field import PickField

BEFORE_SPREADING = N_(
    "The money is booked first, as money paid ahead; then you say which slips it pays. It stays paid ahead if you "
    "leave that page."
)


def before_taking_back(desk: Desk, row: BillRow) -> str:
    """What becomes of the receipt when its line is open again."""
    return desk.say(
        "{number} over {sum} becomes void if it was booked from this bill, and what it paid is open again. A receipt "
        "that was typed by hand stays.",
        number=row.number,
        sum=format_yuan(row.line.amount_fen),
    )


class OtherCustomer(FormPanel):
    """Whose money it is, where none of those proposed is right: he is learnt with the payer."""

    title = N_("Whose money is it?")
    verb = N_("Book it")
    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._then: Callable[[int], None] = lambda _: None

    def begin_for(self, about: str, picks: Sequence[Pick], then: Callable[[int], None]) -> None:
        """`about` is the line in a few words; `then` hears who was chosen."""
        self._then = then
        self.customer.set_picks(picks)
        self.begin(Subject(0, about))

    def fill(self) -> QWidget:
        return self.customer

    def write(self) -> None:
        then, chosen = self._then, self.customer.picked_id()
        if not chosen:
            self.refuse(Said("Choose a customer of the list.").at("customer"))
            return
        self.ended.emit()
        then(chosen)


class FirstAsked(FormPanel):
    """Says what follows, and does it only then."""

    title = N_("Before it is done")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._then: Callable[[], None] = lambda: None
        self.consequence = self.line_above()

    def begin_for(self, about: str, consequence: str, verb: str, then: Callable[[], None]) -> None:
        """`about` is the line, `verb` stands on the button; all in the language of the window."""
        self._then = then
        self.consequence.setText(consequence)
        self.name_saving_so(verb)
        self.begin(Subject(0, about))

    def fill(self) -> QWidget:
        return self.saving

    def write(self) -> None:
        then = self._then
        self.ended.emit()
        then()


class ArchivePassword(FormPanel):
    """The bill lies in a locked archive."""

    title = N_("Password of the archive")
    verb = N_("Open the archive")
    password = free_text(N_("Password"), required=True)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._then: Callable[[str], None] = lambda _: None

    def begin_for(self, about: str, then: Callable[[str], None]) -> None:
        """`about` is the file; `then` hears the password, which is kept nowhere."""
        self._then = then
        self.begin(Subject(0, about))

    def fill(self) -> QWidget:
        return self.password

    def write(self) -> None:
        then, password = self._then, self.password.text()
        self.ended.emit()
        then(password)
