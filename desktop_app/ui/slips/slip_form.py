"""The fields of a slip: whom for, which day, which goods, what is paid now (U8, U13, U20)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.ahead import is_far_ahead
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.labels import no_due_said
from desktop_app.domain.prices import PriceFrom, Proposed
from desktop_app.domain.releases import last_day
from desktop_app.domain.shipments import SLIP_TEXTS, ShipmentDraft, Voucher, folded_texts, texts_of
from desktop_app.domain.slip_rules import sum_problems
from desktop_app.domain.typed_dates import Lean, weekday_said
from desktop_app.domain.typed_parts import parts_text
from desktop_app.language import N_
from desktop_app.operations.shipments import due_of
from desktop_app.operations.slips import PastLine
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, fields_of, free_text, sum_typed, today_typed
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.charges_row import NAMES as CHARGES
from desktop_app.ui.slips.charges_row import ChargesRow
from desktop_app.ui.slips.discount_fields import DiscountField, RoundingField
from desktop_app.ui.slips.gate_notice import GateNotice
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.slips.new_customer import NewCustomer
from desktop_app.ui.slips.parts_field import PartsField
from desktop_app.ui.slips.site_field import SiteField
from desktop_app.ui.slips.slip_cut import SlipCut
from desktop_app.ui.slips.slip_page import CustomerField, GoodsFields, day_field
from desktop_app.ui.slips.typed_line import Coming, as_typed
from desktop_app.ui.trade.method_field import MethodField
from desktop_app.ui.widgets.date_field import DateField
from desktop_app.ui.widgets.form import tops_aligned
from desktop_app.ui.widgets.holding import put
from desktop_app.ui.widgets.labels import plain_tip
from desktop_app.ui.widgets.layouts import stacked
from desktop_app.ui.widgets.notices import info
from desktop_app.ui.widgets.speech import told

MORE = (*folded_texts()[:-1], (*folded_texts()[-1], "parts"))
FOLDED = tuple(name for row in MORE for name in row)
"""Fields that are folded away until they are wanted."""


def _customer(desk: Desk) -> CustomerField:
    field = CustomerField(desk.say, required=True, creates=N_("New customer “{name}”"))
    field.setPlaceholderText(desk.say("Name, pinyin, code, phone"))
    return field


class SlipForm(GoodsFields):
    """Makes the `ShipmentDraft` of what stands in its fields."""

    customer_id = Field(N_("Customer"), _customer, letter="U")
    dated = Field(N_("Date"), day_field, letter="D", starts=today_typed)
    due = Field(N_("Due date"), lambda desk: day_field(desk, required=False), letter="E")
    project = Field(SLIP_TEXTS["project"].label, lambda desk: SiteField(desk.say), letter="J")
    lines = Field("", lambda desk: LineGrid(desk.say, takes_orders=True))
    discount = Field(N_("Discount on all goods"), lambda desk: DiscountField(desk.say, hint=desk.say("5% or a sum")))
    freight = sum_typed(N_("Freight"), required=False)
    rounding = Field(N_("Rounded off, or = total"), lambda desk: RoundingField(desk.say))
    paid = sum_typed(N_("Paid now"), required=False, letter="P")
    paid_method = Field(N_("Payment method"), MethodField)
    remark = free_text(N_("Note"), letter="R")
    parts = Field(N_("Paid in parts"), lambda desk: PartsField(desk.say))
    release = free_text(N_("Why it may leave this once (then Ctrl+Enter)"))
    release_until = Field(
        N_("Until when"),
        lambda desk: DateField(desk.say, desk.today, lean=Lean.AHEAD),
        starts=lambda desk: last_day(desk.today()).isoformat(),
    )

    in_rows = ("customer_id", "dated", "due", "project", *CHARGES, "paid", "paid_method", "remark", *FOLDED)

    def __init__(self, desk: Desk) -> None:
        more = {name: free_text(SLIP_TEXTS[name].label.template, longest=100) for name in FOLDED if name != "parts"}
        super().__init__(desk, fields_of(SlipForm) | more)
        self.fresh = NewCustomer(desk)
        self.gate = GateNotice(desk, self.box("release"), self.release, self.box("release_until"), self.release_until)
        self.more = QPushButton(desk.say("More fields"))
        self.more.setProperty("flat", True)
        self.more.setCheckable(True)
        self.charges = ChargesRow(self.boxes(*CHARGES), self.discount, self.freight, self.rounding)
        self._lay_out()
        self._connect()

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def chosen(self) -> Customer | None:
        """The customer the slip is for."""
        pick = self.customer_id.pick()
        return cast("Customer", pick.extra) if pick is not None else None

    def draft(self, submission: str) -> ShipmentDraft:
        """The slip of what is complete so far; what is wrong or missing is left out."""
        paid, content = self.paid.fen() or 0, self.content()
        lines, parts = self.lines.lines(), self.parts.parts()
        draft = ShipmentDraft(
            customer_id=self.customer_id.picked_id(),
            dated=self.dated.day() or self.desk.today(),
            lines=lines,
            charges=self.charges.charges([line.amount_fen for line in lines]),
            paid_fen=paid,
            paid_method=str(self.paid_method.value()) if paid else "",
            fixed_due=None if parts else self.due.day(),
            parts=parts,
            remark=self.remark.text(),
            submission=submission,
            release=self.gate.release(),
        )
        return replace(draft, **{name: content[name] for name in SLIP_TEXTS})

    def clear(self) -> None:
        super().clear()
        self.gate.clear()
        self.fresh.hide()
        self._show_more(False)
        self.show_charges(False)
        self.rounding.step_fen = 0
        self.show_due()

    def put(self, content: Mapping[str, Any]) -> None:
        super().put(content)
        self._show_more(any(content.get(name) for name in FOLDED))
        self.show_charges(self.charges.is_filled())
        self.gate.about(self.customer_id.picked_id())
        if content.get("release"):
            self.gate.ask_reason(str(content["release"]))
        self.show_due()

    def copy(self, past: Voucher, lines: Iterable[PastLine]) -> None:
        """A past slip once more: the same goods, at the prices this customer paid last (U19)."""
        self.project.set_text(past.project)
        self.lines.show_lines(
            Coming(as_typed(one.line), _paid_then(one, past)) for one in lines if one.line.quantity > 0
        )
        text = self.desk.say("Copied from {number}. Prices are those paid last.", number=past.number)
        self.bar.show_notice(info(text))

    def enter_again(self, past: Voucher) -> None:
        """A voided slip once more, to be put right: with its own dates and prices (case 27).

        Who prepared it is whoever writes it now.
        """
        day, today = past.dated, self.desk.today()
        if is_far_ahead(day, today):  # it was entered under a wrong clock, so it left on another day (case 29)
            day = today
        self.dated.set_day(day)
        if past.due is not None and day == past.dated:
            self.due.set_day(past.due)
        for name, text in (texts_of(past) | {"remark": past.remark, "prepared_by": ""}).items():
            put(self.editors[name], text)
        self.charges.show_charges(past.charges)
        self.parts.setText(parts_text(past.parts))
        self._show_more(bool(past.parts or any(getattr(past, name) for name in FOLDED if name != "prepared_by")))
        self.show_charges(self.charges.is_filled())
        self.lines.show_lines(Coming(replace(as_typed(line), priced=True)) for line in past.lines)
        self.show_due()
        text = self.desk.say("{number} once more, with its own date, due date and prices.", number=past.number)
        self.bar.show_notice(info(text))

    def show_due(self) -> None:
        """The day the money is due by the terms, beside the date, while either is typed (U8)."""
        customer, day = self.chosen(), self.dated.day()
        self.project.show_sites(customer.sites if customer else ())
        box = self.box("due")
        if self.due.text().strip():
            return
        if customer is None or day is None:
            self.due.setPlaceholderText("")
            box.show_aside("")
            return
        due, say = due_of(ShipmentDraft(customer.id, day, ()), customer.terms), self.desk.say
        self.due.setPlaceholderText(due.isoformat() if due else self.desk.tell(no_due_said(customer.terms)))
        box.show_aside(self.desk.tell(weekday_said(due)) if due else "")
        self.due.setToolTip(plain_tip(say("By the terms; type another day to agree on it for this slip.")))

    def follow_habit(self) -> None:
        """This customer's slips are rounded as always; where nothing else is typed the empty field says by how much."""
        customer = self.chosen()
        self.rounding.step_fen = customer.round_to_fen if customer else 0
        self.sum_up()

    def sum_up(self) -> None:
        """The sums once more, as something below the goods is another."""
        self.lines.sum_up()
        self._look_below()

    def _look_below(self) -> None:
        """What is rounded off by habit; a discount above the goods is said before it is saved, and gone with them."""
        sums, box = self.lines.sums(), self.box("discount")
        self.charges.show_habit(sums)
        wrong = next((one for one in sum_problems(sums) if one.field == "discount"), None)
        if wrong is not None and sums.goods_fen > 0:
            box.show_error(told(self.say, wrong.said))
        elif box.error():
            box.clear_error()

    def show_charges(self, on: bool) -> None:
        """Discount, freight and rounding, unfolded or not."""
        self.charges.setVisible(on)
        self.make_room()

    def unfolded(self) -> int:
        return int(not self.charges.isHidden()) + len(MORE) * int(not self._more.isHidden())

    def show_refusal(self, said: Said) -> None:
        """Where what is wrong is folded away, it is unfolded."""
        if said.field in FOLDED:
            self._show_more(True)
        if said.field in CHARGES:
            self.show_charges(True)
        super().show_refusal(said)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.row(*self.boxes("customer_id", "dated", "due", "project"), stretches=(4, 2, 2, 2))
        self.body.addWidget(self.fresh)
        self.body.addWidget(self.lines, 1)
        self.body.addSpacing(px(12))
        self.body.addWidget(self.charges)
        self.body.addWidget(self.gate)
        self.body.addSpacing(px(8))
        self.row(*self.boxes("paid", "paid_method", "remark"), stretches=(2, 0, 4))
        self._more = QWidget()
        stacked(*(tops_aligned(*self.boxes(*row)) for row in MORE), gap=0, within=self._more)
        self.body.addWidget(self._more)
        self.lines.set_after(self.project)
        self.lines.charges = self.charges.charges
        self.parts.about = self._about_parts
        self.charges.hide()

    def _connect(self) -> None:
        self.customer_id.settled.connect(self.lines.go_to_first_empty)
        self.customer_id.unknown.connect(self.fresh.begin)
        self.fresh.dismissed.connect(self.customer_id.setFocus)
        self.dated.changed.connect(lambda _: self.show_due())
        self.dated.changed.connect(lambda _: self.lines.reprice())
        self.lines.day = lambda: self.dated.day() or self.desk.today()
        self.dated.textChanged.connect(lambda _: self.show_due())
        self.due.textChanged.connect(lambda _: self.show_due())
        self.lines.finished.connect(self._go_to_paid)
        self.parts.textChanged.connect(lambda _: self.box("parts").show_aside(self.parts.told()))
        self.lines.changed.connect(self._look_below)
        for cell in (self.discount, self.freight, self.rounding):
            cell.textChanged.connect(lambda _: self.sum_up())
        self.paid.textChanged.connect(lambda _: self.lines.show_paid(self.paid.fen() or 0))
        self.gate.pay.connect(self._pay)
        self.cut = SlipCut(self.desk, self.bar, self.lines, self.charges)
        self.gate.less.connect(self.cut.offer)
        self.gate.without.connect(self.cut.leave_off)
        self.more.clicked.connect(self._toggle_more)
        self.place_problems(self.lines.show_problem)

    def _about_parts(self) -> tuple[int, date | None, date]:
        """What is shared out, from which day on, and the day of the slip."""
        day, customer = self.dated.day() or self.desk.today(), self.chosen()
        by_terms = due_of(ShipmentDraft(customer.id, day, ()), customer.terms) if customer else None
        return self.lines.total_fen(), self.due.day() or by_terms, day

    def _go_to_paid(self) -> None:
        """The goods are done; who pays cash pays all of it."""
        customer, total = self.chosen(), self.lines.total_fen()
        if customer and customer.terms.kind is TermsKind.CASH and not self.paid.text() and total:
            self._pay(total)
        self.paid.setFocus(Qt.FocusReason.TabFocusReason)

    def _pay(self, fen: int) -> None:
        """So much in all is handed over now."""
        self.paid.set_fen(fen)
        self.edited.emit()
        self.paid.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle_more(self, on: bool) -> None:
        self._show_more(on)
        if on:
            self.editors[FOLDED[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self, on: bool) -> None:
        self.more.setChecked(on)
        self._more.setVisible(on)
        self.make_room()


def _paid_then(one: PastLine, past: Voucher) -> Proposed:
    """The price of a copied line, and the day of it."""
    return Proposed(one.line.price, PriceFrom.LAST, one.price_from or past.dated)
