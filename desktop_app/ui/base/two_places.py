"""The bar that tells of another folder of the open book, and of what was entered only there (D7)."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.widgets.notices import Way, warning

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done
    from desktop_app.operations.other_places import OtherPlace


class TwoPlaces(QObject):
    """Asks once the book is shown. The bar stays until one of the two folders is chosen."""

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
