"""Figures that are written otherwise than as plain numbers: what they say, or what they may say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop_app.exchange.labels import folded
from desktop_app.exchange.spoken import spoken

_FIGURE = r"[¥]?\d[\d,]*(?:\.\d{1,2})?[元块]?"
_GROUPED = re.compile(r"(-?)(\d{1,3}(?:[ '’\u00a0\u2009]\d{3})+)(?:[.,](\d{1,2}))?")
_EUROPEAN = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+),(\d{1,2})|(-?)(\d{1,3}(?:\.\d{3}){2,})")
_PREFIXED = re.compile(r"(?:借|欠|共欠|尚欠|还欠)\s*[:：]?\s*(.+)")
_BEHIND = re.compile(rf"({_FIGURE})\s*(?:rmb|cny|¥|人民币)", re.IGNORECASE)
_BELOW = re.compile(r"负\s*(.+)")
_SUM = re.compile(rf"{_FIGURE}(?:\+{_FIGURE})+")
_ABOUT = re.compile(
    rf"(?:约|大约|大概|差不多|近|~|≈)\s*(?P<a>{_FIGURE})|(?P<b>{_FIGURE})\s*(?:多|左右|上下|几|余|来|\?|~|以上|不到)[元块]?"
)
_CREDIT = re.compile(rf"贷\s*[:：]?\s*({_FIGURE})")
_EITHER = re.compile(rf"({_FIGURE})\s*(?:/|\\|、|或|;|,\s|~|至|到)\s*({_FIGURE})")
_LESS = re.compile(rf"({_FIGURE})\s*-\s*({_FIGURE})")
_TIMES = re.compile(r"(\d+(?:\.\d+)?)\s*[*x×]\s*(\d+(?:\.\d+)?)", re.IGNORECASE)
_COMMA = re.compile(r"(-?\d+),(\d{1,2})")
_SLANG = re.compile(r"(\d+(?:\.\d+)?)\s*([wk])", re.IGNORECASE)
_PAID_OF = re.compile(rf"({_FIGURE})\s*[(,;]?\s*(?:已|先|其中)?(?:付|收|给|还)了?\s*({_FIGURE})\s*\)?")
_WORTH = {"w": 10_000, "k": 1_000}


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """What a text may say, the likeliest first; `sure` where it can be nothing else."""

    values: tuple[Decimal, ...]
    sure: bool = False


@lru_cache(maxsize=4096)
def written(text: str) -> WrittenFigure | None:
    """What a text says that is no plain number; None where it cannot be read at all."""
    said = folded(text)
    for value in _surely(said):
        return WrittenFigure((value,), sure=True)
    found = tuple(dict.fromkeys(_perhaps(said)))
    return WrittenFigure(found) if found else None


def _surely(said: str) -> Iterator[Decimal]:
    """`1 200`, `1'200`, `1.234,56`, `600+200`, 借600, 一万二."""
    grouped, european = _GROUPED.fullmatch(said), _EUROPEAN.fullmatch(said)
    if grouped:
        yield Decimal(f"{grouped[1]}{re.sub(r'[^0-9]', '', grouped[2])}.{grouped[3] or 0}")
    if european:
        sign, whole = european[1] or european[4] or "", european[2] or european[5]
        yield Decimal(f"{sign}{whole.replace('.', '')}.{european[3] or 0}")
    if _SUM.fullmatch(said):
        yield sum(map(_number, said.split("+")), Decimal(0))
    prefixed, below, behind = _PREFIXED.fullmatch(said), _BELOW.fullmatch(said), _BEHIND.fullmatch(said)
    for match, sign in ((prefixed, 1), (below, -1), (behind, 1)):
        inner = match and (_plain(match[1]) or spoken(match[1]))
        if inner:
            yield sign * inner
    value = spoken(said)
    if value is not None:
        yield value


def _perhaps(said: str) -> Iterator[Decimal]:
    """约600, 600多, 贷600, `500/600`, `1200-200`, `50*12`, `1,20`, `1.5w`, 600(已付200)."""
    about, credit, either = _ABOUT.fullmatch(said), _CREDIT.fullmatch(said), _EITHER.fullmatch(said)
    if about:
        yield _number(about["a"] or about["b"])
    if credit:
        yield from (-_number(credit[1]), _number(credit[1]))
    if either:
        yield from (_number(either[1]), _number(either[2]))
    less, times, comma = _LESS.fullmatch(said), _TIMES.fullmatch(said), _COMMA.fullmatch(said)
    if less:
        yield from (_number(less[1]) - _number(less[2]), _number(less[1]))
    if times:
        yield Decimal(times[1]) * Decimal(times[2])
    if comma:
        yield from (Decimal(f"{comma[1]}.{comma[2]}"), Decimal(comma[1] + comma[2]))
    slang, paid = _SLANG.fullmatch(said), _PAID_OF.fullmatch(said)
    if slang:
        yield Decimal(slang[1]) * _WORTH[slang[2].lower()]
    if paid:
        yield from (_number(paid[1]) - _number(paid[2]), _number(paid[1]))


def _plain(text: str) -> Decimal | None:
    return _number(text) if re.fullmatch(_FIGURE, text.strip()) else None


def _number(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", text))
