"""How many, with the unit where somebody types one: `12`, `2箱`, `3箱+5`."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.counted import UnitCount, counted
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_quantity
from desktop_app.ui.widgets.amount_field import QuantityField
from desktop_app.ui.widgets.speech import Say


class UnitCountField(QuantityField):
    """A quantity of `goods`. A unit that is typed is told by `unit_said` when the field is left or Enter is pressed."""

    unit_said = Signal(str)

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        self.goods = Goods("")
        self.takes_back = False
        """Whether fewer than none may be typed: goods that come back on a slip."""
        super().__init__(say, required=True, parent=parent)

    def counted(self) -> UnitCount | None:
        """What stands there; None while it is nothing that can be."""
        try:
            return None if self.is_empty() else counted(self.text(), self.goods)
        except Refused:
            return None

    def value(self) -> int | None:
        found = self.counted()
        return None if found is None or self.wrong() else found.quantity

    def quantity(self) -> int | None:
        return self.value()

    def wrong(self) -> Said | None:
        try:
            found = counted(self.text(), self.goods)
        except Refused as refusal:
            return refusal
        return self.below_zero() if found.quantity < 0 and not self.takes_back else None

    def _tell_worth(self) -> None:
        """Of a number and its unit nothing has to be worked out."""
        found = self.counted()
        if found is not None and found.unit:
            self.aside.emit("")
        else:
            super()._tell_worth()

    def settle(self) -> None:
        """The number alone; the unit goes to its cell."""
        found = self.counted()
        if found is None or self.wrong():
            return
        self.setText(format_quantity(found.quantity))
        if found.unit:
            self.unit_said.emit(found.unit)
