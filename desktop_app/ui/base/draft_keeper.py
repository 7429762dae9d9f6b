"""Keeps what is typed into a form on the disk, a second after it was typed, and offers it again (U20, U21)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.errors import Said
from desktop_app.operations.drafts import Draft, drop_draft, keep_draft
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.unfinished import unfinished_words
from desktop_app.ui.widgets.notices import Level, Notice, Way

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done

KEEP_AFTER_MS = 1000
"""The first letter after a pause starts the clock, so that nobody who types on and on loses more than this."""


class DraftKeeper(QObject):
    """One for a form. `content` gives what the form holds now as JSON, empty when there is nothing worth keeping."""

    def __init__(self, desk: Desk, form: str, content: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.form = form
        self.key = ""
        self.turn = 0
        """Another one for every form that is begun, also for one under a key that was used before."""
        self.spent: set[str] = set()
        """Keys of what was sent to the book: nobody is offered it as unfinished."""
        self.dirty = False
        self._content = content
        self._clock = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._clock.timeout.connect(self.keep)
        self.begin()

    def begin(self, key: str = "") -> None:
        """Another form, or the draft of this key typed on."""
        self._clock.stop()
        self.dirty = False
        self.turn += 1
        self.key = key or uuid4().hex

    def found(self, kept: Sequence[Draft], key: str) -> Draft | None:
        """The draft of this key; None when it is gone, or was sent to the book since it was read."""
        return next((draft for draft in kept if draft.key == key and key not in self.spent), None)

    def touch(self) -> None:
        """Something was typed."""
        self.dirty = True
        if not self._clock.isActive():
            self._clock.start()

    def keep(self) -> bool:
        """Keep it now if it has changed; whether there is anything of it to keep."""
        self._clock.stop()
        content = self._content()
        if self.dirty and content:
            self._write(content)
        elif self.dirty:
            self.drop()
        self.dirty = False
        return bool(content)

    def drop(self, key: str = "") -> None:
        """Forget it: it was posted, or is not wanted any more."""
        form, dropped = self.form, key or self.key
        if not key:
            self._clock.stop()
            self.dirty = False
        self.desk.jobs.do(lambda book, _: drop_draft(book.ledger, form, dropped), None, self.desk, self._tell)

    def unfinished(self, kept: Sequence[Draft]) -> Draft | None:
        """The newest that is neither typed on here nor on its way into the book."""
        return next((draft for draft in kept if draft.key != self.key and draft.key not in self.spent), None)

    def offer(self, draft: Draft, go_on: Callable[[], None]) -> Notice:
        """A draft, to go on with or to throw away."""
        ways = (
            Way(self.desk.say("Go on with it"), go_on),
            Way(self.desk.say("Throw it away"), lambda: self.drop(draft.key)),
        )
        return Notice(Level.INFO, unfinished_words(self.desk, draft), ways)

    def _write(self, content: str) -> None:
        form, key = self.form, self.key

        def keep(book: "Book", moment: "Moment") -> "Done[Draft]":
            return keep_draft(book.ledger, Draft(form, key, content, moment.now))

        self.desk.jobs.do(keep, None, self.desk, self._tell)

    def _tell(self, said: Said) -> None:
        """A book that is only looked at keeps no drafts, and its bar says so all the time."""
        if said.obstacle is None:
            self.desk.jobs.failed.emit(said)
