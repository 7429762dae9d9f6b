"""One line of text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.ui.widgets.speech import Say


class TextField(QLineEdit):
    """`changed` carries the text whenever the user types."""

    changed = Signal(object)

    def __init__(self, say: Say, *, required: bool = False, longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._required = required
        self.setMaxLength(longest)
        self.textEdited.connect(lambda text: self.changed.emit(text))

    def set_text(self, text: str) -> None:
        """Show it from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)

    def problem(self) -> Said | None:
        """What is wrong with what is typed."""
        return Refused("This field is empty. Fill it in.") if self._required and not self.text().strip() else None
