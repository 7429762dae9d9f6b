"""A field with its label above it and, when something is wrong, the reason below it (U49, U58, U59)."""

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel, caption, dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.speech import Say, announce

ERROR_GLYPH = "✕"


class FieldBox(QWidget):
    """Label, editor, and a line that is there only when it has something to say.

    The label is the editor's buddy and accessible name; `letter` is its access key (Alt+letter). What the editor says
    beside itself (`aside`: the worth of a sum, a weekday) stands at the right end of the label's line. An error goes
    away as soon as the editor changes.
    """

    def __init__(self, say: Say, label: str, editor: QWidget, *, letter: str = "", hint: str = "") -> None:
        super().__init__()
        self.say, self.editor = say, editor
        self._letter, self._hint, self._error = letter, hint, ""
        self.label = PlainLabel()
        self.label.setBuddy(_taker(editor))
        self.aside = PlainLabel(role="muted")
        self.below = PlainLabel(wraps=True)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_label(label)
        self.clear_error()
        self._listen(editor)

    def set_label(self, label: str) -> None:
        """Name the field, on the screen and for screen readers."""
        self.label.setText(_with_letter(label, self._letter))
        self.editor.setAccessibleName(label)

    def show_aside(self, text: str) -> None:
        """A few words about what is typed, such as the day a short date stands for."""
        self.aside.setText(text)

    def set_hint(self, hint: str) -> None:
        """What stands below while nothing is wrong; empty for nothing."""
        self._hint = hint
        self._say_below()

    def error(self) -> str:
        """The reason that is shown; empty when nothing is wrong."""
        return self._error

    def show_error(self, text: str) -> None:
        """Say what is wrong, in words and with a glyph, not by colour alone."""
        self._error = text
        self._say_below()
        announce(self.editor, text)

    def clear_error(self) -> None:
        self._error = ""
        self._say_below()

    def _say_below(self) -> None:
        text = f"{ERROR_GLYPH} {self._error}" if self._error else self._hint
        dress_as(self.below, "role", "error" if self._error else "muted")
        dress_as(self.editor, "state", "error" if self._error else "")
        self.below.setText(text)
        self.below.setVisible(bool(text))
        self._give_room_below()
        self.editor.setAccessibleDescription(self._error or self._hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room_below()

    def _give_room_below(self) -> None:
        """All lines of what stands below: a label that wraps asks for the height of another width than it gets."""
        self.below.setMinimumHeight(self.below.heightForWidth(self._room_below()) if self.below.text() else 0)

    def _room_below(self) -> int:
        """How wide what stands below may be."""
        return self.width()

    def _listen(self, editor: QWidget) -> None:
        changed, aside = getattr(editor, "changed", None), getattr(editor, "aside", None)
        if isinstance(changed, SignalInstance):
            changed.connect(lambda: self.clear_error() if self._error else None)
        if isinstance(aside, SignalInstance):
            aside.connect(self.show_aside)

    def _lay_out(self) -> None:
        stacked(beside(self.label, ROOM, self.aside), self.editor, self.below, within=self, gap=4)


class FieldRow(FieldBox):
    """What follows from a choice stands with its name at the left, the choice itself at the right."""

    def _lay_out(self) -> None:
        self.label.setProperty("role", "strong")
        beside((stacked(self.label, self.below, gap=2), 1), self.editor, within=self, gap=12)

    def _room_below(self) -> int:
        return self.width() - self.editor.sizeHint().width() - px(12)


def _with_letter(label: str, letter: str) -> str:
    """`C&ustomer`, or `客户(&U)` where the label does not hold the letter."""
    at = label.upper().find(letter.upper()) if letter else -1
    if not letter:
        return caption(label)
    if at < 0:
        return f"{caption(label)}(&{letter.upper()})"
    return f"{caption(label[:at])}&{caption(label[at:])}"


def _taker(editor: QWidget) -> QWidget:
    """What takes the keyboard for it: Qt leads a letter to that alone, not to what only passes it on."""
    while proxy := editor.focusProxy():
        editor = proxy
    return editor
