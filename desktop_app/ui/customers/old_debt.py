"""Enter an old debt: one dated document from before the book, so that it has its age (期初欠款)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.operations.openings import OpeningDraft, record_opening
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.trade.reversing import reversed_as_mistake
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.text_field import TextField


class OldDebtPanel(FormPanel):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("Enter an old debt"), parent)
        self.dated = DateField(desk.say, desk.today, required=True, lean=Lean.BACK)
        self.amount = AmountField(desk.say, required=True)
        self.due = DateField(desk.say, desk.today)
        self.reference = TextField(desk.say, longest=100)
        self.remark = TextField(desk.say, longest=500)
        self.add("dated", desk.say("Date of the old slip"), self.dated)
        self.add("amount", desk.say("Still owed"), self.amount)
        self.add("due", desk.say("Due"), self.due, desk.say("Empty: due as the customer's terms say."))
        self.add("reference", desk.say("Number it had"), self.reference)
        self.add("remark", desk.say("Remark"), self.remark)
        self.saves_on_enter(self.remark)

    def fill(self) -> QWidget:
        for field in (self.dated, self.amount, self.due, self.reference, self.remark):
            field.clear()
        return self.dated

    def write(self) -> None:
        fen, day = self.amount.fen(), self.dated.day()
        assert fen is not None
        assert day is not None
        draft = OpeningDraft(
            self.subject.customer_id,
            day,
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
