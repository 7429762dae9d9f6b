"""Three verbs carry all work off the window's thread: ask the book, do something in it, make something slow (U50)."""

import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desktop_app.domain.errors import Asked, Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.watching import UserStopped
from desktop_app.language import N_
from desktop_app.operations.book_thread import BookThread
from desktop_app.operations.done import Done

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Answer = TypeVar("Answer")

FromBook = Callable[["Book"], Answer]
"""What is asked of the book."""

IntoBook = Callable[["Book", Moment], Done[Answer]]
"""What is done in it."""

Then = Callable[[Answer], None]
Failed = Callable[[Said], None] | None
STOPPED = N_("Stopped. Nothing was changed.")

Asker = Callable[[Asked, Callable[[], None], Callable[[], None]], None]
"""Gets the question, what to do once it is answered, and what to do if it stays open."""


@dataclass(eq=False, slots=True)
class Progress:
    """How far slow work has come; written by the worker, read and cancelled by the window."""

    title: str = ""
    done: int = 0
    total: int = 0
    cancelled: bool = False

    def step(self, done: int, total: int) -> None:
        """`done` of `total` steps are behind us; a total of 0 means nobody knows."""
        self.done, self.total = done, total

    def cancel(self) -> None:
        """Ask the worker to stop after the step it is at; it leaves the book as it was."""
        self.cancelled = True

    def watch(self, done: int, total: int) -> None:
        """A step of slow work in the book; it ends when the user pressed the stop."""
        self.step(done, total)
        if self.cancelled:
            raise UserStopped(STOPPED)


@dataclass(eq=False, slots=True)
class Work:
    """Something under way. `since` is a monotonic time in seconds; `begin` makes the same call once more."""

    owner: QObject
    then: Callable[[Any], None] | None
    failed: Failed
    begin: "Callable[[], Future[Any]] | None" = None
    future: "Future[Any] | None" = None
    progress: Progress | None = None
    dropped: bool = False
    since: float = field(default_factory=time.monotonic)


class Jobs(QObject):
    """Runs the work of the pages. Answers come back on the window's thread, and never to an owner that is gone."""

    changed = Signal(object)
    """A frozenset of `Changed` after every write: pages that show such records reload."""

    failed = Signal(object)
    """A `Said` that its asker does not show itself."""

    obstructed = Signal(object)
    """A `Said` of a book that can only be looked at, whoever shows it."""

    broke = Signal(object)
    """An exception that is our bug."""

    ending = Signal()
    """The book will be closed: what is still to be written into it is given now, later it is too late."""

    _arrived = Signal(object)

    def __init__(self, book: BookThread, moment: Callable[[], Moment], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self._moment = moment
        self._makers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="make")
        self.over = False
        """Nothing may be asked any more: the book is being closed."""
        self._lanes: dict[tuple[int, str], Work] = {}
        self.running: list[Work] = []
        self.askers: dict[type[Asked], Asker] = {}
        """Who asks the user, by the kind of the question; without one it is a refusal like any."""
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        question: FromBook[Answer],
        then: Then[Answer],
        owner: QObject,
        failed: Failed = None,
        lane: str = "",
        progress: Progress | None = None,
    ) -> Work:
        """Read from the book. A newer question in the same lane of the same owner drops the older one's answer."""
        work = Work(owner, then, failed, lambda: self.book.ask(question), progress=progress)
        if lane:
            self._overtake(owner, lane, work)
        return self._begin(work)

    def do(
        self,
        verb: IntoBook[Answer],
        then: Then[Answer] | None,
        owner: QObject,
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Work:
        """Write into the book; whoever shows what changed hears of it, even if the owner is gone by then."""

        def begin() -> Future[Done[Answer]]:
            moment = self._moment()
            return self.book.ask(lambda book: verb(book, moment))

        def told(made: Done[Answer]) -> None:
            self.changed.emit(made.changes)
            if then is not None and isValid(owner):
                then(made.result)

        return self._begin(Work(self, told, _while_alive(owner, failed), begin, progress=progress))

    def make(
        self,
        work: Callable[[Progress], Answer],
        then: Then[Answer],
        owner: QObject,
        failed: Failed = None,
        progress: Progress | None = None,
    ) -> Work:
        """Slow work without the book: drawing, rasterising, printing, reading a foreign file."""
        known = progress or Progress()
        return self._start(Work(owner, then, failed, progress=progress), lambda: self._makers.submit(work, known))

    def run(self, work: Callable[[], Answer], then: Then[Answer], owner: QObject, failed: Failed = None) -> Work:
        """Work on the book's thread that needs no open book: make one, open one."""
        return self._start(Work(owner, then, failed), lambda: self.book.run(work))

    def open(self, future: "Future[Answer]", then: Then[Answer], owner: QObject, failed: Failed = None) -> Work:
        """Hear of something the book's thread was asked elsewhere."""
        return self._start(Work(owner, then, failed), lambda: future)

    def drop(self, work: Work) -> None:
        """Nobody wants the answer any more."""
        work.dropped = True
        if work.future is not None:
            work.future.cancel()

    def end(self) -> None:
        """Finish what is on its way and close the book; nothing begins from now on. A second end is none."""
        if self.over:
            return
        self.ending.emit()
        self.over = True
        self._makers.shutdown(wait=True, cancel_futures=True)
        self.book.end()

    def _overtake(self, owner: QObject, lane: str, work: Work) -> None:
        older = self._lanes.get((id(owner), lane))
        if older is not None:
            self.drop(older)
        self._lanes[id(owner), lane] = work

    def _begin(self, work: Work) -> Work:
        assert work.begin is not None
        return self._start(work, work.begin)

    def _start(self, work: Work, begin: "Callable[[], Future[Any]]") -> Work:
        """What is asked of a book that is closed, by a clock that still ran or a late click, is never begun."""
        if self.over:
            work.dropped = True
            return work
        work.future = begin()
        self.running.append(work)
        work.future.add_done_callback(lambda _: self._announce(work))
        return work

    def _announce(self, work: Work) -> None:
        """Called on the worker's thread; the window may be gone by now."""
        if isValid(self):
            self._arrived.emit(work)

    def _deliver(self, work: Work) -> None:
        if work in self.running:
            self.running.remove(work)
        if work.dropped or work.future is None or not isValid(work.owner):
            return
        try:
            answer = work.future.result()
        except CancelledError:
            return
        except Said as said:
            self._refuse(work, said)
        except Exception as bug:
            self.broke.emit(bug)
        else:
            if work.then is not None:
                work.then(answer)

    def _refuse(self, work: Work, said: Said) -> None:
        """Tell the asker; what is only asked is answered first, and the same call made again."""
        if said.obstacle is not None:
            self.obstructed.emit(said)

        def give_up() -> None:
            if isValid(work.owner):
                (work.failed or self.failed.emit)(said)

        asker = self.askers.get(type(said)) if isinstance(said, Asked) and work.begin is not None else None
        if isinstance(said, Asked) and asker is not None:
            asker(said, lambda: self._ask_again(work), give_up)
        else:
            give_up()

    def _ask_again(self, work: Work) -> None:
        if not work.dropped and isValid(work.owner):
            self._begin(work)


class Waiting:
    """Works that wait for the answer to one question: they go on together, or are given up together."""

    def __init__(self) -> None:
        self._pairs: list[tuple[Callable[[], None], Callable[[], None]]] = []

    def add(self, go_on: Callable[[], None], give_up: Callable[[], None]) -> None:
        self._pairs.append((go_on, give_up))

    def settle(self, answered: bool) -> None:
        """The question is answered, or stays open."""
        pairs, self._pairs = self._pairs, []
        for go_on, give_up in pairs:
            (go_on if answered else give_up)()


def _while_alive(owner: QObject, failed: Failed) -> Failed:
    if failed is None:
        return None
    return lambda said: failed(said) if isValid(owner) else None
