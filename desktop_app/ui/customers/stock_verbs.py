"""What a customer bought, and what is done with goods of ours that lie there, on their page (R062)."""

from typing import Any

from desktop_app.domain.consignment import ConsignedGoods
from desktop_app.domain.periods import ALWAYS
from desktop_app.language import N_
from desktop_app.operations.consignment_papers import make_consignment_paper
from desktop_app.operations.customer_page import CustomerView
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.stock_forms import BackPanel, CountPanel, PlacePanel, SettlePanel, StockPanel
from desktop_app.ui.trade.customer_verbs import CustomerVerbs
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.record_table import RecordTable


class StockVerbs(CustomerVerbs):
    """A page of one customer whose table may show what lies there."""

    table: RecordTable[Any]
    view: CustomerView | None

    @command("customer.bought", N_("What they bought, at which price"), short=N_("Bought"))
    def show_bought(self) -> None:
        """Goods with quantity and average price, of any days."""
        self.desk.go(Route(PageName.REPORTS, self.about_customer(), tab="sales", words="goods", period=ALWAYS))

    @command("stock.place", N_("Place goods without a debt"), short=N_("Place goods"))
    def place_goods(self) -> None:
        self.begin_form(PlacePanel)

    @command("stock.count", N_("Count what is left"), short=N_("Count"))
    def count_goods(self) -> None:
        self._about_goods(CountPanel)

    @command("stock.back", N_("Take unsold goods back"), short=N_("Take back (stock)"))
    def take_goods_back(self) -> None:
        self._about_goods(BackPanel)

    @command("stock.settle", N_("Settle what was sold"), short=N_("Settle (stock)"))
    def settle_goods(self) -> None:
        """One slip over everything that was counted as sold."""
        subject, view = self.subject(), self.view
        if subject is None or view is None:
            return
        if any(one.sold for one in view.stock):
            self.panel.open_form(SettlePanel).begin_settling(subject, view.stock)
        else:
            self.desk.notice(info(self.desk.say("Nothing was counted as sold. Count first what is left there.")))

    @command("stock.paper", N_("Put the goods that are there on paper"), short=N_("On paper"))
    def put_stock_on_paper(self) -> None:
        """A paper to be signed: looked at, printed and voided like any."""
        customer = self.about_customer()
        self.desk.jobs.do(
            lambda book, moment: make_consignment_paper(book.ledger, customer, moment),
            lambda number: self.desk.go(Route(PageName.PREVIEW, number=number)),
            self,
            lambda said: self.desk.notice(info(self.desk.tell(said))),
        )

    @command("stock.moves", N_("Every move of these goods"), short=N_("Every move"))
    def show_moves(self) -> None:
        self.desk.go(Route(PageName.REPORTS, self.about_customer(), tab="consigned", words="moves"))

    def _about_goods(self, kind: type[StockPanel]) -> None:
        if isinstance(row := self.table.current(), ConsignedGoods):
            self.panel.open_form(kind).begin_row(row)
        else:
            self.desk.notice(info(self.desk.say("Choose the goods in the list first.")))
