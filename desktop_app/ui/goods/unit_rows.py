"""The units goods are sold in beside the smallest, and what they cost whoever pays in one way: one a row."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import GoodsUnit, TermsPrice
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.sums import typed_price
from desktop_app.domain.terms_words import TERMS_WORDS
from desktop_app.domain.unit_words import read_units
from desktop_app.language import N_
from desktop_app.ui.base.desk import Desk
from desktop_app.ui.base.fields import Field, free_text, one_of
from desktop_app.ui.base.several_rows import RowOfFields, SeveralRows
from desktop_app.ui.widgets.amount_field import PriceField
from desktop_app.ui.widgets.labels import PlainLabel
from desktop_app.ui.widgets.layouts import beside, stacked
from desktop_app.ui.widgets.text_field import TypedLine

NARROW, MIDDLE, WIDE = 3, 4, 5


def heads(desk: Desk, *titles: str) -> QWidget:
    """What stands above the fields of the rows."""
    line = QWidget()
    labels = [PlainLabel(desk.translate(title), "muted") for title in titles]
    beside(*((label, MIDDLE) for label in labels), within=line)
    return line


class UnitRow(RowOfFields):
    """One larger unit."""

    removes = N_("Remove this unit")

    unit = free_text(N_("Unit"), longest=20)
    holds = free_text(N_("Holds"), longest=30)
    unit_price = Field(N_("List price"), lambda desk: PriceField(desk.say))
    unit_lowest = Field(N_("Lowest price"), lambda desk: PriceField(desk.say))
    unit_barcode = free_text(N_("Barcode"), longest=50)

    def lay_out(self) -> None:
        figures = beside(*((self.editors[name], MIDDLE) for name in ("unit", "holds", "unit_price", "unit_lowest")))
        self.unit_barcode.setPlaceholderText(self.desk.say("Barcode"))
        stacked(figures, beside((self.unit_barcode, 1), self.removing), gap=4, within=self)


class UnitRows(SeveralRows[UnitRow]):
    """A row says of how many smaller ones its unit is made: `50`, or `10袋` where 袋 is a row, too."""

    adds = N_("Add a unit")

    def __init__(self, desk: Desk) -> None:
        self.smallest: Callable[[], str] = str
        super().__init__(desk, heads(desk, N_("Unit"), N_("Holds"), N_("List price"), N_("Lowest price")))

    def make_row(self) -> UnitRow:
        return UnitRow(self.desk)

    def set_value(self, larger: Sequence[GoodsUnit]) -> None:
        self.put([
            [one.unit, format_quantity(one.holds), *map(_price, (one.price, one.lowest)), one.barcode] for one in larger
        ])  # fmt: skip

    def value(self) -> tuple[GoodsUnit, ...]:
        """As typed, once nothing is wrong."""
        holds = self._holds()
        return tuple(
            GoodsUnit(row.unit.text().strip(), one, row.unit_price.price(), row.unit_lowest.price(),
                      row.unit_barcode.text())
            for row, one in zip(self.filled(), holds, strict=True)
        )  # fmt: skip

    def problem(self) -> Said | None:
        """What cannot be read, said at its row, too."""
        for line, row in enumerate(self.filled(), 1):
            for name in ("unit_price", "unit_lowest"):
                editor = row.editors[name]
                said = editor.problem() if isinstance(editor, TypedLine) else None
                if said is not None:
                    return said
            if not row.unit.text().strip() or not row.holds.text().strip():
                return Said("Say in line {line} what the unit is called and how many it holds.", line=line)
        try:
            self._holds()
        except Said as said:
            return said
        return None

    def _holds(self) -> list[int]:
        """What each row holds of the smallest unit; a row may be counted in another one, wherever that stands."""
        rows = [f"1{row.unit.text().strip()}={row.holds.text().strip()}" for row in self.filled()]
        found = read_units(rows, self.smallest())
        return [found[row.unit.text().strip()] for row in self.filled()]


class TermsRow(RowOfFields):
    """The price for who pays in one way."""

    removes = N_("Remove this price")

    kind = one_of(N_("Terms"), {kind: words.choice for kind, words in TERMS_WORDS.items()}, TermsKind.DAYS)
    unit = free_text(N_("Unit"), longest=20)
    price = Field(N_("Price"), lambda desk: PriceField(desk.say))

    def lay_out(self) -> None:
        beside((self.kind, WIDE), (self.unit, NARROW), (self.price, MIDDLE), self.removing, within=self)


class TermsRows(SeveralRows[TermsRow]):
    """An empty unit is the smallest."""

    adds = N_("Add a price by terms")

    def __init__(self, desk: Desk) -> None:
        self.smallest: Callable[[], str] = str
        super().__init__(desk)

    def make_row(self) -> TermsRow:
        return TermsRow(self.desk)

    def set_value(self, prices: Sequence[TermsPrice]) -> None:
        self.put([[one.kind.value, one.unit, format_price(one.price)] for one in prices])

    def value(self) -> tuple[TermsPrice, ...]:
        """As typed, once nothing is wrong."""
        return tuple(
            TermsPrice(TermsKind(kind), unit.strip() or self.smallest(), typed_price(price))
            for kind, unit, price in self.held()
        )

    def problem(self) -> Said | None:
        for line, row in enumerate(self.filled(), 1):
            said = row.price.problem()
            if said is not None:
                return said
            if row.price.price() is None:
                return Said("The price in line {line} is missing.", line=line)
        return None


def _price(price: int | None) -> str:
    return "" if price is None else format_price(price)
