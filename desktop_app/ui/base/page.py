"""A page: it says what it shows, which changes make it old, and which commands it has."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.operations.done import Changed
from desktop_app.ui.base.actions import Command, Where, command_button, commands_of
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.routes import PageName, Route


class Page(QWidget):
    """Base of every page. A page that is hidden when its records change reloads when it is shown again."""

    heading_changed = Signal()
    """What stands in the title of the window is another text now."""

    name: ClassVar[PageName]
    title: ClassVar[str]
    """English source text, marked with `N_`."""

    watches: ClassVar[frozenset[Changed]] = frozenset()
    commands: ClassVar[tuple[Command, ...]] = ()
    """What the methods declare by `@command`, in the order of the menu and of the sheet of keys."""

    def __init_subclass__(cls, **facts: Any) -> None:
        super().__init_subclass__(**facts)
        cls.commands = commands_of(cls) or cls.commands

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.route: Route | None = None
        self._stale = False
        desk.jobs.changed.connect(self._hear)

    def register_commands(self) -> None:
        """Called at the end of a page's constructor, when its list is there."""
        for command in self.commands:
            heard_in = self.list_widget() if command.where is Where.LIST else self
            self.desk.actions.add(self, command, getattr(self, command.does), heard_in)

    def button(self, key: str, primary: bool = False, short: bool = False) -> QPushButton:
        """A button for the command of this key, wherever on the page it stands."""
        one = self._command(key)
        return command_button(one, self.desk.translate, getattr(self, one.does), primary, short)

    def way(self, key: str) -> tuple[str, Callable[[], None]]:
        """The command of this key as a way on from an empty list: its words, and what it does."""
        one = self._command(key)
        return self.desk.translate(one.text), getattr(self, one.does)

    def open(self, route: Route) -> None:
        """Show what the route names."""
        self.reload()

    def stays_behind(self) -> bool:
        """Whether one can come back to the page from the one that follows it."""
        return True

    def come_back(self) -> None:
        """Shown again as it was left; what changed meanwhile is read again by itself."""

    def reload(self) -> None:
        """Ask the book again."""

    def leave(self) -> None:
        """Called before another page is shown: keep what was typed."""

    def about_customer(self) -> int:
        """The customer this page is about, 0 when it is about none or many."""
        return 0

    def history(self) -> Route:
        """Of what its history of changes is wanted here: of the customer it is about, or of everything."""
        return Route(PageName.HISTORY, customer_id=self.about_customer())

    def list_widget(self) -> QWidget:
        """Where the single letters of `Where.LIST` are heard."""
        return self

    def first_focus(self) -> QWidget:
        """What has the keyboard when the page opens."""
        return self

    def heading(self) -> str:
        """What stands in the title of the window."""
        return self.desk.translate(self.title)

    def context(self) -> str:
        """One muted line beside the title: the time it is about, or which one of many; empty where there is none."""
        return ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _command(self, key: str) -> Command:
        return next(each for each in self.commands if each.key == key)

    def _hear(self, changes: frozenset[Changed]) -> None:
        if not changes & self.watches:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True
