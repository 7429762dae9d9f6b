"""What was done is taken back, the last first; on another page the key asks before it takes back a document (U23)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk, Undoable
from desktop_app.ui.base.routes import Route
from desktop_app.ui.widgets.notices import Way, error, info, warning, well_done

STEPS = 50


class UndoHistory(QObject):
    """Up to fifty steps. One that is refused stays the last, so that no key reaches what was done before it unseen; it
    can be left as it is, and then what was done before it is the last.
    """

    def __init__(self, desk: Desk, here: Callable[[], Route], read_again: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk, self._here, self._read_again = desk, here, read_again
        self._steps: list[tuple[Undoable, Route]] = []
        self._asked: Undoable | None = None
        """About which step was asked on the page that is open."""

    def remember(self, done: Undoable) -> None:
        self._steps.append((done, self._here()))
        del self._steps[:-STEPS]

    def forget(self) -> None:
        """Another book, or none."""
        self._steps, self._asked = [], None

    def ask_anew(self) -> None:
        """Another page is open: what was agreed to there is asked again here."""
        self._asked = None

    def undo(self) -> None:
        """Take back the last step. Refused, it comes back into this list, which another book does not have."""
        while self._steps and (holds := self._steps[-1][0].holds) is not None and not holds():
            self._steps.pop()
        if not self._steps:
            return
        last, offered_on = self._steps[-1]
        if last.asks_elsewhere and last is not self._asked and _place(offered_on) != _place(self._here()):
            self._ask(last)
            return
        steps, step, at, self._asked = self._steps, self._steps.pop(), len(self._steps), None
        if last.here is not None:
            last.here()
            self._read_again()
            self._tell(last, None)
        elif last.verb is None:
            self._tell_final(last)
        else:

            def refused(said: Said) -> None:
                steps.insert(at, step)
                leave = Way(self._desk.say("Leave it as it is"), lambda: self._leave(steps, step))
                self._desk.notice(error(self._desk.tell(said), *last.ways[:1], leave))

            self._desk.jobs.do(last.verb, lambda made: self._tell(last, made), self, refused)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _ask(self, last: Undoable) -> None:
        self._asked = last
        text = self._desk.say("This was done on another page: {done} Press Ctrl+Z again to undo it.", done=last.words)
        self._desk.notice(warning(text, Way(self._desk.say("Undo"), self._desk.undo)))

    def _tell(self, done: Undoable, made: object) -> None:
        told = done.told(made) if done.told else self._desk.say("Undone: {done}", done=done.words)
        self._desk.notice(well_done(told))

    def _leave(self, steps: list[tuple[Undoable, Route]], step: tuple[Undoable, Route]) -> None:
        """What cannot be undone stands no longer in the way of what was done before it."""
        if step not in steps:
            return
        steps.remove(step)
        left = self._desk.say("Left as it is: {done} Ctrl+Z undoes what was before.", done=step[0].words)
        self._desk.notice(info(left))

    def _tell_final(self, done: Undoable) -> None:
        text = self._desk.say(
            "Ctrl+Z does not undo this: {done} Once more undoes what was before.",
            done=f"{done.words} {done.why}".strip(),
        )
        self._desk.notice(warning(text, *done.ways))


def _place(route: Route) -> tuple[object, ...]:
    """Where somebody is; the parts of a page are one place."""
    return route.page, route.customer_id, route.number
