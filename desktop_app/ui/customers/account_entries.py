"""What is entered into an account although no goods left and no money came: an allowance, an old debt."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.adjustments import BY_ITSELF, AdjustmentDraft, Grounds, record_adjustment
from desktop_app.operations.lists.account import ADJUSTMENT_REASONS
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, sum_typed, switch
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import reversed_as_mistake
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField


class AllowancePanel(FormPanel):
    """The customer owes less, and neither goods nor money came in (折让, 差价, 抹零)."""

    title = N_("Give an allowance")
    kept_as = "quick.allowance"
    amount = sum_typed(N_("Sum of the allowance"))
    reason = switch(N_("Reason"), {one: ADJUSTMENT_REASONS[one] for one in BY_ITSELF})
    about_number = Field(N_("For which slip"), lambda _: ChoiceField())
    dated = past_day(N_("Date"))
    remark = free_text(N_("Note"))

    items: Sequence[OpenItem] = ()

    def about(self, items: Sequence[OpenItem], chosen: OpenItem | None) -> None:
        """The open slips it may be for, and the one under the cursor."""
        self.items, self.about_what = items, chosen.number if chosen else ""

    def fill(self) -> QWidget:
        numbers = dict.fromkeys(item.number for item in self.items)
        none = self.desk.say("None: it stays on account")
        self.about_number.set_choices([*((one, one) for one in numbers), ("", none)])
        self.about_number.set_value(self.about_what)
        return self.amount

    def write(self) -> None:
        say, fen = self.desk.say, needed(self.amount.fen())
        draft = AdjustmentDraft(
            self.subject.customer_id,
            needed(self.dated.day()),
            fen,
            reason=Grounds(str(self.reason.value())),
            about_number=str(self.about_number.value() or ""),
            remark=self.remark.text(),
            submission=self.submission,
            accepted=self.accepted,
        )
        self.enter(
            lambda book, moment: record_adjustment(book.ledger, draft, moment),
            lambda number: say("Allowance {number}: {sum} less is owed.", number=number, sum=format_yuan(fen)),
            lambda number: reversed_as_mistake(self.desk, number),
            books=True,
        )


class OldDebtPanel(FormPanel):
    """One dated document from before the book, so that it has its age (期初欠款)."""

    title = N_("Enter an opening debt")
    kept_as = "quick.old_debt"
    dated = past_day(N_("Date of the old slip"), today=False)
    amount = sum_typed(N_("Still owed"))
    due = Field(
        N_("Due date"),
        lambda desk: DateField(desk.say, desk.today),
        hint=N_("Empty: due as the customer's terms say."),
    )
    reference = free_text(N_("Number it had"), longest=100)
    remark = free_text(N_("Note"))

    def write(self) -> None:
        say, fen = self.desk.say, needed(self.amount.fen())
        draft = OpeningDraft(
            self.subject.customer_id,
            needed(self.dated.day()),
            self.due.day(),
            fen,
            self.reference.text(),
            self.remark.text(),
            self.submission,
            self.accepted,
        )
        self.enter(
            lambda book, moment: record_opening(book.ledger, draft, moment),
            lambda number: say("Opening debt {number}: {sum} is owed.", number=number, sum=format_yuan(fen)),
            lambda number: reversed_as_mistake(self.desk, number),
            books=True,
        )
