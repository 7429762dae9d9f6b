"""One section of the settings: a card with a title and lines, read again when the book says so."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, fields_of
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.setting_line import SettingLine, words_and_control
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.field_box import FieldRow
from desktop_app.ui.widgets.form import tops_aligned
from desktop_app.ui.widgets.labels import Card, PlainLabel, dress_as
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked
from desktop_app.ui.widgets.record_table import RecordTable

ON_OR_OFF = {True: N_("on"), False: N_("off")}

Row = TypeVar("Row")

PADDING, LIST, COMBO = 16, 304, 240


class SettingsSection(Card):
    """Its fields are declared in the class (`base.fields`). `dirty` while something typed is not saved; what was typed
    is then not read over.
    """

    title: ClassVar[str]
    about: ClassVar[str] = ""
    """English source texts, marked with `N_`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.dirty = False
        self.form = Fields(desk, fields_of(type(self)))
        self.form.body.setSpacing(0)
        self.editors = self.form.editors
        self.lists: list[ListView[Any]] = []
        self.lines: list[SettingLine] = []
        self.primary: QPushButton | None = None
        self.heading = PlainLabel(desk.translate(self.title), "name")
        self._head = beside(self.heading, ROOM)
        stacked(self._head, self.form, within=self, gap=12, margins=(PADDING, 12, PADDING, 8))
        if self.about:
            self._add_line(stacked(PlainLabel(desk.translate(self.about), "muted", wraps=True)), ruled=True)
        self.form.clear()
        self.build()
        self.form.edited.connect(self._edited)

    def build(self) -> None:
        """Put fields, buttons and words into the form, from top to bottom."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read what the section shows; called when it is opened and when something it shows changed."""

    def begin(self) -> None:
        """What the command of this section does once the section is shown."""

    # ── what it is built of ──────────────────────────────────────────────────────────────────────

    def add(self, *names: str) -> SettingLine:
        """The fields of these names, side by side; one whose name stands at its left is a setting by itself."""
        boxes = self.form.boxes(*names)
        ruled = all(isinstance(one, FieldRow) for one in boxes)
        for name in names:
            editor = self.editors[name]
            if ruled and isinstance(editor, ChoiceField):
                editor.setFixedWidth(px(COMBO))
        return self._add_line(tops_aligned(*boxes), ruled, below=0)  # a field keeps a line below itself

    def add_note(self, text: str) -> PlainLabel:
        """A muted sentence below what stands there."""
        note = PlainLabel(text, "muted", wraps=True)
        self._add_line(stacked(note), ruled=False)
        return note

    def add_action(self, words: str, what: PlainLabel | str, *buttons: QPushButton) -> SettingLine:
        """What can be done, what that means, and the button at the right edge."""
        self._take_primary(buttons)
        return self._add_line(words_and_control(words, what, *buttons), ruled=True)

    def add_buttons(self, *buttons: QPushButton) -> SettingLine:
        """A line of buttons at the left."""
        self._take_primary(buttons)
        return self._add_line(beside(*buttons, ROOM), ruled=False, serves=True)

    def add_head_button(self, one: QPushButton) -> None:
        """Beside the title, where it is seen however long the form below is."""
        self._take_primary((one,))
        self._head.addWidget(one)

    def add_label(self, label: PlainLabel) -> SettingLine:
        """Words that come and go."""
        return self._add_line(stacked(label), ruled=False)

    def add_view(self, view: QWidget) -> SettingLine:
        """Something to look at, over the whole width."""
        return self._add_line(stacked(view), ruled=False, serves=True)

    def add_list(self, kind: ListKind[Row]) -> RecordTable[Row]:
        """A list some rows high."""
        made = ListView(self.desk, kind)
        made.setFixedHeight(px(LIST))
        made.table.stand_in_a_card()
        self.lists.append(made)
        self._add_line(stacked(made), ruled=False, serves=True)
        return made.table

    # ── what its page does with it ───────────────────────────────────────────────────────────────

    def lead(self, leads: bool) -> None:
        """Whether its first button is the primary one of the page."""
        if self.primary is not None:
            dress_as(self.primary, "primary", leads)

    def look_for(self, word: str) -> int:
        """Leave what holds this word, with the word marked; how many settings that are. Nothing is left out for no
        word, nor where the title alone holds it.
        """
        held = [line for line in self.lines if line.look_for(word) and not line.serves]
        self.heading.mark(word)
        whole = not held and self.heading.holds(word)
        for line in self.lines:
            line.keep(whole or line in held or (line.serves and bool(held)))
        return len(held) or int(whole)

    def tell_choice(self, setting: str | Said, value: str | Said, back: Callable[[], None]) -> None:
        """What was chosen holds at once; `back` takes it back."""
        desk = self.desk
        said = desk.say("“{setting}” is now “{value}”.", setting=desk.words(setting), value=desk.words(value))
        desk.chose(said, back)

    def leave(self) -> None:
        """Called before another page is shown."""
        for one in self.lists:
            one.table.keep_columns()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _add_line(self, content: QLayout, ruled: bool, serves: bool = False, below: int = 12) -> SettingLine:
        above = 8 if self.lines and self.lines[-1].ruled else 0  # what was said of a setting is read with it
        line = SettingLine(content, ruled or not self.lines, serves, above, below)
        self.lines.append(line)
        self.form.body.addWidget(line)
        return line

    def _take_primary(self, buttons: tuple[QPushButton, ...]) -> None:
        self.primary = next((one for one in buttons if one.property("primary")), self.primary)

    def _edited(self) -> None:
        self.dirty = True
