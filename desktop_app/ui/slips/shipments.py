"""Every slip and return: amount, paid, due, printed and signed; one key to preview, copy, return or void (U43)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.accounts import Kind
from desktop_app.language import N_
from desktop_app.operations.attachments import attached_to
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.lists.slips import SLIPS, is_ahead, overdue_days, stands, void_said
from desktop_app.operations.slips import SlipRow, slip, slips
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard, Offer
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.limited_list import LimitedList, Listed
from desktop_app.ui.base.lists import Choice, Empty, ListKind, Narrowing, Stands
from desktop_app.ui.base.routes import AGAIN, AHEAD, PageName, Route
from desktop_app.ui.base.unfinished import unfinished_words
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.slips.goods_filter import GoodsFilter
from desktop_app.ui.slips.slip_facts import SeenSlip, slip_facts
from desktop_app.ui.trade.document_verbs import DocumentVerbs
from desktop_app.ui.trade.void_document import VoidPanel
from desktop_app.ui.widgets.labels import caption
from desktop_app.ui.widgets.menu import Menu


class ShipmentsPage(DocumentVerbs, LimitedList[SlipRow]):
    """`Route.number` puts the cursor on that slip; `Route.tab` narrows the list to a state, such as "unsigned"."""

    name = PageName.SHIPMENTS
    title = N_("Delivery slips")
    imports = "shipments"
    watches = frozenset({Changed.DOCUMENTS, Changed.PAPERS, Changed.CUSTOMERS, Changed.ATTACHMENTS})

    def __init__(self, desk: Desk) -> None:
        self._wanted = ""
        self._waiting: list[Draft] = []
        super().__init__(desk)
        self.drafts = QPushButton()
        self.drafts.hide()
        self.drafts.clicked.connect(self._go_on_with_draft)
        self.table.head.add_buttons([self.drafts])
        self.goods = GoodsFilter(desk, lambda: self.list)
        self.table.head.add_filter(self.goods)
        self.table.filter_cleared.connect(self.goods.clear)

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[SlipRow]:
        say = self.desk.say
        ways = (
            (say("New slip"), self.new_slip),
            (say("Import from Excel"), lambda: self.desk.go(Route(PageName.IMPORT, tab="shipments"))),
        )
        empty = Empty(
            say("No slip yet. A slip says what left for whom, at what price, and when it is to be paid."),
            ways,
            icon=Icon.SHIPMENTS,
        )
        return ListKind("shipments", N_("Delivery slips"), SLIPS, lambda one: one.number, (self._states(),), empty)

    def facts_card(self) -> QWidget:
        offers: tuple[Offer[SeenSlip], ...] = (
            Offer(self.button("slip.preview", primary=True)),
            Offer(self.button("card.picture", short=True), where=lambda seen: stands(seen.row)),
            Offer(self.button("slip.copy")),
            Offer(self.button("slip.return"), where=lambda seen: _can_come_back(seen.row)),
            Offer(self.button("slip.again"), where=lambda seen: _may_be_entered_again(seen.row)),
            Offer(self.button("slip.void"), where=lambda seen: stands(seen.row)),
        )
        self.facts: FactsCard[SeenSlip] = FactsCard(self.desk, self.desk.say("No slip chosen"), slip_facts, offers)
        return self.facts

    def day_of(self, row: SlipRow) -> date:
        return row.dated

    def rows_since(self, since: date | None) -> FromBook[Sequence[SlipRow]]:
        today, or_open = self.desk.today(), self.keeps_open()
        return lambda book: slips(book.ledger, today, since=since, or_open=or_open)

    def open(self, route: Route) -> None:
        self._wanted = route.number
        if route.number:
            self.list.widen()
            self.table.choose(route.number)
        if route.tab:
            self._show_all_of(route.tab)
        self.reload()

    def reload(self) -> None:
        super().reload()
        self.goods.reread()
        self.desk.jobs.ask(lambda book: drafts(book.ledger, "shipment"), self._show_drafts, self, lane="drafts")

    def show_rows(self, rows: Listed) -> None:
        """A slip that was asked for and lies further back: all years are read."""
        super().show_rows(rows)
        wanted, self._wanted = self._wanted, ""
        if wanted and not any(one.number == wanted and self.is_of_period(one) for one in rows.rows):
            self.look_at_all()
            self.table.choose(wanted)

    def open_row(self, row: SlipRow) -> None:
        self.preview()

    def cursor_on(self, row: SlipRow | None) -> None:
        self.facts.show_subject(SeenSlip(row) if row else None)
        if row is not None:
            today = self.desk.today()
            self.desk.jobs.ask(
                lambda book: SeenSlip(
                    row,
                    slip(book.ledger, row.number).lines,
                    len(attached_to(book.ledger, row.number, row.customer_id, today)),
                ),
                self._show_seen,
                self,
                lane="slip",
            )

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("list.new", N_("New slip"), "Ctrl+N")
    def new_slip(self) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM))

    @command("slip.preview", N_("Preview and print"), "P", Where.LIST)
    def preview(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.PREVIEW, number=one.number))

    @command("slip.copy", N_("Copy this slip"), "Ctrl+D")
    def copy_slip(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.SHIPMENT_FORM, customer_id=one.customer_id, number=one.number))

    @command("slip.return", N_("Return goods"), "B", Where.LIST)
    def return_goods(self) -> None:
        one = self.table.current()
        if one is not None and _can_come_back(one):
            self.desk.go(Route(PageName.RETURN_FORM, customer_id=one.customer_id, number=one.number))

    @command("slip.void", N_("Void"), "Ctrl+Del", Where.LIST)
    def void(self) -> None:
        """Say what follows and ask for the reason, beside the list."""
        one = self.table.current()
        if one is not None and stands(one):
            form = self.panel.open_form(VoidPanel)
            said = self.desk.tell(void_said(one))
            form.begin_void(one.number, one.customer, said, lambda: self.desk.go(_anew(one)))

    @command("slip.again", N_("Enter it again"), "Ctrl+Shift+D", Where.LIST)
    def enter_again(self) -> None:
        """A voided slip with its own days and prices, to be put right: whenever that is thought of (case 27)."""
        one = self.table.current()
        if one is not None and _may_be_entered_again(one):
            self.desk.go(_anew(one))

    @command("slip.customer", N_("Open the customer"), "O", Where.LIST)
    def open_customer(self) -> None:
        if (one := self.table.current()) is not None:
            self.desk.go(Route(PageName.CUSTOMER, customer_id=one.customer_id))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _show_all_of(self, state: str) -> None:
        """Every slip of a state, as whoever sends here has counted them, whatever the list was left at."""
        self.list.widen()
        self.list.choose("state", state)
        if self.since() is not None:
            self.look_at_all()

    def _states(self) -> Narrowing[SlipRow]:
        """What is unpaid is shown however old it is, all else of the days that are listed."""
        of, today = self.of_period, self.desk.today
        choices: tuple[Choice[SlipRow], ...] = (
            Choice("all", N_("All"), of()),
            Choice("unprinted", N_("Not printed"), of(lambda one: stands(one) and not one.printed)),
            Choice("unsigned", N_("Unsigned"), of(lambda one: _awaits_signature(one, today()))),
            Choice("signed", N_("Signed"), of(lambda one: stands(one) and one.signed_on is not None)),
            Choice("open", N_("Not paid"), lambda one: _can_come_back(one) and one.open_fen > 0, apart=True),
            Choice("late", N_("Overdue"), lambda one: overdue_days(one, today()) > 0, apart=True),
            Choice(AHEAD, N_("Dated after today"), lambda one: is_ahead(one, today()), only_if_any=True),
            Choice("returns", N_("Returned goods"), of(lambda one: one.kind is Kind.RETURN)),
            Choice("void", N_("Voided"), of(lambda one: not stands(one))),
        )
        return Narrowing("state", N_("Which slips"), choices, Stands.SWITCH)

    def _show_seen(self, seen: SeenSlip) -> None:
        if self.facts.subject is not None and self.facts.subject.row.number == seen.row.number:
            self.facts.show_subject(seen)

    def _show_drafts(self, waiting: list[Draft]) -> None:
        self._waiting = waiting
        count = len(waiting)
        say = self.desk.say
        self.drafts.setText(
            say("Go on with the draft") if count == 1 else say("Go on with one of {count} drafts", count=count)
        )
        self.drafts.setVisible(bool(waiting))

    def _go_on_with_draft(self) -> None:
        """The one there is, else one of a list that says whose each is and when it was left."""
        if len(self._waiting) == 1:
            self._go_on_with(self._waiting[0])
        elif self._waiting:
            menu = Menu(self, narrowest=self.drafts.width())
            for one in self._waiting:
                chosen = menu.addAction(caption(unfinished_words(self.desk, one)))
                chosen.triggered.connect(lambda _=False, one=one: self._go_on_with(one))
            menu.popup(self.drafts.mapToGlobal(QPoint(0, self.drafts.height())))

    def _go_on_with(self, draft: Draft) -> None:
        self.desk.go(Route(PageName.SHIPMENT_FORM, draft=draft.key))


def _anew(one: SlipRow) -> Route:
    return Route(PageName.SHIPMENT_FORM, customer_id=one.customer_id, number=one.number, tab=AGAIN)


def _may_be_entered_again(one: SlipRow) -> bool:
    return not stands(one) and one.kind is Kind.SHIPMENT


def _can_come_back(one: SlipRow) -> bool:
    """Goods that left and are not taken back as a whole."""
    return stands(one) and one.kind is Kind.SHIPMENT


def _awaits_signature(one: SlipRow, today: date) -> bool:
    """The paper left with the goods and has not come back signed (R030)."""
    return _can_come_back(one) and bool(one.printed) and one.signed_on is None and one.dated <= today
