"""Units as they are written and read: 1箱=10袋=500个; and figures of units: 箱 95.40; 袋 9.80."""

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.goods import LARGEST_HOLDS, ONE, Goods, GoodsUnit
from desktop_app.domain.money import format_quantity, parse_quantity
from desktop_app.domain.units import same_unit

_APART = re.compile(r"[;；,，、\n]+")
_COUNTED = re.compile(r"\s*([\d.]*)\s*([^\d\s.][^\d\s]*)\s*")
_NAMED = re.compile(r"\s*([^\d\s]\S*)\s+(\S+)\s*")


def units_text(goods: Goods) -> str:
    """`1箱=50个；1袋=10个`: what each larger unit holds of the smallest."""
    return "；".join(f"1{one.unit}={format_quantity(one.holds)}{goods.unit}" for one in goods.larger)


def parts_of(text: str) -> list[str]:
    """`1箱=50个；1袋=10个` in its parts."""
    return [part for part in _APART.split(text.replace("＝", "=")) if part.strip()]


def read_units(parts: Iterable[str], smallest: str) -> dict[str, int]:
    """By unit: how many of the smallest one holds, in thousandths; refuses what cannot be.

    A part may be counted in a unit that another part tells, wherever that stands.
    """
    known: dict[str, Fraction] = {same_unit(smallest): Fraction(1)}
    found: dict[str, int] = {}
    waiting = [(part, _links(part, smallest)) for part in parts]
    while waiting:
        part, links = next(((part, links) for part, links in waiting if _anchor(links, known)), waiting[0])
        waiting.remove((part, links))
        for unit, holds in _of_chain(part, links, known, smallest):
            if same_unit(unit) in known:
                raise Refused("The unit {unit} is there twice. Keep it once.", unit=unit)
            known[same_unit(unit)] = holds
            found[unit] = _thousandths(unit, holds)
    return found


def figures_text(goods: Goods, figure: Callable[[GoodsUnit], str]) -> str:
    """`箱 95.40；袋 9.80`: a figure of each larger unit that has one."""
    return "；".join(f"{one.unit} {told}" for one in goods.larger if (told := figure(one)))


def read_figures(text: str) -> dict[str, str]:
    """By unit: the figure that stands behind its name. A figure without a unit stands under the empty name."""
    found: dict[str, str] = {}
    for part in filter(str.strip, _APART.split(text)):
        match = _NAMED.fullmatch(part)
        unit, figure = match.groups() if match else ("", part.strip())
        if unit in found:
            raise Refused("“{text}” names one unit twice. Keep it once.", text=text[:40])
        found[unit] = figure
    return found


def with_units(goods: Goods, holds: dict[str, int]) -> Iterator[GoodsUnit]:
    """The larger units of goods as read, each with what it had before."""
    had = {same_unit(one.unit): one for one in goods.larger}
    for unit, each in holds.items():
        before = had.get(same_unit(unit))
        yield GoodsUnit(unit, each) if before is None else GoodsUnit(unit, each, before.price, before.lowest,
                                                                     before.barcode)  # fmt: skip


_Links = list[tuple[Fraction, str]]


def _links(part: str, smallest: str) -> _Links:
    """`1箱=10袋=500个`: so many of each."""
    links = [_link(one, smallest, part) for one in part.split("=")]
    if len(links) < 2:
        raise _unread(part)
    if not all(count for count, _ in links):
        raise Refused("A unit that holds 0 cannot be: “{text}”.", text=part.strip())
    return links


def _anchor(links: _Links, known: dict[str, Fraction]) -> tuple[Fraction, str] | None:
    """What of it is known already."""
    return next((link for link in links[::-1] if same_unit(link[1]) in known), None)


def _of_chain(part: str, links: _Links, known: dict[str, Fraction], smallest: str) -> Iterator[tuple[str, Fraction]]:
    """A box is 500 pieces, and a bag the tenth part of a box."""
    anchor = _anchor(links, known)
    if anchor is None:
        raise Refused("“{text}” does not say how many {unit} that is. Type it such as 1箱=50{unit}.",
                      text=part.strip(), unit=smallest or "个")  # fmt: skip
    whole = anchor[0] * known[same_unit(anchor[1])]
    return ((link[1], whole / link[0]) for link in links if link is not anchor)


def _link(text: str, smallest: str, part: str) -> tuple[Fraction, str]:
    bare = re.fullmatch(r"\s*([\d.]+)\s*", text)
    match = bare or _COUNTED.fullmatch(text)
    if match is None:
        raise _unread(part)
    unit = smallest if bare else match[2]
    return Fraction(parse_quantity(match[1]), ONE) if match[1] else Fraction(1), unit


def _thousandths(unit: str, holds: Fraction) -> int:
    value = holds * ONE
    if value.denominator != 1 or not 0 < value <= LARGEST_HOLDS:
        raise Refused("One {unit} must hold more than 0 of the smallest unit, with at most 3 decimals.", unit=unit)
    return int(value)


def _unread(part: str) -> Said:
    return Refused("“{text}” is not a unit. Type it such as 1箱=50个.", text=part.strip())


def joined(parts: Iterable[str]) -> str:
    """Parts as they stand in one cell."""
    return "；".join(filter(None, parts))
