"""Which columns of a table show, how wide and in which order: chosen in each book, fitted to the room (U35)."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QTableView

from desktop_app.domain.columns import WORDED, Column, Look
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.speech import Reader

SCALE = 1000
"""Widths are remembered per so many pixels of the standard text size, so that they grow with the text."""

CONTENT_SHARE = 3 / 5
"""The stretching column is content with this share of its width."""


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

    def fit(self) -> None:
        """Hide what may fade, the first to go first, then narrow the texts; the stretching column takes the rest."""
        room = self._view.viewport().width()
        if room <= 0:
            return
        self._fitting = True
        for section, width in enumerate(self._widths):
            self._header.resizeSection(section, width)
            self._header.setSectionHidden(section, section in self._unwanted)
        self._fade(room)
        self._squeeze(self._taken(CONTENT_SHARE) - room)
        self._relax(room - self._taken())
        self._stretch(room)
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
        self._widths = [px(column.width) for column in self._columns]
        self._unwanted = {section for section, _, hidden in layout if hidden}
        for visual, (section, width, hidden) in enumerate(layout):
            self._widths[section] = px(width)
            self._header.moveSection(self._header.visualIndex(section), visual)
            self._header.resizeSection(section, px(width))
            self._header.setSectionHidden(section, hidden)
        self._fitting = False

    def _default(self) -> list[tuple[int, int, bool]]:
        return [(section, column.width, column.hidden) for section, column in enumerate(self._columns)]

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

    def _fade(self, room: int) -> None:
        fading = sorted((one.fades, at) for at, one in enumerate(self._columns) if one.fades and self.is_wanted(at))
        for _, section in fading:
            if self._taken() <= room:
                break
            self._header.setSectionHidden(section, True)

    def _squeeze(self, excess: int) -> None:
        """Take what is missing from the texts, at most two fifths of each."""
        for section in self._shown(*WORDED):
            if excess > 0:
                given = min(excess, self._header.sectionSize(section) * 2 // 5)
                self._header.resizeSection(section, self._header.sectionSize(section) - given)
                excess -= given

    def _relax(self, spare: int) -> None:
        """On a wide screen, texts and days grow by up to a third before the stretching column takes the rest."""
        for section in self._shown(*WORDED, Look.DATE):
            given = max(min(spare // 3, self._header.sectionSize(section) // 3), 0)
            self._header.resizeSection(section, self._header.sectionSize(section) + given)
            spare -= given

    def _stretch(self, room: int) -> None:
        for section, column in enumerate(self._columns):
            if column.stretch and not self._header.isSectionHidden(section):
                others = sum(self._header.sectionSize(one) for one in range(len(self._columns)) if one != section)
                least = round(px(column.width) * CONTENT_SHARE)
                self._header.resizeSection(section, max(room - others, least))
                return

    def _shown(self, *looks: Look) -> list[int]:
        """Visible columns of these looks whose width is their own."""
        return [
            section
            for section, column in enumerate(self._columns)
            if column.look in looks and not column.stretch and not self._header.isSectionHidden(section)
        ]

    def _taken(self, share: float = 1) -> int:
        """The room all columns want; the stretching one is content with a share of its width."""
        return sum(
            round(px(column.width) * share) if column.stretch else self._header.sectionSize(section)
            for section, column in enumerate(self._columns)
            if not self._header.isSectionHidden(section)
        )

    def _resized(self, section: int, _before: int, width: int) -> None:
        """The user drew a column to another width."""
        if not self._fitting and width:
            self._widths[section] = width
