"""What is done beside a customer's account: deposits, what they supply to us, set-offs, money paid back."""

from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.domain.money import format_yuan
from desktop_app.domain.side_accounts import DEPOSITS, SideEntry
from desktop_app.language import N_
from desktop_app.operations.customer_page import HistoryRow
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.record_table import RecordTable

VOIDED_HERE = (Kind.ADJUSTMENT, Kind.REFUND, Kind.SET_OFF)
"""What has no list of its own where it could be voided."""


class BesideVerbs(CustomerVerbs):
    """A page about one customer."""

    table: RecordTable[Any]

    @command("customer.deposit", N_("Deposit taken or given back"), short=N_("Deposit"))
    def enter_deposit(self) -> None:
        from desktop_app.ui.trade.side_forms import DepositPanel

        self.begin_form(DepositPanel)

    @command("customer.deposit_paper", N_("Preview and print"), short=N_("Print"))
    def print_deposit(self) -> None:
        """The receipt of the deposit under the cursor, or the paper of a set-off."""
        row = self.table.current()
        if isinstance(row, SideEntry) and (number := row.document or (row.account in DEPOSITS and row.number)):
            self.desk.go(Route(PageName.PREVIEW, number=number))
        else:
            self.desk.notice(info(self.desk.say("Choose a deposit or a set-off in the list first.")))

    @command("customer.supply", N_("Enter what they supply to us"), short=N_("They supply"))
    def enter_supply(self) -> None:
        from desktop_app.ui.trade.side_forms import SupplyPanel

        self.begin_form(SupplyPanel)

    @command("customer.set_off", N_("Set off against slips"), short=N_("Set off"))
    def set_off(self) -> None:
        from desktop_app.ui.trade.side_forms import SetOffPanel

        self.begin_form(SetOffPanel)

    @command("customer.refund", N_("Pay back money on account"), short=N_("Pay back"))
    def pay_back(self) -> None:
        from desktop_app.ui.trade.side_forms import RefundPanel

        self.begin_form(RefundPanel)

    @command("customer.void", N_("Void the adjustment, refund or set-off"), short=N_("Void"))
    def void_entry(self) -> None:
        """The one under the cursor of the history."""
        row, subject = self.table.current(), self.subject()
        if not (isinstance(row, HistoryRow) and row.kind in VOIDED_HERE and not row.reversed_by and subject):
            say = self.desk.say
            self.desk.notice(info(say("Choose an adjustment, a refund or a set-off in the history first.")))
            return
        fen = format_yuan(row.debit_fen or row.credit_fen)
        said = self.desk.say("{sum} no longer counts; what it had settled is as before. The number stays.", sum=fen)
        self.panel.open_form(VoidPanel).begin_void(row.number, subject.name, said)
