"""Fields for what is taken off: of a line, of all goods, and by rounding (case 30)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.slip_sums import SlipSums
from desktop_app.domain.typed_discounts import Discount, rounded_as_typed, typed_discount
from desktop_app.ui.widgets.speech import Say
from desktop_app.ui.widgets.text_field import TypedLine

LONGEST = 20


class DiscountField(TypedLine):
    """`95折`, `5%` or a sum; on a line also `赠`."""

    def __init__(self, say: Say, *, gives: bool = False, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(say, longest=LONGEST, parent=parent)
        self._gives = gives
        self.setPlaceholderText(hint)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def discount(self) -> Discount:
        """What stands there; nothing is taken off while it cannot be read."""
        return Discount() if self.wrong() else typed_discount(self.text())

    def wrong(self) -> Said | None:
        try:
            found = typed_discount(self.text())
        except Refused as refusal:
            return refusal
        return Refused("Goods are given away line by line.") if found.gift and not self._gives else None


class RoundingField(TypedLine):
    """`0.81` is rounded off; `=1239` is what the slip is rounded to. Left empty, the customer's habit counts."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(say, longest=LONGEST, parent=parent)
        self.step_fen = 0
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def on(self, sums: SlipSums) -> SlipSums:
        """The sums as they are rounded."""
        if self.is_empty() or self.wrong():
            return sums.rounded_down(self.step_fen)
        return rounded_as_typed(self.text(), sums)

    def wrong(self) -> Said | None:
        try:
            rounded_as_typed(self.text(), SlipSums(0))
        except Refused as refusal:
            return refusal
        return None
