"""What the shop sells, prepared for reading orders: by name, with all ways to write the specification."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from desktop_app.domain.goods import Goods
from desktop_app.domain.orders.lines import plain
from desktop_app.domain.orders.specs import Spelling, has_number, spellings
from desktop_app.domain.units import same_unit, units_known

Sounds = Callable[[str], Iterable[str]]
"""What words can be spelled as in pinyin."""

_NUMBER_FIRST = re.compile(r"([a-z.]{0,4}\d[\d.*/#-]*[a-z]*)(?=[\u4e00-\u9fff]{2})(.+)", re.ASCII)
_NUMBER_LAST = re.compile(r"(.*[\u4e00-\u9fff])(?=[a-z]{0,3}\d)([a-z\d.*/#-]+[\u4e00-\u9fff]?)")


def _in_silence(_: str) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Sold:
    """One article as orders are compared with it. `must_spec`: its name alone does not name it."""

    goods: Goods
    name: str
    specs: tuple[Spelling, ...] = ()
    unit: str = ""
    must_spec: bool = False
    units: frozenset[str] = frozenset()
    """All it is sold in, as units are compared."""


@dataclass(frozen=True)
class Shelf:
    """Everything sold; by id what each article is found by (`Pick.keys`), and how words sound."""

    goods: tuple[Goods, ...]
    keys: Mapping[int, str] = field(default_factory=dict)
    sounds: Sounds = field(default=_in_silence)

    @cached_property
    def sold(self) -> tuple[Sold, ...]:
        return tuple(one for goods in self.goods for one in _ways_to_name(goods))

    @cached_property
    def by_name(self) -> dict[str, tuple[Sold, ...]]:
        """Under every name those that bear it, the longest name first."""
        found: dict[str, list[Sold]] = {}
        for one in sorted(self.sold, key=lambda sold: (-len(sold.name), sold.name)):
            found.setdefault(one.name, []).append(one)
        return {name: tuple(ones) for name, ones in found.items()}

    @cached_property
    def units(self) -> tuple[str, ...]:
        own = frozenset(plain(unit.unit) for one in self.goods for unit in one.units)
        return units_known(frozenset(one.unit for one in self.sold) | own)

    @cached_property
    def spec_signs(self) -> frozenset[str]:
        """All ways to write any specification."""
        return frozenset(way.text for one in self.sold for way in one.specs)

    @cached_property
    def spec_words(self) -> frozenset[str]:
        """What is a specification wherever it stands: those with a number and more than a number."""
        words = (way.text for one in self.sold for way in one.specs if not way.weak)
        return frozenset(word for word in words if has_number(word) and not word.isdecimal())

    def sounds_like(self, goods: Goods, spelled: Iterable[str]) -> bool:
        """Whether its name, its first letters or its code are one of these."""
        lines = f"\n{self.keys.get(goods.id, '')}\n"
        return any(f"\n{one}\n" in lines for one in spelled)


def squeezed(text: str) -> str:
    """A name as it is compared: without spaces."""
    return "".join(plain(text).split())


def _ways_to_name(goods: Goods) -> Iterable[Sold]:
    """By its name; where the specification is part of the name, in either order too."""
    name, unit = squeezed(goods.name), same_unit(plain(goods.unit))
    if not name:
        return
    units = frozenset(same_unit(plain(one.unit)) for one in goods.units)
    yield Sold(goods, name, spellings(squeezed(goods.spec)), unit, units=units)
    first, last = _NUMBER_FIRST.fullmatch(name), _NUMBER_LAST.fullmatch(name)
    if goods.spec or not (first or last):
        return
    spec, rest = first.groups() if first else last.groups()[::-1]  # type: ignore[union-attr]
    yield Sold(goods, rest, spellings(spec), unit, must_spec=True, units=units)
