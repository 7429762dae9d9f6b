"""Write a slip by keyboard alone: customer, goods, paid, Ctrl+Enter, and the paper is on the screen (U13)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.customers import Customer
from desktop_app.domain.errors import Said
from desktop_app.domain.objections import WayOut
from desktop_app.domain.prices import CustomerPrices
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.even_exchanges import record_slip
from desktop_app.operations.orders import OrderRead, order_lines
from desktop_app.operations.picking import Pick
from desktop_app.operations.prices import customer_prices
from desktop_app.operations.receipts import last_method
from desktop_app.operations.releasing import SlipStopped
from desktop_app.operations.shipments import Posted
from desktop_app.operations.tasks import HELD
from desktop_app.ui.base.actions import command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.form_page import Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import AGAIN, NOTICE, PROPOSED, PageName, Route
from desktop_app.ui.slips.credit_strip import CreditStanding, CreditStrip, standing_of
from desktop_app.ui.slips.discounted_page import DiscountedPage
from desktop_app.ui.slips.scan_watch import ScanWatch
from desktop_app.ui.slips.slip_form import SlipForm
from desktop_app.ui.slips.slip_opening import Opening, opening_of
from desktop_app.ui.slips.typed_line import PricesOf
from desktop_app.ui.widgets.labels import dress_as
from desktop_app.ui.widgets.notices import info, warning
from desktop_app.ui.widgets.soon import Soon

WEIGH_AFTER_MS = 150


class ShipmentFormPage(DiscountedPage[Opening]):
    """`Route.customer_id` fills in the customer, `number` copies that slip.

    With `tab` AGAIN the copy is a voided slip entered once more: it keeps its own date and due date (case 27).
    """

    name = PageName.SHIPMENT_FORM
    title = N_("New slip")
    watches = frozenset({Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS})
    kept_as = "shipment"
    form: SlipForm

    def __init__(self, desk: Desk) -> None:
        self._customers: list[Pick] = []
        self._prices_of = 0
        self.side = self.strip = CreditStrip(desk)
        super().__init__(desk)

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def make_form(self) -> SlipForm:
        form = SlipForm(self.desk)
        pasting = self.button("slip.order", short=True)
        dress_as(pasting, "flat", True)
        charging = self.button("slip.charges", short=True)
        dress_as(charging, "flat", True)
        form.body.addLayout(self.buttons_row(form.more, charging, pasting))
        of_line = [self.button(key, short=True) for key in ("slip.gift", "slip.line_note")]
        for one in of_line:
            dress_as(one, "flat", True)
        form.lines.offer(*of_line)
        self.scanner = ScanWatch(self, form.lines.knows, (form.remark, form.fresh.phone))
        self._scale = Soon(self, self._weigh, WEIGH_AFTER_MS)
        form.customer_id.changed.connect(lambda _: self._customer_chosen())
        form.fresh.added.connect(self._customer_added)
        form.gate.customer.connect(lambda: self._go_to_customer(PageName.CUSTOMER))
        form.gate.notice.connect(lambda: self._go_to_customer(PageName.CUSTOMER, NOTICE))
        form.gate.settle.connect(self._settle)
        form.gate.release_only.connect(self.release_only)
        form.gate.reason.returnPressed.connect(self._go_to_save, Qt.ConnectionType.QueuedConnection)
        form.lines.looked_at.connect(lambda row: self.strip.show_prices(form.lines.prices_of(row)))
        self.strip.terms_wanted.connect(lambda: self._go_to_customer(PageName.CUSTOMER_FORM, "terms"))
        self.scanner.scanned.connect(form.lines.scan)
        form.lines.pasted.connect(self._read_order)
        form.lines.comes_back.connect(self.find_origin)
        self.lay_out(form)
        return form

    @command("slip.order", N_("Paste the order"), "Ctrl+Shift+V", short=N_("Paste order"))
    def paste_order(self) -> None:
        """What a customer ordered, copied from a chat or a sheet, becomes lines; what is unsure is asked (N19)."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._read_order(text)
        else:
            self.form.bar.show_notice(info(self.desk.say("Nothing is copied. Copy the customer's words first.")))

    def _read_order(self, text: str) -> None:
        turn, standing = self.keeper.turn, self.form.lines.standing()

        def read(order: OrderRead) -> None:
            if self.keeper.turn == turn:
                self._take_order(order)

        self.desk.jobs.ask(lambda book: order_lines(book.ledger, text, standing), read, self, lane="order")

    def _take_order(self, order: OrderRead) -> None:
        say, lines = self.desk.say, self.form.lines
        left_out = say("Left out: {words}.", words="、".join(order.left_out)) if order.left_out else ""
        if not order.rows:
            text = say("Nothing that is copied names goods. {left_out}", left_out=left_out)
            self.form.bar.show_notice(info(text.strip()))
            return
        back = self._taken_for(order, lines.take_order(order))
        self.edited()
        said = say(
            "{count} lines from the order, {asked} to be answered. {left_out}",
            count=len(order.rows),
            asked=order.unsure,
            left_out=left_out,
        )
        said = f"{said.strip()} {self._whose(order)}"
        turn = self.keeper.turn
        self.desk.chose(said.strip(), back, lambda: self.keeper.turn == turn)

    def _taken_for(self, order: OrderRead, back: Callable[[], None]) -> Callable[[], None]:
        """The one customer whom the words of an order name, where nobody is typed; gone with the order's lines."""
        field = self.form.customer_id
        if len(order.whose) != 1 or field.text().strip() or not field.set_picked(order.whose[0]):
            return back
        self._customer_chosen()

        def without() -> None:
            back()
            if field.picked_id() == order.whose[0]:
                field.clear()
                self._customer_chosen()

        return without

    def _whose(self, order: OrderRead) -> str:
        """What is said of the words that may name the customer."""
        say, pick = self.desk.say, self.form.customer_id.pick()
        if not order.whose:
            return ""
        if pick is None:
            return say("“{words}” may be several customers: choose who it is for.", words=order.called)
        if pick.id in order.whose:
            return say("“{words}” is {name}: look whether that is right.", words=order.called, name=pick.title)
        return say("“{words}” is not {name}, for whom this slip is.", words=order.called, name=pick.title)

    def _go_to_save(self) -> None:
        """A reason is given: what comes next is to save, and no other way out."""
        self.saving.setFocus(Qt.FocusReason.TabFocusReason)

    def question(self, route: Route) -> FromBook[Opening]:
        return opening_of(route.number)

    def show_found(self, found: Opening) -> None:
        """Customers, goods and what the gate says, as they are now."""
        self._customers = found.customers
        self.form.customer_id.set_picks(found.customers)
        self.form.lines.set_goods(found.goods)
        self.form.lines.set_captions(found.captions)
        self.form.show_due()
        self._scale.start()

    def start(self, route: Route, found: Opening) -> None:
        past, form = found.past, self.form
        customer_id = route.customer_id or (found.named(past.customer) if past else 0)
        if customer_id and form.customer_id.set_picked(customer_id):
            self._customer_chosen()
            self._weigh()  # who it is for is known: nothing is said to be missing first
            self._go_on_from(route)
        if past is None:
            return
        if route.tab == AGAIN:
            form.enter_again(past)
        else:
            form.copy(past, found.again)
        if form.customer_id.picked_id():  # it is clear whom it is for: the lines are to be looked through
            form.lines.go_to_first_line()

    def _go_on_from(self, route: Route) -> None:
        """To the goods; who was only marked in a list is looked at first, and typed over if it is somebody else."""
        if route.tab == PROPOSED:
            self.form.customer_id.setFocus(Qt.FocusReason.TabFocusReason)
            self.form.customer_id.selectAll()
        else:
            self.form.lines.go_to_first_empty()

    def brought_back(self) -> None:
        self._customer_chosen()
        self.form.lines.go_to_first_empty()

    def begin(self) -> None:
        super().begin()
        self.strip.show_standing(None)
        self.strip.show_prices(PricesOf())
        self._prices_of = 0

    def leave(self) -> None:
        self._scale.stop()
        super().leave()

    def come_back(self) -> None:
        self._scale.start()

    # ── while typing ─────────────────────────────────────────────────────────────────────────────

    def edited(self) -> None:
        super().edited()
        self._scale.start()

    def _customer_chosen(self) -> None:
        """Other prices, another due date, another limit."""
        self.form.show_due()
        self.form.follow_habit()
        self._scale.start()
        customer_id = self.form.customer_id.picked_id()
        self.form.gate.about(customer_id)
        if customer_id and customer_id != self._prices_of:
            self._prices_of, today = customer_id, self.desk.today()
            self.desk.jobs.ask(
                lambda book: (customer_prices(book.ledger, customer_id, today), last_method(book.ledger, customer_id)),
                lambda found: self._show_habits(*found),
                self,
                lane="prices",
            )

    def _show_habits(self, prices: CustomerPrices, method: str) -> None:
        """What is agreed with this customer, what they paid last, and how."""
        self.form.lines.set_prices(prices)
        self.form.paid_method.propose(method)
        self._scale.start()

    def _customer_added(self, customer: Customer) -> None:
        """Made while typing: the slip goes on with it."""
        self._customers = [*self._customers, Pick(customer.id, customer.name, customer.code, "", customer)]
        self.form.customer_id.set_picks(self._customers)
        self.form.customer_id.set_picked(customer.id)
        self._customer_chosen()
        self.edited()
        self.form.lines.go_to_first_empty()

    def _weigh(self) -> None:
        """Ask the gate about the slip as it stands."""
        draft, today = self.form.draft(self.keeper.key), self.desk.today()
        if not draft.customer_id:
            self._show_standing(None)
            return
        self.desk.jobs.ask(lambda book: standing_of(book, draft, today), self._show_standing, self, lane="weigh")

    def _show_standing(self, standing: CreditStanding | None) -> None:
        if standing is not None and standing.row.customer.id != self.form.customer_id.picked_id():
            return
        self.strip.show_standing(standing)
        self.form.gate.show_verdict(standing.verdict if standing else None, self.form.lines.unpriced())

    # ── done ─────────────────────────────────────────────────────────────────────────────────────

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        if not self.fits():
            return None
        draft = replace(self.form.draft(self.keeper.key), accepted=accepted)
        return Sending(lambda book, moment: record_slip(book.ledger, draft, moment), self._posted)

    def _posted(self, posted: Posted, shown: bool) -> None:
        say, number = self.desk.say, posted.number
        if posted.returned:
            self.told_exchange(posted.number, posted.returned, shown)
            return
        if posted.verdict is not None:
            self.told(number, say("Slip {number} is saved.", number=number), shown)
            return
        self.show_paper(number, shown)
        self.desk.notice(warning(say("This slip was already entered as {number}.", number=number)))

    def kept(self) -> dict[str, Any]:
        """With whether the gate holds it back: then it waits for money (R043)."""
        return {**super().kept(), HELD: self.form.gate.verdict is not None}

    def refuse(self, said: Said) -> None:
        """What the gate holds back is said by the gate, with the ways out."""
        if isinstance(said, SlipStopped):
            self.form.gate.show_verdict(said.verdict)
            self.form.gate.go_to_first_way()
        else:
            super().refuse(said)

    def _go_to_customer(self, page: PageName, tab: str = "") -> None:
        self.desk.go(Route(page, customer_id=self.form.customer_id.picked_id(), tab=tab))

    def _settle(self, way: WayOut) -> None:
        """The receipt for the earlier slips; afterwards the gate is asked again about this one."""
        customer = self.form.customer_id.picked_id()
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=customer, fen=way.amount_fen, items=way.items))
