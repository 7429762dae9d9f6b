"""A whole number within bounds, typed: days, a day of the month, how many."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.widgets.speech import Say

LONGEST = 9


class CountField(QLineEdit):
    """`changed` carries the number, or None, whenever the user types. Full-width figures are figures too."""

    changed = Signal(object)

    def __init__(self, say: Say, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._least = least
        self._most = most
        self.setMaxLength(LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.textEdited.connect(lambda: self.changed.emit(self.count()))

    def count(self) -> int | None:
        """The number that stands there; None when it is none, or out of bounds."""
        plain = unicodedata.normalize("NFKC", self.text()).strip()
        number = int(plain) if plain.isascii() and plain.isdecimal() else None
        return number if number is not None and self._least <= number <= self._most else None

    def set_count(self, count: int) -> None:
        self.setText(str(count))

    def problem(self) -> Said | None:
        """What is wrong with what is typed."""
        if self.count() is not None:
            return None
        return Refused("Type a whole number from {least} to {most}.", least=self._least, most=self._most)
