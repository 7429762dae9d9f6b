"""The lists of one page and the switch between them: each is made when it is first shown (U12)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.menu import Menu
from desktop_app.ui.widgets.switch import Switch

MOST = 8
"""So many lists stand in a switch; more than that are not told apart at a glance (redlines 4)."""


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
        self._rows: dict[str, Sequence[Any]] = {}
        self._titles = [(tab, desk.translate(kind.title)) for tab, kind in self.kinds.items()]
        self.switch = Switch(self._titles, name, leaves_keyboard=True)
        self.walked_in: QWidget = self.switch
        """Where the arrows walk through the lists: the keyboard stays there."""
        self.more = button(desk.say("More…"), self.open_more)
        self.bar = QWidget()
        """The switch, and behind it the lists that have no place in it."""
        beside(self.switch, self.more, within=self.bar)
        self._furnish = furnish
        self._views: dict[str, ListView[Any]] = {}
        self.switch.changed.connect(lambda tab: self.turn(str(tab)))
        self._fill_switch()
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
        self._fill_switch()
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
        self._fill_switch()

    def forget(self) -> None:
        """Nothing is known any more, and the first list is shown."""
        self._rows = {}
        self.turn(next(iter(self.kinds)))
        for view in self._views.values():
            view.table.forget()

    # ── lists that have no place in the switch ───────────────────────────────────────────────────

    def in_switch(self) -> list[str]:
        """Those that always stand there, the open one, and of the others the first that have rows."""
        always = [tab for tab, kind in self.kinds.items() if not kind.folds]
        others = [tab for tab, kind in self.kinds.items() if kind.folds and self._rows.get(tab)]
        room = MOST - len(always) - 1  # a place is kept for one of the others: what is opened drives none away
        shown = {*always, self.tab, *others[: max(room, 0)]}
        return [tab for tab in self.kinds if tab in shown]

    def menu(self) -> Menu:
        """The other lists, with how many rows they have."""
        menu, counts, shown = Menu(self.more, narrowest=self.more.width()), self._counts(), self.in_switch()
        for tab, title in self._titles:
            if tab not in shown:
                menu.addAction(caption(f"{title} {counts.get(tab, '')}".rstrip()), partial(self.turn, tab))
        return menu

    def open_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + px(4))))

    def _fill_switch(self) -> None:
        shown = self.in_switch()
        self.switch.set_options([(tab, title) for tab, title in self._titles if tab in shown], self._counts())
        self.more.setHidden(len(shown) == len(self.kinds))

    def _counts(self) -> dict[object, int]:
        return {tab: len(self._rows[tab]) for tab, kind in self.kinds.items() if kind.counted and self._rows.get(tab)}

    def keep_columns(self) -> None:
        """Remember how the lists were laid out."""
        for view in self._views.values():
            view.table.keep_columns()
