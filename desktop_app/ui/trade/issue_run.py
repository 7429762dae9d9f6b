"""Statements issued for many customers, one after the other, so that it can be watched and stopped (U7, U50)."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.done import Done
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import Progress

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Issue = Callable[["Book", int, Moment], Done[PaperRow]]
"""Issues the statement of the customer with this id, or finds the one that was issued."""


class IssueRun(QObject):
    """Each statement is whole before the next is begun; a stop leaves the rest of the customers as they were."""

    told = Signal(int, object)
    """A customer's id and the `PaperRow` of the statement, or the `Said` why there is none."""

    ended = Signal()
    """All are done, or the run was stopped."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customers: tuple[int, ...] = ()
        self._issue: Issue
        self._new = 0
        self.progress = Progress()
        self.busy = False

    def start(self, customers: Iterable[int], issue: Issue) -> None:
        """Begin with the first."""
        self._customers, self._issue, self._new = tuple(customers), issue, 0
        self.progress = Progress()
        self.progress.step(0, len(self._customers))
        self.busy = True
        self._next()

    def stop(self) -> None:
        """End after the customer that is at hand."""
        self.progress.cancel()

    def _next(self) -> None:
        progress = self.progress
        if progress.cancelled or progress.done == progress.total:
            self.busy = False
            self._tell_final()
            self.ended.emit()
            return
        customer, issue = self._customers[progress.done], self._issue

        def verb(book: "Book", moment: Moment) -> Done[PaperRow]:
            made = issue(book, customer, moment)
            self._new += bool(made.changes)
            return made

        self._desk.jobs.do(verb, self._take, self, self._take)

    def _tell_final(self) -> None:
        """A number that is given out is never taken back (case 7)."""
        say, new, self._new = self._desk.say, self._new, 0
        if new:
            issued = say("1 statement is issued.") if new == 1 else say("{count} statements are issued.", count=new)
            self._desk.final(
                issued, say("Its number is given out for good; where it is wrong, issue another in its place.")
            )

    def _take(self, answer: PaperRow | Said) -> None:
        at = self.progress.done
        self.progress.step(at + 1, self.progress.total)
        self.told.emit(self._customers[at], answer)
        self._next()
