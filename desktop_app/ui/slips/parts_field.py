"""A slip paid in parts: `30/50/20` month by month, or each with its day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.shipments import Part
from desktop_app.domain.typed_parts import typed_parts
from desktop_app.ui.widgets.speech import Say
from desktop_app.ui.widgets.text_field import TypedLine


class PartsField(TypedLine):
    """`about` tells the total, the day of the first part and the day of the slip."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(say, longest=300, parent=parent)
        self.setPlaceholderText(say("30/50/20 or 12-01 400, 01-01 839"))
        self.about: Callable[[], tuple[int, date | None, date]] = lambda: (0, None, date.min)

    def parts(self) -> tuple[Part, ...]:
        """What stands there; none while it cannot be read."""
        return () if self.wrong() else typed_parts(self.text(), *self.about())

    def told(self) -> str:
        """How many there are, and the last day of them."""
        found = self.parts()
        last = found[-1].due if found else None
        return self.say("{count} parts, the last on {day}", count=len(found), day=last.isoformat()) if last else ""

    def wrong(self) -> Said | None:
        try:
            typed_parts(self.text(), *self.about())
        except Refused as refusal:
            return refusal
        return None
