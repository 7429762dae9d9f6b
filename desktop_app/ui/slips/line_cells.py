"""The cells of one line of goods: where they stand, what they are called, and what is wrong with one of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.money import format_price
from desktop_app.language import N_
from desktop_app.ui.look.theme import px
from desktop_app.ui.slips.typed_line import Suggested
from desktop_app.ui.widgets.amount_field import PriceField, QuantityField
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.labels import PlainLabel, plain_tip
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.speech import Say, announce
from desktop_app.ui.widgets.text_field import TextField

WIDTHS = {"place": 24, "unit": 56, "quantity": 84, "price": 92, "source": 92, "amount": 100, "remove": 28}
"""px at the standard text size; the goods take the rest."""

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineCells(QWidget):
    """Number, goods, unit, quantity, price, where the price is from, amount; below them a line for a word or two."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._note = ""
        self._make_cells()
        self._lay_out()
        self.set_place(1)

    # ── what is wrong ────────────────────────────────────────────────────────────────────────────

    def show_error(self, cell: QLineEdit, text: str) -> None:
        _mark(cell, "error")
        cell.setAccessibleDescription(text)
        self.below.setProperty("role", "error")
        self._say_below(f"{ERROR_GLYPH} {text}")
        announce(cell, text)
        cell.setFocus(Qt.FocusReason.TabFocusReason)

    def clear_errors(self) -> None:
        for cell in (self.goods, self.unit, self.quantity, self.price):
            if cell.property("state"):
                _mark(cell, "")
                cell.setAccessibleDescription("")
        self.below.setProperty("role", "muted")
        self._say_below(self._note)

    def note(self, text: str) -> None:
        """Say something about the line below it, such as how much was shipped."""
        self._note = text
        self.clear_errors()

    def cell(self, field: str) -> QLineEdit:
        """The cell behind a field of the operation."""
        cells = {"quantity": self.quantity, "lines": self.quantity, "price": self.price, "unit": self.unit}
        return cells.get(field, self.goods)

    def has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def set_place(self, place: int) -> None:
        """Number the row, on the screen and for screen readers."""
        say = self.say
        self.place.setText(str(place))
        for cell, name in (
            (self.goods, say("Goods of line {line}", line=place)),
            (self.unit, say("Unit of line {line}", line=place)),
            (self.quantity, say("Quantity of line {line}", line=place)),
            (self.price, say("Price of line {line}", line=place)),
            (self.remove, say("Remove line {line}", line=place)),
        ):
            cell.setAccessibleName(name)

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _make_cells(self) -> None:
        say = self.say
        self.place = PlainLabel("", "muted")
        self.goods = PickField(say, creates=N_("New goods “{name}”"))
        self.goods.setPlaceholderText(say("Goods: pinyin, code or scan"))
        self.unit = TextField(say, longest=20)
        self.quantity = QuantityField(say, required=True)
        self.price = PriceField(say, required=True)
        self.source = PriceSource(say)
        self.amount = PlainLabel("")
        self.amount.setAlignment(RIGHT)
        self.remove = QPushButton("✕")
        self.remove.setProperty("flat", True)
        self.remove.setStyleSheet("padding: 0")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remove.setToolTip(plain_tip(say("Remove this line (Ctrl+Delete)")))
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.below = PlainLabel("", "muted", wraps=True)
        self.below.setContentsMargins(px(WIDTHS["place"] + 8), 0, 0, 0)
        self.below.hide()

    def _lay_out(self) -> None:
        cells = QHBoxLayout()
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(px(8))
        for name in ("place", "goods", "unit", "quantity", "price", "source", "amount", "remove"):
            widget: QWidget = getattr(self, name)
            if name in WIDTHS:
                widget.setFixedWidth(px(WIDTHS[name]))
            cells.addWidget(widget, 0 if name in WIDTHS else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(2), 0, px(2))
        layout.setSpacing(px(2))
        layout.addLayout(cells)
        layout.addWidget(self.below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _say_below(self, text: str) -> None:
        self.below.setText(text)
        self.below.setVisible(bool(text))
        self.below.style().unpolish(self.below)
        self.below.style().polish(self.below)


class PriceSource(PlainLabel):
    """Where a price is from; a price that was typed over shows what it was."""

    def __init__(self, say: Say) -> None:
        super().__init__("", "muted")
        self.say = say

    def show_source(self, suggested: Suggested | None, price: int | None) -> None:
        """`price` is what stands in the line now."""
        if suggested is None:
            self.setText("")
            self.setToolTip("")
            return
        say, was, day = self.say, format_price(suggested.price), suggested.paid_on
        same = price == suggested.price
        if day is None:
            self.setText(say("list price") if same else say("list {price}", price=was))
            self.setToolTip(plain_tip(say("List price {price}", price=was)))
        else:
            self.setText(say("last {fact}", fact=f"{day:%m-%d}" if same else was))
            self.setToolTip(plain_tip(say("This customer paid {price} on {day}.", price=was, day=day.isoformat())))


def _mark(cell: QLineEdit, state: str) -> None:
    cell.setProperty("state", state)
    cell.style().unpolish(cell)
    cell.style().polish(cell)
