"""Agree a repayment plan in three steps on one page: which slips, how many parts, the parts themselves (N11)."""

from PySide6.QtWidgets import QSizePolicy

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.dates import first_of_next_month
from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import MOST_PARTS, Instalment, Plan, monthly_plan, plan_by_sum
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.payments import open_items
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, free_text, past_day, sum_typed, switch
from desktop_app.ui.base.form_page import Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.plans.plan_grids import PartsGrid, TickedSlips
from desktop_app.ui.trade.account_form import AccountForm
from desktop_app.ui.widgets.amount_field import QuantityField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.pick_field import PickField

BY_COUNT, BY_SUM = "count", "sum"
USUAL_COUNT = 3
WHOLE = 1000
"""Thousandths in one: the count is typed into a quantity field."""


class PlanFields(Fields):
    """Works the parts out while the plan is typed; knows nothing of the book."""

    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True), letter="c")
    agreed_on = past_day(N_("Agreed on"), letter="a")
    note = free_text(N_("Note"), letter="n")
    items = Field(N_("1  The slips the plan covers"), TickedSlips, hint=N_("Space ticks a slip."))
    how = switch(N_("2  How it is split"), {BY_COUNT: N_("By number"), BY_SUM: N_("By sum")})
    number = Field(
        N_("Number of parts"), lambda desk: QuantityField(desk.say, required=True), starts=lambda _: str(USUAL_COUNT)
    )
    each = sum_typed(N_("A month (yuan)"), required=False)
    first = Field(
        N_("First day"),
        lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD),
        starts=lambda desk: first_of_next_month(desk.today()).isoformat(),
    )
    instalments = Field(N_("3  The parts"), PartsGrid)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sum, self.rest = PlainLabel("", "strong"), PlainLabel("", "strong")
        self._lay_out()
        self.place_problems(self._place)
        self.instalments.told.connect(self.rest.setText)
        self.items.changed.connect(lambda _: self.follow_slips())
        self.how.changed.connect(lambda _: self._split_otherwise())
        for field in (self.number, self.each, self.first):
            field.changed.connect(lambda _: self.work_out())

    def clear(self) -> None:
        super().clear()
        self._show_how()
        self.follow_slips()

    def plan(self) -> Plan | None:
        """The plan as it stands; None, said at the fields, while one of them holds nothing that can be read."""
        settled, fits, agreed_on = self.instalments.settle(), self.check(), self.agreed_on.day()
        if not (settled and fits) or agreed_on is None:
            return None
        items = tuple(item.item_id for item in self.items.chosen())
        return Plan(self.customer.picked_id(), agreed_on, items, self.instalments.parts(), self.note.text())

    def show_items(self, items: tuple[OpenItem, ...]) -> None:
        """What the customer has open now."""
        self._show_how()
        self.items.show_items(items)
        self.follow_slips()

    def forget_items(self) -> None:
        """Another customer, or none: neither slips nor parts are anybody's any more."""
        self.items.forget()
        self.instalments.put("")
        self.follow_slips()

    def total_fen(self) -> int:
        """What is open on the chosen slips."""
        return sum(item.open_fen for item in self.items.chosen())

    def follow_slips(self) -> None:
        """Another sum: parts that were not changed by hand follow it."""
        total, count, say = self.total_fen(), len(self.items.chosen()), self.desk.say
        together = format_yuan(total)
        self.sum.setText(
            say("1 slip over {total}", total=together)
            if count == 1
            else say("{count} slips, together {total}", count=count, total=together)
        )
        self.instalments.set_total(total)
        if not self.instalments.by_hand:
            self.work_out()

    def work_out(self) -> None:
        """Equal parts, or parts of one sum; what was changed by hand is gone."""
        asked = "number" if self.how.value() == BY_COUNT else "each"
        try:
            parts = self._parts()
            self.box("number").clear_error()
            self.box("each").clear_error()
        except Refused as refusal:
            self.box(asked).show_error(self.desk.tell(refusal))
            parts = ()
        self.instalments.set_parts(parts)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _parts(self) -> tuple[Instalment, ...]:
        total, first, each = self.total_fen(), self.first.day(), self.each.fen()
        by_count = self.how.value() == BY_COUNT
        if not total or first is None or not (by_count or each):
            return ()
        return tuple(monthly_plan(total, self._count(), first) if by_count else plan_by_sum(total, each or 0, first))

    def _count(self) -> int:
        count, part = divmod(self.number.quantity() or 0, WHOLE)
        if part or not 1 <= count <= MOST_PARTS:
            raise Refused("Type a number of parts from 1 to {most}.", most=MOST_PARTS)
        return count

    def _split_otherwise(self) -> None:
        self._show_how()
        self.work_out()

    def _show_how(self) -> None:
        by_count = self.how.value() == BY_COUNT
        self.box("number").setVisible(by_count)
        self.box("each").setVisible(not by_count)

    def _place(self, problem: Problem, text: str) -> bool:
        """Something wrong with one part: the cursor goes there."""
        if problem.field not in ("amount", "due"):
            return False
        self.box("instalments").show_error(text)
        self.instalments.go_to_line(problem.line)
        return True

    def _lay_out(self) -> None:
        self.first.setMinimumWidth(px(128))
        for name in ("items", "instalments"):
            self.box(name).setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.row(*self.boxes("customer", "agreed_on", "note"), stretches=(4, 2, 4))
        split = beside(*zip(self.boxes("how", "number", "each", "first"), (3, 2, 2, 2), strict=True), gap=12)
        self.items.close_with(self.sum)
        self.instalments.grid.close_with(self.rest)
        left = stacked((self.box("items"), 1))
        right = stacked(split, (self.box("instalments"), 1), gap=0)
        self.body.addLayout(beside((left, 1), (right, 1), gap=12), 1)


class PlanFormPage(AccountForm[list[Pick], tuple[OpenItem, ...]]):
    """`Route.customer_id`: who pays in parts."""

    name = PageName.PLAN_FORM
    title = N_("Agree a repayment plan")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.PLANS})
    kept_as = "plan"
    starts_in = "number"
    form: PlanFields

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def make_form(self) -> PlanFields:
        form = PlanFields(self.desk)
        form.body.addLayout(self.buttons_row())
        self.lay_out(form)
        return form

    def question(self, route: Route) -> FromBook[list[Pick]]:
        return lambda book: customers_to_find(book.ledger)

    def show_found(self, found: list[Pick]) -> None:
        self.form.customer.set_picks(found)
        self.ask_account()

    def start(self, route: Route, found: list[Pick]) -> None:
        if route.customer_id:
            self.form.customer.set_picked(route.customer_id)
            self.form.number.selectAll()  # one figure types another number of parts
            self.ask_account()

    def of_customer(self, customer_id: int) -> FromBook[tuple[OpenItem, ...]]:
        today = self.desk.today()
        return lambda book: open_items(book.ledger, customer_id, today)

    def show_account(self, account: tuple[OpenItem, ...] | None) -> None:
        self.form.show_items(account or ())

    def forget_account(self) -> None:
        self.form.forget_items()

    @command("plan.spread", N_("Work the parts out again"), "Ctrl+R")
    def work_out(self) -> None:
        self.form.work_out()

    # ── saving ───────────────────────────────────────────────────────────────────────────────────

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        plan, name, submission = self.form.plan(), self.form.customer.text(), self.keeper.key
        if plan is None:
            return None
        return Sending(
            lambda book, moment: agree_plan(book.ledger, plan, moment, submission),
            lambda agreed, shown: self._agreed(agreed, name, shown),
        )

    def _agreed(self, plan: Plan, name: str, shown: bool) -> None:
        say = self.desk.say
        why = say("Undone right after it was entered")
        text = say(
            "Plan {number}: {name} pays {total} in {count} parts.",
            number=plan.number, name=name, total=format_yuan(plan.total_fen), count=len(plan.instalments),
        )  # fmt: skip
        self.told(shown, text, lambda book, moment: end_plan(book.ledger, plan.number, moment.today, why, moment))
