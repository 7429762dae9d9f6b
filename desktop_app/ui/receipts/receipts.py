"""Receipts and how each was spread over slips; money that lies on account finds its slips here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.methods import PayMethod, method_of
from desktop_app.domain.money import format_yuan
from desktop_app.domain.payments import Allocation, ReceiptState
from desktop_app.domain.periods import PeriodName
from desktop_app.language import N_
from desktop_app.operations.acceptances import bill_with
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.receipts import RECEIPTS, is_ahead, is_void, state_of
from desktop_app.operations.payments import Received, allocate
from desktop_app.operations.receipts import ReceiptRow, receipt_detail, receipts, settled
from desktop_app.operations.taking_back import undo_allocation
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.facts_card import Offer
from desktop_app.ui.base.form_panel import Subject
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.limited_list import LimitedList
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import AHEAD, BOUNCED, PageName, Route
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.receipts.bounce_form import BillPanel, BouncePanel
from desktop_app.ui.receipts.drawer_form import DrawerPanel
from desktop_app.ui.receipts.move_receipt import MoveReceiptPanel
from desktop_app.ui.receipts.receipt_facts import ReceiptFacts, SeenReceipt
from desktop_app.ui.trade.document_verbs import DocumentVerbs
from desktop_app.ui.trade.side_forms import RefundPanel
from desktop_app.ui.trade.void_document import VoidPanel

NARROWEST = 300
"""Pixels of the panel that the number of a slip and its amount need."""


class ReceiptsPage(DocumentVerbs, LimitedList[ReceiptRow]):
    """`Route.number` puts the cursor on that receipt, `Route.customer_id` shows one customer's.

    `Route.tab` narrows the list to a state, such as "ahead".
    """

    name = PageName.RECEIPTS
    title = N_("Receipts")
    watches = frozenset({Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.IMPORTS})
    buttons = ("receipts.drawer", "receipts.bills", "receipts.new")
    imports = "receipts"
    narrowest_side = NARROWEST
    usual = PeriodName.TWELVE_MONTHS
    customer_id = 0
    """Whose receipts are shown; 0 shows all."""

    _to_void = ""
    """The receipt to ask about as soon as what follows is known."""

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[ReceiptRow]:
        say = self.desk.say
        empty = Empty(
            say("No money was received yet. A receipt settles the oldest slips first; every line can be changed."),
            (
                (say("Take a payment"), self.take_payment),
                (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="receipts"))),
            ),
            True,
            Icon.RECEIPTS,
        )
        return ListKind("receipts", N_("Receipts"), RECEIPTS, lambda row: row.number, (self._states(),), empty)

    def facts_card(self) -> QWidget:
        self.facts = ReceiptFacts(
            self.desk,
            (
                Offer(self.button("receipts.print")),
                Offer(self.button("card.picture", short=True), may=lambda seen: not seen.row.reversed_by),
                Offer(self.button("receipts.spread"), may=lambda seen: seen.row.on_account_fen > 0),
                Offer(self.button("receipts.undo"), may=lambda seen: bool(seen.slips)),
                Offer(self.button("receipts.acceptance", short=True), may=_has_bill),
                Offer(self.button("receipts.bounce", short=True), may=_may_bounce),
                Offer(self.button("receipts.move", short=True), may=lambda seen: not seen.row.reversed_by),
                Offer(self.button("receipts.void"), may=lambda seen: not seen.row.reversed_by),
            ),
        )
        return self.facts

    def _states(self) -> Narrowing[ReceiptRow]:
        choices: tuple[Choice[ReceiptRow], ...] = (
            Choice("all", N_("All"), self.of_period()),
            Choice("free", N_("To be spread"), lambda row: state_of(row) is ReceiptState.FREE, apart=True),
            Choice(AHEAD, N_("Dated after today"), lambda row: is_ahead(row, self.desk.today()), only_if_any=True),
            Choice(BOUNCED, N_("Bounced"), self.of_period(lambda row: row.bounced), only_if_any=True),
            Choice("void", N_("Voided"), self.of_period(lambda row: is_void(row) and not row.bounced)),
        )
        return Narrowing("state", N_("Which receipts"), choices, Stands.SWITCH)

    def rows_since(self, since: date | None) -> FromBook[Sequence[ReceiptRow]]:
        today, customer, or_open = self.desk.today(), self.customer_id, self.keeps_open()
        return lambda book: receipts(book.ledger, today, customer, since, or_open)

    def day_of(self, row: ReceiptRow) -> date:
        return row.dated

    def open(self, route: Route) -> None:
        self.customer_id = route.customer_id
        if route.number:
            self.table.choose(route.number)
        if route.tab:
            self.list.widen()
            self.list.choose("state", route.tab)
        self.reload()

    def open_row(self, row: ReceiptRow) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=row.customer_id))

    def cursor_on(self, row: ReceiptRow | None) -> None:
        self.facts.show_subject(SeenReceipt(row) if row else None)
        if row is None or row.number != self._to_void:
            self._to_void = ""
        if row is None:
            return
        today = self.desk.today()

        self.desk.jobs.ask(
            lambda book: SeenReceipt(
                row,
                tuple(settled(book.ledger, row.number)),
                customer_row(book.ledger, row.customer_id, today).balance_fen,
                receipt_detail(book.ledger, row.number),
                bill_with(book.ledger, row.number, today),
            ),
            self._show_seen,
            self,
            lane="settled",
        )

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("receipts.new", N_("Take a payment"), "Ctrl+N")
    def take_payment(self) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=self.customer_id))

    @command("receipts.bills", N_("Take it from a bill of WeChat or the bank"), "L", Where.LIST, short=N_("Bills"))
    def from_bills(self) -> None:
        self.desk.go(Route(PageName.BILLS))

    @command("receipts.print", N_("Preview and print"), "P", Where.LIST)
    def print_receipt(self) -> None:
        """Show the paper of the receipt under the cursor; it is listed with the papers from then on."""
        if (row := self.table.current()) is not None:
            self.desk.go(Route(PageName.PREVIEW, number=row.number))

    @command("receipts.spread", N_("Spread what is on account"), "M", Where.LIST)
    def spread_rest(self) -> None:
        """Choose slips for the money that lies on account."""
        row = self.table.current()
        if row is not None and row.on_account_fen:
            self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=row.customer_id, number=row.number))

    @command("receipts.undo", N_("Undo this allocation"), "U", Where.LIST)
    def undo_part(self) -> None:
        """Take the receipt back from the slip under the cursor of the panel."""
        seen, slip = self.facts.subject, self.facts.chosen_slip()
        if seen is None or slip is None:
            return
        row = seen.row
        parts = [Allocation(one.item_id, one.amount_fen) for one in seen.slips if one.number == slip.number]

        def freed(received: Received) -> None:
            text = self.desk.say(
                "{slip} is unpaid again; {left} of {number} is now on account.",
                slip=slip.number, number=row.number, left=format_yuan(received.on_account_fen),
            )  # fmt: skip
            self.desk.done(
                text,
                lambda book, moment: allocate(book.ledger, row.number, parts, moment.today, moment),
                asks_elsewhere=True,
            )

        self.desk.jobs.do(
            lambda book, moment: undo_allocation(book.ledger, row.number, slip.number, moment.today, moment),
            freed,
            self,
        )

    @command("receipts.move", N_("Book the receipt to another customer"), short=N_("Other customer"))
    def move_receipt(self) -> None:
        """The receipt under the cursor was booked to the wrong customer."""
        row = self.table.current()
        if row is not None and not row.reversed_by:
            self.panel.open_form(MoveReceiptPanel).begin_move(row)

    @command("receipts.refund", N_("Pay back money on account"), short=N_("Pay back"))
    def pay_back(self) -> None:
        """What lies on account of the customer under the cursor."""
        row = self.table.current()
        if row is not None and row.on_account_fen:
            self.panel.open_form(RefundPanel).begin(Subject(row.customer_id, row.customer))

    @command("receipts.acceptance", N_("Say what became of the bill of exchange"), short=N_("The bill"))
    def tell_bill(self) -> None:
        """Paid, or passed on: the bill that came with the receipt under the cursor."""
        seen = self.facts.subject
        if seen is not None and _has_bill(seen):
            self.panel.open_form(BillPanel).begin_bill(seen.row)

    @command("receipts.bounce", N_("The payment bounced"), short=N_("Bounced"))
    def bounce(self) -> None:
        """The cheque, bill or transfer under the cursor came back."""
        seen = self.facts.subject
        if seen is not None and _may_bounce(seen):
            self.panel.open_form(BouncePanel).begin_bounce(seen.row)

    @command("receipts.drawer", N_("Count the cash drawer"), short=N_("Cash drawer"))
    def count_drawer(self) -> None:
        """The float, and cash that goes in or out beside what customers pay."""
        self.panel.open_form(DrawerPanel).begin(Subject(0, ""))

    @command("receipts.void", N_("Void"), "Ctrl+Del", Where.LIST)
    def void(self) -> None:
        """Reverse the receipt under the cursor, after saying what follows."""
        seen = self.facts.subject
        if seen is None or seen.row.reversed_by:
            return
        self._to_void = seen.row.number
        self._begin_void(seen)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show_seen(self, seen: SeenReceipt) -> None:
        self.facts.show_subject(seen)
        self._begin_void(seen)

    def _begin_void(self, seen: SeenReceipt) -> None:
        """As soon as what follows is known."""
        row = seen.row
        if seen.owed_fen is None or row.number != self._to_void or row.reversed_by:
            return
        self._to_void = ""
        again = Route(PageName.RECEIPT_FORM, customer_id=row.customer_id)
        form = self.panel.open_form(VoidPanel)
        form.begin_void(row.number, row.customer, self._consequence(seen), lambda: self.desk.go(again))

    def _consequence(self, seen: SeenReceipt) -> str:
        """Which slips are open again, and what the customer then owes or still has of their own."""
        say, row = self.desk.say, seen.row
        owed, count = (seen.owed_fen or 0) + row.amount_fen, len({one.number for one in seen.slips})
        again = [say("Unpaid again: {count} slips, {sum}.", count=count, sum=format_yuan(row.allocated_fen))]
        then = (
            N_("The customer then owes {owed}. The number stays, struck through.")
            if owed >= 0
            else N_("The customer then has credit of {owed}. The number stays, struck through.")
        )
        return " ".join([*(again if seen.slips else ()), say(then, owed=format_yuan(abs(owed)))])


def _has_bill(seen: SeenReceipt) -> bool:
    return seen.detail.acceptance is not None and not seen.row.reversed_by


def _may_bounce(seen: SeenReceipt) -> bool:
    """Cash does not; of several ways it is voided and taken anew."""
    row = seen.row
    return not row.reversed_by and not seen.detail.parts and method_of(row.method) is not PayMethod.CASH
