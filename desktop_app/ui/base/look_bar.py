"""The steady bar over a book that is only looked at: why that is, and the way to try again (U30)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Obstacle, Said
from desktop_app.ui.base.main_window import MainWindow
from desktop_app.ui.widgets.notices import Way, warning

if TYPE_CHECKING:
    from desktop_app.operations.books import Book


class LookBar(QObject):
    """Stays as long as the book is open; damage that is found meanwhile brings it up too."""

    def __init__(self, window: MainWindow, again: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._again = window, again
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
        self._window.steady_bar.show_notice(warning(text, Way(desk.say("Try again"), self._again)))

    def prove(self) -> None:
        """Once the first page has asked for what it shows: damage brings up the bar, and nothing is entered (D18)."""

        def quickly(book: "Book") -> None:
            from desktop_app.operations.checking import prove_quickly

            prove_quickly(book)

        if self.why is None:
            self._window.desk.jobs.ask(quickly, lambda _: None, self, lambda _: None)

    def _hear(self, said: Said) -> None:
        if said.obstacle is Obstacle.DAMAGED and self.why is None:
            self.tell(said)
