"""What a line of goods is made of: its goods, the unit that is meant, and the price of one of that (U13, R002)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.charged import Charged, as_charged, exchanged, sold_as
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import ONE, Goods, GoodsUnit
from desktop_app.domain.goods_rules import unit_refusal
from desktop_app.domain.money import format_quantity, format_yuan
from desktop_app.domain.prices import KnownPrices, Proposed, odd_price
from desktop_app.domain.shipments import Line
from desktop_app.domain.typed_discounts import taken_off
from desktop_app.ui.slips.line_cells import LineCells
from desktop_app.ui.widgets.amount_field import PriceField, QuantityField
from desktop_app.ui.widgets.labels import dress_as, plain_tip
from desktop_app.ui.widgets.speech import Say

KnownOf = Callable[[Goods], KnownPrices]
"""What is known of the prices of goods."""


class PriceCells(LineCells):
    """`known` tells what is known of the prices of goods, `day` the day of the slip."""

    def __init__(self, say: Say, known: KnownOf, day: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(say, parent)
        self._known, self._day = known, day
        self._suggested: Proposed | None = None
        self._loose = Goods("")
        """What is known of goods that cannot be picked: a code that was scanned, an article put away."""
        self._priced = False
        self._price_then = 0
        self._unasked = ""
        """The suggested price that went with the name of its goods; it is back when the name is."""
        self.charged: Charged | None = None
        self.origin = ""
        """The number of the slip with which goods came that come back, and what was charged for them then."""
        self.only_quantity = False
        """The goods are given; only how many is asked for (a return)."""

    def is_empty(self) -> bool:
        """Nothing typed that would be missed, or no quantity where the goods were given."""
        cells = (self.quantity,) if self.only_quantity else (self.goods, self.quantity, self.price)
        return not any(cell.text().strip() for cell in cells)

    def article(self) -> Goods:
        """The goods that stand there, as far as they are known."""
        pick = self.goods.pick()
        return pick.extra if pick is not None and isinstance(pick.extra, Goods) else self._loose

    def goods_id(self) -> int:
        return self.article().id

    def unit_here(self) -> GoodsUnit:
        """The unit of the goods that is meant."""
        article = self.article()
        return article.unit_called(self.unit.text()) or article.units[0]

    def counted_text(self) -> str:
        """`2箱 = 100个`: what the line is in the smallest unit, where it is counted in another one."""
        unit, many = self.unit_here(), self.quantity.quantity()
        if many is None or unit.holds == ONE:
            return ""
        whole = format_quantity(many * unit.holds // ONE)
        return f"{format_quantity(many)}{unit.unit} = {whole}{self.article().unit}"

    def is_nameless(self) -> bool:
        """A quantity or a price, but of what?"""
        return not self.goods.text().strip() and not self.is_empty()

    def line(self) -> Line | None:
        """The line as it would be posted; None while something of it is missing or wrong."""
        quantity, price = self.quantity.quantity(), self.price.price()
        if self.is_empty() or self.is_nameless() or quantity is None or price is None:
            return None
        known = self.article()
        known = known if known.id else Goods(self.goods.text().strip(), code=known.code)
        one_unit = known.id and not known.larger and not self.only_quantity
        unit = known.unit if one_unit else self.unit.text().strip()
        said = known.code, self.remark.text(), known.id
        line = Line(known.name, quantity, price, known.spec, unit, *said, more=self.extra.more())
        return self._less_discount(line)

    def _less_discount(self, line: Line) -> Line:
        """What comes back is worth what was really charged for it."""
        off = self.off.discount()
        if self.charged is None:
            return taken_off(line, off)
        given = replace(line, gift=off.gift, origin=self.origin)
        if given.quantity < 0:
            pools = {sold_as(replace(given, price=self._price_then)): self.charged}
            return exchanged((given,), {self.origin: pools})[0]
        return as_charged((given,), {sold_as(given): self.charged})[0]

    def amount_fen(self) -> int:
        """What the line comes to; 0 while it is not complete."""
        line = self.line()
        return line.amount_fen if line else 0

    # ── inside ───────────────────────────────────────────────────────────────────────────────────

    def _counted_as(self) -> Goods:
        """The goods whose units may be typed; what comes back is counted as it left."""
        article = self.article()
        return replace(article, unit=self.unit.text(), larger=()) if self.only_quantity else article

    def _suggest(self) -> Proposed | None:
        """The price the one rule proposes for the unit that is meant (`domain.prices`)."""
        article = self.article()
        return self._known(article).proposed(self.unit_here(), self._day()) if article.id else None

    def _choose_unit(self, said: str) -> None:
        """Another unit, typed with the quantity or scanned: its price comes with it."""
        if said == self.unit.text():
            return
        self.unit.set_text(said)
        if self.goods_id() and not self._priced and not self.only_quantity:
            self._price_it()
        self._refresh()

    def _wrong_unit(self) -> Said | None:
        """Why the goods are not sold so."""
        article = self.article()
        known = not article.larger or self.only_quantity or article.unit_called(self.unit.text()) is not None
        return None if known else unit_refusal(article, self.unit.text().strip())

    def _wrong_with(self, cell: QuantityField | PriceField) -> Said | None:
        """What of it cannot be posted; fewer than none are goods that come back, which have a form of their own."""
        said = cell.problem()
        below_zero = said is not None and said.template == cell.below_zero().template
        is_return = below_zero and cell is self.quantity and not self.only_quantity
        return Said("Goods that come back are entered on their slip, with “Return goods”.") if is_return else said

    def _odd(self) -> Said | None:
        """What is odd about the price that stands there; it may stay."""
        article, price = self.article(), self.price.price()
        if not article.id or price is None or self.only_quantity:
            return None
        return odd_price(self._known(article), self.unit_here(), price)

    def _price_it(self) -> None:
        self._unasked = ""
        self._suggested = self._suggest()
        if self._suggested is not None:
            self.price.set_price(self._suggested.price)
        elif not self._priced:
            self.price.clear()

    def _refresh(self) -> None:
        article = self.article()
        self.quantity.goods = self._counted_as()
        known = (article.id != 0 and not article.larger) or self.only_quantity
        self.remove.setVisible(not self.is_empty() and not self.only_quantity)
        self.unit.setReadOnly(known)
        self.unit.setFocusPolicy(_focus(known, article.id != 0))
        self.unit.setToolTip(plain_tip(self.counted_text()))
        line = self.line()
        self.amount.setText(self.say("gift") if line and line.gift else _sum_or_nothing(line))
        dress_as(self.amount, "role", "muted" if line and line.gift else "")
        self.extra.show_for(not self.is_empty() and not self.only_quantity)
        self._show_source()

    def _show_source(self) -> None:
        if self.origin:
            self.source.setText(self.say("from slip {number}", number=self.origin.rpartition("-")[2]))
            tip = self.say("Back, of {number}, at what was charged then", number=self.origin)
            self.source.setToolTip(plain_tip(tip))
        else:
            self.source.show_source(None if self.is_empty() else self._suggested, self.price.price())

    def _show_worth(self, text: str) -> None:
        """The worth of a sum while it is typed, in the place of the price's source."""
        if text:
            self.source.setText(text)
        else:
            self._show_source()


def _sum_or_nothing(line: Line | None) -> str:
    return format_yuan(line.amount_fen) if line and line.amount_fen else ""


def _focus(fixed: bool, known: bool) -> Qt.FocusPolicy:
    """The unit of known goods is no stop of the keyboard: it is typed with the quantity, or clicked."""
    if fixed:
        return Qt.FocusPolicy.NoFocus
    return Qt.FocusPolicy.ClickFocus if known else Qt.FocusPolicy.StrongFocus
