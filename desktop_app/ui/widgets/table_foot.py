"""The line below the rows of a list: what they come to at the left, what can be done with them at the right (U36)."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import Rule, SumsLabel
from desktop_app.ui.widgets.layouts import beside, stacked

HIGH = 32
"""In px at the standard text size, below its line."""


class TableFoot(QWidget):
    """`clear` is the button that shows all rows again; `row` takes more buttons."""

    def __init__(self, clear: QPushButton) -> None:
        super().__init__()
        clear.setProperty("flat", True)
        clear.hide()
        self.words = SumsLabel("", "muted")
        self._clear, self._line, inside = clear, Rule(), QWidget()
        inside.setFixedHeight(px(HIGH))
        self.row = beside((self.words, 1), clear, margins=(8, 0, 4, 0), within=inside)
        stacked(self._line, inside, within=self, gap=0)

    def hold(self, sums: QWidget) -> None:
        """Sums below their columns, over the whole width, in place of the words; they draw their own line."""
        self.words.hide()
        self._line.hide()
        self.row.removeWidget(self._clear)
        self.row.insertWidget(0, sums, 1)
        self.row.setContentsMargins(0, 0, 0, 0)
