"""The cells of one line of goods: where they stand, what they are called, and what is wrong with one of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_price
from desktop_app.domain.prices import PriceFrom, Proposed
from desktop_app.language import N_
from desktop_app.ui.look.icons import Icon
from desktop_app.ui.look.theme import px
from desktop_app.ui.look.tokens import tokens
from desktop_app.ui.slips.count_field import UnitCountField
from desktop_app.ui.slips.discount_fields import DiscountField
from desktop_app.ui.slips.extra_line import ExtraLine
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.field_box import ERROR_GLYPH
from desktop_app.ui.widgets.hanging_line import HangingLine
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.labels import PlainLabel, dress_as, plain_tip
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.pick_field import PickField
from desktop_app.ui.widgets.speech import Say, announce, told
from desktop_app.ui.widgets.text_field import TextField

SIDE, NOTE = 14, 22
"""Room at both sides of a line, and the height of the line below it where one is kept, in px at the standard size."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: the title above it, its width (0 takes the rest) also where there is
    much room, how far inside its edge the title is: a
    figure's from the right, a word's from the left.

    All lengths are in px at the standard text size.
    """

    title: str = ""
    width: int = 0
    wide: int = 0
    inside: int | None = None
    indent: int = 0


ODD_GLYPH = "▲"
"""Before what is odd and may be meant so."""

PLACES = {
    "place": CellPlace(width=24),
    "goods": CellPlace(N_("Goods"), indent=10),
    "unit": CellPlace(N_("Unit"), 56, 96, indent=10),
    "quantity": CellPlace(N_("Quantity"), 84, 128, inside=12),
    "price": CellPlace(N_("Unit price"), 92, 144, inside=12),
    "source": CellPlace(N_("Price from"), 92, 200),
    "off": CellPlace(N_("Discount"), 72, 96, inside=12),
    "amount": CellPlace(N_("Amount"), 100, 160, inside=0),
    "remove": CellPlace(width=28),
}
"""From left to right."""

CELLS = ("unit", "quantity", "price", "off", "remark")
"""Those that an operation may refuse by name; what else it refuses is said at the goods."""

NAMES = {
    "goods": Said("Goods of line {line}"),
    "unit": Said("Unit of line {line}"),
    "quantity": Said("Quantity of line {line}"),
    "price": Said("Price of line {line}"),
    "off": Said("Discount of line {line}"),
    "remark": Said("Note of line {line}"),
    "remove": Said("Remove line {line}"),
}
"""For screen readers."""


def line_head(say: Say) -> dict[str, PlainLabel]:
    """What stands above the lines, each title over its cells."""
    labels = {}
    for name, place in PLACES.items():
        title = say(place.title) if place.title else ""
        label = labels[name] = PlainLabel(say("{figure} (yuan)", figure=title) if name == "amount" else title, "muted")
        if place.inside is not None:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setContentsMargins(0, 0, px(place.inside), 0)
        elif place.indent:
            label.setContentsMargins(px(place.indent), 0, 0, 0)
    spread(labels, False)
    return labels


def spread(cells: Mapping[str, QWidget], wide: bool) -> None:
    """Give each its width; where there is much room it goes to all columns, not to the goods alone."""
    for name, place in PLACES.items():
        if place.width:
            cells[name].setFixedWidth(px(place.wide if wide and place.wide else place.width))


class LineCells(QWidget):
    """Number, goods, unit, quantity, price, where the price is from, amount; below them a line for a word or two."""

    def __init__(self, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say = say
        self._note, self._note_role = "", "muted"
        self._make_cells()
        self._lay_out()
        self.set_place(1)

    # ── what is wrong ────────────────────────────────────────────────────────────────────────────

    def show_error(self, cell: QLineEdit, text: str) -> None:
        """Say what is wrong in a cell, and go there."""
        self.mark_error(cell, text)
        cell.setFocus(Qt.FocusReason.TabFocusReason)

    def mark_error(self, cell: QLineEdit, text: str) -> None:
        """Say what is wrong in a cell, wherever the keyboard is."""
        dress_as(cell, "state", "error")
        cell.setAccessibleDescription(text)
        self.below.tell(f"{ERROR_GLYPH} {text}", "error", cell)
        announce(cell, text)

    def tell_odd(self, cell: QLineEdit, text: str) -> None:
        """Say what is odd about a cell that may stay as it is; never over the line that is typed next."""
        self.below.tell(f"{ODD_GLYPH} {text}", "asked", cell, over=not self._kept.height())
        announce(cell, text)

    def clear_errors(self) -> None:
        for cell in self.typed_cells():
            if cell.property("state"):
                dress_as(cell, "state", "")
                cell.setAccessibleDescription("")
        self.below.tell(self._note, self._note_role, None if self._kept.height() else self.goods)

    def note(self, text: str, role: str = "muted") -> None:
        """Say something about the line: below it where a line is kept for that, else over the next one."""
        self._note, self._note_role = text, role
        self.clear_errors()

    def typed_cells(self) -> tuple[QLineEdit, ...]:
        """The cells that are typed into, in the order of Tab."""
        return self.goods, self.unit, self.quantity, self.price, self.off

    def cell(self, field: str) -> QLineEdit:
        """The cell behind a field of the operation."""
        name = "quantity" if field == "lines" else field
        found: QLineEdit = getattr(self, name) if name in CELLS else self.goods
        return found

    def has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def set_place(self, place: int) -> None:
        """Number the row, on the screen and for screen readers."""
        self.place.setText(str(place))
        for name, said in NAMES.items():
            cell: QWidget = getattr(self, name)
            cell.setAccessibleName(told(self.say, Said(said.template, line=place)))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _make_cells(self) -> None:
        say = self.say
        self.place = PlainLabel("", "muted")
        self.goods = PickField(say, creates=N_("New goods “{name}”"))
        self.goods.setPlaceholderText(say("Pinyin, code, scan"))
        self.unit = TextField(say, longest=20)
        self.quantity = UnitCountField(say)
        self.price = PriceField(say, required=True)
        self.source = PriceSource(say)
        self.off = DiscountField(say, gives=True)
        self.off.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # never in the way of quick typing
        self.amount = PlainLabel("")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = IconButton(Icon.CLOSE, say("Remove this line (Ctrl+Delete)"), PLACES["remove"].width)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.extra = ExtraLine(say)
        self.remark = self.extra.remark
        self._kept = QWidget()
        self._kept.setFixedHeight(0)
        self.below = HangingLine(self._kept)
        self.below.setContentsMargins(px(3), 0, 0, 0)  # where the words of the cell above begin
        for cell in self.typed_cells():
            cell.setProperty("cell", True)

    def _lay_out(self) -> None:
        cells = beside()
        for name, place in PLACES.items():
            widget: QWidget = getattr(self, name)
            cells.addWidget(widget, 0 if place.width else 1)
        self.spread(False)
        below = beside(PLACES["place"].width + 16, (self._kept, 1), gap=0)
        noted = beside(PLACES["place"].width + 16, (self.extra, 1), gap=0)
        stacked(cells, noted, below, gap=0, margins=(SIDE, 2, SIDE - 6, 2), within=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def spread(self, wide: bool) -> None:
        """As wide as the titles above it."""
        spread({name: getattr(self, name) for name in PLACES}, wide)

    def keep_line(self) -> None:
        """From now on there is a line below the cells."""
        self._kept.setFixedHeight(px(NOTE))
        self.goods.popup.spared = px(NOTE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines that are ruled can be typed into."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens().rule))
        painter.end()


class PriceSource(PlainLabel):
    """Where a price is from; a price that was typed over shows what it was."""

    def __init__(self, say: Say) -> None:
        super().__init__("", "muted")
        self.say = say

    def show_source(self, suggested: Proposed | None, price: int | None) -> None:
        """`price` is what stands in the line now."""
        text, tip = self._texts(suggested, price) if suggested else ("", "")
        self.setText(text)
        self.setToolTip(plain_tip(tip))

    def _texts(self, suggested: Proposed, price: int | None) -> tuple[str, str]:
        say, was, day = self.say, format_price(suggested.price), suggested.since
        same = price == suggested.price
        match suggested.origin:
            case PriceFrom.LAST if day is not None:
                text = say("last {fact}", fact=f"{day:%m-%d}" if same else was)
                return text, say("This customer paid {price} on {day}.", price=was, day=day.isoformat())
            case PriceFrom.AGREED if day is not None:
                text = say("agreed price") if same else say("agreed {price}", price=was)
                tip = say("{price} is agreed from {day} on.", price=was, day=day.isoformat())
                return text, f"{tip} {suggested.source}".strip()
            case PriceFrom.TERMS:
                text = say("price by terms") if same else say("by terms {price}", price=was)
                return text, say("{price} for who pays as this customer does.", price=was)
            case _:
                text = say("list price") if same else say("list price {price}", price=was)
                return text, say("List price {price}", price=was)
