"""How many: the numbers with their units in a piece of text, and what is left of the text without them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.orders.numbers import NumberSaid, number_at

GAP = "\0"
"""Stands where something was taken out of a text: what was apart stays apart."""

_SPACE = re.compile(rf"[\s{GAP}]*")
_RANGE = re.compile(r"\s*(?:-|~|到|至)\s*(?=\d)")
_HALF = "半"
_ENDS_ALONE = re.compile(rf"\s*(?:$|[\s{GAP}])")


@dataclass(frozen=True, slots=True)
class CountSaid:
    """`value` in thousandths, None where it cannot be said; `unit` as written, empty for a bare number."""

    start: int
    end: int
    value: int | None
    unit: str = ""
    half: bool = False
    """It was said with the word 半, so a part of a box is meant."""


def counts_in(text: str, units: Sequence[str]) -> list[CountSaid]:
    """Every number, with the unit behind it or, between the columns of a sheet, before it."""
    found, at = [], 0
    while at < len(text):
        count = _count_at(text, at, units) if _may_begin(text, at) else None
        if count is not None:
            found.append(count)
        at = count.end if count else at + 1
    return found


def without(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with gaps at these places."""
    for start, end in sorted(places, reverse=True):
        text = text[:start] + GAP + text[end:]
    return text


def unit_at(text: str, at: int, units: Sequence[str]) -> str:
    """The unit that stands here; letters must end with it."""
    for unit in units:
        if text.startswith(unit, at) and not (unit[-1].isascii() and _is_letter(text[at + len(unit) :][:1])):
            return unit
    return ""


def _may_begin(text: str, at: int) -> bool:
    """A number does not begin inside another, nor right behind the letters of a name such as m8 or dn20."""
    before = text[at - 1 : at]
    return not (before.isdecimal() or before == "." or (_is_letter(before) and text[at].isascii()))


def _count_at(text: str, at: int, units: Sequence[str]) -> CountSaid | None:
    ahead = _unit_of_a_column(text, at, units)
    if ahead is not None:
        return ahead
    number = number_at(text, at)
    if number is None:
        return None
    number = _to_the_end_of_a_range(text, number)
    unit_from = _SPACE.match(text, number.end).end()  # type: ignore[union-attr]
    unit = unit_at(text, unit_from, units) if GAP not in text[number.end : unit_from] else ""
    if not unit:
        return _bare(text, at, number)
    end = unit_from + len(unit)
    if text.startswith(_HALF, end) and number.value is not None and not unit_at(text, end + 1, units):
        return CountSaid(at, end + 1, number.value + 500, unit, half=True)
    return CountSaid(at, end, number.value, unit, half=text[at] == _HALF)


def _unit_of_a_column(text: str, at: int, units: Sequence[str]) -> CountSaid | None:
    """“根, tab, 8”: in a sheet the unit has a column of its own, mostly before the quantity."""
    unit = unit_at(text, at, units)
    if not unit or text[at - 1 : at] not in ("\t", GAP) or text[at + len(unit) :][:1] != "\t":
        return None
    number = number_at(text, at + len(unit) + 1)
    return CountSaid(at, number.end, number.value, unit) if number else None


def _to_the_end_of_a_range(text: str, number: NumberSaid) -> NumberSaid:
    """“5-6箱”: both at once are nobody's quantity."""
    between = _RANGE.match(text, number.end)
    second = number_at(text, between.end()) if between else None
    return NumberSaid(second.end, None, second.in_figures) if second else number


def _bare(text: str, at: int, number: NumberSaid) -> CountSaid | None:
    """A number without a unit. In characters it is one only where it stands apart: 五花肉 is no five."""
    stands_apart = _ENDS_ALONE.match(text, number.end) and len(text[at : number.end]) > 1
    return CountSaid(at, number.end, number.value) if number.in_figures or stands_apart else None


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
