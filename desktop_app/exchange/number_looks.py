"""How many decimals of a number its format shows, and the number as it is shown."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 5: 0, 6: 0, 7: 2, 8: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2}
"""Formats every spreadsheet program knows by number, with the decimals they show."""

_ASIDE = re.compile(r'"[^"]*"|\[(?:\$[^\]]*|[A-Za-z]+\d*)\]|_.|\*.|\\[ \-()¥$€元]|[ ()¥￥$€元+-]')
"""What stands around the figures: quoted words, colours, currencies, blanks of the width of a sign."""
_PLAIN = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?")
_EXACT_DIGITS = 15
_FIGURES = re.compile(r"-?[\d,]*\.?(\d*)", re.ASCII)


@lru_cache(maxsize=4096)
def decimals_shown(code: str) -> int | None:
    """Decimals of a number format such as `#,##0.00`; None where it shows something else than the number itself.

    Percentages, thousands, 万元 and days are something else, and so is the general format, which shows what fits.
    """
    plain = _PLAIN.fullmatch(_ASIDE.sub("", code.partition(";")[0]))
    return len(plain[1] or "") if plain else None


def decimals_of_built_in(number: int) -> int | None:
    return _BUILT_IN.get(number)


def as_shown(digits: str, decimals: int) -> str:
    """The number as the sheet shows it; blank when that is all of it. Programs round the fifteen digits they keep."""
    if len(digits.partition(".")[2]) <= decimals:
        return ""
    value = Decimal(f"{float(digits):.{_EXACT_DIGITS}g}")
    shown = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return "" if shown == value else f"{shown:f}"


def decimals_in(text: str) -> int | None:
    """Decimals of a number that stands written out; None when the text is more than a plain number."""
    plain = _FIGURES.fullmatch(_ASIDE.sub("", text) if not text.startswith("-") else text)
    return len(plain[1]) if plain and any(map(str.isdigit, text)) else None
