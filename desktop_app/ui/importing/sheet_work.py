"""The sheet while it is worked on: how it is read, where every row stands, and what keeps it from coming in (U48)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.errors import Said
from desktop_app.operations.import_templates import columns_of, field_said
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.outlook import Candidate, Meaning
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.sheet_draft import SheetDraft
from desktop_app.ui.importing.sheet_face import SheetFace
from desktop_app.ui.importing.sheet_stack import SheetStack, every_sheet, nothing
from desktop_app.ui.importing.sheet_verdict import SheetVerdict, ShowRows
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.labels import caption, dress_as, plain_tip

NAMES_SHOWN = 3
LOW = 460
"""In px at the standard text size."""


class SheetWork(SheetFace):
    """Shows one draft of a stack, asks the book about all after each change, and says when they may come in."""

    def __init__(self, desk: Desk, bring_in: Callable[[], None], next_problem: QPushButton, anew: QPushButton) -> None:
        self.stack = nothing()
        super().__init__(desk, bring_in, next_problem, anew, self.begin_all)
        self.is_importing = False
        self._judging, self._goes_on = False, False
        self._connect()
        self._show_buttons()

    @property
    def draft(self) -> SheetDraft:
        """The sheet that is shown."""
        return self.stack.draft

    def begin(self, stack: SheetStack) -> None:
        """Work on these from now on."""
        self.stack = stack
        self.dropping.setChecked(False)
        self.questions.terms.forget()
        self._show_all_rows()
        self.look(first=True)

    def begin_all(self) -> None:
        """Every sheet of the file together, in place of one."""
        draft = self.draft
        self.begin(every_sheet(draft.name, draft.workbook, self.stack.parts))

    def hold(self, importing: bool) -> None:
        """While it is being imported nothing else may be asked."""
        self.is_importing = importing
        self._show_buttons()

    def may_import(self) -> bool:
        """Whether everything is judged and good, or left out on purpose; an open cell is kept and judged first."""
        if self.grid.is_typing:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if self.questions.waits:
            self.questions.take_focus()
            return False
        return self.importing.isEnabled()

    def show_refusal(self, said: Said) -> None:
        """What the book said of the row that is the refusal's `line`."""
        if self.stack.show_table(said.field):
            self._show_sheet(first=self.stack.is_several)
        self.draft.refuse(said)
        self._show_verdict()
        if said.line in self.grid.sheet.shown:
            self.grid.go_to(self.grid.sheet.index_of(said.line, ""))

    def leave_row_out(self) -> None:
        here = self.grid.currentIndex()
        if here.isValid() and self.draft.table is not None:
            self.draft.leave_out(self.grid.sheet.place(here)[0] + 1)
            self._show_verdict()

    def look(self, first: bool = False) -> None:
        """Judge the sheet as it is now, against the book as it is now."""
        asked, moment = self.stack.asked(), self.desk.moment()
        self._judging = True
        self._show_buttons()
        self.desk.jobs.ask(
            lambda book: asked.judged(book, moment),
            partial(self._show_looked, self.stack, first),
            self,
            lane="look",
        )

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def _show_looked(self, stack: SheetStack, first: bool, verdicts: Sequence[SheetVerdict]) -> None:
        self._judging = False
        if stack is not self.stack:
            return
        stack.take(verdicts)
        goes_on, self._goes_on = self._goes_on, False
        here, waiting = self.draft.verdict, stack.next_waiting()
        if goes_on and waiting is not None and not here.doubts and not here.problem_rows:
            stack.at, first = waiting, True
        self._show_sheet(first)
        if goes_on:
            self._to_doubt(0)
            self.questions.take_focus()

    def _show_sheet(self, first: bool) -> None:
        """The sheet of the stack that is looked at; `first`: it was not shown before."""
        draft = self.draft
        self.kind.set_value(draft.wanted.kind)
        choices = [(key, self._table_text(table, sheet)) for key, table, sheet in draft.choices()]
        self.sheets.set_choices(choices)
        read = draft.wanted.only
        self.sheets.set_value(read if read in dict(choices) else draft.sheet_name)
        for widget in (self.sheets, self.sheet_label):
            widget.setVisible(len(choices) > 1)
        if first:
            self.everybody.set_text(draft.wanted.everybody)
            self.dated.set_day(draft.wanted.dated)
        self.everybody.setVisible(draft.names_nobody)
        self.dated.setVisible(draft.names_no_day)
        self.all.setVisible(len(self.stack.parts) > 1 and not self.stack.is_several)
        self.all.setText(caption(self.desk.say("Take all {count} sheets", count=len(self.stack.parts))))
        for head in self.heads:
            head.fit()
        self.questions.terms.ask_about(self.stack.strangers())
        self._show_verdict()
        self.grid.fields.show_fields(self._field_choices(draft.wanted.kind), self.grid.sheet)
        if first:
            self.grid.fit_columns()
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grid.go_to(self.grid.sheet.index(0, 0))
            self.grid.next_problem()

    def _show_verdict(self) -> None:
        """Show where every row stands now; the cursor stays at its cell."""
        self.grid.show_draft(self.draft)
        self._show_chips()
        self._show_trouble()
        self._show_buttons()
        self._tell_cell()

    def _show_chips(self) -> None:
        verdict, chosen = self.draft.verdict, self.chips.value()
        counts: dict[object, int] = {one: one.count(verdict) for one in ShowRows}
        shown = [one for one in ShowRows if counts[one] or one in (ShowRows.ALL, chosen)]
        self.chips.set_options([(one, self.desk.translate(one.words)) for one in shown], counts)
        self.next.setVisible(bool(self.stack.problems or self.stack.doubts))

    def _show_trouble(self) -> None:
        """Why nothing can be read, what must be said first, or what to think about before importing."""
        trouble, tell, here = self.draft.trouble(self.desk.tell), self.desk.tell, self.grid.currentIndex()
        row = self.grid.sheet.place(here)[0] + 1 if here.isValid() else 0
        fine = self.draft.verdict.agreed
        notes = [f"{'✓' if one in fine else '!'} {tell(one)}" for one in self.draft.cautions()]
        accepted = self.draft.wanted.accepted
        self.questions.show_state(tell(trouble) if trouble else "", self.draft.verdict.doubts, accepted, notes, row)

    def _show_buttons(self) -> None:
        """Whether it may come in, and how much."""
        self.list.show_stack(self.stack)
        self.foot.show_stack(self.stack, self.questions.terms.waits, self._judging or self.is_importing)

    def _tell_cell(self) -> None:
        """The whole of what is to be said of the cell under the cursor."""
        index = self.grid.currentIndex()
        told = self.grid.sheet.told(index) or self.grid.sheet.told(index.siblingAtColumn(0))
        self.told.setText("   ".join(told) or self.desk.say("Type over a cell to fix it; the file stays as it is."))
        self.told.setToolTip(plain_tip(self.told.text()))
        dress_as(self.told, "role", "error" if told and told[0].startswith("✕") else "muted")

    def _field_choices(self, kind: ImportKind) -> list[tuple[object, str]]:
        tell = self.desk.tell
        return [(None, self.desk.say("not used")), *((one, tell(field_said(kind, one))) for one in columns_of(kind))]

    def _table_text(self, table: Candidate | None, sheet: str) -> str:
        if table is None:
            return sheet
        names = " · ".join(table.names[:NAMES_SHOWN])
        return self.desk.say("{sheet}, row {row}: {names}", sheet=sheet, row=table.header_row, names=names)

    # ── what the user does in it ─────────────────────────────────────────────────────────────────

    def next_problem(self) -> None:
        """The next bad or doubtful cell: of this sheet, then of the next that has one; else what no cell asks."""
        problems, here = self.grid.sheet.problems(), self.grid.currentIndex()
        waiting = self.stack.next_waiting()
        if not problems and self.questions.waits:
            self.questions.take_focus()
        elif waiting is None or (problems and problems[-1] > (here.row(), here.column())):
            self.grid.next_problem()
        else:
            self._turn_to(waiting)

    def _to_doubt(self, step: int) -> None:
        """The cursor goes along with the question, so that what is asked is seen in its place."""
        doubt = self.questions.turn_to(step)
        if doubt is not None and doubt.row:
            cell = self.grid.sheet.index_of(doubt.row, doubt.column)
            if cell.isValid():
                self.grid.go_to(cell)
                self.questions.show_doubt(doubt)

    def _turn_to(self, at: int) -> None:
        self.stack.at = at
        self._show_all_rows()
        self._show_sheet(first=True)

    def _ticked(self, at: int, taken: bool) -> None:
        self.stack.left = self.stack.left - {at} if taken else self.stack.left | {at}
        self.look()

    def _show_all_rows(self) -> None:
        self.chips.set_value(ShowRows.ALL)
        self.grid.sheet.filter(ShowRows.ALL.standings)

    def _answered(self, which: str, choice: str) -> None:
        self._goes_on = True
        self.stack.accept(which, choice)
        self.look()

    def _asked_again(self) -> None:
        self.draft.ask_again()
        self.look()

    def _moved(self) -> None:
        self._tell_cell()
        here = self.grid.currentIndex()
        if here.isValid():
            self.questions.stand_at(self.grid.sheet.place(here)[0] + 1)

    def _repair(self, row: int, column: int, text: str) -> None:
        self.draft.repair(row, column, text)
        self._show_verdict()
        self.look()

    def _column_chosen(self, section: int, field: Meaning | None) -> None:
        self.draft.read_column_as(self.grid.sheet.columns[section - 1], field)
        self._show_verdict()
        self.look()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kind_chosen(self, kind: ImportKind) -> None:
        self.draft.read_as(kind)
        self.look()

    def _everybody_named(self) -> None:
        name = self.everybody.text().strip()
        if name != self.draft.wanted.everybody:
            self.draft.name_everybody(name)
            self.look()

    def _all_dated(self) -> None:
        """A day that has not come yet is no day of a debt; the field says so."""
        day = self.dated.day()
        if day != self.draft.wanted.dated and (day is None or day <= self.desk.today()):
            self.draft.date_everything(day)
            self.look()

    def _sheet_chosen(self, chosen: str) -> None:
        self.draft.choose(chosen)
        self.look(first=True)

    def _filter(self, show: ShowRows) -> None:
        self.grid.sheet.filter(show.standings)
        if self.grid.sheet.shown:
            self.grid.go_to(self.grid.sheet.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is low, the rows have the room of a second line of words."""
        super().resizeEvent(event)
        lines = 1 if self.height() < px(LOW) else 2
        self.told.setFixedHeight(lines * self.told.fontMetrics().lineSpacing() + px(8 + 2 * lines))

    def _connect(self) -> None:
        grid = self.grid
        grid.sheet.repaired.connect(self._repair, Qt.ConnectionType.QueuedConnection)  # the editor closes first
        grid.moved.connect(self._moved)
        grid.fields.chosen.connect(self._column_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.sheets.changed.connect(self._sheet_chosen)
        self.everybody.editingFinished.connect(self._everybody_named)
        self.dated.editingFinished.connect(self._all_dated)
        self.chips.changed.connect(self._filter)
        self.questions.terms.changed.connect(lambda _: self._show_buttons())
        self.questions.answered.connect(self._answered)
        self.questions.keys.moved.connect(self._to_doubt)
        self.grid.takes_figure, self.questions.answers_there = self.questions.takes_figure, self.grid.is_in_doubt
        self.questions.asked_again.connect(self._asked_again)
        self.dropping.toggled.connect(lambda _: self._show_buttons())
        self.list.shown.connect(self._turn_to)
        self.list.ticked.connect(self._ticked)
