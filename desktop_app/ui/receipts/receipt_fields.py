"""The fields of a receipt: who paid how much when and how, what they said, and the slips it settles."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Problem
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation, ReceiptDraft
from desktop_app.domain.typed_dates import Lean
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.operations.receipts import ReceiptRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.receipts.typed_receipt import TypedReceipt
from desktop_app.ui.trade.allocation_grid import AllocationGrid
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class Account:
    """One customer's figures, what is open now, and the way they paid last."""

    row: CustomerRow
    items: tuple[OpenItem, ...]
    method: str = ""


class ReceiptFields(Form):
    """Spreads the sum while it is typed; knows nothing of the book."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.say, parent)
        self.desk = desk
        say = desk.say
        self.customer = PickField(say, required=True)
        self.amount = AmountField(say, required=True)
        self.dated = DateField(say, desk.today, required=True, lean=Lean.BACK)
        self.method = MethodField(desk)
        self.instruction = TextField(say, longest=500)
        self.remark = TextField(say, longest=500)
        self.strip = PlainLabel("", "strong", wraps=True)
        self.grid = AllocationGrid(desk)
        self.spread = PlainLabel("", "strong")
        self.saving = QPushButton(say("Save  Ctrl+Enter"))
        self.saving.setProperty("primary", True)
        self.leaving = QPushButton(say("Back  Esc"))
        self._lines: TypedReceipt | None = None
        self._account_of = 0
        """Whose open slips are shown; 0 while they are not there yet."""
        self._lay_out()
        self.place_problems(self._place)
        self.grid.told.connect(self.spread.setText)
        self.amount.changed.connect(lambda _: self.follow_money())
        self.dated.changed.connect(lambda _: self.follow_money())

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def clear(self) -> None:
        """Nothing typed, today, and the first method until it is known who pays."""
        self._lines = None
        self.clear_errors()
        self.customer.clear()
        self.amount.set_fen(None)
        self.dated.set_day(self.desk.today())
        self.method.forget()
        self.instruction.set_text("")
        self.remark.set_text("")
        self.show_account(None)

    def typed(self, submission: str) -> TypedReceipt:
        """Everything that stands in the form."""
        amounts = tuple((one.item_id, one.amount_fen) for one in self.grid.allocations())
        return TypedReceipt(
            submission, self.customer.picked_id(), self.customer.text(), self.amount.text(), self.dated.text(),
            str(self.method.value()), self.instruction.text(), self.remark.text(), self.grid.named(), amounts,
            self.grid.by_hand,
        )  # fmt: skip

    def show_typed(self, typed: TypedReceipt) -> None:
        """Put back what was typed; its lines come back with the customer's open slips."""
        self.clear()
        self.customer.set_picked(typed.customer_id)
        self.amount.setText(typed.amount)
        self.dated.setText(typed.dated)
        if typed.method:
            self.method.set_chosen(typed.method)
        self.instruction.set_text(typed.instruction)
        self.remark.set_text(typed.remark)
        self._lines = typed

    def draft(self, submission: str) -> ReceiptDraft | None:
        """The receipt as it stands; None, said at the fields, while one of them holds nothing that can be read."""
        day, fen = self.dated.day(), self.amount.fen()
        if not self.check() or day is None or fen is None:
            return None
        named, allocations = self._chosen()
        return ReceiptDraft(
            self.customer.picked_id(), day, fen, str(self.method.value()), self.instruction.text(),
            named, allocations, self.remark.text(), submission,
        )  # fmt: skip

    def _chosen(self) -> tuple[tuple[int, ...], tuple[Allocation, ...] | None]:
        """What was named, and what each slip gets; None is the legal order, where no slips are shown to choose from."""
        customer, waiting = self.customer.picked_id(), self._lines
        if customer == self._account_of:
            return self.grid.named(), self.grid.allocations()
        if waiting is None or waiting.customer_id != customer:
            return (), None
        return waiting.named, tuple(Allocation(*one) for one in waiting.amounts) if waiting.by_hand else None

    def show_account(self, account: Account | None) -> None:
        """What the payer owes, and the slips that are open; None while nobody is chosen."""
        say = self.desk.say
        self._account_of = account.row.customer.id if account else 0
        if account is None:
            self.strip.setText(say("Choose who pays; the open slips stand here then."))
            self.grid.clear()
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
        self.grid.set_items(account.items)
        self.follow_money()
        lines = self._lines
        if lines is not None and lines.customer_id == row.customer.id:
            self.grid.restore(lines.named, dict(lines.amounts), lines.by_hand)
            self._lines = None

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
        self.grid.set_money(self.amount.fen() or 0, self.dated.day() or self.desk.today())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _place(self, problem: Problem, text: str) -> bool:
        """A line is named by its place among those with an amount."""
        if problem.field != "allocate":
            return False
        self.box("allocate").show_error(text)
        self.grid.go_to_line(problem.line)
        return True

    def _lay_out(self) -> None:
        say = self.desk.say
        self.row(
            self.field("customer", say("Customer"), self.customer, letter="c"),
            self.field("amount", say("Amount received (yuan)"), self.amount, letter="a"),
            self.field("dated", say("Date received"), self.dated, letter="d"),
            self.field("method", say("Paid by"), self.method, letter="p"),
            stretches=(4, 2, 2, 2),
        )
        self.row(
            self.field("instruction", say("What the customer says it is for"), self.instruction, letter="w"),
            self.field("remark", say("Remark"), self.remark, letter="r"),
            stretches=(6, 4),
        )
        spread = self.field(
            "allocate",
            say("Spread over the open slips"),
            self.grid,
            letter="s",
            hint=say("Type over an amount to change it. Space ticks what the customer named; that is settled first."),
        )
        spread.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.strip)
        self.body.addWidget(spread, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.spread)
        buttons.addStretch()
        buttons.addWidget(self.leaving)
        buttons.addWidget(self.saving)
        self.body.addLayout(buttons)
        self.setTabOrder(self.saving, self.leaving)
