"""A rate of tax beside prices or amounts, where no sum of tax is told: whether they are with tax is asked."""

import re
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.exchange.doubts import DoubtChoice
from desktop_app.exchange.labels import folded, full_label
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.reading import RowReading

_RATE = re.compile(r"(\d{1,2}(?:\.\d+)?)(%?)(?:个?点)?(?:税)?")
_WITHOUT = re.compile(r"不含税|未税|无税|去税|除税|税前|excl|without|beforetax")
_WITH = re.compile(r"含税|税后|价税|incl|withtax|aftertax")
_SUMS = (Meaning.TAX, Meaning.WITH_TAX, Meaning.NET, Meaning.OPEN)
"""Where one of these is told, no rate is needed."""
_FIGURES = (Meaning.PRICE, Meaning.AMOUNT, Meaning.AFTER, Meaning.DEBIT)
_WITHIN, _ADDED = (
    DoubtChoice("within", Said("They are with tax.")),
    DoubtChoice("added", Said("They are without it: tax comes on top.")),
)


_NONE = Decimal(0)


def tax_on_top(reading: RowReading) -> Decimal:
    """The rate that comes on the figures of a row, 0 where they are with tax or nothing is said of it."""
    rate = _rate_of(reading)
    if not rate or any(not reading.is_blank(one) for one in _SUMS):
        return _NONE
    header = reading.table.header
    names = [full_label(header.name_of(header.columns[one])) for one in _FIGURES if reading.has(one)]
    without = any(map(_WITHOUT.search, names))
    if not without and any(map(_WITH.search, names)):
        return _NONE
    said = Said(
        "A tax rate of {rate}% is beside these figures, but no sum with tax. Are they with tax?",
        rate=f"{(rate * 100).normalize():f}",
    )
    choices = (_ADDED, _WITHIN) if without else (_WITHIN, _ADDED)
    return rate if reading.ask_of_word("tax", Meaning.TAX_RATE, "rate", said, *choices) == "added" else _NONE


def _rate_of(reading: RowReading) -> Decimal:
    """`13%`, `0.13`, `13`, 13个点; anything else, such as 免税, is none."""
    if reading.is_blank(Meaning.TAX_RATE):
        return _NONE
    match = _RATE.fullmatch(folded(reading.shown(Meaning.TAX_RATE)).replace(" ", ""))
    if match is None:
        return _NONE
    rate = Decimal(match[1])
    return rate / 100 if match[2] or rate >= 1 else rate
