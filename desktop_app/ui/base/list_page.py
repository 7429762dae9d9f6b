"""A page that is a list: it declares what it lists; table, panel, filter, export and remembered columns are here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.language import N_
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import Route
from desktop_app.ui.base.side_panel import SidePanel
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Row = TypeVar("Row")

SIDE_MARGIN, GAP = 16, 12
"""Room at both sides of a page and between its parts, in px at the standard text size."""


class ListPage(Page, Generic[Row]):
    """A page declares `kind`, `question`, and what Enter does on a row (`open_row`).

    `buttons` are the commands that stand above the list, the last one primary; while a quick form is open the primary
    button is the form's.
    """

    buttons: ClassVar[tuple[str, ...]] = ()
    narrowest_side = 0
    """Pixels at the standard text size that the panel needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panel = SidePanel(desk, self.facts_card(), self.narrowest_side)
        self._buttons = [self.button(key, primary=key == self.buttons[-1]) for key in self.buttons]
        self.list: ListView[Row] = ListView(desk, self.kind(), self._buttons)
        self._connect()
        self._lay_out()
        self.register_commands()

    # ── what a page declares ─────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[Row]:
        """The list."""
        raise NotImplementedError

    def question(self) -> "Callable[[Book], Sequence[Row]]":
        """What is read from the book."""
        raise NotImplementedError

    def open_row(self, row: Row) -> None:
        """Enter or a double click."""

    def cursor_on(self, row: Row | None) -> None:
        """Another row is under the cursor, or none."""

    def facts_card(self) -> QWidget | None:
        """What is known of the row under the cursor; None where the panel only holds forms."""
        return None

    def above(self) -> QWidget | None:
        """What stands above the list, over the whole width."""
        return None

    # ── what every list does ─────────────────────────────────────────────────────────────────────

    @property
    def table(self) -> RecordTable[Row]:
        """The table of the list that is shown."""
        return self.list.table

    def open(self, route: Route) -> None:
        self.reload()

    def reload(self) -> None:
        self.desk.jobs.ask(self.question(), self.show_rows, self, lane=f"list {self.name}")

    def show_rows(self, rows: Sequence[Row]) -> None:
        """What the book answered."""
        self.list.show_rows(rows)

    def leave(self) -> None:
        self.table.keep_columns()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    @command("list.filter", N_("Filter this list"), "Ctrl+F")
    def filter(self) -> None:
        self.table.start_filter()

    @command("list.export", N_("Export this list"), "Ctrl+E")
    def export(self) -> None:
        export_table(self, self.desk, self.table, self.desk.translate(self.list.kind.title))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def _connect(self) -> None:
        self.table.current_changed.connect(self._cursor_moved)
        self.table.opened.connect(self.open_row)
        self.list.reread.connect(self.reload)
        self.panel.form_shown.connect(self._yield_primary)
        self.panel.left.connect(lambda: self.table.view.setFocus())

    def _cursor_moved(self, row: Any) -> None:
        """A form about one row does not stay beside another; one that is being filled in stays until it is left."""
        if not self.panel.is_typed_in():
            self.panel.show_facts()
        self.cursor_on(row)

    def _yield_primary(self, form_shown: bool) -> None:
        """One primary button at a time."""
        if self._buttons and self.panel.facts is None:
            self._buttons[-1].setVisible(not form_shown)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(px(GAP))
        middle.addWidget(self.list, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(SIDE_MARGIN), 0, px(SIDE_MARGIN), px(GAP))
        layout.setSpacing(px(GAP))
        above = self.above()
        if above is not None:
            layout.addWidget(above)
        layout.addLayout(middle, 1)


class FactsListPage(ListPage[Row]):
    """A list beside which the facts of its row stand; the panel can be hidden."""

    @command("list.panel", N_("Show or hide the panel"), "Ctrl+I")
    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())
