"""The fields of a payment: who, how much, when, in which ways, and live below them the slips it settles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Problem
from desktop_app.domain.methods import INTO_ACCOUNT, METHODS, PayMethod
from desktop_app.domain.paid_parts import ACCEPTED_BY, Acceptance, AcceptedBy
from desktop_app.domain.payments import ReceiptDraft
from desktop_app.domain.shipments import SLIP_TEXTS
from desktop_app.language import N_
from desktop_app.operations.customer_rows import CustomerRow
from desktop_app.operations.receipts import ReceiptRow
from desktop_app.operations.sites import SiteRow
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, Fields, free_text, one_of, past_day, sum_typed
from desktop_app.ui.look.theme import px
from desktop_app.ui.receipts.paid_rows import PaidRows
from desktop_app.ui.receipts.payer_facts import payer_line
from desktop_app.ui.trade.allocation_grid import AllocationGrid
from desktop_app.ui.trade.hands_field import hands
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.widgets.choice_field import ChoiceField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.equation import Equation, foot
from desktop_app.ui.widgets.form import tops_aligned
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import GivesWay, stacked
from desktop_app.ui.widgets.pick_field import PickField


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """One customer's figures, what is open now, the way they paid last, and the sites that have unpaid slips."""

    row: CustomerRow
    items: tuple[OpenItem, ...]
    method: str = ""
    sites: tuple[SiteRow, ...] = ()


SLIPS, BELOW, LEAST = 176, 132, 56
"""So high the slips stay, what stands around them, and the fields above them, in px at the standard text size."""


class ReceiptFields(Fields):
    """Spreads the sum while it is typed; knows nothing of the book."""

    customer = Field(N_("Customer"), lambda desk: PickField(desk.say, required=True), letter="c")
    amount = sum_typed(N_("Amount received (yuan)"), letter="a")
    dated = past_day(N_("Date received"), letter="d")
    method = Field(N_("Payment method"), MethodField, letter="p")
    parts = Field(N_("Several ways"), PaidRows)
    account = Field(N_("Into account"), lambda desk: ChoiceField([("", desk.say("not said"))]), drafted=False)
    accepted_by = one_of(N_("Kind of bill"), ACCEPTED_BY)
    acceptance_number = free_text(N_("Number of the bill"), longest=60)
    acceptance_due = Field(N_("The bill is due on"), lambda desk: DateField(desk.say, desk.today))
    let_go = sum_typed(N_("Let go (yuan)"), required=False, letter="l")
    taken_by = hands(letter="t")
    site = Field(
        SLIP_TEXTS["project"].label, lambda desk: ChoiceField([("", desk.say("All sites"))]), letter="j", drafted=False
    )
    instruction = free_text(N_("What the customer says it is for"), letter="w")
    remark = free_text(N_("Note"), letter="r")
    allocate = Field(
        N_("Slips it pays"),
        AllocationGrid,
        letter="s",
        hint=N_("Type over an amount to change it. Space ticks what the customer named; that is settled first."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.strip = PlainLabel("", "muted", wraps=True)
        self.spread = Equation()
        self._account_of = 0
        """Whose open slips are shown; 0 while they are not there yet."""
        self._asked = self._less = 0
        """The sum that was brought from elsewhere, and what of it stands in the field by itself."""
        self._sites: dict[str, tuple[int, ...]] = {}
        """The items that are unpaid of each site."""
        self._lay_out()
        self.place_problems(self._place)
        self.allocate.told.connect(self.spread.tell)
        self.allocate.grid.close_with(foot(self.strip, self.spread))
        self.let_go.changed.connect(lambda _: self._lower())
        for money in (self.amount, self.let_go):
            money.changed.connect(lambda _: self.follow_money())
        for ways in (self.method, self.parts):
            ways.changed.connect(lambda _: self.follow_ways())
        self.dated.changed.connect(lambda _: self.follow_money())
        self.site.changed.connect(lambda _: self._name_site())
        self.parts.whole = lambda: (self._chosen_way(), self.amount.fen())

    def bring(self, fen: int) -> None:
        """The sum that somebody came here to take."""
        self._asked = self._less = fen
        self.amount.set_fen(fen)

    def clear(self) -> None:
        super().clear()
        self._asked = self._less = 0
        self.follow_ways()
        self.show_account(None)

    def draft(self, submission: str) -> ReceiptDraft | None:
        """The receipt as it stands; None, said at the fields, while one of them holds nothing that can be read.

        Where no slips are shown to choose from, the sum settles them in the legal order.
        """
        settled, fits = self.allocate.settle(), self.check()
        day, fen = self.dated.day(), self.amount.fen()
        if not (settled and fits) or day is None or fen is None:
            return None
        shown = self.customer.picked_id() == self._account_of
        by_hand = self.allocate.allocations() if shown or self.allocate.by_hand else None
        return ReceiptDraft(
            self.customer.picked_id(), day, fen, str(self.method.value()), self.instruction.text(),
            self.allocate.named(), by_hand, self.remark.text(), submission,
            parts=self.parts.parts(), taken_by=self.taken_by.text(), acceptance=self._acceptance(),
            let_go_fen=self.let_go.fen() or 0, let_go_why=self.remark.text(), account=self._account(),
        )  # fmt: skip

    def show_account(self, account: OpenAccount | None) -> None:
        """What the payer owes, and the slips that are open; None while nobody is chosen."""
        say = self.desk.say
        self._account_of = account.row.customer.id if account else 0
        self._show_sites(account.sites if account else ())
        if account is None:
            self.strip.setText(say("Choose who pays; the unpaid slips are then listed here."))
            self.allocate.clear()
            return
        self.strip.setText(payer_line(account.row, self.desk))
        self.method.propose(account.method)
        self.allocate.set_items(account.items)
        self.follow_money()

    def show_credit(self, credit: ReceiptRow | None) -> None:
        """A receipt that is there already has its payer and sum; only the slips are to be chosen."""
        say, new = self.desk.say, credit is None
        for name in ("method", "parts", "let_go", "taken_by", "instruction", "remark"):
            self.box(name).setVisible(new)
        self.box("site").setVisible(new and bool(self._sites))
        self.follow_ways()
        self.customer.setReadOnly(not new)
        self.amount.setReadOnly(not new)
        self.box("amount").set_label(say("Amount received (yuan)") if new else say("On account (yuan)"))
        self.box("dated").set_label(say("Date received") if new else say("Date of the spreading"))
        if credit is not None:
            self.amount.set_fen(credit.on_account_fen)

    def follow_money(self) -> None:
        """Spread the sum as it stands now."""
        let_go = self.let_go.fen() or 0
        self.parts.share()
        self.allocate.set_money(self.amount.fen() or 0, self.dated.day() or self.desk.today(), let_go)

    def follow_ways(self) -> None:
        """A bill of exchange among the ways shows what is noted of it."""
        new = self.box("remark").isVisibleTo(self)
        ways = [*self.parts.ways()] or [self._chosen_way()]
        for name in ("accepted_by", "acceptance_number", "acceptance_due"):
            self.box(name).setVisible(new and PayMethod.PAPER in ways)
        into = len(self.account.values()) > 1 and not INTO_ACCOUNT.isdisjoint(ways)
        self.box("account").setVisible(new and into)
        self.box("method").setVisible(new and not self.parts.rows)

    def put(self, content: Mapping[str, Any]) -> None:
        super().put(content)
        self.follow_ways()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _lower(self) -> None:
        """What is let go of a sum that was brought is not received; a sum that somebody typed stays."""
        let_go = self.let_go.fen() or 0
        if self._asked > let_go and self.amount.fen() == self._less:
            self._less = self._asked - let_go
            self.amount.set_fen(self._less)

    def _show_sites(self, sites: Sequence[SiteRow]) -> None:
        """Asked for only where there is more to choose from than the customer as a whole."""
        self._sites = {one.name: one.items for one in sites if one.items}
        self.site.set_choices([("", self.desk.say("All sites")), *((name, name) for name in self._sites)])
        self.box("site").setVisible(bool(self._sites) and self.box("remark").isVisibleTo(self))

    def _name_site(self) -> None:
        """Money for a site settles its slips first; for what it came stands in the customer's words."""
        site = str(self.site.value() or "")
        self.allocate.name_items(self._sites.get(site, ()))
        if not self.instruction.text() or self.instruction.text() in self._sites:
            self.instruction.set_text(site)

    def _place(self, problem: Problem, text: str) -> bool:
        """A line is named by its place among those with an amount."""
        if problem.field != "allocate":
            return False
        self.box("allocate").show_error(text)
        self.allocate.go_to_line(problem.line)
        return True

    def _chosen_way(self) -> PayMethod:
        said = str(self.method.value())
        return next((way for way, words in METHODS.items() if self.desk.words(words) == said), PayMethod.OTHER)

    def show_accounts(self, accounts: Sequence[str]) -> None:
        """Those of the shop: asked for where money comes into one of them."""
        self.account.set_choices([("", self.desk.say("not said")), *((one, one) for one in accounts)])
        self.follow_ways()

    def _account(self) -> str:
        return str(self.account.value() or "") if self.box("account").isVisibleTo(self) else ""

    def _acceptance(self) -> Acceptance | None:
        """What is noted of a bill of exchange, where its fields are shown."""
        if not self.box("acceptance_number").isVisibleTo(self):
            return None
        by = AcceptedBy(str(self.accepted_by.value()))
        return Acceptance(by, self.acceptance_number.text(), self.acceptance_due.day())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row more or less between the sum and the slips."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_height()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """All rows as high as they are, unless the slips would have too little."""
        room = self.height() - self.box("customer").sizeHint().height() - px(SLIPS + BELOW)
        self.more.setFixedHeight(max(min(self.fields.sizeHint().height(), room), px(LEAST)))

    def _lay_out(self) -> None:
        self.row(*self.boxes("customer", "amount", "dated"), stretches=(5, 3, 3))
        inside = QWidget()
        stacked(
            tops_aligned(*self.boxes("method", "parts", "let_go", "taken_by"), stretches=(0, 5, 2, 2)),
            tops_aligned(
                *self.boxes("account", "accepted_by", "acceptance_number", "acceptance_due"), stretches=(4, 3, 4, 3)
            ),
            tops_aligned(*self.boxes("site", "instruction", "remark"), stretches=(2, 4, 3)),
            within=inside,
            gap=0,
        )
        self.fields, self.more = inside, GivesWay(inside)  # in the largest text they give way to the slips
        inside.installEventFilter(self)
        self.body.addWidget(self.more)
        self.box("allocate").setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.box("allocate"), 1)
