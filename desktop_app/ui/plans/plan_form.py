"""Agree a repayment plan in three steps on one page: which slips, how many parts, the parts themselves (N11)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import Plan
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.payments import open_items
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.form_page import FormPage, Sending
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.plans.plan_fields import PlanFields
from desktop_app.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class PlanFormPage(FormPage[list[Pick]]):
    """`Route.customer_id`: who pays in parts."""

    name = PageName.PLAN_FORM
    title = N_("Agree a repayment plan")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.PLANS})
    kept_as = "plan"
    form: PlanFields

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def make_form(self) -> PlanFields:
        form = PlanFields(self.desk)
        buttons = self.buttons_row()
        buttons.insertWidget(1, form.rest)
        form.body.addLayout(buttons)
        form.customer.changed.connect(lambda _: self._another_customer())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(PlainLabel(self.desk.translate(self.title), "title"))
        layout.addWidget(form, 1)
        return form

    def question(self, route: Route) -> "Callable[[Book], list[Pick]]":
        return lambda book: customers_to_find(book.ledger)

    def show_found(self, found: list[Pick]) -> None:
        self.form.customer.set_picks(found)
        self._ask_items()

    def start(self, route: Route, found: list[Pick]) -> None:
        if route.customer_id:
            self.form.customer.set_picked(route.customer_id)
            self.form.number.selectAll()  # one figure types another number of parts
            self._ask_items()

    def brought_back(self) -> None:
        self._ask_items()

    def about(self) -> str:
        return self.form.customer.text()

    def about_customer(self) -> int:
        return self.form.customer.picked_id()

    def first_focus(self) -> QWidget:
        known = self.form.customer.picked_id() or (self.route is not None and self.route.customer_id)
        return self.form.number if known else self.form.customer

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
        if shown:
            self.desk.back()
        say = self.desk.say
        why = say("Taken back right after it was entered")
        text = say(
            "Plan {number}: {name} pays {total} in {count} parts.",
            number=plan.number, name=name, total=format_yuan(plan.total_fen), count=len(plan.instalments),
        )  # fmt: skip
        self.desk.done(text, lambda book, moment: end_plan(book.ledger, plan.number, moment.today, why, moment))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ask_items(self) -> None:
        customer, today = self.form.customer.picked_id(), self.desk.today()
        if not customer:
            self.form.show_items(())
            return

        def question(book: "Book") -> tuple[OpenItem, ...]:
            return open_items(book.ledger, customer, today)

        self.desk.jobs.ask(question, lambda items: self._show_items(customer, items), self, self.refuse, lane="items")

    def _show_items(self, customer: int, items: tuple[OpenItem, ...]) -> None:
        if customer == self.form.customer.picked_id():
            self.form.show_items(items)

    def _another_customer(self) -> None:
        self.form.forget_items()
        self._ask_items()
