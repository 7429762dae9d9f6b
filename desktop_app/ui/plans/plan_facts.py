"""One repayment plan beside the list: its parts with what reached each, and what can be done about it (R127)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.plans import InstalmentState, Plan, Progress
from desktop_app.operations.plans import Acceleration, PlanStanding
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.edit_grid import EditGrid
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.speech import Reader

STATES = {
    InstalmentState.PAID: Said("paid"),
    InstalmentState.PART: Said("{sum} to come"),
    InstalmentState.DUE: Said("{sum} due today"),
    InstalmentState.MISSED: Said("{sum} missed"),
    InstalmentState.COMING: Said("{sum} coming"),
    InstalmentState.DROPPED: Said("no longer owed"),
}
"""What is missing of one part, and whether it is late."""

MARKS = {
    InstalmentState.PAID: Mark.FINE,
    InstalmentState.PART: Mark.SOON,
    InstalmentState.DUE: Mark.SOON,
    InstalmentState.MISSED: Mark.LATE,
    InstalmentState.COMING: Mark.PLAIN,
    InstalmentState.DROPPED: Mark.PLAIN,
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in force, its customer, and whether its whole rest may be asked for."""

    standing: PlanStanding
    customer: str
    whole: Acceleration | None = None

    @property
    def number(self) -> str:
        return self.standing.plan.number

    @property
    def customer_id(self) -> int:
        return self.standing.plan.customer_id

    @property
    def scans(self) -> tuple[str, ...]:
        return self.standing.plan.scans

    @property
    def paid_parts(self) -> int:
        return sum(part.state is InstalmentState.PAID for part in self.standing.parts)

    @property
    def owed_parts(self) -> int:
        """The parts that goods coming back did not cancel."""
        return sum(part.state is not InstalmentState.DROPPED for part in self.standing.parts)

    @property
    def missed(self) -> int:
        return sum(part.state is InstalmentState.MISSED for part in self.standing.parts)

    @property
    def next_part(self) -> Progress | None:
        """The earliest part that is not paid whole."""
        return next((part for part in self.standing.parts if part.missing_fen), None)

    @property
    def left_fen(self) -> int:
        return sum(part.missing_fen for part in self.standing.parts)


class Planner(Protocol):
    """The page the panel stands on: what its buttons do."""

    def take_payment(self) -> None: ...
    def mark_signed(self) -> None: ...
    def show_scans(self) -> None: ...
    def end_plan(self) -> None: ...
    def ask_whole_rest(self) -> None: ...


def _state_text(part: Progress, _: date) -> Said:
    return Said(STATES[part.state].template, sum=format_yuan(part.missing_fen))


COLUMNS: tuple[Column[Progress], ...] = (
    Column("due", Said("Due"), lambda part: part.instalment.due, Look.DATE, 100),
    Column("state", Said("Missing"), lambda part: part.missing_fen, Look.CHIP, 140, stretch=True, text=_state_text,
           mark=lambda part, _: MARKS[part.state]),
)  # fmt: skip


class PlanFacts(Card):
    def __init__(self, desk: Desk, page: Planner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        say = desk.say
        self.number = PlainLabel("", "title", wraps=True)
        self.who = PlainLabel("", wraps=True)
        self.money = PlainLabel("", "strong", wraps=True)
        self.note = PlainLabel("", "muted", wraps=True)
        self.parts: EditGrid[Progress] = EditGrid(desk, COLUMNS, {}, lambda part: part.instalment.due, say("Parts"))
        self.paying = _button(say("Take a payment  R"), page.take_payment)
        self.signing = _button(say("Came back signed  S"), page.mark_signed)
        self.showing = _button(say("Show the scan  V"), page.show_scans)
        self.ending = _button(say("End this plan  X"), page.end_plan)
        self.offer = PlainLabel("", "strong", wraps=True)
        self.whole = _button(say("Ask for the whole rest  W"), page.ask_whole_rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(12), px(14), px(8))
        layout.setSpacing(px(4))
        for label in (self.number, self.who, self.money, self.note):
            layout.addWidget(label)
        layout.addWidget(self.parts, 1)
        layout.addStretch()
        layout.addWidget(self.offer)
        for button in self.buttons():
            layout.addWidget(button)
        self.show_plan(None)

    def buttons(self) -> tuple[QPushButton, ...]:
        return self.paying, self.signing, self.showing, self.whole, self.ending

    def show_plan(self, row: PlanRow | None) -> None:
        """Show one plan; None shows that nothing is chosen."""
        for widget in (self.who, self.money, self.note, self.parts, self.offer, *self.buttons()):
            widget.setVisible(row is not None)
        if row is None:
            self.number.setText(self.desk.say("No plan chosen"))
            return
        plan, say = row.standing.plan, self.desk.say
        self.number.setText(plan.number)
        self.who.setText(row.customer)
        self.money.setText(
            say("{left} of {total} is left", left=format_yuan(row.left_fen), total=format_yuan(plan.total_fen))
        )
        agreed = say("Agreed on {day}", day=day_text(plan.agreed_on, self.desk))
        self.note.setText("\n".join(part for part in (agreed, _signed_text(plan, self.desk), plan.note) if part))
        self.showing.setVisible(bool(plan.scans))
        for widget in (self.offer, self.whole):
            widget.setVisible(row.whole is not None)
        if row.whole is not None:
            self.offer.setText(_offer_text(row.whole, self.desk))
        self.parts.show_records(row.standing.parts)
        self.parts.go_to(row.paid_parts)


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


def _button(text: str, does: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(does)
    return button
