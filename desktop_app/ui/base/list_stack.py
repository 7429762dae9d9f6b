"""The lists of one page and the switch between them: each is made when it is first shown (U12)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.widgets.switch import Switch


class ListStack(QStackedWidget):
    """Lists by the tab of a route. Of a list that nobody has opened only its rows are kept."""

    turned = Signal()
    """Another list is shown."""

    def __init__(
        self, desk: Desk, kinds: Mapping[str, ListKind[Any]], name: str, furnish: Callable[[str, ListView[Any]], None]
    ) -> None:
        """`furnish` hears of every list that is made; `name` is that of the switch, for screen readers."""
        super().__init__()
        self.desk = desk
        self.kinds = dict(kinds)
        self.tab = next(iter(self.kinds))
        self._titles = [(tab, desk.translate(kind.title)) for tab, kind in self.kinds.items()]
        self.switch = Switch(self._titles, name, leaves_keyboard=True)
        self.walked_in: QWidget = self.switch
        """Where the arrows walk through the lists: the keyboard stays there."""
        self._furnish = furnish
        self._views: dict[str, ListView[Any]] = {}
        self._rows: dict[str, Sequence[Any]] = {}
        self.switch.changed.connect(lambda tab: self.turn(str(tab)))
        self.view(self.tab)

    @property
    def shown(self) -> ListView[Any]:
        """The list that is shown."""
        return self.view(self.tab)

    def view(self, tab: str) -> ListView[Any]:
        """The list of this tab, with the rows that are known by now."""
        if tab not in self._views:
            made = self._views[tab] = ListView(self.desk, self.kinds[tab])
            self.addWidget(made)
            self._furnish(tab, made)
            if tab in self._rows:
                made.show_rows(self._rows[tab])
        return self._views[tab]

    def renew(self, tab: str, kind: ListKind[Any]) -> None:
        """The list of this tab has other columns from now on; the keyboard stays in it."""
        old, focused = self.view(tab), QApplication.focusWidget()
        old.table.keep_columns()
        self.kinds[tab] = kind
        del self._views[tab]
        made = self.view(tab)
        if self.currentWidget() is old:
            self.setCurrentWidget(made)
        if focused is not None and old.table.isAncestorOf(focused):
            made.table.view.setFocus()
        self.removeWidget(old)
        old.deleteLater()

    def turn(self, tab: str) -> None:
        """Show the list of this tab; the keyboard goes into it, unless the arrows are walking through the tabs."""
        walking = self.walked_in.hasFocus()
        self.tab = tab
        self.switch.set_value(tab)
        self.setCurrentWidget(self.shown)
        self.turned.emit()
        (self.walked_in if walking else self.shown.table.view).setFocus()

    def turn_on(self) -> None:
        """The next list; after the last one the first."""
        tabs = list(self.kinds)
        self.turn(tabs[(tabs.index(self.tab) + 1) % len(tabs)])

    def show_rows(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """What the book answered, list by list."""
        self._rows = dict(rows)
        for tab, view in self._views.items():
            view.show_rows(self._rows.get(tab, ()))
        if any(kind.counted for kind in self.kinds.values()):
            self.switch.set_options(self._titles, self._counts())

    def forget(self) -> None:
        """Nothing is known any more, and the first list is shown."""
        self._rows = {}
        self.turn(next(iter(self.kinds)))
        for view in self._views.values():
            view.table.forget()

    def _counts(self) -> dict[object, int]:
        return {tab: len(self._rows[tab]) for tab, kind in self.kinds.items() if kind.counted and self._rows.get(tab)}

    def keep_columns(self) -> None:
        """Remember how the lists were laid out."""
        for view in self._views.values():
            view.table.keep_columns()
