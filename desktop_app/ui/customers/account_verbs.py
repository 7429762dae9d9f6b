"""What is done about old debts on a customer's page: one is entered, a wrong one is put right."""

from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.language import N_
from desktop_app.operations.customer_page import HistoryRow
from desktop_app.operations.lists.items import AgedItem
from desktop_app.ui.base.actions import command
from desktop_app.ui.customers.account_entries import OldDebtPanel
from desktop_app.ui.customers.correct_debt import CorrectDebtPanel
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.record_table import RecordTable


class AccountVerbs(CustomerVerbs):
    """A page whose table shows the account: open slips, or what happened."""

    table: RecordTable[Any]

    @command("customer.old_debt", N_("Enter an opening debt"), short=N_("Opening debt"))
    def enter_old_debt(self) -> None:
        self.begin_form(OldDebtPanel)

    @command("customer.correct_debt", N_("Correct the opening debt"), short=N_("Correct"))
    def correct_debt(self) -> None:
        """The opening debt under the cursor, in the account or among what is unpaid."""
        match self.table.current():
            case HistoryRow(kind=Kind.OPENING, reversed_by="", number=number):
                self.correct(number)
            case AgedItem(item) if item.kind is Kind.OPENING:
                self.correct(item.number)
            case _:
                self.desk.notice(info(self.desk.say("Choose the opening debt in the history first.")))

    def correct(self, number: str) -> None:
        """Open what was entered, to be put right."""
        self.panel.form(CorrectDebtPanel).about(number)
        self.begin_form(CorrectDebtPanel)
