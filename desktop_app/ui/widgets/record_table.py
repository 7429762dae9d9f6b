"""A table of records with all a list needs: order, filter, totals, copy, export, remembered columns (U31–U38)."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.columns import Column
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.column_layout import ColumnLayout
from desktop_app.ui.widgets.columns import column_sums, copied, counted_rows, totals
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.keys import button
from desktop_app.ui.widgets.labels import Card, caption, dress_as
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.menu import Menu
from desktop_app.ui.widgets.record_model import RecordModel
from desktop_app.ui.widgets.row_place import RowPlace
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.speech import Reader
from desktop_app.ui.widgets.sums_row import SumsRow
from desktop_app.ui.widgets.table_foot import TableFoot
from desktop_app.ui.widgets.table_view import TableView, looks

Record = TypeVar("Record")


class RecordTable(QWidget, Generic[Record]):
    """Shows records in columns. `name` is what its layout is remembered under.

    With `filters_on_demand` the filter box takes no room until it is asked for. `head` stands above the list, `foot`
    at its lower right.
    """

    opened = Signal(object)
    """A record: Enter or a double click."""

    current_changed = Signal(object)
    """The record under the cursor, or None."""

    selection_changed = Signal()

    filter_cleared = Signal()
    """The user wants to see all again: a page that narrowed the list shows that it no longer does."""

    def __init__(
        self,
        desk: Reader,
        name: str,
        columns: Sequence[Column[Record]],
        identity: Callable[[Record], Hashable],
        filters_on_demand: bool = False,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.name = name
        self._on_demand, self._known = filters_on_demand, False
        self.model: RecordModel[Record] = RecordModel(columns, desk, identity, self)
        self.view = TableView()
        self.search = SearchField(Icon.FILTER)
        self.head = HeadRow()
        self.sums: SumsRow | None = None
        self._clear = button(desk.say("Clear filter"), self.clear_filter)
        self._below = TableFoot(self._clear)
        self.footer, self.foot = self._below.words, self._below.row
        self._keep: Callable[[Record], bool] | None = None
        self.told_also: Callable[[Sequence[Record]], str] | None = None
        """What the foot says of the rows beside the sums of the columns."""
        self._chosen: Hashable | None = None
        self.place = RowPlace(self.view, desk, self.clear_filter)
        self._build()
        self.columns = ColumnLayout(self.view, self.model.columns, desk, name)
        self._connect()
        self._order_by_header()

    # ── what pages use ───────────────────────────────────────────────────────────────────────────

    def show_records(self, records: Iterable[Record]) -> None:
        """Replace the rows; the chosen row, the order and the filter stay."""
        chosen, self._known = self._chosen, True
        self.model.show(records)
        self.columns.measure(self.model.records, has_sums=self.sums is not None)
        self._after_change(chosen)

    def forget(self) -> None:
        """No rows, no filter, and no word about it: what is there is not known until it is read."""
        self.clear_filter()
        self.show_records(())
        self._chosen, self._known = None, False
        self._show_right_part()

    def filter_by(self, keep: Callable[[Record], bool] | None) -> None:
        """Narrow the list further by a condition of the page: a chip, a state, a bucket."""
        self._keep = keep
        self._refilter()

    def start_filter(self) -> None:
        """Ctrl+F: the keyboard goes into the filter box."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def is_empty(self) -> bool:
        """Whether it is known that there is no row at all."""
        return self._known and self.model.is_whole and not self.model.records

    def clear_filter(self) -> None:
        self._keep = None
        self.search.clear()
        self.search.setVisible(not self._on_demand)
        self.filter_cleared.emit()
        self._refilter()

    def current(self) -> Record | None:
        """The record under the cursor."""
        row = self.view.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def selected(self) -> list[Record]:
        """The chosen records from top to bottom."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return [self.model.shown[row] for row in rows]

    def choose(self, identity: Hashable) -> None:
        """Put the cursor on a record, now or when it comes."""
        self._chosen = identity
        self._put_cursor(identity)

    def put_sums_below(self) -> None:
        """Each sum below its column, in a line that is the whole width of the table."""
        self.sums = SumsRow(self.view)
        self._below.hold(self.sums)
        self.head.add_filter(self._clear)

    def stand_in_a_card(self) -> None:
        """Without a frame of its own: no box stands within a box."""
        dress_as(self._card, "card", False)

    def visible_columns(self) -> list[Column[Record]]:
        return [self.model.columns[section] for section in self.columns.visible()]

    def copy(self) -> None:
        """The chosen rows, to be pasted elsewhere."""
        QGuiApplication.clipboard().setText(copied(self.visible_columns(), self.selected(), self.desk))

    # ── columns and order ────────────────────────────────────────────────────────────────────────

    def keep_columns(self) -> None:
        """Remember the columns; called when the page is left."""
        self.columns.keep()

    def sort_by(self, section: int) -> None:
        """Order by a column; once more turns the order round, -1 brings back the order the rows came in."""
        again = section == self.model.sorted_by and not self.model.descending
        order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(section, order)

    def list_menu(self) -> Menu:
        """What can be done with a row by its letters, and the order and columns of the list, for mouse and menu key."""
        menu = Menu(self)
        menu.addActions(self.view.actions())
        menu.addSeparator()
        self._fill_order_menu(menu.submenu(self.desk.say("Sort by")))
        self.columns.fill_menu(menu.submenu(self.desk.say("Columns")))
        return menu

    def column_menu(self) -> Menu:
        """The columns alone, for the header."""
        menu = Menu(self)
        self.columns.fill_menu(menu)
        return menu

    def _fill_order_menu(self, menu: Menu) -> None:
        for section in self.columns.visible():
            here, down = section == self.model.sorted_by, self.model.descending
            arrow = ("  ▼" if down else "  ▲") if here else ""
            title = caption(self.desk.tell(self.model.columns[section].head))
            menu.addAction(f"{title}{arrow}", partial(self.sort_by, section))
        menu.addSeparator()
        menu.addAction(self.desk.say("As they come"), partial(self.sort_by, -1))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.view.draw(self.model, looks(self.model.columns, self.view))
        self.view.setAccessibleName(self.desk.say("List"))
        self._set_up_search()
        card = self._card = Card()
        stacked((self.place, 1), self._below, within=card, gap=0, margins=1)
        stacked(self.head, (card, 1), within=self)

    def _order_by_header(self) -> None:
        header = self.view.horizontalHeader()
        header.setSortIndicator(self.model.sorted_by, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.view.setSortingEnabled(True)

    def _set_up_search(self) -> None:
        self.search.tell(self.desk.say("Filter"), "Ctrl+F")
        self.search.setMinimumWidth(px(140))
        self.search.setMaximumWidth(px(300))
        self.head.add_filter(self.search)
        self.search.setAccessibleName(self.desk.say("Filter this list"))
        self.search.installEventFilter(self)
        self.search.setVisible(not self._on_demand)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._refilter)
        self.model.found_more.connect(self._refilter)
        self.view.entered.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        self.view.copied.connect(self.copy)
        self.view.selectionModel().currentRowChanged.connect(self._cursor_moved)
        self.view.selectionModel().selectionChanged.connect(self._selection_moved)
        head, rows = self.view.horizontalHeader(), self.view.viewport()
        head.customContextMenuRequested.connect(lambda at: self.column_menu().popup(head.mapToGlobal(at)))
        self.view.customContextMenuRequested.connect(lambda at: self.list_menu().popup(rows.mapToGlobal(at)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the filter into the list, Esc clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and (self.search.text() or self._keep or self._on_demand):
                self.clear_filter()
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _refilter(self) -> None:
        chosen = self._chosen
        self.model.filter(self.search.text(), self._keep)
        self._after_change(chosen)

    def _after_change(self, chosen: Hashable | None) -> None:
        self._show_right_part()
        self._put_cursor(chosen)
        self._write_footer()
        self.columns.fit()

    def _put_cursor(self, identity: Hashable | None) -> None:
        row = self.model.row_of(identity) if identity is not None else -1
        if not self.model.shown:
            self.current_changed.emit(None)
            return
        index = self.model.index(max(row, 0), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)

    def _show_right_part(self) -> None:
        """The rows; where there are none, why: nothing is there yet, or nothing fits the filter (U37)."""
        records, known = self.model.records, self._known and self.model.is_whole
        self.place.show_part(bool(records), bool(self.model.shown) or not known, bool(self.search.text()))
        self._below.setVisible(not self.is_empty())
        self.search.setEnabled(bool(records))

    def _cursor_moved(self, index: QModelIndex) -> None:
        record = self.model.shown[index.row()] if index.isValid() else None
        if record is not None:
            self._chosen = self.model.identity(record)
        self.current_changed.emit(record)

    def _selection_moved(self) -> None:
        self._write_footer()
        self.selection_changed.emit()

    def _open(self) -> None:
        record = self.current()
        if record is not None:
            self.opened.emit(record)

    def _write_footer(self) -> None:
        """How many rows, their totals, and the same of the chosen ones (U36); no sum while more is being found."""
        model, selected = self.model, self.selected()
        if not model.is_whole:
            looking = self.desk.say("Still looking…")
            self.footer.setText(looking)
            if self.sums is not None:
                self.sums.show_sums(looking, {}, looking)
            return
        shown, every = len(model.shown), len(model.records)
        parts = [counted_rows(shown, every, self.desk), *self._sums_of(model.shown)]
        chosen = self.desk.say("{count} chosen", count=len(selected)) if len(selected) > 1 else ""
        if chosen:
            parts += [chosen, *self._sums_of(selected)]
        self.footer.show_parts(parts)
        self._clear.setVisible(shown != every)
        if self.sums is not None:
            rows = selected if chosen else model.shown
            self.sums.show_sums(chosen or parts[0], column_sums(model.columns, rows), self.footer.text())

    def _sums_of(self, rows: Sequence[Record]) -> list[str]:
        also = [self.told_also(rows)] if self.told_also else []
        return also + [one for one in totals(self.visible_columns(), rows, self.desk) if one not in also]
