"""End a repayment plan: why, and what follows (N11)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.plans import Acceleration, accelerate_plan, end_plan
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.quick import QuickPanel, Subject
from desktop_app.ui.widgets.field_box import FieldBox
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done


class EndPlanPanel(QuickPanel):
    """The plan ends today; its slips are chased by their own due dates again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, desk.say("End this plan"), parent)
        self.number = ""
        self.whole: Acceleration | None = None
        self.consequence = PlainLabel("", wraps=True)
        self.reason = TextField(desk.say, required=True, longest=500)
        self.reason_box = FieldBox(desk.say, desk.say("Reason"), self.reason)
        self.body.addWidget(self.consequence)
        self.body.addWidget(self.reason_box)
        self.saving.setText(desk.say("End it  Enter"))
        self.setFocusProxy(self.reason)

    def begin_end(self, number: str, customer_id: int, name: str, whole: Acceleration | None = None) -> None:
        """Ask why this plan ends; `whole` because its whole rest is asked for (case 16)."""
        self.number, self.whole = number, whole
        self.begin(Subject(customer_id, f"{number} · {name}"))

    def start(self) -> None:
        self.reason_box.clear_error()
        say, whole = self.desk.say, self.whole
        if whole is None:
            self.consequence.setText(
                say("From today on its slips are chased by their own due dates again. What was paid stays.")
            )
            self.reason.set_text("")
        else:
            self.consequence.setText(
                say(
                    "The plan ends today, and its whole rest of {sum} is due from today on.",
                    sum=format_yuan(whole.rest_fen),
                )
            )
            self.reason.set_text(
                say(
                    "Missed parts reach a fifth and stayed unpaid after they were asked for on {day}: the whole rest "
                    "is asked for.",
                    day=whole.demanded_on.isoformat(),
                )
            )
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        missing = self.reason.problem()
        if missing is not None:
            self.refuse(missing.at("reason"))
            return
        number, reason, whole = self.number, self.reason.text(), self.whole is not None
        self.saving.setEnabled(False)

        def verb(book: "Book", moment: "Moment") -> "Done[str]":
            if whole:
                return accelerate_plan(book.ledger, number, reason, moment)
            return end_plan(book.ledger, number, moment.today, reason, moment)

        self.desk.jobs.do(verb, self._ended, self, self.refuse)

    def refuse(self, said: Said) -> None:
        self.saving.setEnabled(True)
        if said.field == "reason":
            self.reason_box.show_error(self.desk.tell(said))
        else:
            super().refuse(said)

    def _ended(self, number: str) -> None:
        self.desk.done(self.desk.say("Plan {number} has ended.", number=number))
        self.ended.emit()
