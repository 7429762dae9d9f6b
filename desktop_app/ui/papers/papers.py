"""Vouchers and statements from the printer to the signed copy: what waits, what was answered, what came back (U44)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.papers import PAPER_KINDS, PaperKind, PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.papers import PAPERS
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.file_places import dropped_file
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.limited_list import LimitedList
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.papers.card_round import CardRound
from desktop_app.ui.papers.month_statements import MonthStatements
from desktop_app.ui.papers.paper_facts import ANSWER, PRINT, SCAN, SENT, SIGNED, may_be_sent, paper_facts
from desktop_app.ui.papers.statement_forms import AnswerPanel, SentPanel
from desktop_app.ui.trade.card_verbs import CardVerbs
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel

EVERYBODY, CARDS, MONTH = "papers.everybody", "papers.cards", "list.new"


def _in(*states: PaperState) -> Callable[[PaperRow], bool]:
    return lambda row: row.state in states


def _of(kind: PaperKind) -> Callable[[PaperRow], bool]:
    return lambda row: row.kind is kind


NARROWINGS: tuple[Narrowing[PaperRow], ...] = (
    Narrowing(
        "state",
        N_("State"),
        (
            Choice("all", N_("All")),
            Choice("unprinted", N_("Not printed"), _in(PaperState.NOT_PRINTED)),
            Choice("waiting", N_("Unsigned"), _in(PaperState.PRINTED, PaperState.UNANSWERED)),
            Choice("unanswered", N_("Unanswered"), _in(PaperState.UNANSWERED)),
            Choice("differs", N_("In dispute"), _in(PaperState.DIFFERS)),
            Choice("settled", N_("Done with"), _in(PaperState.SIGNED, PaperState.AGREED)),
        ),
        Stands.SWITCH,
    ),
    Narrowing(
        "kind",
        N_("Paper"),
        (Choice(None, N_("All")), *(Choice(kind, words, _of(kind)) for kind, words in PAPER_KINDS.items())),
    ),
)
"""What the list can be narrowed to (U43)."""


class PapersPage(CardVerbs, LimitedList[PaperRow]):
    """`Route.customer_id` shows one customer's papers, `Route.number` puts the cursor there.

    Tab "month" states one, "cards" sends the cards that wait, or those of `Route.numbers`.
    """

    name = PageName.PAPERS
    title = N_("Statements and papers")
    watches = frozenset({Changed.PAPERS, Changed.STATEMENTS, Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS})
    buttons = (EVERYBODY, CARDS, MONTH)
    leads = False

    def __init__(self, desk: Desk) -> None:
        self.customer_id = 0
        super().__init__(desk)
        self.standing[EVERYBODY].hide()
        self.table.selection_changed.connect(lambda: self.cursor_on(self.table.current()))
        self.setAcceptDrops(True)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[PaperRow]:
        say = self.desk.say
        empty = Empty(
            say("No papers yet. Every slip makes one, and at the end of a month every customer gets a statement."),
            (
                (say("New slip"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
                (say("Issue monthly statements"), self.state_a_month),
            ),
            icon=Icon.STATEMENTS,
        )
        return ListKind("papers", self.title, PAPERS, lambda row: row.number, NARROWINGS, empty)

    def facts_card(self) -> QWidget:
        self.facts = paper_facts(self.desk, partial(self.button, short=True))
        return self.facts

    def open(self, route: Route) -> None:
        self.customer_id = route.customer_id
        self.parts.close_part()
        if route.number:
            self.table.choose(route.number)
        self.reload()
        if route.tab == "month":
            self.state_a_month()
        elif route.tab == "cards":
            self.parts.open_part(CardRound).begin(route.numbers)

    def reload(self) -> None:
        self.standing[EVERYBODY].setVisible(bool(self.customer_id))
        super().reload()

    def rows_since(self, since: date | None) -> FromBook[Sequence[PaperRow]]:
        today, customer = self.desk.today(), self.customer_id
        return lambda book: paper_rows(book.ledger, today, customer, since)

    def since(self) -> date | None:
        """The first day that is listed; of one customer all are."""
        return None if self.customer_id else super().since()

    def day_of(self, row: PaperRow) -> date:
        return row.dated

    def leave(self) -> None:
        super().leave()
        month = self.parts.made(MonthStatements)
        if month is not None:
            month.leave()

    def cursor_on(self, row: PaperRow | None) -> None:
        self.facts.show_subject(self.table.selected() or None)

    def open_row(self, row: PaperRow) -> None:
        self.print_papers()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command(PRINT, N_("Preview and print"), "P", Where.LIST)
    def print_papers(self) -> None:
        """One paper is looked at first, several are one round."""
        chosen = tuple(row.number for row in self.table.selected())
        if chosen:
            self.desk.go(Route(PageName.PREVIEW, numbers=chosen))

    @command(SIGNED, N_("Came back signed"), "S", Where.LIST)
    def mark_signed(self) -> None:
        chosen = [row for row in self.table.selected() if not row.is_void]
        if chosen:
            self.panel.open_form(SignedPanel).begin_papers(chosen)

    @command(ANSWER, N_("Record the answer"), "A", Where.LIST)
    def record_answer(self) -> None:
        row = self.table.current()
        if row is not None and row.kind is PaperKind.STATEMENT:
            self.panel.open_form(AnswerPanel).begin_statement(row)

    @command(SENT, N_("Mark as sent"), "E", Where.LIST)
    def mark_as_sent(self) -> None:
        row = self.table.current()
        if row is not None and may_be_sent(row):
            self.panel.open_form(SentPanel).begin_statement(row)

    @command(SCAN, N_("Show the scan"), "V", Where.LIST)
    def show_scans(self) -> None:
        row = self.table.current()
        if row is not None and row.scans:
            self.parts.open_part(ScanView).show_scans(row)

    @command(MONTH, N_("Issue monthly statements"), "Ctrl+N", short=N_("Monthly"))
    def state_a_month(self) -> None:
        self.parts.open_part(MonthStatements).begin()

    @command(CARDS, N_("Send the cards that wait"), "K", Where.LIST, short=N_("Cards to send"))
    def send_cards(self) -> None:
        self.parts.open_part(CardRound).begin()

    @command("papers.batch", N_("Print the chosen papers"), "F8")
    def print_chosen(self) -> None:
        self.print_papers()

    @command(EVERYBODY, N_("All customers"))
    def show_everybody(self) -> None:
        self.customer_id = 0
        self.reload()

    def card_numbers(self) -> tuple[str, ...]:
        return tuple(row.number for row in self.table.selected() if row.number and not row.is_void)

    # ── a file dropped on a row ──────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None and self.parts.currentWidget() is self.parts.usual:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        scan = dropped_file(event.mimeData())
        row = self.row_at(event.position().toPoint())
        if scan is not None and row is not None and not row.is_void:
            event.acceptProposedAction()
            self.attach(row, scan)

    def row_at(self, point: QPoint) -> PaperRow | None:
        """The paper under the pointer; beside the list it is the chosen one."""
        viewport = self.table.view.viewport()
        index = self.table.view.indexAt(viewport.mapFrom(self, point))
        return self.table.model.shown[index.row()] if index.isValid() else self.table.current()

    def attach(self, row: PaperRow, scan: Path) -> None:
        """Show to which paper the scan will belong; Enter keeps it."""
        self.table.choose(row.number)
        self.panel.open_form(SignedPanel).begin_papers([row], scan)
