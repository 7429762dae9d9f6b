"""Lines of goods below one another: always an empty one more, Enter on it leaves (U13, U20)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.money import format_yuan
from desktop_app.domain.slip_sums import NO_CHARGES, Charges, SlipSums
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.line_cells import PLACES, SIDE, line_head, spread
from desktop_app.ui.slips.ordered_row import OrderedRow
from desktop_app.ui.slips.slip_terms import slip_terms
from desktop_app.ui.widgets.equation import Equation, SumTerm
from desktop_app.ui.widgets.gutter import GUTTER, reserve_gutter
from desktop_app.ui.widgets.labels import Card, PlainLabel, Rule
from desktop_app.ui.widgets.layouts import ROOM, beside, scrolled, stacked
from desktop_app.ui.widgets.soon import Soon
from desktop_app.ui.widgets.speech import Say

NARROW, ROOMY, VAST = 640, 800, 1160
"""Widths with room for where a price is from, for a discount beside it, and for wider cells."""
HEAD, FOOT, LOW_FOOT = 32, 60, 40


class LineList(Card):
    """`given` lines are those of a slip, of which only the quantities are typed: there is no empty one among them."""

    changed = Signal()
    """Something was typed, scanned or removed."""

    finished = Signal()
    """Enter on an empty line: the goods are done."""

    pasted = Signal(str)
    """A customer's order was pasted into the goods."""

    looked_at = Signal(object)
    """The line the keyboard is in, whenever it or what stands in it changed."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self.given = False
        self.paid_fen = 0
        self.charges: Callable[[Sequence[int]], Charges] = lambda _: NO_CHARGES
        """What stands below so much in goods."""
        self._wants_off = False
        self.rows: list[OrderedRow] = []
        self._before: QWidget | None = None
        self._build()
        self._add_row()

    def make_row(self) -> OrderedRow:
        """A line that can be filled in."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        return all(row.is_empty() for row in self.rows)

    def sums(self) -> SlipSums:
        """What the lines come to, with what stands below them."""
        amounts = [row.amount_fen() for row in self.rows]
        return SlipSums(sum(amounts), self.charges(amounts))

    def total_fen(self) -> int:
        return self.sums().total_fen

    def terms(self) -> Sequence[SumTerm]:
        """What the lines come to, and what is left of it to pay."""
        if self.given:
            return (SumTerm(self.say("This return"), format_yuan(self.total_fen())),)
        return slip_terms(self.sums(), self.paid_fen, self.say)

    def show_paid(self, fen: int) -> None:
        """So much is handed over with the goods."""
        self.paid_fen = fen
        self._sum_up()

    def make_low(self, low: bool) -> None:
        """Where the page is low the sum stands in one line, and the room is that of the goods."""
        self._foot.setFixedHeight(px(LOW_FOOT if low else FOOT))
        self.total.make_low(low)

    def go_to_first_empty(self) -> None:
        self._focus(next((row for row in self.rows if row.is_empty()), self.rows[-1]))

    def row_meant(self) -> OrderedRow | None:
        """The line the keyboard is in, else the last one in which something stands."""
        here = [row for row in self.rows if row.has_keyboard() and not row.is_empty()]
        return next(iter(here), next((row for row in reversed(self.rows) if not row.is_empty()), None))

    def go_to_discount(self) -> None:
        """To what is taken off the line."""
        row = self.row_meant()
        if row is not None:
            self._wants_off = True
            self._make_room()
            self._focus(row, "off")

    def go_to_remark(self) -> None:
        """To the note of the line."""
        row = self.row_meant()
        if row is not None:
            row.extra.open().setFocus(Qt.FocusReason.TabFocusReason)
            self._reveal(row)

    def give_away(self) -> None:
        """The line is a gift, or is none any more."""
        row = self.row_meant()
        if row is not None:
            row.give_away()
            self._make_room()

    def offer(self, *buttons: QWidget) -> None:
        """What is done with the line the keyboard is in: it stays there when one of these is clicked."""
        for one in buttons:
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._offers.addWidget(one)

    def sum_up(self) -> None:
        """Something below the lines is another."""
        self._sum_up()

    def go_on_asking(self) -> None:
        """To the first line with a question; where none is open, to the next one that can be typed."""
        asked = next((row for row in self.rows if row.question.is_open), None)
        if asked is None:
            self.go_to_first_empty()
        else:
            asked.question.show()
            self._reveal(asked)

    def go_to_first_line(self) -> None:
        self._focus(self.rows[0])

    def set_after(self, widget: QWidget) -> None:
        """Tab comes to the first line from this widget."""
        self._before = widget
        self._chain(0)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _next_row(self) -> OrderedRow:
        """The first line with nothing in it."""
        for row in self.rows:
            if row.is_empty() and not row.only_quantity:
                return row
        return self._add_row()

    def _add_row(self) -> OrderedRow:
        row = self.make_row()
        row.changed.connect(self._edited)
        row.advanced.connect(lambda: self._go_on_from(row))
        row.left.connect(self.finished)
        row.stepped.connect(lambda step: self._step_from(row, step))
        row.removed.connect(lambda: self._remove(row))
        row.answered.connect(self.go_on_asking)
        row.pasted.connect(self.pasted)
        for heard in (row.entered, row.changed):
            heard.connect(lambda: self.looked_at.emit(row))
        self.rows.append(row)
        self._lines.insertWidget(len(self.rows) - 1, row)
        row.show()
        row.source.setVisible(self._shows_source())
        row.off.setVisible(self._shows_discounts())
        row.spread(self._is_vast())
        row.set_place(len(self.rows))
        self._chain(len(self.rows) - 1)
        return row

    def _keep_one_empty(self) -> None:
        """One empty line at the end; a second one goes, unless the keyboard is in it."""
        if self.given:
            return
        if not any(row.is_empty() for row in self.rows):
            self._add_row()
        while len(self.rows) > 1 and all(row.is_empty() for row in self.rows[-2:]) and not self.rows[-1].has_keyboard():
            self._drop(self.rows.pop())

    def _remove(self, row: OrderedRow) -> None:
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

    def _drop(self, row: OrderedRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _go_on_from(self, row: OrderedRow) -> None:
        self._keep_one_empty()
        at = self.rows.index(row) + 1
        if at < len(self.rows):
            self._focus(self.rows[at])
        else:
            self.finished.emit()

    def _step_from(self, row: OrderedRow, step: int) -> None:
        """The same cell of the line above or below."""
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            name = next((name for name in ("quantity", "price", "off") if row.cell(name).hasFocus()), "goods")
            target = self.rows[at]
            self._focus(target, name if not target.is_empty() or target.only_quantity else "goods")

    def _focus(self, row: OrderedRow, field: str = "") -> None:
        cell = row.cell(field) if field else row.first_cell()
        cell.setFocus(Qt.FocusReason.TabFocusReason)
        self._reveal(row)

    def _reveal(self, row: OrderedRow) -> None:
        """Scroll to it once it has its place."""
        Soon(row, lambda: self._scroll.ensureWidgetVisible(row, 0, px(8))).start()

    def _edited(self) -> None:
        self._keep_one_empty()
        self._sum_up()
        self.changed.emit()

    def _sum_up(self) -> None:
        count = sum(not row.is_empty() for row in self.rows)
        self.count.setText(self.say("1 line") if count == 1 else self.say("{count} lines", count=count))
        self.total.tell(self.terms())

    def _chain(self, at: int) -> None:
        """Tab goes through the lines from top to bottom, whenever they were made."""
        row = self.rows[at]
        before = self.rows[at - 1].price if at else self._before
        for cell in row.typed_cells():
            if before is not None:
                QWidget.setTabOrder(before, cell)
            before = cell

    def _shows_source(self) -> bool:
        """It gives way to a discount, so that the goods can be read."""
        return not self.given and self.width() >= px(ROOMY if self._shows_discounts() else NARROW)

    def _shows_discounts(self) -> bool:
        """Where there is little room only once one is wanted."""
        wanted = self._wants_off or any(row.off.text() for row in self.rows)
        return not self.given and (wanted or self.width() >= px(ROOMY))

    def _is_vast(self) -> bool:
        return self.width() >= px(VAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The source of the price gives way first."""
        self._head["source"].setVisible(self._shows_source())
        self._head["off"].setVisible(self._shows_discounts())
        self._offered.setVisible(not self.given and self.width() >= px(NARROW))
        for row in self.rows:
            row.source.setVisible(self._shows_source())
            row.off.setVisible(self._shows_discounts())
        spread(self._head, self._is_vast())
        for row in self.rows:
            row.spread(self._is_vast())

    def _build(self) -> None:
        self._head = line_head(self.say)
        self.count = PlainLabel("", "muted")
        self.total = Equation()
        self._foot = QWidget()
        self._foot.setFixedHeight(px(FOOT))
        inside = QWidget()
        inside.setProperty("bar", True)
        self._lines = stacked(ROOM, gap=0, within=inside)
        self._scroll = scrolled(inside)
        reserve_gutter(self._scroll)
        titles = [(label, 0 if PLACES[name].width else 1) for name, label in self._head.items()]
        head = QWidget()
        head.setFixedHeight(px(HEAD))
        beside(*titles, margins=(SIDE, 0, SIDE - 6 + GUTTER, 0), within=head)
        self._offers = beside(gap=4)
        self._offered = QWidget()
        beside(self._offers, ROOM, within=self._offered)
        beside(self.count, (self._offered, 1), ROOM, self.total, margins=(SIDE, 4, SIDE, 4), within=self._foot)
        stacked(head, Rule(), (self._scroll, 1), Rule(), self._foot, gap=0, margins=1, within=self)
