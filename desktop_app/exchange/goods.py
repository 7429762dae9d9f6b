"""Goods from a sheet: code, name, specification, unit, list price."""

from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods
from desktop_app.exchange.entries import row_by_row
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading


def read_article(reading: RowReading) -> Goods | None:
    """One article; only the name is needed."""
    reading.need(Meaning.NAME)
    goods = Goods(
        name=reading.text(Meaning.NAME),
        code=reading.text(Meaning.CODE),
        spec=reading.text(Meaning.SPEC),
        unit=reading.text(Meaning.UNIT),
        price=price_of(reading),
    )
    return None if reading.bad else goods


read_goods = row_by_row(read_article, once=True)


def price_of(reading: RowReading) -> int | None:
    """Unit price in ten-thousandths of a yuan; None where the sheet says none."""
    price = reading.price(Meaning.PRICE)
    if price is not None and price < 0:
        reading.refuse(Meaning.PRICE, Said("A price cannot be below 0."))
    return price
