"""Receipts and how each was spread over slips; money that lies on account finds its slips here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.dates import add_months
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation
from desktop_app.language import N_
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.done import Changed
from desktop_app.operations.payments import allocate, open_items, undo_allocation
from desktop_app.operations.receipts import ReceiptRow, SettledSlip, receipts, settled
from desktop_app.ui.base.actions import Command, Where
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.export_table import export_table
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.side import side_width
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import Mark
from desktop_app.ui.receipts.receipt_facts import ReceiptFacts
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.columns import Column, Look
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from desktop_app.domain.moment import Moment
    from desktop_app.operations.books import Book
    from desktop_app.operations.done import Done
    from desktop_app.operations.payments import Received

USUAL_MONTHS = 12
NARROWEST = 252
"""Pixels of the panel that the number of a slip and its amount need."""


def _is_void(row: ReceiptRow) -> bool:
    return bool(row.reversed_by)


def _counted(row: ReceiptRow) -> int:
    """What the row adds to the total; a void receipt adds nothing."""
    return 0 if row.reversed_by else row.amount_fen


def _amount_text(row: ReceiptRow, _: Desk) -> str:
    return format_yuan(row.amount_fen)


def _on_account_text(row: ReceiptRow, _: Desk) -> str:
    return format_yuan(row.on_account_fen) if row.on_account_fen else ""


def _state_rank(row: ReceiptRow) -> int:
    return 2 if row.reversed_by else 1 if row.on_account_fen else 0


def _state_text(row: ReceiptRow, desk: Desk) -> str:
    """Only what is not as usual has a chip: a void receipt, and money that settles nothing yet."""
    if row.reversed_by:
        return desk.say("void")
    return desk.say("to be spread") if row.on_account_fen else ""


def _state_mark(row: ReceiptRow) -> Mark:
    return Mark.SOON if row.on_account_fen and not row.reversed_by else Mark.PLAIN


COLUMNS: tuple[Column[ReceiptRow], ...] = (
    Column("number", N_("Number"), lambda row: row.number, width=132, struck=_is_void),
    Column("dated", N_("Date"), lambda row: row.dated, Look.DATE, 84),
    Column("customer", N_("Customer"), lambda row: row.customer, width=136, stretch=True),
    Column("method", N_("Paid by"), lambda row: row.method, width=84, fades=2),
    Column("amount", N_("Amount (yuan)"), _counted, Look.MONEY, 116, total=True, text=_amount_text, struck=_is_void),
    Column("allocated", N_("Spread"), lambda row: row.allocated_fen, Look.MONEY, 96, total=True, fades=3),
    Column(
        "on_account",
        N_("On account"),
        lambda row: row.on_account_fen,
        Look.MONEY,
        92,
        total=True,
        text=_on_account_text,
    ),
    Column("state", N_("Status"), _state_rank, Look.CHIP, 88, text=_state_text, mark=_state_mark, fades=4),
    Column("remark", N_("Remark"), lambda row: row.remark, width=140, fades=1),
)


class State(Enum):
    """Which receipts are listed; the value is what the choice says."""

    ALL = N_("All receipts")
    FREE = N_("To be spread")
    VOID = N_("Void ones")


KEEPS: dict[object, Callable[[ReceiptRow], bool]] = {
    State.FREE: lambda row: row.on_account_fen > 0 and not row.reversed_by,
    State.VOID: _is_void,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The receipt under the cursor, what it settles, and what its customer owes, in fen."""

    slips: tuple[SettledSlip, ...]
    owed_fen: int


class ReceiptsPage(Page):
    """`Route.number` puts the cursor on that receipt, `Route.customer_id` shows one customer's."""

    name = PageName.RECEIPTS
    title = N_("Receipts")
    watches = frozenset({Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS})
    commands = (
        Command("receipts.new", N_("Take a payment"), "take_payment", "Ctrl+N"),
        Command("receipts.spread", N_("Spread what is on account"), "spread_rest", "A", Where.LIST),
        Command("receipts.undo", N_("Undo this allocation"), "undo_part", "U", Where.LIST),
        Command("receipts.void", N_("Void"), "void", "V", Where.LIST),
        Command("receipts.panel", N_("Show or hide the panel"), "toggle_panel", "Ctrl+I"),
        Command("receipts.filter", N_("Filter this list"), "filter", "Ctrl+F"),
        Command("receipts.export", N_("Export"), "export", "Ctrl+E"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.customer_id = 0
        self.shown: Shown | None = None
        """None until the book has answered for the receipt under the cursor."""
        self._to_void = ""
        """The receipt to ask about as soon as what follows is known."""
        self._build()
        self.register_commands()

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        self.customer_id = route.customer_id
        if route.number:
            self.table.choose(route.number)
        self.reload()

    def reload(self) -> None:
        today, customer, since = self.desk.today(), self.customer_id, self.since()
        self.desk.jobs.ask(
            lambda book: receipts(book.ledger, today, customer, since), self.table.show_records, self, lane="receipts"
        )

    def since(self) -> date | None:
        """The first day that is listed; None lists all."""
        return add_months(self.desk.today(), -USUAL_MONTHS) if self.extent.value() else None

    def leave(self) -> None:
        self.table.keep_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.panel.setFixedWidth(max(side_width(self.width()), px(NARROWEST)))

    def list_widget(self) -> QWidget:
        return self.table.view

    def first_focus(self) -> QWidget:
        return self.table.view

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    def take_payment(self) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self.customer_id))

    def spread_rest(self) -> None:
        """Choose slips for the money that lies on account."""
        row = self.table.current()
        if row is not None and row.on_account_fen:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=row.customer_id, number=row.number))

    def undo_part(self) -> None:
        """Take the receipt back from the slip under the cursor of the panel."""
        row, slip = self.table.current(), self.facts.chosen_slip()
        if row is None or slip is None:
            return
        parts = tuple(one for one in self.shown.slips if one.number == slip.number) if self.shown else ()

        def verb(book: "Book", moment: "Moment") -> "Done[Received]":
            return undo_allocation(book.ledger, row.number, slip.number, moment.today, moment)

        def freed(received: "Received") -> None:
            text = self.desk.say(
                "{slip} is open again; {left} of {number} lies on account.",
                slip=slip.number, number=row.number, left=format_yuan(received.on_account_fen),
            )  # fmt: skip
            self.desk.done(text, lambda book, moment: _settle_again(book, moment, row, parts))

        self.desk.jobs.do(verb, freed, self)

    def void(self) -> None:
        """Reverse the receipt under the cursor, after saying what follows."""
        row = self.table.current()
        if row is None or row.reversed_by:
            return
        self._to_void = row.number
        if self.shown is not None:
            self._begin_void(row, self.shown)

    def toggle_panel(self) -> None:
        self.panel.setVisible(not self.panel.isVisible())

    def filter(self) -> None:
        self.table.start_filter()

    def export(self) -> None:
        export_table(self, self.desk, self.table, self.desk.translate(self.title))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _begin_void(self, row: ReceiptRow, shown: Shown) -> None:
        self._to_void = ""
        self.panel.show()
        self.panel.setCurrentWidget(self.voiding)
        again = Route(PageName.RECEIPT_FORM, customer_id=row.customer_id)
        self.voiding.begin_void(row.number, row.customer, self._consequence(row, shown), lambda: self.desk.go(again))

    def _consequence(self, row: ReceiptRow, shown: Shown) -> str:
        owed = format_yuan(shown.owed_fen + row.amount_fen)
        if not shown.slips:
            return self.desk.say("The customer then owes {owed}. The number stays, struck through.", owed=owed)
        return self.desk.say(
            "Slips open again: {count}, by {sum}. The customer then owes {owed}. The number stays, struck through.",
            count=len({one.number for one in shown.slips}),
            sum=format_yuan(row.allocated_fen),
            owed=owed,
        )

    def _cursor_on(self, row: ReceiptRow | None) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.shown = None
        self.facts.show_receipt(row, ())
        if row is None or row.number != self._to_void:
            self._to_void = ""
        if row is None:
            return
        number, customer, today = row.number, row.customer_id, self.desk.today()

        def question(book: "Book") -> Shown:
            owed = customer_row(book.ledger, customer, today).balance_fen
            return Shown(tuple(settled(book.ledger, number)), owed)

        self.desk.jobs.ask(question, lambda shown: self._show_spread(row, shown), self, lane="settled")

    def _show_spread(self, row: ReceiptRow, shown: Shown) -> None:
        self.shown = shown
        self.facts.show_receipt(row, shown.slips)
        if row.number == self._to_void and not row.reversed_by:
            self._begin_void(row, shown)

    def _voiding_ended(self) -> None:
        self.panel.setCurrentWidget(self.facts)
        self.table.view.setFocus()

    def _open_customer(self, row: ReceiptRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=row.customer_id))

    def _build(self) -> None:
        say = self.desk.say
        self.table: RecordTable[ReceiptRow] = RecordTable(self.desk, "receipts", COLUMNS, lambda row: row.number)
        self.table.view.setAccessibleName(say("Receipts"))
        self.taking = QPushButton(say("Take a payment  Ctrl+N"))
        self.taking.setProperty("primary", True)
        self.extent = ChoiceField([(True, say("12 months")), (False, say("All"))])
        self.extent.setAccessibleName(say("How far back the list goes"))
        self.state = ChoiceField([(state, self.desk.translate(state.value)) for state in State])
        self.state.setAccessibleName(say("Which receipts are listed"))
        for widget in (self.state, self.extent, self.taking):
            self.table.bar.addWidget(widget)
        self.table.set_empty(
            EmptyState(
                say("No money was received yet. A receipt settles the oldest slips first; every line can be changed."),
                (say("Take a payment"), self.take_payment),
            )
        )
        self.facts = ReceiptFacts(self.desk, self)
        self.voiding = VoidPanel(self.desk)
        self.panel = QStackedWidget()
        self.panel.addWidget(self.facts)
        self.panel.addWidget(self.voiding)
        layout = QHBoxLayout()
        layout.setSpacing(px(12))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(16), 0, px(16), px(12))
        outer.addLayout(layout)
        self.taking.clicked.connect(self.take_payment)
        self.table.current_changed.connect(self._cursor_on)
        self.table.opened.connect(self._open_customer)
        self.extent.changed.connect(lambda _: self.reload())
        self.state.changed.connect(lambda state: self.table.filter_by(KEEPS.get(state)))
        self.table.filter_cleared.connect(lambda: self.state.set_value(State.ALL))
        self.voiding.ended.connect(self._voiding_ended)


def _settle_again(book: "Book", moment: "Moment", row: ReceiptRow, parts: tuple[SettledSlip, ...]) -> "Done[Received]":
    """Put the receipt back on what it settled before."""
    items = {(item.number, item.part): item.item_id for item in open_items(book.ledger, row.customer_id, moment.today)}
    chosen = [Allocation(items[one.number, one.part], one.amount_fen) for one in parts]
    return allocate(book.ledger, row.number, chosen, moment.today, moment)
