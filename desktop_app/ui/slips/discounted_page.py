"""What a slip has and a return has not: discounts, gifts, freight and rounding, each one key away (case 30)."""

from typing import TypeVar

from PySide6.QtCore import Qt

from desktop_app.language import N_
from desktop_app.operations.exchanges import Origin, origin_of
from desktop_app.ui.base.actions import command
from desktop_app.ui.slips.ordered_row import OrderedRow
from desktop_app.ui.slips.slip_form import SlipForm
from desktop_app.ui.slips.slip_page import SlipPage

Found = TypeVar("Found")


class DiscountedPage(SlipPage[Found]):
    form: SlipForm

    def find_origin(self, row: OrderedRow) -> None:
        """The slip with which goods came that come back."""
        customer, goods, unit = self.form.customer_id.picked_id(), row.goods_id(), row.unit.text()
        turn = self.keeper.turn

        def found(origin: Origin | None) -> None:
            if self.keeper.turn == turn and row in self.form.lines.rows and row.unit.text() == unit:
                row.take_origin(origin)
                self.form.lines.changed.emit()
                self.form.sum_up()

        self.desk.jobs.ask(lambda book: origin_of(book.ledger, customer, goods, unit), found, self, lane="origin")

    @command("slip.charges", N_("Discount, freight, rounding"), "Ctrl+Shift+F")
    def go_to_charges(self) -> None:
        """Unfolded, with the keyboard in the first; folded again when nothing stands there."""
        form = self.form
        on = form.charges.isHidden() or form.charges.is_filled()
        form.show_charges(on)
        if on:
            form.discount.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            form.lines.go_to_first_empty()

    @command("slip.line_discount", N_("Discount on this line"), "Ctrl+Shift+L")
    def go_to_line_discount(self) -> None:
        self.form.lines.go_to_discount()

    @command("slip.line_note", N_("Note on this line"), "Ctrl+Shift+B")
    def go_to_line_note(self) -> None:
        self.form.lines.go_to_remark()

    @command("slip.gift", N_("Give this line away"), "Ctrl+G")
    def give_away(self) -> None:
        self.form.lines.give_away()
