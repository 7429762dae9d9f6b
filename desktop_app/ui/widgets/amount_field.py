"""Numbers by keyboard: amounts, quantities and prices, with sums worked out while they are typed (U22)."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.sums import LONGEST, is_plain, typed_fen, typed_price, typed_quantity
from desktop_app.ui.widgets.speech import Say


@dataclass(frozen=True, slots=True)
class Notation:
    """How a number is read from what is typed, and written."""

    read: Callable[[str], int]
    write: Callable[[int], str]


AMOUNT = Notation(typed_fen, format_yuan)
QUANTITY = Notation(typed_quantity, format_quantity)
PRICE = Notation(typed_price, format_price)


class NumberField(QLineEdit):
    """A scaled whole number. `changed` carries it (None when there is none) whenever the user types;
    `aside` carries the worth of a sum, `= 432.00`, before it is accepted."""

    changed = Signal(object)
    aside = Signal(str)

    def __init__(
        self, say: Say, notation: Notation, required: bool, negative: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.say = say
        self._notation = notation
        self._required = required
        self._negative = negative
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(LONGEST)
        self.textChanged.connect(self._tell_worth)
        self.textEdited.connect(lambda: self.changed.emit(self.value()))
        self.editingFinished.connect(self.settle)

    def value(self) -> int | None:
        """The number that stands there; None when the field is empty or holds no number that may stand there."""
        return None if self.problem() or self._empty() else self._notation.read(self.text())

    def set_value(self, value: int | None) -> None:
        self.setText("" if value is None else self._notation.write(value))

    def problem(self) -> Said | None:
        """What is wrong with what is typed."""
        if self._empty():
            return Refused("This field is empty. Fill it in.") if self._required else None
        try:
            value = self._notation.read(self.text())
        except Refused as refusal:
            return refusal
        return (
            Refused("The number is below zero. Type it without the minus.")
            if value < 0 and not self._negative
            else None
        )

    def settle(self) -> None:
        """Write the number the way it is always written; what is no number stays as it was typed."""
        if (value := self.value()) is not None:
            self.set_value(value)

    def _empty(self) -> bool:
        return not self.text().strip()

    def _tell_worth(self) -> None:
        value = None if is_plain(self.text()) else self.value()
        self.aside.emit("" if value is None else f"= {self._notation.write(value)}")


class AmountField(NumberField):
    """An amount of yuan, in fen."""

    def __init__(
        self, say: Say, *, required: bool = False, negative: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, AMOUNT, required, negative, parent)

    def fen(self) -> int | None:
        return self.value()

    def set_fen(self, fen: int | None) -> None:
        self.set_value(fen)


class QuantityField(NumberField):
    """A quantity, in thousandths."""

    def __init__(self, say: Say, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(say, QUANTITY, required, False, parent)

    def quantity(self) -> int | None:
        return self.value()

    def set_quantity(self, quantity: int | None) -> None:
        self.set_value(quantity)


class PriceField(NumberField):
    """A unit price, in ten-thousandths of a yuan."""

    def __init__(self, say: Say, *, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(say, PRICE, required, False, parent)

    def price(self) -> int | None:
        return self.value()

    def set_price(self, price: int | None) -> None:
        self.set_value(price)
