"""What a line of a slip is less than quantity × price: a discount that its row names, or goods given for nothing."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop_app.domain.errors import Said
from desktop_app.domain.money import line_amount
from desktop_app.domain.shipments import Line
from desktop_app.exchange.charge_questions import OFF_LINES
from desktop_app.exchange.goods import price_of
from desktop_app.exchange.labels import folded
from desktop_app.exchange.layouts import Meaning
from desktop_app.exchange.line_checks import lowers_lines
from desktop_app.exchange.reading import RowReading
from desktop_app.exchange.tax_rates import tax_on_top

_GIFT = re.compile(r"赠品?|赠送|免费|送的?|搭赠|gift|free( of charge)?|foc|bonus", re.IGNORECASE)
_IN_TEXT = re.compile(r"赠品|赠送|搭赠|免费送|[(（\[【]赠[)）\]】]|free of charge|\bfoc\b", re.IGNORECASE)
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*(%|折)?")
_NOTHING = re.compile(r"0+(\.0+)?%?|100(\.0+)?%|10折|无|原价")
_WHOLE_RATE = re.compile(r"1(\.0+)?|10|100(\.0+)?")
_NAMES_A_RATE = re.compile(r"率|折[扣数头]?$|[打几]折|%|rate|percent", re.IGNORECASE)
_NOT_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class TakenOff:
    """`fen` less than quantity × price; a `gift` costs nothing."""

    fen: int = 0
    gift: bool = False


def taken_off(reading: RowReading, quantity: int) -> TakenOff | None:
    """What the row itself explains; None where its figures must agree without, or nothing tells the difference."""
    price, amount = price_of(reading), reading.fen(Meaning.AMOUNT) if _in_fen(reading) else None
    if price and quantity > 0 and not reading.has(Meaning.AMOUNT) and _lowers(reading):
        return None if _is_sum(reading) else _asked(reading, line_amount(quantity, price))
    if not price or quantity <= 0 or amount is None or amount < 0 or tax_on_top(reading):
        return None
    gross = line_amount(quantity, price)
    off = gross - amount
    if off == 0 and _lowers(reading):
        return None if _is_sum(reading) else _asked(reading, gross)
    if off <= 0:
        return None
    if amount == 0 and _is_given(reading):
        return TakenOff(gift=True)
    return TakenOff(off) if _explained(reading, gross, amount) else None


def _in_fen(reading: RowReading) -> bool:
    """Whether the amount is one of whole fen."""
    found = reading.decimal(Meaning.AMOUNT)
    return found is not None and found == round(found, 2)


def _is_given(reading: RowReading) -> bool:
    side = folded(reading.shown(Meaning.SIDE))
    told = (reading.shown(one) for one in (Meaning.REMARK, Meaning.TEXT, Meaning.GOODS))
    return bool(_GIFT.fullmatch(side)) or any(_GIFT.fullmatch(folded(one)) or _IN_TEXT.search(one) for one in told)


def _explained(reading: RowReading, gross: int, amount: int) -> bool:
    """Whether the discount beside it makes the difference: as a sum, or as 9折, 90%, 0.9 or 10% off."""
    match = _RATE.fullmatch(folded(reading.shown(Meaning.DISCOUNT)))
    if match is None:
        return False
    told = Decimal(match[1])
    if not match[2] and round(told * 100) == gross - amount:
        return True
    parts = {told / 100, 1 - told / 100} if match[2] == "%" else {told / 10 if told < 10 else told / 100}
    parts |= set() if match[2] else {told, told / 100, 1 - told / 100, 1 - told}
    return any(0 < part < 1 and abs(gross * part - amount) <= _NOT_HALF for part in parts)


def _lowers(reading: RowReading) -> bool:
    """Whether the column of discounts says anything of this row: a rate of 1, 10折 or 100 % takes nothing off."""
    if reading.is_blank(Meaning.DISCOUNT):
        return False
    header, told = reading.table.header, folded(reading.shown(Meaning.DISCOUNT))
    is_rate = _NAMES_A_RATE.search(header.name_of(header.columns[Meaning.DISCOUNT]))
    return not _NOTHING.fullmatch(told) and not (is_rate and _WHOLE_RATE.fullmatch(told))


def _is_sum(reading: RowReading) -> bool:
    """Whether it may be taken off the slip as well as off the line: a plain sum, as what the slip comes to tells."""
    header = reading.table.header
    match = _RATE.fullmatch(folded(reading.shown(Meaning.DISCOUNT)).lstrip("-"))
    named = _NAMES_A_RATE.search(header.name_of(header.columns[Meaning.DISCOUNT]))
    return match is not None and not match[2] and (not named or reading.has(Meaning.SLIP_TOTAL))


def is_open_sum(reading: RowReading, line: Line) -> bool:
    """Whether a sum of discount stands beside a line that was not taken off it."""
    used = line.gift or line.off_fen or reading.is_blank(Meaning.DISCOUNT)
    return not used and _lowers(reading) and _is_sum(reading)


def _asked(reading: RowReading, gross: int) -> TakenOff | None:
    """No amount bears the discount out, or it is before it: what it is, is asked once for its column."""
    header = reading.table.header
    column, amount = header.columns[Meaning.DISCOUNT], header.columns.get(Meaning.AMOUNT)
    doubt = lowers_lines(column, header.name_of(column), "" if amount is None else header.name_of(amount))
    if reading.answers.ask(replace(doubt, choices=(*doubt.choices, OFF_LINES))) != OFF_LINES.key:
        return None
    fen = reading.fen(Meaning.DISCOUNT)
    if fen is not None and not 0 <= fen <= gross:
        reading.refuse(Meaning.DISCOUNT, Said("The discount is more than the line comes to. Correct one of them."))
    return TakenOff(fen or 0)
