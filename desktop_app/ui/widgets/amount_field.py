"""Numbers by keyboard: amounts, quantities and prices, with sums worked out while they are typed (U22)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.sums import LONGEST, is_plain, typed_fen, typed_price, typed_quantity
from desktop_app.ui.widgets.speech import Say
from desktop_app.ui.widgets.text_field import TypedLine


@dataclass(frozen=True, slots=True)
class Notation:
    """How a number is read from what is typed, and written."""

    read: Callable[[str], int]
    write: Callable[[int], str]


class NumberField(TypedLine):
    """A scaled whole number. `aside` carries the worth of a sum, `= 432.00`, before it is accepted."""

    aside = Signal(str)
    notation: ClassVar[Notation]

    def __init__(
        self, say: Say, *, required: bool = False, negative: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, required=required, longest=LONGEST, parent=parent)
        self._negative = negative
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(self._tell_worth)
        self.editingFinished.connect(self.settle)

    def value(self) -> int | None:
        """The number that stands there; None when the field is empty or holds no number that may stand there."""
        return None if self.is_empty() or self.wrong() else self.notation.read(self.text())

    def entered(self) -> int | None:
        return self.value()

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else self.notation.write(value))

    def wrong(self) -> Said | None:
        try:
            value = self.notation.read(self.text())
        except Refused as refusal:
            return refusal
        return self.below_zero() if value < 0 and not self._negative else None

    def below_zero(self) -> Said:
        """Why it cannot be less than nothing, and what to do."""
        return Refused("The number is below zero. Type it without the minus.")

    def settle(self) -> None:
        """Write the number the way it is always written; what is no number stays as it was typed."""
        if (value := self.value()) is not None:
            self.set_value(value)

    def _tell_worth(self) -> None:
        value = None if is_plain(self.text()) else self.value()
        self.aside.emit("" if value is None else f"= {self.notation.write(value)}")


class AmountField(NumberField):
    """An amount of yuan, in fen."""

    notation = Notation(typed_fen, format_yuan)
    fen, set_fen = NumberField.value, NumberField.set_value


class QuantityField(NumberField):
    """A quantity, in thousandths."""

    notation = Notation(typed_quantity, format_quantity)
    quantity, set_quantity = NumberField.value, NumberField.set_value


class PriceField(NumberField):
    """A unit price, in ten-thousandths of a yuan."""

    notation = Notation(typed_price, format_price)
    price, set_price = NumberField.value, NumberField.set_value
