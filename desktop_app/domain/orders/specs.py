"""Specifications as customers write them: 25kg is 25公斤, 5号 is 五号 or 5#, 32.5 is 325, 18mm is 18."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_ALIKE = (
    ("kg", "公斤", "千克"),
    ("ml", "毫升"),
    ("l", "升"),
    ("g", "克"),
    ("mm", "毫米"),
    ("cm", "厘米", "公分"),
    ("m", "米"),
    ("w", "瓦"),
    ("v", "伏"),
    ("平方", "平方毫米", "平", "方", "mm2", "m2"),
    ("号", "#"),
    ("寸", '"', "英寸"),
    ("分", "分管"),
)
_HAN = "零一二三四五六七八九十"
_WITH_UNIT = re.compile(r"(\d+(?:\.\d+)?)([^\d\s.*/-]+)", re.ASCII)
_DECIMAL = re.compile(r"\d+\.\d", re.ASCII)
_BEHIND_LETTERS = re.compile(r"[a-zφ.-]{1,6}(\d.*)", re.ASCII)
_PACKED = re.compile(r"(\d+(?:\.\d+)?[^\d\s.*/-]+)[*/].+", re.ASCII)
_HAS_NUMBER = re.compile(r"\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a specification; a `weak` one leaves something of it away and may be a mere number."""

    text: str
    weak: bool = False


def spellings(spec: str) -> tuple[Spelling, ...]:
    """All ways to write it, as texts are compared; the plainest first."""
    if not spec:
        return ()
    strong: dict[str, None] = {spec: None}
    weak: dict[str, None] = {}
    found = _WITH_UNIT.fullmatch(spec)
    if found:
        number, unit = found.groups()
        strong |= dict.fromkeys(number + other for row in _ALIKE if unit in row for other in row)
        if number.isdecimal() and int(number) <= 10:
            strong[_HAN[int(number)] + unit] = None
        weak[number] = None
    behind = _BEHIND_LETTERS.fullmatch(spec)
    if behind:
        weak |= dict.fromkeys(way.text for way in spellings(behind.group(1)))
    packed = _PACKED.fullmatch(spec)
    if packed:
        weak |= dict.fromkeys(way.text for way in spellings(packed.group(1)))
    if _DECIMAL.fullmatch(spec):
        weak[spec.replace(".", "")] = None
    if spec.endswith("号") and not found:
        weak[spec.removesuffix("号")] = None
    return tuple(Spelling(text) for text in strong) + tuple(Spelling(text, weak=True) for text in weak)


def places_of(spelling: str, text: str) -> list[tuple[int, int]]:
    """Where it stands as a whole: 50 is not in 150, nor in 50.5, nor in 50*2; m8 is not in dm8."""
    return [found.span() for found in _whole(spelling).finditer(text)]


def has_number(spec: str) -> bool:
    return _HAS_NUMBER.search(spec) is not None


@cache
def _whole(spelling: str) -> re.Pattern[str]:
    before = r"(?<!\d)(?<!\d[.*/])" if spelling[0].isdecimal() else "(?<![a-z])" if _is_letter(spelling[0]) else ""
    after = r"(?!\d)(?!\.\d)" if spelling[-1].isdecimal() else "(?![a-z])" if _is_letter(spelling[-1]) else ""
    return re.compile(before + loosely(spelling) + after)


def loosely(text: str) -> str:
    """The text as a pattern: between its signs there may be spaces, but not between two figures of a number."""
    joints = ("" if one.isdecimal() and other.isdecimal() else r"\s*" for one, other in pairwise(text))
    return "".join(re.escape(sign) + joint for sign, joint in zip(text, (*joints, ""), strict=True))


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
