"""Money as whole fen: read, written and shared out without ever losing one."""

import re
from collections.abc import Sequence
from decimal import Decimal
from math import floor

from desktop_app.domain.errors import Refused

LARGEST_FEN = 10**13
"""Largest amount of one line or document (D5): 100 billion yuan."""

_AMOUNT = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?|[+-]?\.\d+", re.ASCII)
_QUANTITY_DIGITS = 3
_PRICE_DIGITS = 4
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_AS_TYPED = str.maketrans(_FULL_WIDTH | {"。": ".", "−": "-", "—": "-", "￥": "¥"})


def parse_fen(text: str) -> int:
    """Amount in fen of plain yuan: `1200`, `1,200.50`, `１２．５`.

    Refuses anything else (`12.5元`, `NaN`, `1e3`), more than two decimals (never rounds) and more than
    `LARGEST_FEN` (T27).
    """
    return _scaled(text, 2)


def parse_quantity(text: str) -> int:
    """Quantity in thousandths: `2.5` is 2500."""
    return _scaled(text, _QUANTITY_DIGITS)


def parse_price(text: str) -> int:
    """Unit price in ten-thousandths of a yuan: `0.035` is 350."""
    return _scaled(text, _PRICE_DIGITS)


def format_fen(fen: int) -> str:
    """`1234567` → `12345.67`: a plain number for files and the command line."""
    sign, rest = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{rest // 100}.{rest % 100:02d}"


def format_yuan(fen: int) -> str:
    """`1234567` → `12,345.67`: for people, in windows and on paper."""
    sign, rest = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{rest // 100:,}.{rest % 100:02d}"


def format_quantity(thousandths: int) -> str:
    """`2500` → `2.5`, `3000` → `3`."""
    return _without_tail(thousandths, _QUANTITY_DIGITS, 0)


def format_price(ten_thousandths: int) -> str:
    """`350` → `0.035`, `125000` → `12.50`: at least two decimals."""
    return _without_tail(ten_thousandths, _PRICE_DIGITS, 2)


def format_percent(part: float) -> str:
    """0.125 as `13%`: halves go up, as with money, and not to the even one."""
    return f"{floor(part * 100 + 0.5 + 1e-9)}%"


def line_amount(quantity: int, price: int) -> int:
    """Fen of a line: quantity (1/1000) × price (1/10,000 yuan), half a fen rounded away from zero once (D5)."""
    product = abs(quantity * price)
    fen = (product + 50_000) // 100_000
    return fen if quantity * price >= 0 else -fen


def equal_parts(total: int, count: int) -> list[int]:
    """Parts that sum to the total; each is rounded down and the last takes the rest (case 5)."""
    if count < 1:
        raise Refused("A split needs at least one part, but {count} were asked for.", count=count)
    sign = -1 if total < 0 else 1
    part = abs(total) // count
    return [sign * part] * (count - 1) + [total - sign * part * (count - 1)]


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """Shares in proportion to the weights, in fen; odd fen go to the earliest shares (民法典 560, case 12).

    No share exceeds its weight as long as the total does not exceed their sum.
    """
    whole = sum(weights)
    if whole <= 0:
        return [0] * len(weights)
    shares = [total * weight // whole for weight in weights]
    odd = total - sum(shares)
    for index, weight in enumerate(weights):
        if odd and weight and (total > whole or shares[index] < weight):
            shares[index] += 1
            odd -= 1
    return shares


def _scaled(text: str, digits: int) -> int:
    plain = _plain_number(text)
    if not _AMOUNT.fullmatch(plain):
        raise Refused("“{text}” is not a number. Type digits such as 1200 or 1,200.50.", text=_shown(text))
    if len(plain.partition(".")[2].rstrip("0")) > digits:
        raise Refused(
            "“{text}” has more than {digits} decimals. Type it with at most {digits}.",
            text=_shown(text),
            digits=digits,
        )
    value = Decimal(plain.replace(",", "")).scaleb(digits)
    if abs(value) > LARGEST_FEN * 10 ** (digits - 2):
        raise Refused("“{text}” is too large. The largest amount is 100,000,000,000.00.", text=_shown(text))
    return int(value)


def _plain_number(text: str) -> str:
    return text.translate(_AS_TYPED).strip()


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _without_tail(value: int, digits: int, keep: int) -> str:
    sign, rest = ("-", -value) if value < 0 else ("", value)
    scale = 10**digits
    tail = f"{rest % scale:0{digits}d}".rstrip("0").ljust(keep, "0")
    return f"{sign}{rest // scale}.{tail}" if tail else f"{sign}{rest // scale}"
