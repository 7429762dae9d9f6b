"""Take goods back: choose the slip, type how many of each line, Ctrl+Enter (cases 1, 2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt

from desktop_app.domain.accounts import Kind
from desktop_app.domain.columns import short_day
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line, ReturnDraft
from desktop_app.domain.typed_dates import Lean
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.picking import Pick, customers_to_pick, goods_to_pick
from desktop_app.operations.returns import ShippedLine, record_return, shipped_lines
from desktop_app.operations.slips import SlipRow, slips
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import Fact, FactsCard
from desktop_app.ui.base.fields import Field, free_text, switch, today_typed
from desktop_app.ui.base.form_page import Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_grid import LineGrid
from desktop_app.ui.slips.slip_page import CustomerField, GoodsFields, SlipPage, day_field
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped, as_typed, title

Picks = tuple[list[Pick], list[Pick]]
"""Customers and goods."""


class SlipNumberField(CustomerField):
    """The slip the goods came with. It is held by its number, which is there before its slip is read."""

    def held(self) -> Any:
        return self.text()


def _number(desk: Desk) -> SlipNumberField:
    field = SlipNumberField(desk.say)
    field.setPlaceholderText(desk.say("Number or amount"))
    return field


class ReturnFields(GoodsFields):
    """`shipment_number` picks the slip the goods came with; empty means goods without one."""

    customer_id = Field(N_("Customer"), lambda desk: CustomerField(desk.say, required=True), letter="U")
    shipment_number = Field(N_("Slip the goods came with"), _number, letter="S")
    dated = Field(N_("Date"), lambda desk: day_field(desk, lean=Lean.BACK), letter="D", starts=today_typed)
    lines = Field("", lambda desk: LineGrid(desk.say))
    reason = free_text(N_("Reason"), letter="W")
    apply = switch(N_("What to do with the sum"), {True: N_("Take it off the slip"), False: N_("Keep as credit")})

    in_rows = ("customer_id", "shipment_number", "dated", "reason", "apply")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.row(*self.boxes("customer_id", "shipment_number", "dated"), stretches=(4, 4, 2))
        self.body.addWidget(self.lines, 1)
        self.body.addSpacing(px(12))
        self.row(*self.boxes("reason", "apply"), stretches=(5, 4))
        self.lines.set_after(self.dated)
        self.place_problems(self.lines.show_problem)
        self.customer_id.settled.connect(lambda: self.shipment_number.setFocus(Qt.FocusReason.TabFocusReason))
        self.shipment_number.settled.connect(self.lines.go_to_first_empty)
        self.lines.finished.connect(lambda: self.reason.setFocus(Qt.FocusReason.TabFocusReason))


@dataclass(frozen=True, slots=True)
class TypedReturn:
    """What is typed by now; `apply` takes the sum off the slip."""

    total_fen: int
    slip: SlipRow | None
    apply: bool


def return_facts(typed: TypedReturn, desk: Desk) -> Sequence[Fact]:
    """What it brings about: the sum, and where it goes; without a slip everything stays on account."""
    return (
        Fact(desk.say("Goods worth {sum} come back", sum=format_yuan(typed.total_fen)), "name"),
        Fact(_where_it_goes(typed, desk)),
    )


def _where_it_goes(typed: TypedReturn, desk: Desk) -> str:
    say, slip = desk.say, typed.slip
    if slip is None:
        return say("The sum stays on account until it is spread over a slip.")
    if not typed.apply:
        return say("The sum is kept as credit. {number} stays unpaid as it is.", number=slip.number)
    rest = typed.total_fen - slip.open_fen
    if rest > 0:
        return say("{number} is paid with it, and {rest} stays on account.", number=slip.number, rest=format_yuan(rest))
    return say("{number} then has {open} unpaid.", number=slip.number, open=format_yuan(-rest))


class ReturnFormPage(SlipPage[Picks]):
    """`Route.customer_id` fills in the customer, `number` the slip."""

    name = PageName.RETURN_FORM
    title = N_("Return goods")
    watches = frozenset({Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS})
    kept_as = "return"
    form: ReturnFields

    def __init__(self, desk: Desk) -> None:
        self._slips_of = 0
        self.shipped: tuple[ShippedLine, ...] = ()
        self.side = self.facts = FactsCard(desk, "", return_facts)
        super().__init__(desk)

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def make_form(self) -> ReturnFields:
        form = ReturnFields(self.desk)
        form.body.addLayout(self.buttons_row())
        form.customer_id.changed.connect(lambda _: self._customer_chosen())
        form.shipment_number.picked.connect(lambda _: self._slip_chosen())
        self.lay_out(form)
        return form

    def question(self, route: Route) -> FromBook[Picks]:
        return lambda book: (customers_to_pick(book.ledger), goods_to_pick(book.ledger))

    def show_found(self, found: Picks) -> None:
        customers, goods = found
        self.form.customer_id.set_picks(customers)
        self.form.lines.set_goods(goods)

    def start(self, route: Route, found: Picks) -> None:
        if route.customer_id:
            self.form.customer_id.set_picked(route.customer_id)
            self.form.shipment_number.setText(route.number)
            self._ask_slips()

    def brought_back(self) -> None:
        self._ask_slips()

    def begin(self) -> None:
        self._forget_slips()
        super().begin()
        self._follow()

    def stays_behind(self) -> bool:
        """Goods come back now and then: once the return is posted nobody wants an empty form for the next one."""
        return bool(self.form.customer_id.text().strip() or self.is_typed())

    # ── while typing ─────────────────────────────────────────────────────────────────────────────

    def edited(self) -> None:
        super().edited()
        self._warn_of_too_many()
        self._follow()

    def _customer_chosen(self) -> None:
        """Other slips; goods that stand there without one stay."""
        if self.form.customer_id.picked_id() != self._slips_of:
            self._forget_slips()
            self._ask_slips()

    def _forget_slips(self) -> None:
        self._slips_of = 0
        self.form.shipment_number.clear()
        self.form.shipment_number.set_picks([])
        if self.shipped:
            self.shipped = ()
            self.form.lines.clear()

    def _ask_slips(self) -> None:
        """What was shipped to this customer; the slip that is named already is picked then."""
        customer_id, today = self.form.customer_id.picked_id(), self.desk.today()
        self._slips_of = customer_id
        if customer_id:
            self.desk.jobs.ask(
                lambda book: slips(book.ledger, today, customer_id), self._show_slips, self, lane="slips"
            )

    def _show_slips(self, rows: list[SlipRow]) -> None:
        number = self.form.shipment_number
        standing = [row for row in rows if row.kind is Kind.SHIPMENT and not row.reversed_by]
        number.set_picks([self._pick(at, row) for at, row in enumerate(standing, 1)])
        at = next((at for at, row in enumerate(standing, 1) if row.number == number.text()), 0)
        if at and number.set_picked(at):
            self._slip_chosen()

    def _pick(self, at: int, row: SlipRow) -> Pick:
        amount = format_yuan(row.amount_fen)
        hint = f"{short_day(row.dated, self.desk.today())}  {amount}"
        return Pick(at, row.number, hint, f"{row.number.lower()}\n{amount}", row)

    def _slip_chosen(self) -> None:
        """Show its lines, and how much of each can come back."""
        row = self._row()
        self._follow()
        if row is not None:
            self.desk.jobs.ask(
                lambda book: shipped_lines(book.ledger, row.number), self._show_shipped, self, lane="lines"
            )

    def _show_shipped(self, shipped: tuple[ShippedLine, ...]) -> None:
        """What was typed before the slip was there, as in a draft, goes to its lines."""
        waiting = [] if self.shipped else list(self.form.lines.typed())
        self.shipped = shipped
        typed = [
            replace(as_typed(one.line), remark="", more="", quantity=_take_out(waiting, one.line)) for one in shipped
        ]
        coming = (
            Coming(line, note=self._left_over(one), charged=one.charged)
            for line, one in zip(typed, shipped, strict=True)
        )
        self.form.lines.show_lines(coming, given=True)
        self.form.lines.go_to_first_empty()
        self._follow()

    def _left_over(self, one: ShippedLine) -> str:
        say, count, unit = self.desk.say, format_quantity(one.line.quantity), one.line.unit
        told = say("{count} {unit} were delivered", count=count, unit=unit)
        if one.back:
            back = format_quantity(one.back)
            told = say("{count} {unit} were delivered, {back} came back already", count=count, unit=unit, back=back)
        if one.is_reduced:
            told = say("{told}; charged {sum} with the discount", told=told, sum=format_yuan(one.charged.fen))
        return say("{told}; a gift", told=told) if one.line.gift else told

    def _warn_of_too_many(self) -> None:
        """More than left with the slip is told, not forbidden: the slip may be the one that is wrong."""
        for row, one in zip(self.form.lines.rows, self.shipped, strict=False):
            room = format_quantity(one.room)
            row.note(
                self.desk.say("! More than was delivered and is still there: {count}", count=room)
                if (row.quantity.quantity() or 0) > one.room
                else self._left_over(one)
            )

    def _follow(self) -> None:
        self.facts.show_subject(TypedReturn(self.form.lines.total_fen(), self._row(), bool(self.form.apply.value())))

    def _row(self) -> SlipRow | None:
        pick = self.form.shipment_number.pick()
        return pick.extra if pick is not None and isinstance(pick.extra, SlipRow) else None

    # ── done ─────────────────────────────────────────────────────────────────────────────────────

    def sending(self, accepted: frozenset[str]) -> Sending | None:
        if not self.fits():
            return None
        form, row = self.form, self._row()
        draft = ReturnDraft(
            customer_id=form.customer_id.picked_id(),
            dated=form.dated.day() or self.desk.today(),
            lines=form.lines.lines(),
            shipment_number=row.number if row else "",
            apply=bool(form.apply.value()) and row is not None,
            reason=form.reason.text(),
            submission=self.keeper.key,
            accepted=accepted,
        )
        say = self.desk.say
        return Sending(
            lambda book, moment: record_return(book.ledger, draft, moment),
            lambda posted, shown: self.told(
                posted.number, say("Return {number} is saved.", number=posted.number), shown
            ),
        )


def _take_out(waiting: list[LineAsTyped], line: Line) -> str:
    """What was typed for this line; each quantity goes to one line, however often its article stands on the slip."""
    wanted = (title(line), line.unit, format_price(line.price))
    found = next((one for one in waiting if (one.goods, one.unit, one.price) == wanted), None)
    if found is None:
        return ""
    waiting.remove(found)
    return found.quantity
