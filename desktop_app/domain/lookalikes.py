"""Two customers of the book who may be one: the same tax number, phone number, name or sound (case 19).

Likeness proposes and decides nothing: it is the shop that says who is one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from desktop_app.domain.customers import Customer, names_of
from desktop_app.domain.likely import core
from desktop_app.domain.likeness import SHORTEST_NUMBER, figures, numbers, same_name


class Alike(StrEnum):
    """Why two look like one customer, the strongest reason first."""

    TAX_NUMBER = "tax_number"
    PHONE = "phone"
    NAME = "name"
    SOUND = "sound"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Lookalikes:
    """Two that may be one: the one entered first, the other, and why."""

    first: Customer
    second: Customer
    why: Alike


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Of whom the shop has said that they are two, each pair by its ids in order."""

    pairs: tuple[tuple[int, int], ...] = ()

    def told(self, first: int, second: int, apart: bool) -> "ToldApart":
        """The same, with these two told apart, or no more."""
        pair = (min(first, second), max(first, second))
        others = {*self.pairs} - {pair}
        return ToldApart(tuple(sorted(others | {pair} if apart else others)))


CROWD = 4
"""What more customers than this have in common says nothing of any two of them: a number of the market, of the shop."""

SHORTEST_BEGINNING = 3
"""Characters: `曾国强` begins `曾国强建材`; two are a surname and a word that many have."""

SHORTEST_SOUND = 8
"""Letters of pinyin: shorter ones are alike by chance."""


_BRACKETS = "([【〔<"

KEPT = 50_000
"""So many names and numbers stay worked out: a list is read anew after each entry."""

_number = lru_cache(KEPT)(figures)


def pairs(
    customers: Iterable[Customer],
    sounds: Mapping[int, Iterable[str]] | None = None,
    apart: Collection[tuple[int, int]] = (),
) -> list[Lookalikes]:
    """Every two that may be one and of whom at least one is dealt with, each once with its strongest reason.

    `sounds` gives the pinyin of their names by customer; of those `apart` the shop has said that they are two.
    """
    by_id = {one.id: one for one in customers}
    found: dict[tuple[int, int], Alike] = {}
    for why, groups in _groups(list(by_id.values()), sounds or {}):
        for ids in groups:
            for both in combinations(sorted(set(ids)), 2):
                found.setdefault((both[0], both[1]), why)
    kept = sorted(both for both in found if both not in apart and any(by_id[one].active for one in both))
    return [Lookalikes(by_id[first], by_id[second], found[first, second]) for first, second in kept]


def _groups(
    customers: list[Customer], sounds: Mapping[int, Iterable[str]]
) -> Iterator[tuple[Alike, Iterable[Iterable[int]]]]:
    """Ids that have something in common, by what it is."""
    yield Alike.TAX_NUMBER, _in_common((one.id, [same_name(one.tax_number)]) for one in customers if one.tax_number)
    yield Alike.PHONE, _in_common((one.id, _long(map(_number, numbers(one)), SHORTEST_NUMBER)) for one in customers)
    names = {one.id: _long(map(_bare, names_of(one)), SHORTEST_BEGINNING) for one in customers}
    yield Alike.NAME, _in_common(names.items())
    yield Alike.SOUND, _in_common((one.id, _long(sounds.get(one.id, ()), SHORTEST_SOUND)) for one in customers)
    yield Alike.BEGINNING, _beginnings(names)


def _in_common(known: Iterable[tuple[int, Iterable[str]]]) -> Iterator[list[int]]:
    """Those who share one of their keys; an empty key is nothing to share."""
    groups: dict[str, list[int]] = {}
    for customer, keys in known:
        for key in set(filter(None, keys)):
            groups.setdefault(key, []).append(customer)
    return (ids for ids in groups.values() if 1 < len(ids) <= CROWD)


def _beginnings(names: Mapping[int, Iterable[str]]) -> Iterator[list[int]]:
    """Those whose whole name is the beginning of another one's."""
    whole: dict[str, list[int]] = {}
    for customer, known in names.items():
        for name in (one for one in known if not any(sign in one for sign in _BRACKETS)):
            whole.setdefault(name, []).append(customer)
    longer: dict[str, set[int]] = {}
    for name, ids in whole.items():
        for end in range(SHORTEST_BEGINNING, len(name)):
            if name[:end] in whole:
                longer.setdefault(name[:end], set()).update(ids)
    return ([*whole[name], *ids] for name, ids in longer.items() if len(ids) < CROWD)


@lru_cache(KEPT)
def _bare(name: str) -> str:
    """A name without its legal form; what somebody put in brackets tells two apart, so such a name stays whole and is
    nobody's beginning.
    """
    whole = same_name(name)
    return whole if any(sign in whole for sign in _BRACKETS) else core(name)


def _long(keys: Iterable[str], least: int) -> list[str]:
    return [key for key in keys if len(key) >= least]
