"""One line of goods being typed: article, unit, quantity, price, and what it comes to (U13, U16, U22)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.domain.money import format_yuan
from desktop_app.domain.shipments import Line
from desktop_app.ui.slips.line_cells import LineCells
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped, Suggested
from desktop_app.ui.widgets.amount_field import PriceField, QuantityField
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.speech import Say, told


class LineRow(LineCells):
    """Enter goes from cell to cell. A row without anything typed is empty and counts for nothing."""

    changed = Signal()
    advanced = Signal()
    """Enter in the last cell."""

    left = Signal()
    """Enter where nothing is typed."""

    stepped = Signal(int)
    """Up (-1) or down (1) in a cell of figures."""

    removed = Signal()

    entered = Signal()
    """The keyboard came to the line."""

    def __init__(self, say: Say, suggest: Callable[[int], Suggested | None], parent: QWidget | None = None) -> None:
        super().__init__(say, parent)
        self._suggest = suggest
        self._suggested: Suggested | None = None
        self._loose = Goods("")
        """What is known of goods that cannot be picked: a code that was scanned, an article put away."""
        self._priced = False
        self._unasked = ""
        """The suggested price that went with the name of its goods; it is back when the name is."""
        self.only_quantity = False
        """The goods are given; only how many is asked for (a return)."""
        self._connect()
        self._refresh()

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def is_empty(self) -> bool:
        """Nothing typed that would be missed, or no quantity where the goods were given."""
        cells = (self.quantity,) if self.only_quantity else (self.goods, self.quantity, self.price)
        return not any(cell.text().strip() for cell in cells)

    def is_nameless(self) -> bool:
        """A quantity or a price, but of what?"""
        return not self.goods.text().strip() and not self.is_empty()

    def article(self) -> Goods:
        """The goods that stand there, as far as they are known."""
        pick = self.goods.pick()
        return pick.extra if pick is not None and isinstance(pick.extra, Goods) else self._loose

    def goods_id(self) -> int:
        return self.article().id

    def line(self) -> Line | None:
        """The line as it would be posted; None while something of it is missing or wrong."""
        quantity, price = self.quantity.quantity(), self.price.price()
        if self.is_empty() or self.is_nameless() or quantity is None or price is None:
            return None
        known = self.article()
        known = known if known.id else Goods(self.goods.text().strip(), code=known.code)
        unit = known.unit if known.id else self.unit.text().strip()
        return Line(known.name, quantity, price, known.spec, unit, known.code, "", known.id)

    def amount_fen(self) -> int:
        """What the line comes to; 0 while it is not complete."""
        line = self.line()
        return line.amount_fen if line else 0

    def typed(self) -> LineAsTyped:
        article = self.article()
        return LineAsTyped(
            self.goods_id(), self.goods.text(), article.code, article.spec, self.unit.text(), self.quantity.text(),
            self.price.text(), self._priced,
        )  # fmt: skip

    def show_line(self, coming: Coming) -> None:
        """What was typed before, or stands on another slip."""
        typed = coming.typed
        name = typed.goods.removesuffix(f" {typed.spec}") if typed.spec else typed.goods
        self._loose = Goods(name, typed.goods_id, typed.code, typed.spec, typed.unit)
        if not (typed.goods_id and self.goods.set_picked(typed.goods_id)):
            self.goods.setText(typed.goods)
            self.goods.setCursorPosition(0)
        self._suggested = coming.suggested or self._suggest(self.goods_id())
        self._priced = typed.priced
        self.unit.set_text(typed.unit)
        self.quantity.setText(typed.quantity)
        self.price.setText(typed.price)
        self.note(coming.note)
        self._refresh()

    def fasten(self) -> None:
        """The goods stand fast, only how many is asked for."""
        self.only_quantity = True
        self.keep_line()
        self.goods.setReadOnly(True)
        self.goods.button.hide()
        self.goods.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._refresh()

    def take(self, article_id: int) -> None:
        """A scanned article: one of it."""
        if self.goods.set_picked(article_id):
            self._taken()

    def one_more(self) -> None:
        self.quantity.set_quantity((self.quantity.quantity() or 0) + 1000)
        self._refresh()

    def ask_name(self, code: str) -> None:
        """An article the book does not have, of which only the code was scanned."""
        self._loose = Goods("", code=code)
        self.note(self.say("Code {code} is new. Type the name of the goods.", code=code))

    def reprice(self) -> None:
        """Another customer: its own price, unless somebody typed one."""
        if self.goods_id() and not self._priced:
            self._price_it()
            self._refresh()

    # ── problems ─────────────────────────────────────────────────────────────────────────────────

    def check(self) -> bool:
        """Whether the row can be posted; says what is missing at its cell and goes there."""
        self.clear_errors()
        if self.is_empty():
            return True
        if self.is_nameless():
            self.show_error(self.goods, self.say("Name the goods of this line, or remove it with Ctrl+Delete."))
            return False
        for cell in (self.quantity, self.price):
            said = self._wrong_with(cell)
            if said is not None:
                self.show_error(cell, told(self.say, said))
                return False
        return True

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not _with_control(event):
            self._go_on()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Delete removes the line, before the cell deletes a word of it."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if event.type() is QEvent.Type.FocusOut and watched in (self.quantity, self.price):
            self._look_at(self.quantity if watched is self.quantity else self.price)
        pressed = event if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if pressed and pressed.key() == Qt.Key.Key_Delete and _with_control(pressed):
            self.removed.emit()
            return True
        return super().eventFilter(watched, event)

    def first_cell(self) -> QLineEdit:
        return self.quantity if self.only_quantity else self.goods

    def _stops(self) -> list[QLineEdit]:
        """The cells Enter goes through."""
        if self.only_quantity:
            return [self.quantity]
        return [cell for cell in self.typed_cells() if cell is not self.unit or not self.goods_id()]

    def _go_on(self) -> None:
        here, stops = self.focusWidget(), self._stops()
        if self.is_empty() and not self.only_quantity:
            self.left.emit()
            return
        at = next((at for at, cell in enumerate(stops) if cell is here), len(stops) - 1)
        if at + 1 < len(stops):
            stops[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.advanced.emit()

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def recall(self) -> None:
        """The goods are known again after letters had fallen into their cell: unit and price source follow."""
        if self.goods_id():
            self.unit.set_text(self.article().unit)
            self._suggested = self._suggested or self._suggest(self.goods_id())
            if self._unasked:
                self.price.setText(self._unasked)
                self._unasked = ""
        self._refresh()

    def _taken(self) -> None:
        """An article was chosen: one of it, at the price this customer knows."""
        self._loose = Goods("")
        self.unit.set_text(self.article().unit)
        self._priced = False
        self.note("")
        if not self.quantity.text().strip() and not self.only_quantity:
            self.quantity.set_quantity(1000)
        self._price_it()
        self._refresh()
        self.changed.emit()

    def _forgotten(self) -> None:
        """The name is typed over: whatever was known of the article before is not true of this one."""
        if self._loose.id:
            self._loose = Goods("")
        if self._suggested is not None:
            self._suggested = None
            self.unit.clear()
        if not self._priced and self.price.text():
            self._unasked = self.price.text()
            self.price.clear()
        self._edited()

    def _price_it(self) -> None:
        self._unasked = ""
        self._suggested = self._suggest(self.goods_id())
        if self._suggested is not None:
            self.price.set_price(self._suggested.price)
        elif not self._priced:
            self.price.clear()

    def _made(self, name: str) -> None:
        """An article nobody knows: it is made with the slip; its unit is asked for."""
        self.goods.setText(name)
        self.unit.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.quantity.text().strip():
            self.quantity.set_quantity(1000)
        self._edited()

    def _look_at(self, cell: QuantityField | PriceField) -> None:
        """Whoever leaves a figure that cannot be learns it there and then, not when the slip is saved."""
        said = self._wrong_with(cell) if cell.text().strip() else None
        if said is not None:
            self.mark_error(cell, told(self.say, said))

    def _wrong_with(self, cell: QuantityField | PriceField) -> Said | None:
        """What of it cannot be posted; fewer than none are goods that come back, which have a form of their own."""
        said = cell.problem()
        below_zero = said is not None and said.template == cell.below_zero().template
        is_return = below_zero and cell is self.quantity and not self.only_quantity
        return Said("Goods that come back are entered on their slip, with “Return goods”.") if is_return else said

    def _edited(self) -> None:
        self.clear_errors()
        self._refresh()
        self.changed.emit()

    def _price_typed(self) -> None:
        self._priced, self._unasked = True, ""
        self._edited()

    def _refresh(self) -> None:
        known = self.goods_id() != 0 or self.only_quantity
        self.remove.setVisible(not self.is_empty() and not self.only_quantity)
        self.unit.setReadOnly(known)
        self.unit.setFocusPolicy(Qt.FocusPolicy.NoFocus if known else Qt.FocusPolicy.StrongFocus)
        self.amount.setText(format_yuan(self.amount_fen()) if self.amount_fen() else "")
        self._show_source()

    def _show_source(self) -> None:
        self.source.show_source(None if self.is_empty() else self._suggested, self.price.price())

    def _show_worth(self, text: str) -> None:
        """The worth of a sum while it is typed, in the place of the price's source."""
        if text:
            self.source.setText(text)
        else:
            self._show_source()

    def _connect(self) -> None:
        self.goods.picked.connect(lambda _: self._taken())
        self.goods.unknown.connect(self._made)
        self.goods.textEdited.connect(lambda _: self._forgotten())
        self.unit.changed.connect(lambda _: self._edited())
        self.quantity.changed.connect(lambda _: self._edited())
        self.price.changed.connect(lambda _: self._price_typed())
        for cell in self.typed_cells():
            cell.installEventFilter(self)
        for cell in (self.quantity, self.price):
            cell.aside.connect(self._show_worth)
        self.remove.clicked.connect(self.removed)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
