"""What the owner decides about a customer's credit, from their page."""

from typing import TYPE_CHECKING

from desktop_app.domain.accounts import OpenItem
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView
from desktop_app.ui.base.actions import command
from desktop_app.ui.trade.customer_verbs import CustomerVerbs

if TYPE_CHECKING:
    from desktop_app.ui.customers.debt_forms import DebtPanel


class LimitVerbs(CustomerVerbs):
    """A page about one customer."""

    view: CustomerView | None

    def item(self) -> OpenItem | None:
        """The unpaid slip under the cursor."""
        raise NotImplementedError

    @command("customer.limit", N_("Decide the credit limit"), short=N_("Limit"))
    def decide_limit(self) -> None:
        from desktop_app.ui.customers.limit_forms import LimitPanel

        self.begin_form(LimitPanel)

    @command("customer.judge", N_("Judge the debt under the cursor"), short=N_("Class"))
    def judge(self) -> None:
        from desktop_app.ui.customers.debt_forms import JudgePanel

        self._about_debt(JudgePanel)

    @command("customer.write_off", N_("Write the debt off"), short=N_("Write off"))
    def give_up(self) -> None:
        from desktop_app.ui.customers.debt_forms import WriteOffPanel

        self._about_debt(WriteOffPanel)

    @command("customer.recover", N_("Money for what was written off"), short=N_("Recovered"))
    def recover(self) -> None:
        from desktop_app.ui.customers.debt_forms import RecoverPanel

        self.begin_form(RecoverPanel)

    def _about_debt(self, kind: "type[DebtPanel]") -> None:
        if self.view is not None:
            self.panel.form(kind).about(self.view.items, self.item())
            self.begin_form(kind)

    @command("customer.group", N_("Put the customer into a group"), short=N_("Group"))
    def decide_group(self) -> None:
        from desktop_app.ui.customers.limit_forms import GroupPanel

        self.begin_form(GroupPanel)
