"""Where the sections of the settings lie: in two columns of cards that scroll together."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.ui.base.settings_section import SettingsSection
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.gutter import reserve_gutter
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import ROOM, beside, scrolled, stacked
from desktop_app.ui.widgets.soon import Soon

GAP, GUTTER, EDGE = 12, 12, 4
WIDEST, NARROWEST = 640, 424

Columns = Sequence[Sequence[SettingsSection]]


class SettingsBoard(QWidget):
    """Cards that are not laid out lie hidden. Where two columns would be too narrow, there is one."""

    def __init__(self, nothing: PlainLabel) -> None:
        super().__init__()
        content = QWidget()
        self.nothing = nothing
        self.columns: list[list[SettingsSection]] = []
        self._revealed: SettingsSection | None = None
        """The card that stays in view while everything finds its place, until somebody scrolls."""
        self._scrolling = Soon(self, self._scroll)
        self._stacks: list[QVBoxLayout] = [stacked(ROOM, gap=GAP), stacked(ROOM, gap=GAP)]
        self._row = beside(*self._stacks, within=content, gap=GAP, margins=(0, 0, EDGE, GAP))
        content.setMaximumWidth(px(2 * WIDEST + GAP + EDGE))
        self.area: QScrollArea = scrolled(content)
        self.area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        reserve_gutter(self.area)
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_: self._scroll())
        bar.actionTriggered.connect(lambda _: self._let_go())
        self.area.viewport().installEventFilter(self)
        stacked(nothing, (self.area, 1), within=self, gap=0)
        nothing.hide()

    def lay(self, columns: Columns) -> None:
        """Show these cards, column by column, and no other."""
        wanted = [list(one) for one in columns]
        if wanted != self.columns:
            for section in self._cards():
                section.hide()
            self.columns = wanted
            self._place()
            for section in self._cards():
                section.show()
            self.area.verticalScrollBar().setValue(0)
        self.nothing.setVisible(not any(wanted))

    def reveal(self, section: SettingsSection) -> None:
        """Scroll to this card once everything has found its place; what wraps later moves it again."""
        self._revealed = section
        self._scrolling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            self._let_go()
        return super().eventFilter(watched, event)

    def _scroll(self) -> None:
        if self._revealed is not None and isValid(self._revealed):
            bar = self.area.verticalScrollBar()
            bar.setValue(min(self._revealed.y(), bar.maximum()))

    def _let_go(self) -> None:
        self._revealed = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _cards(self) -> list[SettingsSection]:
        return [one for column in self.columns for one in column]

    def _place(self) -> None:
        """Each card into its column; one column has the width of two where a second one has no room."""
        alone = self.width() < px(2 * NARROWEST + GAP + GUTTER + EDGE)
        laid = [self._cards(), []] if alone else self.columns
        for at, (stack, column) in enumerate(zip(self._stacks, laid, strict=False)):
            self._row.setStretch(at, 0 if alone and at else 1)
            for place, section in enumerate(column):
                stack.insertWidget(place, section)
