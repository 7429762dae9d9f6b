"""End a repayment plan: why, and what follows (N11)."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.language import N_
from desktop_app.operations.lists.plans import PlanRow
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.plans import Acceleration, accelerate_plan, end_plan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import free_text
from desktop_app.ui.base.form_panel import FormPanel, Subject
from desktop_app.ui.trade.void_document import unmarked


class EndPlanPanel(FormPanel):
    """The plan ends today; its slips are chased by their own due dates again."""

    title = N_("End this plan")
    kept_as = "quick.end_plan"
    verb = N_("End it")
    reason = free_text(N_("Reason"), required=True)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.number = ""
        self.whole: Acceleration | None = None
        self.consequence = self.line_above()

    def begin_end(self, row: PlanRow, whole: Acceleration | None = None) -> None:
        """Ask why this plan ends; `whole` because its whole rest is asked for (case 16)."""
        self.number, self.whole = row.number, whole
        self.begin(Subject(row.customer_id, f"{row.number} · {row.customer}"))

    def fill(self) -> QWidget:
        say, whole = self.desk.say, self.whole
        if whole is None:
            follows = say("From today on its slips are chased by their own due dates again. What was paid stays.")
            why = ""
        else:
            rest = format_yuan(whole.rest_fen)
            follows = say("The plan ends today, and its whole rest of {sum} is due from today on.", sum=rest)
            why = say(
                "Missed parts reach {percent} % and stayed unpaid after they were asked for on {day}: the whole rest "
                "is asked for.",
                day=whole.demanded_on.isoformat(),
                percent=whole.calls_at,
            )
        self.consequence.setText(follows)
        self.reason.set_text(why)
        return self.reason

    def write(self) -> None:
        number, reason, whole, submission = self.number, self.reason.text(), self.whole is not None, self.submission
        self.do(
            lambda book, moment: (
                accelerate_plan(book.ledger, number, reason, moment, submission)
                if whole
                else end_plan(book.ledger, number, moment.today, reason, moment, submission)
            ),
            lambda ended: self.desk.done(
                self.desk.say("Plan {number} has ended.", number=ended), unmarked(MarkKind.PLAN_END, ended)
            ),
        )
