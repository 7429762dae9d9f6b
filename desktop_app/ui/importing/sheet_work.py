"""The sheet while it is worked on: how it is read, where every row stands, and what keeps it from coming in (U48)."""

from collections.abc import Callable
from copy import copy
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop_app.domain.customers import NAME_LENGTH
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan
from desktop_app.operations.import_templates import columns_of, field_said
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.outlook import Candidate, Meaning
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.import_questions import ImportQuestions
from desktop_app.ui.importing.sheet_draft import SheetDraft, no_sheet
from desktop_app.ui.importing.sheet_ends import kind_field
from desktop_app.ui.importing.sheet_grid import SheetGrid
from desktop_app.ui.importing.sheet_verdict import SheetVerdict, ShowRows
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.head_row import HeadRow
from desktop_app.ui.widgets.keys import button, with_key
from desktop_app.ui.widgets.labels import Card, ElidedLabel, PlainLabel, Rule, caption, dress_as, plain_tip
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.switch import Switch
from desktop_app.ui.widgets.text_field import TextField

NAMES_SHOWN = 3
LOW = 460
"""In px at the standard text size."""


class SheetWork(QWidget):
    """Shows one draft, asks the book about it after each change, and says when it may come in."""

    def __init__(self, desk: Desk, bring_in: Callable[[], None], next_problem: QPushButton, anew: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self.next, self.anew = next_problem, anew
        self.importing = button("", bring_in, primary=True)
        self.draft = no_sheet()
        self.is_importing = False
        self._judging = False
        self._make_parts()
        self._lay_out()
        self._connect()
        self._show_buttons()

    def begin(self, draft: SheetDraft) -> None:
        """Work on this one from now on."""
        self.draft = draft
        self.dropping.setChecked(False)
        self.everybody.set_text(draft.wanted.everybody)
        self.questions.terms.forget()
        self.chips.set_value(ShowRows.ALL)
        self.grid.sheet.filter(ShowRows.ALL.standings)
        self.look(first=True)

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
        asked, moment = copy(self.draft), self.desk.moment()
        self._judging = True
        self._show_buttons()
        self.desk.jobs.ask(
            lambda book: asked.judged(book, moment),
            partial(self._show_looked, self.draft, first),
            self,
            lane="look",
        )

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def _show_looked(self, draft: SheetDraft, first: bool, verdict: SheetVerdict) -> None:
        self._judging = False
        if draft is not self.draft:
            return
        draft.take(verdict)
        self.kind.set_value(draft.wanted.kind)
        choices = [(key, self._table_text(table, sheet)) for key, table, sheet in draft.choices()]
        self.sheets.set_choices(choices)
        read = draft.wanted.only
        self.sheets.set_value(read if read in dict(choices) else draft.sheet_name)
        for widget in (self.sheets, self.sheet_label):
            widget.setVisible(len(choices) > 1)
        self.everybody.setVisible(draft.names_nobody)
        for head in self.heads:
            head.fit()
        self.questions.terms.ask_about(verdict.looked.ahead.without_terms if verdict.looked.ahead else ())
        self._show_verdict()
        self.grid.fields.show_fields(self._field_choices(verdict.looked.kind), self.grid.sheet)
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
        self.next.setVisible(bool(verdict.problem_rows or verdict.doubts))

    def _show_trouble(self) -> None:
        """Why nothing can be read, what must be said first, or what to think about before importing."""
        trouble, tell, here = self.draft.trouble(self.desk.tell), self.desk.tell, self.grid.currentIndex()
        row = self.grid.sheet.place(here)[0] + 1 if here.isValid() else 0
        notes = [tell(one) for one in self.draft.cautions()]
        accepted = self.draft.wanted.accepted
        self.questions.show_state(tell(trouble) if trouble else "", self.draft.verdict.doubts, accepted, notes, row)

    def _show_buttons(self) -> None:
        """The button says how many entries come; it waits for problems, and for the verdict on what was just typed."""
        verdict, say = self.draft.verdict, self.desk.say
        problems, coming, why = len(verdict.problem_rows), len(verdict.coming), ""
        self.dropping.setVisible(bool(problems))
        self.dropping.setText(caption(say("Leave out the {count} rows with problems", count=problems)))
        self.importing.setText(caption(with_key(say("Import {count} entries", count=coming), "Ctrl+Return")))
        if problems and not self.dropping.isChecked():
            why = say("Fix the red cells first, or tick that their rows are left out.")
        elif verdict.doubts:
            why = say("Answer the {count} questions above first.", count=len(verdict.doubts))
        elif self.questions.waits:
            why = say("Choose above how the new customers pay.")
        self.importing.setEnabled(bool(coming) and not (why or self._judging or self.is_importing))
        self.importing.setToolTip(plain_tip(why))
        nothing = verdict.is_read and not coming and not problems and not verdict.doubts
        money = say("Comes in: {owed} owed, {received} received", **self._money()) if any(verdict.money) else ""
        self.summary.setText(say("Nothing here is new: the book has it all.") if nothing else why or money)

    def _money(self) -> dict[str, str]:
        owed, received = self.draft.verdict.money
        return {"owed": format_yuan(owed), "received": format_yuan(received)}

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

    def _answered(self, which: str, choice: str) -> None:
        self.draft.accept(which, choice)
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

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        say = self.desk.say
        self.kind = kind_field(self.desk, say("What the rows are"))
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(say("Sheet of the file"))
        self.sheet_label = PlainLabel(say("Sheet"), "muted")
        self.everybody = TextField(say, longest=NAME_LENGTH)
        self.everybody.setAccessibleName(say("Customer of all rows"))
        self.everybody.setPlaceholderText(say("Customer of all rows"))
        self.everybody.setFixedWidth(px(220))
        self.everybody.hide()
        self.chips = Switch([(ShowRows.ALL, self.desk.translate(ShowRows.ALL.words))], say("Which rows"))
        self.heads = HeadRow(), HeadRow()
        self.questions = ImportQuestions(self.desk)
        self.grid = SheetGrid(self.desk)
        self.told = PlainLabel("", "muted", wraps=True)
        self.told.setContentsMargins(px(14), px(4), px(14), px(4))
        self.dropping = QCheckBox()
        self.summary = ElidedLabel("", "muted")

    def _lay_out(self) -> None:
        card, read_as = Card(), PlainLabel(self.desk.say("The rows are"), "muted")
        foot = beside(self.dropping, (self.summary, 1), self.importing, gap=12, margins=(14, 8, 14, 8))
        which, rows = self.heads
        which.add_switch(read_as)
        which.add_switch(self.kind)
        narrowing: tuple[QWidget, ...] = (self.sheet_label, self.sheets, self.everybody)
        for part in narrowing:
            which.add_filter(part)
        rows.add_switch(self.chips)
        rows.add_buttons([self.next, self.anew])
        stacked((self.grid, 1), Rule(), self.told, Rule(), foot, gap=0, margins=1, within=card)
        stacked(
            *self.heads,
            self.questions,
            (card, 1),
            within=self,
        )

    def _connect(self) -> None:
        grid = self.grid
        grid.sheet.repaired.connect(self._repair, Qt.ConnectionType.QueuedConnection)  # the editor closes first
        grid.moved.connect(self._moved)
        grid.fields.chosen.connect(self._column_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.sheets.changed.connect(self._sheet_chosen)
        self.everybody.editingFinished.connect(self._everybody_named)
        self.chips.changed.connect(self._filter)
        self.questions.terms.changed.connect(lambda _: self._show_buttons())
        self.questions.answered.connect(self._answered)
        self.questions.asked_again.connect(self._asked_again)
        self.dropping.toggled.connect(lambda _: self._show_buttons())
