"""Disputes: what the customer objects to, the shop's answer, and how it ended (N10)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.disputes import (
    DISPUTE_KINDS,
    OUTCOMES_OF_DISPUTES,
    Dispute,
    DisputeKind,
    DisputeOutcome,
    chaseable,
    late_said,
    share_fen,
)
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import CHANNELS
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.language import N_
from desktop_app.operations.disputes import (
    answer_dispute,
    days_to_object,
    lines_to_dispute,
    raise_dispute,
    settle_dispute,
)
from desktop_app.operations.marks import DisputeMark, take_dispute_mark_back
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, one_of, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.trade.void_document import taken_back
from desktop_app.ui.widgets.amount_field import QuantityField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.labels import PlainLabel

NOT_NOTED = {"": Said("not noted")}


class RaiseDispute(FormPanel):
    """Part of a slip is held back from chasing; it stays owed."""

    title = N_("Raise a dispute")
    kept_as = "quick.dispute"
    item = Field(N_("Slip"), lambda _: ChoiceField())
    line = Field(N_("Which goods"), lambda _: ChoiceField())
    quantity = Field(N_("How much of them"), lambda desk: QuantityField(desk.say))
    amount = sum_typed(N_("Sum in dispute"))
    reason = free_text(N_("What they object to"), required=True)
    kind = one_of(N_("What kind of dispute"), dict(DISPUTE_KINDS))
    told_by = free_text(N_("Said by"), longest=40)
    channel = one_of(N_("How they told it"), NOT_NOTED | {str(one): said for one, said in CHANNELS.items()})
    raised_on = past_day(N_("Said on"))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: dict[int, OpenItem] = {}
        self._lines: dict[int, tuple[int, int]] = {}
        self._within = 0
        self.late = PlainLabel("", "error", wraps=True)
        self.body.insertWidget(1, self.late)
        self.item.changed.connect(lambda _: self._show_slip())
        for field in (self.line, self.quantity):
            field.changed.connect(lambda _: self._propose())
        self.raised_on.changed.connect(lambda _: self._show_late())

    def about(self, items: Sequence[OpenItem], chosen: OpenItem | None) -> None:
        """Which slips can be disputed, and the one under the cursor."""
        self._items = {item.item_id: item for item in items if chaseable(item)}
        self.about_what = chosen.item_id if chosen else 0

    def fill(self) -> QWidget:
        self.item.set_choices([(one, _item_text(item)) for one, item in self._items.items()])
        self.item.set_value(self.about_what)
        self.desk.jobs.ask(lambda book: days_to_object(book.ledger), self._know_days, self, lane="objection days")
        self._show_slip()
        return self.amount

    def write(self) -> None:
        item = self._item()
        if item is None:
            self.refuse(Said("Every unpaid slip is in dispute already."))
            return
        fen, day = needed(self.amount.fen()), needed(self.raised_on.day())
        dispute = Dispute(item.item_id, self.subject.customer_id, fen, self.reason.text(), day,
                          kind=DisputeKind(str(self.kind.value())), told_by=self.told_by.text(),
                          channel=str(self.channel.value() or ""), line=self._line(),
                          quantity=(self.quantity.quantity() or 0) if self._line() else 0)  # fmt: skip
        submission = self.submission
        told = N_("{sum} of {number} is in dispute: it is owed, but not chased. Answer within two working days.")
        self.enter(
            lambda book, moment: raise_dispute(book.ledger, dispute, moment, submission),
            lambda kept: self.desk.say(told, sum=format_yuan(kept.amount_fen), number=kept.number),
            lambda kept: taken_back(Withdrawable.DISPUTE, kept.id),
        )

    def _show_slip(self) -> None:
        """Its goods can be chosen; how much is refused is for the customer to say, so no sum stands there already."""
        item = self._item()
        self.line.set_choices([(0, self.desk.say("Not one line"))])
        self._lines = {}
        self._show_late()
        if item is not None:
            number = item.number
            self.desk.jobs.ask(lambda book: lines_to_dispute(book.ledger, number), self._show_lines, self, lane="lines")

    def _show_lines(self, found: Sequence[tuple[int, str, int, int]]) -> None:
        self._lines = {line: (quantity, fen) for line, _, quantity, fen in found}
        goods = [(line, f"{format_quantity(quantity)} × {name}") for line, name, quantity, _ in found]
        untouched = not self.form.typed()
        self.line.set_choices([(0, self.desk.say("Not one line")), *goods])
        if untouched:
            self.form.settle_in()

    def _propose(self) -> None:
        """Of so much of a line the sum follows; it can be typed over."""
        quantity, line = self.quantity.quantity(), self._lines.get(self._line())
        if line is not None and quantity:
            self.amount.set_fen(share_fen(line[1], quantity, line[0]))

    def _line(self) -> int:
        return int(str(self.line.value() or 0))

    def _know_days(self, within: int) -> None:
        self._within = within
        self._show_late()

    def _show_late(self) -> None:
        """Told after the days for it: said before it is written, and written all the same (R120)."""
        item, day = self._item(), self.raised_on.day()
        told = None
        if item is not None and day is not None:
            asked = Dispute(item.item_id, item.customer_id, 0, "", day, delivered_on=item.dated)
            told = late_said(asked, self._within)
        self.late.setText(self.desk.tell(told) if told else "")
        self.late.setVisible(told is not None)

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
    how = one_of(N_("How it ended"), {str(one): said for one, said in OUTCOMES_OF_DISPUTES.items()})
    amount = sum_typed(
        N_("Sum of the allowance"), required=False, hint=N_("Leave it empty when the whole sum stays owed.")
    )
    note = free_text(N_("What was agreed"))
    dated = past_day(N_("Settled on"))

    def fill(self) -> QWidget:
        return self.amount

    def write(self) -> None:
        dispute, day, credit, note = self.dispute, needed(self.dated.day()), self.amount.fen() or 0, self.note.text()
        accepted, submission = self.accepted, self.submission
        how = DisputeOutcome(str(self.how.value()))
        if (how is DisputeOutcome.PRICE_NOTE) != bool(credit):
            self.refuse(Said("A sum is typed where a price difference is credited, and only there.").at("amount"))
            return
        if how in (DisputeOutcome.RETURN, DisputeOutcome.EXCHANGE):
            note = " · ".join(filter(None, (self.desk.tell(OUTCOMES_OF_DISPUTES[how]), note)))
        self.enter(
            lambda book, moment: settle_dispute(
                book.ledger, dispute.id, day, credit, note, moment, accepted, submission
            ),
            lambda kept: self._told(how, kept.number, credit),
            lambda _: self.untold(DisputeMark.SETTLEMENT),
            books=bool(credit),
        )

    def _told(self, how: DisputeOutcome, number: str, credit: int) -> str:
        """What was done; where goods move, the form in which they are entered comes next."""
        say = self.desk.say
        if how in (DisputeOutcome.RETURN, DisputeOutcome.EXCHANGE):
            self.desk.go(Route(PageName.RETURN_FORM, customer_id=self.dispute.customer_id, number=number))
            return say("The dispute about {number} is settled. Enter the goods that come back.", number=number)
        return say("The dispute about {number} is settled with an allowance of {sum}.", number=number,
                   sum=format_yuan(credit))  # fmt: skip


def _item_text(item: OpenItem) -> str:
    return f"{item.number}  {format_yuan(item.open_fen)}"
