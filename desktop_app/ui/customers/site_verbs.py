"""What is done with a customer's sites: one is added or changed, its slips are shown, its statement is printed."""

from typing import TYPE_CHECKING

from desktop_app.language import N_
from desktop_app.operations.sites import SiteRow
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.site_forms import SitePanel
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.widgets.notices import info

if TYPE_CHECKING:
    from desktop_app.operations.customer_page import CustomerView


class SiteVerbs(CustomerVerbs):
    """A page that shows everything about one customer."""

    view: "CustomerView | None"

    @command("customer.new_site", N_("Add a site"), short=N_("New site"))
    def new_site(self) -> None:
        self._site_form(None)

    @command("customer.edit_site", N_("Edit the site"))
    def edit_site(self) -> None:
        """The site under the cursor; a text on slips becomes one."""
        if (row := self.site_row()) is not None:
            self._site_form(row)

    @command("customer.site_statement", N_("Statement of the site"), short=N_("Its statement"))
    def site_statement(self) -> None:
        row = self.site_row()
        if row is not None and row.kept:
            self.desk.go(Route(PageName.PREVIEW, customer_id=self.about_customer(), tab="statement", words=row.name))
        elif row is not None:
            self.desk.notice(info(self.desk.say("This is only a text on slips. Make it a site first.")))

    @command("customer.site_payment", N_("Take a payment for the site"), short=N_("Its payment"))
    def site_payment(self) -> None:
        """Its slips are settled first; what is more goes on in the legal order."""
        row = self.site_row()
        if row is not None:
            route = Route(PageName.RECEIPT_FORM, customer_id=self.about_customer(), fen=row.owed_fen, items=row.items)
            self.desk.go(route)

    def site_row(self) -> SiteRow | None:
        """The site under the cursor; says where to look for one where there is none."""
        raise NotImplementedError

    def _site_form(self, row: SiteRow | None) -> None:
        if self.view is not None:
            panel = self.panel.form(SitePanel)
            panel.about(self.view.row.customer, row.site if row else None, row is None or row.kept)
            self.begin_form(SitePanel)
