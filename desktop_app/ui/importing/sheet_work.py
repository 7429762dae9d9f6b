"""The sheet while it is worked on: how it is read, where every row stands, and what keeps it from coming in (U48)."""

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.customers import NAME_LENGTH
from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.import_templates import KINDS, columns_of, field_said, required_of
from desktop_app.operations.importing import ImportKind
from desktop_app.operations.outlook import Candidate, Meaning, look
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.importing.import_terms import ImportTerms
from desktop_app.ui.importing.sheet_draft import SheetDraft
from desktop_app.ui.importing.sheet_grid import SheetGrid
from desktop_app.ui.importing.sheet_model import BAD_ROLE
from desktop_app.ui.importing.sheet_verdict import RowStanding, SheetVerdict
from desktop_app.ui.look.theme import px
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.filter_chips import FilterChips
from desktop_app.ui.widgets.keys import with_key
from desktop_app.ui.widgets.labels import Card, ElidedLabel, PlainLabel, caption, plain_tip
from desktop_app.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

NAMES_SHOWN = 3


class ShowRows(Enum):
    """Which rows the grid shows; the value is an English source text."""

    ALL = N_("All")
    BAD = N_("Problems")
    CAUTION = N_("Please check")
    NEW_CUSTOMER = N_("New customers")
    KNOWN = N_("Already in the book")
    OUT = N_("Not imported")


STANDINGS = {
    ShowRows.BAD: (RowStanding.BAD,),
    ShowRows.CAUTION: (RowStanding.CAUTION,),
    ShowRows.NEW_CUSTOMER: (RowStanding.NEW_CUSTOMER,),
    ShowRows.KNOWN: (RowStanding.KNOWN,),
    ShowRows.OUT: (RowStanding.NOT_READ, RowStanding.DROPPED),
}


class SheetWork(QWidget):
    """Shows one draft, asks the book about it after each change, and says when it may come in."""

    import_wanted = Signal()

    def __init__(self, desk: Desk, next_problem: QPushButton) -> None:
        super().__init__()
        self.desk = desk
        self.next = next_problem
        self.draft: SheetDraft | None = None
        self.otherwise = ImportKind.OPEN_ITEMS
        """What a sheet is read as whose headings do not tell."""

        self._asked = 0
        self._answered = 0
        self._importing = False
        self._build()
        self._connect()
        self._show_buttons()

    def begin(self, draft: SheetDraft) -> None:
        """Work on this one from now on."""
        self.draft = draft
        self.dropping.setChecked(False)
        self.everybody.set_text(draft.everybody)
        self.terms.forget()
        self.chips.set_value(ShowRows.ALL)
        self.grid.sheet.filter(None)
        self.look(first=True)

    def hold(self, importing: bool) -> None:
        """While it is being imported nothing else may be asked."""
        self._importing = importing
        self._show_buttons()

    @property
    def is_importing(self) -> bool:
        return self._importing

    def may_import(self) -> bool:
        """Whether everything is judged and good, or left out on purpose; an open cell is kept and judged first."""
        if self.grid.state() is QAbstractItemView.State.EditingState:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if self.terms.waits:
            self.terms.choice.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return self.importing.isEnabled()

    def show_refusal(self, said: Said) -> None:
        """What the book said of the row that is the refusal's `line`."""
        if self.draft is None:
            return
        self.draft.refused[said.line] = said
        self._show_verdict()
        if said.line in self.grid.sheet.shown:
            self.grid.go_to(self.grid.sheet.index(self.grid.sheet.shown.index(said.line), 0))

    def next_problem(self) -> None:
        """The next bad cell after the cursor, from the top again after the last."""
        if self.draft is None or self.draft.looked is None:
            return
        places = self._problem_places()
        here = self.grid.sheet.place(self.grid.currentIndex()) if self.grid.currentIndex().isValid() else (-1, -1)
        after = [place for place in places if place > here]
        if places:
            self._go_to(*(after or places)[0])

    def name_column(self) -> None:
        self.grid.open_chooser()

    def leave_row_out(self) -> None:
        if self.draft is None or self.draft.looked is None or not self.grid.currentIndex().isValid():
            return
        row = self.grid.sheet.place(self.grid.currentIndex())[0] + 1
        self.draft.leave_out(self.draft.verdict().entry_of(row))
        self._show_verdict()

    # ── judged ───────────────────────────────────────────────────────────────────────────────────

    def look(self, first: bool = False) -> None:
        """Judge the sheet as it is now, against the book as it is now."""
        draft = self.draft
        if draft is None:
            return
        self._asked += 1
        workbook, kind, mapping, key = draft.workbook, draft.kind, draft.mapping, draft.key
        moment, otherwise = self.desk.moment(), self.otherwise
        dropped, refused, everybody = frozenset(draft.dropped), dict(draft.refused), draft.everybody

        def judge(book: "Book") -> SheetVerdict:
            looked = look(book.ledger, workbook, moment, kind, mapping, key, otherwise, everybody)
            return SheetVerdict(looked, dropped, refused).prepare()

        self._show_buttons()
        self.desk.jobs.ask(
            judge,
            partial(self._show_looked, self._asked, first),
            self,
            lane="look",
        )

    def _show_looked(self, asked: int, first: bool, verdict: SheetVerdict) -> None:
        self._answered = asked
        draft = self.draft
        if draft is None or asked != self._asked:
            return
        draft.take(verdict)
        self.kind.set_value(draft.kind)
        choices = [(key, self._table_text(table, sheet)) for key, table, sheet in draft.choices()]
        self.sheets.set_choices(choices)
        self.sheets.set_value(draft.key if draft.key in dict(choices) else draft.sheet_name)
        for widget in (self.sheets, self.sheet_label):
            widget.setVisible(len(choices) > 1)
        self.everybody.setVisible(draft.names_nobody)
        self.terms.ask_about(verdict.looked.ahead.without_terms if verdict.looked.ahead else ())
        self._show_verdict()
        self.grid.fields.show_fields(self._field_choices(verdict.looked.kind), self.grid.sheet)
        if first:
            self._begin_at_the_top()

    def _begin_at_the_top(self) -> None:
        self.grid.fit_columns()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go_to(self.grid.sheet.index(0, 0))
        self.next_problem()

    def _show_verdict(self) -> None:
        """Show where every row stands now; the cursor stays at its cell."""
        draft = self.draft
        if draft is None or draft.looked is None:
            return
        self.grid.show_verdict(draft.verdict(), draft.table, draft.original)
        self._show_counts()
        self._show_trouble()
        self._show_buttons()
        self._tell_cell()

    def _show_counts(self) -> None:
        assert self.draft is not None
        verdict, say = self.draft.verdict(), self.desk.say
        counts = {show: verdict.count(*standings) for show, standings in STANDINGS.items()}
        counts[ShowRows.ALL] = len(verdict.rows)
        chosen = self.chips.value()
        shown = [one for one in ShowRows if counts[one] or one in (ShowRows.ALL, chosen)]
        self.chips.set_chips(
            [(one, say("{what} {count}", what=self.desk.translate(one.value), count=counts[one])) for one in shown]
        )
        self.chips.set_value(chosen)
        self.next.setVisible(bool(verdict.problem_rows))

    def _show_trouble(self) -> None:
        """Why nothing can be read, or what to think about before importing."""
        assert self.draft is not None
        looked, tell = self.draft.looked, self.desk.tell
        trouble = looked.trouble if looked else None
        missing = self._missing_columns() if trouble else ""
        if missing:
            trouble = Said("Still missing: {columns}. Choose above the columns what each one is.", columns=missing)
            if self.draft.names_nobody:
                trouble = Said(
                    "Still missing: {columns}. Choose above the columns what each one is, or name the customer of all "
                    "rows at the top.",
                    columns=missing,
                )
        lines = [f"✕ {tell(trouble)}"] if trouble else [f"! {tell(one)}" for one in self.draft.verdict().of_table()]
        if len(self.draft.candidates) > 1 and trouble is None:
            count = len(self.draft.candidates)
            lines.append("! " + self.desk.say("{count} tables fit. Each is imported by itself.", count=count))
        self.trouble.setText("\n".join(lines))
        self.trouble.setProperty("role", "error" if trouble else "")
        self.trouble.style().unpolish(self.trouble)
        self.trouble.style().polish(self.trouble)
        self.trouble.setVisible(bool(lines))

    def _missing_columns(self) -> str:
        """What a table of this kind needs and the sheet does not name; of two that do, both are told."""
        draft, tell = self.draft, self.desk.tell
        if draft is None or draft.table is None or draft.kind is None:
            return ""
        kind, table = draft.kind, draft.table
        found = {*table.header.columns, *((Meaning.CUSTOMER,) if table.customer else ())}
        groups = [group for group in required_of(kind) if found.isdisjoint(group)]
        return ", ".join(" / ".join(tell(field_said(kind, one)) for one in group) for group in groups)

    def _show_buttons(self) -> None:
        """The button says how many entries come; it waits for problems, and for the verdict on what was just typed."""
        draft, say = self.draft, self.desk.say
        if draft is None or draft.looked is None:
            self.importing.setEnabled(False)
            return
        verdict = draft.verdict()
        problems, coming = len(verdict.problem_rows), len(verdict.coming)
        self.dropping.setVisible(bool(problems))
        self.dropping.setText(caption(say("Leave out the {count} rows with problems", count=problems)))
        self.importing.setText(caption(with_key(say("Import {count} entries", count=coming), "Ctrl+Return")))
        waits = bool(problems) and not self.dropping.isChecked()
        ready = draft.looked.seen is not None and bool(coming) and not waits
        ready = ready and not self.terms.waits
        self.importing.setEnabled(ready and self._asked == self._answered and not self._importing)
        why = say("Fix the red cells first, or tick that their rows are left out.") if waits else ""
        if self.terms.waits and not waits:
            why = say("Choose above how the new customers pay.")
        self.importing.setToolTip(plain_tip(why))
        nothing = draft.looked.seen is not None and not coming and not problems
        self.summary.setText(say("Nothing here is new: the book has it all.") if nothing else why)

    def _tell_cell(self) -> None:
        """The whole of what is to be said of the cell under the cursor."""
        index = self.grid.currentIndex()
        told = self.grid.sheet.told(index) if index.isValid() else []
        if not told and index.isValid():
            told = self.grid.sheet.told(index.siblingAtColumn(0))
        self.told.setText("   ".join(told) or self.desk.say("Type over a cell to fix it; the file stays as it is."))
        self.told.setProperty("role", "error" if told and told[0].startswith("✕") else "muted")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)

    def _problem_places(self) -> list[tuple[int, int]]:
        """Bad cells, and rows the book refused as a whole, from top to bottom; counted from 0."""
        assert self.draft is not None
        verdict, sheet = self.draft.verdict(), self.grid.sheet
        cells = [(row - 1, sheet.place(sheet.index_of(row, column))[1]) for row, column in verdict.bad
                 if row in sheet.shown]  # fmt: skip
        return sorted({*cells, *((row - 1, -1) for row in verdict.refused if row in sheet.shown)})

    def _go_to(self, row: int, column: int) -> None:
        sheet = self.grid.sheet
        section = sheet.columns.index(column) + 1 if column >= 0 else 0
        self.grid.go_to(sheet.index(sheet.shown.index(row + 1), section))

    # ── what the user does in it ─────────────────────────────────────────────────────────────────

    def _repair(self, row: int, column: int, text: str) -> None:
        if self.draft is not None:
            self.draft.repair(row, column, text)
            self._show_verdict()
            self.look()

    def _cell_kept(self, index: QModelIndex) -> None:
        """After a repair to the next problem, elsewhere down a row."""
        here = self.grid.sheet.place(index) if index.isValid() else None
        waiting = [place for place in self._problem_places() if here is not None and place > here]
        was_bad = index.isValid() and bool(index.data(BAD_ROLE))
        if was_bad and waiting:
            self._go_to(*waiting[0])
        elif index.isValid() and not was_bad:
            self.grid.go_to(index.siblingAtRow(min(index.row() + 1, self.grid.sheet.rowCount() - 1)))

    def _column_chosen(self, section: int, field: Meaning | None) -> None:
        if self.draft is not None:
            self.draft.read_column_as(self.grid.sheet.columns[section - 1], field)
            self._show_verdict()
            self.look()
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kind_chosen(self, kind: ImportKind) -> None:
        if self.draft is not None:
            self.draft.read_as(kind)
            self.look()

    def _everybody_named(self) -> None:
        name = self.everybody.text().strip()
        if self.draft is not None and name != self.draft.everybody:
            self.draft.everybody = name
            self.look()

    def _sheet_chosen(self, chosen: str) -> None:
        if self.draft is not None:
            self.draft.choose(chosen)
            self.look(first=True)

    def _filter(self, show: ShowRows) -> None:
        if self.draft is None or self.draft.looked is None:
            return
        wanted = STANDINGS.get(show)
        self.grid.sheet.filter(None if wanted is None else self._stands_in(wanted))
        if self.grid.sheet.shown:
            self.grid.go_to(self.grid.sheet.index(0, 0))

    def _stands_in(self, wanted: tuple[RowStanding, ...]) -> Callable[[int], bool]:
        return lambda row: self.draft is not None and self.draft.verdict().standing(row) in wanted

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def _field_choices(self, kind: ImportKind) -> list[tuple[object, str]]:
        tell = self.desk.tell
        return [(None, self.desk.say("not used")), *((one, tell(field_said(kind, one))) for one in columns_of(kind))]

    def _table_text(self, table: Candidate | None, sheet: str) -> str:
        if table is None:
            return sheet
        names = " · ".join(table.names[:NAMES_SHOWN])
        return self.desk.say("{sheet}, row {row}: {names}", sheet=sheet, row=table.header_row, names=names)

    def _build(self) -> None:
        say = self.desk.say
        self.kind = ChoiceField([(kind, self.desk.tell(words)) for kind, words in KINDS.items()])
        self.kind.setAccessibleName(say("What the rows are"))
        self.sheets = ChoiceField()
        self.sheets.setAccessibleName(say("Sheet of the file"))
        self.sheet_label = PlainLabel(say("Sheet"), "muted")
        self.everybody = TextField(say, longest=NAME_LENGTH)
        self.everybody.setAccessibleName(say("Customer of all rows"))
        self.everybody.setPlaceholderText(say("Customer of all rows"))
        self.everybody.setFixedWidth(px(220))
        self.everybody.hide()
        self.chips = FilterChips(say("Which rows"))
        self.chips.set_chips([(ShowRows.ALL, self.desk.translate(ShowRows.ALL.value))])
        self.trouble = PlainLabel("", wraps=True)
        self.terms = ImportTerms(self.desk)
        self.grid = SheetGrid(self.desk)
        self.told = PlainLabel("", "muted", wraps=True)
        self.dropping = QCheckBox()
        self.summary = ElidedLabel("", "muted")
        self.importing = QPushButton()
        self.importing.setProperty("primary", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(self._choosers())
        layout.addWidget(self.chips)
        layout.addWidget(self.trouble)
        layout.addWidget(self.terms)
        layout.addWidget(self._framed_grid(), 1)
        layout.addLayout(self._foot())

    def _choosers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(PlainLabel(self.desk.say("The rows are"), "muted"))
        row.addWidget(self.kind)
        row.addSpacing(px(8))
        row.addWidget(self.sheet_label)
        row.addWidget(self.sheets)
        row.addWidget(self.everybody)
        row.addStretch()
        row.addWidget(self.next)
        return row

    def _framed_grid(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.grid, 1)
        self.told.setContentsMargins(px(8), px(8), px(8), px(8))
        inside.addWidget(self.told)
        return card

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.dropping)
        row.addWidget(self.summary, 1)
        row.addWidget(self.importing)
        return row

    def _connect(self) -> None:
        grid = self.grid
        grid.sheet.repaired.connect(self._repair, Qt.ConnectionType.QueuedConnection)  # the editor closes first
        grid.kept.connect(self._cell_kept)
        grid.moved.connect(lambda _: self._tell_cell())
        grid.fields.chosen.connect(self._column_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.sheets.changed.connect(self._sheet_chosen)
        self.everybody.editingFinished.connect(self._everybody_named)
        self.chips.changed.connect(self._filter)
        self.terms.changed.connect(lambda _: self._show_buttons())
        self.dropping.toggled.connect(lambda _: self._show_buttons())
        self.importing.clicked.connect(self.import_wanted)
