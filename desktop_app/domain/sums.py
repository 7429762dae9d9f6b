"""Sums typed where a number is asked for: `12*36`, `120/4`, `1.2万`; exact until the one rounding at the end (U22)."""

import re
from fractions import Fraction

from desktop_app.domain.errors import Refused
from desktop_app.domain.money import LARGEST_FEN, parse_fen, parse_price, parse_quantity

LONGEST = 60
"""Characters of the longest sum anybody types into a field."""

_HALF_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SIGNS = {
    "。": ".",
    "−": "-",
    "—": "-",
    "×": "*",
    "x": "*",
    "X": "*",
    "ｘ": "*",
    "Ｘ": "*",
    "÷": "/",
    "￥": "¥",
    "\u3000": " ",
}
_AS_TYPED = str.maketrans(_HALF_WIDTH | _SIGNS)

_UNITS = {
    "百": 100,
    "千": 1_000,
    "k": 1_000,
    "K": 1_000,
    "万": 10_000,
    "萬": 10_000,
    "w": 10_000,
    "W": 10_000,
    "亿": 100_000_000,
}
_LARGEST_UNIT = 10**9
"""Above every unit: nothing has been read yet."""

_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+"
_NUMBER = rf"(?:(?:{_FIGURES})[{''.join(_UNITS)}]?)+"
_TOKENS = re.compile(rf"\s*({_NUMBER}|[-+*/()])", re.ASCII)
_STEPS = re.compile(rf"({_FIGURES})([{''.join(_UNITS)}]?)", re.ASCII)


def typed_fen(text: str) -> int:
    """Fen of an amount or a sum; half a fen of a sum is rounded away from zero once, at the end (D5).

    A plain number keeps the rules of `parse_fen`: it is never rounded. Refuses what is no sum, a division by
    zero, and more than `LARGEST_FEN`.
    """
    return parse_fen(text) if is_plain(text) else _rounded(text, 2)


def typed_quantity(text: str) -> int:
    """Thousandths of a quantity or a sum of them."""
    return parse_quantity(text) if is_plain(text) else _rounded(text, 3)


def typed_price(text: str) -> int:
    """Ten-thousandths of a yuan of a price or a sum."""
    return parse_price(text) if is_plain(text) else _rounded(text, 4)


def is_plain(text: str) -> bool:
    """Whether this is one number and needs no working out."""
    return re.fullmatch(rf"\s*[-+]?(?:{_FIGURES})\s*", text.translate(_AS_TYPED), re.ASCII) is not None


def _rounded(text: str, digits: int) -> int:
    if len(text) > LONGEST:
        raise _no_sum(text)
    scale: int = 10**digits
    scaled = _Sum(text).worth() * scale
    if abs(scaled) > LARGEST_FEN * 10 ** (digits - 2):
        raise Refused("“{text}” is too large. The largest amount is 100,000,000,000.00.", text=_shown(text))
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return whole if scaled >= 0 else -whole


class _Sum:
    """One reading of a typed sum, from left to right: terms of factors of numbers and brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._split(text.translate(_AS_TYPED).strip().removeprefix("=").replace("¥", "").rstrip("元 "))

    def worth(self) -> Fraction:
        result = self._terms()
        if self._tokens:
            raise _no_sum(self._text)
        return result

    def _split(self, rest: str) -> list[str]:
        """The tokens, last one first, so that the next one is popped from the end."""
        tokens = []
        while rest:
            match = _TOKENS.match(rest)
            if not match:
                raise _no_sum(self._text)
            tokens.append(match[1])
            rest = rest[match.end() :]
        return tokens[::-1]

    def _next_is(self, *tokens: str) -> bool:
        return bool(self._tokens) and self._tokens[-1] in tokens

    def _terms(self) -> Fraction:
        result = self._factors()
        while self._next_is("+", "-"):
            sign = 1 if self._tokens.pop() == "+" else -1
            result += sign * self._factors()
        return result

    def _factors(self) -> Fraction:
        result = self._factor()
        while self._next_is("*", "/"):
            result = result * self._factor() if self._tokens.pop() == "*" else self._divided(result, self._factor())
        return result

    def _divided(self, dividend: Fraction, divisor: Fraction) -> Fraction:
        if not divisor:
            raise Refused("“{text}” divides by zero. Check the sum.", text=_shown(self._text))
        return dividend / divisor

    def _factor(self) -> Fraction:
        if not self._tokens:
            raise _no_sum(self._text)
        token = self._tokens.pop()
        if token in "+-":
            return self._factor() if token == "+" else -self._factor()
        if token == "(":
            return self._bracket()
        if not _STEPS.match(token):
            raise _no_sum(self._text)
        return self._number(token)

    def _bracket(self) -> Fraction:
        result = self._terms()
        if not self._next_is(")"):
            raise _no_sum(self._text)
        self._tokens.pop()
        return result

    def _number(self, token: str) -> Fraction:
        """`1.2万` is 12,000; `3千5` is 3,500, for a last single figure stands one step below its unit."""
        result, below = Fraction(0), _LARGEST_UNIT
        for figures, unit in _STEPS.findall(token):
            scale = _UNITS.get(unit, 1)
            if scale >= below:
                raise _no_sum(self._text)
            if not unit and below < _LARGEST_UNIT and re.fullmatch(r"[1-9]", figures):
                scale = below // 10
            result += Fraction(figures.replace(",", "")) * scale
            below = scale
        return result


def _no_sum(text: str) -> Refused:
    return Refused("“{text}” is neither a number nor a sum. Type it like 1200, 12*36 or 1.2万.", text=_shown(text))


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
