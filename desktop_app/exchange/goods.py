"""Goods from a sheet: code, name, specification, unit, list price."""

from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.exchange.layouts import Field
from desktop_app.exchange.reading import Reading, row_by_row
from desktop_app.exchange.rows import GoodsRow


def read_article(reading: Reading) -> GoodsRow | None:
    """One article; only the name is needed."""
    reading.need(Field.NAME)
    goods = Goods(
        name=reading.text(Field.NAME),
        code=reading.text(Field.CODE),
        spec=reading.text(Field.SPEC),
        unit=reading.text(Field.UNIT),
        price=price_of(reading),
    )
    return None if reading.bad else GoodsRow(goods)


read_goods = row_by_row(read_article, once=True)


def price_of(reading: Reading) -> int | None:
    """Unit price in ten-thousandths of a yuan; None where the sheet says none."""
    price = reading.price(Field.PRICE)
    if price is not None and price < 0:
        reading.refuse(Field.PRICE, Said("A price may not be below 0."))
    return price
