"""What a form sends to the book is sent once, and the answer finds the form it came from, or none (D4, U20)."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QPushButton

from desktop_app.domain.errors import Said
from desktop_app.ui.base.jobs import IntoBook
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import Route
from desktop_app.ui.base.unfinished import DraftKeeper
from desktop_app.ui.widgets.notices import Way, error

Result = TypeVar("Result")


class Posting:
    """One for a page. `begin` empties the form; it is only called for the form that was sent."""

    def __init__(self, page: Page, keeper: DraftKeeper, saving: QPushButton, begin: Callable[[], None]) -> None:
        self._page = page
        self._keeper = keeper
        self._saving = saving
        self._begin = begin

    @property
    def sent(self) -> bool:
        """Whether what stands in the form is on its way into the book."""
        return self._keeper.key in self._keeper.spent

    def send(
        self,
        verb: IntoBook[Result],
        posted: Callable[[Result, bool], None],
        refused: Callable[[Said], None],
        again: Route,
    ) -> None:
        """Write what stands in the form, unless it was sent before.

        `posted` hears the result, and whether that very form is still in front of the user: only then may another
        page be shown. `refused` hears what is wrong while the form stands; whoever looks at something else is told
        in the bar, with the way `again` to what was typed.
        """
        if self.sent:
            return
        keeper, key, turn = self._keeper, self._keeper.key, self._keeper.turn
        keeper.spent.add(key)
        self._saving.setEnabled(False)

        def answered(result: Result) -> None:
            keeper.drop(key)
            stands = keeper.turn == turn
            if stands:
                keeper.begin()
                self._begin()
            posted(result, stands and self._page.isVisible())

        def failed(said: Said) -> None:
            keeper.spent.discard(key)
            stands = keeper.turn == turn
            if stands:
                self._saving.setEnabled(True)
                refused(said)
            if not (stands and self._page.isVisible()):
                self._tell(said, again)

        self._page.desk.jobs.do(verb, answered, self._page, failed)

    def _tell(self, said: Said, again: Route) -> None:
        desk = self._page.desk
        text = desk.say("Not entered: {reason}", reason=desk.tell(said))
        desk.notice(error(text, Way(desk.say("Go on with it"), lambda: desk.go(again))))
