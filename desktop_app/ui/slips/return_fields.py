"""The fields of a return: whose goods, of which slip, how many, why, and where the sum goes."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.slips.slip_form import CustomerField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text_field import TextField


class ReturnFields(Form):
    """`number` picks the slip the goods came with; empty means goods without one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.say, parent)
        self.desk = desk
        self._make_editors()
        self._lay_out()
        self.saving.clicked.connect(self.submitted)
        self.leaving.clicked.connect(self.escaped)
        self.place_problems(self.grid.show_problem)

    def _make_editors(self) -> None:
        say, today = self.desk.say, self.desk.today
        self.customer = CustomerField(say, required=True)
        self.number = CustomerField(say)
        self.number.setPlaceholderText(say("Number or amount"))
        self.dated = DateField(say, today, required=True, lean=Lean.BACK)
        self.dated.setMinimumWidth(px(132))
        self.grid = LineGrid(say)
        self.reason = TextField(say, longest=500)
        self.where = Segmented(
            [(True, say("Take it off the slip")), (False, say("Keep as credit"))], say("Where the sum goes")
        )

    def _lay_out(self) -> None:
        say, field = self.desk.say, self.field
        self.row(
            field("customer_id", say("Customer"), self.customer, letter="U"),
            field("shipment_number", say("Slip the goods came with"), self.number, letter="S"),
            field("dated", say("Date"), self.dated, letter="D"),
            stretches=(4, 4, 2),
        )
        self.body.addWidget(self.grid, 1)
        self.row(
            field("reason", say("Why"), self.reason, letter="W"),
            field("apply", say("Where the sum goes"), self.where),
            stretches=(5, 4),
        )
        self.saving = QPushButton(say("Save and preview  Ctrl+Enter"))
        self.saving.setProperty("primary", True)
        self.leaving = QPushButton(say("Back  Esc"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        buttons.addWidget(self.leaving)
        buttons.addWidget(self.saving)
        self.body.addLayout(buttons)
        self.setTabOrder(self.saving, self.leaving)
        self.grid.set_after(self.dated)
