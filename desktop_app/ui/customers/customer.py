"""Everything about one customer: how the account stands, and seven tabs that tell why (U12)."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.accounts import Kind
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.customers import person_for
from desktop_app.domain.disputes import Dispute
from desktop_app.language import N_
from desktop_app.operations.customer_page import CustomerView, customer_view
from desktop_app.operations.done import Changed
from desktop_app.operations.receipts import ReceiptRow, open_credits
from desktop_app.operations.taking_back import Withdrawable, withdraw
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.customers.allowance import AllowancePanel
from desktop_app.ui.customers.customer_columns import Expected
from desktop_app.ui.customers.customer_head import CustomerHead
from desktop_app.ui.customers.customer_tabs import CustomerTabs
from desktop_app.ui.customers.dispute import AnswerDispute, RaiseDispute, SettleDispute
from desktop_app.ui.customers.old_debt import OldDebtPanel
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.contact import ContactPanel
from desktop_app.ui.trade.promise import PromisePanel
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.scrolled import scrolled

PREVIEWED = (Kind.SHIPMENT, Kind.RETURN)

Quick = TypeVar("Quick", bound=QuickPanel)


class CustomerPage(Page):
    """Reads `Route.customer_id` and `Route.tab` (items, history, expected, contacts, papers, disputes, facts)."""

    name = PageName.CUSTOMER
    title = N_("Customer")
    watches = frozenset(Changed)
    commands = (
        Command("customer.statement", N_("Print statement"), "print_statement", "P", Where.LIST),
        Command("customer.contact", N_("Log a contact"), "log_contact", "C", Where.LIST),
        Command("customer.promise", N_("Record a promise"), "record_promise", "Y", Where.LIST),
        Command("customer.receipt", N_("Take a payment"), "take_payment", "R", Where.LIST),
        Command("customer.spread", N_("Spread what is on account"), "spread_credit", "A", Where.LIST),
        Command("customer.ship", N_("New shipment"), "ship"),
        Command("customer.return", N_("Take goods back"), "take_back_goods"),
        Command("customer.plan", N_("Agree a repayment plan"), "new_plan"),
        Command("customer.dispute", N_("Raise a dispute"), "raise_dispute"),
        Command("customer.allowance", N_("Give an allowance"), "give_allowance"),
        Command("customer.old_debt", N_("Enter an old debt"), "enter_old_debt"),
        Command("customer.edit", N_("Edit the customer"), "edit", "F2"),
        Command("customer.copy_phone", N_("Copy the phone number"), "copy_phone", "Ctrl+Shift+C"),
        Command("customer.back", N_("Back to the list"), "go_back", "Backspace", Where.LIST),
        Command("list.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("list.export", N_("Export this list"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.customer_id = 0
        self.view: CustomerView | None = None
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        if route.customer_id != self.customer_id:
            self._forget()
        self.customer_id = route.customer_id
        self.tabs.open_tab(route.tab)
        self.reload()

    def reload(self) -> None:
        customer, today = self.customer_id, self.desk.today()
        if customer:
            self.desk.jobs.ask(
                lambda book: customer_view(book.ledger, customer, today), self._show, self, lane="customer"
            )

    def leave(self) -> None:
        for table in self.tabs.tables:
            table.keep_columns()

    def list_widget(self) -> QWidget:
        return self.tabs.items.view

    def first_focus(self) -> QWidget:
        return self.tabs.table().view

    def heading(self) -> str:
        return self.view.row.customer.name if self.view else super().heading()

    def about_customer(self) -> int:
        """Whom the page is about."""
        return self.customer_id

    def _show(self, view: CustomerView) -> None:
        if view.row.customer.id != self.customer_id:
            return
        self.view = view
        self.heading_changed.emit()
        self.head.show_view(view)
        self.tabs.show_view(view)

    # ── what the buttons and keys do ─────────────────────────────────────────────────────────────

    def ship(self) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=self.customer_id))

    def take_payment(self) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self.customer_id))

    def spread_credit(self) -> None:
        """Choose slips for money or goods' credit on account; what is kept apart is spread in no other way (case 2)."""
        customer, today = self.customer_id, self.desk.today()

        def spread(found: list[ReceiptRow]) -> None:
            if found:
                self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=customer, number=found[0].number))
            else:
                self.desk.notice(info(self.desk.say("Nothing lies on account.")))

        self.desk.jobs.ask(lambda book: open_credits(book.ledger, today, customer), spread, self, lane="credit")

    def take_back_goods(self) -> None:
        """A return; of the slip under the cursor where there is one."""
        one = self.tabs.item()
        number = one.item.number if one and one.item.kind is Kind.SHIPMENT else ""
        self.desk.go(Route(PageName.RETURN_FORM, customer_id=self.customer_id, number=number))

    def new_plan(self) -> None:
        self.desk.go(Route(PageName.PLAN_FORM, customer_id=self.customer_id))

    def print_statement(self) -> None:
        self.desk.go(Route(PageName.PREVIEW, customer_id=self.customer_id, tab="statement"))

    def edit(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=self.customer_id))

    def go_back(self) -> None:
        self.desk.back()

    def log_contact(self) -> None:
        self._quick(self.contact)

    def record_promise(self) -> None:
        self._quick(self.promise)

    def raise_dispute(self) -> None:
        if self.view is not None:
            one = self.tabs.item()
            self.raising.about(self.view.items, one.item if one else None)
            self._quick(self.raising)

    def answer_dispute(self) -> None:
        self._about_dispute(self.answering)

    def settle_dispute(self) -> None:
        self._about_dispute(self.settling)

    def give_allowance(self) -> None:
        if self.view is not None:
            one = self.tabs.item()
            self.allowance.about(self.view.items, one.item if one else None)
            self._quick(self.allowance)

    def enter_old_debt(self) -> None:
        self._quick(self.old_debt)

    def take_back(self) -> None:
        """Take back the note under the cursor: a promise, a talk, a dispute."""
        one = self.tabs.table().current()
        if isinstance(one, Expected) and one.promise is not None:
            self._withdraw(Withdrawable.PROMISE, one.promise.promise.id)
        elif isinstance(one, Contacted):
            self._withdraw(Withdrawable.CONTACT, one.id)
        elif isinstance(one, Dispute):
            self._withdraw(Withdrawable.DISPUTE, one.id)

    def copy_phone(self) -> None:
        number = person_for(self.view.row.customer)[1] if self.view else ""
        if number:
            QGuiApplication.clipboard().setText(number)
            self.desk.notice(info(self.desk.say("The phone number is copied.")))

    def filter(self) -> None:
        self.tabs.table().start_filter()

    def export(self) -> None:
        name = self.view.row.customer.name if self.view else ""
        export_table(self, self.desk, self.tabs.table(), f"{name} {self.tabs.title()}")

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _forget(self) -> None:
        """Nothing of the customer before stays to be seen."""
        self.view = None
        self._end_quick()
        self.head.show_view(None)
        self.tabs.forget()

    def _quick(self, form: QuickPanel) -> None:
        """Open a quick form beside the list."""
        if self.view is None:
            return
        row = self.view.row
        self.panel.show()
        self.panel.setCurrentWidget(self._areas[form])
        self.head.show_buttons(False)
        form.setFocus()
        form.begin(Subject(self.customer_id, row.customer.name, person_for(row.customer)[0], self.view.debt.ask_fen))

    def _about_dispute(self, form: AnswerDispute | SettleDispute) -> None:
        """About the dispute under the cursor, or the only one there is."""
        one = self.tabs.disputes.current()
        if one is not None:
            form.about(one)
            self._quick(form)

    def _end_quick(self) -> None:
        self.panel.hide()
        self.head.show_buttons(True)
        if self.isVisible():
            self.tabs.table().view.setFocus()

    def _withdraw(self, what: Withdrawable, row_id: int) -> None:
        self.desk.jobs.do(
            lambda book, moment: withdraw(book.ledger, what, row_id, moment),
            lambda _: self.desk.done(self.desk.say("Taken back.")),
            self,
        )

    def _open_paper(self, number: str) -> None:
        self.desk.go(Route(PageName.PREVIEW, number=number))

    def _open_document(self, number: str, kind: Kind) -> None:
        if kind in PREVIEWED:
            self._open_paper(number)
        elif kind is Kind.RECEIPT:
            self.desk.go(Route(PageName.RECEIPTS, customer_id=self.customer_id, number=number))

    def _open_expected(self, one: Expected) -> None:
        if one.number:
            self.desk.go(Route(PageName.PLANS, customer_id=self.customer_id, number=one.number))

    def _hear_letters_in_every_tab(self) -> None:
        for one in self.desk.actions.of(self):
            if one.command.where is Where.LIST:
                for table in self.tabs.tables[1:]:
                    table.view.addAction(one.action)

    def _build(self) -> None:
        self.head = CustomerHead(self.desk, self)
        self.tabs = CustomerTabs(self.desk, self)
        self._areas: dict[QuickPanel, QWidget] = {}
        self.panel = QStackedWidget()
        self.panel.setFixedWidth(px(292))
        self.panel.hide()
        self._lay_out()
        self._connect()

    @cached_property
    def contact(self) -> ContactPanel:
        return self._added(ContactPanel(self.desk))

    @cached_property
    def promise(self) -> PromisePanel:
        return self._added(PromisePanel(self.desk))

    @cached_property
    def raising(self) -> RaiseDispute:
        return self._added(RaiseDispute(self.desk))

    @cached_property
    def answering(self) -> AnswerDispute:
        return self._added(AnswerDispute(self.desk))

    @cached_property
    def settling(self) -> SettleDispute:
        return self._added(SettleDispute(self.desk))

    @cached_property
    def allowance(self) -> AllowancePanel:
        return self._added(AllowancePanel(self.desk))

    @cached_property
    def old_debt(self) -> OldDebtPanel:
        return self._added(OldDebtPanel(self.desk))

    def _added(self, form: Quick) -> Quick:
        """A quick form is made when it is first wanted, so that the page itself opens at once."""
        self._areas[form] = scrolled(form)
        self.panel.addWidget(self._areas[form])
        form.ended.connect(self._end_quick)
        return form

    def _lay_out(self) -> None:
        account = QVBoxLayout()
        account.setSpacing(px(8))
        account.addWidget(self.head)
        account.addWidget(self.tabs, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addLayout(account, 1)
        layout.addWidget(self.panel)

    def _connect(self) -> None:
        self.tabs.items.opened.connect(lambda one: self._open_document(one.item.number, one.item.kind))
        self.tabs.completed.connect(self._connect_the_rest)

    def _connect_the_rest(self) -> None:
        self._hear_letters_in_every_tab()
        self.tabs.history.opened.connect(lambda one: self._open_document(one.number, one.kind))
        self.tabs.expected.opened.connect(self._open_expected)
        self.tabs.papers.opened.connect(lambda one: self._open_paper(one.number))
        self.tabs.disputes.opened.connect(lambda one: self._open_paper(one.number))
        self.tabs.facts.opened.connect(lambda _: self.edit())
