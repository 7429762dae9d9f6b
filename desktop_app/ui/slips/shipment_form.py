"""Write a slip by keyboard alone: customer, goods, paid, Ctrl+Enter, and the paper is on the screen (U13)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.customers import Customer
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Said
from desktop_app.domain.objections import WayOut
from desktop_app.domain.shipments import ShipmentDraft, Voucher
from desktop_app.language import N_
from desktop_app.operations.customer_rows import customer_row
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.picking import Pick, customers_to_pick, goods_to_pick
from desktop_app.operations.receipts import last_method
from desktop_app.operations.shipments import Posted, Stopped, record_shipment, weigh_shipment
from desktop_app.operations.slips import LastPrice, PastLine, again, last_prices, slip
from desktop_app.operations.taking_back import void_with_money
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.doubts import ask_in
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.posting import Posting
from desktop_app.ui.base.routes import AGAIN, PageName, Route
from desktop_app.ui.base.side import side_width
from desktop_app.ui.base.unfinished import unfinished_words
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.credit_strip import CreditStrip, Standing
from desktop_app.ui.slips.line_row import Suggested, as_typed
from desktop_app.ui.slips.scan_watch import ScanWatch
from desktop_app.ui.slips.slip_form import SlipForm
from desktop_app.ui.slips.typed_slip import from_json
from desktop_app.ui.widgets.notices import Way, info, warning

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

FORM = "shipment"
"""Under this name drafts of slips are kept."""

WEIGH_AFTER_MS = 150


@dataclass(frozen=True, slots=True)
class Opening:
    """What the form needs from the book before it can be filled in."""

    customers: list[Pick]
    goods: list[Pick]
    drafts: list[Draft]
    past: Voucher | None = None
    again: tuple[PastLine, ...] = ()


class ShipmentFormPage(Page):
    """`Route.customer_id` fills in the customer, `number` copies that slip, `draft` brings back a draft by its key.

    With `tab` AGAIN the copy is a voided slip entered once more: it keeps its own date and due date (case 27).
    """

    name = PageName.SHIPMENT_FORM
    title = N_("New shipment")
    watches = frozenset({Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS, Changed.DISPUTES, Changed.PLANS})
    commands = (
        Command("slip.save", N_("Save and preview"), "save", "Ctrl+Return"),
        Command("slip.draft", N_("Keep as a draft"), "keep_draft", "Ctrl+S"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._customers: list[Pick] = []
        self._prices_of = 0
        self.form = SlipForm(desk)
        self.strip = CreditStrip(desk)
        self.keeper = DraftKeeper(desk, FORM, self._content, self)
        self.posting = Posting(self, self.keeper, self.form.saving, self._begin)
        self.scanner = ScanWatch(self, self.form.grid.knows, (self.form.remark, self.form.fresh.phone))
        self._scale = QTimer(self, singleShot=True, interval=WEIGH_AFTER_MS)
        self._lay_out()
        self._connect()
        self.register_commands()

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        """Begin anew; what was being typed stays a draft."""
        self.keeper.keep()
        self.keeper.begin()
        self._begin()
        number, form = route.number, FORM

        def look(book: "Book") -> Opening:
            ledger = book.ledger
            found = Opening(customers_to_pick(ledger), goods_to_pick(ledger), drafts(ledger, form))
            if not number:
                return found
            return Opening(found.customers, found.goods, found.drafts, slip(ledger, number), again(ledger, number))

        self.desk.jobs.ask(look, lambda found: self._opened(route, found), self, lane="open")

    def reload(self) -> None:
        """Customers, goods and what the gate says, as they are now; what is typed stays."""
        self.desk.jobs.ask(
            lambda book: Opening(customers_to_pick(book.ledger), goods_to_pick(book.ledger), []),
            self._show_picks,
            self,
            lane="picks",
        )

    def leave(self) -> None:
        self._scale.stop()
        self.keeper.keep()

    def come_back(self) -> None:
        self._weigh_soon()

    def first_focus(self) -> QWidget:
        return self.form.customer

    def _begin(self) -> None:
        self.form.clear()
        self.strip.show_standing(None)
        self._prices_of = 0
        self.form.saving.setEnabled(True)

    def _opened(self, route: Route, found: Opening) -> None:
        self._show_picks(found)
        if route.draft:
            self._bring_back(self.keeper.found(found.drafts, route.draft))
            return
        customer_id = route.customer_id
        if found.past is not None:
            customer_id = customer_id or _named(found.customers, found.past.customer)
        if customer_id and self.form.customer.set_picked(customer_id):
            self._customer_chosen()
            self.form.grid.go_to_first_empty()
        if found.past is not None:
            if route.tab == AGAIN:
                self._enter_again(found.past)
            else:
                self._copy(found.past, found.again)
        elif not customer_id:
            self._offer_drafts(found.drafts)

    def _show_picks(self, found: Opening) -> None:
        self._customers = found.customers
        self.form.customer.set_picks(found.customers)
        self.form.grid.set_goods(found.goods)
        self.form.show_due()
        self._weigh_soon()

    def _copy(self, past: Voucher, lines: tuple[PastLine, ...]) -> None:
        """A past slip once more: the same goods, at the prices this customer paid last (U19)."""
        self.form.project.set_text(past.project)
        self.form.grid.show_lines((one.line, Suggested(one.line.price, one.price_from or past.dated)) for one in lines)
        self.form.bar.show_notice(
            info(self.desk.say("Copied from {number}. Prices are those paid last.", number=past.number))
        )
        self._look_at_lines()

    def _enter_again(self, past: Voucher) -> None:
        """A voided slip once more, to be put right: with its own dates and prices (case 27)."""
        form = self.form
        form.keep_days(past)
        for editor, text in (
            (form.project, past.project), (form.remark, past.remark), (form.carrier, past.carrier),
            (form.paper_number, past.paper_number),
        ):  # fmt: skip
            editor.set_text(text)
        form.grid.show_typed(replace(as_typed(line), priced=True) for line in past.lines)
        text = self.desk.say("{number} once more, with its own date, due date and prices.", number=past.number)
        form.bar.show_notice(info(text))
        self._look_at_lines()

    def _look_at_lines(self) -> None:
        """What is to be looked through begins with the first line, where it is clear who the slip is for."""
        if self.form.customer.picked_id():
            self.form.grid.go_to_first_line()

    # ── drafts ───────────────────────────────────────────────────────────────────────────────────

    def keep_draft(self) -> None:
        """Ctrl+S: kept at once, and said so."""
        self.keeper.dirty = True
        if self.keeper.keep():
            self.form.bar.show_notice(info(self.desk.say("Kept as a draft.")))

    def _content(self) -> str:
        return "" if self.form.is_blank() else self.form.typed(self.keeper.key).to_json()

    def _offer_drafts(self, found: list[Draft]) -> None:
        notice = self.keeper.offer(found, lambda draft: unfinished_words(self.desk, draft), self._go_on_with)
        if notice is not None and self.form.is_blank():
            self.form.bar.show_notice(notice)

    def _go_on_with(self, draft: Draft) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM, draft=draft.key))

    def _bring_back(self, draft: Draft | None) -> None:
        """Type on where it was left, under its key; a key whose draft is gone may be that of a posted slip."""
        typed = from_json(draft.content) if draft else None
        if draft is None or typed is None:
            self.form.bar.show_notice(warning(self.desk.say("This draft is gone. It was posted or thrown away.")))
            return
        self.keeper.keep()
        self.keeper.begin(draft.key)
        self.form.show_typed(typed)
        self._customer_chosen()
        self.form.grid.go_to_first_empty()

    # ── while typing ─────────────────────────────────────────────────────────────────────────────

    def _edited(self) -> None:
        self.keeper.touch()
        self._weigh_soon()

    def _customer_chosen(self) -> None:
        """Other prices, another due date, another limit."""
        self.form.show_due()
        self._weigh_soon()
        customer_id = self.form.customer.picked_id()
        self.form.gate.about(customer_id)
        if customer_id and customer_id != self._prices_of:
            self._prices_of = customer_id
            self.desk.jobs.ask(
                lambda book: (last_prices(book.ledger, customer_id), last_method(book.ledger, customer_id)),
                lambda found: self._show_habits(*found),
                self,
                lane="prices",
            )

    def _show_habits(self, prices: dict[int, LastPrice], method: str) -> None:
        """What this customer paid last, and how."""
        self.form.grid.set_prices(prices)
        self.form.method.propose(method)
        self._weigh_soon()

    def _customer_added(self, customer: Customer) -> None:
        """Made while typing: the slip goes on with it."""
        self._customers = [*self._customers, Pick(customer.id, customer.name, customer.code, "", customer)]
        self.form.customer.set_picks(self._customers)
        self.form.customer.set_picked(customer.id)
        self._customer_chosen()
        self._edited()
        self.form.grid.go_to_first_empty()

    def _weigh_soon(self) -> None:
        self._scale.start()

    def _weigh(self) -> None:
        """Ask the gate about the slip as it stands."""
        draft, today = self.form.draft(self.keeper.key), self.desk.today()
        if not draft.customer_id:
            self._show_standing(None)
            return
        self.desk.jobs.ask(lambda book: _standing(book, draft, today), self._show_standing, self, lane="weigh")

    def _show_standing(self, standing: Standing | None) -> None:
        if standing is not None and standing.row.customer.id != self.form.customer.picked_id():
            return
        self.strip.show_standing(standing)
        self.form.gate.show_verdict(standing.verdict if standing else None)

    # ── done ─────────────────────────────────────────────────────────────────────────────────────

    def save(self, accepted: frozenset[str] = frozenset()) -> None:
        """Post the slip and show its paper; what cannot be posted is said where it was typed."""
        if self.posting.sent or not self.form.ready():
            return
        draft = replace(self.form.draft(self.keeper.key), accepted=accepted)
        self.posting.send(
            lambda book, moment: record_shipment(book.ledger, draft, moment),
            self._posted,
            self._refused,
            Route(PageName.SHIPMENT_FORM, draft=draft.submission),
        )

    def _posted(self, posted: Posted, shown: bool) -> None:
        """The paper comes, unless the user is at something else; ten seconds to take it back."""
        say, number = self.desk.say, posted.number
        if shown:
            self.desk.go(Route(PageName.PREVIEW, number=number))
        if posted.verdict is None:
            self.desk.notice(warning(say("This slip was already entered as {number}.", number=number)))
            return
        reason = say("Taken back right after it was entered")
        self.desk.done(
            say("Slip {number} is entered.", number=number),
            lambda book, moment: void_with_money(book.ledger, number, reason, moment),
        )

    def _refused(self, said: Said) -> None:
        if isinstance(said, Stopped):
            self.form.gate.show_verdict(said.verdict)
            self.form.gate.go_to_first_way()
            return
        self.form.refuse(said)
        if isinstance(said, Doubted):
            ask_in(self.form.bar, self.desk, said, self.save)

    def _escape(self) -> None:
        """Back without losing anything."""
        kept, key, say = self.keeper.keep(), self.keeper.key, self.desk.say
        self.desk.back()
        if kept:
            go_on = Way(say("Go on with it"), lambda: self.desk.go(Route(PageName.SHIPMENT_FORM, draft=key)))
            self.desk.notice(info(say("The slip is kept as a draft."), go_on))

    def _open_customer(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER, customer_id=self.form.customer.picked_id()))

    def _set_terms(self) -> None:
        self.desk.go(Route(PageName.CUSTOMER_FORM, customer_id=self.form.customer.picked_id()))

    def _settle(self, way: WayOut) -> None:
        """The receipt for the earlier slips; afterwards the gate is asked again about this one."""
        customer = self.form.customer.picked_id()
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=customer, fen=way.amount_fen, items=way.items))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self._edited)
        form.customer_changed.connect(self._customer_chosen)
        form.fresh.added.connect(self._customer_added)
        form.gate.customer.connect(self._open_customer)
        form.gate.settle.connect(self._settle)
        self.strip.terms_wanted.connect(self._set_terms)
        form.submitted.connect(lambda: self.save())
        form.escaped.connect(self._escape)
        self.scanner.scanned.connect(form.grid.scan)
        self._scale.timeout.connect(self._weigh)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.form, 1)
        layout.addWidget(self.strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.setFixedWidth(side_width(self.width()))


def _standing(book: "Book", draft: ShipmentDraft, today: date) -> Standing:
    return Standing(customer_row(book.ledger, draft.customer_id, today), weigh_shipment(book.ledger, draft, today))


def _named(customers: list[Pick], name: str) -> int:
    """The customer of this printed name; 0 when there is none, or more than one."""
    found = [pick.id for pick in customers if pick.title == name]
    return found[0] if len(found) == 1 else 0
