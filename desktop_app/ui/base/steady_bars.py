"""What is said of a book as long as it is open: that it is only looked at, or lies in two places (U30, D7)."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Obstacle, Said
from desktop_app.domain.moment import Moment
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.widgets.notices import Way, warning

if TYPE_CHECKING:
    from desktop_app.operations.books import Book
    from desktop_app.operations.checking import Disproof
    from desktop_app.operations.done import Done
    from desktop_app.operations.other_places import OtherPlace


class LookBar(QObject):
    """Why nothing can be entered, and the way to try again; damage that is found meanwhile brings it up too."""

    def __init__(self, window: MainWindow, again: Callable[[], None], restore: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._again, self._restore = window, again, restore
        self.why: Said | None = None
        window.desk.jobs.obstructed.connect(self._hear)
        window.desk.renewed.connect(lambda _: self.tell(self.why))

    def tell(self, why: Said | None) -> None:
        """Say why nothing can be entered; None takes the bar away."""
        self.why = why
        if why is None:
            self._window.steady_bar.dismiss()
            return
        desk = self._window.desk
        text = desk.say("This book is only looked at; nothing can be entered. {reason}", reason=why)
        self._window.steady_bar.show_notice(warning(text, *self._ways(why)))

    def tell_findings(self, findings: "Sequence[Disproof]") -> None:
        """What the weekly proof found: a broken book is only looked at, lost papers are named as long as it is open."""
        from desktop_app.operations.checking import advice, is_serious

        if not findings or self.why is not None:
            return
        if is_serious(findings):
            self.tell(advice(findings))
            return
        desk = self._window.desk
        backing_up = Way(desk.say("Back up now"), lambda: desk.go(Route(PageName.SETTINGS, tab="backup")))
        notice = warning(desk.tell(advice(findings)), backing_up, self._way_to_check())
        self._window.steady_bar.show_notice(notice)

    def prove(self) -> None:
        """Once the first page shows what it asked for: damage brings up the bar, and nothing is entered (D18)."""
        jobs = self._window.desk.jobs

        def quickly(book: "Book") -> None:
            from desktop_app.operations.checking import prove_quickly

            prove_quickly(book)

        def begin(_: None) -> None:
            jobs.ask(quickly, lambda _: None, self, lambda _: None)

        if self.why is None:
            jobs.ask(lambda _: None, begin, self)

    def _ways(self, why: Said) -> tuple[Way, ...]:
        say = self._window.desk.say
        if why.obstacle is Obstacle.DAMAGED:
            return Way(say("Restore a backup"), self._restore), self._way_to_check()
        return (Way(say("Try again"), self._again),)

    def _way_to_check(self) -> Way:
        """Where it is shown what does not hold; it stays looked at meanwhile."""
        desk = self._window.desk
        return Way(desk.say("Check the book"), lambda: desk.go(Route(PageName.SETTINGS, tab="check")))

    def _hear(self, said: Said) -> None:
        if said.obstacle is Obstacle.DAMAGED and self.why is None:
            self.tell(said)


class TwoPlaces(QObject):
    """Another folder of the book, and what was entered only there. The bar stays until one of the two is chosen."""

    def __init__(self, window: MainWindow, open_book: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._window, self._open = window, open_book
        self.found: OtherPlace | None = None
        window.desk.renewed.connect(lambda _: self._tell())

    def look(self) -> None:
        """Tell of the one with most entries of its own."""

        def look(book: "Book") -> "list[OtherPlace]":
            from desktop_app.operations.other_places import other_places

            return other_places(book)

        self.forget()
        self._window.desk.jobs.ask(look, self._found, self)

    def forget(self) -> None:
        """Another book is opened."""
        self.found = None

    def _found(self, places: "list[OtherPlace]") -> None:
        self.found = max(places, key=lambda one: one.there, default=None)
        self._tell()

    def _tell(self) -> None:
        found, desk = self.found, self._window.desk
        if found is None:
            return
        ways = [Way(desk.say("Open the other one"), lambda: self._open(found.folder))]
        notice = warning(desk.tell(found.said()), *ways)
        if found.is_looked_at:
            desk.notice(notice)
            return
        stay = Way(desk.say("Stay with this one"), self._stay)
        self._window.steady_bar.show_notice(warning(notice.text, *ways, stay))

    def _stay(self) -> None:
        def stay(book: "Book", moment: "Moment") -> "Done[int]":
            from desktop_app.operations.other_places import stay_here

            return stay_here(book, moment)

        self.found = None
        self._window.steady_bar.dismiss()
        self._window.desk.jobs.do(stay, None, self)
