"""A form is a list of declared fields: name, label, editor, access letter, hint, and what each holds when it begins."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.domain.typed_dates import Lean
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.amount_field import AmountField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.field_box import FieldBox, FieldRow
from desktop_app.ui.widgets.form import Form
from desktop_app.ui.widgets.holding import held, put, show_in, value_of
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.notices import Way, warning
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import CountField, PasswordField, TextField

Editor = TypeVar("Editor", bound=QWidget)
Value = TypeVar("Value")


class Fielded(Protocol):
    """Whoever has declared fields keeps their editors by name."""

    editors: dict[str, QWidget]


class Field(Generic[Editor]):
    """Declared in the body of a class: `amount = Field(N_("Sum"), lambda desk: AmountField(desk.say))`.

    Without a label the editor stands by itself, in no box, and says itself what is wrong with it.

    The name is that by which an operation refuses the field and under which a draft keeps it. `label` and `hint` are
    English source texts. `starts` gives what the field holds when the form begins, as it would be typed; without it
    the field is empty, or at its first choice. A field that is not `drafted` is left out of drafts; `beside` puts the
    label at the left of the editor.
    """

    def __init__(
        self,
        label: str | Said,
        make: Callable[[Desk], Editor],
        *,
        letter: str = "",
        hint: str = "",
        starts: Callable[[Desk], Any] = lambda _: "",
        drafted: bool = True,
        beside: bool = False,
    ) -> None:
        self.label, self.make, self.letter, self.hint = label, make, letter, hint
        self.starts, self.drafted, self.beside = starts, drafted, beside
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def boxed(self, desk: Desk, editor: QWidget) -> FieldBox:
        """Its editor with the label."""
        hint = desk.translate(self.hint) if self.hint else ""
        kind = FieldRow if self.beside else FieldBox
        return kind(desk.say, desk.words(self.label), editor, letter=self.letter, hint=hint)

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Fielded, owner: type) -> Editor: ...
    def __get__(self, instance: Fielded | None, owner: type) -> Self | Editor:
        if instance is None:
            return self
        editor: Any = instance.editors[self.name]
        return editor  # type: ignore[no-any-return]


def needed(held: Value | None) -> Value:
    """What a field holds that nobody may leave empty, once the form has been checked."""
    assert held is not None
    return held


def _held_as(value: object, name: str) -> str:
    return name if hasattr(value, name) else f"{name}_fen"


def today_typed(desk: Desk) -> str:
    """For `starts`: a day that is usually today."""
    return desk.today().isoformat()


def past_day(label: str, *, today: bool = True, letter: str = "") -> Field[DateField]:
    """The day on which something happened; usually today."""
    return Field(
        label,
        lambda desk: DateField(desk.say, desk.today, required=True, lean=Lean.BACK),
        starts=lambda desk: today_typed(desk) if today else "",
        letter=letter,
    )


def free_text(
    label: str | Said, *, required: bool = False, longest: int = 500, letter: str = "", hint: str = ""
) -> Field[TextField]:
    """Words as somebody says them."""
    return Field(label, lambda desk: TextField(desk.say, required=required, longest=longest), letter=letter, hint=hint)


def sum_typed(label: str, *, required: bool = True, letter: str = "", hint: str = "") -> Field[AmountField]:
    """Money, in yuan."""
    return Field(label, lambda desk: AmountField(desk.say, required=required), letter=letter, hint=hint)


def count_typed(label: str, least: int, most: int, *, usual: int | None = None, hint: str = "") -> Field[CountField]:
    """A whole number within bounds."""
    usually = "" if usual is None else str(usual)
    return Field(label, lambda desk: CountField(desk.say, least, most), hint=hint, starts=lambda _: usually)


def secret(label: str, *, hint: str = "") -> Field[PasswordField]:
    """What is not shown while it is typed, nor kept in a draft."""
    return Field(label, lambda desk: PasswordField(desk.say), drafted=False, hint=hint)


def one_of(
    label: str,
    words: Mapping[Any, str | Said],
    usual: object = "",
    *,
    letter: str = "",
    hint: str = "",
    beside: bool = False,
) -> Field[ChoiceField]:
    """A choice out of a list, by the words of each value; it begins at the usual one, or the first."""
    return Field(
        label, lambda desk: ChoiceField([(one, desk.words(said)) for one, said in words.items()]),
        starts=lambda _: str(usual), letter=letter, hint=hint, beside=beside,
    )  # fmt: skip


def switch(
    label: str,
    words: Mapping[Any, str | Said],
    *,
    hint: str = "",
    starts: Callable[[Desk], Any] = lambda _: "",
    beside: bool = False,
    asks: bool = False,
) -> Field[Switch]:
    """A choice of two to four, all of which are seen; where it `asks`, nothing is chosen beforehand."""
    return Field(
        label,
        lambda desk: Switch([(one, desk.words(said)) for one, said in words.items()], desk.translate(label), asks=asks),
        hint=hint,
        starts=starts,
        beside=beside,
    )


def tick(text: str, starts: Callable[[Desk], bool] = lambda _: False) -> Field[QCheckBox]:
    """What holds or does not; its words stand beside the mark."""
    return Field("", lambda desk: QCheckBox(caption(desk.translate(text))), starts=starts)


def fields_of(kind: type) -> dict[str, Field[Any]]:
    """The fields a class declares, in the order they are written, those of its bases first."""
    return {
        name: member
        for each in reversed(kind.__mro__)
        for name, member in vars(each).items()
        if isinstance(member, Field)
    }


class Several(QWidget):
    """Several declared fields that a form takes as one; `refresh` shows what goes with what stands in them."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.declared = fields_of(type(self))
        self.editors: dict[str, QWidget] = {}
        for name, one in self.declared.items():
            editor = self.editors[name] = one.make(desk)
            editor.setAccessibleName(desk.words(one.label))
            put(editor, one.starts(desk))
            editor.changed.connect(self._typed)

    def held(self) -> dict[str, str]:
        return {name: held(editor) for name, editor in self.editors.items()}

    def put(self, entry: Mapping[str, str]) -> None:
        """What an entry does not name stays; after an empty one they stand as in the beginning."""
        entered = entry or {name: one.starts(self.desk) for name, one in self.declared.items()}
        for name, editor in self.editors.items():
            if name in entered:
                put(editor, entered[name])
        self.refresh()

    def refresh(self) -> None:
        """Something else stands in a field."""

    def _typed(self) -> None:
        self.refresh()
        self.changed.emit(None)


class Fields(Form):
    """A form made of declared fields. It reads, shows, empties and compares them all alike."""

    def __init__(self, desk: Desk, declared: Mapping[str, Field[Any]] | None = None) -> None:
        super().__init__(desk.say)
        self.desk = desk
        self.declared = dict(declared if declared is not None else fields_of(type(self)))
        self.editors: dict[str, QWidget] = {}
        self._untouched: dict[str, Any] = {}
        for name, one in self.declared.items():
            editor = self.editors[name] = one.make(desk)
            self.take_boxes({name: one.boxed(desk, editor)} if one.label else {})
            self.listen(editor)

    def refuse(self, said: Said, go_on: Callable[[frozenset[str]], None]) -> None:
        """Each problem at its field; a doubt has one button that says it is meant so. `go_on` gets what is accepted."""
        self.show_refusal(said)
        if isinstance(said, Doubted):
            yes = Way(self.say("Yes, book it as typed"), lambda: go_on(frozenset(said.doubts)))
            told = self.say("Not booked yet. Correct what is asked about, or say that it is meant so.")
            asked = self.bar.notice  # what is asked about a field that is not shown here
            self.bar.show_notice(warning(f"{asked.text}\n{told}" if asked else told, yes))

    def stacked(self) -> None:
        """One field below another, in the order they are declared."""
        for part in self.boxes(*self.declared):
            self.body.addWidget(part)
            if not isinstance(part, FieldBox):  # it has no line of its own below it
                self.body.addSpacing(px(8))

    def boxes(self, *names: str) -> list[QWidget]:
        """The boxes of these fields, to be put somewhere; an editor without a label stands by itself."""
        return [self.box(name) if self.declared[name].label else self.editors[name] for name in names]

    def clear(self) -> None:
        """As the form begins: nothing typed, nothing wrong."""
        self.clear_errors()
        for name, one in self.declared.items():
            put(self.editors[name], one.starts(self.desk))

    def show_value(self, value: object) -> None:
        """Fill the fields with what a value holds under their names; a sum is held in fen, and says so in its name."""
        for name, editor in self.editors.items():
            show_in(editor, getattr(value, _held_as(value, name)))

    def typed_over(self, value: Value) -> Value:
        """The value with what the fields hold, once they have been checked."""
        before: Any = value
        typed: Value = replace(before, **{_held_as(value, name): value_of(one) for name, one in self.editors.items()})
        return typed

    def settle_in(self, typed: Iterable[str] = ()) -> None:
        """What stands here now was put here by the program, but for the fields that were `typed` into already."""
        self._untouched = self.content() | {name: self._untouched.get(name) for name in typed}

    def content(self) -> dict[str, Any]:
        """What every field holds, letter by letter, for a draft."""
        return {name: held(self.editors[name]) for name, one in self.declared.items() if one.drafted}

    def typed(self) -> dict[str, Any]:
        """The fields that hold something else than when the form settled in."""
        return {name: entry for name, entry in self.content().items() if entry != self._untouched.get(name)}

    def put(self, content: Mapping[str, Any]) -> None:
        """Bring back what was typed, in the order of the fields; a field that a draft does not name stays."""
        for name in self.declared:
            if name in content:
                put(self.editors[name], content[name])
