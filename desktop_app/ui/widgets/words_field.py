"""Words that are usually one of a few: each is offered, and any others stay as they are typed."""

from PySide6.QtGui import QKeyEvent

from desktop_app.domain.errors import Said
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.text_field import TypedLine


class WordsField(PickField):
    """It holds the words themselves."""

    def set_text(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def held(self) -> str:  # type: ignore[override]
        return self.text()

    def put(self, entry: str) -> None:
        self.clear()
        self.set_text(str(entry))

    def wrong(self) -> Said | None:
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is marked, else the form goes on with the words as they are."""
        if event.key() in ENTER and not self.popup.isVisible():
            TypedLine.keyPressEvent(self, event)
        else:
            super().keyPressEvent(event)
