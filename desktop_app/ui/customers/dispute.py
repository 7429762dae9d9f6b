"""Disputes: what the customer objects to, the shop's answer, and how it ended (N10)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.disputes import Dispute, chaseable
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.operations.disputes import answer_dispute, raise_dispute, settle_dispute
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.text_field import TextField


class RaiseDispute(FormPanel):
    """Part of a slip is held back from chasing; it stays owed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Raise a dispute"), parent)
        self._items: dict[int, OpenItem] = {}
        self._chosen = 0
        self.item = ChoiceField()
        self.amount = AmountField(desk.say, required=True)
        self.reason = TextField(desk.say, required=True, longest=500)
        self.raised_on = DateField(desk.say, desk.today, required=True, lean=Lean.BACK)
        self.add("item", desk.say("Slip"), self.item)
        self.add("amount", desk.say("Sum in dispute"), self.amount)
        self.add("reason", desk.say("What they object to"), self.reason)
        self.add("raised_on", desk.say("Said on"), self.raised_on)
        self.item.changed.connect(lambda _: self._propose())
        self.saves_on_enter(self.raised_on)

    def about(self, items: Sequence[OpenItem], chosen: OpenItem | None) -> None:
        """Which slips can be disputed, and the one under the cursor."""
        self._items = {item.item_id: item for item in items if chaseable(item)}
        self._chosen = chosen.item_id if chosen else 0

    def fill(self) -> QWidget:
        self.item.set_choices([(one, _item_text(item)) for one, item in self._items.items()])
        self.item.set_value(self._chosen)
        self.reason.clear()
        self.raised_on.set_day(self.desk.today())
        self._propose()
        return self.amount

    def write(self) -> None:
        item, fen, day = self._item(), self.amount.fen(), self.raised_on.day()
        if item is None:
            self.refuse(Said("Every open slip is in dispute already."))
            return
        assert fen is not None
        assert day is not None
        dispute = Dispute(item.item_id, self.subject.customer_id, fen, self.reason.text(), day)
        submission = self.submission
        self.do(lambda book, moment: raise_dispute(book.ledger, dispute, moment, submission), self._told)

    def _propose(self) -> None:
        item = self._item()
        self.amount.set_fen(chaseable(item) if item else None)

    def _item(self) -> OpenItem | None:
        chosen = self.item.value()
        return self._items.get(chosen) if isinstance(chosen, int) else None

    def _told(self, kept: Dispute) -> None:
        self.desk.done(
            self.desk.say(
                "{sum} of {number} is in dispute: it is owed, but not chased. Answer within two working days.",
                sum=format_yuan(kept.amount_fen),
                number=kept.number,
            ),
            lambda book, moment: withdraw(book.ledger, Withdrawable.DISPUTE, kept.id, moment),
        )


class _OfDispute(FormPanel):
    """A form about a dispute that is open."""

    dispute: Dispute

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title, parent)
        self.dated = DateField(desk.say, desk.today, required=True, lean=Lean.BACK)

    def about(self, dispute: Dispute) -> None:
        self.dispute = dispute

    def day(self) -> date:
        day = self.dated.day()
        assert day is not None
        return day


class AnswerDispute(_OfDispute):
    """What the shop answered: the timer of two working days stops."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Answer the dispute"), parent)
        self.answer = TextField(desk.say, required=True, longest=500)
        self.add("answer", desk.say("What we answered"), self.answer)
        self.add("dated", desk.say("Answered on"), self.dated)
        self.saves_on_enter(self.dated)

    def fill(self) -> QWidget:
        self.answer.clear()
        self.dated.set_day(self.desk.today())
        return self.answer

    def write(self) -> None:
        dispute, day, answer, submission = self.dispute, self.day(), self.answer.text(), self.submission
        self.do(
            lambda book, moment: answer_dispute(book.ledger, dispute.id, day, answer, moment, submission),
            lambda kept: self.desk.done(self.desk.say("The answer about {number} is recorded.", number=kept.number)),
        )


class SettleDispute(_OfDispute):
    """How it ended; what is given up is credited on the slip."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Settle the dispute"), parent)
        self.credit = AmountField(desk.say)
        self.note = TextField(desk.say, longest=500)
        hint = desk.say("Leave it empty when the whole sum stays owed.")
        self.add("amount", desk.say("Sum given up"), self.credit, hint)
        self.add("note", desk.say("What was agreed"), self.note)
        self.add("dated", desk.say("Settled on"), self.dated)
        self.saves_on_enter(self.dated)

    def fill(self) -> QWidget:
        self.credit.set_fen(None)
        self.note.clear()
        self.dated.set_day(self.desk.today())
        return self.credit

    def write(self) -> None:
        dispute, day, credit, note = self.dispute, self.day(), self.credit.fen() or 0, self.note.text()
        accepted, submission = self.accepted, self.submission
        self.do(
            lambda book, moment: settle_dispute(
                book.ledger, dispute.id, day, credit, note, moment, accepted, submission
            ),
            lambda kept: self.desk.done(
                self.desk.say(
                    "The dispute about {number} is settled, {sum} given up.",
                    number=kept.number,
                    sum=format_yuan(credit),
                )
            ),
        )


def _item_text(item: OpenItem) -> str:
    return f"{item.number}  {format_yuan(item.open_fen)}"
