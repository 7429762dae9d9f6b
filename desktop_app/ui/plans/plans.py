"""Repayment plans with their parts, and every promise beside what came of it (N01, N11)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.columns import Column, Look, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import PROMISE_STATES
from desktop_app.domain.marks import Mark, late_mark
from desktop_app.domain.plans import InstalmentState
from desktop_app.domain.promises import Judged, PromiseState, kept_rate
from desktop_app.language import N_
from desktop_app.operations.customers import all_customers
from desktop_app.operations.done import Changed
from desktop_app.operations.plans import Acceleration, EndedPlan, accelerations, ended_plans, plan_standings
from desktop_app.operations.promises import judged_promises
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.plans.end_plan import EndPlanPanel
from desktop_app.ui.plans.plan_facts import PlanFacts, PlanRow
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

PROMISE_MARKS = {
    PromiseState.WAITING: Mark.PLAIN,
    PromiseState.DUE_TODAY: Mark.PROMISE,
    PromiseState.KEPT: Mark.FINE,
    PromiseState.PART_KEPT: Mark.SOON,
    PromiseState.BROKEN: Mark.LATE,
}
URGENCY = tuple(PROMISE_MARKS)


class Tab(Enum):
    """What the page lists."""

    PLANS = "plans"
    PROMISES = "promises"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise beside what came of it, and whose it is."""

    judged: Judged
    customer: str


@dataclass(frozen=True, slots=True)
class EndedRow:
    """A plan that no longer holds, and whose it was."""

    one: EndedPlan
    customer: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """All plans in force, all promises, and the plans that have ended."""

    plans: tuple[PlanRow, ...]
    promises: tuple[PromiseRow, ...]
    ended: tuple[EndedRow, ...]
    kept: float | None


def _plan_text(row: PlanRow, today: date) -> Said:
    part = row.next_part
    if part is None:
        return Said("paid")
    if part.state is InstalmentState.MISSED:
        return Said("{days} d late", days=(today - part.instalment.due).days)
    return Said("due {day}", day=short_day(part.instalment.due, today))


def _plan_mark(row: PlanRow, today: date) -> Mark:
    part = row.next_part
    if part is None:
        return Mark.FINE
    late = late_mark((today - part.instalment.due).days)
    return Mark.SOON if part.state is InstalmentState.DUE else late


PLAN_COLUMNS: tuple[Column[PlanRow], ...] = (
    Column("status", Said("Status"), lambda row: row.missed, Look.CHIP, 120, text=_plan_text,
           mark=_plan_mark),
    Column("number", Said("Number"), lambda row: row.standing.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, width=136, stretch=True),
    Column("parts", Said("Parts paid"), lambda row: row.paid_parts, Look.COUNT, 84, fades=3,
           text=lambda row, _: f"{row.paid_parts}/{row.owed_parts}"),
    Column("next", Said("Next part"), lambda row: row.next_part.instalment.due if row.next_part else None,
           Look.DATE, 84),
    Column("ask", Said("Next sum"), lambda row: row.next_part.missing_fen if row.next_part else None,
           Look.MONEY, 96),
    Column("left", Said("Left (yuan)"), lambda row: row.left_fen, Look.MONEY, 104, total=True),
    Column("missed", Said("Missed"), lambda row: row.missed, Look.COUNT, 72, fades=2),
    Column("signed", Said("Signed on"), lambda row: row.standing.plan.signed_on, Look.DATE, 104, fades=4),
)  # fmt: skip


PROMISE_COLUMNS: tuple[Column[PromiseRow], ...] = (
    Column("state", Said("Status"), lambda row: URGENCY.index(row.judged.state), Look.CHIP, 128,
           text=lambda row, _: PROMISE_STATES[row.judged.state],
           mark=lambda row, _: PROMISE_MARKS[row.judged.state]),
    Column("customer", Said("Customer"), lambda row: row.customer, width=160, stretch=True),
    Column("sum", Said("Promised (yuan)"), lambda row: row.judged.promise.amount_fen, Look.MONEY, 124, total=True),
    Column("by", Said("By"), lambda row: row.judged.promise.by, Look.DATE, 96),
    Column("arrived", Said("Arrived"), lambda row: row.judged.arrived_fen, Look.MONEY, 112, total=True),
    Column("missing", Said("Missing"), lambda row: row.judged.missing_fen, Look.MONEY, 112, total=True),
    Column("made_on", Said("Said on"), lambda row: row.judged.promise.made_on, Look.DATE, 108, fades=2),
    Column("said_by", Said("Said by"), lambda row: row.judged.promise.said_by, width=112, fades=1),
)  # fmt: skip


ENDED_COLUMNS: tuple[Column[EndedRow], ...] = (
    Column("number", Said("Number"), lambda row: row.one.plan.number, width=128, fades=1),
    Column("customer", Said("Customer"), lambda row: row.customer, width=136),
    Column("total", Said("Amount (yuan)"), lambda row: row.one.plan.total_fen, Look.MONEY, 112),
    Column("agreed", Said("Agreed on"), lambda row: row.one.plan.agreed_on, Look.DATE, 100, fades=2),
    Column("ended", Said("Ended on"), lambda row: row.one.on, Look.DATE, 100),
    Column("reason", Said("Reason"), lambda row: row.one.reason, width=240, stretch=True),
)


class PlansPage(Page):
    """`Route.number` puts the cursor on that plan; `Route.tab` opens another list: “promises”, “ended”."""

    name = PageName.PLANS
    title = N_("Plans and promises")
    watches = frozenset(
        {Changed.PLANS, Changed.PROMISES, Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS, Changed.CONTACTS}
    )
    commands = (
        Command("plans.new", N_("New plan"), "new_plan", "Ctrl+N"),
        Command("plans.pay", N_("Take a payment"), "take_payment", "R", Where.LIST),
        Command("plans.signed", N_("Came back signed"), "mark_signed", "S", Where.LIST),
        Command("plans.scan", N_("Show the scan"), "show_scans", "V", Where.LIST),
        Command("plans.whole", N_("Ask for the whole rest"), "ask_whole_rest", "W", Where.LIST),
        Command("plans.end", N_("End this plan"), "end_plan", "X", Where.LIST),
        Command("plans.other", N_("Plans or promises"), "other_tab", "Ctrl+Tab"),
        Command("plans.panel", N_("Show or hide the panel"), "toggle_panel", "Ctrl+I"),
        Command("plans.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("plans.export", N_("Export"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        if route.tab:
            self.show_tab(Tab(route.tab))
        if route.number:
            self.plans.choose(route.number)
        self.reload()

    def reload(self) -> None:
        today = self.desk.today()

        def question(book: "Book") -> Agreed:
            names = {one.id: one.name for one in all_customers(book.ledger)}
            offered = accelerations(book.ledger, today)
            plans = [
                PlanRow(one, names[one.plan.customer_id], offered.get(one.plan.number))
                for one in plan_standings(book.ledger, today)
            ]
            ended = [EndedRow(one, names[one.plan.customer_id]) for one in ended_plans(book.ledger, today)]
            judged = [one for each in judged_promises(book.ledger, today).values() for one in each]
            promises = [PromiseRow(one, names[one.promise.customer_id]) for one in judged]
            return Agreed(_soonest(plans), _latest(promises), tuple(ended), kept_rate(judged))

        self.desk.jobs.ask(question, self._show, self, lane="agreed")

    def leave(self) -> None:
        self.plans.keep_columns()
        self.promises.keep_columns()
        self.ended.keep_columns()

    def about_customer(self) -> int:
        """Whose plan or promise is under the cursor."""
        if self.tab.value() is Tab.PLANS:
            plan = self.plans.current()
            return plan.standing.plan.customer_id if plan else 0
        if self.tab.value() is Tab.ENDED:
            ended = self.ended.current()
            return ended.one.plan.customer_id if ended else 0
        promise = self.promises.current()
        return promise.judged.promise.customer_id if promise else 0

    def list_widget(self) -> QWidget:
        return self.plans.view

    def first_focus(self) -> QWidget:
        return self._table().view

    def show_tab(self, tab: Tab) -> None:
        """Plans with their parts, promises, or plans that have ended."""
        self.tab.set_value(tab)
        plans = tab is Tab.PLANS
        self.lists.setCurrentWidget(self._table())
        self.panel.setVisible(plans)
        self.rate.setVisible(tab is Tab.PROMISES)
        self.first_focus().setFocus()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def new_plan(self) -> None:
        self.desk.go(Route(PageName.PLAN_FORM))

    def take_payment(self) -> None:
        row = self.plans.current()
        if row is not None:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=row.standing.plan.customer_id))

    def end_plan(self) -> None:
        """Ask why the plan under the cursor ends."""
        row = self.plans.current()
        if row is not None:
            self._begin_end(row, None)

    def ask_whole_rest(self) -> None:
        """End the plan under the cursor because its whole rest is asked for, where that is offered (case 16)."""
        row = self.plans.current()
        if row is not None and row.whole is not None:
            self._begin_end(row, row.whole)

    def _begin_end(self, row: PlanRow, whole: Acceleration | None) -> None:
        plan = row.standing.plan
        self.panel.show()
        self.panel.setCurrentWidget(self.ending)
        self.ending.begin_end(plan.number, plan.customer_id, row.customer, whole)

    def mark_signed(self) -> None:
        """Ask when the signed copy of the plan under the cursor came back, and for its photograph."""
        row = self.plans.current()
        if row is not None:
            self.panel.show()
            self.panel.setCurrentWidget(self.signed)
            self.signed.begin_papers([row])

    def show_scans(self) -> None:
        row = self.plans.current()
        if row is not None and row.scans:
            self.lists.setCurrentWidget(self.scans)
            self.scans.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scans.show_scans(row)

    def other_tab(self) -> None:
        tabs = list(Tab)
        self.show_tab(tabs[(tabs.index(Tab(self.tab.value())) + 1) % len(tabs)])

    def toggle_panel(self) -> None:
        if self.tab.value() is Tab.PLANS:
            self.panel.setVisible(not self.panel.isVisible())

    def filter(self) -> None:
        self._table().start_filter()

    def export(self) -> None:
        say = self.desk.say
        titles = {Tab.PLANS: say("Plans"), Tab.PROMISES: say("Promises"), Tab.ENDED: say("Ended plans")}
        export_table(self, self.desk, self._table(), titles[Tab(self.tab.value())])

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show(self, agreed: Agreed) -> None:
        self.plans.show_records(agreed.plans)
        self.promises.show_records(agreed.promises)
        self.ended.show_records(agreed.ended)
        say, kept = self.desk.say, agreed.kept
        self.rate.setText(
            say("Nothing to judge yet")
            if kept is None
            else say("Of what was promised {rate} came in time", rate=f"{kept:.0%}")
        )

    def _table(self) -> RecordTable[PlanRow] | RecordTable[PromiseRow] | RecordTable[EndedRow]:
        """The list that is shown."""
        if self.tab.value() is Tab.PLANS:
            return self.plans
        return self.promises if self.tab.value() is Tab.PROMISES else self.ended

    def _narrow(self, state: object) -> None:
        """Show the promises of one state only."""
        self.promises.filter_by(None if state is None else lambda row: row.judged.state is state)

    def _cursor_on(self, row: PlanRow | None) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.facts.show_plan(row)

    def _ending_ended(self) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.plans.view.setFocus()

    @cached_property
    def signed(self) -> SignedPanel:
        """Made when it is first wanted, so that the page opens at once."""
        form = SignedPanel(self.desk)
        form.ended.connect(self._ending_ended)
        self.panel.addWidget(form)
        return form

    @cached_property
    def scans(self) -> ScanView:
        part = ScanView(self.desk)
        part.ended.connect(lambda: self.show_tab(Tab.PLANS))
        self.lists.addWidget(part)
        return part

    def _open_customer(self, customer_id: int) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=customer_id, tab="plans"))

    def _build(self) -> None:
        say = self.desk.say
        self.plans: RecordTable[PlanRow] = RecordTable(
            self.desk, "plans", PLAN_COLUMNS, lambda row: row.standing.plan.number
        )
        self.promises: RecordTable[PromiseRow] = RecordTable(
            self.desk, "promises", PROMISE_COLUMNS, lambda row: row.judged.promise.id
        )
        self.ended: RecordTable[EndedRow] = RecordTable(
            self.desk, "ended-plans", ENDED_COLUMNS, lambda row: row.one.plan.number
        )
        self.ended.view.setAccessibleName(say("Ended plans"))
        self.ended.set_empty(EmptyState(say("No plan has ended yet."), None, None))
        self.plans.view.setAccessibleName(say("Repayment plans"))
        self.promises.view.setAccessibleName(say("Promises"))
        self.plans.set_empty(_empty(say("No plan is running. Agree on parts when somebody cannot pay all at once."),
                                    say("New plan"), self.new_plan))  # fmt: skip
        self.promises.set_empty(_empty(say("Nobody promised anything yet. Y on This week records what was promised."),
                                       say("This week"), lambda: self.desk.go(Route(PageName.THIS_WEEK))))  # fmt: skip
        words = [(state, self.desk.tell(PROMISE_STATES[state])) for state in URGENCY]
        self.state = ChoiceField([(None, say("All promises")), *words])
        self.state.setAccessibleName(say("Which promises are listed"))
        self.promises.bar.addWidget(self.state)
        self.rate = PlainLabel("", "strong")
        self.tab = Segmented(
            [(Tab.PLANS, say("Plans")), (Tab.PROMISES, say("Promises")), (Tab.ENDED, say("Ended plans"))],
            say("Plans or promises"),
        )
        self.adding = QPushButton(say("New plan  Ctrl+N"))
        self.adding.setProperty("primary", True)
        self.facts, self.ending = PlanFacts(self.desk, self), EndPlanPanel(self.desk)
        self.panel = QStackedWidget()
        self.panel.setFixedWidth(px(292))
        self.panel.addWidget(self.facts)
        self.panel.addWidget(self.ending)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.plans)
        self.lists.addWidget(self.promises)
        self.lists.addWidget(self.ended)
        self._lay_out()
        self.adding.clicked.connect(self.new_plan)
        self.tab.changed.connect(lambda tab: self.show_tab(tab))
        self.plans.current_changed.connect(self._cursor_on)
        self.plans.opened.connect(lambda row: self._open_customer(row.standing.plan.customer_id))
        self.ended.opened.connect(lambda row: self._open_customer(row.one.plan.customer_id))
        self.promises.opened.connect(lambda row: self._open_customer(row.judged.promise.customer_id))
        self.ending.ended.connect(self._ending_ended)
        self.state.changed.connect(self._narrow)
        self.promises.filter_cleared.connect(lambda: self.state.set_value(None))
        self.rate.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.tab)
        head.addStretch()
        head.addWidget(self.rate)
        head.addWidget(self.adding)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.lists, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(8))
        layout.addLayout(head)
        layout.addLayout(middle, 1)


def _soonest(rows: list[PlanRow]) -> tuple[PlanRow, ...]:
    """The plan whose part is due or was missed first stands first; paid ones last."""
    return tuple(sorted(rows, key=lambda row: (row.next_part is None, row.next_part and row.next_part.instalment.due)))


def _latest(rows: list[PromiseRow]) -> tuple[PromiseRow, ...]:
    """Those that wait, the next day first; then what is decided, the newest first."""
    waiting = [row for row in rows if row.judged.state in (PromiseState.WAITING, PromiseState.DUE_TODAY)]
    decided = [row for row in rows if row not in waiting]
    waiting.sort(key=lambda row: row.judged.promise.by)
    decided.sort(key=lambda row: row.judged.promise.by, reverse=True)
    return (*waiting, *decided)


def _empty(sentence: str, way: str, does: Callable[[], None]) -> EmptyState:
    return EmptyState(sentence, (way, does))
