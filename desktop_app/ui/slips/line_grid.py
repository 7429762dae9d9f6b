"""The goods of a slip while they are typed: brought back, copied, scanned, priced, checked (U13, U18, U20)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.goods import Goods, GoodsUnit
from desktop_app.domain.prices import CustomerPrices
from desktop_app.domain.shipments import Line
from desktop_app.domain.typed_discounts import is_gift
from desktop_app.operations.orders import OrderRead
from desktop_app.operations.picking import Pick
from desktop_app.ui.slips.line_list import LineList
from desktop_app.ui.slips.ordered_row import OrderedRow
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped, PricesOf, from_kept, from_order, prices_of
from desktop_app.ui.widgets.soon import Soon
from desktop_app.ui.widgets.speech import Say

AT_ONCE = 2
"""Rows that are built in one turn of the event loop; a long slip is copied in several."""


class LineGrid(LineList):
    """Rows of goods, all typed; or the rows of a slip, of which only quantities are typed (a return)."""

    comes_back = Signal(object)
    """Goods of this line come back: of which slip is to be found."""

    def __init__(self, say: Say, parent: QWidget | None = None, takes_orders: bool = False) -> None:
        self._takes_orders = takes_orders
        self._picks: Sequence[Pick] = ()
        self._captions: Sequence[str] = ()
        self._prices = CustomerPrices()
        self.day: Callable[[], date] = lambda: date.max
        """The day of the slip: what is agreed holds on it or not."""
        self._waiting: list[Coming] = []
        self._added: list[OrderedRow] | None = None
        """The lines of the order that is being shown."""
        super().__init__(say, parent)
        self._filling = Soon(self, self._fill_some)

    def make_row(self) -> OrderedRow:
        row = OrderedRow(self.say, lambda goods: self._prices.of(goods), lambda: self.day())
        row.goods.set_picks(self._picks)
        row.extra.set_captions(self._captions)
        row.takes_orders = row.quantity.takes_back = self._takes_orders
        row.comes_back.connect(lambda: self.comes_back.emit(row))
        return row

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def set_goods(self, picks: Sequence[Pick]) -> None:
        """What can be picked."""
        self._picks = picks
        for row in self.rows:
            row.goods.set_picks(picks)

    def set_captions(self, captions: Sequence[str]) -> None:
        """The columns of the shop's own."""
        self._captions = captions
        for row in self.rows:
            row.extra.set_captions(captions)

    def set_prices(self, prices: CustomerPrices) -> None:
        """What is known of this customer's prices; lines whose price nobody typed follow."""
        self._prices = prices
        self.reprice()

    def reprice(self) -> None:
        """Another customer or another day: the prices nobody typed follow."""
        for row in self.rows:
            row.reprice()
            if row.has_keyboard():
                self.looked_at.emit(row)
        self._sum_up()

    def prices_of(self, row: OrderedRow) -> PricesOf:
        """What is known of the price of the goods in a line."""
        article = row.article()
        if not article.id:
            return PricesOf()
        return prices_of(self._prices.of(article), row.unit_here(), self.day(), row.counted_text())

    def lines(self) -> tuple[Line, ...]:
        """The complete lines."""
        return tuple(line for row in self.rows if (line := row.line()) is not None)

    def typed(self) -> tuple[LineAsTyped, ...]:
        """Everything as it was typed, also what is still being brought back."""
        shown = (row.typed() for row in self.rows if not row.is_empty())
        coming = (one.typed for one in self._waiting if one.typed.quantity or not self.given)
        return (*shown, *coming)

    def unpriced(self) -> int:
        """How many lines have goods and no price, and are no gift."""
        return sum(bool(one.goods.strip()) and not one.price.strip() and not is_gift(one.off) for one in self.typed())

    def held(self) -> list[dict[str, Any]]:
        """The lines as they were typed."""
        return [asdict(line) for line in self.typed()]

    def put(self, entry: Any) -> None:
        """The lines of a draft; what is none of lines empties the grid."""
        self.show_lines(from_kept(line) for line in entry or () if isinstance(line, dict))

    def clear(self) -> None:
        """One empty line."""
        self._wants_off = False
        self._waiting, self._added, self.given = [], None, False
        self._make_room()
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self._add_row()
        self._sum_up()

    def show_lines(self, lines: Iterable[Coming], given: bool = False) -> None:
        """Some now and the rest when the event loop comes round, so that the window goes on answering.

        `given` lines are those of a slip, of which only the quantity is asked for.
        """
        self.clear()
        self._waiting, self.given = list(lines), given
        self._make_room()
        self._fill_some()

    def take_order(self, order: OrderRead) -> Callable[[], None]:
        """The lines of an order below what stands there; returns what takes them out again."""
        return self.take_lines([from_order(row) for row in order.rows])

    def take_lines(self, coming: Iterable[Coming]) -> Callable[[], None]:
        """These lines below what stands there; returns what takes them out again."""
        self._fill_the_rest()
        added: list[OrderedRow] = []
        self._added, self._waiting = added, list(coming)
        self._fill_some()
        return lambda: self._take_out(added)

    def standing(self) -> list[int]:
        """The ids of the goods that stand there, line by line; 0 for new ones."""
        return [row.goods_id() for row in self.rows if not row.is_empty()]

    def knows(self, code: str) -> bool:
        return self._scanned(code) is not None

    def scan(self, code: str) -> None:
        """A scanned code: one more of what stands there already, else a new line; an unknown one asks for its name."""
        for one in self.rows:
            one.recall()
        found = self._scanned(code)
        if found is None:
            self._ask_name(code)
            return
        article, unit = found
        same = (row for row in self.rows if row.goods_id() == article.id and row.unit_here() == unit)
        row = next(same, None)
        if row is not None:
            row.one_more()
        else:
            self._scan_into_new(article, unit)
        self._edited()

    def cut(self, quantities: Sequence[int]) -> None:
        """Other quantities, in thousandths, for the complete lines from the top; 0 takes a line out."""
        complete = [row for row in self.rows if row.line() is not None]
        for row, quantity in zip(complete, quantities, strict=True):
            if quantity:
                row.quantity.set_quantity(quantity)
                row.counted()
            else:
                self._remove(row)
        self._edited()
        self.rows[0].quantity.setFocus()  # the button that was pressed goes, and would leave the keyboard anywhere

    # ── problems ─────────────────────────────────────────────────────────────────────────────────

    def check(self) -> bool:
        """Whether there are goods and each line can be posted; says it at the first that cannot."""
        self._fill_the_rest()
        if self.is_empty():
            first = self.rows[0]
            first.show_error(first.first_cell(), self.say("The slip has no goods. Add at least one line."))
            return False
        wrong = next((row for row in self.rows if not row.check()), None)
        if wrong is not None:
            self._reveal(wrong)
        return wrong is None

    def show_problem(self, problem: Problem, text: str) -> bool:
        """Show a problem of a posted line at its cell, one of all lines together at the last of them.

        The lines are counted as they were posted.
        """
        full = [row for row in self.rows if not row.is_empty()]
        line = len(full) if problem.field == "lines" else problem.line
        if not 0 < line <= len(full):
            return False
        row = full[line - 1]
        row.show_error(row.cell(problem.field), text)
        self._reveal(row)
        return True

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _take_out(self, rows: Sequence[OrderedRow]) -> None:
        """These lines, as far as they are there yet."""
        if rows is self._added:
            self._added, self._waiting = None, []
        for row in [row for row in rows if row in self.rows]:
            self._remove(row)
        for row in self.rows:
            row.undoes_order = False
        self.go_to_first_empty()

    def _scanned(self, code: str) -> tuple[Goods, GoodsUnit] | None:
        """The article of a code, and the unit whose barcode it is."""
        found = (pick.extra for pick in self._picks if isinstance(pick.extra, Goods))
        told = ((one, one.unit_scanned(code)) for one in found)
        return next(((one, unit) for one, unit in told if unit is not None), None)

    def _scan_into_new(self, article: Goods, unit: GoodsUnit) -> None:
        row = self._next_row()
        had_keyboard = row.goods.hasFocus()
        row.take(article.id, unit.unit)
        self._keep_one_empty()
        if had_keyboard:
            self.go_to_first_empty()

    def _ask_name(self, code: str) -> None:
        row = self._next_row()
        row.ask_name(code)
        self._focus(row)

    def _fill_some(self) -> None:
        if not self._waiting:
            return
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for one in now:
            row = self._next_row()
            row.show_line(one)
            if self._added is not None:
                self._added.append(row)
            if self.given:
                row.fasten()
        if self._waiting:
            self._filling.start()
        else:
            self._keep_one_empty()
            self._order_is_shown()
        self._sum_up()
        self.changed.emit()

    def _order_is_shown(self) -> None:
        """All its lines are there: to the first question."""
        if self._added is None:
            return
        self._added = None
        for row in self.rows:
            row.undoes_order = True
        self.go_on_asking()

    def _fill_the_rest(self) -> None:
        """Nobody may post half of a slip."""
        while self._waiting:
            self._fill_some()
