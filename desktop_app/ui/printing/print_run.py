"""Papers on their way to a printer, one after the other, so that a stop leaves the rest unprinted (U7, U43)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperRow
from desktop_app.operations.paper_runs import paper_bytes
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.printers import JobStage, JobState, PrintJob, PrintOrder, call_off, how_far, send
from desktop_app.ui.widgets.soon import Soon

LOOK_MS = 400
"""How often the printer is asked how far it is."""


@dataclass(frozen=True, slots=True)
class PrintForm:
    """How papers are printed: vouchers on which paper, in which language, by which printer, how often.

    `known_as` is what the user knows the printer by.
    """

    paper: str
    language: str
    printer: str
    copies: int = 1
    known_as: str = ""

    def draws(self, row: PaperRow, moment: Moment) -> FromBook[bytes]:
        """Asks the book for the PDF of this paper."""
        return lambda book: paper_bytes(book, row, self.paper, self.language, moment)


class PrintRun(QObject):
    """One run: a paper is sent when the one before it has left the printer. Nobody knows yet whether any is good."""

    sent = Signal(str)
    """The key of a paper that the printer has taken."""

    troubled = Signal(object)
    """A `Said` of what keeps the printer from going on, or None when it goes on again."""

    broke_off = Signal(object)
    """A `Said`: the paper that was next did not go out, and none after it will."""

    ended = Signal(bool)
    """Nothing more will be sent, True when it broke off; the troubles of a paper still in the printer are told on."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[PaperRow] = []
        self._form = PrintForm("", "", "")
        self._at: PaperRow | None = None
        self._job: PrintJob | None = None
        self._stopped = False
        self.busy = False
        self._timer = Soon(self, self._look, LOOK_MS)

    def start(self, papers: Sequence[PaperRow], form: PrintForm) -> None:
        """Print these papers in this order."""
        self._waiting, self._form, self.busy = list(papers), form, True
        self._next()

    def stop(self) -> None:
        """Send no more. A paper that did not come out yet is taken back and counts as not printed."""
        self._stopped = True
        self._waiting = []
        self._call_off(self._end_at)

    def let_go(self) -> None:
        """The last paper is good: nobody needs to know more of it."""
        self._timer.stop()
        self._job = None

    def call_off_last(self) -> None:
        """The last paper is spoiled: what is left of it in the queue is not wanted any more."""
        self._call_off(lambda _: None)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _next(self) -> None:
        if self._stopped or not self._waiting:
            self._end()
            return
        row = self._at = self._waiting.pop(0)
        self._desk.jobs.ask(self._form.draws(row, self._desk.moment()), self._hand_over, self, self._break_off)

    def _hand_over(self, pdf: bytes) -> None:
        if self._stopped or self._at is None:
            self._end()
            return
        form = self._form
        order = PrintOrder(pdf, form.printer, self._at.number, form.copies, form.known_as)
        self._desk.jobs.make(lambda _: send(order), self._taken, self, self._break_off)

    def _taken(self, job: PrintJob | None) -> None:
        self._job = job
        if self._stopped:
            self._call_off(self._end_at)
            return
        if job is None or not self._waiting:
            self._count_sent()
            self._next()
        if job is not None and not self._stopped:
            self._timer.start()

    def _look(self) -> None:
        job = self._job
        if job is not None and not self._desk.jobs.over:
            self._desk.jobs.make(lambda _: how_far(job), self._seen, self, self._trouble)

    def _seen(self, state: JobState) -> None:
        """Go on when the paper is out; a paper that was given up ends the run."""
        if self._job is None or self._stopped:
            return
        self.troubled.emit(state.reason)
        if not state.over:
            self._timer.start()
        elif state.stage is JobStage.STOPPED and self.busy:
            self._break_off(state.reason or Said("The printer could not print the paper. Check it, then print again."))
        else:
            self._job = None
            if self.busy:
                self._count_sent()
                self._next()

    def _trouble(self, said: Said) -> None:
        self.troubled.emit(said)
        self._timer.start()

    def _count_sent(self) -> None:
        if self._at is not None:
            self.sent.emit(self._at.key)
        self._at = None

    def _call_off(self, then: Callable[[JobState], None]) -> None:
        job, self._job = self._job, None
        self._timer.stop()
        if job is not None:
            self._desk.jobs.make(lambda _: call_off(job), then, self, self._break_off)

    def _end_at(self, state: JobState) -> None:
        """What came out before the stop counts; what was taken back does not."""
        if state.stage is JobStage.DONE:
            self._count_sent()
        self._end()

    def _break_off(self, said: Said) -> None:
        self._waiting, self._job, self._at = [], None, None
        self.broke_off.emit(said)
        self._end(broken=True)

    def _end(self, broken: bool = False) -> None:
        if self.busy:
            self.busy = False
            self.ended.emit(broken)
