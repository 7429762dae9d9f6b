"""The first page: whom to chase this week, why, and the five things to do about it by one key each (U1–U6)."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.chasing import Order
from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.week import Week, WeekRow, this_week_page
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.contact import ContactPanel
from desktop_app.ui.trade.promise import PromisePanel
from desktop_app.ui.trade.put_off import PutOffPanel
from desktop_app.ui.trade.words import contact_said, status_mark, status_said
from desktop_app.ui.week.chase_facts import ChaseFacts
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.figure_card import FigureCard
from desktop_app.ui.widgets.record_table import RecordTable

Quick = TypeVar("Quick", bound=QuickPanel)

COLUMNS: tuple[Column[WeekRow], ...] = (
    Column(
        "status",
        Said("Status"),
        lambda one: one.row.days,
        Look.CHIP,
        156,
        text=lambda one, today: status_said(one.row, today),
        mark=lambda one, _: status_mark(one.row),
        tip=lambda one, _: reason_said(one.row),
    ),
    Column("customer", Said("Customer"), lambda one: one.row.name, width=150),
    Column("phone", Said("Phone"), lambda one: one.phone, Look.PHONE, 116, fades=1),
    Column(
        "open",
        Said("Owes (yuan)"),
        lambda one: one.row.owed_fen,
        Look.MONEY,
        108,
        total=True,
        credit=True,
        tip=lambda one, _: Said(
            "Open {open} × chance {risk} = {expected} that will probably be unpaid and overdue in two weeks",
            open=format_yuan(one.row.debt.open_fen),
            risk=f"{one.row.risk:.0%}",
            expected=format_yuan(one.row.expected_fen),
        ),
    ),
    Column(
        "contact",
        Said("Last contact"),
        lambda one: one.last.at if one.last else None,
        Look.DATE,
        132,
        fades=2,
        text=contact_said,
    ),
    Column(
        "next",
        Said("Next step"),
        lambda one: one.row.action.value,
        width=176,
        stretch=True,
        text=lambda one, _: action_said(one.row),
        tip=lambda one, _: reason_said(one.row),
    ),
)


class ThisWeekPage(Page):
    """Opens by itself; `Route.customer_id` puts the cursor on that customer."""

    name = PageName.THIS_WEEK
    title = N_("This week")
    watches = frozenset(Changed)
    commands = (
        Command("chase.statement", N_("Print statement"), "print_statement", "P", Where.LIST),
        Command("chase.contact", N_("Log a contact"), "log_contact", "C", Where.LIST),
        Command("chase.promise", N_("Record a promise"), "record_promise", "Y", Where.LIST),
        Command("chase.receipt", N_("Take a payment"), "take_payment", "R", Where.LIST),
        Command("chase.later", N_("Put off"), "put_off", "Z", Where.LIST),
        Command("chase.panel", N_("Show or hide the panel"), "toggle_panel", "Ctrl+I"),
        Command("chase.copy_phone", N_("Copy the phone number"), "copy_phone", "Ctrl+Shift+C"),
        Command("list.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("list.export", N_("Export"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.week: Week | None = None
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        if route.customer_id:
            self.table.choose(route.customer_id)
        self.reload()

    def reload(self) -> None:
        today, order = self.desk.today(), Order(str(self.order.value()))
        self.desk.jobs.ask(lambda book: this_week_page(book.ledger, today, order), self._show, self, lane="week")

    def about_customer(self) -> int:
        one = self.table.current()
        return one.row.customer_id if one else 0

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    def _show(self, week: Week) -> None:
        self.week = week
        self._show_figures(week)
        self.table.show_records(week.rows)

    def _show_figures(self, week: Week) -> None:
        say, figures = self.desk.say, week.figures
        chase, due, late = figures.chase_today, figures.due_this_week, figures.overdue
        self.cards[0].show_figure(
            format_yuan(chase.fen),
            say(
                "{count} customers, {promises} promised for today",
                count=chase.customers,
                promises=figures.promises_today,
            ),
        )
        self.cards[1].show_figure(
            format_yuan(due.fen),
            say(
                "{count} customers, {first} to {last}",
                count=due.customers,
                first=f"{figures.week_from:%m-%d}",
                last=f"{figures.week_to:%m-%d}",
            ),
        )
        self.cards[2].show_figure(
            format_yuan(late.fen),
            say("{count} customers, longest {days} days", count=late.customers, days=figures.longest_days),
        )
        oldest = figures.unsigned_since
        self.cards[3].show_figure(
            say("{count} slips", count=figures.awaiting_signature),
            say("oldest of {day}", day=f"{oldest:%m-%d}") if oldest else say("nothing to wait for"),
        )

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def print_statement(self) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.desk.go(Route(PageName.PREVIEW, customer_id=chosen[0].row.customer_id, tab="statement"))
        elif chosen:
            ids = tuple(str(one.row.customer_id) for one in chosen)
            self.desk.go(Route(PageName.PREVIEW, numbers=ids, tab="statements"))

    def log_contact(self) -> None:
        self._begin(self.contact)

    def record_promise(self) -> None:
        self._begin(self.promise)

    def put_off(self) -> None:
        self._begin(self.later)

    def take_payment(self) -> None:
        one = self.table.current()
        if one is not None:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=one.row.customer_id))

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def copy_phone(self) -> None:
        """The number of the customer under the cursor, into the clipboard (U11)."""
        self.facts.copy_phone()

    def export(self) -> None:
        export_table(self, self.desk, self.table, self.heading())

    def leave(self) -> None:
        self.table.keep_columns()

    def filter(self) -> None:
        self.table.start_filter()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def contact(self) -> ContactPanel:
        return self._added(ContactPanel(self.desk))

    @cached_property
    def promise(self) -> PromisePanel:
        return self._added(PromisePanel(self.desk))

    @cached_property
    def later(self) -> PutOffPanel:
        return self._added(PutOffPanel(self.desk))

    def _added(self, form: Quick) -> Quick:
        """A quick form is made when it is first wanted, so that the page itself opens at once."""
        self.panel.addWidget(form)
        form.ended.connect(self._quick_ended)
        return form

    def _begin(self, form: QuickPanel) -> None:
        """Open a quick form for the customer under the cursor."""
        one = self.table.current()
        if one is None:
            return
        self.panel.show()
        self.panel.setCurrentWidget(form)
        form.setFocus()
        form.begin(Subject(one.row.customer_id, one.row.name, one.contact, one.row.ask_fen))

    def _quick_ended(self) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.table.view.setFocus()

    def _cursor_on(self, one: WeekRow | None) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.facts.show_row(one)

    def _open_customer(self, one: WeekRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=one.row.customer_id))

    def _build(self) -> None:
        say = self.desk.say
        titles = (say("To chase today"), say("Due this week"), say("Overdue"), say("Unsigned slips"))
        self.cards = [FigureCard(title) for title in titles]
        self.table: RecordTable[WeekRow] = RecordTable(
            self.desk, "week", COLUMNS, lambda one: one.row.customer_id, filters_on_demand=True
        )
        self.table.view.setAccessibleName(say("Whom to chase this week"))
        self.order = ChoiceField(
            [(Order.MONEY, say("By money")), (Order.RISK, say("By risk")), (Order.DUE, say("By due date"))]
        )
        self.order.setAccessibleName(say("Order of the list"))
        self.order.setProperty("compact", True)
        self.table.foot.addWidget(self.order)
        self.table.set_empty(self._nothing_to_chase())
        self.facts = ChaseFacts(self.desk, self)
        self.panel = QStackedWidget()
        self.panel.setFixedWidth(px(292))
        self.panel.addWidget(self.facts)
        self._lay_out()
        self.table.current_changed.connect(self._cursor_on)
        self.table.opened.connect(self._open_customer)
        self.order.changed.connect(lambda _: self.reload())

    def _nothing_to_chase(self) -> QWidget:
        say = self.desk.say
        return EmptyState(
            say("Nobody owes anything. Once a slip is unpaid, this page tells every morning whom to call, and why."),
            (say("New shipment"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT))),
        )

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(px(12))
        for card in self.cards:
            cards.addWidget(card, 1)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addLayout(cards)
        layout.addLayout(middle, 1)
