"""What the list of goods shows."""

from desktop_app.domain.columns import Column, Look
from desktop_app.domain.errors import Said
from desktop_app.operations.goods import GoodsRow

GOODS: tuple[Column[GoodsRow], ...] = (
    Column("name", Said("Goods"), lambda one: one.goods.name, Look.NAME, 180, stretch=True,
           struck=lambda one: not one.goods.active, found_by=lambda one: one.keys),
    Column("spec", Said("Specification"), lambda one: one.goods.spec, width=150),
    Column("unit", Said("Unit"), lambda one: one.goods.unit, width=72, fades=2),
    Column("code", Said("Item code"), lambda one: one.goods.code, Look.CODE, 112, fades=1),
    Column("price", Said("List price"), lambda one: one.goods.price, Look.PRICE, 128),
)  # fmt: skip
