"""All customers: who owes, who is late, who is over the limit; one key to each one's page (U11, U31–U37)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.customers import Customer, person_for
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import GRADES, SEGMENTS, supply_said, terms_said
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow, customer_rows
from desktop_app.operations.customers import edit_customer
from desktop_app.operations.done import Changed
from desktop_app.operations.terms import confirm_terms, terms_to_look_at
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.trade.contact import ContactPanel
from desktop_app.ui.trade.promise import PromisePanel
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.filter_chips import FilterChips
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Quick = TypeVar("Quick", bound=QuickPanel)


class Show(Enum):
    """What the chips narrow the list to."""

    ALL = N_("All")
    OWING = N_("Owing")
    OVERDUE = N_("Overdue")
    OVER_LIMIT = N_("Over limit")
    STOPPED = N_("Goods or credit stopped")
    INACTIVE = N_("Inactive")
    TERMS = N_("Terms to look at")


TERMS = "terms"
"""`Route.tab`: whose terms are to be looked at once."""

KEEPS: dict[Show, Callable[[CustomerRow], bool]] = {
    Show.OWING: lambda one: one.balance_fen > 0,
    Show.OVERDUE: lambda one: one.overdue_fen > 0,
    Show.OVER_LIMIT: lambda one: is_over_limit(one),
    Show.STOPPED: lambda one: supply_said(one.customer) is not None,
}


def is_over_limit(one: CustomerRow) -> bool:
    """More is owed than the limit allows; whoever pays cash may owe nothing at all."""
    return one.customer.limit_fen is not None and one.exposure_fen > one.customer.limit_fen


def limit_text(one: CustomerRow, _: date) -> Words:
    """`116%` of the limit, or why there is no share."""
    if one.limit_used is not None:
        return f"{one.limit_used:.0%}"
    return Said("no credit") if one.customer.limit_fen == 0 else ""


def name_text(one: CustomerRow, _: date) -> Words:
    """The printed name, and beside it what keeps the shop from delivering."""
    if not one.customer.active:
        return Said("{name} (inactive)", name=one.customer.name)
    stopped = supply_said(one.customer)
    return Said("{name} ({what})", name=one.customer.name, what=stopped) if stopped else one.customer.name


COLUMNS: tuple[Column[CustomerRow], ...] = (
    Column(
        "name",
        Said("Customer"),
        lambda one: one.customer.name,
        width=188,
        stretch=True,
        text=name_text,
        tip=lambda one, _: one.customer.stop_reason if supply_said(one.customer) else "",
        found_by=lambda one: one.keys,
    ),
    Column("code", Said("Customer no."), lambda one: one.customer.code, width=104, fades=2),
    Column(
        "phone",
        Said("Phone"),
        lambda one: person_for(one.customer)[1],
        Look.PHONE,
        124,
        fades=4,
        found_by=lambda one: "\n".join([one.customer.phone, *(contact.phone for contact in one.customer.contacts)]),
    ),
    Column("owes", Said("Owes (yuan)"), lambda one: one.balance_fen, Look.MONEY, 120, total=True, credit=True),
    Column("overdue", Said("Overdue (yuan)"), lambda one: one.overdue_fen, Look.MONEY, 120, total=True),
    Column("limit", Said("Limit used"), lambda one: one.limit_used, Look.BAR, 120, text=limit_text),
    Column(
        "terms",
        Said("Terms"),
        lambda one: one.customer.terms.kind.value,
        width=150,
        fades=3,
        text=lambda one, _: terms_said(one.customer.terms),
    ),
    Column("last_deal", Said("Last deal"), lambda one: one.last_deal, Look.DATE, 96, fades=5),
    Column("area", Said("Area"), lambda one: one.customer.area, width=88, fades=1),
    Column(
        "grade",
        Said("Grade"),
        lambda one: one.customer.grade.value or None,
        width=72,
        hidden=True,
    ),
    Column(
        "segment",
        Said("Kind of buyer"),
        lambda one: one.customer.segment.value,
        width=112,
        hidden=True,
        text=lambda one, _: SEGMENTS[one.customer.segment],
    ),
)


class CustomersPage(Page):
    """`Route.customer_id` puts the cursor on that customer; `tab` TERMS shows whose terms are to be looked at once."""

    name = PageName.CUSTOMERS
    title = N_("Customers")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS, Changed.IMPORTS})
    commands = (
        Command("customers.new", N_("New customer"), "new", "Ctrl+N"),
        Command("customers.edit", N_("Edit the customer"), "edit", "F2"),
        Command("customers.statement", N_("Print statement"), "print_statement", "P", Where.LIST),
        Command("customers.contact", N_("Log a contact"), "log_contact", "C", Where.LIST),
        Command("customers.promise", N_("Record a promise"), "record_promise", "Y", Where.LIST),
        Command("customers.receipt", N_("Take a payment"), "take_payment", "R", Where.LIST),
        Command("customers.put_away", N_("Deactivate or activate the customer"), "put_away", "Del", Where.LIST),
        Command("customers.confirm_terms", N_("These terms are right"), "confirm_terms", "T", Where.LIST),
        Command("customers.copy_phone", N_("Copy the phone number"), "copy_phone", "Ctrl+Shift+C"),
        Command("list.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("list.export", N_("Export this list"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[CustomerRow] = []
        self._to_look_at: frozenset[int] = frozenset()
        self._wanted: Show | None = None
        """The chip to show once the list is there."""
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        if route.tab == TERMS:
            self._forget_filters()
            self._wanted = Show.TERMS
        if route.customer_id:
            self._forget_filters()
            self.table.clear_filter()
            self.table.choose(route.customer_id)
        self.reload()

    def reload(self) -> None:
        today = self.desk.today()

        def look(book: "Book") -> tuple[list[CustomerRow], frozenset[int]]:
            waiting = frozenset(one.id for one in terms_to_look_at(book.ledger))
            return customer_rows(book.ledger, today, with_inactive=True), waiting

        self.desk.jobs.ask(look, lambda found: self._show(*found), self, lane="customers")

    def leave(self) -> None:
        self.table.keep_columns()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    def about_customer(self) -> int:
        """Whom the cursor is on."""
        one = self.table.current()
        return one.customer.id if one else 0

    def _show(self, rows: list[CustomerRow], to_look_at: frozenset[int]) -> None:
        self._to_look_at = to_look_at
        self._rows = sorted(rows, key=lambda one: COLUMNS[0].sort_key(one))
        shown, away = self._standing(), self._put_away()
        counts = {show: sum(map(keep, shown)) for show, keep in KEEPS.items()}
        counts |= {Show.ALL: len(shown), Show.INACTIVE: len(away), Show.TERMS: len(to_look_at)}
        offered = [one for one in Show if one is not Show.TERMS or to_look_at]
        say, translate = self.desk.say, self.desk.translate
        self.chips.set_chips(
            [(one, say("{what} {count}", what=translate(one.value), count=counts[one])) for one in offered]
        )
        if self._wanted is not None:
            self.chips.set_value(self._wanted)
            self._wanted = None
        self._narrow()

    def _narrow(self) -> None:
        """Those put away are another list; the other chips narrow the list of those the shop deals with."""
        chosen = Show(self.chips.value())
        self.table.show_records(self._put_away() if chosen is Show.INACTIVE else self._standing())
        keep = self._is_to_look_at if chosen is Show.TERMS else KEEPS.get(chosen)
        grade, segment = self.grade.value(), self.segment.value()
        if keep is None and grade is None and segment is None:
            self.table.filter_by(None)
            return

        def wanted(one: CustomerRow) -> bool:
            of_grade = grade is None or one.customer.grade is grade
            of_segment = segment is None or one.customer.segment is segment
            return of_grade and of_segment and (keep is None or keep(one))

        self.table.filter_by(wanted)

    def _is_to_look_at(self, one: CustomerRow) -> bool:
        return one.customer.id in self._to_look_at

    def _standing(self) -> list[CustomerRow]:
        return [one for one in self._rows if one.customer.active or one.balance_fen]

    def _put_away(self) -> list[CustomerRow]:
        return [one for one in self._rows if not one.customer.active]

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def new(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM))

    def edit(self) -> None:
        one = self.table.current()
        if one is not None:
            self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=one.customer.id))

    def print_statement(self) -> None:
        """The statement of the customer under the cursor, or those of all who are selected."""
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.desk.go(Route(PageName.PREVIEW, customer_id=chosen[0].customer.id, tab="statement"))
        elif chosen:
            ids = tuple(str(one.customer.id) for one in chosen)
            self.desk.go(Route(PageName.PREVIEW, numbers=ids, tab="statements"))

    def log_contact(self) -> None:
        self._quick(self.contact)

    def record_promise(self) -> None:
        self._quick(self.promise)

    def take_payment(self) -> None:
        one = self.table.current()
        if one is not None:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=one.customer.id))

    def put_away(self) -> None:
        """Take the customer out of the lists and pick fields, or bring it back; nothing is deleted."""
        one = self.table.current()
        if one is not None:
            self._keep(one.customer, replace(one.customer, active=not one.customer.active))

    def confirm_terms(self) -> None:
        """What stands there is what was agreed, of all who are selected; they are not asked about again."""
        ids = [one.customer.id for one in self.table.selected() if one.customer.id in self._to_look_at]
        if ids:
            self.desk.jobs.do(lambda book, moment: confirm_terms(book.ledger, ids, moment), self._tell_confirmed, self)

    def _tell_confirmed(self, count: int) -> None:
        self.desk.notice(info(self.desk.say("The terms of {count} customers are confirmed.", count=count)))

    def copy_phone(self) -> None:
        one = self.table.current()
        number = person_for(one.customer)[1] if one else ""
        if number:
            QGuiApplication.clipboard().setText(number)
            self.desk.notice(info(self.desk.say("The phone number is copied.")))

    def filter(self) -> None:
        self.table.start_filter()

    def export(self) -> None:
        export_table(self, self.desk, self.table, self.desk.translate(self.title))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def contact(self) -> ContactPanel:
        return self._added(ContactPanel(self.desk))

    @cached_property
    def promise(self) -> PromisePanel:
        return self._added(PromisePanel(self.desk))

    def _added(self, form: Quick) -> Quick:
        """A quick form is made when it is first wanted, so that the page itself opens at once."""
        self._areas[form] = scrolled(form)
        self.panel.addWidget(self._areas[form])
        form.ended.connect(self._end_quick)
        return form

    def _quick(self, form: QuickPanel) -> None:
        """Open a quick form for the customer under the cursor."""
        one = self.table.current()
        if one is None:
            return
        self.panel.show()
        self.panel.setCurrentWidget(self._areas[form])
        self.adding.hide()  # one primary button at a time
        form.setFocus()
        form.begin(Subject(one.customer.id, one.customer.name, person_for(one.customer)[0], one.debt.ask_fen))
        self._about = one.customer.id

    def _end_quick(self) -> None:
        self._close_quick()
        self.table.view.setFocus()

    def _close_quick(self) -> None:
        self.panel.hide()
        self.adding.show()

    def _cursor_on(self, one: CustomerRow | None) -> None:
        """A form about one customer does not stay beside another one."""
        if one is None or one.customer.id != self._about:
            self._close_quick()

    def _keep(self, before: Customer, after: Customer) -> None:
        template = N_("{name} is active again.") if after.active else N_("{name} is inactive now.")
        self.desk.jobs.do(
            lambda book, moment: edit_customer(book.ledger, after, moment, before),
            lambda kept: self.desk.done(
                self.desk.say(template, name=after.name),
                lambda book, moment: edit_customer(book.ledger, before, moment, kept),
            ),
            self,
        )

    def _open_customer(self, one: CustomerRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=one.customer.id))

    def _build(self) -> None:
        say = self.desk.say
        self.table: RecordTable[CustomerRow] = RecordTable(self.desk, "customers", COLUMNS, lambda one: one.customer.id)
        self.table.view.setAccessibleName(say("Customers"))
        self.table.set_empty(
            EmptyState(
                say("No customers yet. Paste them from Excel, or add each one with its first slip."),
                (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="customers"))),
                (say("New shipment"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
            )
        )
        self.chips = FilterChips(say("Which customers"))
        self.chips.set_chips([(one, self.desk.translate(one.value)) for one in Show])
        tell = self.desk.tell
        self.grade = ChoiceField([(None, say("All grades")), *((one, tell(words)) for one, words in GRADES.items())])
        self.grade.setAccessibleName(say("Customers of this grade"))
        self.segment = ChoiceField(
            [(None, say("All buyers")), *((one, tell(words)) for one, words in SEGMENTS.items())]
        )
        self.segment.setAccessibleName(say("Customers of this kind"))
        for choice in (self.grade, self.segment):
            choice.setProperty("compact", True)
            choice.changed.connect(lambda _: self._narrow())
        self.adding = _button(say("New customer  Ctrl+N"), self.new, True)
        for button in (
            _button(say("Edit  F2"), self.edit, False),
            _button(say("Export  Ctrl+E"), self.export, False),
            self.adding,
        ):
            self.table.bar.addWidget(button)
        self._areas: dict[QuickPanel, QWidget] = {}
        self._about = 0
        self.panel: QStackedWidget = QStackedWidget()
        self.panel.setFixedWidth(px(292))
        self.panel.hide()
        self._lay_out()
        self.table.current_changed.connect(self._cursor_on)
        self.chips.changed.connect(lambda _: self._narrow())
        self.table.filter_cleared.connect(self._show_all)
        self.table.opened.connect(self._open_customer)

    def _lay_out(self) -> None:
        customers = QVBoxLayout()
        customers.setSpacing(px(8))
        narrowing = QHBoxLayout()
        narrowing.setSpacing(px(8))
        narrowing.addWidget(self.chips, 1)
        narrowing.addWidget(self.grade)
        narrowing.addWidget(self.segment)
        customers.addLayout(narrowing)
        customers.addWidget(self.table, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addLayout(customers, 1)
        layout.addWidget(self.panel)

    def _forget_filters(self) -> None:
        self.chips.set_value(Show.ALL)
        for choice in (self.grade, self.segment):
            choice.set_value(None)

    def _show_all(self) -> None:
        self._forget_filters()
        self.table.show_records(self._standing())


def _button(text: str, does: Callable[[], None], primary: bool) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.clicked.connect(lambda: does())
    return button
