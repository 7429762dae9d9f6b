"""The history of changes: who did what when, from what to what, of one record or of the whole shop (U26)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.columns import Words
from desktop_app.domain.periods import ALWAYS, PeriodName
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.history import HistoryOf, history_of
from desktop_app.operations.lists.history import HISTORY, ChangeRow, rows_of
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.limited_list import LimitedList, Listed
from desktop_app.ui.base.lists import Empty, ListKind
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.icons import Icon

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

SETTINGS = "settings"
"""`Route.tab`: only what was set."""


class HistoryPage(LimitedList[ChangeRow]):
    """`Route.customer_id`, `Route.goods_id`, `Route.number` or the tab `settings` say of what; else of everything."""

    name = PageName.HISTORY
    title = N_("History of changes")
    watches = frozenset(Changed)
    usual = PeriodName.MONTH
    wanted = HistoryOf()
    about: Words = ""

    def kind(self) -> ListKind[ChangeRow]:
        empty = Empty(self.desk.say("Nothing was changed in this time."), (), True, Icon.SEARCH)
        return ListKind("history", self.title, HISTORY, lambda row: (row.entry.seq, row.place), empty=empty)

    def open(self, route: Route) -> None:
        self.wanted = HistoryOf(route.customer_id, route.goods_id, route.number, route.tab == SETTINGS)
        self.about = route.number
        if self.wanted != HistoryOf():
            self.picker.choose(ALWAYS, PeriodName.ALL)  # of one record all of it is wanted
        self.reload()

    def rows_since(self, since: date | None) -> FromBook[Sequence[ChangeRow]]:
        wanted, today = self.wanted, self.desk.today()

        def read(book: "Book") -> Sequence[ChangeRow]:
            return rows_of(history_of(book.ledger, wanted, today, since))

        return read

    def show_rows(self, rows: Listed) -> None:
        if rows.rows and (self.wanted.customer_id or self.wanted.goods_id):
            self.about = rows.rows[-1].entry.about
            self.heading_changed.emit()
        super().show_rows(rows)

    def day_of(self, row: ChangeRow) -> date:
        return row.entry.dated

    def context(self) -> str:
        """Of which record."""
        return self.desk.words(self.about) if self.about else ""

    def open_row(self, row: ChangeRow) -> None:
        """The history of what this line is about, where it is a paper."""
        number = row.entry.about
        if isinstance(number, str) and self.wanted == HistoryOf() and "-" in number:
            self.desk.go(Route(PageName.HISTORY, number=number))
