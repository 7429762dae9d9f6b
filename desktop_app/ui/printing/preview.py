"""The paper itself before it is printed; afterwards one question, and only a yes counts as printed (U40, U43, U45)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.papers import PaperRow
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.marks import MarkKind
from desktop_app.operations.paper_runs import StatementDays
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import AT_ONCE, PageName, Route
from desktop_app.ui.base.side_panel import side_width
from desktop_app.ui.look.theme import px
from desktop_app.ui.printing.paper_out import PaperOut
from desktop_app.ui.printing.paper_pane import PaperPane
from desktop_app.ui.printing.paper_verbs import PaperVerbs
from desktop_app.ui.printing.print_panel import PrintPanel
from desktop_app.ui.printing.print_round import PrintRound, Step
from desktop_app.ui.printing.sheets import COLUMNS, PaperSheet, kept_sheet, looked_at_sheet, printed_said, voided_of
from desktop_app.ui.trade.void_document import unmarked
from desktop_app.ui.widgets.keys import ENTER, back_button, button
from desktop_app.ui.widgets.layouts import beside
from desktop_app.ui.widgets.notices import Way, error, warning, well_done
from desktop_app.ui.widgets.record_table import RecordTable


class PreviewPage(PaperVerbs):
    """`Route.number` is a voucher or statement. `customer_id` with tab "statement": the one to hand over today, with
    `words` that of the customer's site of this name.

    `numbers` with tab "statements" are customers to be stated, otherwise papers: they are printed as one round.
    """

    name = PageName.PREVIEW
    title = N_("Preview")
    watches = frozenset({Changed.DOCUMENTS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.round = PrintRound(desk, self)
        self._eager = False
        """Somebody wants to print, and paper or printers are not known yet."""
        self._customer, self._site = 0, ""
        self.list: RecordTable[PaperSheet] = RecordTable(
            desk, "print_run", COLUMNS, lambda one: one.key, filters_on_demand=True
        )
        self.list.view.setAccessibleName(desk.say("Papers to print"))
        self.pane = PaperPane(desk)
        self.panel = PrintPanel(desk, self._buttons())
        self.out = PaperOut(self.round, self.pane, self.panel.chosen)
        self._lay_out()
        self._connect()
        self.register_commands()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(max(side_width(self.width()), self.panel.minimumSizeHint().width()))
        self.list.setFixedWidth(min(px(280), self.width() // 4))

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.panel.printers, self._eager, self._customer = None, route.tab == AT_ONCE, 0
        self.list.hide()
        self._show_nothing()
        if route.numbers and route.tab == "statements":
            self._look([int(one) for one in route.numbers], StatementDays())
        elif numbers := route.numbers or tuple(filter(None, [route.number])):
            moment = self.desk.moment()
            self._ask(lambda book: [kept_sheet(book, one, moment) for one in numbers])
        else:
            self._customer, self._site = route.customer_id, route.words
            self.panel.fields.days.begin(bool(self._site))
            self._look([route.customer_id], StatementDays(site=self._site))

    def reload(self) -> None:
        """A paper never changes; the printers may."""
        self.panel.look_for_printers()

    def first_focus(self) -> QWidget:
        return self.panel.first_button()

    def leave(self) -> None:
        """What is being prepared is not prepared further; what is in the printer stays there."""
        self.list.keep_columns()
        self._eager = False
        self.round.prepare_no_more()

    def context(self) -> str:
        row = self.pane.row
        named = (row.number or row.customer) if row else ""
        return self.desk.say("{number} · void", number=named) if self.pane.is_void else named

    def _look(self, customers: Sequence[int], days: StatementDays) -> None:
        """Show the statements of these customers as they stand today; nothing is issued (case 21)."""
        moment = self.desk.moment()
        self._ask(lambda book: [looked_at_sheet(book, one, days, moment) for one in customers])

    def _ask(self, question: FromBook[list[PaperSheet]]) -> None:
        self.desk.jobs.ask(question, self._show_sheets, self, self._refuse, lane="sheets")

    def _refuse(self, said: Said) -> None:
        self.desk.notice(error(self.desk.tell(said), Way(self.desk.say("Back"), self.desk.back)))

    # ── what is shown ────────────────────────────────────────────────────────────────────────────

    def _other_days(self, days: StatementDays) -> None:
        self._show_nothing()
        self._look([self._customer], replace(days, site=self._site))

    def _show_nothing(self) -> None:
        """Nothing of the paper before stays."""
        self.round.begin([])
        self.pane.show_nothing()

    def _show_sheets(self, sheets: Sequence[PaperSheet]) -> None:
        """The list if there are several, and the first paper."""
        self.list.setVisible(len(sheets) > 1)
        self.panel.fields.days.setVisible(bool(self._customer))
        self.round.begin(sheets)
        if len(sheets) == 1:
            self._show_sheet(sheets[0])
        if self._eager:
            self.print_now()

    def _show_sheet(self, sheet: PaperSheet | None) -> None:
        if sheet is not None and sheet.said is not None:
            self._refuse(sheet.said)
        self.panel.show_sheet(sheet, len(self.round.waiting()))
        if sheet is not None and sheet.shown is not None:
            self.panel.fields.days.show_detail(sheet.shown.statement.detail)
        if sheet is not None and sheet.row is not None and sheet.row != self.pane.row:
            self._draw(sheet)

    def _draw(self, sheet: PaperSheet | None) -> None:
        if sheet is not None and sheet.row is not None:
            self.pane.show_paper(sheet.row, self.panel.chosen(), None if sheet.row.number else sheet.shown)
            self.heading_changed.emit()

    def _hear(self, changes: frozenset[Changed]) -> None:
        """A document may be void by now, also by Ctrl+Z right after it was saved; the printers are what they were."""
        numbers = self.round.documents()
        if changes & self.watches and numbers:
            moment = self.desk.moment()
            self.desk.jobs.ask(lambda book: voided_of(book, numbers, moment), self._show_voided, self, lane="voided")

    def _show_voided(self, rows: Sequence[PaperRow]) -> None:
        """The paper says so at once, and does not leave the program any more."""
        if rows:
            self.round.void(rows)
            now = next((one for one in rows if self.pane.row and one.number == self.pane.row.number), None)
            self._show_sheet(self.round.sheet_of(now))

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

    # ── printing ─────────────────────────────────────────────────────────────────────────────────

    @command("preview.print", N_("Print"), "F8")
    def print_now(self) -> None:
        """Print what still waits. Asked for before paper and printers are known, it waits for them."""
        rows = self.round.waiting() or self.round.printed()
        if self.round.step is not Step.READY or self.pane.is_void:
            return
        self._eager = not (rows and self.panel.printers)
        if not self._eager and self.round.drafts():
            self.round.issue(self.round.drafts(), self.print_now)
        elif not self._eager:
            self.panel.show_trouble("")
            self.round.print(rows, self.panel.chosen())
        elif rows and self.panel.printers == [] and not self.desk.jobs.running:
            self.panel.look_for_printers()

    def _numbered(self, draft: PaperSheet, made: PaperSheet) -> None:
        """One that is refused is told; the paper on the screen is the one with the number from now on."""
        self.panel.show_trouble("")
        if made.said is not None:
            self._refuse(made.said)
        elif self.pane.row is not None and self.pane.row == draft.row:
            self._show_sheet(made)

    def _looked(self, said: Said | None) -> None:
        """For printers: told aloud, with the ways out, only to who wanted to print."""
        asked, self._eager = self._eager, False
        if asked and said is None:
            self.print_now()
        elif asked and said is not None:
            self._tell_ways(said, self.desk.say("Look again"))

    def _tell_ways(self, said: Said, look_again: str) -> None:
        ways = Way(self.desk.say("Save as PDF"), self.save_pdf), Way(look_again, self.panel.look_for_printers)
        self.desk.notice(error(self.desk.tell(said), *ways))

    def _spoiled(self, again: bool) -> None:
        self.round.spoiled([one.row.key for one in self.list.selected() if one.row], again)

    def _finish(self, good: Sequence[PaperRow]) -> None:
        """Back to where it began when all is printed; else the rest can be printed now or later."""
        if not self.round.waiting():
            self.desk.back()
        if good:
            said, marked = self.desk.tell(printed_said(good)), [row.number for row in good if row.number]
            self.desk.done(said, unmarked(MarkKind.PRINT, *marked)) if marked else self.desk.notice(well_done(said))

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────

    def enter(self) -> None:
        """Enter presses the first button of the step; while it prints there is nothing to agree to."""
        if self.round.step is not Step.PRINTING:
            self.panel.first_button().click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused is not self.panel.first_button():
                focused.click()
            elif not event.isAutoRepeat():
                self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.round.stop() if self.round.step is Step.PRINTING else self.desk.back()
        else:
            super().keyPressEvent(event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _buttons(self) -> dict[Step, tuple[QPushButton, ...]]:
        """What can be done in each step; Enter presses the first."""
        say, round_ = self.desk.say, self.round
        return {
            Step.READY: (
                button(say("Print"), self.print_now, "Return", primary=True),
                self.button("preview.save"),
                self.button("preview.copy"),
                self.button("preview.card", short=True),
                back_button(say, self.desk.back),
            ),
            Step.PRINTING: (button(say("Stop"), round_.stop, "Esc"),),
            Step.ASKING: (
                button(say("Printed well"), round_.yes, "Return", primary=True),
                button(say("No, print again"), round_.no),
            ),
            Step.SORTING: (
                button(say("Print the chosen again"), lambda: self._spoiled(again=True), "Return", primary=True),
                button(say("Only mark the others"), lambda: self._spoiled(again=False)),
            ),
        }

    def _lay_out(self) -> None:
        beside(self.list, (self.pane, 1), self.panel, gap=12, margins=(16, 0, 16, 12), within=self)

    def _connect(self) -> None:
        fields, tell, say, notice = self.panel.fields, self.desk.tell, self.desk.say, self.desk.notice
        self.pane.seen.connect(self.panel.look_for_the_first_time)
        self.pane.refused.connect(self._refuse)
        self.panel.looked.connect(self._looked)
        fields.paper.changed.connect(lambda _: self._draw(self.round.sheet_of(self.pane.row)))
        fields.days.chosen.connect(self._other_days)
        fields.days.escaped.connect(self.desk.back)
        self.list.current_changed.connect(self._show_sheet)
        self.list.opened.connect(self.enter)
        self.round.changed.connect(self._show_round)
        self.round.numbered.connect(self._numbered)
        self.round.troubled.connect(lambda said: self.panel.show_trouble(tell(said) if said else ""))
        self.round.broke_off.connect(lambda said: self._tell_ways(said, say("Look for printers again")))
        self.round.left_over.connect(
            lambda count: notice(warning(say("Papers left unprinted and unmarked: {count}.", count=count)))
        )
        self.round.refused.connect(self._refuse)
        self.round.marked.connect(self._finish)
