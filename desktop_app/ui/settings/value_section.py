"""A section about one value of the book: it is kept whole, and undo brings the one before back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.widgets.keys import button

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.done import Done

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Value]):
    """Where a value of the book is kept: how it is read out of the ledger, and how it is written there."""

    read: Callable[[Any], Value]
    edit: "Callable[[Any, Value, Moment], Done[Value]]"


class BookSection(SettingsSection, Generic[Value]):
    """Knows where its value is kept (`kept`) and shows it (`show_value`)."""

    kept: ClassVar[Kept[Any]]
    value: Value | None = None
    """What the book says; None until it has answered."""

    def show_value(self, value: Value) -> None:
        self.value = value

    def reload(self) -> None:
        read = self.kept.read
        self.desk.jobs.ask(lambda book: read(book.ledger), self.show_value, self, lane=f"settings {self.title}")

    def keep(self, value: Value, said: str) -> None:
        """Write it; undo brings the one before back."""
        edit, before = self.kept.edit, self.value

        def told(now: Value) -> None:
            self.show_kept(value, now)
            self.desk.done(said, lambda book, moment: edit(book.ledger, before, moment), asks_elsewhere=True)

        self.desk.jobs.do(lambda book, moment: edit(book.ledger, value, moment), told, self, self.form.show_refusal)

    def show_kept(self, typed: Value, now: Value) -> None:
        """What was typed is in the book; `now` is what it says of it."""
        self.show_value(now)


class ValueSection(BookSection[Value]):
    """Its fields have the names of what they hold; `rows` says how they stand, `said` what is told when it is kept."""

    rows: ClassVar[tuple[tuple[str, ...], ...]]
    """The fields from top to bottom; those of one row stand side by side."""

    said: ClassVar[str]
    """English source text."""

    def build(self) -> None:
        for names in self.rows:
            self.add(*names)
        self.saving = button(self.desk.say("Save"), self.save, "Ctrl+Return", primary=True)
        self.add_head_button(self.saving)
        self.form.ends_with(self.editors[self.rows[-1][-1]])
        self.form.submitted.connect(self.save)

    def save(self) -> None:
        """Keep it as it is typed."""
        if self.value is not None and self.form.check():
            self.keep(self.form.typed_over(self.value), self.desk.say(self.said))

    def show_kept(self, typed: Value, now: Value) -> None:
        self.dirty = self.form.typed_over(typed) != typed  # typed on while it was saved
        super().show_kept(typed, now)

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        if not self.dirty:
            self.form.show_value(value)
