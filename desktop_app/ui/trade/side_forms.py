"""Quick forms for what stands beside an account: deposits, what we owe who supplies us, set-offs, money paid back."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.refunds import RefundDraft
from desktop_app.domain.set_offs import SetOffDraft
from desktop_app.domain.side_accounts import ACCOUNTS, ACT_WORDS, ACTS, DEPOSITS, SideAccount, SideAct, SideEntry
from desktop_app.language import N_
from desktop_app.operations.refunds import Refunded, on_account, pay_back
from desktop_app.operations.side_accounts import SideBalances, beside_of, note_side, set_off
from desktop_app.operations.taking_back import Withdrawable
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, needed, past_day, sum_typed, switch
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.trade.hands_field import hands
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.trade.void_document import reversed_as_mistake, taken_back


class SidePanelForm(FormPanel):
    """Says what stands beside the account before anything is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = self.line_above("muted")

    def show_beside(self, left: SideBalances) -> None:
        self.line.setText(
            " · ".join(
                f"{self.desk.tell(ACCOUNTS[one])} {format_yuan(left.of(one))}"
                for one in ACCOUNTS
                if one is not SideAccount.DRAWER and left.of(one)
            )
            or self.desk.say("No deposits or supplies yet.")
        )

    def fill(self) -> QWidget:
        customer, today = self.subject.customer_id, self.desk.today()
        self.line.setText("")
        self.desk.jobs.ask(lambda book: beside_of(book.ledger, today, customer), self.show_beside, self, lane="beside")
        return self.editors["amount"]

    def keep(self, entry: SideEntry, told: str) -> None:
        """Into the book, with the way to take it back."""
        submission, accepted = self.submission, self.accepted
        self.enter(
            lambda book, moment: note_side(book.ledger, entry, moment, submission, accepted),
            lambda made: f"{made.number}: {told}",
            _withdrawn,
            books=True,
        )


class DepositPanel(SidePanelForm):
    """A deposit is the customer's money: it lowers no debt until it is set off (定金, 押金)."""

    title = N_("Deposit")
    kept_as = "quick.deposit"
    account = switch(N_("Which deposit"), {one: ACCOUNTS[one] for one in DEPOSITS})
    act = switch(N_("What happened"), {one: ACT_WORDS[one] for one in ACTS[SideAccount.EARNEST]})
    amount = sum_typed(N_("Amount (yuan)"))
    method = Field(N_("Payment method"), MethodField)
    dated = past_day(N_("Date"))
    hands = hands()
    note = free_text(N_("Note"))

    def write(self) -> None:
        fen, act = needed(self.amount.fen()), SideAct(str(self.act.value()))
        entry = SideEntry(
            SideAccount(str(self.account.value())), act, needed(self.dated.day()), fen, self.subject.customer_id,
            str(self.method.value()), self.hands.text(), note=self.note.text(),
        )  # fmt: skip
        said = N_("deposit of {sum} taken.") if act is SideAct.TAKEN else N_("deposit of {sum} given back.")
        self.keep(entry, self.desk.say(said, sum=format_yuan(fen)))


class SupplyPanel(SidePanelForm):
    """What the customer supplied to us, and what we paid for it: nothing is netted by itself (case 20)."""

    title = N_("They supply us")
    kept_as = "quick.supply"
    act = switch(N_("What happened"), {one: ACT_WORDS[one] for one in ACTS[SideAccount.SUPPLY]})
    amount = sum_typed(N_("Amount (yuan)"))
    dated = past_day(N_("Date"))
    reference = free_text(N_("Number on their paper"), longest=60)
    method = Field(N_("Payment method"), MethodField)
    note = free_text(N_("Note"))

    def write(self) -> None:
        fen, act = needed(self.amount.fen()), SideAct(str(self.act.value()))
        method = str(self.method.value()) if act is SideAct.PAID else ""
        entry = SideEntry(
            SideAccount.SUPPLY, act, needed(self.dated.day()), fen, self.subject.customer_id, method,
            reference=self.reference.text(), note=self.note.text(),
        )  # fmt: skip
        said = N_("we owe {sum} more.") if act is SideAct.BILL else N_("{sum} paid by us.")
        self.keep(entry, self.desk.say(said, sum=format_yuan(fen)))


class SetOffPanel(SidePanelForm):
    """Slips are paid by what we owe the customer, or by their deposit; the paper is signed by both (抵账)."""

    title = N_("Set off")
    kept_as = "quick.set_off"
    verb = N_("Set off")
    account = switch(N_("Against what"), {one: ACCOUNTS[one] for one in (SideAccount.SUPPLY, *DEPOSITS)})
    amount = sum_typed(N_("Amount (yuan)"))
    dated = past_day(N_("Date"))
    remark = free_text(N_("Note"))

    def write(self) -> None:
        say, fen = self.desk.say, needed(self.amount.fen())
        draft = SetOffDraft(
            self.subject.customer_id, needed(self.dated.day()), fen, SideAccount(str(self.account.value())),
            remark=self.remark.text(), submission=self.submission,
        )  # fmt: skip
        self.enter(
            lambda book, moment: set_off(book.ledger, draft, moment),
            lambda made: say("{number}: {sum} set off. Print the paper; both sides sign it.", number=made.number,
                             sum=format_yuan(fen)),
            lambda made: reversed_as_mistake(self.desk, made.number),
            books=True,
        )  # fmt: skip


class RefundPanel(FormPanel):
    """Money on account goes back to the customer."""

    title = N_("Pay back money on account")
    verb = N_("Pay back")
    kept_as = "quick.refund"
    amount = sum_typed(N_("Amount paid back (yuan)"))
    method = Field(N_("Payment method"), MethodField)
    dated = past_day(N_("Date"))
    paid_by = hands(N_("Paid out by"))
    remark = free_text(N_("Note"))

    def fill(self) -> QWidget:
        customer = self.subject.customer_id
        self.desk.jobs.ask(
            lambda book: on_account(book.ledger, customer, self.desk.today()), self._propose, self, lane="on account"
        )
        return self.amount

    def write(self) -> None:
        say, fen = self.desk.say, needed(self.amount.fen())
        draft = RefundDraft(
            self.subject.customer_id, needed(self.dated.day()), fen, str(self.method.value()), self.paid_by.text(),
            self.remark.text(), self.submission,
        )  # fmt: skip

        def told(made: Refunded) -> str:
            left = format_yuan(made.on_account_fen)
            return say("{number}: {sum} paid back; {left} stays on account.", number=made.number, sum=format_yuan(fen),
                       left=left)  # fmt: skip

        self.enter(
            lambda book, moment: pay_back(book.ledger, draft, moment),
            told,
            lambda made: reversed_as_mistake(self.desk, made.number),
            books=True,
        )

    def _propose(self, fen: int) -> None:
        if not self.amount.text():
            self.amount.set_fen(fen)
            self.amount.selectAll()


def _withdrawn(made: SideEntry) -> IntoBook[Any]:
    """The verb that takes it back."""
    return taken_back(Withdrawable.SIDE, made.id)
