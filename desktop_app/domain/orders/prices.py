"""Prices in an order: @18.5, 118元/方, 单价0.42, 45块一箱, 每板18元, ￥13.5; a sum of money is seen to be none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_NUMBER = r"(\d+(?:\.\d{1,4})?)"
_MONEY = r"(?:元|块钱|块|塊|圆)"


@dataclass(frozen=True, slots=True)
class PriceSaid:
    """`value` in ten-thousandths of a yuan for one `unit`, which is empty where the words name none."""

    start: int
    end: int
    value: int
    unit: str = ""
    bare: bool = False
    """A sum of money and no more: of one, or of all together?"""


def prices_in(text: str, units: Sequence[str]) -> list[PriceSaid]:
    """Every price of one unit; one form after another, so that no number is read twice."""
    found: list[PriceSaid] = []
    *told, bare = _forms(tuple(units))
    for form in (*told, bare):
        for match in form.finditer(text):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(_price(match, form is bare))
    return found


def _price(match: re.Match[str], is_bare: bool) -> PriceSaid:
    figures = match.group("figures") or match.group("sum")
    whole, _, part = figures.partition(".")
    unit = next((word for name in ("before", "behind") if (word := match.groupdict().get(name))), "")
    return PriceSaid(match.start(), match.end(), int(whole) * 10_000 + int(part.ljust(4, "0")), unit, is_bare)


@cache
def _forms(units: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What is told by words comes before what is told by the sign of money alone."""
    word = "|".join(map(re.escape, units))
    number = _NUMBER.replace("(", "(?P<figures>", 1)
    behind = rf"\s*(?:/|每|一|1)\s*(?P<behind>{word})(?![a-z])"
    ahead = rf"(?:每|一)\s*(?P<before>{word})\s*"
    label = r"(?:单价|价格|价钱|价|@)\s*[:=]?\s*"
    return tuple(
        re.compile(form)
        for form in (
            rf"{ahead}(?:¥\s*)?{number}\s*{_MONEY}(?!\s*[/每一])",
            rf"(?:{label}|¥\s*|(?<![\d.])){number}\s*{_MONEY}{behind}",
            rf"(?<![\d.]){number}\s*/\s*(?P<behind>{word})(?![a-z])",
            rf"{label}{number}(?:\s*(?:元|块钱|块))?",
            rf"(?:¥\s*{number}(?:\s*元)?|(?<![\d.]){number.replace('figures', 'sum')}\s*(?:元|块钱)(?!\s*[/每]))",
        )
    )
