"""What is done about old debts on a customer's page: one is entered, a wrong one is put right."""

from typing import Any

from desktop_app.domain.accounts import Kind
from desktop_app.language import N_
from desktop_app.operations.customer_page import HistoryRow
from desktop_app.operations.lists.items import AgedItem
from desktop_app.operations.undated import agree_dues, end_dues
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.account_entries import OldDebtPanel
from desktop_app.ui.customers.correct_debt import CorrectDebtPanel
from desktop_app.ui.customers.due_days import DueDaysPanel
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

    @command("customer.due_days", N_("Let the terms count for older papers"), short=N_("Days to pay"))
    def give_days(self) -> None:
        """Papers of before the terms were agreed get the day these give; without terms they are agreed first."""
        subject = self.subject()
        if subject is None:
            return
        if self.waits_for_terms():
            self.desk.notice(info(self.desk.say("Choose the terms first; then older papers can get their day to pay.")))
            self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=subject.customer_id, tab="terms"))
        elif self.undated_fen():
            self.begin_form(DueDaysPanel)
        else:
            self.desk.notice(info(self.desk.say("Every unpaid paper has a day to pay.")))

    @command("customer.no_due_days", N_("Take back the days that were agreed later"), short=N_("Take days back"))
    def take_days_back(self) -> None:
        """From today on the papers have no day to pay again."""
        customer = self.about_customer()
        if customer:
            self.desk.jobs.do(
                lambda book, moment: end_dues(book.ledger, customer, None, moment),
                lambda numbers: self.desk.done(
                    self.desk.say("{count} papers have no day to pay again.", count=len(numbers)),
                    lambda book, moment: agree_dues(book.ledger, customer, None, moment),
                ),
                self,
            )

    @command("customer.task", N_("New task"))
    def new_task(self) -> None:
        """An invoice, a call, a visit: on a day, for somebody."""
        subject = self.subject()
        if subject is not None:
            self.desk.go(Route(PageName.TASKS, customer_id=subject.customer_id, words=subject.name, tab="new"))

    def waits_for_terms(self) -> bool:
        """Nobody agreed with the customer yet how to pay."""
        raise NotImplementedError

    def undated_fen(self) -> int:
        """What is unpaid of papers without a day to pay."""
        raise NotImplementedError

    def correct(self, number: str) -> None:
        """Open what was entered, to be put right."""
        self.panel.form(CorrectDebtPanel).about(number)
        self.begin_form(CorrectDebtPanel)
