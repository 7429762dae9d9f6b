"""All customers: who owes, who is late, who is over the limit; one key to each one's page (U11, U31–U37)."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.domain.customers import Buyer, Grade
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.labels import GRADES, SEGMENTS, supply_said
from desktop_app.domain.lookalikes import Lookalikes
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow, account_of, customer_rows
from desktop_app.operations.customers import confirm_terms, edit_customer
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.customers import CUSTOMERS, is_over_limit
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.facts_card import FactsCard, Offer
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import UNDATED, UNLIMITED, PageName, Route
from desktop_app.ui.customers.customer_facts import SeenCustomer, customer_facts
from desktop_app.ui.customers.merging_verbs import MergingVerbs
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.trade.customer_verbs import subject_of
from desktop_app.ui.widgets.notices import info


class Show(Enum):
    """What the chips narrow the list to."""

    ALL = N_("All")
    OWING = N_("Owing")
    OVERDUE = N_("Overdue")
    OVER_LIMIT = N_("Over limit")
    STOPPED = N_("Stopped")
    NO_LIMIT = N_("No limit")
    INACTIVE = N_("Inactive")
    TERMS = N_("Terms to look at")
    UNDATED = N_("No day to pay")
    ALIKE = N_("May be one")


VERBS = ("customer.statement", "customer.contact", "customer.promise", "customer.receipt", "customers.edit")
"""What is done about the customer under the cursor."""

PROPOSED = ("customer.merge", "customer.apart")
"""What is done about two who may be one."""

TERMS = "terms"
"""`Route.tab`: whose terms are to be looked at once."""


WANTED = {TERMS: Show.TERMS, UNDATED: Show.UNDATED, UNLIMITED: Show.NO_LIMIT}
"""What a route asks for."""


def _is_held(one: CustomerRow) -> bool:
    return supply_said(one.customer) is not None


def _looks_like_another(seen: SeenCustomer) -> bool:
    return seen.row.alike is not None


def _is_standing(one: CustomerRow) -> bool:
    """The shop deals with them, or waits for their money."""
    return one.customer.active or one.balance_fen != 0


def _has_no_day(one: CustomerRow) -> bool:
    """Nobody agreed how they pay, or their older papers have no day yet."""
    return one.debt.undated_fen > 0 or (one.customer.active and one.customer.terms.kind is TermsKind.NOT_AGREED)


def _of_grade(grade: Grade) -> Choice[CustomerRow]:
    return Choice(grade, GRADES[grade], lambda one: one.customer.grade is grade)


def _of_segment(segment: Buyer) -> Choice[CustomerRow]:
    return Choice(segment, SEGMENTS[segment], lambda one: one.customer.segment is segment)


NARROWINGS: tuple[Narrowing[CustomerRow], ...] = (
    Narrowing(
        "show",
        N_("Which customers"),
        (
            Choice(Show.ALL, Show.ALL.value, _is_standing),
            Choice(Show.OWING, Show.OWING.value, lambda one: one.balance_fen > 0),
            Choice(Show.OVERDUE, Show.OVERDUE.value, lambda one: one.overdue_fen > 0),
            Choice(Show.OVER_LIMIT, Show.OVER_LIMIT.value, is_over_limit),
            Choice(Show.STOPPED, Show.STOPPED.value, _is_held),
            Choice(Show.NO_LIMIT, Show.NO_LIMIT.value, lambda one: one.lacks_limit, only_if_any=True),
            Choice(Show.INACTIVE, Show.INACTIVE.value, lambda one: not one.customer.active, apart=True),
            Choice(Show.TERMS, Show.TERMS.value, lambda one: one.terms_wait, only_if_any=True),
            Choice(Show.UNDATED, Show.UNDATED.value, _has_no_day, only_if_any=True),
            Choice(Show.ALIKE, Show.ALIKE.value, lambda one: one.alike is not None, only_if_any=True),
        ),
        Stands.SWITCH,
    ),
    Narrowing(
        "grade",
        N_("Grade"),
        (Choice(None, N_("All")), *map(_of_grade, GRADES)),
    ),
    Narrowing(
        "segment",
        N_("Kind of buyer"),
        (Choice(None, N_("All")), *map(_of_segment, SEGMENTS)),
    ),
)


class CustomersPage(MergingVerbs, FactsListPage[CustomerRow]):
    """`Route.customer_id` puts the cursor on that customer.

    `tab` TERMS shows whose terms are to be looked at once, UNDATED who owes without a day to pay.
    """

    name = PageName.CUSTOMERS
    title = N_("Customers")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS, Changed.IMPORTS})
    buttons = ("customers.new",)
    imports = "customers"
    _wanted: Show | None = None
    """The chip to show once the list is there."""

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[CustomerRow]:
        say = self.desk.say
        ways = (
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="customers"))),
            (say("New slip"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
        )
        why = say("No customers yet. Paste them from Excel, or add each one with its first slip.")
        empty = Empty(why, ways, True, Icon.CUSTOMERS)
        return ListKind("customers", self.title, CUSTOMERS, lambda one: one.customer.id, NARROWINGS, empty)

    def facts_card(self) -> QWidget:
        offers: list[Offer[SeenCustomer]] = [Offer(self.button(key, short=True)) for key in VERBS]
        offers += [Offer(self.button(key, short=True), where=_looks_like_another) for key in PROPOSED]
        self.facts: FactsCard[SeenCustomer] = FactsCard(
            self.desk, self.desk.say("No customer chosen"), customer_facts, offers
        )
        return self.facts

    def cursor_on(self, row: CustomerRow | None) -> None:
        self.facts.show_subject(SeenCustomer(row) if row else None)
        if row is not None:
            today = self.desk.today()
            self.desk.jobs.ask(
                lambda book: SeenCustomer(row, account_of(book.ledger, row.customer.id, today)),
                self._show_seen,
                self,
                lane="account",
            )

    def _show_seen(self, seen: SeenCustomer) -> None:
        if self.facts.subject is not None and self.facts.subject.row.customer.id == seen.row.customer.id:
            self.facts.show_subject(seen)

    def open(self, route: Route) -> None:
        if route.tab in WANTED:
            self.list.widen()
            self._wanted = WANTED[route.tab]
        if route.customer_id:
            self.list.widen()
            self.table.choose(route.customer_id)
        self.reload()

    def question(self) -> FromBook[Sequence[CustomerRow]]:
        today = self.desk.today()
        return lambda book: customer_rows(book.ledger, today, with_inactive=True)

    def show_rows(self, rows: Sequence[CustomerRow]) -> None:
        super().show_rows(sorted(rows, key=CUSTOMERS[0].sort_key))
        if self._wanted is not None:
            self.list.choose("show", self._wanted)
            self._wanted = None

    def open_row(self, row: CustomerRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=row.customer.id, place=self.place()))

    def subject(self) -> Subject | None:
        one = self.table.current()
        return subject_of(one.customer, one.debt.ask_fen) if one else None

    def alike(self) -> Lookalikes | None:
        one = self.table.current()
        return one.alike if one else None

    def chosen(self) -> Sequence[int]:
        return [one.customer.id for one in self.table.selected()]

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("customers.new", N_("New customer"), "Ctrl+N")
    def new(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM))

    @command("customers.edit", N_("Edit the customer"), "F2", short=N_("Edit"))
    def edit(self) -> None:
        customer = self.about_customer()
        if customer:
            self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=customer))

    @command("customers.put_away", N_("Deactivate or activate the customer"), "Del", Where.LIST)
    def put_away(self) -> None:
        """Take the customer out of the lists and pick fields, or bring it back; nothing is deleted."""
        one = self.table.current()
        if one is None:
            return
        before, after = one.customer, replace(one.customer, active=not one.customer.active)
        template = N_("{name} is active again.") if after.active else N_("{name} is inactive now.")
        self.desk.jobs.do(
            lambda book, moment: edit_customer(book.ledger, after, moment, before),
            lambda kept: self.desk.done(
                self.desk.say(template, name=after.name),
                lambda book, moment: edit_customer(book.ledger, before, moment, kept),
            ),
            self,
        )

    @command("customers.confirm_terms", N_("These terms are right"), "T", Where.LIST)
    def confirm_terms(self) -> None:
        """What stands there is what was agreed, of all who are selected; they are not asked about again."""
        ids = [one.customer.id for one in self.table.selected() if one.terms_wait]
        if ids:
            self.desk.jobs.do(lambda book, moment: confirm_terms(book.ledger, ids, moment), self._tell_confirmed, self)

    def _tell_confirmed(self, count: int) -> None:
        text = self.desk.say("The terms of {count} customers are confirmed.", count=count)
        self.desk.notice(info(text))
        self.desk.final(text, self.desk.say("Where they are wrong, change them at the customer."))
