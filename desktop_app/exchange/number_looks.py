"""What the format of a number shows of it: how many decimals, words around it, or something else altogether."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 5: 0, 6: 0, 7: 2, 8: 2, 37: 0, 38: 0, 39: 2, 40: 2, 41: 0, 42: 0, 43: 2, 44: 2}
"""Formats every spreadsheet program knows by number, with the decimals they show."""

_ASIDE = re.compile(r'"[^"]*"|\[(?:\$[^\]]*|[A-Za-z]+\d*)\]|_.|\*.|\\[ \-()¥$€元]|[ ()¥￥$€元+-]')
"""What stands around the figures: quoted words, colours, currencies, blanks of the width of a sign."""
_PLAIN = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?")
_EXACT_DIGITS = 15
_FIGURES = re.compile(r"-?[\d,]*\.?(\d*)", re.ASCII)


_TOKEN = re.compile(
    r'"(?P<words>[^"]*)"|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|[\\!](?P<sign>.)|(?P<plain>.)'
)
_HARMLESS = re.compile(r"[¥￥元圆\s+-]*|(人民币|rmb|cny)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberLook:
    """A number with words or signs around it that change what it says: `1.2万`, `贷300.00`, `(300.00)`."""

    before: str
    decimals: int
    after: str

    def text_of(self, digits: str) -> str:
        value = Decimal(digits)
        shown = f"{abs(value).quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP):f}"
        return f"{'-' if value < 0 else ''}{self.before}{shown}{self.after}"


@lru_cache(maxsize=4096)
def look_of(code: str) -> NumberLook | None:
    """What a format such as `0.0"万"` writes around a number; None where that changes nothing, or is no number."""
    before, core, after = _parts(code.partition(";")[0])
    figures = _PLAIN.fullmatch(core)
    if figures is None or (_HARMLESS.fullmatch(before) and _HARMLESS.fullmatch(after)):
        return None
    return NumberLook(before, len(figures[1] or ""), after)


def _parts(code: str) -> tuple[str, str, str]:
    """Words before the figures, the figures' own signs, words behind; no figures for days and shares of thousand."""
    said, core = ["", ""], ""
    for token in _TOKEN.finditer(code):
        plain = token["plain"] or ""
        figure = bool(plain) and plain in "#0?,."
        if (plain.isalpha() and plain.isascii()) or (plain and plain in "@/%") or (figure and said[1]):
            return "", "", ""
        if figure:
            core += plain
        else:
            said[bool(core)] += token["words"] or token["money"] or token["sign"] or plain
    return said[0].strip(), core, said[1].strip()


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


@dataclass(frozen=True, slots=True)
class OddLook:
    """A format that shows something else than its number: a percentage, a fraction, thousands, or nothing."""

    sections: tuple[str, ...]

    def text_of(self, digits: str) -> str:
        """What the eye reads; blank when that is the number itself."""
        value = Decimal(digits)
        at = 1 if value < 0 and len(self.sections) > 1 else 2 if value == 0 and len(self.sections) > 2 else 0
        section = self.sections[at]
        if not section.strip() or _NOTHING.fullmatch(section):
            return " " if value else ""
        shown = _shown(_bare(section), value, section)
        plain = re.sub(",", "", shown)
        return "" if not plain or (_NUMBER.fullmatch(plain) and Decimal(plain) == value) else shown


_NOTHING = re.compile(r'(""|\s)+')
_NUMBER = re.compile(r"-?\d+(\.\d+)?(E[+-]\d+)?", re.ASCII)
_FRACTION = re.compile(r"[#0?]\s*/\s*([?#0]+|\d+)")
_EXPONENT = re.compile(r"[#0?][.#0?]*E[+-]0+", re.IGNORECASE)
_SCALED = re.compile(r"[#0?][.#0?]*(,+)$")
_DAYS = re.compile(r"[ymdhs]", re.IGNORECASE)
ODD_BUILT_IN = {9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0"}


@lru_cache(maxsize=4096)
def odd_look_of(code: str) -> OddLook | None:
    """How a format shows something else than the number; None for one that shows it, and for days."""
    sections = tuple(code.split(";"))
    odd = (not section.strip() or _NOTHING.fullmatch(section) or _is_odd(_bare(section)) for section in sections[:2])
    return OddLook(sections) if any(odd) and code.strip() else None


def _bare(section: str) -> str:
    """The signs of the figures alone."""
    return re.sub(r'"[^"]*"|\[[^\]]*\]|_.|\*.|[\\!].', "", section).strip()


def _is_odd(bare: str) -> bool:
    days = _DAYS.search(bare) and not _EXPONENT.search(bare)
    return not days and any(form.search(bare) for form in (_FRACTION, _EXPONENT, _SCALED, re.compile("%")))


def _shown(bare: str, value: Decimal, section: str) -> str:
    """The number in such a format, as far as it matters; blank for one that shows it as it is."""
    decimals = len(re.sub(r"[^0#?]", "", bare.partition(".")[2].partition("E")[0]))
    fraction, scaled = _FRACTION.search(bare), _SCALED.search(bare)
    if "%" in bare:
        return f"{value * 100:.{decimals}f}%"
    if _EXPONENT.search(bare):
        return f"{value:.{decimals}E}"
    if fraction:
        found = Fraction(value).limit_denominator(10 ** max(len(fraction[1]), 1) - 1)
        return str(found) if found.denominator > 1 else ""
    if scaled and re.search(r'[!\\]\.|"\."', section):  # thousands with a point drawn between: ten thousands
        return f"{value / 10_000:.1f}"
    return f"{value.scaleb(-3 * len(scaled[1])):,.{decimals}f}" if scaled else ""
