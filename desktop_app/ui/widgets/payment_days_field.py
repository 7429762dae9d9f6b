"""The days of the month on which somebody pays: `5, 20` (R045)."""

import re
import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.widgets.speech import Say

BETWEEN = re.compile(r"[\s,、;/.]+")


class PaymentDaysField(QLineEdit):
    """`changed` carries the days whenever the user types. Empty means any day."""

    changed = Signal(object)

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self.setMaxLength(100)
        self.textEdited.connect(lambda: self.changed.emit(self.days()))

    def days(self) -> tuple[int, ...]:
        """The days in order, each once; nothing while something else stands there."""
        parts = self._parts()
        if not all(_is_day(part) for part in parts):
            return ()
        return tuple(sorted({int(part) for part in parts}))

    def problem(self) -> Said | None:
        """What is wrong with what is typed."""
        wrong = next((part for part in self._parts() if not _is_day(part)), None)
        if wrong is None:
            return None
        return Refused("“{text}” is not a day of the month. Type days like 5, 20.", text=wrong[:20])

    def _parts(self) -> list[str]:
        return [part for part in BETWEEN.split(unicodedata.normalize("NFKC", self.text())) if part]


def _is_day(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 31
