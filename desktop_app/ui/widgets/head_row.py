"""What stands above a list: in one line where there is room, else the filters below the switch and the buttons, and
the buttons beside the filters where the switch needs the line for itself.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.layouts import ROOM, beside, stacked

GAP = 8


class HeadRow(QWidget):
    """Three groups: what switches the list at the left, what narrows it behind, what is done with it at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.switches, self.filters, self.buttons = beside(gap=GAP), beside(gap=GAP), beside(gap=GAP)
        self._second, self._third = QWidget(), QWidget()
        self._below, self._last = beside(ROOM, within=self._second, gap=GAP), beside(ROOM, within=self._third, gap=GAP)
        self._line = beside(self.switches, self.filters, ROOM, self.buttons, gap=GAP)
        self._second.hide()
        self._third.hide()
        stacked(self._line, self._second, self._third, within=self, gap=GAP)

    def add_switch(self, widget: QWidget) -> None:
        self.switches.addWidget(widget)

    def lead(self, switch: QWidget, widgets: Sequence[QWidget]) -> None:
        """What belongs to several lists stands above the one that is shown: its switch first, the others last."""
        self.switches.insertWidget(0, switch)
        for widget in widgets:
            self.buttons.addWidget(widget)

    def add_filter(self, widget: QWidget) -> None:
        self.filters.addWidget(widget)

    def add_buttons(self, widgets: Sequence[QWidget]) -> None:
        for widget in widgets:
            self.buttons.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """A part that wants more room than before, such as a switch that counts, may break the line."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return done

    def fit(self) -> None:
        """Break the line where its parts have no room beside one another, and join it again where they have."""
        switches, filters, buttons = (one.sizeHint().width() for one in (self.switches, self.filters, self.buttons))
        low_filters = switches + filters + buttons + 3 * px(GAP) > self.width() and self.filters.count() > 0
        low_buttons = low_filters and switches + buttons + 2 * px(GAP) > self.width()
        last_buttons = low_buttons and filters + buttons + 2 * px(GAP) > self.width()
        self._place(self.filters, self._below if low_filters else self._line, 0 if low_filters else 1)
        self._place(self.buttons, self._last if last_buttons else self._below if low_buttons else self._line, -1)
        lines = (self._second.isHidden(), self._third.isHidden())
        self._second.setVisible(low_filters)
        self._third.setVisible(last_buttons)
        if lines != (self._second.isHidden(), self._third.isHidden()):
            self.updateGeometry()  # what stands below is laid out for the lines there were

    def _place(self, group: QHBoxLayout, goes: QHBoxLayout, at: int) -> None:
        """In this line, and in no other."""
        leaves = group.parent()
        if leaves is not goes:
            assert isinstance(leaves, QHBoxLayout)
            leaves.removeItem(group)
            group.setParent(None)
            goes.insertLayout(at, group)
