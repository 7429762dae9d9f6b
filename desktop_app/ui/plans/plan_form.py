"""Agree a repayment plan in three steps on one page: which slips, how many parts, the parts themselves (N11)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.columns import Column, Look, Words
from desktop_app.domain.dates import first_of_next_month
from desktop_app.domain.errors import Problem, Refused, Said
from desktop_app.domain.marks import late_mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import MOST_PARTS, Plan, monthly_plan, plan_by_sum
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.lists.items import item_note
from desktop_app.operations.payments import open_items
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.operations.plans import agree_plan, end_plan
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.posting import Posting
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.plans.parts_grid import PartsGrid
from desktop_app.ui.plans.typed_plan import TypedPlan, from_json
from desktop_app.ui.trade.allocation_grid import due_said
from desktop_app.ui.widgets.amount_field import AmountField, QuantityField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.edit_grid import Cell, EditGrid, Entry
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way, info, warning
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

FORM = "plan"
"""Under this name drafts of plans are kept."""

BY_COUNT, BY_SUM = "count", "sum"
USUAL_COUNT = 3
WHOLE = 1000
"""Thousandths in one: the count is typed into a quantity field."""


@dataclass(eq=False, slots=True)
class Choice:
    """An open item, and whether the plan covers it."""

    item: OpenItem
    chosen: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """Who may pay in parts, and what was left unfinished."""

    customers: list[Pick]
    drafts: list[Draft]


class PlanFormPage(Page):
    """`Route.customer_id`: who pays in parts."""

    name = PageName.PLAN_FORM
    title = N_("Agree a repayment plan")
    watches = frozenset({Changed.CUSTOMERS, Changed.DOCUMENTS, Changed.PLANS})
    commands = (
        Command("plan.save", N_("Save the plan"), "save", "Ctrl+Return"),
        Command("plan.spread", N_("Work the parts out again"), "work_out", "Ctrl+R"),
        Command("plan.anew", N_("Empty the form"), "start_anew", "Ctrl+Shift+Backspace"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = 0
        self._touched = False
        self._waiting: TypedPlan | None = None
        """What was typed before, until the open slips have come to be chosen from."""
        self._build()
        self.keeper = DraftKeeper(desk, FORM, self._content, self)
        self.posting = Posting(self, self.keeper, self.saving, self._begin)
        self.register_commands()
        self._begin()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.keeper.keep()
        if self._is_typed() and not self.posting.sent and route.customer_id in (0, self.customer.picked_id()):
            text = self.desk.say("This is what you typed before.")
            self.desk.notice(info(text, Way(self.desk.say("Start anew"), self.start_anew)))
        else:
            self._begin()
            self._wanted = route.customer_id
        self._look(self._opened)

    def leave(self) -> None:
        self.keeper.keep()

    def come_back(self) -> None:
        self.reload()

    def reload(self) -> None:
        self._look(self._offer)

    def about_customer(self) -> int:
        return self.customer.picked_id()

    def first_focus(self) -> QWidget:
        return self.number if self._wanted or self.customer.picked_id() else self.customer

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def save(self) -> None:
        """Agree the plan as it stands; one that does not sum is refused."""
        agreed_on = self.agreed_on.day()
        if self.posting.sent or not self.parts.settle() or not self.form.check() or agreed_on is None:
            return
        items = tuple(one.item.item_id for one in self.slips.records() if one.chosen)
        plan = Plan(self.customer.picked_id(), agreed_on, items, self.parts.parts(), self.note.text())
        name, submission = self.customer.text(), self.keeper.key
        self.posting.send(
            lambda book, moment: agree_plan(book.ledger, plan, moment, submission),
            lambda agreed, shown: self._agreed(agreed, name, shown),
            self._refuse,
            Route(PageName.PLAN_FORM, customer_id=plan.customer_id),
        )

    def work_out(self) -> None:
        """Equal parts, or parts of one sum; what was changed by hand is gone."""
        total, first = self.total_fen(), self.first.day()
        try:
            if not total or first is None or (self.how.value() == BY_SUM and self.each.fen() is None):
                self.parts.set_parts(())
            elif self.how.value() == BY_COUNT:
                self.parts.set_parts(monthly_plan(total, self._count(), first))
            else:
                self.parts.set_parts(plan_by_sum(total, self.each.fen() or 0, first))
            self.form.box("number").clear_error()
            self.form.box("each").clear_error()
        except Refused as refusal:
            self.form.box("number" if self.how.value() == BY_COUNT else "each").show_error(self.desk.tell(refusal))
            self.parts.set_parts(())

    def start_anew(self) -> None:
        """An empty form; what was typed into it is not wanted any more."""
        self.keeper.drop()
        self._begin()

    def _begin(self) -> None:
        """An empty form for the next plan."""
        self.keeper.begin()
        self.saving.setEnabled(True)
        self._wanted, self._touched, self._waiting = 0, False, None
        self.form.clear_errors()
        self.customer.clear()
        self.agreed_on.set_day(self.desk.today())
        self.note.set_text("")
        self.how.set_value(BY_COUNT)
        self.number.set_quantity(USUAL_COUNT * WHOLE)
        self.each.set_fen(None)
        self.first.set_day(first_of_next_month(self.desk.today()))
        self.slips.show_records(())
        self._show_how()
        self._total_changed()

    def total_fen(self) -> int:
        """What is open on the chosen slips."""
        return sum(one.item.open_fen for one in self.slips.records() if one.chosen)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _count(self) -> int:
        count, part = divmod(self.number.quantity() or 0, WHOLE)
        if part or not 1 <= count <= MOST_PARTS:
            raise Refused("Type a number of parts from 1 to {most}.", most=MOST_PARTS)
        return count

    def _is_typed(self) -> bool:
        return bool(self.customer.picked_id()) and self._touched

    def _touch(self) -> None:
        """The user changed something."""
        self._touched = True
        self.keeper.touch()

    def _look(self, then: Callable[[Opening], None]) -> None:
        self.desk.jobs.ask(
            lambda book: Opening(customers_to_find(book.ledger), drafts(book.ledger, FORM)), then, self, lane="who"
        )

    def _opened(self, found: Opening) -> None:
        self._offer(found)
        notice = None if self._is_typed() else self.keeper.offer(found.drafts, self._draft_words, self._go_on_with)
        if notice is not None:
            self.desk.notice(notice)

    def _offer(self, found: Opening) -> None:
        self.customer.set_picks(found.customers)
        if self._wanted:
            self.customer.set_picked(self._wanted)
            self._wanted = 0
        self._ask_items()

    def _ask_items(self) -> None:
        customer, today = self.customer.picked_id(), self.desk.today()
        if not customer:
            self._show_items(0, ())
            return

        def question(book: "Book") -> tuple[OpenItem, ...]:
            return open_items(book.ledger, customer, today)

        self.desk.jobs.ask(question, lambda items: self._show_items(customer, items), self, self._refuse, lane="items")

    def _show_items(self, customer: int, items: tuple[OpenItem, ...]) -> None:
        """What is overdue is chosen at first; what stands in a plan cannot be chosen again."""
        if customer != self.customer.picked_id():
            return
        before, today, waiting = self._ticks(), self.desk.today(), self._waiting
        self._waiting = None
        if waiting is not None:
            before = {item.item_id: item.item_id in waiting.chosen for item in items}
        late = any(days_overdue(item.due, today) and not item.in_plan for item in items)
        self.slips.show_records(
            Choice(
                item,
                not item.in_plan and before.get(item.item_id, not late or days_overdue(item.due, today) > 0),
            )
            for item in items
        )
        self._total_changed()
        if waiting is not None and waiting.parts:
            self.parts.restore(waiting.parts)

    def _ticks(self) -> dict[int, bool]:
        return {one.item.item_id: one.chosen for one in self.slips.records()}

    def _total_changed(self) -> None:
        """Another sum: parts that were not changed by hand follow it."""
        total, count = self.total_fen(), sum(one.chosen for one in self.slips.records())
        together, say = format_yuan(total), self.desk.say
        self.sum.setText(
            say("1 slip over {total}", total=together)
            if count == 1
            else say("{count} slips, together {total}", count=count, total=together)
        )
        self.parts.set_total(total)
        if not self.parts.by_hand:
            self.work_out()

    def _show_how(self) -> None:
        by_count = self.how.value() == BY_COUNT
        self.form.box("number").setVisible(by_count)
        self.form.box("each").setVisible(not by_count)

    def _how_changed(self) -> None:
        self._show_how()
        self.work_out()

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

    def _refuse(self, said: Said) -> None:
        self.form.show_refusal(said)

    def _place(self, problem: Problem, text: str) -> bool:
        """Something wrong with one part: the cursor goes there."""
        if problem.field not in ("amount", "due"):
            return False
        self.form.box("instalments").show_error(text)
        self.parts.go_to_line(problem.line)
        return True

    # ── what was typed before ────────────────────────────────────────────────────────────────────

    def _content(self) -> str:
        return self._typed().to_json() if self._is_typed() else ""

    def _typed(self) -> TypedPlan:
        """Everything that stands in the form, also what still waits for the open slips."""
        waiting = self._waiting
        by_hand = self.parts.parts() if self.parts.by_hand else ()
        chosen = tuple(item for item, chosen in self._ticks().items() if chosen)
        return TypedPlan(
            self.customer.picked_id(), self.customer.text(), self.agreed_on.text(), self.note.text(),
            str(self.how.value()), self.number.text(), self.each.text(), self.first.text(),
            waiting.chosen if waiting else chosen, waiting.parts if waiting else by_hand,
        )  # fmt: skip

    def _draft_words(self, draft: Draft) -> str:
        typed = from_json(draft.content)
        return self.desk.say(
            "The plan for {name} of {time} is not finished.",
            name=typed.customer if typed and typed.customer else "–",
            time=f"{draft.saved.astimezone():%m-%d %H:%M}",
        )

    def _go_on_with(self, draft: Draft) -> None:
        """Type on where it was left; what is typed now stays a draft."""
        typed = from_json(draft.content)
        self.keeper.keep()
        self._begin()
        if typed is None or not self.customer.set_picked(typed.customer_id):
            self.form.bar.show_notice(warning(self.desk.say("This draft cannot be read any more.")))
            return
        self.keeper.begin(draft.key)
        self._touched, self._waiting = True, typed
        self.agreed_on.setText(typed.agreed_on)
        self.note.set_text(typed.note)
        self.how.set_value(typed.how)
        for field, text in ((self.number, typed.number), (self.each, typed.each), (self.first, typed.first)):
            field.setText(text)
        self._show_how()
        self._ask_items()

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        say = self.desk.say
        self.form = Form(say)
        self.customer = PickField(say, required=True)
        self.agreed_on = DateField(say, self.desk.today, required=True, lean=Lean.BACK)
        self.note = TextField(say, longest=500)
        self.how = Segmented([(BY_COUNT, say("By number")), (BY_SUM, say("By sum"))], say("How to split"))
        self.number = QuantityField(say, required=True)
        self.each = AmountField(say)
        self.first = DateField(say, self.desk.today, required=True, lean=Lean.AHEAD)
        self.first.setMinimumWidth(px(128))
        self.slips: EditGrid[Choice] = EditGrid(
            self.desk,
            self._columns(),
            {"chosen": Entry(Cell.TICK, _choose)},
            lambda one: one.item.item_id,
            say("Open slips, and which of them the plan covers"),
        )
        self.parts = PartsGrid(self.desk)
        self.sum, self.rest = PlainLabel("", "strong"), PlainLabel("", "strong")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say, form = self.desk.say, self.form
        form.row(
            form.field("customer", say("Customer"), self.customer, letter="c"),
            form.field("agreed_on", say("Agreed on"), self.agreed_on, letter="a"),
            form.field("note", say("Note"), self.note, letter="n"),
            stretches=(4, 2, 4),
        )
        halves = QHBoxLayout()
        halves.setSpacing(px(16))
        halves.addLayout(self._left(), 1)
        halves.addLayout(self._right(), 1)
        form.body.addLayout(halves, 1)
        form.body.addLayout(self._buttons())
        self.setTabOrder(self.saving, self.leaving)
        form.place_problems(self._place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(PlainLabel(self.desk.translate(self.title), "title"))
        layout.addWidget(form, 1)

    def _left(self) -> QVBoxLayout:
        box = self.form.field(
            "items",
            self.desk.say("1  The slips the plan covers"),
            self.slips,
            hint=self.desk.say("Space ticks a slip."),
        )
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(box, 1)
        column.addWidget(self.sum)
        return column

    def _right(self) -> QVBoxLayout:
        say, form = self.desk.say, self.form
        split = QHBoxLayout()
        split.setSpacing(px(12))
        split.addWidget(form.field("how", say("2  How it is split"), self.how), 3)
        split.addWidget(form.field("number", say("Number of parts"), self.number), 2)
        split.addWidget(form.field("each", say("A month (yuan)"), self.each), 2)
        split.addWidget(form.field("first", say("First day"), self.first), 2)
        box = form.field("instalments", say("3  The parts"), self.parts)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addLayout(split)
        column.addWidget(box, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        self.saving = QPushButton(self.desk.say("Save  Ctrl+Enter"))
        self.saving.setProperty("primary", True)
        self.leaving = QPushButton(self.desk.say("Back  Esc"))
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addStretch()
        line.addWidget(self.rest)
        line.addSpacing(px(8))
        line.addWidget(self.leaving)
        line.addWidget(self.saving)
        return line

    def _columns(self) -> tuple[Column[Choice], ...]:
        return (
            Column("chosen", Said("In"), lambda one: one.chosen, width=48, text=_chosen_text),
            Column("number", Said("Number"), lambda one: one.item.number, width=132),
            Column(
                "due",
                Said("Due"),
                lambda one: one.item.due,
                Look.CHIP,
                120,
                stretch=True,
                text=lambda one, today: due_said(one.item, today),
                mark=lambda one, today: late_mark(days_overdue(one.item.due, today)),
            ),
            Column("open", Said("Open (yuan)"), lambda one: one.item.open_fen, Look.MONEY, 104),
            Column(
                "note",
                Said("Note"),
                lambda one: one.item.in_plan,
                width=132,
                fades=1,
                text=lambda one, _: item_note(one.item),
            ),
        )

    def _connect(self) -> None:
        self.saving.clicked.connect(self.save)
        self.leaving.clicked.connect(self.desk.back)
        self.form.submitted.connect(self.save)
        self.form.escaped.connect(self.desk.back)
        self.parts.told.connect(self.rest.setText)
        self.customer.changed.connect(lambda _: self._another_customer())
        self.slips.changed.connect(lambda _: self._total_changed())
        for editor in (self.agreed_on, self.note, self.how, self.number, self.each, self.first, self.slips, self.parts):
            editor.changed.connect(lambda *_: self._touch())
        self.how.changed.connect(lambda _: self._how_changed())
        for field in (self.number, self.each, self.first):
            field.changed.connect(lambda _: self.work_out())

    def _another_customer(self) -> None:
        self.parts.by_hand, self._waiting = False, None
        self.slips.show_records(())
        self._ask_items()


def _choose(one: Choice, chosen: bool) -> None:
    """What stands in another plan stays there."""
    one.chosen = chosen and not one.item.in_plan


def _chosen_text(one: Choice, _: date) -> Words:
    return Said("in the plan") if one.chosen else ""
