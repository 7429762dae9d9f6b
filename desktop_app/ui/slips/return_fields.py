"""The fields of a return: whose goods, of which slip, how many, why, and where the sum goes."""

from typing import Any

from PySide6.QtCore import Qt

from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, free_text, switch
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
    dated = Field(
        N_("Date"),
        lambda desk: day_field(desk, lean=Lean.BACK),
        letter="D",
        starts=lambda desk: desk.today().isoformat(),
    )
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
