"""Repayment plans with their parts, and every promise beside what came of it (N01, N11)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.looks import PROMISES as PROMISE_LOOKS
from desktop_app.domain.promises import PromiseState
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.plans import ENDED as ENDED_COLUMNS
from desktop_app.operations.lists.plans import PLANS as PLAN_COLUMNS
from desktop_app.operations.lists.plans import Agreed, EndedRow, PlanRow, agreed
from desktop_app.operations.lists.promises import PROMISES as PROMISE_COLUMNS
from desktop_app.operations.lists.promises import PromiseRow
from desktop_app.operations.plans import Acceleration
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Offer
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage, SeveralLists
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.plans.agreement_form import AgreementPanel
from desktop_app.ui.plans.change_plan import ChangePlanPanel
from desktop_app.ui.plans.end_plan import EndPlanPanel
from desktop_app.ui.plans.plan_facts import PlanFacts
from desktop_app.ui.trade.letter_form import LetterPanel
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.widgets.columns import kept_text

PLANS, PROMISES, ENDED = "plans", "promises", "ended"
NARROWEST = 292
"""Pixels of the panel that a part of a plan needs."""


def _in_state(state: PromiseState) -> Callable[[PromiseRow], bool]:
    return lambda row: row.judged.state is state


STATE: Narrowing[PromiseRow] = Narrowing(
    "state",
    N_("Promises"),
    (
        Choice(None, N_("All")),
        *(Choice(state, look.said, _in_state(state)) for state, look in PROMISE_LOOKS.items()),
    ),
    Stands.SWITCH,
)


class PlansPage(SeveralLists, FactsListPage[PlanRow | PromiseRow | EndedRow]):
    """`Route.number` puts the cursor on that plan; `Route.tab` opens another list: “promises”, “ended”."""

    name = PageName.PLANS
    title = N_("Plans and promises")
    watches = frozenset(
        {
            Changed.PLANS,
            Changed.PROMISES,
            Changed.DOCUMENTS,
            Changed.CUSTOMERS,
            Changed.IMPORTS,
            Changed.CONTACTS,
            Changed.PAPERS,
        }
    )
    buttons = ("plans.new",)
    narrowest_side = NARROWEST

    def __init__(self, desk: Desk) -> None:
        self._kept: float | None = None
        super().__init__(desk)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        say = self.desk.say
        no_plan = Empty(
            say("No plan is running. Agree on parts when somebody cannot pay all at once."),
            ((say("New plan"), self.new_plan),),
            True,
            Icon.PLANS,
        )
        no_promise = Empty(
            say("Nobody promised anything yet. Y on This week records what was promised."),
            ((say("This week"), lambda: self.desk.go(Route(PageName.THIS_WEEK))),),
            True,
            Icon.WEEK,
        )
        ended = say("No plan has ended yet. A plan ends when all of it is paid, or when you end it.")
        return {
            PLANS: ListKind("plans", N_("Plans"), PLAN_COLUMNS, lambda row: row.number, empty=no_plan),
            PROMISES: ListKind(
                "promises", N_("Promises"), PROMISE_COLUMNS, lambda row: row.judged.promise.id, (STATE,), no_promise,
                has_facts=False,
            ),
            ENDED: ListKind(
                "ended-plans", N_("Ended plans"), ENDED_COLUMNS, lambda row: row.one.plan.number,
                empty=Empty(ended, ((say("New plan"), self.new_plan),), quiet=True, icon=Icon.PLANS), has_facts=False,
            ),
        }  # fmt: skip

    def facts_card(self) -> QWidget:
        self.facts = PlanFacts(
            self.desk,
            (
                Offer(self.button("plans.pay", short=True)),
                Offer(self.button("plans.paper", short=True)),
                Offer(self.button("plans.signed", short=True)),
                Offer(self.button("plans.scan"), where=lambda row: bool(row.scans)),
                Offer(self.button("plans.notice", short=True), where=lambda row: row.missed > 0),
                Offer(self.button("plans.whole", short=True), where=lambda row: row.whole is not None),
                Offer(self.button("plans.change", short=True)),
                Offer(self.button("plans.end", short=True)),
            ),
        )
        return self.facts

    def open(self, route: Route) -> None:
        if route.tab or route.number:
            self.lists.turn(route.tab or PLANS)
        if route.number:
            self.lists.view(PLANS).table.choose(route.number)
        self.reload()

    def question(self) -> FromBook[Agreed]:
        today = self.desk.today()
        return lambda book: agreed(book, today)

    def show_rows(self, rows: Agreed) -> None:
        self._kept = rows.kept
        self.heading_changed.emit()
        super().show_rows({PLANS: rows.plans, PROMISES: rows.promises, ENDED: rows.ended})

    def context(self) -> str:
        """Beside the promises, how far they are kept."""
        if self.lists.tab != PROMISES or not self.table.model.records:
            return ""
        return self.desk.say("No promise has come due yet") if self._kept is None else kept_text(self._kept, self.desk)

    def turned(self) -> None:
        self.heading_changed.emit()

    def open_row(self, row: PlanRow | PromiseRow | EndedRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=row.customer_id, tab="expected"))

    def cursor_on(self, row: PlanRow | PromiseRow | EndedRow | None) -> None:
        self.facts.show_subject(row if isinstance(row, PlanRow) else None)

    def about_customer(self) -> int:
        """Whose plan or promise is under the cursor."""
        row = self.table.current()
        return row.customer_id if row else 0

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("plans.new", N_("New plan"), "Ctrl+N")
    def new_plan(self) -> None:
        self.desk.go(Route(PageName.PLAN_FORM))

    @command("plans.pay", N_("Take a payment"), "R", Where.LIST, short=N_("Payment"))
    def take_payment(self) -> None:
        if self.about_customer():
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self.about_customer()))

    @command("plans.paper", N_("Put the plan on paper"), short=N_("Agreement"))
    def put_on_paper(self) -> None:
        """Ask what the agreement of the plan under the cursor says; one that was made is shown."""
        row = self._plan()
        if row is not None and row.paper is not None:
            self.desk.go(Route(PageName.PREVIEW, number=row.paper.paper.number))
        elif row is not None:
            self.panel.open_form(AgreementPanel).begin_plan(row)

    @command("plans.signed", N_("Came back signed"), "S", Where.LIST)
    def mark_signed(self) -> None:
        """Ask when the signed copy of the plan under the cursor came back, and for its photograph."""
        row = self._plan()
        if row is not None:
            self.panel.open_form(SignedPanel).begin_papers([row])

    @command("plans.scan", N_("Show the scan"), "V", Where.LIST)
    def show_scans(self) -> None:
        row = self._plan()
        if row is not None and row.scans:
            self.parts.open_part(ScanView).show_scans(row)

    @command("plans.notice", N_("Write the notice of the missed part"), short=N_("Notice"))
    def write_notice(self) -> None:
        """Sent and on record, it asks for the missed part (民法典 634)."""
        row = self._plan()
        if row is not None and row.missed:
            panel = self.panel.open_form(LetterPanel)
            panel.begin(Subject(row.customer_id, row.customer))
            panel.begin_breach()

    @command("plans.whole", N_("Ask for the whole rest"), "W", Where.LIST, short=N_("Whole rest"))
    def ask_whole_rest(self) -> None:
        """End the plan under the cursor because its whole rest is asked for, where that is offered (case 16)."""
        row = self._plan()
        if row is not None and row.whole is not None:
            self._begin_end(row, row.whole)

    @command("plans.change", N_("Change the plan"), short=N_("Change it"))
    def change_plan(self) -> None:
        """Ask in which parts the rest of the plan under the cursor is paid now."""
        row = self._plan()
        if row is not None:
            self.panel.open_form(ChangePlanPanel).begin_plan(row)

    @command("plans.end", N_("End this plan"), "X", Where.LIST, short=N_("End plan"))
    def end_plan(self) -> None:
        """Ask why the plan under the cursor ends."""
        row = self._plan()
        if row is not None:
            self._begin_end(row, None)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _plan(self) -> PlanRow | None:
        """The plan under the cursor, while the plans are shown."""
        row = self.table.current()
        return row if isinstance(row, PlanRow) else None

    def _begin_end(self, row: PlanRow, whole: Acceleration | None) -> None:
        self.panel.open_form(EndPlanPanel).begin_end(row, whole)
