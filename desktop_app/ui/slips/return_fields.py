"""The fields of a return: whose goods, of which slip, how many, why, and where the sum goes (cases 1, 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from desktop_app.domain.money import format_yuan
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.slips import SlipRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact
from desktop_app.ui.base.fields import Field, Fields, free_text, switch, today_typed
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.slips.slip_form import CustomerField, day_field


class SlipNumberField(CustomerField):
    """The slip the goods came with. It is held by its number, which is there before its slip is read."""

    def held(self) -> Any:
        return self.text()


def _number(desk: Desk) -> SlipNumberField:
    field = SlipNumberField(desk.say)
    field.setPlaceholderText(desk.say("Number or amount"))
    return field


class ReturnFields(Fields):
    """`shipment_number` picks the slip the goods came with; empty means goods without one."""

    customer_id = Field(N_("Customer"), lambda desk: CustomerField(desk.say, required=True), letter="U")
    shipment_number = Field(N_("Slip the goods came with"), _number, letter="S")
    dated = Field(N_("Date"), lambda desk: day_field(desk, lean=Lean.BACK), letter="D", starts=today_typed)
    lines = Field("", lambda desk: LineGrid(desk.say))
    reason = free_text(N_("Why"), letter="W")
    apply = switch(N_("Where the sum goes"), {True: N_("Take it off the slip"), False: N_("Keep as credit")})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.row(*self.boxes("customer_id", "shipment_number", "dated"), stretches=(4, 4, 2))
        self.body.addWidget(self.lines, 1)
        self.row(*self.boxes("reason", "apply"), stretches=(5, 4))
        self.lines.set_after(self.dated)
        self.place_problems(self.lines.show_problem)
        self.customer_id.settled.connect(lambda: self.shipment_number.setFocus(Qt.FocusReason.TabFocusReason))
        self.shipment_number.settled.connect(self.lines.go_to_first_empty)
        self.lines.finished.connect(lambda: self.reason.setFocus(Qt.FocusReason.TabFocusReason))


@dataclass(frozen=True, slots=True)
class TypedReturn:
    """What is typed by now; `apply` takes the sum off the slip."""

    total_fen: int
    slip: SlipRow | None
    apply: bool


def return_facts(typed: TypedReturn, desk: Desk) -> Sequence[Fact]:
    """What it brings about: the sum, and where it goes; without a slip everything stays on account."""
    return (
        Fact(desk.say("Goods worth {sum} come back", sum=format_yuan(typed.total_fen)), "title"),
        Fact(_where_it_goes(typed, desk)),
    )


def _where_it_goes(typed: TypedReturn, desk: Desk) -> str:
    say, slip = desk.say, typed.slip
    if slip is None:
        return say("The sum stays on account until it is set against a slip.")
    if not typed.apply:
        return say("The sum is kept as credit. {number} stays unpaid as it is.", number=slip.number)
    rest = typed.total_fen - slip.open_fen
    if rest > 0:
        return say("{number} is paid with it, and {rest} stays on account.", number=slip.number, rest=format_yuan(rest))
    return say("{number} then has {open} open.", number=slip.number, open=format_yuan(-rest))
