"""csv and tsv as a grid: encoding, separator and decimal mark found out from the text itself."""

import codecs
import csv
import re
from collections import Counter
from io import StringIO

from desktop_app.domain.errors import Refused
from desktop_app.exchange.formats import refuse_web_page
from desktop_app.exchange.grid import MAX_COLUMNS, GridCell, Sheet, Workbook, require_room, shortened, text_cell

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SEPARATORS = ",;\t"
_SAMPLE_LINES = 50
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]")
_COMMA_DECIMALS = re.compile(r"[-+(]?[\d.]*\d,\d{1,2}\)?")
_POINT_DECIMALS = re.compile(r"[-+(]?[\d,]*\d\.\d{1,2}\)?")


def read_text(raw: bytes) -> Workbook:
    """The one sheet of a csv or tsv file in UTF-8, UTF-16 or GBK/GB18030, with or without a byte order mark."""
    text = _decoded(raw)
    refuse_web_page(text)
    separator, body = _separator(text)
    rows = [shortened([_cell(field) for field in fields]) for fields in _records(body, separator)]
    return Workbook([Sheet("csv", rows, decimal_comma=separator == ";" and _writes_decimal_comma(rows))])


def _decoded(raw: bytes) -> str:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw[len(bom) :], encoding)
    if b"\0" in raw:
        return _strictly(raw, _utf16_order(raw))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _incomplete() from None
    return _strictly(raw, "gb18030")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise _incomplete() from None
    if "\0" in text:
        raise Refused("This is not a table: the file holds no text. Save the table as xlsx or csv and import that.")
    return text


def _utf16_order(raw: bytes) -> str:
    """Without a mark, commas and line ends tell: their zero byte stands first or second."""
    return "utf-16-le" if raw[1::2].count(0) >= raw[::2].count(0) else "utf-16-be"


def _incomplete() -> Refused:
    return Refused(
        "The text of the file cannot be read: it is incomplete or in an unknown encoding. Save it as “CSV UTF-8” "
        "or as xlsx and import that."
    )


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text after a first line such as `sep=;`."""
    named = _NAMED_SEPARATOR.match(text)
    if named:
        return named[1], text[named.end() :]
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    return max(_SEPARATORS, key=lambda separator: _regularity(sample, separator)), text


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """How many lines share a width of more than one, and that width."""
    try:
        widths = Counter(len(fields) for fields in csv.reader(StringIO(sample), delimiter=separator) if len(fields) > 1)
    except csv.Error:
        return 0, 0
    return max(((lines, width) for width, lines in widths.items()), default=(0, 0))


def _records(text: str, separator: str) -> list[list[str]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return [_checked(fields, index) for index, fields in enumerate(lines)]
    except csv.Error:
        raise Refused(
            "Near line {line} the text does not fall into cells: a quotation mark is not closed, or a cell is far too "
            "long. Save the table as xlsx and import that.",
            line=lines.line_num,
        ) from None


def _checked(fields: list[str], row: int) -> list[str]:
    filled = max((column for column, field in enumerate(fields) if field.strip()), default=-1)
    if filled >= 0:
        require_room(row, filled)
    return fields[:MAX_COLUMNS]


def _cell(field: str) -> GridCell:
    """A leading apostrophe before a formula sign is the mark of plain text (D19), not part of it."""
    return text_cell(field[1:] if _GUARDED.match(field) else field)


def _writes_decimal_comma(rows: list[list[GridCell]]) -> bool:
    texts = [cell.text.strip() for row in rows for cell in row]
    comma = any(_COMMA_DECIMALS.fullmatch(text) for text in texts)
    return comma or not any(_POINT_DECIMALS.fullmatch(text) for text in texts)
