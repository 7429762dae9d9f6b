"""What stands above a list: in one line where there is room, else the filters below the switch and the buttons."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

GAP = 8


class HeadRow(QWidget):
    """Three groups: what switches the list at the left, what narrows it behind, what is done with it at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.switches, self.filters, self.buttons = beside(gap=GAP), beside(gap=GAP), beside(gap=GAP)
        self._second = QWidget()
        self._below = beside(ROOM, within=self._second, gap=GAP)
        self._line = beside(self.switches, self.filters, ROOM, self.buttons, gap=GAP)
        self._broken = False
        self._second.hide()
        stacked(self._line, self._second, within=self, gap=GAP)

    def add_switch(self, widget: QWidget) -> None:
        self.switches.addWidget(widget)

    def add_filter(self, widget: QWidget) -> None:
        self.filters.addWidget(widget)

    def add_buttons(self, widgets: Sequence[QWidget]) -> None:
        for widget in widgets:
            self.buttons.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Break the line where its parts have no room beside one another, and join it again where they have."""
        groups = (self.switches, self.filters, self.buttons)
        wanted = sum(one.sizeHint().width() for one in groups) + 3 * px(GAP)
        broken = wanted > self.width() and self.filters.count() > 0
        if broken is not self._broken:
            self._broken = broken
            (self._line if broken else self._below).removeItem(self.filters)
            (self._below if broken else self._line).insertLayout(0 if broken else 1, self.filters)
            self.filters.setParent(self._below if broken else self._line)
            self._second.setVisible(broken)
