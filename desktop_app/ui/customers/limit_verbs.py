"""What the owner decides about a customer's credit, from their page."""

from desktop_app.language import N_
from desktop_app.ui.base.actions import command
from desktop_app.ui.trade.customer_verbs import CustomerVerbs


class LimitVerbs(CustomerVerbs):
    """A page about one customer."""

    @command("customer.limit", N_("Decide the credit limit"), short=N_("Limit"))
    def decide_limit(self) -> None:
        from desktop_app.ui.customers.limit_forms import LimitPanel

        self.begin_form(LimitPanel)

    @command("customer.group", N_("Put the customer into a group"), short=N_("Group"))
    def decide_group(self) -> None:
        from desktop_app.ui.customers.limit_forms import GroupPanel

        self.begin_form(GroupPanel)
