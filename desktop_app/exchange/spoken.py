"""Sums in the words people say and write: 一万二, 伍佰元整, 3千5, 600块5, 1万2千."""

import re
from decimal import Decimal
from functools import lru_cache

_ALIKE = ("零〇", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {sign: at for at, signs in enumerate(_ALIKE) for sign in signs}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
_SIGNS = "".join(_DIGITS) + "".join(_UNITS) + "".join(_LARGE)
_WHOLE = re.compile(rf"(?:\d+(?:\.\d+)?|[{_SIGNS}])+")
_TOKEN = re.compile(rf"\d+(?:\.\d+)?|[{_SIGNS}]")
_SAYS_DIGITS = re.compile(rf"[\d十拾{''.join(_DIGITS)}]")
_THREE_DECIMALS = re.compile(r"\.\d{3}(?!\d)")
"""The point of 1.200 may part thousands; such words are no plain sum."""
_MONEY = re.compile(
    r"(?:人民币|rmb|¥|计|欠|应收)?(?P<yuan>[^元圆块角毛分整正]*?)(?:[元圆块](?P<behind>[^角毛分元圆块]*?))?"
    r"(?:(?P<jiao>[^角毛分元圆块]+)[角毛])?(?:零?(?P<fen>[^角毛分元圆块零]+)分)?(?:钱)?[整正]?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(f"[{_SIGNS}元圆块角毛分]")


@lru_cache(maxsize=4096)
def spoken(text: str) -> Decimal | None:
    """The number such words say; None where they say none, or are plain figures."""
    if not _SPOKEN.search(text):
        return None
    match = _MONEY.fullmatch("".join(text.split()))
    parts = match.groupdict() if match else {}
    if not any(parts.values()) or (parts["behind"] and parts["jiao"]):
        return None
    found = Decimal(0)
    for name, worth in (("yuan", 1), ("behind", Decimal("0.1")), ("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        said = parts[name]
        value = _whole(said) if said else Decimal(0)
        if value is None or (name != "yuan" and value >= 10):
            return None
        found += value * worth
    return found


def _whole(said: str) -> Decimal | None:
    """一万二 is 12,000 and 一百零二 102: a digit at the end belongs to the unit below, unless 零 is before it."""
    if not _WHOLE.fullmatch(said) or not _SAYS_DIGITS.search(said) or _THREE_DECIMALS.search(said):
        return None
    tokens: list[str] = _TOKEN.findall(said)
    if len(tokens) > 1 and all(one in _DIGITS for one in tokens):
        return Decimal("".join(str(_DIGITS[one]) for one in tokens))
    reader = _Reader()
    return reader.value if all(map(reader.take, tokens)) else None


class _Reader:
    """The sum so far, sign by sign."""

    def __init__(self) -> None:
        self._large, self._section = Decimal(0), Decimal(0)
        self._digit: Decimal | None = None
        self._below = 0
        """What one of a digit at the end is worth: a tenth of the unit before it."""

    @property
    def value(self) -> Decimal:
        return self._large + self._section + (self._digit or 0) * (self._below or 1)

    def take(self, sign: str) -> bool:
        """Whether the sign fits behind those before it."""
        if sign in _LARGE:
            self._large = (self._large + self._section + (self._digit or 0)) * _LARGE[sign]
            self._section, self._digit, self._below = Decimal(0), None, _LARGE[sign] // 10
            return self._large > 0
        if sign in _UNITS:
            self._section += (1 if self._digit is None else self._digit) * _UNITS[sign]
            self._digit, self._below = None, _UNITS[sign] // 10
            return True
        if self._digit is not None and self._digit > 0:
            return False
        self._digit = Decimal(_DIGITS[sign]) if sign in _DIGITS else Decimal(sign)
        if self._digit == 0 or self._digit >= 10:
            self._below = 0
        return True
