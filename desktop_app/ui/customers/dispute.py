"""Disputes: what the customer objects to, the shop's answer, and how it ended (N10)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.disputes import DISPUTE_KINDS, Dispute, DisputeKind, chaseable
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.marks import DisputeMark, take_dispute_mark_back
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.choice_field import ChoiceField


class RaiseDispute(FormPanel):
    """Part of a slip is held back from chasing; it stays owed."""

    title = N_("Raise a dispute")
    kept_as = "quick.dispute"
    item = Field(N_("Slip"), lambda _: ChoiceField())
    amount = sum_typed(N_("Sum in dispute"))
    reason = free_text(N_("What they object to"), required=True)
    kind = one_of(N_("What kind of dispute"), dict(DISPUTE_KINDS))
    told_by = free_text(N_("Said by"), longest=40)
    raised_on = past_day(N_("Said on"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: dict[int, OpenItem] = {}
        self.item.changed.connect(lambda _: self._propose())

    def about(self, items: Sequence[OpenItem], chosen: OpenItem | None) -> None:
        """Which slips can be disputed, and the one under the cursor."""
        self._items = {item.item_id: item for item in items if chaseable(item)}
        self.about_what = chosen.item_id if chosen else 0

    def fill(self) -> QWidget:
        self.item.set_choices([(one, _item_text(item)) for one, item in self._items.items()])
        self.item.set_value(self.about_what)
        self._propose()
        return self.amount

    def write(self) -> None:
        item = self._item()
        if item is None:
            self.refuse(Said("Every unpaid slip is in dispute already."))
            return
        fen, day = needed(self.amount.fen()), needed(self.raised_on.day())
        dispute = Dispute(item.item_id, self.subject.customer_id, fen, self.reason.text(), day,
                          kind=DisputeKind(str(self.kind.value())), told_by=self.told_by.text())  # fmt: skip
        submission = self.submission
        told = N_("{sum} of {number} is in dispute: it is owed, but not chased. Answer within two working days.")
        self.enter(
            lambda book, moment: raise_dispute(book.ledger, dispute, moment, submission),
            lambda kept: self.desk.say(told, sum=format_yuan(kept.amount_fen), number=kept.number),
            lambda kept: taken_back(Withdrawable.DISPUTE, kept.id),
        )

    def _propose(self) -> None:
        item = self._item()
        self.amount.set_fen(chaseable(item) if item else None)

    def _item(self) -> OpenItem | None:
        chosen = self.item.value()
        return self._items.get(chosen) if isinstance(chosen, int) else None


class DisputePanel(FormPanel):
    """A form about a dispute that is open."""

    dispute: Dispute

    def about(self, dispute: Dispute) -> None:
        self.dispute, self.about_what = dispute, dispute.id

    def untold(self, what: DisputeMark) -> IntoBook[tuple[str, ...]]:
        """The verb that takes back what was told of this dispute."""
        number, reason = str(self.dispute.id), self.desk.say("Entered by mistake")
        return lambda book, moment: take_dispute_mark_back(book.ledger, what, number, reason, moment)


class AnswerDispute(DisputePanel):
    """What the shop answered: the timer of two working days stops."""

    title = N_("Answer the dispute")
    kept_as = "quick.dispute_answer"
    answer = free_text(N_("What we answered"), required=True)
    dated = past_day(N_("Answered on"))

    def write(self) -> None:
        dispute, day, answer, submission = self.dispute, needed(self.dated.day()), self.answer.text(), self.submission
        self.enter(
            lambda book, moment: answer_dispute(book.ledger, dispute.id, day, answer, moment, submission),
            lambda kept: self.desk.say("The answer about {number} is recorded.", number=kept.number),
            lambda _: self.untold(DisputeMark.ANSWER),
        )


class SettleDispute(DisputePanel):
    """How it ended; what is given up is credited on the slip."""

    title = N_("Settle the dispute")
    kept_as = "quick.dispute_settle"
    amount = sum_typed(
        N_("Sum of the allowance"), required=False, hint=N_("Leave it empty when the whole sum stays owed.")
    )
    note = free_text(N_("What was agreed"))
    dated = past_day(N_("Settled on"))

    def write(self) -> None:
        dispute, day, credit, note = self.dispute, needed(self.dated.day()), self.amount.fen() or 0, self.note.text()
        accepted, submission, say = self.accepted, self.submission, self.desk.say
        self.enter(
            lambda book, moment: settle_dispute(
                book.ledger, dispute.id, day, credit, note, moment, accepted, submission
            ),
            lambda kept: say(
                "The dispute about {number} is settled with an allowance of {sum}.",
                number=kept.number,
                sum=format_yuan(credit),
            ),
            lambda _: self.untold(DisputeMark.SETTLEMENT),
            books=bool(credit),
        )


def _item_text(item: OpenItem) -> str:
    return f"{item.number}  {format_yuan(item.open_fen)}"
