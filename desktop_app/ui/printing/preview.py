"""The paper itself before it is printed; afterwards one question, and only a yes counts as printed (U40, U43, U45)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.moment import Moment
from desktop_app.domain.papers import PaperRow
from desktop_app.language import N_
from desktop_app.operations.paper_runs import (
    ShownStatement,
    StatementDays,
    issue_seen,
    look_at_statement,
    paper_bytes,
    paper_row,
    truth_behind,
)
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.printers import Printer, find_printers
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.printing.paper_out import ask_place, copy_page, write_pdf
from desktop_app.ui.printing.paper_pane import PaperPane
from desktop_app.ui.printing.print_list import print_list
from desktop_app.ui.printing.print_panel import PrintPanel
from desktop_app.ui.printing.print_round import PrintRound, Step
from desktop_app.ui.printing.print_run import PrintForm
from desktop_app.ui.printing.sheets import Fate, PaperSheet, rows_of
from desktop_app.ui.trade.issue_run import IssueRun
from desktop_app.ui.widgets.notices import Way, error, warning
from desktop_app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LANGUAGE = "paper_language"
"""Under which name the language of the papers is remembered."""


class PreviewPage(Page):
    """`Route.number` is a voucher or statement. `customer_id` with tab "statement": the one to hand over today.

    `numbers` with tab "statements" are customers to be stated, otherwise papers: they are printed as one round.
    """

    name = PageName.PREVIEW
    title = N_("Preview")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.round = PrintRound(desk, self)
        self.printers: list[Printer] | None = None
        self._eager = False
        self._issuing: IssueRun | None = None
        self._customer = 0
        self._build()
        self.register_commands()

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self._forget()
        numbers = route.numbers or (route.number,)
        if route.numbers and route.tab == "statements":
            self._look([int(one) for one in route.numbers], StatementDays())
        elif numbers != ("",):
            moment = self.desk.moment()
            self.desk.jobs.ask(
                lambda book: [_kept(book, one, moment) for one in numbers], self._show_sheets, self, self._refuse
            )
        else:
            self._customer = route.customer_id
            self.panel.days.begin()
            self._look([route.customer_id], StatementDays())

    def reload(self) -> None:
        """A paper never changes; the printers may."""
        self._look_for_printers()

    def first_focus(self) -> QWidget:
        return self.panel.first_button()

    def leave(self) -> None:
        """What is being prepared is not prepared further; what is in the printer stays there."""
        self.list.keep_columns()
        self._eager = False
        if self._issuing is not None:
            self._issuing.stop()

    def heading(self) -> str:
        return (self.pane.row.number or self.pane.row.customer) if self.pane.row else super().heading()

    def _forget(self) -> None:
        """Nothing of the paper before stays."""
        if self._issuing is not None:
            self._issuing.blockSignals(True)
            self._issuing.stop()
        self.printers, self._eager, self._issuing, self._customer = None, False, None, 0
        self.list.hide()
        self.pane.show_nothing()
        self.round.begin([])

    def _refuse(self, said: Said) -> None:
        self.desk.notice(error(self.desk.tell(said), Way(self.desk.say("Back"), self.go_back)))

    # ── statements: looked at as they stand today, issued when they leave (case 21) ──────────────

    def _look(self, customers: Sequence[int], days: StatementDays) -> None:
        """Show the statements of these customers; nothing is issued."""
        moment = self.desk.moment()

        def look(book: "Book") -> list[PaperSheet]:
            return [_looked_at(book, one, days, moment) for one in customers]

        self.desk.jobs.ask(look, self._show_sheets, self, self._refuse, lane="statements")

    def _other_days(self, days: StatementDays) -> None:
        self.round.begin([])
        self.pane.show_nothing()
        self._look([self._customer], days)

    def _issue(self, sheets: Sequence[PaperSheet], then: Callable[[], None]) -> None:
        """Number these drafts one by one, then go on; one that is refused is told and left out."""
        drafts = {one.shown.customer_id: one for one in sheets if one.shown is not None}
        run = IssueRun(self.desk, lambda book, who, moment: issue_seen(book.ledger, _seen(drafts[who]), moment), self)

        def told(customer: int, answer: PaperRow | Said) -> None:
            self.round.issue(drafts[customer].key, answer)
            self.panel.show_trouble("")
            if isinstance(answer, Said):
                self._refuse(answer)
            elif self.pane.row is not None and self.pane.row == drafts[customer].row:
                self._show_sheet(next(one for one in self.round.sheets if one.key == drafts[customer].key))

        run.told.connect(told)
        run.ended.connect(lambda: then() if run.progress.done == run.progress.total else None)
        self._issuing = run
        run.start(list(drafts))

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def _show_sheets(self, sheets: Sequence[PaperSheet]) -> None:
        """The list if there are several, and the first paper."""
        self.list.setVisible(len(sheets) > 1)
        self.panel.days.setVisible(bool(self._customer))
        self.round.begin(sheets)
        if len(sheets) == 1:
            self._show_sheet(sheets[0])

    def _show_sheet(self, sheet: PaperSheet | None) -> None:
        row = sheet.row if sheet else None
        if sheet is not None and sheet.said is not None:
            self._refuse(sheet.said)
        self.panel.show_paper(row, len(self.round.waiting()))
        if sheet is not None and sheet.shown is not None:
            self.panel.show_truth(sheet.shown)
        elif sheet is not None and sheet.today is not None:
            self.panel.show_truth(sheet.today, reprint=True)
        if row is not None and row != self.pane.row:
            self._show_on_pane(row, sheet)

    def _show_on_pane(self, row: PaperRow, sheet: PaperSheet | None) -> None:
        form = self._form()
        if not row.number and sheet is not None and sheet.shown is not None:
            self.pane.show_statement(row, sheet.shown, form.language)
        else:
            self.pane.show_paper(row, form.paper, form.language)

    def _sheet_shown(self) -> PaperSheet | None:
        """The sheet of the paper on the screen."""
        return next((one for one in self.round.sheets if one.row and one.row == self.pane.row), None)

    def _draw(self) -> None:
        if self.pane.row is not None:
            self._show_on_pane(self.pane.row, self._sheet_shown())

    def _seen(self) -> None:
        """With the first page on the screen there is time to look for printers."""
        if self.printers is None:
            self._look_for_printers()

    def _show_round(self) -> None:
        """The list and the buttons as the round is now; the keyboard goes to what Enter does."""
        round_, step = self.round, self.round.step
        if len(round_.sheets) > 1:
            self.list.show_records(round_.sheets)
        if step is self.panel.step and step is not Step.PRINTING:
            return
        focused = QApplication.focusWidget()
        at_hand = self.isVisible() and (focused is None or self.isAncestorOf(focused))
        self.panel.show_step(step, len(round_.sent), round_.count if step is Step.PRINTING else len(round_.sent))
        if step is Step.SORTING:
            self.list.choose(next(one.key for one in round_.sheets if one.row and one.row.key == round_.sent[-1]))
        if at_hand:
            first = self.list.view if step is Step.SORTING else self.panel.first_button()
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── printers ─────────────────────────────────────────────────────────────────────────────────

    def _look_for_printers(self) -> None:
        self.printers = []
        self.desk.jobs.make(lambda _: find_printers(), self._show_printers, self, self._no_printers)

    def _show_printers(self, printers: list[Printer]) -> None:
        self.printers = printers
        self.panel.show_printers(printers)
        if not printers:
            self._no_printers(
                Said("No printer is set up on this computer. Set one up in the system, or save the paper as a PDF.")
            )
            return
        self.panel.show_trouble("")
        if self._eager:
            self.print_now()

    def _no_printers(self, said: Said) -> None:
        """Told where the printer is chosen; aloud, with its ways out, only to who wanted to print.

        What was saved a moment ago stays saved: a banner over that word would say otherwise.
        """
        asked, self._eager, self.printers = self._eager, False, []
        self.panel.show_trouble(self.desk.tell(said))
        if asked:
            say = self.desk.say
            ways = Way(say("Save as PDF"), self.save_pdf), Way(say("Look again"), self._look_for_printers)
            self.desk.notice(error(self.desk.tell(said), *ways))

    # ── printing ─────────────────────────────────────────────────────────────────────────────────

    @command("preview.print", N_("Print"), "F8")
    def print_now(self) -> None:
        """Print what still waits. Asked for before paper and printers are known, it waits for them."""
        rows = self.round.waiting() or rows_of(self.round.sheets, Fate.PRINTED)
        if self.round.step is not Step.READY:
            return
        self._eager = not (rows and self.printers)
        if not self._eager and self.round.drafts():
            self._issue(self.round.drafts(), self.print_now)
        elif not self._eager:
            self.panel.show_trouble("")
            self.round.print(rows, self._form())
        elif rows and self.printers == [] and not self.desk.jobs.running:
            self._look_for_printers()

    def stop_printing(self) -> None:
        self.round.stop()

    def well_printed(self) -> None:
        self.round.yes()

    def print_again(self) -> None:
        self.round.no()

    def print_chosen_again(self) -> None:
        self.round.spoiled(self._chosen(), again=True)

    def mark_the_others(self) -> None:
        self.round.spoiled(self._chosen(), again=False)

    def _chosen(self) -> list[str]:
        return [one.row.key for one in self.list.selected() if one.row]

    def _form(self) -> PrintForm:
        """Papers are Chinese unless the shop chose otherwise."""
        panel, language = self.panel, self.desk.preferences.text(LANGUAGE, "zh_CN")
        return PrintForm(
            panel.chosen_paper(), language, panel.chosen_printer(), panel.chosen_copies(), panel.printer.currentText()
        )

    def _tell_trouble(self, said: Said | None) -> None:
        self.panel.show_trouble(self.desk.tell(said) if said else "")

    def _tell_broken(self, said: Said) -> None:
        say = self.desk.say
        ways = Way(say("Save as PDF"), self.save_pdf), Way(say("Look for printers again"), self._look_for_printers)
        self.desk.notice(error(self.desk.tell(said), *ways))

    def _tell_left_over(self, count: int) -> None:
        if self.round.count > 1:
            self.desk.notice(warning(self.desk.say("Papers left unprinted and unmarked: {count}.", count=count)))

    def _finish(self, good: Sequence[str]) -> None:
        """Back to where it began when all is printed; else the rest can be printed now or later."""
        if not self.round.waiting():
            self.desk.back()
        if good:
            row = next((one.row for one in self.round.sheets if one.row and one.row.key == good[0]), None)
            name = (row.number or row.customer) if row else good[0]
            self.desk.done(
                self.desk.say("Printed: {number}. It waits for its signature.", number=name)
                if len(good) == 1
                else self.desk.say("{count} papers printed. They wait for their signatures.", count=len(good))
            )

    # ── the paper elsewhere, keys ────────────────────────────────────────────────────────────────

    @command("preview.save", N_("Save as PDF"), "Ctrl+Shift+S")
    def save_pdf(self) -> None:
        """Ask for a place first, so that a draft whose saving is given up gets no number."""
        row = self.pane.row
        place = ask_place(self, self.desk, row) if row is not None and self.pane.pdf else None
        if place is not None:
            self._take_out(lambda taken, pdf: write_pdf(self, self.desk, pdf, place, *self._ways_of(taken)))

    @command("preview.copy", N_("Copy as picture"), "Ctrl+C")
    def copy_picture(self) -> None:
        if self.pane.pdf:
            page = self.pane.view.page_in_view()
            self._take_out(lambda _, pdf: copy_page(self, self.desk, pdf, page))

    def _ways_of(self, row: PaperRow) -> tuple[Way, ...]:
        if not row.number:
            return ()
        return (Way(self.desk.say("Mark as printed"), lambda: self.round.printed_elsewhere(row.key)),)

    def _take_out(self, does: Callable[[PaperRow, bytes], None]) -> None:
        """Do this with the paper on the screen; a draft is issued first, since it leaves the program."""
        row, pdf, sheet = self.pane.row, self.pane.pdf, self._sheet_shown()
        if row is None or sheet is None or not sheet.is_draft:
            if row is not None:
                does(row, pdf)
            return
        form, moment, key = self._form(), self.desk.moment(), sheet.key

        def issued() -> None:
            made = next((one.row for one in self.round.sheets if one.key == key), None)
            if made is not None:
                self.desk.jobs.ask(
                    lambda book: paper_bytes(book, made, form.paper, form.language, moment),
                    lambda drawn: does(made, drawn),
                    self,
                    self._refuse,
                )

        self._issue([sheet], issued)

    @command("preview.larger", N_("Larger"), "Ctrl++")
    def larger(self) -> None:
        self.pane.view.step_zoom(1)

    @command("preview.smaller", N_("Smaller"), "Ctrl+-")
    def smaller(self) -> None:
        self.pane.view.step_zoom(-1)

    def go_back(self) -> None:
        self.desk.back()

    def enter(self) -> None:
        """Enter does what the first button of the step says; while it prints there is nothing to agree to."""
        match self.round.step:
            case Step.READY:
                self.print_now()
            case Step.ASKING:
                self.well_printed()
            case Step.SORTING:
                self.print_chosen_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused is not self.panel.first_button():
                focused.click()
            elif not event.isAutoRepeat():
                self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.stop_printing() if self.round.step is Step.PRINTING else self.go_back()
        else:
            super().keyPressEvent(event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.list = print_list(self.desk)
        self.list.setFixedWidth(px(280))
        self.pane = PaperPane(self.desk)
        self.panel = PrintPanel(self.desk, self, self.button("preview.save"), self.button("preview.copy"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.list)
        layout.addWidget(self.pane, 1)
        beside = scrolled(self.panel)
        beside.setFixedWidth(px(292))
        layout.addWidget(beside)

    def _connect(self) -> None:
        self.pane.seen.connect(self._seen)
        self.pane.refused.connect(self._refuse)
        self.panel.paper_chosen.connect(self._draw)
        self.panel.days.chosen.connect(self._other_days)
        self.list.current_changed.connect(self._show_sheet)
        self.list.opened.connect(self.enter)
        self.round.changed.connect(self._show_round)
        self.round.troubled.connect(self._tell_trouble)
        self.round.broke_off.connect(self._tell_broken)
        self.round.left_over.connect(self._tell_left_over)
        self.round.refused.connect(self._refuse)
        self.round.marked.connect(self._finish)


def _kept(book: "Book", number: str, moment: Moment) -> PaperSheet:
    """A paper that was made, and what the days of a statement say today."""
    row = paper_row(book.ledger, number, moment.today)
    return PaperSheet(number, row, today=truth_behind(book.ledger, row, moment))


def _looked_at(book: "Book", customer_id: int, days: StatementDays, moment: Moment) -> PaperSheet:
    """A customer's statement as it stands today, or why there is none."""
    try:
        seen = look_at_statement(book.ledger, customer_id, days, moment)
    except Refused as refused:
        return PaperSheet(str(customer_id), None, Fate.REFUSED, refused)
    return PaperSheet(str(customer_id), seen.row, shown=seen.shown)


def _seen(sheet: PaperSheet) -> ShownStatement:
    assert sheet.shown is not None
    return sheet.shown
