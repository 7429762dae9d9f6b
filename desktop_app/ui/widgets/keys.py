"""A key as people write it, and the buttons that tell it: no text repeats a key by hand (U52)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.speech import Say

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ARROWS = {"Left": "←", "Right": "→"}


def key_text(shortcut: str) -> str:
    """A key as people write it."""
    written = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
    return ARROWS.get(written, written)


def with_key(text: str, shortcut: str) -> str:
    """What a button says: what it does, in the language of the window, and the key that does the same."""
    return "  ".join(part for part in (text, key_text(shortcut)) if part)


def button(text: str, does: Callable[[], None] | None = None, key: str = "", *, primary: bool = False) -> QPushButton:
    """A button that says what it does and which key does the same."""
    made = QPushButton(caption(with_key(text, key)))
    made.setProperty("primary", primary)
    if does is not None:
        made.clicked.connect(lambda: does())
    return made


def back_button(say: Say, does: Callable[[], None] | None = None) -> QPushButton:
    """The way back from what stands in the place of a list, or beside it."""
    return button(say("Back"), does, "Esc")
