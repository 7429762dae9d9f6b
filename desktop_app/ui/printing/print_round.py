"""Print, look at the sheets, say which are good: only these count as printed (U7, U43)."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PaperKind, PaperRow, replaced
from desktop_app.operations.paper_runs import issue_seen, printed_well
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.printing.print_run import PrintForm, PrintRun
from desktop_app.ui.printing.sheets import Fate, PaperSheet, fated, issued, rows_of, voided
from desktop_app.ui.trade.issue_run import IssueRun


class Step(Enum):
    """Ready to print; printing; asking whether the sheets are good; choosing those that are not."""

    READY = 0
    PRINTING = 1
    ASKING = 2
    SORTING = 3


class PrintRound(QObject):
    """The papers that are to be printed, and how far they are. Marks nothing until somebody says yes."""

    changed = Signal()
    """`step`, `sent` or the fate of a sheet is another one."""

    numbered = Signal(object, object)
    """A draft, and the same sheet with its number, or with the `Said` why it gets none."""

    troubled = Signal(object)
    """A `Said` of what keeps the printer from going on, or None."""

    broke_off = Signal(object)
    """A `Said` why nothing more goes out."""

    left_over = Signal(int)
    """So many of several papers did not go out and are not marked."""

    refused = Signal(object)
    """A `Said` why the good sheets could not be marked."""

    marked = Signal(object)
    """The papers that are good; those with a number were marked, and nothing is being printed any more."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheets: list[PaperSheet] = []
        self.step = Step.READY
        self.sent: list[str] = []
        self.count = 0
        self._form: PrintForm | None = None
        self._marking: object = None
        self._issuing: IssueRun | None = None
        self._run = PrintRun(desk, self)

    def begin(self, sheets: Sequence[PaperSheet]) -> None:
        """Other papers. What is still on its way is stopped and not marked."""
        self._drop_run()
        if self._issuing is not None:
            self._issuing.blockSignals(True)
            self._issuing.stop()
        self._marking = self._issuing = None
        self.sheets, self.sent, self.step = list(sheets), [], Step.READY
        self.changed.emit()

    def void(self, rows: Sequence[PaperRow]) -> None:
        """The documents of these papers were voided meanwhile."""
        self.sheets = voided(self.sheets, rows)
        self.changed.emit()

    def drafts(self) -> list[PaperSheet]:
        """The statements that are still to be printed and have no number yet."""
        return [one for one in self.sheets if one.is_draft]

    def sheet_of(self, row: PaperRow | None) -> PaperSheet | None:
        """The sheet of this paper."""
        return next((one for one in self.sheets if one.row and one.row == row), None)

    def issue(self, drafts: Sequence[PaperSheet], then: Callable[[], None]) -> None:
        """Number these drafts one by one, then go on; one that is refused is told and left out (case 21)."""
        seen = {one.shown.customer_id: (one, one.shown) for one in drafts if one.shown is not None}
        run = self._issuing = IssueRun(self._desk, self)

        def told(customer: int, answer: PaperRow | Said) -> None:
            draft, _ = seen[customer]
            self.sheets = issued(self.sheets, draft.key, answer)
            self.changed.emit()
            self.numbered.emit(draft, next(one for one in self.sheets if one.key == draft.key))

        run.told.connect(told)
        run.ended.connect(lambda: then() if run.progress.done == run.progress.total else None)
        run.start(seen, lambda book, who, moment: issue_seen(book.ledger, seen[who][1], moment))

    def number(self, draft: PaperSheet, then: Callable[[PaperRow], None]) -> None:
        """Number this one and go on with the paper it has become; refused, it becomes none."""

        def numbered() -> None:
            made = next((one.row for one in self.sheets if one.key == draft.key), None)
            if made is not None:
                then(made)

        self.issue([draft], numbered)

    def prepare_no_more(self) -> None:
        """The draft that is being numbered gets its number, those behind it stay drafts."""
        if self._issuing is not None:
            self._issuing.stop()

    def waiting(self) -> list[PaperRow]:
        """The papers that are still to be printed."""
        return rows_of(self.sheets, Fate.WAITING)

    def printed(self) -> list[PaperRow]:
        """The papers of which somebody said that they are good."""
        return rows_of(self.sheets, Fate.PRINTED)

    def documents(self) -> list[str]:
        """The numbers of the papers that a void would take away; a statement is replaced instead."""
        rows = [one.row for one in self.sheets if one.row and not one.row.is_void]
        return [row.number for row in rows if row.kind is not PaperKind.STATEMENT]

    def print(self, rows: Sequence[PaperRow], form: PrintForm) -> None:
        """Send these papers, then ask about them. A replaced statement takes no paper: it could not be marked."""
        old = next((row for row in rows if row.replaced_by), None)
        if old is not None:
            self.refused.emit(replaced(old.number, old.replaced_by))
            return
        self._drop_run()
        self._form, self.sent, self.count = form, [], len(rows)
        self.sheets = fated(self.sheets, [row.key for row in rows], Fate.WAITING)
        self._to(Step.PRINTING)
        run = self._run = PrintRun(self._desk, self)
        run.sent.connect(self._sent)
        run.troubled.connect(self.troubled)
        run.broke_off.connect(self.broke_off)
        run.ended.connect(self._ended)
        run.start(rows, form)

    def stop(self) -> None:
        """The rest stays unprinted and unmarked."""
        self._run.stop()

    def yes(self) -> None:
        """All sheets that went out are good."""
        self._run.let_go()
        self._mark(self.sent, ())

    def no(self) -> None:
        """A single paper is printed again at once; of several, the spoiled ones are to be chosen first."""
        self._run.call_off_last()
        if len(self.sent) == 1 and self._form is not None:
            self.print(self._rows(self.sent), self._form)
        else:
            self._to(Step.SORTING)

    def printed_elsewhere(self, key: str) -> None:
        """Somebody printed the saved paper with another program and says that it is good."""
        if self.step is Step.READY:
            self._mark([key], ())

    def spoiled(self, keys: Sequence[str], again: bool) -> None:
        """These are no good, the rest of the round is; print them again now, or leave them for later."""
        bad = [key for key in self.sent if key in keys]
        good = [key for key in self.sent if key not in keys]
        self.sheets = fated(self.sheets, bad, Fate.WAITING)
        self._mark(good, self._rows(bad) if again else ())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _sent(self, key: str) -> None:
        self.sent.append(key)
        self.sheets = fated(self.sheets, [key], Fate.SENT)
        self.changed.emit()

    def _ended(self, broken: bool) -> None:
        """Ask about what went out; where nothing went out, nothing is asked. A failure was told already."""
        if len(self.sent) < self.count > 1 and not broken:
            self.left_over.emit(self.count - len(self.sent))
        self._to(Step.ASKING if self.sent else Step.READY)

    def _mark(self, keys: Sequence[str], then_print: Sequence[PaperRow]) -> None:
        if self._marking is not None:  # a second Enter while the book is still writing
            return
        good, mine = tuple(keys), object()
        numbers = [row.number for row in self._rows(good) if row.number]
        self._marking = mine

        def refused(said: Said) -> None:
            self._marking = None if self._marking is mine else self._marking
            self.refused.emit(said)

        def marked(_: object) -> None:
            if self._marking is not mine:  # other papers are shown by now
                return
            self._marking = None
            self.sheets = fated(self.sheets, good, Fate.PRINTED)
            if then_print and self._form is not None:
                self.print(then_print, self._form)
            else:
                self.sent = []
                self._to(Step.READY)
                self.marked.emit(self._rows(good))

        self._desk.jobs.do(lambda book, moment: printed_well(book, numbers, moment), marked, self, refused)

    def _rows(self, keys: Sequence[str]) -> list[PaperRow]:
        return [one.row for one in self.sheets if one.row and one.row.key in keys]

    def _to(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

    def _drop_run(self) -> None:
        """Nobody listens to the run before any more; what it has not sent yet is not sent."""
        self._run.blockSignals(True)
        if self._run.busy:
            self._run.stop()
        self._run.let_go()
