"""A line of goods that come back while others leave: of which slip, and what was charged for them then (退换)."""

from PySide6.QtCore import Signal

from desktop_app.operations.exchanges import Origin
from desktop_app.ui.slips.price_cells import PriceCells


class ExchangedRow(PriceCells):
    """Typed with fewer than none. `comes_back` asks for the slip; whoever types another price says what it is worth."""

    comes_back = Signal()

    def take_origin(self, origin: Origin | None) -> None:
        """The slip was found, or there is none; what was typed meanwhile stays."""
        count = self.quantity.quantity()
        if origin is None or count is None or count >= 0 or self.goods_id() != origin.line.goods_id:
            return
        self.origin, self.charged, self._price_then = origin.number, origin.charged, origin.line.price
        if not self._priced:
            self.price.set_price(origin.line.price)
        self._refresh()

    def _ask_origin(self) -> None:
        count = self.quantity.quantity()
        if self.only_quantity:
            return
        if count is not None and count < 0 and self.goods_id():
            self.comes_back.emit()
        elif self.origin:
            self._forget_origin()

    def _forget_origin(self) -> None:
        self.origin, self.charged = "", None
        if not self._priced:
            self._price_it()
