"""Every slip and return: amount, paid, due, printed and signed; one key to preview, copy, return or void (U43)."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.accounts import Kind
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.slips import SlipRow, slips
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import AGAIN, PageName, Route
from desktop_app.ui.base.side import side_width
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.slip_columns import COLUMNS, overdue_days, stands, what_follows
from desktop_app.ui.slips.slip_facts import SlipFacts
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable

QUARTER, YEAR = 92, 366


class State(Enum):
    """What the list can be narrowed to."""

    ALL = N_("All slips")
    NOT_PRINTED = N_("Not printed")
    UNSIGNED = N_("Awaiting signature")
    SIGNED = N_("Signed")
    OPEN = N_("Not paid")
    LATE = N_("Overdue")
    RETURNS = N_("Returned goods")
    REVERSED = N_("Voided")


class Extent(Enum):
    """How far back the list goes, in days; 0 is everything."""

    QUARTER = QUARTER
    YEAR = YEAR
    ALL = 0


EXTENTS = {
    Extent.QUARTER: N_("Last three months"),
    Extent.YEAR: N_("Last twelve months"),
    Extent.ALL: N_("All years"),
}


class ShipmentsPage(Page):
    """`Route.number` puts the cursor on that slip, `customer_id` shows the slips of one customer first."""

    name = PageName.SHIPMENTS
    title = N_("Shipments")
    watches = frozenset({Changed.DOCUMENTS, Changed.PAPERS, Changed.CUSTOMERS})
    commands = (
        Command("list.new", N_("New shipment"), "new_slip", "Ctrl+N"),
        Command("slip.preview", N_("Preview and print"), "preview", "P", Where.LIST),
        Command("slip.copy", N_("Copy this slip"), "copy_slip", "Ctrl+D"),
        Command("slip.return", N_("Return goods of this slip"), "return_goods", "Ctrl+R"),
        Command("slip.void", N_("Void this slip"), "void", "Ctrl+Del"),
        Command("slip.customer", N_("Open the customer"), "open_customer", "C", Where.LIST),
        Command("slip.panel", N_("Show or hide the panel"), "toggle_panel", "Ctrl+I"),
        Command("list.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("list.export", N_("Export this list"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self._drafts: list[Draft] = []
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self._wanted = route.number
        if route.number:
            self.table.choose(route.number)
        self.reload()

    def reload(self) -> None:
        """Read as far back as is asked for."""
        today, extent = self.desk.today(), self.extent.value()
        days = extent.value if isinstance(extent, Extent) else QUARTER
        since = today - timedelta(days=days) if days else None
        self.desk.jobs.ask(
            lambda book: (slips(book.ledger, today, since=since), drafts(book.ledger, "shipment")),
            lambda found: self._show(*found),
            self,
            lane="slips",
        )

    def leave(self) -> None:
        self.table.keep_columns()

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    def _show(self, rows: list[SlipRow], waiting: list[Draft]) -> None:
        self.table.show_records(rows)
        self._drafts = waiting
        self.drafts.setText(self.desk.say("Drafts ({count})", count=len(waiting)))
        self.drafts.setVisible(bool(waiting))
        self._look_further()

    def _look_further(self) -> None:
        """A slip that was asked for and lies further back: read all years."""
        wanted, self._wanted = self._wanted, ""
        if not wanted or self.table.model.row_of(wanted) >= 0:
            return
        if self.extent.value() is not Extent.ALL:
            self.extent.set_value(Extent.ALL)
            self.table.choose(wanted)
            self.reload()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def new_slip(self) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM))

    def preview(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.PREVIEW, number=one.number))

    def copy_slip(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=one.customer_id, number=one.number))

    def return_goods(self) -> None:
        one = self.table.current()
        if one is not None and one.kind is Kind.SHIPMENT and stands(one):
            self.desk.go(Route(PageName.RETURN_FORM, customer_id=one.customer_id, number=one.number))

    def void(self) -> None:
        """Say what follows and ask for the reason, beside the list."""
        one = self.table.current()
        if one is not None and stands(one):
            self.panel.show()
            self.panel.setCurrentWidget(self.voiding)
            self.voiding.begin_void(
                one.number, one.customer, what_follows(one, self.desk), lambda: self._enter_again(one)
            )

    def open_customer(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.CUSTOMER, customer_id=one.customer_id))

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def filter(self) -> None:
        self.table.start_filter()

    def export(self) -> None:
        from desktop_app.ui.base.export_table import export_table

        export_table(self, self.desk, self.table, self.heading())

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _cursor_on(self, one: SlipRow | None) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.facts.show_row(one)

    def _enter_again(self, one: SlipRow) -> None:
        """The same slip once more, to be put right."""
        self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=one.customer_id, number=one.number, tab=AGAIN))

    def _void_ended(self) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.table.view.setFocus()

    def _narrow(self) -> None:
        today, state = self.desk.today(), self.state.value()
        keep: dict[object, Callable[[SlipRow], bool]] = {
            State.NOT_PRINTED: lambda one: stands(one) and not one.printed,
            State.UNSIGNED: lambda one: stands(one) and bool(one.printed) and one.signed_on is None,
            State.SIGNED: lambda one: stands(one) and one.signed_on is not None,
            State.OPEN: lambda one: stands(one) and one.kind is Kind.SHIPMENT and one.open_fen > 0,
            State.LATE: lambda one: overdue_days(one, today) > 0,
            State.RETURNS: lambda one: one.kind is Kind.RETURN,
            State.REVERSED: lambda one: bool(one.reversed_by),
        }
        self.table.filter_by(keep.get(state))

    def _go_on_with_draft(self) -> None:
        if self._drafts:
            self.desk.go(Route(PageName.SHIPMENT_FORM, draft=self._drafts[0].key))

    def _build(self) -> None:
        say, translate = self.desk.say, self.desk.translate
        self.table: RecordTable[SlipRow] = RecordTable(self.desk, "shipments", COLUMNS, lambda one: one.number)
        self.table.view.setAccessibleName(say("Slips and returns"))
        self.state = ChoiceField([(state, translate(state.value)) for state in State])
        self.state.setAccessibleName(say("Which slips"))
        self.extent = ChoiceField([(extent, translate(text)) for extent, text in EXTENTS.items()])
        self.extent.setAccessibleName(say("How far back"))
        self.drafts = QPushButton()
        self.drafts.hide()
        for widget in (self.state, self.extent, self.drafts):
            self.table.bar.addWidget(widget)
        self.table.set_empty(
            EmptyState(
                say("No slip yet. A slip says what left for whom, at what price, and when it is to be paid."),
                (say("New shipment"), self.new_slip),
                (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="shipments"))),
            )
        )
        self.facts = SlipFacts(self.desk, self)
        self.voiding = VoidPanel(self.desk)
        self.panel = QStackedWidget()
        self.panel.addWidget(self.facts)
        self.panel.addWidget(self.voiding)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._cursor_on)
        self.table.opened.connect(lambda _: self.preview())
        self.voiding.ended.connect(self._void_ended)
        self.state.changed.connect(lambda _: self._narrow())
        self.extent.changed.connect(lambda _: self.reload())
        self.drafts.clicked.connect(self._go_on_with_draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setFixedWidth(side_width(self.width()))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.addLayout(middle, 1)
