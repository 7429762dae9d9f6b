"""The whole book proven once a week while nobody types, one proof a question: the pages get their turn (D18)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.errors import Said
from desktop_app.ui.base.desk import Desk

if TYPE_CHECKING:
    from desktop_app.operations.books import Book
    from desktop_app.operations.checking import Disproof, WeeklyProof

REST = 60.0
"""Seconds without a sign of life before the next proof begins."""

SECOND_MS = 1000
HOUR_MS = 3600 * SECOND_MS


class ProofRound(QObject):
    """Begun with a book; pauses whenever somebody types and goes on later. `tell` gets what does not hold.

    `idle` says for how many seconds there was no sign of life.
    """

    def __init__(
        self,
        desk: Desk,
        tell: "Callable[[list[Disproof]], None]",
        idle: Callable[[], float],
        rest: float = REST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.rest = desk, rest
        self._tell, self._idle = tell, idle
        self._proof: WeeklyProof | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._go_on)
        self._days = QTimer(self, interval=HOUR_MS)
        self._days.timeout.connect(self.begin)

    def begin(self) -> None:
        """A book is open, or another hour has gone by: look whether a week is over."""
        if self._proof is not None:
            return
        today = self.desk.today()

        def is_due(book: "Book") -> bool:
            from desktop_app.operations.checking import is_to_be_proven

            return is_to_be_proven(book, today)

        self._days.start()
        self.desk.jobs.ask(is_due, self._learn, self, self._stop)

    def _learn(self, is_due: bool) -> None:
        from desktop_app.operations.checking import WeeklyProof

        if is_due and self._proof is None:
            self._proof = WeeklyProof()
            self._go_on()

    def _go_on(self) -> None:
        """The next proof, or a pause for as long as somebody is at work."""
        left = self.rest - self._idle()
        if left > 0:
            self._pause.start(int(left * SECOND_MS) + 1)
            return
        proof, moment = self._proof, self.desk.moment()
        if proof is not None:
            self.desk.jobs.ask(lambda book: proof.step(book, moment, self._is_wanted), self._stepped, self, self._stop)

    def _is_wanted(self) -> bool:
        """Somebody is at work again; asked on the book's thread."""
        return self._idle() < self.rest

    def _stepped(self, is_done: bool) -> None:
        proof = self._proof
        if not is_done or proof is None:
            self._go_on()
            return
        self._proof = None
        self._tell(proof.findings)

    def _stop(self, _said: Said) -> None:
        """The book was closed, or damage was found meanwhile: that is told by others."""
        self._proof = None
