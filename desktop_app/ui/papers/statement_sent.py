"""How a statement went to its customer: on record it is a demand for payment (民法典 195)."""

from desktop_app.domain.papers import PaperRow
from desktop_app.domain.sendings import SENT_BY, SentBy
from desktop_app.language import N_
from desktop_app.operations.statements import mark_sent
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text, needed, one_of, past_day
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.quick import Subject


class SentPanel(FormPanel):
    """E, Enter through the fields: by WeChat, today. It went out another way than by our printer, or once more."""

    title = N_("Sent to the customer")
    kept_as = "quick.sent"
    by = one_of(N_("How it was sent"), SENT_BY, SentBy.WECHAT)
    dated = past_day(N_("Sent on"))
    note = free_text(N_("Note"), hint=N_("Number of the letter or parcel, who took it, or to which account it went."))

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""

    def begin_statement(self, row: PaperRow) -> None:
        self.number = row.number
        self.begin(Subject(row.customer_id, f"{row.number} {row.customer}"))

    def write(self) -> None:
        number, by, note = self.number, SentBy(str(self.by.value())), self.note.text()
        dated = needed(self.dated.day())
        told = self.desk.say("{number} is sent. An answer is awaited.", number=number)
        self.do(
            lambda book, moment: mark_sent(book.ledger, number, dated, moment, by, note),
            lambda _: self.desk.done(told),
        )
