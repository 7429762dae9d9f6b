"""Change a plan: what is left of it in other parts, with the reason; how often it was changed is said first (R126)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import MOST_PARTS, Plan, monthly_plan
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.lists.plans import PlanRow
from desktop_app.operations.plan_changes import change_plan, undo_change
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, count_typed, free_text, needed
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.widgets.date_field import DateField


class ChangePlanPanel(FormPanel):
    """The plan under the cursor ends today, and another takes its place over what is unpaid."""

    title = N_("Change the plan")
    verb = N_("Change it")
    kept_as = "quick.change_plan"
    count = count_typed(N_("Number of parts"), 1, MOST_PARTS)
    first = Field(N_("First day"), lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.AHEAD))
    reason = free_text(N_("Reason"), required=True)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""
        self.about = self.line_above()

    def begin_plan(self, row: PlanRow) -> None:
        """Ask in which parts the rest of this plan is paid."""
        self.number, say = row.number, self.desk.say
        self.begin(Subject(row.customer_id, f"{row.number} · {row.customer}"))
        left = say("{sum} is left of it. The old plan ends, its agreement too; put the new one on paper too.",
                   sum=format_yuan(row.left_fen))  # fmt: skip
        often = say("It was changed {count} times already.", count=row.changed) if row.changed else ""
        self.about.setText(f"{left} {often}".rstrip())

    def fill(self) -> QWidget:
        return self.count

    def write(self) -> None:
        number, count, first = self.number, needed(self.count.count()), needed(self.first.day())
        reason, submission, today = self.reason.text(), self.submission, self.desk.today()

        def told(plan: Plan) -> None:
            say = self.desk.say
            why = say("Undone right after it was entered")
            said = say("Plan {number} takes the place of {old}.", number=plan.number, old=number)
            self.desk.done(said, lambda book, moment: undo_change(book.ledger, plan.number, why, moment))

        self.do(
            lambda book, moment: change_plan(
                book.ledger, number, lambda fen: monthly_plan(fen, count, first), today, reason, moment, submission
            ),
            told,
        )
