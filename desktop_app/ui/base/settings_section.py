"""One section of the settings: a title, a sentence, and a form that is read again when the book says so."""

from typing import Any, ClassVar, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.operations.done import Changed
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Fields, fields_of
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, Room, beside, stacked
from desktop_app.ui.widgets.record_table import RecordTable

Row = TypeVar("Row")

WIDEST = 640
"""Longer lines of words are hard to read; only a list may need more."""


class SettingsSection(QWidget):
    """Its fields are declared in the class (`base.fields`). `dirty` while something typed is not saved; what was typed
    is then not read over.
    """

    title: ClassVar[str]
    about: ClassVar[str]
    """English source texts, marked with `N_`."""

    watches: ClassVar[frozenset[Changed]] = frozenset()
    """After such changes the section reads again."""

    grows = False
    """Whether the section fills the height of the page, as one with a list does."""

    widest = WIDEST

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.dirty = False
        self.form = Fields(desk, fields_of(type(self)))
        self.editors = self.form.editors
        self.lists: list[ListView[Any]] = []
        self.setMaximumWidth(px(self.widest))
        title, about = PlainLabel(desk.translate(self.title), "title"), desk.translate(self.about)
        parts = title, PlainLabel(about, "muted", wraps=True), (self.form, int(self.grows)), Room(int(not self.grows))
        stacked(*parts, within=self, gap=12, margins=(0, 0, 8, 0))
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

    def add(self, *names: str) -> None:
        """The fields of these names, side by side."""
        self.form.row(*self.form.boxes(*names))

    def add_note(self, text: str) -> PlainLabel:
        """A muted sentence below what stands there."""
        note = PlainLabel(text, "muted", wraps=True)
        self._keep_apart()
        self.form.body.addWidget(note)
        return note

    def add_list(self, kind: ListKind[Row]) -> RecordTable[Row]:
        """A list that takes the height that is left."""
        made = ListView(self.desk, kind)
        self.lists.append(made)
        self._keep_apart()
        self.form.body.addWidget(made, 1)
        return made.table

    def leave(self) -> None:
        """Called before another page is shown."""
        for one in self.lists:
            one.table.keep_columns()

    def add_buttons(self, *buttons: QPushButton) -> None:
        """A line of buttons at the left."""
        self._keep_apart()
        self.form.body.addLayout(beside(*buttons, ROOM))

    def _keep_apart(self) -> None:
        """What is no field has no line of its own below it."""
        self.form.body.addSpacing(px(8))

    def _edited(self) -> None:
        self.dirty = True
