"""Take goods back: choose the slip, type how many of each line, Ctrl+Enter (cases 1, 2)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.accounts import Kind
from desktop_app.domain.doubts import Doubted
from desktop_app.domain.errors import Problem, RefusedFields, Said
from desktop_app.domain.money import format_price, format_quantity, format_yuan
from desktop_app.domain.shipments import Line, ReturnDraft, Voucher
from desktop_app.language import N_
from desktop_app.operations.done import Changed
from desktop_app.operations.drafts import Draft, drafts
from desktop_app.operations.picking import Pick, customers_to_pick, goods_to_pick
from desktop_app.operations.returns import record_return
from desktop_app.operations.shipments import Posted
from desktop_app.operations.slips import SlipRow, slip, slips
from desktop_app.operations.taking_back import void_with_money
from desktop_app.ui.base.actions import Command
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.doubts import ask_in
from desktop_app.ui.base.draft_keeper import DraftKeeper
from desktop_app.ui.base.page import Page
from desktop_app.ui.base.posting import Posting
from desktop_app.ui.base.routes import PageName, Route
from desktop_app.ui.base.side import side_width
from desktop_app.ui.base.unfinished import unfinished_words
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.return_facts import ReturnFacts
from desktop_app.ui.slips.return_fields import ReturnFields
from desktop_app.ui.slips.typed_slip import TypedLine, TypedSlip, from_json
from desktop_app.ui.widgets.columns import day_text
from desktop_app.ui.widgets.notices import Way, info, warning

if TYPE_CHECKING:
    from desktop_app.operations.books import Book

FORM = "return"
"""Under this name drafts of returns are kept."""

Article = tuple[str, str, str]
"""Name, specification and unit: what tells an article from the others."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The lines of a slip, and how much of each article came back already, in thousandths."""

    voucher: Voucher
    back: Counter[Article]


class ReturnFormPage(Page):
    """`Route.customer_id` fills in the customer, `number` the slip, `draft` brings back a draft by its key."""

    name = PageName.RETURN_FORM
    title = N_("Return of goods")
    watches = frozenset({Changed.CUSTOMERS, Changed.GOODS, Changed.DOCUMENTS})
    commands = (
        Command("return.save", N_("Save and preview"), "save", "Ctrl+Return"),
        Command("return.draft", N_("Keep as a draft"), "keep_draft", "Ctrl+S"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._slips_of = 0
        self._wanted = TypedSlip("")
        """What is still to be filled in when the slips, and then the lines, have come."""
        self.shipped: Shipped | None = None
        self.form = ReturnFields(desk)
        self.facts = ReturnFacts(desk)
        self.keeper = DraftKeeper(desk, FORM, self._content, self)
        self.posting = Posting(self, self.keeper, self.form.saving, self._begin)
        self._lay_out()
        self._connect()
        self.register_commands()

    # ── opening ──────────────────────────────────────────────────────────────────────────────────

    def open(self, route: Route) -> None:
        """Begin anew; what was being typed stays a draft."""
        self.keeper.keep()
        self.keeper.begin()
        self._begin()
        self.desk.jobs.ask(
            lambda book: (customers_to_pick(book.ledger), goods_to_pick(book.ledger), drafts(book.ledger, FORM)),
            lambda found: self._opened(route, *found),
            self,
            lane="open",
        )

    def reload(self) -> None:
        """Customers and goods as they are now; what is typed stays."""
        self.desk.jobs.ask(
            lambda book: (customers_to_pick(book.ledger), goods_to_pick(book.ledger)),
            lambda found: self._show_picks(*found),
            self,
            lane="picks",
        )

    def leave(self) -> None:
        self.keeper.keep()

    def first_focus(self) -> QWidget:
        return self.form.customer

    def stays_behind(self) -> bool:
        """Goods come back now and then: once the return is posted nobody wants an empty form for the next one."""
        return bool(self.form.customer.text().strip() or self._content())

    def _begin(self) -> None:
        self.form.clear_errors()
        self.form.customer.clear()
        self._forget_slips()
        self.form.dated.set_day(self.desk.today())
        self.form.reason.clear()
        self.form.where.set_value(True)
        self._wanted = TypedSlip("")
        self.form.saving.setEnabled(True)
        self._follow()

    def _opened(self, route: Route, customers: list[Pick], goods: list[Pick], kept: list[Draft]) -> None:
        self._show_picks(customers, goods)
        draft = self.keeper.found(kept, route.draft)
        typed = from_json(draft.content) if draft else None
        if draft is not None and typed is not None:
            self.keeper.keep()
            self.keeper.begin(draft.key)
            self._bring_back(typed)
        elif route.draft:
            self.form.bar.show_notice(warning(self.desk.say("This draft is gone. It was posted or thrown away.")))
        elif route.customer_id:
            self._bring_back(TypedSlip("", route.customer_id, shipment_number=route.number))
        else:
            self._offer(kept)

    def _show_picks(self, customers: list[Pick], goods: list[Pick]) -> None:
        self.form.customer.set_picks(customers)
        self.form.grid.set_goods(goods)

    def _bring_back(self, typed: TypedSlip) -> None:
        """Fill in what is known; the slip follows when the customer's slips have come."""
        self._wanted = typed
        if typed.dated:
            self.form.dated.setText(typed.dated)
        self.form.reason.set_text(typed.reason)
        self.form.where.set_value(not typed.apart)
        self.form.customer.set_picked(typed.customer_id)
        self._customer_chosen()
        if not typed.shipment_number:
            self.form.grid.show_typed(typed.lines)

    def _offer(self, kept: list[Draft]) -> None:
        notice = self.keeper.offer(
            kept,
            lambda draft: unfinished_words(self.desk, draft),
            lambda draft: self.desk.go(Route(PageName.RETURN_FORM, draft=draft.key)),
        )
        if notice is not None:
            self.form.bar.show_notice(notice)

    # ── while typing ─────────────────────────────────────────────────────────────────────────────

    def _customer_chosen(self) -> None:
        """Ask for the slips of this customer."""
        customer_id, today = self.form.customer.picked_id(), self.desk.today()
        if customer_id == self._slips_of:
            return
        self._forget_slips()
        self._slips_of = customer_id
        if customer_id:
            self.desk.jobs.ask(
                lambda book: slips(book.ledger, today, customer_id), self._show_slips, self, lane="slips"
            )

    def _forget_slips(self) -> None:
        self._slips_of = 0
        self.shipped = None
        self.form.number.clear()
        self.form.number.set_picks([])
        self.form.grid.clear()

    def _show_slips(self, rows: list[SlipRow]) -> None:
        standing = [row for row in rows if row.kind is Kind.SHIPMENT and not row.reversed_by]
        self.form.number.set_picks([self._pick(at, row) for at, row in enumerate(standing, 1)])
        wanted = self._wanted.shipment_number
        at = next((at for at, row in enumerate(standing, 1) if row.number == wanted), 0)
        if at and self.form.number.set_picked(at):
            self._slip_chosen()

    def _pick(self, at: int, row: SlipRow) -> Pick:
        hint = f"{day_text(row.dated, self.desk)}  {format_yuan(row.amount_fen)}"
        return Pick(at, row.number, hint, f"{row.number.lower()}\n{format_yuan(row.amount_fen)}", row)

    def _slip_chosen(self) -> None:
        """Show its lines, and how much of each can come back."""
        row, today = self._row(), self.desk.today()
        self._follow()
        if row is not None:
            self.desk.jobs.ask(lambda book: _shipped(book, row, today), self._show_shipped, self, lane="lines")

    def _show_shipped(self, shipped: Shipped) -> None:
        self.shipped = shipped
        waiting = list(self._wanted.lines)
        self.form.grid.show_given(
            [(line, self._left_over(line), _take_out(waiting, line)) for line in shipped.voucher.lines]
        )
        self._wanted = TypedSlip("")
        self.form.grid.go_to_first_empty()
        self._follow()

    def _left_over(self, line: Line) -> str:
        assert self.shipped is not None
        say, back = self.desk.say, self.shipped.back[_article(line)]
        count = format_quantity(line.quantity)
        if not back:
            return say("{count} {unit} were shipped", count=count, unit=line.unit)
        return say(
            "{count} {unit} were shipped, {back} came back already",
            count=count,
            unit=line.unit,
            back=format_quantity(back),
        )

    def _warn_of_too_many(self) -> None:
        """More than left with the slip is told, not forbidden: the slip may be the one that is wrong."""
        if self.shipped is None:
            return
        for row, line in zip(self.form.grid.rows, self.shipped.voucher.lines, strict=False):
            room = line.quantity - self.shipped.back[_article(line)]
            many = (row.quantity.quantity() or 0) > room
            row.note(
                self.desk.say("! More than was shipped and is still there: {count}", count=format_quantity(room))
                if many
                else self._left_over(line)
            )

    def _edited(self) -> None:
        self.keeper.touch()
        self._warn_of_too_many()
        self._follow()

    def _follow(self) -> None:
        self.facts.show_return(self.form.grid.total_fen(), self._row(), bool(self.form.where.value()))

    # ── done ─────────────────────────────────────────────────────────────────────────────────────

    def keep_draft(self) -> None:
        """Ctrl+S: kept at once, and said so."""
        self.keeper.dirty = True
        if self.keeper.keep():
            self.form.bar.show_notice(info(self.desk.say("Kept as a draft.")))

    def save(self, accepted: frozenset[str] = frozenset()) -> None:
        """Post the return and show its paper."""
        lines_fit = self.form.grid.check()
        if self.posting.sent or not (self.form.check() and lines_fit):
            return
        row = self._row()
        draft = ReturnDraft(
            self.form.customer.picked_id(),
            self.form.dated.day() or self.desk.today(),
            self.form.grid.lines(),
            row.number if row else "",
            bool(self.form.where.value()) and row is not None,
            self.form.reason.text(),
            self.keeper.key,
            accepted,
        )
        self.posting.send(
            lambda book, moment: record_return(book.ledger, draft, moment),
            self._posted,
            self._refused,
            Route(PageName.RETURN_FORM, draft=draft.submission),
        )

    def _posted(self, posted: Posted, shown: bool) -> None:
        say, number = self.desk.say, posted.number
        if shown:
            self.desk.go(Route(PageName.PREVIEW, number=number))
        reason = say("Taken back right after it was entered")
        self.desk.done(
            say("Return {number} is entered.", number=number),
            lambda book, moment: void_with_money(book.ledger, number, reason, moment),
        )

    def _refused(self, said: Said) -> None:
        if isinstance(said, RefusedFields) and not isinstance(said, Doubted):
            last = len(self.form.grid.lines())
            moved = [Problem("quantity", one.said, last) if one.field == "lines" else one for one in said.problems]
            said = RefusedFields.of(moved)
        self.form.show_refusal(said)
        if isinstance(said, Doubted):
            ask_in(self.form.bar, self.desk, said, self.save)

    def _escape(self) -> None:
        """Back without losing anything."""
        kept, key, say = self.keeper.keep(), self.keeper.key, self.desk.say
        self.desk.back()
        if kept:
            go_on = Way(say("Go on with it"), lambda: self.desk.go(Route(PageName.RETURN_FORM, draft=key)))
            self.desk.notice(info(say("The return is kept as a draft."), go_on))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _row(self) -> SlipRow | None:
        pick = self.form.number.pick()
        return pick.extra if pick is not None and isinstance(pick.extra, SlipRow) else None

    def _content(self) -> str:
        if self.form.grid.is_empty() and not self.form.reason.text().strip():
            return ""
        return TypedSlip(
            self.keeper.key,
            self.form.customer.picked_id(),
            self.form.customer.text(),
            self.form.dated.text(),
            lines=self.form.grid.typed(),
            reason=self.form.reason.text(),
            shipment_number=self.form.number.text(),
            apart=not self.form.where.value(),
        ).to_json()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), 0, px(16), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.form, 1)
        layout.addWidget(self.facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facts.setFixedWidth(side_width(self.width()))

    def _connect(self) -> None:
        self.form.customer.changed.connect(lambda _: self._customer_chosen())
        self.form.customer.settled.connect(lambda: self.form.number.setFocus(Qt.FocusReason.TabFocusReason))
        self.form.number.picked.connect(lambda _: self._slip_chosen())
        self.form.number.settled.connect(self.form.grid.go_to_first_empty)
        self.form.grid.finished.connect(lambda: self.form.reason.setFocus(Qt.FocusReason.TabFocusReason))
        self.form.grid.changed.connect(self._edited)
        self.form.edited.connect(self._edited)
        self.form.submitted.connect(lambda: self.save())
        self.form.escaped.connect(self._escape)


def _title(line: Line) -> str:
    """What its goods are called in the list of goods."""
    return " ".join(filter(None, [line.name, line.spec]))


def _take_out(waiting: list[TypedLine], line: Line) -> str:
    """What was typed for this line; each quantity goes to one line, however often its article stands on the slip."""
    wanted = (_title(line), line.unit, format_price(line.price))
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
                back.update({_article(line): line.quantity for line in returned.lines})
    return Shipped(slip(book.ledger, row.number), back)
