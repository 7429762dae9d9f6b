"""Below the goods: a discount on all of them, freight, rounding. Folded away until wanted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_fen, format_yuan
from desktop_app.domain.slip_sums import Charges, SlipSums, leaving_fen
from desktop_app.domain.typed_discounts import Discount
from desktop_app.ui.slips.discount_fields import DiscountField, RoundingField
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.layouts import beside

NAMES = ("discount", "freight", "rounding")


class ChargesRow(QWidget):
    """`boxes` are those of its three fields, in the order of `NAMES`."""

    def __init__(
        self, boxes: Sequence[QWidget], discount: DiscountField, freight: AmountField, rounding: RoundingField
    ) -> None:
        super().__init__()
        self.discount, self.freight, self.rounding = discount, freight, rounding
        row = beside(gap=12, within=self)
        for box in boxes:
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)

    def charges(self, amounts: Sequence[int]) -> Charges:
        """What stands there, of lines with these sums."""
        off = self.discount.discount()
        charges = Charges(off.fen, off.rate, self.freight.fen() or 0).on(leaving_fen(amounts))
        return self.rounding.on(SlipSums(sum(amounts), charges)).charges

    def show_charges(self, charges: Charges) -> None:
        """Those of another slip."""
        self.discount.setText(Discount(charges.discount_rate, charges.discount_fen).text)
        self.freight.set_fen(charges.freight_fen or None)
        self.rounding.setText(format_fen(-charges.rounding_fen) if charges.rounding_fen else "")

    def show_habit(self, sums: SlipSums) -> None:
        """What is rounded off by habit stands in the empty field, greyed."""
        habit = -sums.charges.rounding_fen if self.rounding.is_empty() else 0
        self.rounding.setPlaceholderText(format_yuan(habit) if habit else "")
        self.discount.setToolTip(
            plain_tip(format_yuan(sums.charges.discount_fen) if sums.charges.discount_rate else "")
        )

    def is_filled(self) -> bool:
        return not all(cell.is_empty() for cell in (self.discount, self.freight, self.rounding))
