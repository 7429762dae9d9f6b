"""A receipt that was booked to the wrong customer is another one's, in one step."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.language import N_
from desktop_app.operations.moving import MovedDocument, move_receipt, move_receipt_back
from desktop_app.operations.picking import Pick, customers_to_pick
from desktop_app.operations.receipts import ReceiptRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.text_field import TextField


class MoveReceiptPanel(FormPanel):
    """Whose money it was: it is voided on its own day and booked anew, of the same day, way and note."""

    title = N_("Book the receipt to another customer")
    verb = N_("Move the receipt")
    explains = N_(
        "It is voided on its own day and booked again: same day, payment method and note. It settles the oldest "
        "slips of the other customer; what it had settled is unpaid again."
    )
    customer = Field(N_("Whose money it was"), lambda desk: PickField(desk.say, required=True))
    reason = Field(
        N_("Reason"),
        lambda desk: TextField(desk.say, required=True, longest=500),
        starts=lambda desk: desk.say("Booked to the wrong customer"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.row: ReceiptRow | None = None

    def begin_move(self, row: ReceiptRow) -> None:
        """Ask whose this receipt is."""
        self.row, self.about_what = row, row.number
        self.begin(Subject(0, f"{row.number} · {row.customer}"))

    def fill(self) -> QWidget:
        self.desk.jobs.ask(lambda book: customers_to_pick(book.ledger), self._offer_customers, self, lane="picks")
        return self.customer

    def write(self) -> None:
        row = self.row
        if row is None:
            return
        whose, reason, submission, accepted = (
            self.customer.picked_id(), self.reason.text(), self.submission, self.accepted,
        )  # fmt: skip
        name, say = self.customer.text(), self.desk.say
        self.enter(
            lambda book, moment: move_receipt(book.ledger, row.number, whose, reason, moment, submission, accepted),
            lambda made: say("{before} is void; {number} of {name} replaces it.",
                             before=made.before, number=made.number, name=name),
            lambda made: _moved_back(made, reason),
            books=True,
        )  # fmt: skip

    def _offer_customers(self, found: Sequence[Pick]) -> None:
        own = self.row.customer_id if self.row else 0
        self.customer.set_picks([one for one in found if one.id != own])


def _moved_back(made: MovedDocument, reason: str) -> IntoBook[str]:
    """The verb that undoes a move."""
    return lambda book, moment: move_receipt_back(book.ledger, made, reason, moment)
