"""What became of a bill of exchange, or that a cheque or transfer came back."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.acceptances import BILL_STATES, EVENTS, BillState, bounced_said
from desktop_app.language import N_
from desktop_app.operations.acceptances import bounce_payment, mark_bill
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.receipts import ReceiptRow
from desktop_app.ui.base.fields import free_text, needed, past_day, switch
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.void_document import unmarked


class BillPanel(FormPanel):
    """The bill was paid, or somebody else was paid with it."""

    title = N_("What became of the bill")
    became = switch(N_("What happened"), {one: BILL_STATES[one] for one in EVENTS}, asks=True)
    dated = past_day(N_("Date"))
    note = free_text(N_("Note"))

    number = ""

    def begin_bill(self, row: ReceiptRow) -> None:
        """Of the bill that came with this receipt."""
        self.number, self.about_what = row.number, row.number
        self.begin(Subject(row.customer_id, f"{row.number} · {row.customer}"))

    def write(self) -> None:
        number, event, day, note = self.number, BillState(str(self.became.value())), self.dated.day(), self.note.text()
        self.enter(
            lambda book, moment: mark_bill(book.ledger, number, event, needed(day), moment, note),
            lambda bill: f"{number}: {self.desk.tell(BILL_STATES[bill.state])}",
            lambda _: _unmarked(number),
        )


class BouncePanel(FormPanel):
    """The payment came back: what it had settled is unpaid again."""

    title = N_("The payment bounced")
    kept_as = "quick.bounce"
    verb = N_("Open the debt again")
    dated = past_day(N_("Date"))
    reason = free_text(N_("Reason"), required=True)

    number, method = "", ""

    def begin_bounce(self, row: ReceiptRow) -> None:
        """Of this receipt."""
        self.number, self.method, self.about_what = row.number, row.method, row.number
        self.begin(Subject(row.customer_id, f"{row.number} · {row.customer}"))

    def fill(self) -> QWidget:
        self.reason.setText(self.desk.tell(bounced_said(self.method)))
        return self.dated

    def write(self) -> None:
        number, day, reason, submission = self.number, needed(self.dated.day()), self.reason.text(), self.submission
        say = self.desk.say
        self.enter(
            lambda book, moment: bounce_payment(book.ledger, number, day, reason, moment, submission),
            lambda made: say("{number} bounced; see {reversal}. What it had paid is unpaid again.", number=number,
                             reversal=made),
        )  # fmt: skip


def _unmarked(number: str) -> IntoBook[Any]:
    return unmarked(MarkKind.BILL, number)
