"""What an editor holds: letter by letter, so that a draft brings all of it back (U21), and the value it is for."""

from typing import Any, Protocol, TypeGuard, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import NoteField


@runtime_checkable
class Holder(Protocol):
    """An editor of more than one text says itself what it holds, as JSON; what nobody typed or chose is empty."""

    def held(self) -> Any: ...
    def put(self, entry: Any) -> None: ...


_HOLDERS: dict[type, bool] = {}
"""Found out once for each kind: to ask a protocol of every field anew took long where a form is opened."""


def _says_itself(editor: QWidget) -> TypeGuard[Holder]:
    kind = type(editor)
    if kind not in _HOLDERS:
        _HOLDERS[kind] = issubclass(kind, Holder)
    return _HOLDERS[kind]


def held(editor: QWidget) -> Any:
    """What the editor holds, as JSON."""
    if _says_itself(editor):
        return editor.held()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, ChoiceField | Switch):
        return "" if editor.value() is None and _first(editor) is None else str(editor.value())
    assert isinstance(editor, QLineEdit | NoteField), f"{editor} does not say what it holds"
    return editor.text()


def put(editor: QWidget, entry: Any) -> None:
    """Show what was held before; an empty entry empties the editor, or chooses its first choice. A choice that is not
    there any more leaves what stands.
    """
    if _says_itself(editor):
        editor.put(entry)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(entry))
    elif isinstance(editor, ChoiceField | Switch):
        values = editor.values()
        usual = editor.value() if entry or not values else _first(editor)
        editor.set_value(next((value for value in values if str(value) == entry), usual))
    elif isinstance(editor, NoteField):
        editor.set_text(str(entry))
    else:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(entry))
        editor.setCursorPosition(0)


def _first(editor: ChoiceField | Switch) -> object:
    """What is chosen when nobody has chosen yet; None where that is asked."""
    return None if isinstance(editor, Switch) and editor.asks else next(iter(editor.values()), None)


_VALUES = (
    ("value", "set_value"), ("count", "set_count"), ("day", "set_day"), ("isChecked", "setChecked"),
    ("text", "set_text"),
)  # fmt: skip
"""What editors call the value they are for, and how it is set; the first that an editor knows is its own."""


def value_of(editor: QWidget) -> Any:
    """What the editor stands for: a choice, a sum in fen, a day, a text."""
    return next(getattr(editor, read)() for read, _ in _VALUES if hasattr(editor, read))


def show_in(editor: QWidget, value: object) -> None:
    """Show this value."""
    next(getattr(editor, fill) for read, fill in _VALUES if hasattr(editor, read))(value)
