"""The fields of a receipt: who paid how much when and how, what they said, and the slips it settles."""

from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Problem
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.operations.receipts import ReceiptRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, free_text, past_day, sum_typed
from desktop_app.ui.trade.allocation_grid import AllocationGrid
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.pick_field import PickField


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """One customer's figures, what is open now, and the way they paid last."""

    row: CustomerRow
    items: tuple[OpenItem, ...]
    method: str = ""


class ReceiptFields(Fields):
    """Spreads the sum while it is typed; knows nothing of the book."""

    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True), letter="c")
    amount = sum_typed(N_("Amount received (yuan)"), letter="a")
    dated = past_day(N_("Date received"), letter="d")
    method = Field(N_("Paid by"), MethodField, letter="p")
    instruction = free_text(N_("What the customer says it is for"), letter="w")
    remark = free_text(N_("Remark"), letter="r")
    allocate = Field(
        N_("Spread over the open slips"),
        AllocationGrid,
        letter="s",
        hint=N_("Type over an amount to change it. Space ticks what the customer named; that is settled first."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strip = PlainLabel("", "strong", wraps=True)
        self.spread = PlainLabel("", "strong")
        self._account_of = 0
        """Whose open slips are shown; 0 while they are not there yet."""
        self._lay_out()
        self.place_problems(self._place)
        self.allocate.told.connect(self.spread.setText)
        self.amount.changed.connect(lambda _: self.follow_money())
        self.dated.changed.connect(lambda _: self.follow_money())

    def clear(self) -> None:
        super().clear()
        self.show_account(None)

    def draft(self, submission: str) -> ReceiptDraft | None:
        """The receipt as it stands; None, said at the fields, while one of them holds nothing that can be read.

        Where no slips are shown to choose from, the sum settles them in the legal order.
        """
        settled, fits = self.allocate.settle(), self.check()
        day, fen = self.dated.day(), self.amount.fen()
        if not (settled and fits) or day is None or fen is None:
            return None
        shown = self.customer.picked_id() == self._account_of
        by_hand = self.allocate.allocations() if shown or self.allocate.by_hand else None
        return ReceiptDraft(
            self.customer.picked_id(), day, fen, str(self.method.value()), self.instruction.text(),
            self.allocate.named(), by_hand, self.remark.text(), submission,
        )  # fmt: skip

    def show_account(self, account: OpenAccount | None) -> None:
        """What the payer owes, and the slips that are open; None while nobody is chosen."""
        say = self.desk.say
        self._account_of = account.row.customer.id if account else 0
        if account is None:
            self.strip.setText(say("Choose who pays; the open slips stand here then."))
            self.allocate.clear()
            return
        row = account.row
        self.strip.setText(
            say(
                "Owes {owed} · overdue {late} · on account {free}",
                owed=format_yuan(row.balance_fen),
                late=format_yuan(row.overdue_fen),
                free=format_yuan(row.on_account_fen),
            )
        )
        self.method.propose(account.method)
        self.allocate.set_items(account.items)
        self.follow_money()

    def show_credit(self, credit: ReceiptRow | None) -> None:
        """A receipt that is there already has its payer and sum; only the slips are to be chosen."""
        say, new = self.desk.say, credit is None
        for name in ("method", "instruction", "remark"):
            self.box(name).setVisible(new)
        self.customer.setReadOnly(not new)
        self.amount.setReadOnly(not new)
        self.box("amount").set_label(say("Amount received (yuan)") if new else say("On account (yuan)"))
        self.box("dated").set_label(say("Date received") if new else say("Date of the spreading"))
        if credit is not None:
            self.amount.set_fen(credit.on_account_fen)

    def follow_money(self) -> None:
        """Spread the sum as it stands now."""
        self.allocate.set_money(self.amount.fen() or 0, self.dated.day() or self.desk.today())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _place(self, problem: Problem, text: str) -> bool:
        """A line is named by its place among those with an amount."""
        if problem.field != "allocate":
            return False
        self.box("allocate").show_error(text)
        self.allocate.go_to_line(problem.line)
        return True

    def _lay_out(self) -> None:
        self.row(*self.boxes("customer", "amount", "dated", "method"), stretches=(4, 2, 2, 2))
        self.row(*self.boxes("instruction", "remark"), stretches=(6, 4))
        self.box("allocate").setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.box("allocate"), 1)
