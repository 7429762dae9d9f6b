"""Void a document: what follows in a sentence, a reason, one key; nothing is deleted (U24, U25)."""

from collections.abc import Callable
from uuid import uuid4

from desktop_app.language import N_
from desktop_app.operations.marks import MarkKind, take_mark_back
from desktop_app.operations.taking_back import Withdrawable, void_document, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.notices import Way, well_done
from desktop_app.ui.widgets.text_field import TextField


class VoidPanel(FormPanel):
    """Says what the reversal brings about before it is posted; `again` offers to enter the document anew."""

    title = N_("Void")
    kept_as = "quick.void"
    verb = N_("Void")
    reason = Field(
        N_("Reason"),
        lambda desk: TextField(desk.say, required=True, longest=500),
        starts=lambda desk: desk.say("Entered by mistake"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""
        self._again: Callable[[], None] | None = None
        self.consequence = self.line_above()

    def begin_void(self, number: str, name: str, consequence: str, again: Callable[[], None] | None = None) -> None:
        """Ask about one document, which the button names; `consequence` is in the language of the window."""
        self.number, self._again = number, again
        self.consequence.setText(consequence)
        self.name_saving_so(self.desk.say("Void {number}", number=number))
        self.begin(Subject(0, f"{number} · {name}"))

    def write(self) -> None:
        number, again, reason, submission = self.number, self._again, self.reason.text(), self.submission
        self.do(
            lambda book, moment: void_document(book.ledger, number, None, reason, moment, submission),
            lambda reversal: self._voided(number, reversal, again),
        )

    def _voided(self, number: str, reversal: str, again: Callable[[], None] | None) -> None:
        """A void is final: the way on is the form with what stood in it, which is looked at and saved anew."""
        ways = () if again is None else (Way(self.desk.say("Enter it again"), again),)
        text = self.desk.say("{number} is void; see {reversal}.", number=number, reversal=reversal)
        self.desk.final(text, self.desk.say("A void is final. If it was a mistake, enter it again."), *ways)
        self.desk.notice(well_done(text, *ways))


def taken_back(what: Withdrawable, record_id: int) -> IntoBook[int]:
    """The verb that takes a note back."""
    return lambda book, moment: withdraw(book.ledger, what, record_id, moment)


def unmarked(mark: MarkKind, *numbers: str) -> IntoBook[tuple[str, ...]]:
    """The verb that takes a mark back from these papers."""
    return lambda book, moment: take_mark_back(book.ledger, mark, numbers, moment)


def reversed_as_mistake(desk: Desk, number: str) -> IntoBook[str]:
    """The verb that takes `number` back, with the reason that it was a mistake; asked twice it takes back once (D4)."""
    reason, submission = desk.say("Entered by mistake"), uuid4().hex
    return lambda book, moment: void_document(book.ledger, number, None, reason, moment, submission)
