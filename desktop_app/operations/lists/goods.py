"""What the list of goods shows."""

from datetime import date

from desktop_app.domain.columns import Column, Look, Words, chosen
from desktop_app.domain.columns import joined as joined_words
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import GoodsUnit
from desktop_app.domain.money import format_price, format_quantity
from desktop_app.domain.terms_words import TERMS_KINDS
from desktop_app.domain.unit_words import figures_text, joined, units_text
from desktop_app.operations.goods import GoodsRow


def _price_text(value: int | None) -> str:
    return "" if value is None else format_price(value)


def _own_price(one: GoodsUnit) -> str:
    return _price_text(one.price)


def _own_lowest(one: GoodsUnit) -> str:
    return _price_text(one.lowest)


def _codes(row: GoodsRow) -> str:
    """`6901; 箱 6902`: the smallest unit's first."""
    return joined((row.goods.barcode, figures_text(row.goods, lambda one: one.barcode)))


def _by_terms(row: GoodsRow, _: date) -> Words:
    """`Cash on delivery 23.00 个`: what who pays so pays for one of which unit."""
    told = (
        joined_words(TERMS_KINDS[one.kind], format_price(one.price), one.unit, between=" ")
        for one in row.goods.by_terms
    )
    return joined_words(*told, between="；")


def _sold(row: GoodsRow, _: date) -> str:
    return f"{format_quantity(row.sold)} {row.goods.unit}".strip() if row.sold else ""


GOODS: tuple[Column[GoodsRow], ...] = (
    Column("name", Said("Goods"), lambda one: one.goods.name, Look.NAME, 180, stretch=True,
           struck=lambda one: not one.goods.active, found_by=lambda one: one.keys),
    Column("spec", Said("Specification"), lambda one: one.goods.spec, width=150),
    Column("unit", Said("Unit"), lambda one: one.goods.unit, width=64, fades=8),
    Column("units", Said("Larger units"), lambda one: units_text(one.goods), width=120, fades=7),
    Column("code", Said("Item code"), lambda one: one.goods.code, Look.CODE, 96, fades=6),
    Column("price", Said("List price"), lambda one: one.goods.price, Look.PRICE, 104),
    Column("lowest", Said("Lowest price"), lambda one: one.goods.lowest, Look.PRICE, 104, fades=5),
    Column("sold", Said("Sold in 30 days"), lambda one: one.sold, Look.COUNT, 112, text=_sold, fades=4),
    Column("last_sold", Said("Last sold"), lambda one: one.last_sold, Look.DATE, 96, fades=3),
    Column("group", Said("Group"), lambda one: one.goods.group, width=88, fades=2),
    Column("held_back", Said("Held back from late payers"), lambda one: one.goods.held_back, width=96, fades=1,
           text=lambda one, _: Said("Held back from late payers") if one.goods.held_back else ""),
    Column("unit_prices", Said("List prices of larger units"), lambda one: figures_text(one.goods, _own_price),
           width=160, fades=1),
    Column("unit_lowest", Said("Lowest prices of larger units"), lambda one: figures_text(one.goods, _own_lowest),
           width=160, fades=1),
    Column("by_terms", Said("Prices by terms"), lambda one: len(one.goods.by_terms), width=160,
           text=_by_terms, fades=1),
    Column("barcode", Said("Barcodes"), _codes, Look.CODE, 140, fades=1),
)  # fmt: skip

FILED = chosen(
    GOODS,
    "code",
    "name",
    "spec",
    "unit",
    "price",
    "lowest",
    "group",
    "barcode",
    "units",
    "unit_prices",
    "unit_lowest",
    "by_terms",
    "held_back",
)
"""What a file says of goods, so that they come back equal."""
