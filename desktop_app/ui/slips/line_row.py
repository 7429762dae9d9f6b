"""One line of goods being typed: article, unit, quantity, price, and what it comes to (U13, U16, U22)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.counted import split_count
from desktop_app.domain.goods import Goods
from desktop_app.domain.typed_discounts import GIFT_WORDS
from desktop_app.ui.slips.exchanged_row import ExchangedRow
from desktop_app.ui.slips.price_cells import KnownOf
from desktop_app.ui.slips.typed_line import Coming, LineAsTyped
from desktop_app.ui.widgets.amount_field import PriceField, QuantityField
from desktop_app.ui.widgets.keys import ENTER
from desktop_app.ui.widgets.speech import Say, announce, told


class LineRow(ExchangedRow):
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

    def __init__(self, say: Say, known: KnownOf, day: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(say, known, day, parent)
        self._connect()
        self._refresh()

    # ── what stands there ────────────────────────────────────────────────────────────────────────

    def typed(self) -> LineAsTyped:
        article = self.article()
        return LineAsTyped(
            self.goods_id(), self.goods.text(), article.code, article.spec, self.unit.text(), self.quantity.text(),
            self.price.text(), self._priced, off=self.off.text(), origin=self.origin, **self.extra.typed(),
        )  # fmt: skip

    def show_line(self, coming: Coming) -> None:
        """What was typed before, or stands on another slip."""
        typed = coming.typed
        name = typed.goods.removesuffix(f" {typed.spec}") if typed.spec else typed.goods
        self._loose = Goods(name, typed.goods_id, typed.code, typed.spec, typed.unit)
        if not (typed.goods_id and self.goods.set_picked(typed.goods_id)):
            self.goods.setText(typed.goods)
            self.goods.setCursorPosition(0)
        self._suggested = coming.suggested
        self._priced = typed.priced
        self.unit.set_text(typed.unit)
        self.quantity.goods = self._counted_as()
        self._suggested = self._suggested or self._suggest()
        self.quantity.setText(typed.quantity)
        self.price.setText(typed.price)
        self.off.setText(typed.off)
        self.extra.put(typed.remark, typed.more)
        self.charged = coming.charged
        self._ask_origin()
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

    def take(self, article_id: int, unit: str) -> None:
        """A scanned article: one of its unit."""
        if self.goods.set_picked(article_id):
            self._taken()
            self._choose_unit(unit)

    def one_more(self) -> None:
        """The same article was scanned again: never without a word, since two lines could be meant."""
        self.quantity.set_quantity((self.quantity.quantity() or 0) + 1000)
        told_so = self.say("Scanned again: {count} now. For a line of its own type it.", count=self.quantity.text())
        self.note(told_so)
        announce(self.quantity, told_so)
        self._refresh()

    def give_away(self) -> None:
        """A gift, or no gift any more."""
        self.off.setText("" if self.off.discount().gift else GIFT_WORDS[0])
        self._edited()

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
        wrong = (
            (self.unit, self._wrong_unit()),
            *((one, self._wrong_with(one)) for one in (self.quantity, self.price)),
            (self.off, self.off.problem()),
        )
        for cell, said in wrong:
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
        left_out = (self.off, self.unit) if self.goods_id() else (self.off,)
        return [cell for cell in self.typed_cells() if cell not in left_out]

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
            self.unit.set_text(self.unit_here().unit)
            self._suggested = self._suggested or self._suggest()
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

    def counted(self) -> None:
        """A unit may stand behind the number."""
        found = self.quantity.counted()
        if found is not None and found.unit:
            self._choose_unit(found.unit)
        self._ask_origin()
        self._edited()

    def _unit_typed(self) -> None:
        if self.goods_id() and self._wrong_unit() is None and not self._priced:
            self._price_it()
        self._edited()

    def _take_words(self, words: str, count: str) -> bool:
        """`水泥 2箱` where goods are typed: what fits the words, so many of it; False where nothing does."""
        found = self.goods.fitting(words)
        if not found:
            return False
        self.quantity.setText("")
        if len(found) > 1:
            self.goods.setText(words)
            self.quantity.setText(count)
            self.goods.show_choices()
            return True
        self.goods.set_picked(found[0].id)
        self._taken()
        self.quantity.setText(count)
        self.counted()
        said = self.quantity.problem()
        if said is not None:
            self.show_error(self.quantity, told(self.say, said))
        else:
            self.quantity.settle()
            self.price.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _made(self, name: str) -> None:
        """Goods with how many of them; else an article nobody knows: it is made with the slip, its unit is asked."""
        parts = split_count(name)
        if parts is not None and not self.only_quantity and self._take_words(*parts):
            return
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
            return
        odd = self._odd() if self.line() is not None else None
        if odd is not None:
            self.tell_odd(self.price, told(self.say, odd))

    def _edited(self) -> None:
        self.clear_errors()
        self._refresh()
        self.changed.emit()

    def _price_typed(self) -> None:
        self._priced, self._unasked = True, ""
        self._edited()

    def _connect(self) -> None:
        self.goods.picked.connect(lambda _: self._taken())
        self.goods.unknown.connect(self._made)
        self.goods.textEdited.connect(lambda _: self._forgotten())
        self.unit.changed.connect(lambda _: self._unit_typed())
        self.quantity.changed.connect(lambda _: self.counted())
        self.quantity.unit_said.connect(self._choose_unit)
        self.off.changed.connect(lambda _: self._edited())
        self.extra.changed.connect(lambda _: self._edited())
        self.price.changed.connect(lambda _: self._price_typed())
        for cell in self.typed_cells():
            cell.installEventFilter(self)
        for cell in (self.quantity, self.price):
            cell.aside.connect(self._show_worth)
        self.remove.clicked.connect(self.removed)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
