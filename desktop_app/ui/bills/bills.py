"""Money finds its slip: the lines of bills, each with whose it may be; one key takes it (N17)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.bills import BillLine
from desktop_app.domain.matching import Claimant
from desktop_app.domain.matching_states import ClaimState
from desktop_app.language import N_
from desktop_app.operations.bills import BillRow, Claimed, Taking, bill_rows, spread_of
from desktop_app.operations.done import Changed
from desktop_app.operations.lists.bills import BILL_LINES
from desktop_app.operations.picking import Pick, customers_to_find
from desktop_app.ui.base.actions import Where, command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Offer
from desktop_app.ui.base.jobs import FromBook, Then
from desktop_app.ui.base.list_page import FactsListPage
from desktop_app.ui.base.lists import ListKind, ListView
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.bills.bill_card import BillCard
from desktop_app.ui.bills.bill_empty import all_claimed, none_read
from desktop_app.ui.bills.bill_forms import (
    BEFORE_SPREADING,
    ArchivePassword,
    FirstAsked,
    OtherCustomer,
    before_taking_back,
)
from desktop_app.ui.bills.bill_narrowings import NARROWINGS
from desktop_app.ui.bills.bill_shelf import BillShelf
from desktop_app.ui.bills.chosen_claims import ChosenClaims, about_line
from desktop_app.ui.bills.claim_card import ClaimCard, SeenLine, is_open, may_be_spread
from desktop_app.ui.bills.claim_run import ClaimRun
from desktop_app.ui.widgets.notices import info

NARROWEST = 300
"""Pixels of the panel that a customer's name beside what he owes needs."""


class BillsPage(FactsListPage[BillRow]):
    """`Route.words` is the path of a bill to read; without one what was read before is shown."""

    name = PageName.BILLS
    title = N_("Money in")
    watches = frozenset({Changed.DOCUMENTS, Changed.CUSTOMERS, Changed.PROMISES, Changed.PLANS, Changed.IMPORTS})
    narrowest_side = NARROWEST

    def __init__(self, desk: Desk) -> None:
        self.rows: Sequence[BillRow] = ()
        """All lines, also those that the list does not show now."""
        self._seen: SeenLine | None = None
        self.chosen = ChosenClaims(desk)
        self.shelf = BillShelf(desk, self._ask_password)
        super().__init__(desk)
        self.shelf.setParent(self)
        self.shelf.looked.connect(self._looked)
        self.claims = ClaimRun(desk, self, lambda line: self.table.choose(line.key))

    # ── what the page shows ──────────────────────────────────────────────────────────────────────

    def kind(self) -> ListKind[BillRow]:
        return ListKind(
            "bills", self.title, BILL_LINES, lambda row: row.line.key, NARROWINGS, none_read(self.desk.say, self.choose)
        )

    def above(self) -> QWidget:
        self.card = BillCard(self.desk, self.button("bills.choose", short=True))
        return self.card

    def facts_card(self) -> QWidget:
        offers = (
            ("bills.other", is_open),
            ("bills.not_customer", is_open),
            ("bills.on_account", may_be_spread),
            ("bills.by_hand", may_be_spread),
            ("bills.back", lambda seen: not is_open(seen)),
        )
        take = Offer(self.button("bills.take", primary=True), is_open, lambda seen: seen.choice is not None)
        self.facts = ClaimCard(self.desk, (take, *(Offer(self.button(key, short=True), at) for key, at in offers)))
        return self.facts

    def furnish(self, tab: str, made: ListView[BillRow]) -> None:
        super().furnish(tab, made)
        made.table.foot.insertWidget(1, self.button("bills.certain", short=True))
        made.table.view.installEventFilter(self)

    def context(self) -> str:
        return self.shelf.told()

    def open(self, route: Route) -> None:
        if route.words:
            self.shelf.read(Path(route.words))
        else:
            self.shelf.bring_back()
        self.reload()

    def question(self) -> FromBook[Sequence[BillRow]]:
        lines, today = self.shelf.lines(), self.desk.today()
        return lambda book: bill_rows(book.ledger, lines, today)

    def show_rows(self, rows: Sequence[BillRow]) -> None:
        self.rows = rows
        super().show_rows(rows)
        self.card.tell(rows, self.shelf.passed())
        self.card.setVisible(bool(self.shelf.bills))
        if self.shelf.bills:
            left = any(row.state.is_open for row in rows)
            self.shelf.remember(left)
            empty = none_read if left or not rows else all_claimed
            self.table.place.set_empty(empty(self.desk.say, self.choose).shown())
        if self.claims.numbers and rows and not any(row.state.is_open for row in rows) and self.isVisible():
            self.finish()

    def cursor_on(self, row: BillRow | None) -> None:
        if row is None:
            self._seen = None
            self.facts.show_subject(None)
        else:
            self._show_choice(self.chosen.seen(row))

    def open_row(self, row: BillRow) -> None:
        """Enter: take it; a payer who was no customer before is none again unless somebody's money fits this time;
        nobody is taken who was not chosen.
        """
        if row.state is ClaimState.TAKEN:
            self.desk.go(Route(PageName.RECEIPTS, number=row.number))
        elif row.state is ClaimState.NOBODY and not (self.chosen.knows(row) or row.match.claimants):
            self.not_customer()
        elif row.state.is_open:
            self._take_chosen()

    # ── what the keys do ─────────────────────────────────────────────────────────────────────────

    @command("bills.choose", N_("Choose a file…"), "Ctrl+O", short=N_("Another bill"))
    def choose(self) -> None:
        self.shelf.choose(self)

    @command("bills.take", N_("Take it"), "Return", Where.LIST)
    def take(self) -> None:
        """Book the line under the cursor for whom is chosen."""
        if self.shelf.read_first():
            return
        if (row := self.table.current()) is not None:
            self.open_row(row)

    @command("bills.certain", N_("Take all certain ones"), "Ctrl+Return", Where.LIST)
    def take_certain(self) -> None:
        """Book every line whose customer is certain, in one step."""
        certain = [row for row in self.rows if row.state is ClaimState.CERTAIN]
        takings = [one for row in certain if (one := self.chosen.taking(self.chosen.seen(row))) is not None]
        if takings:
            self._send(takings)
        else:
            self.desk.notice(info(self.desk.say("No line is certain.")))

    @command("bills.next", N_("The next customer proposed"), "Right", Where.LIST)
    def next_choice(self) -> None:
        self._walk(1)

    @command("bills.previous", N_("The customer proposed before"), "Left", Where.LIST)
    def previous_choice(self) -> None:
        self._walk(-1)

    @command("bills.not_customer", N_("Not a customer's money"), "N", Where.LIST, short=N_("Nobody's"))
    def not_customer(self) -> None:
        """The lines that are chosen; their payers are known again, and nothing else of them is kept."""
        lines = [row.line for row in self.table.selected() if row.state.is_open]
        if lines and not self.shelf.is_in_doubt():
            self._go_on(lines)
            self.claims.give_up(lines)

    @command("bills.other", N_("Another customer"), "/", Where.LIST, short=N_("Other customer"))
    def other_customer(self) -> None:
        row = self.table.current()
        if row is not None and row.state.is_open:
            self.desk.jobs.ask(lambda book: customers_to_find(book.ledger), partial(self._ask_other, row), self)

    @command("bills.on_account", N_("Leave it on account"), "G", Where.LIST, short=N_("As credit"))
    def leave_on_account(self) -> None:
        self._take_chosen(on_account=True)

    @command("bills.by_hand", N_("Choose the slips myself"), "H", Where.LIST, short=N_("Choose slips"))
    def spread_by_hand(self) -> None:
        """The money comes on account, and the page that spreads it opens; nothing before that was agreed to."""
        seen = self._seen
        if seen is None or not may_be_spread(seen):
            self._take_chosen(on_account=True)
            return
        text = self.desk.say(BEFORE_SPREADING)
        verb = self.desk.say("Book it, then choose slips")
        self._ask_first(seen.row, text, verb, partial(self._take_chosen, on_account=True, then=self._spread))

    @command("bills.back", N_("Take this line back"), "D", Where.LIST)
    def take_back(self) -> None:
        row = self.table.current()
        if row is None or row.state.is_open:
            return
        if row.state is ClaimState.STRANGER:
            self.claims.take_back(row)
            return
        text = before_taking_back(self.desk, row)
        self._ask_first(row, text, self.desk.say("Take the line back"), partial(self.claims.take_back, row))

    @command("bills.finish", N_("See what it changed this week"), "F", Where.LIST)
    def finish(self) -> None:
        """The week list opens with promises kept, plans paid and whom to thank."""
        numbers, self.claims.numbers = tuple(self.claims.numbers), []
        self.desk.go(Route(PageName.THIS_WEEK, numbers=numbers))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A figure key chooses one of those proposed."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = event.key() - Qt.Key.Key_1.value
            if 0 <= at < 9 and event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            ):
                self._pick(at)
                return True
        return super().eventFilter(watched, event)

    def _looked(self) -> None:
        self.heading_changed.emit()
        self.reload()

    def _ask_password(self, name: str, then: Callable[[str], None]) -> None:
        self.panel.open_form(ArchivePassword).begin_for(name, then)

    def _pick(self, at: int) -> None:
        seen = self._seen
        if seen is not None and seen.row.state.is_open and 0 <= at < len(seen.choices):
            self._show_choice(self.chosen.choose(seen.row, at))

    def _walk(self, by: int) -> None:
        if self._seen is not None and self._seen.choices:
            self._pick((max(self._seen.chosen, -1 if by > 0 else 0) + by) % len(self._seen.choices))

    def _show_choice(self, seen: SeenLine) -> None:
        self._seen = seen
        self.facts.show_subject(seen)
        choice, today, line = seen.choice, self.desk.today(), seen.row.line
        if isinstance(choice, Claimant) and seen.row.state.is_open:
            self.desk.jobs.ask(
                lambda book: spread_of(book.ledger, line, choice.customer_id, choice.slips, today),
                lambda spread: self._show_spread(replace(seen, spread=spread)),
                self,
                lane="spread",
            )

    def _show_spread(self, seen: SeenLine) -> None:
        if self._seen is not None and self._seen.row.line.key == seen.row.line.key:
            self._seen = seen
            self.facts.show_subject(seen)

    def _take_chosen(self, on_account: bool = False, then: Then[Claimed] | None = None) -> None:
        seen = self._seen
        if seen is None or not seen.row.state.is_open:
            return
        taking = self.chosen.taking(seen, on_account)
        if taking is not None:
            self._send([taking], then)
        elif seen.choices:
            self.desk.notice(info(self.desk.say("Choose one of them first: by its figure, or by the arrow →.")))
        else:
            self.other_customer()

    def _send(self, takings: Sequence[Taking], then: Then[Claimed] | None = None) -> None:
        """Book them; the cursor goes on at once, so that the next key is about the next line."""
        if not self.shelf.is_in_doubt():
            self._go_on([one.line for one in takings])
            self.claims.take(takings, then)

    def _spread(self, made: Claimed) -> None:
        self.desk.go(Route(PageName.RECEIPT_FORM, customer_id=made.customer_id, number=made.number))

    def _ask_other(self, row: BillRow, picks: list[Pick]) -> None:
        form = self.panel.open_form(OtherCustomer)
        form.begin_for(about_line(row), picks, lambda who: self._send([self.chosen.for_another(row, who)]))

    def _ask_first(self, row: BillRow, consequence: str, verb: str, then: Callable[[], None]) -> None:
        self.panel.open_form(FirstAsked).begin_for(about_line(row), consequence, verb, then)

    def _go_on(self, lines: Sequence[BillLine]) -> None:
        """The cursor on the next line that is not of these, or on the one before them."""
        gone, shown = {line.key for line in lines}, [row.line.key for row in self.table.model.shown]
        at = max(self.table.view.currentIndex().row(), 0)
        onward = [key for key in (*shown[at:], *shown[:at][::-1]) if key not in gone]
        if onward:
            self.table.choose(onward[0])
