"""Goods from a sheet: code, name, specification, units with what they hold, prices, group, barcodes."""

import re
from dataclasses import replace
from functools import cache

from desktop_app.domain.dates import TermsKind
from desktop_app.domain.errors import Said
from desktop_app.domain.goods import Goods, GoodsUnit, TermsPrice, in_order
from desktop_app.domain.goods_rules import goods_problems
from desktop_app.domain.money import parse_price
from desktop_app.domain.terms_words import TERMS_KINDS
from desktop_app.domain.unit_words import parts_of, read_figures, read_units
from desktop_app.exchange.entries import row_by_row
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading
from desktop_app.language import translator

_OF_TERMS = re.compile(r"(.+?)\s+(\d[\d.,]*)\s*(\S*)")

_NOT_HELD = frozenset({"", "否", "不", "无", "no", "n", "false", "0", "-", "×", "✗"})
"""Anything else in that column says that a late payer gets none."""

_FIELDS = {"price": Meaning.PRICE, "lowest": Meaning.LOWEST, "larger": Meaning.UNITS, "unit": Meaning.UNIT}
"""The column a field of goods stands in."""


def read_article(reading: RowReading) -> Goods | None:
    """One article; only the name is needed."""
    reading.need(Meaning.NAME)
    goods = Goods(
        name=reading.text(Meaning.NAME),
        code=reading.text(Meaning.CODE),
        spec=reading.text(Meaning.SPEC),
        unit=reading.text(Meaning.UNIT),
        price=price_of(reading),
        lowest=reading.price(Meaning.LOWEST),
        group=reading.text(Meaning.GROUP),
        held_back=reading.text(Meaning.HELD_BACK).strip().lower() not in _NOT_HELD,
    )
    if reading.bad:
        return None
    whole = _with_codes(reading, _with_prices(reading, replace(goods, larger=_larger(reading, goods))))
    whole = replace(whole, by_terms=_by_terms(reading))
    for problem in goods_problems(whole) if not reading.bad else ():
        reading.refuse(_FIELDS.get(problem.field, Meaning.UNITS), problem.said)
    return None if reading.bad else in_order(whole)


read_goods = row_by_row(read_article, once=True)


def price_of(reading: RowReading) -> int | None:
    """Unit price in ten-thousandths of a yuan; None where the sheet says none."""
    price = reading.price(Meaning.PRICE)
    if price is not None and price < 0:
        reading.refuse(Meaning.PRICE, Said("A price cannot be below 0."))
    return price


def _larger(reading: RowReading, goods: Goods) -> tuple[GoodsUnit, ...]:
    """What a column of units says, or the columns of one larger unit and what it holds."""
    try:
        if not reading.is_blank(Meaning.UNITS):
            told = read_units(parts_of(reading.text(Meaning.UNITS)), goods.unit)
            return tuple(GoodsUnit(unit, holds) for unit, holds in told.items())
    except Said as said:
        reading.refuse(Meaning.UNITS, said)
        return ()
    unit, holds = reading.text(Meaning.PACK_UNIT), reading.quantity(Meaning.RATIO)
    if not unit or holds is None:
        return ()
    return (GoodsUnit(unit, holds, reading.price(Meaning.PACK_PRICE)),)


def _with_prices(reading: RowReading, goods: Goods) -> Goods:
    """`箱 95.40；袋 9.80`: prices of larger units."""
    for meaning, field in ((Meaning.UNIT_PRICES, "price"), (Meaning.UNIT_LOWEST, "lowest")):
        try:
            figures = {unit: parse_price(figure) for unit, figure in read_figures(reading.text(meaning)).items()}
            _refuse_strangers(goods, figures)
        except Said as said:
            reading.refuse(meaning, said)
            continue
        larger = tuple(replace(one, **{field: figures.get(one.unit, getattr(one, field))}) for one in goods.larger)
        goods = replace(goods, larger=larger)
    return goods


def _by_terms(reading: RowReading) -> tuple[TermsPrice, ...]:
    """`Cash on delivery 23.00 个`, as the list of goods writes them, in either language."""
    found = []
    for part in filter(str.strip, re.split(r"[;；\n]", reading.text(Meaning.BY_TERMS))):
        told = _OF_TERMS.fullmatch(part.strip())
        kind = _terms_kinds().get(told[1].strip()) if told else None
        if told is None or kind is None:
            said = Said("“{text}” does not say who pays which price. Write it such as “{example} 23.00 个”.",
                        text=part.strip()[:40], example=TERMS_KINDS[TermsKind.CASH])  # fmt: skip
            reading.refuse(Meaning.BY_TERMS, said)
            return ()
        found.append(TermsPrice(kind, told[3], parse_price(told[2])))
    return tuple(found)


@cache
def _terms_kinds() -> dict[str, TermsKind]:
    """Each way to pay by its words in both languages."""
    chinese = translator("zh_CN")
    return {words: kind for kind, said in TERMS_KINDS.items() for words in (said.template, chinese(said.template))}


def _with_codes(reading: RowReading, goods: Goods) -> Goods:
    """`6901；箱 6902`: the barcode without a unit is that of the smallest."""
    try:
        codes = read_figures(reading.text(Meaning.BARCODE))
        _refuse_strangers(goods, {unit: 0 for unit in codes if unit})
    except Said as said:
        reading.refuse(Meaning.BARCODE, said)
        return goods
    larger = tuple(replace(one, barcode=codes.get(one.unit, "")) for one in goods.larger)
    return replace(goods, barcode=codes.get("", ""), larger=larger)


def _refuse_strangers(goods: Goods, figures: dict[str, int]) -> None:
    """A figure of a unit the row does not tell."""
    strange = next((unit for unit in figures if unit not in {one.unit for one in goods.larger}), None)
    if strange is not None:
        raise Said("{unit} is not one of the larger units of this row.", unit=strange or "?")
