"""A foreign sheet comes into the book: every row is seen and mended in place, all comes in or nothing (U48)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.errors import Said
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.importing import (
    Import,
    Imported,
    ImportKind,
    Workbook,
    import_tables,
    last_import,
    read_pasted,
)  # fmt: skip
from desktop_app.operations.several_sheets import SheetPart, parts_of
from desktop_app.operations.undoing_imports import undo_import
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import files_asked
from desktop_app.ui.base.jobs import Progress
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.importing.import_steps import step_of
from desktop_app.ui.importing.sheet_draft import SheetDraft
from desktop_app.ui.importing.sheet_ends import SheetResult, SheetStart, imported_said
from desktop_app.ui.importing.sheet_files import FilesRead, called, dropped_files, open_as_bill, read_files
from desktop_app.ui.importing.sheet_stack import SheetStack, nothing, stack_of
from desktop_app.ui.importing.sheet_work import SheetWork
from desktop_app.ui.importing.undoing import undo_last
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.notices import Way, error, info, warning

FILES = "(*.xlsx *.xls *.xlsm *.et *.ods *.csv *.tsv *.txt *.htm *.html *.xml)"


class ImportSheetPage(Page):
    """`Route.tab` is the kind to read the sheet as, where its headings do not tell."""

    name = PageName.IMPORT
    title = N_("Import from Excel")
    watches = frozenset({Changed.IMPORTS, Changed.CUSTOMERS, Changed.GOODS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.made: Imported | None = None
        self.otherwise = ImportKind.OPEN_ITEMS
        """What a sheet is read as whose headings do not tell."""

        self._set_aside: SheetStack | None = None
        self.setAcceptDrops(True)
        self._build()
        self.register_commands()
        self._show_part()

    @property
    def draft(self) -> SheetDraft | None:
        """The sheet that is worked on."""
        return self.work.draft if self.work.draft.name else None

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        """What was begun stays until other sheets are taken; `words`: files dropped on the window, a line each."""
        if route.tab in {kind.value for kind in ImportKind}:
            self.otherwise = ImportKind(route.tab)
            self.start.kinds.set_value(self.otherwise)
        self.reload()
        if route.words:
            self.read(*map(Path, route.words.split("\n")))

    def reload(self) -> None:
        self.desk.jobs.ask(lambda book: last_import(book.ledger), self._show_last, self, lane="last")
        if self.draft is not None and not self.work.is_importing:
            self.work.look()

    def context(self) -> str:
        return self.work.draft.name

    def leave(self) -> None:
        """What came in is told once; a sheet that is still being worked on stays."""
        if self.made is not None:
            self._put_away()

    def first_focus(self) -> QWidget:
        if self.draft is None:
            return self.choosing
        return self.result.showing if self.made is not None else self.work.grid

    def read(self, *paths: Path) -> None:
        """Read a file or several, each in a process of its own and off the window's thread."""
        progress = Progress(self.desk.say("Reading {file}", file=called(paths)))
        self.desk.jobs.make(
            partial(read_files, paths), partial(self._take_files, progress), self, self._tell, progress=progress
        )

    def read_text(self, text: str) -> None:
        """Read cells that were copied elsewhere."""
        name = self.desk.say("From the clipboard")
        self.desk.jobs.make(
            lambda _: read_pasted(text), partial(self._look_for_parts, name, Progress()), self, self._tell
        )

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("import.choose", N_("Choose a file…"), "Ctrl+O")
    def choose_file(self) -> None:
        sheets, everything = self.desk.say("Sheets"), self.desk.say("All files")
        kinds = f"{sheets} {FILES};;{everything} (*)"
        chosen = files_asked(self, self.desk, self.desk.say("Choose a file"), kinds, "import_folder")
        if chosen:
            self.read(*chosen)

    @command("import.paste", N_("Paste cells"), "Ctrl+V")
    def paste(self) -> None:
        """Without a sheet, cells become one; in the grid, a text goes into the cell under the cursor."""
        text = QGuiApplication.clipboard().text()
        if self.draft is None or self.made is not None:
            self.read_text(text)
        elif "\t" in text or "\n" in text.strip():
            way = Way(self.desk.say("Paste as another sheet"), lambda: self.read_text(text))
            self.desk.notice(info(self.desk.say("The clipboard holds several cells."), way))
        else:
            self.work.grid.sheet.setData(self.work.grid.currentIndex(), text)

    @command("import.next", N_("Next problem"), "F3")
    def next_problem(self) -> None:
        self.work.next_problem()

    @command("import.answer", N_("Say what is meant"), "F8")
    def answer(self) -> None:
        self.work.questions.take_focus()

    @command("import.column", N_("Say what this column is"), "F4")
    def name_column(self) -> None:
        self.work.grid.open_chooser()

    @command("import.drop", N_("Leave this row out, or take it in again"), "Shift+Del")
    def leave_row_out(self) -> None:
        self.work.leave_row_out()

    @command("import.anew", N_("Another sheet"), "Ctrl+N")
    def begin_anew(self) -> None:
        """Back to the start; what was mended is kept until another sheet is read."""
        if self.work.is_importing:
            return
        stack, imported = self.work.stack, self.made is not None
        self._put_away()
        self.choosing.setFocus(Qt.FocusReason.OtherFocusReason)
        if stack.is_mended and not imported:
            self._set_aside = stack
            text = self.desk.say("What you fixed in {file} is kept for now.", file=stack.draft.name)
            self.desk.notice(info(text, Way(self.desk.say("Back to it"), self._take_up)))

    @command("import.run", N_("Import"), "Ctrl+Return")
    def run(self) -> None:
        """Import everything that is good, in one step."""
        tables, without = self.work.stack.tables(), self.work.stack.without()
        if not tables or not self.work.may_import():
            return
        name, terms = self.work.draft.name, self.work.questions.terms.terms()
        progress = Progress(self.desk.say("Importing {file}", file=name))
        step = step_of(progress)
        self.work.hold(True)
        self.desk.jobs.do(
            lambda book, moment: import_tables(
                book.ledger, tables, name, moment, drop_bad=True, without=without, step=step, terms=terms
            ),
            self._imported,
            self,
            self._refuse,
            progress=progress,
        )

    def undo_last(self) -> None:
        undo_last(self.desk, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event)
        if paths:
            event.acceptProposedAction()
            self.read(*paths)

    def _take_files(self, progress: Progress, found: FilesRead) -> None:
        """A bill has a page of its own, where its money finds its customers."""
        for said in found.refused:
            self._tell(said)
        name, several = self.desk.tell(called(found.paths)), found.is_several
        as_sheet = partial(self._look_for_parts, name, progress, found.workbook, several)
        if found.is_bill and not several:
            open_as_bill(self.desk, found.paths[0], as_sheet)
        else:
            as_sheet()

    # ── the sheet ────────────────────────────────────────────────────────────────────────────────

    def _look_for_parts(self, name: str, progress: Progress, workbook: Workbook, together: bool = False) -> None:
        """Several sheets may come in together."""
        otherwise, then = self.otherwise, partial(self._take, name, progress, workbook, together)
        if len(workbook.sheets) == 1:
            then(())
        else:
            self.desk.jobs.ask(lambda book: parts_of(book.ledger, workbook, otherwise), then, self, lane="parts")

    def _take(
        self, name: str, progress: Progress, workbook: Workbook, together: bool, parts: Sequence[SheetPart]
    ) -> None:
        """A file was read. One that was stopped meanwhile is forgotten."""
        if progress.cancelled or self.work.is_importing:
            return
        self.begin_anew()
        self.work.begin(stack_of(name, workbook, self.otherwise, parts, together))
        self._show_part()

    def _take_up(self) -> None:
        """Back to what was set aside."""
        stack, self._set_aside = self._set_aside, None
        if stack is not None:
            self.work.begin(stack)
            self._show_part()

    # ── afterwards ───────────────────────────────────────────────────────────────────────────────

    def _imported(self, made: Imported) -> None:
        self.work.hold(False)
        if not made.import_id:
            self.work.look()
            self.desk.notice(info(self.desk.say("Nothing here is new: the book has it all.")))
            return
        self.made = made
        self.result.show_result(made, self.work.stack.no_entries)
        self._show_part()
        self.result.showing.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.desk.tell(imported_said(made))
        self.desk.done(said, lambda book, moment: undo_import(book.ledger, moment), asks_elsewhere=True)

    def _refuse(self, said: Said) -> None:
        """Nothing came in. What the book says of a row is shown there."""
        self.work.hold(False)
        if said.line:
            self.work.show_refusal(said)
            text = self.desk.say("Nothing was imported. Row {row}: {reason}", row=said.line, reason=said)
            self.desk.notice(error(text))
        else:
            self.desk.notice(warning(self.desk.tell(said)))

    def _show_last(self, last: Import | None) -> None:
        """The start tells what can be taken back; when that was this sheet, the sheet can be mended again."""
        self.start.show_last(last)
        if self.made is not None and (last is None or last.id != self.made.import_id):
            self.made = None
            self._show_part()

    def _tell(self, said: Said) -> None:
        self.desk.notice(error(self.desk.tell(said)))

    def _put_away(self) -> None:
        self.work.stack, self.made = nothing(), None
        self._show_part()

    def _show_part(self) -> None:
        part = self.start if self.draft is None else self.work if self.made is None else self.result
        self.parts.setCurrentWidget(part)
        self.heading_changed.emit()

    def _show_customers(self) -> None:
        self.begin_anew()
        self.desk.go(Route(PageName.CUSTOMERS))

    # ── building ─────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.choosing = self.button("import.choose", primary=True)
        self.start = SheetStart(self.desk, self.undo_last, self.choosing, self.button("import.paste"))
        self.work = SheetWork(self.desk, self.run, self.button("import.next"), self.button("import.anew"))
        self.result = SheetResult(self.desk, self._show_customers, self.begin_anew, self.undo_last)
        self.parts = QStackedWidget()
        for part in (self.start, self.work, self.result):
            self.parts.addWidget(part)
        stacked((self.parts, 1), margins=(16, 0, 16, 12), within=self)
