"""A wrong opening debt is looked at, and put right in one step: its day, its sum, whose it is, or that it never was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from desktop_app.domain.doubts import Doubt
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.moving import MovedDocument, correct_opening, opening_entered
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.operations.payments import open_items
from desktop_app.operations.picking import Pick, customers_to_pick
from desktop_app.operations.taking_back import void_document
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.pick_field import PickField

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class CorrectDebtPanel(FormPanel):
    """Opens with what was entered; saved, that is void on its own day, and what stands here is entered."""

    title = N_("Correct the opening debt")
    verb = N_("Correct")
    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True))
    dated = past_day(N_("Date of the old slip"), today=False)
    amount = sum_typed(N_("Owed at first (yuan)"), hint=N_("0: it was never owed, and is voided."))
    due = Field(
        N_("Due date"),
        lambda desk: DateField(desk.say, desk.today),
        hint=N_("Empty: as the terms say; what had no day stays without one."),
    )
    reference = free_text(N_("Number it had"), longest=100)
    remark = free_text(N_("Note"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""
        self.before: OpeningDraft | None = None
        self.paid_fen = 0
        """What was paid of it so far."""
        self.rest = self.line_above("strong")
        self.follows = self.line_above("muted")
        self.amount.changed.connect(lambda _: self._tell_rest())

    def about(self, number: str) -> None:
        """Which opening debt."""
        self.number, self.about_what, self.before = number, number, None

    def fill(self) -> QWidget:
        number, begun = self.number, self.submission
        said = N_("{number} is voided on its own day, and this replaces it; what was paid of it is kept.")
        self.follows.setText(self.desk.say(said, number=number))
        self.rest.setText("")
        self.desk.jobs.ask(
            lambda book: (*_entered(book, number), customers_to_pick(book.ledger)),
            lambda found: self._show_entered(begun, *found),
            self, self.refuse, lane="opening",
        )  # fmt: skip
        return self.dated

    def write(self) -> None:
        number, before, say = self.number, self.before, self.desk.say
        if before is None:
            return
        fen, reason = needed(self.amount.fen()), say("Entered by mistake")
        if not fen:
            self._void(number, before, reason)
            return
        right = OpeningDraft(
            self.customer.picked_id(), needed(self.dated.day()), self.due.day(), fen, self.reference.text(),
            self.remark.text(), self.submission, self.accepted,
        )  # fmt: skip
        self.enter(
            lambda book, moment: correct_opening(book.ledger, number, right, reason, moment),
            lambda made: _told(made, fen, self.desk),
            lambda made: None if made.is_same else _as_it_was(made, before, reason),
            books=True,
        )  # fmt: skip

    def _void(self, number: str, before: OpeningDraft, reason: str) -> None:
        """It was never owed, or stands twice: it goes on its own day, and what was paid of it is the customer's own."""
        submission = self.submission
        self.enter(
            lambda book, moment: void_document(book.ledger, number, before.dated, reason, moment, submission),
            lambda reversal: self.desk.say("{number} is void; see {reversal}.", number=number, reversal=reversal),
            lambda _: _entered_again(before),
            books=True,
        )

    def _tell_rest(self) -> None:
        """The sum is what was owed at first: with what was paid since, what is owed then is said before it is saved."""
        fen, say, paid = self.amount.fen(), self.desk.say, format_yuan(self.paid_fen)
        if not self.paid_fen or fen is None:
            self.rest.setText("")
        elif fen >= self.paid_fen:
            left = format_yuan(fen - self.paid_fen)
            self.rest.setText(say("{paid} of it is paid; {left} is then still owed.", paid=paid, left=left))
        else:
            over = format_yuan(self.paid_fen - fen)
            self.rest.setText(say("{paid} of it is paid; {over} then goes on account.", paid=paid, over=over))

    def _show_entered(self, begun: str, before: OpeningDraft, open_fen: int, picks: Sequence[Pick]) -> None:
        """What was entered, unless the form is about another one by now."""
        if begun != self.submission:
            return
        self.before, self.paid_fen = before, before.amount_fen - open_fen
        self.customer.set_picks(picks)
        self.customer.set_picked(before.customer_id)
        self.dated.set_day(before.dated)
        self.amount.set_fen(before.amount_fen)
        self.due.set_day(before.due)
        self.reference.setText(before.reference)
        self.remark.setText(before.remark)
        self.form.settle_in()
        self._tell_rest()


def _entered(book: "Book", number: str) -> tuple[OpeningDraft, int]:
    """What was entered, and what is unpaid of it."""
    entered = opening_entered(book.ledger, number)
    items = open_items(book.ledger, entered.customer_id, date.max)
    return entered, sum(one.open_fen for one in items if one.number == number)


def _told(made: MovedDocument, fen: int, desk: Desk) -> str:
    if made.is_same:
        return desk.say("{number} stays as it is: nothing was changed.", number=made.number)
    return desk.say(
        "{number} replaces {before}: {sum} is owed.", number=made.number, before=made.before, sum=format_yuan(fen)
    )


def _entered_again(before: OpeningDraft) -> IntoBook[str]:
    """The verb that enters the debt once more."""
    again = replace(before, submission=uuid4().hex, accepted=frozenset(Doubt))
    return lambda book, moment: record_opening(book.ledger, again, moment)


def _as_it_was(made: MovedDocument, before: OpeningDraft, reason: str) -> IntoBook[MovedDocument]:
    """The verb that enters the debt as it had been."""
    again = replace(before, submission=uuid4().hex, accepted=frozenset(Doubt))
    return lambda book, moment: correct_opening(book.ledger, made.number, again, reason, moment)
