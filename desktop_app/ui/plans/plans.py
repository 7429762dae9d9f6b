"""Repayment plans with their parts, and every promise beside what came of it (N01, N11)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.looks import PARTS, part_mark
from desktop_app.domain.looks import PROMISES as PROMISE_LOOKS
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import PartProgress, Plan
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
from desktop_app.ui.base.facts_card import Fact, FactsCard, Offer
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage, SeveralLists
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.plans.end_plan import EndPlanPanel
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.speech import Reader

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


PART_COLUMNS: tuple[Column[PartProgress], ...] = (
    Column("due", Said("Due"), lambda part: part.instalment.due, Look.DATE, 100),
    Column("state", Said("Missing"), lambda part: part.missing_fen, Look.CHIP, 140, stretch=True,
           text=lambda part, _: PARTS[part.state].with_facts(sum=format_yuan(part.missing_fen)),
           mark=lambda part, today: part_mark(part.state, part.instalment.due, today)),
)  # fmt: skip


GAP = 4
"""So that the parts keep their room in the lowest window."""


class PlanFacts(FactsCard[PlanRow]):
    """The parts are a list of their own, with the cursor on the next one."""

    def __init__(self, desk: Desk, offers: Sequence[Offer[PlanRow]]) -> None:
        self.parts: EditGrid[PartProgress] = EditGrid(
            desk, PART_COLUMNS, {}, lambda part: part.instalment.due, desk.say("Parts")
        )
        super().__init__(desk, desk.say("No plan chosen"), _facts, offers, self.parts, GAP)

    def show_subject(self, subject: PlanRow | None) -> None:
        super().show_subject(subject)
        if subject is not None:
            self.parts.show_records(subject.standing.parts)
            self.parts.go_to(subject.paid_parts)


class PlansPage(SeveralLists, FactsListPage[PlanRow | PromiseRow | EndedRow]):
    """`Route.number` puts the cursor on that plan; `Route.tab` opens another list: “promises”, “ended”."""

    name = PageName.PLANS
    title = N_("Plans and promises")
    watches = frozenset(
        {Changed.PLANS, Changed.PROMISES, Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS, Changed.CONTACTS}
    )
    buttons = ("plans.new",)
    narrowest_side = NARROWEST

    def __init__(self, desk: Desk) -> None:
        self.rate = PlainLabel("", "strong")
        self.rate.hide()
        super().__init__(desk)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kinds(self) -> dict[str, ListKind[Any]]:
        say = self.desk.say
        no_plan = Empty(
            say("No plan is running. Agree on parts when somebody cannot pay all at once."),
            ((say("New plan"), self.new_plan),),
        )
        no_promise = Empty(
            say("Nobody promised anything yet. Y on This week records what was promised."),
            ((say("This week"), lambda: self.desk.go(Route(PageName.THIS_WEEK))),),
        )
        return {
            PLANS: ListKind("plans", N_("Plans"), PLAN_COLUMNS, lambda row: row.number, empty=no_plan),
            PROMISES: ListKind(
                "promises", N_("Promises"), PROMISE_COLUMNS, lambda row: row.judged.promise.id, (STATE,), no_promise,
                has_facts=False,
            ),
            ENDED: ListKind(
                "ended-plans", N_("Ended plans"), ENDED_COLUMNS, lambda row: row.one.plan.number,
                empty=Empty(say("No plan has ended yet.")), has_facts=False,
            ),
        }  # fmt: skip

    def facts_card(self) -> QWidget:
        self.facts = PlanFacts(
            self.desk,
            (
                Offer(self.button("plans.pay")),
                Offer(self.button("plans.signed")),
                Offer(self.button("plans.scan"), where=lambda row: bool(row.scans)),
                Offer(self.button("plans.whole"), where=lambda row: row.whole is not None),
                Offer(self.button("plans.end")),
            ),
        )
        return self.facts

    def beside_switch(self) -> Sequence[QWidget]:
        return (self.rate,)

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
        super().show_rows({PLANS: rows.plans, PROMISES: rows.promises, ENDED: rows.ended})
        say, kept = self.desk.say, rows.kept
        self.rate.setText(
            say("Nothing to judge yet")
            if kept is None
            else say("Of what was promised {rate} came in time", rate=f"{kept:.0%}")
        )

    def turned(self) -> None:
        self.rate.setVisible(self.lists.tab == PROMISES)

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

    @command("plans.pay", N_("Take a payment"), "R", Where.LIST)
    def take_payment(self) -> None:
        if self.about_customer():
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self.about_customer()))

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

    @command("plans.whole", N_("Ask for the whole rest"), "W", Where.LIST)
    def ask_whole_rest(self) -> None:
        """End the plan under the cursor because its whole rest is asked for, where that is offered (case 16)."""
        row = self._plan()
        if row is not None and row.whole is not None:
            self._begin_end(row, row.whole)

    @command("plans.end", N_("End this plan"), "X", Where.LIST)
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


def _facts(row: PlanRow, desk: Desk) -> Sequence[Fact]:
    plan, say = row.standing.plan, desk.say
    agreed = say("Agreed on {day}", day=day_text(plan.agreed_on, desk))
    return (
        Fact(plan.number, "name"),
        Fact(row.customer),
        Fact(
            say("{left} of {total} is left", left=format_yuan(row.left_fen), total=format_yuan(plan.total_fen)),
            "strong",
        ),
        Fact("\n".join(part for part in (agreed, _signed_text(plan, desk), plan.note) if part), "muted"),
        Fact(_offer_text(row.whole, desk) if row.whole else "", "strong"),
    )


def _signed_text(plan: Plan, desk: Reader) -> str:
    """Only a signed copy proves that the customer agreed (case 28)."""
    if plan.signed_on is None:
        return desk.say("Not signed: agreed by word of mouth only, which proves nothing in court")
    return desk.say("Came back signed on {day}", day=day_text(plan.signed_on, desk))


def _offer_text(whole: Acceleration, desk: Reader) -> str:
    return desk.say(
        "Missed parts reach a fifth of the plan and were asked for on {day}: the whole rest of {sum} may be asked for "
        "(Civil Code 634).",
        day=day_text(whole.demanded_on, desk),
        sum=format_yuan(whole.rest_fen),
    )
