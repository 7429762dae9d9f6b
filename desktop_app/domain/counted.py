"""How many of which unit, as somebody types it: `2箱`, `1.5 kg`, `3箱+5`, `1箱3个`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.errors import Refused
from desktop_app.domain.goods import ONE, Goods, GoodsUnit
from desktop_app.domain.goods_rules import unit_refusal
from desktop_app.domain.money import format_quantity
from desktop_app.domain.sums import typed_quantity
from desktop_app.domain.units import units_known

_STRANGE = re.compile(r"(.*\d)\s*([^\d\s.,()+\-*/=百千万萬亿元kKwW]+)")
_BARE = re.compile(r"[\d\s.,()+\-*/=]*")
"""A count in which no unit can be: nearly every one."""

_NUMBERED = re.compile(r"m[23]\s*$")
"""Units that end with a figure of their own."""

_BEHIND = re.compile(r"(.*[\d)百千万萬亿kKwW])\s*")


@dataclass(frozen=True, slots=True)
class UnitCount:
    """So many thousandths of a unit; an empty unit was not said."""

    quantity: int
    unit: str = ""

    @property
    def text(self) -> str:
        return format_quantity(self.quantity)


def counted(text: str, goods: Goods) -> UnitCount:
    """What is typed into a quantity. Units of the goods add up, in the smallest one; another unit is refused with
    those there are, unless the book does not know the goods and takes any.
    """
    plain = _joined(text.replace("＋", "+"), goods)
    parts = [plain] if "(" in plain else plain.split("+")
    told = [_part(part, goods) for part in parts]
    said = [unit for _, unit in told if unit]
    if not said:
        return UnitCount(typed_quantity(text))
    if len(told) == 1:
        return UnitCount(typed_quantity(told[0][0]), _named(goods, said[0]))
    if not goods.id:
        raise Refused("“{text}” adds up different units. Type one of them.", text=text.strip())
    counts = (typed_quantity(number) * _unit(goods, unit).holds for number, unit in told)
    return UnitCount(sum(counts) // ONE, goods.unit)


def split_count(text: str) -> tuple[str, str] | None:
    """`水泥 2箱` and `水泥 1箱3个` in goods and count; None where it does not end with a number and a unit."""
    match = re.fullmatch(r"(.*?[^\d\s.])\s+((?:\d[\d.]*\s*[^\d\s.+]+\+?)+)", text.strip())
    return (match[1], match[2]) if match else None


def _joined(text: str, goods: Goods) -> str:
    """`1箱3个` with the plus nobody writes: between a unit of the goods and the number behind it."""
    if not goods.larger or _NUMBERED.search(text.lower()) or "+" in text or "(" in text:
        return text
    units = "|".join(map(re.escape, sorted((one.unit for one in goods.units), key=len, reverse=True)))
    return re.sub(rf"(?<=[\d百千万萬亿])\s*({units})\s*(?=\d)", r"\1+", text, flags=re.IGNORECASE)


def _part(text: str, goods: Goods) -> tuple[str, str]:
    """The number, and the unit behind it."""
    plain = text.strip()
    if _BARE.fullmatch(plain):
        return plain, ""
    for unit in _words(goods):
        if plain.lower().endswith(unit) and (match := _BEHIND.fullmatch(plain[: len(plain) - len(unit)])):
            return match[1], plain[len(plain) - len(unit) :]
    strange = _STRANGE.fullmatch(plain)
    return (strange[1], strange[2]) if strange else (plain, "")


def _words(goods: Goods) -> Iterable[str]:
    return units_known(frozenset(one.unit.lower() for one in goods.units))


def _named(goods: Goods, unit: str) -> str:
    return _unit(goods, unit).unit if goods.id else unit


def _unit(goods: Goods, unit: str) -> GoodsUnit:
    found = goods.unit_called(unit)
    if found is None:
        said = unit_refusal(goods, unit)
        raise Refused(said.template, **said.facts)
    return found
