"""Everything about one customer: how the account stands, and the lists that tell why (U12)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.accounts import Kind, OpenItem
from desktop_app.domain.attachments import Attachment
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.domain.open_points import OpenPoint
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView, HistoryRow, customer_view
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.items import AgedItem
from desktop_app.operations.receipts import ReceiptRow, open_credits
from desktop_app.operations.sites import SiteRow
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import ListPage
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.routes import DUE_DAYS, NOTICE, PageName, Route
from desktop_app.ui.customers.account_verbs import AccountVerbs
from desktop_app.ui.customers.attached_verbs import AttachedVerbs
from desktop_app.ui.customers.credit_verbs import CreditVerbs
from desktop_app.ui.customers.customer_details import Detail
from desktop_app.ui.customers.customer_doors import door_of
from desktop_app.ui.customers.customer_head import OVERDUE, CustomerHead
from desktop_app.ui.customers.customer_lists import (
    EXPECTED,
    FACTS,
    ITEMS,
    SITES,
    customer_lists,
    rows_of,
)
from desktop_app.ui.customers.dispute_verbs import DisputeVerbs
from desktop_app.ui.customers.limit_verbs import LimitVerbs
from desktop_app.ui.customers.merging_verbs import SplittingVerbs
from desktop_app.ui.customers.point_verbs import PointVerbs
from desktop_app.ui.customers.side_verbs import BesideVerbs
from desktop_app.ui.customers.site_verbs import SiteVerbs
from desktop_app.ui.customers.stock_verbs import StockVerbs
from desktop_app.ui.customers.withdrawing import note_of, take_back
from desktop_app.ui.trade.customer_verbs import subject_of
from desktop_app.ui.widgets.columns import kept_text
from desktop_app.ui.widgets.notices import info


class CustomerPage(
    AccountVerbs,
    SiteVerbs,
    BesideVerbs,
    SplittingVerbs,
    AttachedVerbs,
    StockVerbs,
    CreditVerbs,
    LimitVerbs,
    DisputeVerbs,
    PointVerbs,
    ListPage[Any],
):
    """Reads `Route.customer_id` and `Route.tab` (items, history, expected, contacts, papers, attached, sites …).

    Tab DUE_DAYS asks about the papers of before the terms were agreed, tab NOTICE begins a letter.
    """

    name = PageName.CUSTOMER
    title = N_("Customer")
    watches = frozenset(Changed)
    panel_beside_all = True

    def __init__(self, desk: Desk) -> None:
        self.customer_id = 0
        self.view: CustomerView | None = None
        self._begins = ""
        """The form that is opened once the customer is read."""
        super().__init__(desk)
        self.panel.form_shown.connect(lambda shown: self.head.show_buttons(not shown))

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        return customer_lists(self)

    def above(self) -> QWidget:
        keys = ("customer.statement", "customer.contact", "customer.promise", "customer.receipt")
        shipping = self.button("customer.ship", primary=True)
        opens = (self.show_open, self.show_overdue, self.show_details, self.show_receipts)
        self.head = CustomerHead(self.desk, [*(self.button(key, short=True) for key in keys), shipping], opens)
        return self.head

    def turned(self) -> None:
        self.heading_changed.emit()

    def open(self, route: Route) -> None:
        if route.customer_id != self.customer_id:
            self._forget()
        self.customer_id = route.customer_id
        self._begins = route.tab
        if route.tab in self.lists.kinds:
            self.lists.turn(route.tab)
        self.reload()

    def reload(self) -> None:
        if self.customer_id:
            super().reload()

    def question(self) -> FromBook[CustomerView]:
        customer, today = self.customer_id, self.desk.today()
        return lambda book: customer_view(book.ledger, customer, today)

    def show_rows(self, rows: CustomerView) -> None:
        if self.customer_id not in rows.ids:
            return
        self.customer_id = rows.row.customer.id
        self.view = rows
        self.heading_changed.emit()
        self.head.show_view(rows)
        super().show_rows(rows_of(rows, self.desk))
        begins, self._begins = {DUE_DAYS: self.give_days, NOTICE: self.write_letter}.get(self._begins), ""
        if begins is not None:
            begins()

    def waits_for_terms(self) -> bool:
        return self.view is not None and self.view.row.customer.terms.kind is TermsKind.NOT_AGREED

    def undated_fen(self) -> int:
        return self.view.debt.undated_fen if self.view else 0

    def alike(self) -> Lookalikes | None:
        return self.view.kin.alike if self.view else None

    def heading(self) -> str:
        return self.view.row.customer.name if self.view else super().heading()

    def context(self) -> str:
        """Which one of the list it was opened from; beside the promises how far they are kept."""
        at, count = self.route.place if self.route else (0, 0)
        place = self.desk.say("{at} of {count}", at=at, count=count) if count else ""
        rate = self.view.kept_rate if self.view and self.lists.tab == EXPECTED else None
        return " · ".join(filter(None, (place, "" if rate is None else kept_text(rate, self.desk))))

    def export_name(self) -> str:
        return f"{self.heading()} {super().export_name()}"

    def about_customer(self) -> int:
        """Whom the page is about."""
        return self.customer_id

    def history(self) -> Route:
        """Everything about this customer, whatever is under the cursor."""
        return Route(PageName.HISTORY, customer_id=self.customer_id)

    def subject(self) -> Subject | None:
        return subject_of(self.view.row.customer, self.view.debt.ask_fen) if self.view else None

    def item(self) -> OpenItem | None:
        """The open slip under the cursor, while its list is shown."""
        one = self.table.current()
        return one.item if isinstance(one, AgedItem) else None

    def open_row(self, row: Any) -> None:
        """Where its paper, its plan or its receipt is; an opening debt is put right, the details are changed."""
        door = door_of(row, self.customer_id)
        match row:
            case _ if door is not None:
                self.desk.go(door)
            case AgedItem(OpenItem(kind=Kind.OPENING, number=number)) | HistoryRow(kind=Kind.OPENING, number=number):
                self.correct(number)
            case Attachment():
                self.show_attachment()
            case SiteRow():
                self._show_slips_of(row)
            case OpenPoint():
                self.open_point(row)
            case Detail():
                self.edit()

    # ── what the figures open ────────────────────────────────────────────────────────────────────

    def show_open(self) -> None:
        """All slips that are open."""
        self._show_items(only_overdue=False)

    def show_overdue(self) -> None:
        """Only those that are overdue; once more shows all again."""
        self._show_items(only_overdue=not self.head.cards.cards[OVERDUE].isChecked())

    def show_details(self) -> None:
        """What was agreed with the customer, the limit among it."""
        self.lists.turn(FACTS)

    def show_receipts(self) -> None:
        """What the customer paid, and what of it lies on account."""
        self.desk.go(Route(PageName.RECEIPTS, customer_id=self.customer_id))

    def _show_items(self, only_overdue: bool) -> None:
        self.lists.turn(ITEMS)
        self.head.mark_overdue(only_overdue)
        self.list.keep_only((lambda one: one.days > 0) if only_overdue else None)

    def site_row(self) -> SiteRow | None:
        row = self.table.current()
        if isinstance(row, SiteRow):
            return row
        self.lists.turn(SITES)
        self.desk.notice(info(self.desk.say("Choose the site in the list first.")))
        return None

    def _show_slips_of(self, site: SiteRow) -> None:
        """Its open slips."""
        self._show_items(only_overdue=False)
        self.list.keep_only(lambda one: one.item.number in site.unpaid)

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        super().furnish(tab, made)
        if tab == ITEMS:
            made.table.filter_cleared.connect(lambda: self.head.mark_overdue(False))

    # ── what the buttons and keys do ─────────────────────────────────────────────────────────────

    @command("customer.spread", N_("Spread what is on account"), "M", Where.LIST)
    def spread_credit(self) -> None:
        """Choose slips for money or goods' credit on account; what is kept apart is spread in no other way (case 2)."""
        customer, today = self.customer_id, self.desk.today()

        def spread(found: list[ReceiptRow]) -> None:
            if found:
                self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=customer, number=found[0].number))
            else:
                self.desk.notice(info(self.desk.say("Nothing is on account.")))

        self.desk.jobs.ask(lambda book: open_credits(book.ledger, today, customer), spread, self, lane="credit")

    @command("customer.ship", N_("New slip"))
    def ship(self) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=self.customer_id))

    @command("customer.return", N_("Return goods"))
    def return_goods(self) -> None:
        """A return; of the slip under the cursor where there is one."""
        one = self.item()
        number = one.number if one and one.kind is Kind.SHIPMENT else ""
        self.desk.go(Route(PageName.RETURN_FORM, customer_id=self.customer_id, number=number))

    @command("customer.plan", N_("Agree a repayment plan"), short=N_("New plan"))
    def new_plan(self) -> None:
        self.desk.go(Route(PageName.PLAN_FORM, customer_id=self.customer_id))

    @command("customer.withdraw", N_("Undo the note"), short=N_("Undo"))
    def withdraw_note(self) -> None:
        """Take back the note under the cursor: a promise, a talk, a dispute."""
        if (note := note_of(self.table.current(), self.desk)) is not None:
            take_back(note, self.desk, self)

    @command("customer.edit", N_("Edit the customer"), "F2", short=N_("Edit"))
    def edit(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=self.customer_id))

    @command("customer.back", N_("Back to the list"), "Backspace", Where.LIST)
    def go_back(self) -> None:
        self.desk.back()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _forget(self) -> None:
        """Nothing of the customer before stays to be seen."""
        self.view = None
        self.panel.show_facts()
        self.head.show_view(None)
        self.lists.forget()
