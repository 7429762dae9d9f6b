"""Every command of the window in one registry: menus, the keyboard sheet and the search are made of it (U52)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.language import Translate
from desktop_app.ui.widgets.keys import button

Method = TypeVar("Method", bound=Callable[[Any], None])


class Where(Enum):
    """Where a shortcut is heard: in the whole window, on its page, or only in the page's read-only list."""

    EVERYWHERE = "everywhere"
    PAGE = "page"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do here. `does` is the name of the method; `text` an English source text, `short` what a
    button says where several stand in a row.
    """

    key: str
    text: str
    does: str
    shortcut: str = ""
    where: Where = Where.PAGE
    short: str = ""


_DECLARED: dict[Callable[[Any], None], Command] = {}


def command(
    key: str, text: str, shortcut: str = "", where: Where = Where.PAGE, short: str = ""
) -> Callable[[Method], Method]:
    """Declare a method to be a command: its menu entry, its key, its buttons and its line of help are made of this."""

    def declare(method: Method) -> Method:
        _DECLARED[method] = Command(key, text, method.__name__, shortcut, where, short)
        return method

    return declare


def commands_of(kind: type) -> tuple[Command, ...]:
    """The commands a class declares, as they are written, its own before those of its bases.

    A method that is written anew without being declared anew stays the command it was.
    """
    found: dict[str, Command] = {}
    for one in _declared(kind):
        found.setdefault(one.does, one)
    return tuple(found.values())


def _declared(kind: type) -> Iterator[Command]:
    for each in kind.__mro__:
        for member in vars(each).values():
            if callable(member) and member in _DECLARED:
                yield _DECLARED[member]


def command_button(
    one: Command, translate: Translate, does: Callable[[], None], primary: bool = False, short: bool = False
) -> QPushButton:
    """A button that says what the command is called and which key does the same."""
    words = translate(one.short if short and one.short else one.text)
    return button(words, does, one.shortcut, primary=primary)


@dataclass(frozen=True, slots=True)
class Registered:
    """A command of a living widget, and the action that runs it."""

    command: Command
    owner: QWidget
    action: QAction


CONTEXTS = {
    Where.EVERYWHERE: Qt.ShortcutContext.WindowShortcut,
    Where.PAGE: Qt.ShortcutContext.WidgetWithChildrenShortcut,
    Where.LIST: Qt.ShortcutContext.WidgetShortcut,
}


class Actions(QObject):
    """The commands of all pages that exist, in the order in which they were added."""

    def __init__(self, translate: Translate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self.registered: list[Registered] = []

    def add(
        self, owner: QWidget, command: Command, slot: Callable[[], None], heard_in: QWidget | None = None
    ) -> QAction:
        """Register a command; its shortcut is heard in `heard_in`, by default in its owner."""
        action = QAction(self._translate(command.text), owner)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(CONTEXTS[command.where])
        action.triggered.connect(lambda: slot())
        (heard_in or owner).addAction(action)
        self.registered.append(Registered(command, owner, action))
        owner.destroyed.connect(self._forget_the_gone)
        return action

    def speak(self, translate: Translate) -> None:
        """Name every command in another language."""
        self._translate = translate
        for one in self.registered:
            one.action.setText(translate(one.command.text))

    def of(self, owner: QWidget) -> list[Registered]:
        """The commands of one page."""
        return [one for one in self.registered if one.owner is owner]

    def action(self, owner: QWidget, key: str) -> QAction:
        """The action of a command by its key."""
        return next(one.action for one in self.of(owner) if one.command.key == key)

    def _forget_the_gone(self) -> None:
        from shiboken6 import isValid

        self.registered = [one for one in self.registered if isValid(one.owner)]
