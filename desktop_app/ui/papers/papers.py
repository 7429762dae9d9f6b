"""Vouchers and statements from the printer to the signed copy: what waits, what was answered, what came back (U44)."""

from datetime import date
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dates import add_months
from desktop_app.domain.labels import PAPER_KINDS
from desktop_app.domain.papers import PaperKind, PaperRow, PaperState
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.paper_rows import paper_rows
from desktop_app.operations.statements import mark_sent
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.papers.month_statements import MonthStatements
from desktop_app.ui.papers.paper_columns import COLUMNS, FILTERS
from desktop_app.ui.papers.statement_answer import AnswerPanel
from desktop_app.ui.trade.paper_facts import PaperFacts, may_be_signed
from desktop_app.ui.trade.scan_view import ScanView
from desktop_app.ui.trade.signed import SignedPanel
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable
from desktop_app.ui.widgets.scrolled import scrolled

USUAL_MONTHS = 3


class PapersPage(Page):
    """`Route.customer_id` shows one customer's papers, `Route.number` puts the cursor there, tab "month" states one."""

    name = PageName.PAPERS
    title = N_("Statements and papers")
    watches = frozenset({Changed.PAPERS, Changed.STATEMENTS, Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS})
    commands = (
        Command("papers.print", N_("Preview and print"), "print_papers", "P", Where.LIST),
        Command("papers.signed", N_("Came back signed"), "mark_signed", "S", Where.LIST),
        Command("papers.answer", N_("Record the answer"), "record_answer", "A", Where.LIST),
        Command("papers.sent", N_("Mark as sent"), "mark_as_sent", "E", Where.LIST),
        Command("papers.scan", N_("Show the scan"), "show_scans", "V", Where.LIST),
        Command("papers.month", N_("State a month"), "state_a_month", "Ctrl+N"),
        Command("papers.batch", N_("Print the chosen papers"), "print_papers", "F8"),
        Command("papers.panel", N_("Show or hide the panel"), "toggle_panel", "Ctrl+I"),
        Command("papers.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("papers.export", N_("Export"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.customer_id = 0
        self._build()
        self.setAcceptDrops(True)
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.customer_id = route.customer_id
        self._show_list()
        if route.number:
            self.table.choose(route.number)
        self.reload()
        if route.tab == "month":
            self.state_a_month()

    def reload(self) -> None:
        today, customer, since = self.desk.today(), self.customer_id, self.since()
        self.everybody.setVisible(bool(customer))
        self.desk.jobs.ask(
            lambda book: paper_rows(book.ledger, today, customer, since), self.table.show_records, self, lane="papers"
        )

    def since(self) -> date | None:
        """The first day that is listed; of one customer all are."""
        return None if self.customer_id or not self.extent.value() else add_months(self.desk.today(), -USUAL_MONTHS)

    def leave(self) -> None:
        self.table.keep_columns()
        self._stop_the_month()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        part = self.parts.currentWidget()
        if isinstance(part, MonthStatements):
            return part.starting
        return part if isinstance(part, ScanView) else self.table.view

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def print_papers(self) -> None:
        """One paper is looked at first, several are one round."""
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.desk.go(Route(PageName.PREVIEW, number=chosen[0].number))
        elif chosen:
            self.desk.go(Route(PageName.PREVIEW, numbers=tuple(row.number for row in chosen), tab="papers"))

    def mark_signed(self) -> None:
        chosen = [row for row in self.table.selected() if may_be_signed(row)]
        if chosen:
            self._open_form(self.signed)
            self.signed.begin_papers(chosen)

    def record_answer(self) -> None:
        row = self.table.current()
        if row is not None and row.kind is PaperKind.STATEMENT:
            self._open_form(self.answer)
            self.answer.begin_statement(row)

    def mark_as_sent(self) -> None:
        """It went out another way than by our printer: as a picture, by post."""
        row, today = self.table.current(), self.desk.today()
        if row is None or row.kind is not PaperKind.STATEMENT or row.state is not PaperState.NOT_PRINTED:
            return
        self.desk.jobs.do(
            lambda book, moment: mark_sent(book.ledger, row.number, today, moment),
            lambda _: self.desk.done(self.desk.say("{number} is sent. An answer is awaited.", number=row.number)),
            self,
        )

    def show_scans(self) -> None:
        row = self.table.current()
        if row is not None and row.scans:
            self.parts.setCurrentWidget(self.scans)
            self.scans.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scans.show_scans(row)

    def state_a_month(self) -> None:
        self.parts.setCurrentWidget(self.month)
        self.month.begin()

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def filter(self) -> None:
        self.table.start_filter()

    def export(self) -> None:
        export_table(self, self.desk, self.table, self.desk.translate(self.title))

    # ── a file dropped on a row ──────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None and self.parts.currentIndex() == 0:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        scan = dropped_file(event.mimeData())
        row = self.row_at(event.position().toPoint())
        if scan is not None and row is not None and may_be_signed(row):
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
        self._open_form(self.signed)
        self.signed.begin_papers([row], scan)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _open_form(self, form: SignedPanel | AnswerPanel) -> None:
        self.panel.show()
        self.panel.setCurrentWidget(self._areas[form])

    def _form_ended(self) -> None:
        self.panel.setCurrentWidget(self._areas[self.facts])
        self.table.view.setFocus()

    def _show_list(self) -> None:
        self._stop_the_month()
        self.parts.setCurrentIndex(0)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        """A form that is being filled in stays until it is left; the facts follow the list."""
        focused = QApplication.focusWidget()
        if focused is None or not self.panel.isAncestorOf(focused):
            self.panel.setCurrentWidget(self._areas[self.facts])
        self.facts.show_papers(self.table.selected())

    def _narrow(self) -> None:
        states = next(states for key, _, states in FILTERS if key == self.state.value())
        kind = self.kind.value()
        self.table.filter_by(lambda row: row.state in states and (kind is None or row.kind is kind))

    def _show_everybody(self) -> None:
        self.customer_id = 0
        self.reload()

    def _build(self) -> None:
        self._build_list()
        self.facts = PaperFacts(self.desk, self)
        self.panel = QStackedWidget()
        self.panel.setFixedWidth(px(292))
        self._areas: dict[QWidget, QScrollArea] = {}
        self._add_to_panel(self.facts)
        self._lay_out()
        self._connect()

    @cached_property
    def signed(self) -> SignedPanel:
        """Made when it is first wanted, like the other parts, so that the page opens at once."""
        form = SignedPanel(self.desk)
        form.ended.connect(self._form_ended)
        self._add_to_panel(form)
        return form

    @cached_property
    def answer(self) -> AnswerPanel:
        form = AnswerPanel(self.desk)
        form.ended.connect(self._form_ended)
        self._add_to_panel(form)
        return form

    @cached_property
    def month(self) -> MonthStatements:
        part = MonthStatements(self.desk)
        part.ended.connect(self._show_list)
        self.parts.addWidget(part)
        return part

    @cached_property
    def scans(self) -> ScanView:
        part = ScanView(self.desk)
        part.ended.connect(self._show_list)
        self.parts.addWidget(part)
        return part

    def _add_to_panel(self, part: QWidget) -> None:
        self._areas[part] = scrolled(part)
        self.panel.addWidget(self._areas[part])

    def _stop_the_month(self) -> None:
        if "month" in self.__dict__:
            self.month.leave()

    def _build_list(self) -> None:
        say = self.desk.say
        self.table: RecordTable[PaperRow] = RecordTable(self.desk, "papers", COLUMNS, lambda row: row.number)
        self.table.view.setAccessibleName(say("Statements and papers"))
        self.state = ChoiceField([(key, self.desk.translate(text)) for key, text, _ in FILTERS])
        self.state.setAccessibleName(say("State of the papers"))
        self.kind = ChoiceField([(None, say("All papers")), *((k, self.desk.tell(t)) for k, t in PAPER_KINDS.items())])
        self.kind.setAccessibleName(say("Kind of paper"))
        self.everybody = QPushButton(say("All customers"))
        self.everybody.hide()
        self.stating = QPushButton(say("State a month  Ctrl+N"))
        self.extent = ChoiceField([(True, say("The last 3 months")), (False, say("All"))])
        self.extent.setAccessibleName(say("How far back the list goes"))
        self.extent.setProperty("compact", True)
        self.kind.setProperty("compact", True)
        for widget in (self.state, self.everybody, self.stating):
            self.table.bar.addWidget(widget)
        self.table.foot.addWidget(self.kind)
        self.table.foot.addWidget(self.extent)
        self.table.set_empty(
            EmptyState(
                say("No papers yet. Every slip has its voucher, and at the end of a month every customer a statement."),
                (say("New shipment"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM))),
                (say("State a month"), self.state_a_month),
            )
        )

    def _lay_out(self) -> None:
        listing = QWidget()
        middle = QHBoxLayout(listing)
        middle.setContentsMargins(px(16), 0, px(16), px(12))
        middle.setSpacing(px(12))
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        self.parts = QStackedWidget()
        self.parts.addWidget(listing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._chosen)
        self.table.selection_changed.connect(self._chosen)
        self.table.opened.connect(self.print_papers)
        self.state.changed.connect(self._narrow)
        self.kind.changed.connect(self._narrow)
        self.extent.changed.connect(self.reload)
        self.everybody.clicked.connect(self._show_everybody)
        self.stating.clicked.connect(self.state_a_month)


def dropped_file(data: QMimeData) -> Path | None:
    """The one file of this computer that is being dragged."""
    places = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(places[0]) if len(places) == 1 else None
