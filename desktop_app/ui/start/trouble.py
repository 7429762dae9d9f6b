"""Why a book cannot be opened, in words, with the ways out as buttons (U49)."""

from collections.abc import Sequence

from desktop_app.domain.errors import Said
from desktop_app.ui.base.cover import Cover
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.notices import Way

WIDE = 640
"""Room for four buttons."""


class TroubleCover(Cover):
    """The problem, its cause and the way out; nothing was changed. `title` says what it is where that is known."""

    def __init__(self, desk: Desk, said: Said, ways: Sequence[Way], primary: Way, title: str = "") -> None:
        super().__init__(desk, title or desk.say("The book cannot be opened now"), width=WIDE)
        self.words = PlainLabel(desk.tell(said), wraps=True)
        self.body.addWidget(self.words)
        self.offer(ways, primary)
        self.setFocusProxy(self.buttons[-1])
