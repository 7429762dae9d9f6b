"""A discount as a shop says it: `95折`, `5%`, `128`, `赠`."""

import re
from dataclasses import dataclass, replace

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import format_fen
from desktop_app.domain.shipments import Line
from desktop_app.domain.slip_sums import WHOLE, SlipSums
from desktop_app.domain.sums import typed_fen

GIFT_WORDS = ("赠", "送", "赠品", "gift")
_TO = ("=", "＝", "到")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*[%％]")
_FOLD = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)\s*折")


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off: by a rate in hundredths of a percent, as a sum, or everything because it is given away."""

    rate: int = 0
    fen: int = 0
    gift: bool = False

    @property
    def text(self) -> str:
        """As it would be typed again; empty where nothing is taken off."""
        if self.gift:
            return GIFT_WORDS[0]
        if self.rate:
            return f"{self.rate / 100:g}%"
        return format_fen(self.fen) if self.fen else ""


def typed_discount(text: str) -> Discount:
    """`95折` and `9.5折` leave 95 %, `5%` takes 5 % off, a number is a sum; refuses anything else."""
    plain = text.strip().lower()
    if not plain:
        return Discount()
    if is_gift(plain):
        return Discount(gift=True)
    percent, fold = _PERCENT.fullmatch(plain), _FOLD.fullmatch(plain)
    if percent:
        return Discount(rate=_checked(round(float(percent[1]) * 100)))
    if fold:
        left = round(float(fold[1]) * (1000 if float(fold[1]) <= 10 else 100))
        return Discount(rate=_checked(WHOLE - left))
    fen = typed_fen(plain)
    if fen < 0:
        raise Refused("A discount cannot be below 0.")
    return Discount(fen=fen)


def is_gift(text: str) -> bool:
    """Whether the words give the goods away."""
    return text.strip().lower() in GIFT_WORDS


def rounded_as_typed(text: str, sums: SlipSums) -> SlipSums:
    """`0.81` is taken off, `=1239` and `到1239` are what it is rounded to."""
    plain = text.strip()
    if plain.startswith(_TO):
        return sums.agreed(typed_fen(plain[1:]))
    return sums.agreed(sums.unrounded_fen - typed_fen(plain))


def _checked(rate: int) -> int:
    if rate > WHOLE:
        raise Refused("A discount is between 0 % and 100 %.")
    return rate


def said_discount(text: str, field: str, line: int = 0) -> Discount:
    """`typed_discount` of a field, which it refuses."""
    try:
        return typed_discount(text)
    except Refused as refusal:
        raise refusal.at(field, line) from None


def taken_off(line: Line, said: Discount) -> Line:
    """The line with the discount that was said of it."""
    if said.gift or line.gift:
        return replace(line, gift=True)
    return line.at_rate(said.rate) if said.rate else replace(line, off_fen=said.fen)


def discount_of(line: Line) -> Discount:
    """What was said of it."""
    return Discount(gift=True) if line.gift else Discount(line.off_rate, line.off_fen)
