"""A switch between many lists: tabs, which scroll where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

from desktop_app.ui.widgets.labels import caption


class TabSwitch(QTabBar):
    """`changed` carries the value the user chose; `name` is for screen readers. Arrows walk through the tabs."""

    changed = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setDocumentMode(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(name)
        self.set_options(options)
        self.currentChanged.connect(lambda at: self.changed.emit(self._values[at]))

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Other words for the same values."""
        self._values = [value for value, _ in options]
        for at, (_, text) in enumerate(options):
            if at < self.count():
                self.setTabText(at, caption(text))
            else:
                self.addTab(caption(text))

    def value(self) -> object:
        return self._values[self.currentIndex()]

    def set_value(self, value: object) -> None:
        """Choose without telling anybody."""
        before = self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(before)
