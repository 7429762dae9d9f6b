"""A key as people write it, and beside what it does: no text repeats a key by hand (U52)."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.widgets.speech import Say

ARROWS = {"Left": "←", "Right": "→"}


def key_text(shortcut: str) -> str:
    """A key as people write it."""
    written = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
    return ARROWS.get(written, written)


def with_key(text: str, shortcut: str) -> str:
    """What a button says: what it does, in the language of the window, and the key that does the same."""
    return "  ".join(part for part in (text, key_text(shortcut)) if part)


def back_button(say: Say) -> QPushButton:
    """The way back from what stands in the place of a list, or beside it."""
    return QPushButton(with_key(say("Back"), "Esc"))
