"""What a customer objects to and what is let go, on their page: about the slip or the dispute under the cursor."""

from typing import TYPE_CHECKING

from desktop_app.domain.accounts import OpenItem
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView
from desktop_app.ui.base.actions import command
from desktop_app.ui.customers.account_entries import AllowancePanel
from desktop_app.ui.customers.customer_lists import DISPUTES
from desktop_app.ui.customers.dispute import AnswerDispute, RaiseDispute, SettleDispute
from desktop_app.ui.trade.customer_verbs import CustomerVerbs

if TYPE_CHECKING:
    from desktop_app.ui.base.list_stack import ListStack


class DisputeVerbs(CustomerVerbs):
    """A page of one customer with a list of disputes."""

    lists: "ListStack"
    view: CustomerView | None

    def item(self) -> OpenItem | None:
        """The open slip under the cursor, while its list is shown."""
        raise NotImplementedError

    @command("customer.dispute", N_("Raise a dispute"), short=N_("Dispute"))
    def raise_dispute(self) -> None:
        self._about_item(RaiseDispute)

    def dispute_slip(self, number: str) -> None:
        self._about_item(RaiseDispute, number)

    @command("customer.answer", N_("Answer the dispute"), short=N_("Our answer"))
    def answer_dispute(self) -> None:
        self._about_dispute(AnswerDispute)

    @command("customer.settle", N_("Settle the dispute"), short=N_("Settle"))
    def settle_dispute(self) -> None:
        self._about_dispute(SettleDispute)

    @command("customer.allowance", N_("Give an allowance"), short=N_("Allowance"))
    def give_allowance(self) -> None:
        self._about_item(AllowancePanel)

    def _about_item(self, kind: type[RaiseDispute] | type[AllowancePanel], number: str = "") -> None:
        """About the open slip of that number, or under the cursor, or another one."""
        if self.view is not None:
            named = next((one for one in self.view.items if one.number == number), None)
            self.panel.form(kind).about(self.view.items, named or self.item())
            self.begin_form(kind)

    def _about_dispute(self, kind: type[AnswerDispute] | type[SettleDispute]) -> None:
        """About the dispute under the cursor, or the only one there is."""
        one = self.lists.view(DISPUTES).table.current()
        if one is not None:
            self.panel.form(kind).about(one)
            self.begin_form(kind)
