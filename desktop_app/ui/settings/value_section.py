"""A section about one value of the book: its fields have the names of what they hold; it is kept and undone whole."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done

Value = TypeVar("Value")

_READS = (("value", "set_value"), ("count", "set_count"), ("text", "set_text"))
"""How editors are read and filled; the first that an editor knows is its own."""


class ValueSection(SettingsSection, Generic[Value]):
    """A section says what it reads (`read`) and writes (`write`), what is told then, and how its fields stand."""

    rows: ClassVar[tuple[tuple[str, ...], ...]]
    """The fields from top to bottom; those of one row stand side by side."""

    said: ClassVar[str]
    """What is told when it is kept; English source text."""

    def read(self, book: "Book") -> Value:
        raise NotImplementedError

    def write(self, book: "Book", value: Value, moment: "Moment") -> "Done[Value]":
        raise NotImplementedError

    def build(self) -> None:
        self.value: Value | None = None
        for names in self.rows:
            self.add(*names)
        self.saving = button(self.desk.say("Save"), self.save, "Ctrl+Return", primary=True)
        self.add_buttons(self.saving)
        self.form.submitted.connect(self.save)

    def reload(self) -> None:
        self.desk.jobs.ask(self.read, self._show, self, lane=f"settings {self.title}")

    def save(self) -> None:
        """Keep it as it is typed; undo brings the one before back."""
        before = self.value
        if before is None or not self.form.check():
            return
        typed = self._typed(before)
        self.desk.jobs.do(
            lambda book, moment: self.write(book, typed, moment),
            lambda kept: self._saved(before, typed, kept),
            self,
            self.form.show_refusal,
        )

    def _typed(self, before: Value) -> Value:
        held: Any = before
        typed: Value = replace(held, **{_held_as(before, name): _read(one) for name, one in self.editors.items()})
        return typed

    def _saved(self, before: Value, typed: Value, kept: Value) -> None:
        self.dirty = self._typed(before) != typed  # typed on while it was saved
        self._show(kept)
        self.desk.done(self.desk.say(self.said), lambda book, moment: self.write(book, before, moment))

    def _show(self, value: Value) -> None:
        self.value = value
        if not self.dirty:
            for name, editor in self.editors.items():
                _fill(editor, getattr(value, _held_as(value, name)))


def _held_as(value: object, name: str) -> str:
    """A sum is held in fen, and says so in its name."""
    return name if hasattr(value, name) else f"{name}_fen"


def _read(editor: QWidget) -> Any:
    return next(getattr(editor, read)() for read, _ in _READS if hasattr(editor, read))


def _fill(editor: QWidget, value: object) -> None:
    next(getattr(editor, fill) for read, fill in _READS if hasattr(editor, read))(value)
