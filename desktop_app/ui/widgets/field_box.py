"""A field with its label above it, and below it one line for its hint or for what is wrong (U49, U58, U59)."""

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.hanging_line import HangingLine, text_height
from desktop_app.ui.widgets.labels import PlainLabel, caption, dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.speech import Say, announce

ERROR_GLYPH = "✕"


class FieldBox(QWidget):
    """Label, editor, and one line that is always there: the hint, or what is wrong; nothing moves for it.

    The label is the editor's buddy and accessible name; `letter` is its access key (Alt+letter). What the editor says
    beside itself (`aside`: the worth of a sum, a weekday) stands at the right end of the label's line. An error goes
    away as soon as the editor changes; one that has no room in its line hangs over what is below.
    """

    LINE = 22
    """So high is the line below, in px at the standard text size; a hint of several lines keeps more."""

    AWAY = 8
    """So much further a hint keeps the next label away, that it is read with its own field."""

    def __init__(self, say: Say, label: str, editor: QWidget, *, letter: str = "", hint: str = "") -> None:
        super().__init__()
        self.say, self.editor = say, editor
        self._letter, self._hint, self._error, self._line = letter, hint, "", px(self.LINE)
        self._first_hint = hint
        self.label = PlainLabel(role="muted")
        self.label.setFixedHeight(px(20))
        self.label.setBuddy(_taker(editor))
        self.aside = PlainLabel(role="muted")
        self.aside.setFixedHeight(px(20))  # as high as the label: fields side by side share one line
        self._kept = QWidget()
        self.below = HangingLine(self._kept)
        self.below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_label(label)
        self.clear_error()
        self._listen(editor)
        self._kept.installEventFilter(self)

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

    def keep_no_line(self) -> None:
        """Where there is no room for it nothing is kept below; an error hangs over what is there."""
        self._line = 0
        self._keep_room()

    def keep_line(self, kept: bool) -> None:
        """Where the page is low only a gap to what follows is kept below."""
        self._line = px(self.LINE if kept else 10)
        self._keep_room()

    def keep_lines(self, count: int) -> None:
        """Where a long error would hang over what must be seen, so many lines are kept below."""
        self._line = count * px(self.LINE)
        self._keep_room()

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
        dress_as(self.editor, "state", "error" if self._error else "")
        self._keep_room()
        self.below.tell(text, "error" if self._error else "muted")
        self.editor.setAccessibleDescription(self._error or self._hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The editor beside it may leave it another width."""
        if watched is self._kept and event.type() is QEvent.Type.Resize:
            self._keep_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """For all lines of the hint it was made with, and for one where there was none; what comes later may hang."""
        self._kept.setFixedHeight(max(self._line, self._hint_height()))

    def _hint_height(self) -> int:
        """Of its lines, the first of which is as high as the line that is always kept."""
        if not self._first_hint:
            return 0
        lines, one = (text_height(self.below, text, self._kept.width()) for text in (self._first_hint, "X"))
        return lines + max(px(self.LINE) - one, 0) + px(self.AWAY)

    def _listen(self, editor: QWidget) -> None:
        changed, aside = getattr(editor, "changed", None), getattr(editor, "aside", None)
        if isinstance(changed, SignalInstance):
            changed.connect(lambda: self.clear_error() if self._error else None)
        if isinstance(aside, SignalInstance):
            aside.connect(self.show_aside)

    def _lay_out(self) -> None:
        stacked(beside(self.label, ROOM, self.aside), 4, self.editor, 2, self._kept, within=self, gap=0)


class FieldRow(FieldBox):
    """What follows from a choice stands with its name at the left, the choice itself at the right."""

    LINE = AWAY = 0

    def _lay_out(self) -> None:
        dress_as(self.label, "role", "")  # a setting is read for itself, what it does is the muted line
        about = stacked(ROOM, self.label, self._kept, ROOM, gap=0)
        beside((about, 1), self.editor, within=self, gap=12)


def box_of(field: QWidget) -> QWidget:
    """The box a field, or a part of it, stands in; itself where it stands in none."""
    one: QWidget | None = field
    while one is not None and not isinstance(one, FieldBox):
        one = one.parentWidget()
    return one or field


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
