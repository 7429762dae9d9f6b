"""Which columns of a table show, how wide and in which order: chosen in each book, fitted to the room (U35)."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QTableView

from desktop_app.domain.columns import Column, Look
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.column_needs import needed, needed_below, telling
from desktop_app.ui.widgets.column_room import ColumnWish, kept, shared
from desktop_app.ui.widgets.columns import column_sums
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.speech import Reader

SCALE = 1000
"""Widths are remembered per so many pixels of the standard text size, so that they grow with the text."""

NAME, NAME_SHARE = 240, 4 / 5
"""A name is never wider, so that what follows stands near it; where room is scarce it is content with a share."""

GROWING = frozenset({Look.TEXT, Look.CODE, Look.PHONE, Look.DATE})
"""What grows by up to a third on a wide screen before the rest is given away."""

SAMPLE = 100
"""So many rows are measured, and those with the largest figures."""


class ColumnLayout(QObject):
    """What the user chose is kept apart from what a narrow window hides or narrows for the moment."""

    def __init__(self, view: QTableView, columns: Sequence[Column[Any]], desk: Reader, name: str) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.horizontalHeader()
        self._columns = tuple(columns)
        self._desk = desk
        self._name = desk.preferences.of_book(f"table/{name}")
        self._fitting = False
        self._widths: list[int] = []
        self._drawn: set[int] = set()
        """Whose width the user chose."""
        self._records: Sequence[Any] = ()
        self._sums: Mapping[int, str] = {}
        self._needs: dict[int, int] = {}
        self._unwanted: set[int] = set()
        self._arrange(self._remembered() or self._default())
        self._header.sectionResized.connect(self._resized)
        view.viewport().installEventFilter(self)

    def keep(self) -> None:
        """Remember them for the next time."""
        kept = [
            (self._columns[at].key, round(self._widths[at] * SCALE / px(SCALE)), at in self._unwanted)
            for at in self._order()
        ]
        self._desk.preferences.keep_layout(self._name, QByteArray(json.dumps(kept).encode()))

    def reset(self) -> None:
        """Back to the columns as they are made."""
        self._arrange(self._default())
        self.keep()
        self.fit()

    def visible(self) -> list[int]:
        """The columns that show, from left to right."""
        return [at for at in self._order() if not self._header.isSectionHidden(at)]

    def _order(self) -> list[int]:
        return [self._header.logicalIndex(visual) for visual in range(len(self._columns))]

    def is_wanted(self, section: int) -> bool:
        """Whether the column shows where there is room for it."""
        return section not in self._unwanted

    def want(self, section: int, wanted: bool) -> None:
        """Show or hide a column for good; the last one stays."""
        if wanted:
            self._unwanted.discard(section)
        elif len(self._unwanted) + 1 < len(self._columns):
            self._unwanted.add(section)
        self.keep()
        self.fit()

    def fill_menu(self, menu: QMenu) -> None:
        """Each column to be shown or hidden, and the way back to how they are made."""
        for section, column in enumerate(self._columns):
            action = menu.addAction(caption(self._desk.tell(column.head)))
            action.setCheckable(True)
            action.setChecked(self.is_wanted(section))
            action.toggled.connect(partial(self.want, section))
        menu.addSeparator()
        menu.addAction(self._desk.say("Default columns"), self.reset)

    def measure(self, records: Sequence[Any], has_sums: bool = False) -> None:
        """What stands in the columns from now on: each is to be as wide as its longest text, also that of a sum in bold
        below it.
        """
        self._records, self._sums = records, column_sums(self._columns, records) if has_sums else {}
        self._needs = {}

    def fit(self) -> None:
        """Hide what may fade, the first to go first; then no text but a name is narrower than it is long."""
        room = self._view.viewport().width()
        if room <= 0:
            return
        wishes = {at: self._wish(at) for at in self._order() if self.is_wanted(at)}
        there = kept(wishes, room)
        widths = shared({at: wish for at, wish in wishes.items() if at in there}, room)
        self._fitting = True
        for section in range(len(self._columns)):
            self._header.setSectionHidden(section, section not in there)
            if section in there:
                self._header.resizeSection(section, widths[section])
        self._fitting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit to the room whenever it changes: with the window, or when a scroll bar comes and goes."""
        if isinstance(event, QResizeEvent) and event.oldSize().width() != event.size().width():
            self.fit()
        return super().eventFilter(watched, event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _arrange(self, layout: list[tuple[int, int, bool]]) -> None:
        """`layout` is (section, width at the standard text size, hidden) from left to right."""
        self._fitting = True
        self._widths, self._drawn = [px(column.width) for column in self._columns], set()
        self._unwanted = {section for section, _, hidden in layout if hidden}
        for visual, (section, width, hidden) in enumerate(layout):
            self._widths[section] = px(width)
            if width != self._columns[section].width:
                self._drawn.add(section)
            self._header.moveSection(self._header.visualIndex(section), visual)
            self._header.resizeSection(section, px(width))
            self._header.setSectionHidden(section, hidden)
        self._fitting = False

    def _default(self) -> list[tuple[int, int, bool]]:
        return [(section, column.width, False) for section, column in enumerate(self._columns)]

    def _remembered(self) -> list[tuple[int, int, bool]]:
        """What was kept; nothing when it is damaged or of other columns."""
        sections = {column.key: at for at, column in enumerate(self._columns)}
        try:
            kept = json.loads(bytes(self._desk.preferences.layout(self._name).data()))
            layout = [(sections[key], int(width), bool(hidden)) for key, width, hidden in kept]
        except (ValueError, TypeError, KeyError):
            return []
        whole = sorted(section for section, _, _ in layout) == list(range(len(self._columns)))
        return layout if whole and not all(hidden for *_, hidden in layout) else []

    def _wish(self, section: int) -> ColumnWish:
        """What the column wants; a width the user drew is neither widened nor, while there is room, narrowed."""
        column, usual, need = self._columns[section], self._widths[section], self._need(section)
        if column.look is Look.NAME:
            head = needed(column, (), self._desk, self._view)
            least, most = max(round(px(column.width) * NAME_SHARE), head), max(px(NAME), px(column.width))
            usual = max(usual, min(need, most))
        else:
            least, usual = need, max(usual, need)
            most = usual + usual // 3 if column.look in GROWING else usual
        if section in self._drawn:
            usual = most = self._widths[section]
            least = min(least, usual)
        takes_rest = column.stretch and column.look is not Look.NAME
        return ColumnWish(least, usual, most, column.fades, takes_rest, yields=column.look is Look.NAME)

    def _need(self, section: int) -> int:
        if section not in self._needs:
            column, step = self._columns[section], max(len(self._records) // SAMPLE, 1)
            sample = (*self._records[::step], *telling(column, self._records))
            below = needed_below(self._sums.get(section, ""), self._view)
            self._needs[section] = max(needed(column, sample, self._desk, self._view), below)
        return self._needs[section]

    def _resized(self, section: int, _before: int, width: int) -> None:
        """The user drew a column to another width."""
        if not self._fitting and width:
            self._widths[section] = width
            self._drawn.add(section)
