"""Of goods a unit and the price of one of it: the price follows the unit until somebody types another."""

from desktop_app.domain.goods import Goods
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.choice_field import ChoiceField


class UnitAndPrice:
    """Two fields of a form that belong together."""

    def __init__(self, unit: ChoiceField, price: PriceField) -> None:
        self.unit, self.price = unit, price
        self._goods = Goods("")
        self._proposed: int | None = None
        unit.changed.connect(lambda _: self._follow())

    def begin(self, goods: Goods) -> None:
        """The units of these goods, the smallest chosen, at its list price."""
        self._goods, self._proposed = goods, None
        self.unit.set_choices([(one.unit, one.unit) for one in goods.units])
        self.price.set_price(None)
        self._follow()

    def _follow(self) -> None:
        """A price that somebody typed stays."""
        if self.price.text().strip() and self.price.price() != self._proposed:
            return
        unit = self._goods.unit_called(str(self.unit.value() or ""))
        self._proposed = self._goods.listed(unit) if unit is not None else None
        self.price.set_price(self._proposed)
