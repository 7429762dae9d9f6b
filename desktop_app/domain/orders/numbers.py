"""Numbers as customers write them: 20, 1,000, 1.5万, 三百五, 两, 半; what is vague about them is seen too."""

import re
from dataclasses import dataclass
from decimal import Decimal

_FIGURES = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(万|百|千(?![克瓦升]))?", re.ASCII)
_HAN = re.compile(r"[零〇一二两三四五六七八九十廿俩仨半几][零〇一二两三四五六七八九十百千万几]*")
_HAN_DECIMAL = re.compile(r"([一二两三四五六七八九十])点([零一二三四五六七八九]+)(?![十百千万])")
_HAN_MANY = re.compile(r"[上成近][百千万]|[百千万](?:十?[来把]|十)")
_VAGUE_AFTER = re.compile(r"[多来余几]|好几")

_WRITTEN = ("零〇", "一", "二两俩", "三仨", "四", "五", "六", "七", "八", "九")
_DIGITS = {digit: value for value, digits in enumerate(_WRITTEN) for digit in digits}
_RANKS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """A number in a text: where it ends, its worth in thousandths (None where it cannot be said), how it is written."""

    end: int
    value: int | None
    in_figures: bool


def number_at(text: str, at: int) -> NumberSaid | None:
    """The number that begins here."""
    found = _FIGURES.match(text, at)
    if found:
        return _with_tail(text, NumberSaid(found.end(), _of_figures(found), in_figures=True))
    many = _HAN_MANY.match(text, at)
    if many:
        return NumberSaid(many.end(), None, in_figures=False)
    decimal = _HAN_DECIMAL.match(text, at)
    if decimal:
        return _of_decimal(decimal)
    written = _HAN.match(text, at)
    return _with_tail(text, _of_han(written.group(), written.end())) if written else None


def _of_figures(found: re.Match[str]) -> int | None:
    value = Decimal(found.group().rstrip("百千万").replace(",", "")) * _RANKS.get(found.group(1), 1) * 1000
    return int(value) if value == int(value) else None


def _of_decimal(found: re.Match[str]) -> NumberSaid:
    """三点五."""
    whole, part = _whole(found.group(1)) or 0, "".join(str(_DIGITS[sign]) for sign in found.group(2))
    value = Decimal(f"{whole}.{part}") * 1000
    return NumberSaid(found.end(), int(value) if value == int(value) else None, in_figures=False)


def _with_tail(text: str, number: NumberSaid) -> NumberSaid:
    """“十多包”, “20来包”: nobody can say how many that is."""
    tail = _VAGUE_AFTER.match(text, number.end)
    return NumberSaid(tail.end(), None, number.in_figures) if tail else number


def _of_han(word: str, end: int) -> NumberSaid:
    value = _worth(word)
    return NumberSaid(end, value, in_figures=False)


def _worth(word: str) -> int | None:
    """In thousandths; None for “五六百”, “几十”: two numbers, or none."""
    if word == "半":
        return 500
    if word == "廿":
        return 20_000
    if any(sign in "半几廿" for sign in word):
        return None
    whole = _whole(word)
    return None if whole is None else whole * 1000


def _whole(word: str) -> int | None:
    """三千零五十 → 3050, 三千五 → 3500, 一万二 → 12000."""
    total, section, digit, last_rank = 0, 0, None, 1
    for sign in word:
        if sign in _DIGITS and digit is not None:
            return None
        if sign in "零〇":
            last_rank = 10
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign == "万":
            total, section, digit = (total + section + (digit or 0)) * 10_000, 0, None
            last_rank = 10_000
        else:
            section += (1 if digit is None else digit) * _RANKS[sign]
            digit, last_rank = None, _RANKS[sign]
    short = last_rank // 10 if digit is not None and last_rank > 10 else 1
    return total + section + (digit or 0) * short
