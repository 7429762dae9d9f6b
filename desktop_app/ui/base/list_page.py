"""A page that is a list, or some: it declares what it lists; table, panel, filter, export and columns are here."""

from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.language import N_
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_stack import ListStack
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.side_panel import PageParts, SidePanel
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import dress_as, plain_tip
from desktop_app.ui.widgets.layouts import Part, beside, stacked
from desktop_app.ui.widgets.record_table import RecordTable

Row = TypeVar("Row")

SIDE_MARGIN, GAP = 16, 12
"""Room at both sides of a page and between its parts, in px at the standard text size."""


class ListPage(Page, Generic[Row]):
    """A page declares `kind`, `question`, and what Enter does on a row (`open_row`).

    A page of several lists declares `kinds` instead, answers its `question` with the rows of each by its tab, and has
    a switch above them. `buttons` are the commands that stand above the list, the last one primary, unless the card
    beside the list says what comes next (`leads`); while a quick form is open the primary button is the form's.
    """

    buttons: ClassVar[tuple[str, ...]] = ()
    leads: ClassVar[bool] = True
    panel_beside_all: ClassVar[bool] = False
    """Whether the panel has the height of the page, beside what stands above the list too."""
    imports: ClassVar[str | None] = None
    """What a sheet is read as that is brought in from here, empty for whatever it is; None where nothing is."""

    narrowest_side = 0
    """Pixels at the standard text size that the panel needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.panel = SidePanel(desk, self.facts_card(), self.narrowest_side)
        self.standing: dict[str, QPushButton] = {} if self.imports is None else {"import": self._import_button()}
        self.standing |= {
            key: self.button(key, self.leads and key == self.buttons[-1], short=True) for key in self.buttons
        }
        self.lists = ListStack(desk, self.kinds(), desk.translate(self.title), self.furnish)
        self.parts = PageParts(desk, QWidget())
        self.wants_panel = True
        """Whether the user wants to see the facts beside the lists that have them."""
        self._lay_out()
        self._connect()
        self.register_commands()

    # ── what a page declares ─────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[Row]:
        """The list."""
        raise NotImplementedError

    def kinds(self) -> "dict[str, ListKind[Any]]":
        """The lists by the tab of a route, the first one shown at first; most pages have one."""
        return {"": self.kind()}

    def question(self) -> FromBook[Any]:
        """What is read from the book: the rows of the list, or those of each list by its tab."""
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

    def form_stays(self, row: Row | None) -> bool:
        """Whether the form that is open is about this row too."""
        return False

    def history(self) -> Route:
        """Of the paper under the cursor."""
        number = getattr(self.table.current(), "number", "")
        return Route(PageName.HISTORY, number=number) if number else super().history()

    def turned(self) -> None:
        """Another list is shown."""

    def place(self) -> tuple[int, int]:
        """Which row the cursor is on, and how many there are."""
        return self.table.view.currentIndex().row() + 1, len(self.table.model.shown)

    def export_name(self) -> str:
        """What the exported list is called."""
        return self.desk.translate(self.list.kind.title)

    # ── what every list does ─────────────────────────────────────────────────────────────────────

    @property
    def list(self) -> ListView[Row]:
        """The list that is shown."""
        return self.lists.shown

    @property
    def table(self) -> RecordTable[Row]:
        """The table of the list that is shown."""
        return self.list.table

    def reload(self) -> None:
        self.desk.jobs.ask(self.question(), self.show_rows, self, lane=f"list {self.name}")

    def show_rows(self, rows: Any) -> None:
        """What the book answered."""
        self.lists.show_rows(rows if len(self.lists.kinds) > 1 else {self.lists.tab: rows})
        self.show_or_hide_panel()

    def show_or_hide_panel(self) -> None:
        """Facts stand beside a list that has rows; beside an empty one nothing would be in the box.

        A form that is open stays, and a panel without facts is there for forms alone.
        """
        if self.panel.facts is None or self.panel.shown is not self.panel.facts:
            return
        self.panel.setVisible(self.list.kind.has_facts and self.wants_panel and not self.table.is_empty())

    def leave(self) -> None:
        self.lists.keep_columns()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.parts.first_focus(self.table.view)

    @command("list.filter", N_("Filter this list"), "Ctrl+F")
    def filter(self) -> None:
        self.table.start_filter()

    @command("list.export", N_("Export this list"), "Ctrl+E", short=N_("Export"))
    def export(self) -> None:
        export_table(self, self.desk, self.table, self.export_name())

    def furnish(self, tab: str, made: ListView[Any]) -> None:
        """A list was made: from now on the page hears of it, and its letters are heard there too."""
        made.table.current_changed.connect(lambda row: self._cursor_moved(tab, row))
        made.table.opened.connect(self.open_row)
        made.reread.connect(self.reload)
        for key in made.kind.buttons:
            button = self.button(key, short=True)
            made.table.head.add_buttons([button])
            if key in made.kind.of_a_row:
                self._needs_a_row(key, button, made)
        if "list.export" not in self.buttons:
            exporting = self.button("list.export", short=True)
            dress_as(exporting, "compact", True)
            made.table.foot.addWidget(exporting)
        for one in self.desk.actions.of(self):
            if one.command.where is Where.LIST:
                made.table.view.addAction(one.action)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def _needs_a_row(self, key: str, button: QPushButton, made: ListView[Any]) -> None:
        """What is done to a row waits for one it can be done to, and says why it cannot."""

        def look(one: Any | None) -> None:
            why = self.desk.say("There is nothing in this list yet.") if one is None else self._unfit(key, one, made)
            button.setEnabled(not why)
            button.setToolTip(plain_tip(why))

        look(None)
        made.table.current_changed.connect(look)

    def _unfit(self, key: str, row: Any, made: ListView[Any]) -> str:
        return self.desk.translate(made.kind.unfit(key, row)) if made.kind.unfit is not None else ""

    def _import_button(self) -> QPushButton:
        made = button(self.desk.say("Import"), lambda: self.desk.go(Route(PageName.IMPORT, tab=self.imports or "")))
        made.setToolTip(plain_tip(self.desk.say("Bring in an Excel sheet; it may be dropped on the window, too")))
        return made

    def _connect(self) -> None:
        self.lists.turned.connect(self._turned)
        self.panel.form_shown.connect(self._yield_primary)
        self.panel.left.connect(self._keyboard_back)
        self.parts.left.connect(self._keyboard_back)

    def _keyboard_back(self) -> None:
        """To the list, or to the page where nothing is listed; never to a page that is not seen any more."""
        if self.isVisible():
            (self.table.view if self.table.view.isVisible() else self).setFocus()

    def _turned(self) -> None:
        """The facts belong to the lists that have them; a panel without facts holds a form, which stays."""
        if self.panel.facts is not None:
            self.panel.show_facts()
            self.show_or_hide_panel()
        self.cursor_on(self.table.current())
        self.turned()

    def _cursor_moved(self, tab: str, row: Any) -> None:
        """A form about one row does not stay beside another; one that is being filled in stays until it is left."""
        if tab != self.lists.tab:
            return
        if not (self.panel.is_typed_in() or self.form_stays(row)):
            self.panel.put_aside()
            self.panel.show_facts()
        self.cursor_on(row)

    def _yield_primary(self, form_shown: bool) -> None:
        """One primary button at a time."""
        if not form_shown:
            self.show_or_hide_panel()
        if self.buttons and self.leads:
            self.standing[self.buttons[-1]].setVisible(not form_shown)

    def _lay_out(self) -> None:
        stacked(self.parts, within=self)
        head: list[Part] = [above] if (above := self.above()) is not None else []
        if len(self.lists.kinds) > 1:
            self._stand_above()
            self.lists.turned.connect(self._stand_above)
        else:
            self.table.head.add_buttons([*self.standing.values()])
        usual: dict[str, Any] = {"within": self.parts.usual, "gap": GAP, "margins": (SIDE_MARGIN, 0, SIDE_MARGIN, GAP)}
        if self.panel_beside_all:
            beside((stacked(*head, (self.lists, 1), gap=GAP), 1), self.panel, **usual)
        else:
            stacked(*head, (beside((self.lists, 1), self.panel, gap=GAP), 1), **usual)

    def _stand_above(self) -> None:
        """In the line above the list that is shown: the switch between all, and what belongs to each of them."""
        self.table.head.lead(self.lists.bar, [*self.standing.values()])
        self.lists.bar.show()


class FactsListPage(ListPage[Row]):
    """A list beside which the facts of its row stand; the panel can be hidden."""

    @command("list.panel", N_("Show or hide the panel"), "Ctrl+I")
    def toggle_panel(self) -> None:
        self.wants_panel = not self.wants_panel
        self.show_or_hide_panel()


class SeveralLists(ListPage[Any]):
    """A page of several lists: one key goes from each to the next."""

    @command("list.next", N_("The next list"), "Ctrl+Tab")
    def next_list(self) -> None:
        self.lists.turn_on()
