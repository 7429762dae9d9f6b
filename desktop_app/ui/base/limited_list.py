"""A list that goes back a limited time: where nothing is in it, it says what lies further back, and shows it (U37)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from desktop_app.domain.periods import ALWAYS, Period, PeriodName
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import Empty
from desktop_app.ui.widgets.period_picker import PeriodPicker

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of the time that is listed, and where there are none, how many there are of all times."""

    rows: Sequence[Any]
    older: int = 0


class LimitedList(FactsListPage[Row]):
    """A page declares `rows_since`, the `usual` period, and `day_of` a row."""

    usual: ClassVar[PeriodName] = PeriodName.THREE_MONTHS

    def __init__(self, desk: Desk) -> None:
        self.picker = PeriodPicker(desk.say, desk.today, (), self.usual)
        super().__init__(desk)
        self.table.head.add_filter(self.picker)
        self.picker.changed.connect(lambda _: self.reload())

    def period(self) -> Period:
        """The days that are listed."""
        return self.picker.period()

    def since(self) -> date | None:
        """The first day that is listed; None lists all."""
        return None if self.period().is_all else self.period().first

    def keeps_open(self) -> bool:
        """Whether what is still open is listed however old it is: unless somebody chose other days (U32)."""
        return self.picker.name() is self.usual

    def is_of_period(self, row: Row) -> bool:
        """Whether it is of the days that are listed, and not older and still open."""
        since = self.since()
        return since is None or self.day_of(row) >= since

    def of_period(self, keeps: Callable[[Row], bool] = lambda _: True) -> Callable[[Row], bool]:
        """What keeps these rows, only of the days that are listed."""
        return lambda row: self.is_of_period(row) and keeps(row)

    def day_of(self, row: Row) -> date:
        """On which day it stands in the list."""
        raise NotImplementedError

    def rows_since(self, since: date | None) -> FromBook[Sequence[Row]]:
        """The rows from this day on."""
        raise NotImplementedError

    def question(self) -> FromBook[Listed]:
        since, last = self.since(), self.period().last
        read, read_all, is_past = self.rows_since(since), self.rows_since(None), last < self.desk.today()

        def look(book: "Book") -> Listed:
            rows = read(book)
            if since is not None and is_past:
                rows = [row for row in rows if self.day_of(row) <= last]
            some = since is None or any(self.day_of(row) >= since for row in rows)
            return Listed(rows, 0 if some else len(read_all(book)))

        return look

    def show_rows(self, rows: Listed) -> None:
        """What there is; of an empty list whether it is new, or only quiet in these days."""
        limited = self.since() is not None
        self.table.place.offer_more((self.desk.say("Look at all years"), self.look_at_all) if limited else None)
        empty = self._nothing_of_late(rows.older) if rows.older else self.list.kind.empty
        if empty is not None and (rows.older or not rows.rows):
            self.table.place.set_empty(empty.shown())
        super().show_rows(rows.rows)

    def look_at_all(self) -> None:
        """However long ago."""
        self.picker.choose(ALWAYS, PeriodName.ALL)

    def _nothing_of_late(self, older: int) -> Empty:
        say, usual = self.desk.say, self.list.kind.empty
        told = say("Nothing in this time. There are {count} older ones.", count=older)
        ways = ((say("Look at all years"), self.look_at_all),)
        return Empty(told, ways, True) if usual is None else Empty(told, ways, True, usual.icon)
