"""The goods of a slip while they are typed: always one empty line more, Enter on it leaves (U13, U18, U20)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_yuan
from desktop_app.domain.shipments import Line
from desktop_app.operations.picking import Pick
from desktop_app.operations.slips import LastPrice
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_cells import WIDTHS
from desktop_app.ui.slips.line_head import LineHead
from desktop_app.ui.slips.line_row import LineRow
from desktop_app.ui.slips.typed_line import Suggested, TypedLine, as_typed, from_draft
from desktop_app.ui.widgets.labels import Card, PlainLabel
from desktop_app.ui.widgets.speech import Say

AT_ONCE = 2
"""Rows that are built in one turn of the event loop; a long slip is copied in several."""

NARROW = 640


@dataclass(frozen=True, slots=True)
class Coming:
    """A line that is still to be shown."""

    typed: TypedLine
    show: Callable[[], None]


class LineGrid(Card):
    """Rows of goods, all typed; or the rows of a slip, of which only quantities are typed (a return)."""

    changed = Signal()
    """Something was typed, scanned or removed."""

    finished = Signal()
    """Enter on an empty line: the goods are done."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._given = False
        self._picks: Sequence[Pick] = ()
        self._prices: dict[int, LastPrice] = {}
        self.rows: list[LineRow] = []
        self._waiting: list[Coming] = []
        self._before: QWidget | None = None
        self._build()
        self._add_row()

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def set_goods(self, picks: Sequence[Pick]) -> None:
        """What can be picked."""
        self._picks = picks
        for row in self.rows:
            row.set_goods(picks)

    def set_prices(self, prices: dict[int, LastPrice]) -> None:
        """What this customer paid last; lines whose price nobody typed follow."""
        self._prices = prices
        for row in self.rows:
            row.reprice()
        self._sum_up()

    def lines(self) -> tuple[Line, ...]:
        """The complete lines."""
        return tuple(line for row in self.rows if (line := row.line()) is not None)

    def is_empty(self) -> bool:
        return all(row.is_empty() for row in self.rows)

    def total_fen(self) -> int:
        return sum(row.amount_fen() for row in self.rows)

    def typed(self) -> tuple[TypedLine, ...]:
        """Everything as it was typed, also what is still being brought back."""
        shown = (row.typed() for row in self.rows if not row.is_empty())
        coming = (one.typed for one in self._waiting if one.typed.quantity or not self._given)
        return (*shown, *coming)

    def held(self) -> list[dict[str, Any]]:
        """The lines as they were typed."""
        return [asdict(line) for line in self.typed()]

    def put(self, entry: Any) -> None:
        """The lines of a draft; what is none of lines empties the grid."""
        self.show_typed(from_draft(line) for line in entry or () if isinstance(line, dict))

    def clear(self) -> None:
        """One empty line."""
        self._waiting, self._given = [], False
        self._make_room()
        for row in self.rows:
            self._drop(row)
        self.rows = []
        self._add_row()
        self._sum_up()

    def show_typed(self, lines: Iterable[TypedLine]) -> None:
        """Bring back the lines of a draft."""
        self.clear()
        self._fill(Coming(line, partial(self._bring_back, line)) for line in lines)

    def show_lines(self, lines: Iterable[tuple[Line, Suggested | None]]) -> None:
        """Show the lines of another slip, each with the day of its price."""
        self.clear()
        self._fill(Coming(as_typed(line), partial(self._show, line, price)) for line, price in lines)

    def show_given(self, lines: Iterable[tuple[Line, str, str]]) -> None:
        """Lines of a slip of which only the quantity is asked for: with a note below each, and what was typed."""
        self.clear()
        self._given = True
        self._make_room()
        self._fill(
            Coming(replace(as_typed(line), quantity=quantity), partial(self._give, line, note, quantity))
            for line, note, quantity in lines
        )

    def knows(self, code: str) -> bool:
        return self._article(code) is not None

    def scan(self, code: str) -> None:
        """A scanned code: one more of what stands there already, else a new line; an unknown one asks for its name."""
        for one in self.rows:
            one.recall()
        article = self._article(code)
        if article is None:
            self._ask_name(code)
            return
        row = next((row for row in self.rows if row.goods_id() == article.id), None)
        if row is not None:
            row.one_more()
        else:
            self._scan_into_new(article)
        self._edited()

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

    # ── keyboard ─────────────────────────────────────────────────────────────────────────────────

    def go_to_first_empty(self) -> None:
        self._focus(next((row for row in self.rows if row.is_empty()), self.rows[-1]))

    def go_to_first_line(self) -> None:
        self._focus(self.rows[0])

    def cut(self, quantities: Sequence[int]) -> None:
        """Other quantities, in thousandths, for the complete lines from the top; 0 takes a line out."""
        complete = [row for row in self.rows if row.line() is not None]
        for row, quantity in zip(complete, quantities, strict=True):
            if quantity:
                row.quantity.set_quantity(quantity)
            else:
                self._remove(row)
        self._edited()

    def set_after(self, widget: QWidget) -> None:
        """Tab comes to the first line from this widget."""
        self._before = widget
        self._chain(0)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _article(self, code: str) -> Goods | None:
        wanted = code.strip().lower()
        found = (pick.extra for pick in self._picks if isinstance(pick.extra, Goods))
        return next((one for one in found if one.code and one.code.lower() == wanted), None)

    def _suggest(self, goods_id: int) -> Suggested | None:
        last = self._prices.get(goods_id)
        if last is not None:
            return Suggested(last.price, last.dated)
        listed = next((pick.extra for pick in self._picks if pick.id == goods_id and goods_id), None)
        if isinstance(listed, Goods) and listed.price is not None:
            return Suggested(listed.price)
        return None

    def _scan_into_new(self, article: Goods) -> None:
        row = self._next_row()
        had_keyboard = row.goods.hasFocus()
        row.take(article.id)
        self._keep_one_empty()
        if had_keyboard:
            self.go_to_first_empty()

    def _ask_name(self, code: str) -> None:
        row = self._next_row()
        row.ask_name(code)
        self._focus(row)

    def _bring_back(self, line: TypedLine) -> None:
        self._next_row().set_typed(line)

    def _show(self, line: Line, price: Suggested | None) -> None:
        self._next_row().set_line(line, price)

    def _give(self, line: Line, note: str, quantity: str) -> None:
        row = self._next_row()
        row.give(line, note, quantity)
        row.set_place(len(self.rows))

    def _fill(self, lines: Iterable[Coming]) -> None:
        """Show some now and the rest when the event loop comes round, so that the window goes on answering."""
        self._waiting = list(lines)
        self._fill_some()

    def _fill_some(self) -> None:
        if not self._waiting:
            return
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for one in now:
            one.show()
        if self._waiting:
            QTimer.singleShot(0, self, self._fill_some)
        else:
            self._keep_one_empty()
        self._sum_up()
        self.changed.emit()

    def _fill_the_rest(self) -> None:
        """Nobody may post half of a slip."""
        while self._waiting:
            self._fill_some()

    def _next_row(self) -> LineRow:
        """The first line with nothing in it."""
        for row in self.rows:
            if row.is_empty() and not row.only_quantity:
                return row
        return self._add_row()

    def _add_row(self) -> LineRow:
        row = LineRow(self.say, self._suggest)
        row.set_goods(self._picks)
        row.changed.connect(self._edited)
        row.advanced.connect(lambda: self._go_on_from(row))
        row.left.connect(self.finished)
        row.stepped.connect(lambda step: self._step_from(row, step))
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.insertWidget(len(self.rows) - 1, row)
        row.show()
        row.source.setVisible(self._is_wide())
        row.set_place(len(self.rows))
        self._chain(len(self.rows) - 1)
        return row

    def _keep_one_empty(self) -> None:
        """One empty line at the end; a second one goes, unless the keyboard is in it."""
        if self._given:
            return
        if not any(row.is_empty() for row in self.rows):
            self._add_row()
        while len(self.rows) > 1 and self._ends_in_two() and not self.rows[-1].has_keyboard():
            self._drop(self.rows.pop())

    def _ends_in_two(self) -> bool:
        return all(row.is_empty() for row in self.rows[-2:])

    def _remove(self, row: LineRow) -> None:
        """Take the line out; the keyboard goes to the one that takes its place."""
        if row not in self.rows or row.only_quantity:
            return
        at = self.rows.index(row)
        self.rows.remove(row)
        self._drop(row)
        self._keep_one_empty()
        for place, one in enumerate(self.rows, 1):
            one.set_place(place)
        self._focus(self.rows[min(at, len(self.rows) - 1)])
        self._edited()

    def _drop(self, row: LineRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _go_on_from(self, row: LineRow) -> None:
        self._keep_one_empty()
        at = self.rows.index(row) + 1
        if at < len(self.rows):
            self._focus(self.rows[at])
        else:
            self.finished.emit()

    def _step_from(self, row: LineRow, step: int) -> None:
        """The same cell of the line above or below."""
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            name = next((name for name in ("quantity", "price") if row.cell(name).hasFocus()), "goods")
            target = self.rows[at]
            self._focus(target, name if not target.is_empty() or target.only_quantity else "goods")

    def _focus(self, row: LineRow, field: str = "") -> None:
        cell = row.cell(field) if field else row.first_cell()
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(row)

    def _reveal(self, row: LineRow) -> None:
        """Scroll to it once it has its place."""
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row, 0, px(8)))

    def _edited(self) -> None:
        self._keep_one_empty()
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        count = sum(not row.is_empty() for row in self.rows)
        self.count.setText(self.say("1 line") if count == 1 else self.say("{count} lines", count=count))
        self.total.setText(self.say("Total {sum}", sum=format_yuan(self.total_fen())))

    def _chain(self, at: int) -> None:
        """Tab goes through the lines from top to bottom, whenever they were made."""
        row = self.rows[at]
        before = self.rows[at - 1].price if at else self._before
        for cell in (row.goods, row.unit, row.quantity, row.price):
            if before is not None:
                QWidget.setTabOrder(before, cell)
            before = cell

    def _is_wide(self) -> bool:
        return self.width() >= px(NARROW) and not self._given

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The source of the price gives way first."""
        for widget in (self._head.source, *(row.source for row in self.rows)):
            widget.setVisible(self._is_wide())

    def _build(self) -> None:
        self._head = LineHead(self.say)
        self.count = PlainLabel("", "muted")
        self.total = PlainLabel("", "figure")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, px(WIDTHS["remove"] + 12), 0)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.total)
        inside = QWidget()
        inside.setProperty("bar", True)
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, px(4), 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(12), px(8), px(8), px(8))
        layout.setSpacing(px(4))
        layout.addWidget(self._head)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
