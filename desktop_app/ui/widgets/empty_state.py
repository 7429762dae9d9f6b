"""What stands where a list is empty: why, and the one thing to do about it (U37)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked


class EmptyState(QWidget):
    """A sentence, one primary button, and perhaps a second way; each way is (text, what it does)."""

    def __init__(
        self,
        sentence: str,
        first: tuple[str, Callable[[], None]] | None = None,
        second: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        super().__init__()
        words = PlainLabel(sentence, "muted", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = [button(*way, primary=way is first) for way in (first, second) if way is not None]
        stacked(Room(2), words, beside(ROOM, *buttons, ROOM), Room(3), within=self, gap=16, margins=32)
