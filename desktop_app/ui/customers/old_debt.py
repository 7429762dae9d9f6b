"""Enter an old debt: one dated document from before the book, so that it has its age (期初欠款)."""

from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, sum_typed
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.void_document import reversed_as_mistake
from desktop_app.ui.widgets.date_field import DateField


class OldDebtPanel(FormPanel):
    title = N_("Enter an old debt")
    kept_as = "quick.old_debt"
    dated = past_day(N_("Date of the old slip"), today=False)
    amount = sum_typed(N_("Still owed"))
    due = Field(
        N_("Due"),
        lambda desk: DateField(desk.say, desk.today),
        hint=N_("Empty: due as the customer's terms say."),
    )
    reference = free_text(N_("Number it had"), longest=100)
    remark = free_text(N_("Remark"))

    def write(self) -> None:
        fen = needed(self.amount.fen())
        draft = OpeningDraft(
            self.subject.customer_id,
            needed(self.dated.day()),
            self.due.day(),
            fen,
            self.reference.text(),
            self.remark.text(),
            self.submission,
        )
        self.do(lambda book, moment: record_opening(book.ledger, draft, moment), lambda number: self._told(number, fen))

    def _told(self, number: str, fen: int) -> None:
        said = self.desk.say("Old debt {number}: {sum} is owed.", number=number, sum=format_yuan(fen))
        self.desk.done(said, reversed_as_mistake(self.desk, number))
