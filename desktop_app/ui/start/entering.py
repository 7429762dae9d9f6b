"""From the open book to its first page: PIN, day and recovery key come first, then it is told what there is to tell."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.shop import Shop
from desktop_app.operations.books import shop_of
from desktop_app.operations.done import Changed
from desktop_app.operations.pins import has_pin
from desktop_app.operations.terms import terms_to_look_at
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.unfinished import offer_unfinished
from desktop_app.ui.widgets.notices import Way, info, well_done

if TYPE_CHECKING:
    from desktop_app.ui.start.start import Start

Then = Callable[[], None]


class Entering(QObject):
    """`guard` gets the name of a shop whose book has a PIN, what to do once it was typed, and the way without it.
    `ask_day` gets what to do once the day is sure; `ask_key` the recovery key that was just shown, if one was, and what
    to do once it is on paper.
    """

    def __init__(
        self,
        start: "Start",
        guard: Callable[[str, Then, Then], None],
        ask_day: Callable[[Then], None],
        ask_key: Callable[[str, Then], None],
    ) -> None:
        super().__init__(start)
        self._start, self._window, self._desk = start, start.window, start.desk
        self._guard, self._ask_day, self._ask_key = guard, ask_day, ask_key
        self.key = ""
        self.has_paper = False
        """Whether the book is opened with its recovery key, so that there is nothing to ask."""
        self.then = Route(PageName.THIS_WEEK)
        self.told = ""
        """What was done to the book before it was opened."""
        self._desk.jobs.changed.connect(self._hear)

    def enter(self) -> None:
        """Show the book, after its PIN was typed where it has one."""
        self._desk.jobs.ask(
            lambda book: (shop_of(book.ledger), has_pin(book.ledger)), lambda found: self._let_in(*found), self
        )

    def _let_in(self, shop: Shop, has_pin: bool) -> None:
        key, self.key = self.key, ""

        def show() -> None:
            self._show(shop)

        def enter() -> None:
            self._start.show_opening()
            self._ask_day(show if self.has_paper else lambda: self._ask_key(key, show))

        self._window.show_state(shop.name)
        if self._is_sample():
            show()
        elif has_pin and not self.has_paper:
            self._guard(shop.name, enter, self._start.recover)
        else:
            enter()

    def _show(self, shop: Shop) -> None:
        start, window = self._start, self._window
        window.show_state(shop.name)
        window.uncover()
        window.go(self.then)
        self.then = Route(PageName.THIS_WEEK)
        start.opened.emit(shop.name)
        start.two_places.look()
        start.look_bar.prove()
        self._tell()

    def _tell(self) -> None:
        say = self._desk.say
        if self.told:
            self._desk.notice(well_done(self.told))
            self.told = ""
        elif self._is_sample():
            text = say("This is the sample shop: try everything, nothing here is real.")
            self._desk.notice(info(text, Way(say("Back to my own book"), self._start.open_own)))
        else:
            self._desk.jobs.ask(lambda book: len(terms_to_look_at(book.ledger)), self._tell_terms, self)
            offer_unfinished(self._desk, self)  # a slip that was being typed when the machine died (U21)

    def _tell_terms(self, count: int) -> None:
        """Terms an older book said less exactly are looked at once (cases 4, 11)."""
        if not count:
            return
        text = self._desk.say(
            "The terms of {count} customers can now be said more exactly. They go on as before; please look at them "
            "once.",
            count=count,
        )
        terms = Route(PageName.CUSTOMERS, tab="terms")
        door = Way(self._desk.say("Look at them"), lambda: self._desk.go(terms))
        self._desk.notice(replace(info(text, door), lasts=0))

    def _is_sample(self) -> bool:
        return self._start.folder == self._start.sample

    def _hear(self, changes: frozenset[Changed]) -> None:
        """Another name of the shop stands in the window at once."""
        if Changed.SHOP in changes:
            show = self._window.show_state
            self._desk.jobs.ask(lambda book: shop_of(book.ledger), lambda shop: show(shop.name), self)
