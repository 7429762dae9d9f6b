"""A site or project of a customer: added, changed, put away."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.sites import Site
from desktop_app.language import N_
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.sites import edit_site
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, sum_typed, tick
from desktop_app.ui.base.form_panel import FormPanel
from desktop_app.ui.widgets.names_field import NamesField


class SitePanel(FormPanel):
    """Opens empty, or with the site it is about; by its old name slips go on finding a site that gets a new one."""

    title = N_("Site or project")
    kept_as = "quick.site"
    name = free_text(N_("Name of the site"), required=True, longest=100)
    also = Field(
        N_("Also written on slips as"),
        lambda desk: NamesField(desk.say, longest=500),
        hint=N_("Several names: separate them with commas."),
    )
    address = free_text(N_("Address"), longest=200)
    contact = free_text(N_("Person's name"), longest=100)
    phone = free_text(N_("Phone"), longest=100)
    limit = sum_typed(
        N_("Credit limit (yuan)"), required=False, hint=N_("Of this site alone; the customer's limit counts beside it.")
    )
    active = tick(N_("Goods still go there"), starts=lambda _: True)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.customer: Customer | None = None
        self.site = Site("")
        self._before = ""

    def about(self, customer: Customer, site: Site | None, kept: bool = True) -> None:
        """Which site of whom; one that is not `kept` is a text on slips that becomes one."""
        self.customer, self.site = customer, site or Site("")
        self._before = self.site.name if kept else ""
        self.about_what = self.site.name or None

    def fill(self) -> QWidget:
        self.form.show_value(self.site)
        return self.name

    def write(self) -> None:
        customer, before, say = self.customer, self._before, self.desk.say
        if customer is None:
            return
        site = self.form.typed_over(self.site)
        self.enter(
            lambda book, moment: edit_site(book.ledger, customer.id, before, site, moment),
            lambda _: say("The site {name} is saved.", name=site.name),
            lambda now: lambda book, moment: edit_customer(book.ledger, customer, moment, now),
        )
