"""What a cell says: money, quantities and text as people and spreadsheet programs write them."""

import math
import re
from decimal import Decimal
from unicodedata import is_normalized

from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen, parse_price, parse_quantity
from desktop_app.exchange.grid import CellKind, GridCell
from desktop_app.exchange.labels import folded

_TEXT = CellKind.TEXT
_AS_WRITTEN = (CellKind.TEXT, CellKind.NUMBER)
_EMPTY = {"", "-", "--", "/", "\\", "—", "——", "–", "－", "／", "n/a"}
_PLAIN = re.compile(r"\d{1,12}(\.\d{1,6})?", re.ASCII)
"""Most numbers; what is written otherwise is looked at piece by piece."""
_PLAIN_MONEY = re.compile(r"(\d{1,9})(?:\.(\d{1,2}))?", re.ASCII)
_EXACT_DIGITS = 15
_MAY_SAY_MORE = frozenset("xXｘＸ请必选在示例如")
"""Signs with which a hint of a template begins."""
_ALL_DECIMALS = 9
_NOISE = 1e-9
_TOO_LARGE = 10**16

_MINUS = str.maketrans({"−": "-", "—": "-", "–": "-", "‐": "-"})
_CURRENCIES = ("人民币", "RMB", "CNY")
_UNITS = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
_DECIMAL_COMMA = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+", re.ASCII)
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII | re.IGNORECASE)


def is_blank(cell: GridCell) -> bool:
    """Nothing in it, or a stroke that stands for nothing: `-`, `/`, `—`."""
    if cell.kind is not _TEXT or (cell.text[:1].isalnum() and cell.text[:1] not in "nN"):
        return False
    return folded(cell.text).lower() in _EMPTY


def text_of(cell: GridCell, what: str) -> str:
    """One line of text as the book keeps it (D19); a number such as a telephone keeps all its digits."""
    return "" if is_blank(cell) else clean_text(_shown_text(cell), what)


def plain_text_of(cell: GridCell) -> str | None:
    """Letters and figures alone, which nothing can be wrong with: most numbers and names. None where `text_of` must
    look closer.
    """
    text = cell.text
    if not text.isalnum() or len(text) > _EXACT_DIGITS or text[0] in _MAY_SAY_MORE or cell.kind not in _AS_WRITTEN:
        return None
    return text if text.isascii() or is_normalized("NFC", text) else None


def note_of(cell: GridCell, what: str) -> str:
    """Text of up to 500 characters that may have several lines."""
    return "" if is_blank(cell) else clean_note(_shown_text(cell), what)


def fen_of(cell: GridCell, decimal_comma: bool = False) -> int:
    """Amount in fen: `1,200.50`, `￥１２`, `12.5元`, `1.2万`, `(300)`, `300-`; never rounded (T27).

    Where the sheet shows fewer decimals than the file holds, what it shows is the amount people agreed on.
    """
    plain = None if decimal_comma else plain_fen_of(cell)
    if plain is not None:
        return plain
    shown = cell.shown and cell.kind is CellKind.NUMBER
    return parse_fen(cell.shown if shown else _plain(cell, 2, decimal_comma))


def plain_fen_of(cell: GridCell) -> int | None:
    """`1200.50`, as most amounts stand; None where `fen_of` must look closer."""
    plain = _PLAIN_MONEY.fullmatch(cell.text)
    if not plain or cell.shown or cell.kind not in _AS_WRITTEN:
        return None
    whole, part = plain.groups("00")
    return int(whole) * 100 + int(part if len(part) == 2 else part + "0")


def price_of(cell: GridCell, decimal_comma: bool = False) -> int:
    """Unit price in ten-thousandths of a yuan."""
    return parse_price(_plain(cell, 4, decimal_comma))


def quantity_of(cell: GridCell, decimal_comma: bool = False) -> int:
    """Quantity in thousandths."""
    return parse_quantity(_plain(cell, 3, decimal_comma))


def decimal_of(cell: GridCell, decimal_comma: bool = False) -> Decimal:
    """A number with all its decimals: for comparing, never for keeping."""
    plain = _plain(cell, _ALL_DECIMALS, decimal_comma)
    if not re.fullmatch(r"-?[\d,]*\.?\d*", plain, re.ASCII) or not re.search(r"\d", plain):
        raise Refused("“{text}” is not a number. Type digits such as 1200 or 1,200.50.", text=plain)
    return Decimal(plain.replace(",", "")).normalize()


def whole_of(cell: GridCell) -> int:
    """A whole number of days or pieces: `30`, `30天`, `30.0`."""
    text = folded(value_of(cell)).removesuffix("天").removesuffix("日").strip()
    if not re.fullmatch(r"\d{1,6}(\.0*)?", text, re.ASCII):
        raise Refused("“{text}” is not a whole number. Type digits such as 30.", text=short(cell.text))
    return int(text.partition(".")[0])


def value_of(cell: GridCell) -> str:
    """The cell's text; refuses a formula without a value and an error (never read as 0)."""
    if cell.kind is CellKind.NO_VALUE:
        raise Refused(
            "The formula in this cell has no value. Open the file in the spreadsheet program, save it there and "
            "import it again."
        )
    if cell.kind is CellKind.ERROR:
        raise Refused("The cell shows the error {error}. Correct the formula in the sheet.", error=short(cell.text))
    return cell.text


def _shown_text(cell: GridCell) -> str:
    text = value_of(cell)
    if cell.kind is CellKind.NUMBER and len(text.lstrip("-").partition(".")[0]) > _EXACT_DIGITS:
        raise Refused(
            "“{text}” is too long to be kept as a number; the spreadsheet program has already changed its last "
            "digits. Format the column as text and type it again.",
            text=short(text),
        )
    if _SHORTENED.fullmatch(text.strip()):
        raise Refused(
            "The spreadsheet program has shortened this number to “{text}”. Format the column as text and save "
            "the file again.",
            text=short(text),
        )
    return text


def _plain(cell: GridCell, digits: int, decimal_comma: bool) -> str:
    """A plain number for the parsers of the domain, which refuse whatever is left over."""
    text = value_of(cell)
    if cell.kind is CellKind.NUMBER:
        return _without_noise(Decimal(text), digits)
    if _PLAIN.fullmatch(text) and not decimal_comma:
        return text
    negative, number, unit = _taken_apart(folded(text).translate(_MINUS))
    if decimal_comma and _DECIMAL_COMMA.fullmatch(number):
        number = number.replace(".", "").replace(",", ".")
    if not _NUMBER.fullmatch(number):
        return short(text)
    if unit > 1:
        number = f"{Decimal(number.replace(',', '')) * unit:f}"
    return f"-{number}" if negative else number


def _taken_apart(text: str) -> tuple[bool, str, int]:
    """(negative, figures, unit) of `-￥1.2万元`, `(300)`, `300-`; one minus, before or behind the currency."""
    outside, body = _signed(text)
    body = _without_currency(body)
    unit = _UNITS.get(body[-1:], 1)
    inside, number = _signed(body[:-1].rstrip() if unit > 1 else body)
    return outside or inside, text if outside and inside else number, unit


def _signed(text: str) -> tuple[bool, str]:
    """(negative, the rest): `(12)`, `-12`, `12-`; a plus sign says nothing."""
    if len(text) > 2 and text[0] == "(" and text[-1] == ")":
        return True, text[1:-1].strip()
    if text[:1] == "-" and text[-1:] != "-":
        return True, text[1:].strip()
    if text[-2:] in (".-", ",-") and text[:1] != "-":  # `1200.-` is 1200 without fen
        return False, text[:-2].strip()
    if text[-1:] == "-" and text[:1] != "-":
        return True, text[:-1].strip()
    return False, text.removeprefix("+").strip()


def _without_currency(text: str) -> str:
    """Without 人民币, ￥, 元 and 整. Taken off piece by piece: a pattern would take hours over a cell of blanks."""
    for name in _CURRENCIES:
        if text[: len(name)].upper() == name:
            text = text[len(name) :].lstrip()
    text = text.removeprefix("¥").lstrip().removesuffix("整").removesuffix("正").rstrip()
    return text.removesuffix("元").removesuffix("圆").rstrip()


def _without_noise(value: Decimal, digits: int) -> str:
    """The number a program meant: binary noise such as 0.30000000000000004 goes, real decimals stay."""
    if abs(value) >= _TOO_LARGE:
        return f"{value:f}"
    rounded = round(value, digits)
    noise = Decimal(max(_NOISE, 64 * math.ulp(float(value))))
    return f"{rounded if abs(value - rounded) < noise else value:f}"


def short(text: str) -> str:
    """Text as it may stand in a message."""
    return text if len(text) <= 40 else text[:39] + "…"
