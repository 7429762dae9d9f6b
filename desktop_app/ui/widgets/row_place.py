"""What stands in the place of the rows of a list: they, or where there are none, why, and what to do (U37)."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QTableView, QWidget

from desktop_app.ui.look.icons import Icon
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.speech import Reader


class RowPlace(QWidget):
    """Nothing is there yet, nothing fits the filter, and nothing is to be done are three texts."""

    def __init__(self, rows: QTableView, desk: Reader, widen: Callable[[], None]) -> None:
        super().__init__()
        self.rows = rows
        self._why = desk.say("Nothing fits the filter. The list has rows, but this filter shows none of them.")
        self._widen = (desk.say("Clear filter"), widen)
        self.nothing_fits = EmptyState(self._why, None, self._widen, Icon.FILTER)
        self.empty: QWidget = PlainLabel(desk.say("Nothing here yet."), "muted")
        self.calm: QWidget | None = None
        self._stack = QStackedLayout(self)
        for each in (self.rows, self.empty, self.nothing_fits):
            self._stack.addWidget(each)

    def offer_more(self, more: tuple[str, Callable[[], None]] | None) -> None:
        """A way on where nothing fits the filter: what the list leaves out for itself, such as older years."""
        made = EmptyState(self._why, self._widen, more, Icon.FILTER, quiet=True)
        self._replace(self.nothing_fits, made)
        self.nothing_fits = made

    def set_empty(self, widget: QWidget) -> None:
        """What teaches where there is nothing yet."""
        self._replace(self.empty, widget)
        self.empty = widget

    def set_calm(self, widget: QWidget | None) -> None:
        """What is said where the page narrows the list and nothing is left, and that is good news; None for none."""
        self._replace(self.calm, widget)
        self.calm = widget

    def show_part(self, there: bool, shown: bool, typed: bool) -> None:
        """Whether rows are `there`, some are `shown`, and something is `typed` into the filter."""
        missing = self.empty if not there else self.calm if self.calm and not typed else self.nothing_fits
        self._stack.setCurrentWidget(self.rows if shown else missing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No row is cut in half: what is left over below the last whole one stays empty."""
        super().resizeEvent(event)
        head, row = self.rows.horizontalHeader().height(), self.rows.verticalHeader().defaultSectionSize()
        self.setContentsMargins(0, 0, 0, max(self.height() - head, 0) % row)

    def _replace(self, old: QWidget | None, new: QWidget | None) -> None:
        """What is seen now is followed by what comes in its place, never by whatever stands next in the stack."""
        is_seen = old is not None and self._stack.currentWidget() is old
        if new is not None:
            self._stack.addWidget(new)
        if is_seen:
            self._stack.setCurrentWidget(new or self.nothing_fits)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
