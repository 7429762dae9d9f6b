"""Take goods back: choose the slip, type how many of each line, Ctrl+Enter (cases 1, 2)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.accounts import Kind
from desktop_app.domain.columns import short_day
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line, ReturnDraft, Voucher
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.picking import Pick, customers_to_pick, goods_to_pick
from desktop_app.operations.returns import record_return
from desktop_app.operations.slips import SlipRow, slip, slips
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.facts_card import FactsCard
from desktop_app.ui.base.form_page import Sending
from desktop_app.ui.base.jobs import FromBook
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.slips.return_fields import ReturnFields, TypedReturn, return_facts
from desktop_app.ui.slips.slip_page import SlipPage
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped, as_typed, title

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

Article = tuple[str, str, str]
"""Name, specification and unit: what tells an article from the others."""

Picks = tuple[list[Pick], list[Pick]]
"""Customers and goods."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The lines of a slip, and how much of each article came back already, in thousandths."""

    voucher: Voucher
    back: Counter[Article]

    def room(self, line: Line) -> int:
        """How much of a line can still come back."""
        return line.quantity - self.back[_article(line)]


class ReturnFormPage(SlipPage[Picks]):
    """`Route.customer_id` fills in the customer, `number` the slip."""

    name = PageName.RETURN_FORM
    title = N_("Return of goods")
    watches = frozenset({Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS})
    kept_as = "return"
    form: ReturnFields

    def __init__(self, desk: Desk) -> None:
        self._slips_of = 0
        self.shipped: Shipped | None = None
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
        if self.shipped is not None:
            self.shipped = None
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
        row, today = self._row(), self.desk.today()
        self._follow()
        if row is not None:
            self.desk.jobs.ask(lambda book: _shipped(book, row, today), self._show_shipped, self, lane="lines")

    def _show_shipped(self, shipped: Shipped) -> None:
        """What was typed before the slip was there, as in a draft, goes to its lines."""
        waiting = list(self.form.lines.typed()) if self.shipped is None else []
        self.shipped = shipped
        lines = shipped.voucher.lines
        typed = [replace(as_typed(line), quantity=_take_out(waiting, line)) for line in lines]
        self.form.lines.show_lines(
            (Coming(one, note=self._left_over(line)) for one, line in zip(typed, lines, strict=True)), given=True
        )
        self.form.lines.go_to_first_empty()
        self._follow()

    def _left_over(self, line: Line) -> str:
        assert self.shipped is not None
        say, back, count = self.desk.say, self.shipped.back[_article(line)], format_quantity(line.quantity)
        if not back:
            return say("{count} {unit} were shipped", count=count, unit=line.unit)
        already = format_quantity(back)
        return say("{count} {unit} were shipped, {back} came back already", count=count, unit=line.unit, back=already)

    def _warn_of_too_many(self) -> None:
        """More than left with the slip is told, not forbidden: the slip may be the one that is wrong."""
        if self.shipped is None:
            return
        for row, line in zip(self.form.lines.rows, self.shipped.voucher.lines, strict=False):
            room = self.shipped.room(line)
            many = (row.quantity.quantity() or 0) > room
            row.note(
                self.desk.say("! More than was shipped and is still there: {count}", count=format_quantity(room))
                if many
                else self._left_over(line)
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
                posted.number, say("Return {number} is entered.", number=posted.number), shown
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


def _article(line: Line) -> Article:
    return line.name, line.spec, line.unit


def _shipped(book: "Book", row: SlipRow, today: date) -> Shipped:
    """The slip's lines, and what its earlier returns brought back."""
    back: Counter[Article] = Counter()
    for other in slips(book.ledger, today, row.customer_id):
        if other.kind is Kind.RETURN and not other.reversed_by:
            returned = slip(book.ledger, other.number)
            if returned.returns_number == row.number:
                for line in returned.lines:
                    back[_article(line)] += line.quantity
    return Shipped(slip(book.ledger, row.number), back)
