"""Prices in an order: @18.5, 118元/方, 单价0.42, 45块一箱, 每板18元, ￥13.5, ×25元, 2块5一片; a sum is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_NUMBER = r"(\d+(?:\.\d{1,4})?)"
_MONEY = r"(?:元|块钱|块|塊|圆)"
_SPOKEN = re.compile(r"(?:(\d+)块)?(?:(\d)毛?)?(\d?)")
_SIZES = ("ml", "l", "g", "kg", "m", "cm", "mm", "毫升", "升", "克", "公斤", "千克", "米", "厘米", "毫米")
"""Behind these a × goes on with a size: 50cm*20."""


@dataclass(frozen=True, slots=True)
class PriceSaid:
    """`value` in ten-thousandths of a yuan for one `unit`, which is empty where the words name none."""

    start: int
    end: int
    value: int
    unit: str = ""
    bare: bool = False
    """A sum of money and no more: of one, or of all together?"""
    guessed: bool = False
    """Only its place tells that it is a price: no word and no sign of money does."""


def prices_in(text: str, units: Sequence[str]) -> list[PriceSaid]:
    """Every price of one unit; one form after another, so that no number is read twice."""
    found: list[PriceSaid] = []
    *told, bare = _forms(tuple(units))
    for form in (*told, bare):
        for match in form.finditer(text):
            start, end = match.start("at" if "at" in match.groupdict() else 0), match.end()
            if not any(start < one.end and one.start < end for one in found):
                found.append(_price(match, start, form is bare))
    return found


def _price(match: re.Match[str], start: int, is_bare: bool) -> PriceSaid:
    said = match.groupdict()
    unit = said.get("before") or said.get("behind") or ""
    value = _spoken(said["spoken"]) if said.get("spoken") else _in_figures(said.get("figures") or said["sum"])
    guessed = "guess" in said and not re.search("[元¥]|块钱", match.group())
    return PriceSaid(start, match.end(), value, unit, is_bare or (bool(said.get("spoken")) and not unit), guessed)


def _in_figures(figures: str) -> int:
    whole, _, part = figures.partition(".")
    return int(whole) * 10_000 + int(part.ljust(4, "0"))


def _spoken(words: str) -> int:
    """2块5 is 2.50, 4毛5 is 0.45."""
    yuan, mao, fen = _SPOKEN.match(words).groups()  # type: ignore[union-attr]
    return int(yuan or 0) * 10_000 + int(mao or 0) * 1000 + int(fen or 0) * 100


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
            *_by_their_place(units, word, number, behind),
            rf"(?:¥\s*{number}(?:\s*元)?|(?<![\d.]){number.replace('figures', 'sum')}\s*(?:元|块钱)(?!\s*[/每]))",
        )
    )


def _by_their_place(units: tuple[str, ...], word: str, number: str, behind: str) -> tuple[str, ...]:
    """2块5一片 and 4毛5; 20包*25; 每包25; 25一包, which stands apart or behind a quantity."""
    counted = "|".join(re.escape(unit) for unit in units if unit not in _SIZES)
    last = re.escape("".join(sorted({unit[-1] for unit in units if not unit[-1].isascii()})))
    ends = rf"(?![\d.*a-z])(?!\s*(?:{word}))"
    return (
        rf"(?<![\d.])(?P<spoken>\d{{1,3}}块\d毛?\d?|\d毛\d?)(?:钱)?(?:{behind}|(?=\s*(?:$|\0)))",
        rf"(?P<guess>(?:{counted}))\s*(?P<at>\*)\s*{number}(?:\s*(?:元|块钱|块))?{ends}",
        rf"(?P<guess>每)\s*(?P<before>{word})\s*{number}{ends}(?!\s*{_MONEY})",
        rf"(?:(?<=[{last}])|(?<![\d.*/a-z\u4e00-\u9fff])){number}\s*(?P<guess>一)\s*(?P<behind>{word})(?![a-z])",
    )
