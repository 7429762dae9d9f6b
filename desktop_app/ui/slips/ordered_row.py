"""A line that may come out of a customer's order: what is unsure is asked in it before it counts (N19)."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from desktop_app.domain.shipments import Line
from desktop_app.operations.orders import is_order
from desktop_app.ui.slips.line_row import LineRow
from desktop_app.ui.slips.row_question import RowQuestion
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped


class OrderedRow(LineRow):
    """While its question is open it is no line: it cannot be posted and comes to nothing."""

    answered = Signal()
    """What was asked is answered, and Enter goes on to what is asked next."""

    pasted = Signal(str)
    """An order was pasted into the goods."""

    takes_orders = False
    """Whether an order may be pasted here: not among goods that come back."""

    undoes_order = False
    """Ctrl+Z in a cell where nothing was typed takes back the order that was pasted, not a letter."""

    def _make_cells(self) -> None:
        super()._make_cells()
        self.question = RowQuestion(self, self.price_said)

    def line(self) -> Line | None:
        return None if self.question.is_open else super().line()

    def typed(self) -> LineAsTyped:
        return replace(super().typed(), said=self.question.words())

    def show_line(self, coming: Coming) -> None:
        super().show_line(coming)
        ordered = coming.ordered
        if ordered is None:
            return
        if self.goods_id() and not self._priced:
            self._price_it()
        if ordered.unsure is not None:
            self.question.ask(ordered)
        self._refresh()

    def price_said(self, price: int) -> None:
        """The price an order names, whatever was paid before."""
        self.price.set_price(price)
        self._priced = True

    def check(self) -> bool:
        if self.question.is_open and not self.is_empty():
            self.clear_errors()
            self.question.refuse()
            return False
        return super().check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._gives_up_undo(watched, event):
                event.ignore()
                return True
            if event.type() is QEvent.Type.KeyPress and watched is self.goods and self._is_pasted(event):
                return True
        return super().eventFilter(watched, event)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _go_on(self) -> None:
        """Enter answers; it never passes a question by."""
        question = self.question
        if question.goes_on or question.accept():
            question.goes_on = False
            self._edited()
            self.answered.emit()
        elif question.is_open and not self.is_empty():
            question.show()
        else:
            super()._go_on()

    def _taken(self) -> None:
        had_quantity = bool(self.quantity.text().strip())
        super()._taken()
        if self.question.is_open:
            self.question.took(self.goods.pick(), had_quantity)
            self._edited()

    def _made(self, name: str) -> None:
        had_quantity = bool(self.quantity.text().strip())
        super()._made(name)
        if self.question.is_open:
            self.question.made(had_quantity)
            self._edited()

    def _gives_up_undo(self, watched: QObject, event: QKeyEvent) -> bool:
        cell = next((cell for cell in self.typed_cells() if cell is watched), None)
        wanted = self.undoes_order and event.matches(QKeySequence.StandardKey.Undo)
        return cell is not None and wanted and not cell.isUndoAvailable()

    def _is_pasted(self, event: QKeyEvent) -> bool:
        """One word is typed into the goods as ever; several with numbers are an order."""
        text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if not self.takes_orders or not is_order(text) or self.goods.offers(text):
            return False
        self.pasted.emit(text)
        return True
