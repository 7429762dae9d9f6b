"""What a cell says: money, quantities, dates and text as people and spreadsheet programs write them."""

import math
import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from desktop_app.domain.customers import clean_note, clean_text
from desktop_app.domain.dates import date_of_serial, parse_date
from desktop_app.domain.errors import Refused
from desktop_app.domain.money import parse_fen, parse_price, parse_quantity
from desktop_app.exchange.grid import Cell, CellKind

FARTHEST_GUESS = timedelta(days=60)
"""A date without a year is guessed only this far back; beyond it the year is asked for."""

_EMPTY = {"", "-", "--", "/", "\\", "—", "——", "–", "－", "／", "n/a"}
_SERIALS = range(20_000, 80_000)
"""Day numbers from 1954 to 2119; other whole numbers in a date column are no dates."""
_EXACT_DIGITS = 15
_ALL_DECIMALS = 9
_TOO_LARGE = 10**16

_MINUS = str.maketrans({"−": "-", "—": "-", "–": "-", "‐": "-"})
_CURRENCY = re.compile(
    r"(人民币|RMB|CNY)?\s*¥?\s*(?P<rest>.*?)\s*(?P<unit>[万亿千]?)\s*[元圆]?\s*[整正]?", re.IGNORECASE
)
_UNITS = {"": 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_DECIMAL_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?", re.ASCII)
_CLOCK = re.compile(r"[ T]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*$")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(\d{1,2})[/-](\d{1,2})|(\d{1,2})\.(\d{2})", re.ASCII)
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII | re.IGNORECASE)


def is_blank(cell: Cell) -> bool:
    """Nothing in it, or a stroke that stands for nothing: `-`, `/`, `—`."""
    return cell.kind is CellKind.TEXT and _folded(cell.text).lower() in _EMPTY


def text_of(cell: Cell, what: str) -> str:
    """One line of text as the book keeps it (D19); a number such as a telephone keeps all its digits."""
    return "" if is_blank(cell) else clean_text(_shown_text(cell), what)


def note_of(cell: Cell, what: str) -> str:
    """Text of up to 500 characters that may have several lines."""
    return "" if is_blank(cell) else clean_note(_shown_text(cell), what)


def fen_of(cell: Cell, decimal_comma: bool = False) -> int:
    """Amount in fen: `1,200.50`, `￥１２`, `12.5元`, `1.2万`, `(300)`, `300-`; never rounded (T27)."""
    return parse_fen(_plain(cell, 2, decimal_comma))


def price_of(cell: Cell, decimal_comma: bool = False) -> int:
    """Unit price in ten-thousandths of a yuan."""
    return parse_price(_plain(cell, 4, decimal_comma))


def quantity_of(cell: Cell, decimal_comma: bool = False) -> int:
    """Quantity in thousandths."""
    return parse_quantity(_plain(cell, 3, decimal_comma))


def decimal_of(cell: Cell, decimal_comma: bool = False) -> Decimal:
    """A number with all its decimals: for comparing, never for keeping."""
    plain = _plain(cell, _ALL_DECIMALS, decimal_comma)
    if not re.fullmatch(r"-?[\d,]*\.?\d*", plain, re.ASCII) or not re.search(r"\d", plain):
        raise Refused("“{text}” is not a number. Type digits such as 1200 or 1,200.50.", text=plain)
    return Decimal(plain.replace(",", ""))


def whole_of(cell: Cell) -> int:
    """A whole number of days or pieces: `30`, `30天`, `30.0`."""
    text = _folded(_value(cell)).removesuffix("天").removesuffix("日").strip()
    if not re.fullmatch(r"\d{1,6}(\.0*)?", text, re.ASCII):
        raise Refused("“{text}” is not a whole number. Type digits such as 30.", text=_short(cell.text))
    return int(text.partition(".")[0])


def date_of(cell: Cell, today: date, on_or_after: date | None = None) -> date:
    """The day in a cell: a real date, `2025/5/5`, `2025.05.05`, `20250505`, a day number, or `5月5日`.

    Without a year it is the nearest past day, or the first one `on_or_after` when that is given (a due date);
    a nearest past day more than 60 days ago is refused with the year it would have.
    """
    text = _CLOCK.sub("", _folded(_value(cell)))
    if re.fullmatch(r"\d{5}", text, re.ASCII) and int(text) in _SERIALS:
        return date_of_serial(int(text))
    if cell.kind is CellKind.NUMBER and re.fullmatch(r"\d{5}\.\d+", text, re.ASCII) and int(text[:5]) in _SERIALS:
        return date_of_serial(int(text[:5]))
    match = _MONTH_DAY.fullmatch(text) if cell.kind is CellKind.TEXT else None
    if match:
        month, day = (int(part) for part in match.groups() if part)
        return _first_after(month, day, on_or_after) if on_or_after else _nearest_past(month, day, today, text)
    return parse_date(text)


def label(text: str) -> str:
    """A column's name without what varies: width, case, spaces, brackets and the units in them, stars, colons."""
    return _label(text) if len(text) <= 60 else text


def full_label(text: str) -> str:
    """`label` that keeps what stands in brackets."""
    return re.sub(r"[\s_\-*:]", "", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(maxsize=65536)
def _label(text: str) -> str:
    whole = full_label(text)
    bare = re.sub(r"\(.*?\)|\[.*?\]|【.*?】|〔.*?〕", "", whole)
    return re.sub(r"[/,]?(元|rmb|cny|¥)$", "", bare) or whole


def _value(cell: Cell) -> str:
    """The cell's text; refuses a formula without a value and an error (never read as 0)."""
    if cell.kind is CellKind.NO_VALUE:
        raise Refused(
            "The formula in this cell has no value. Open the file in the spreadsheet program, save it there and "
            "import it again."
        )
    if cell.kind is CellKind.ERROR:
        raise Refused("The cell shows the error {error}. Correct the formula in the sheet.", error=_short(cell.text))
    return cell.text


def _shown_text(cell: Cell) -> str:
    text = _value(cell)
    if cell.kind is CellKind.NUMBER and len(text.lstrip("-").partition(".")[0]) > _EXACT_DIGITS:
        raise Refused(
            "“{text}” is too long to be kept as a number; the spreadsheet program has already changed its last "
            "digits. Format the column as text and type it again.",
            text=_short(text),
        )
    if _SHORTENED.fullmatch(text.strip()):
        raise Refused(
            "The spreadsheet program has shortened this number to “{text}”. Format the column as text and save "
            "the file again.",
            text=_short(text),
        )
    return text


def _plain(cell: Cell, digits: int, decimal_comma: bool) -> str:
    """A plain number for the parsers of the domain, which refuse whatever is left over."""
    text = _value(cell)
    if cell.kind is CellKind.NUMBER:
        return _without_noise(Decimal(text), digits)
    folded = _folded(text).translate(_MINUS)
    negative, body = _signed(folded)
    match = _CURRENCY.fullmatch(body)
    number = match["rest"] if match else body
    inner_negative, number = _signed(number)
    if decimal_comma and _DECIMAL_COMMA.fullmatch(number):
        number = number.replace(".", "").replace(",", ".")
    if not number or (negative and inner_negative) or not _NUMBER.fullmatch(number) or number[0] in "+-":
        return _short(text)
    return ("-" if negative or inner_negative else "") + _times(number, _UNITS[match["unit"]] if match else 1)


def _signed(text: str) -> tuple[bool, str]:
    """(negative, the rest): `(12)`, `-12`, `12-`; a plus sign says nothing."""
    if len(text) > 2 and text[0] == "(" and text[-1] == ")":
        return True, text[1:-1].strip()
    if text[:1] == "-" and text[-1:] != "-":
        return True, text[1:].strip()
    if text[-1:] == "-" and text[:1] != "-":
        return True, text[:-1].strip()
    return False, text.removeprefix("+").strip()


def _times(number: str, unit: int) -> str:
    return number if unit == 1 or not number[0].isdigit() else f"{Decimal(number.replace(',', '')) * unit:f}"


def _without_noise(value: Decimal, digits: int) -> str:
    """The number a program meant: binary noise such as 0.30000000000000004 goes, real decimals stay."""
    if abs(value) >= _TOO_LARGE:
        return f"{value:f}"
    rounded = round(value, digits)
    noise = Decimal(max(1e-9, 4 * math.ulp(float(value))))
    return f"{rounded if abs(value - rounded) < noise else value:f}"


def _nearest_past(month: int, day: int, today: date, text: str) -> date:
    guesses = [_day(year, month, day) for year in range(today.year, today.year - 9, -1)]
    found = next((guess for guess in guesses if guess and guess <= today), None)
    if found is None:
        raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=_short(text))
    if today - found > FARTHEST_GUESS:
        raise Refused(
            "“{text}” has no year; the nearest past day would be {guess}. Write the year in the sheet.",
            text=_short(text),
            guess=found.isoformat(),
        )
    return found


def _first_after(month: int, day: int, start: date) -> date:
    for year in range(start.year, start.year + 9):
        guess = _day(year, month, day)
        if guess and guess >= start:
            return guess
    raise Refused("“{text}” is not a day of the calendar. Check day and month.", text=f"{month}-{day}")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
