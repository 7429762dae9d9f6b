"""csv and tsv as a grid: encoding and decimal mark found out from the text itself."""

import codecs
import re

from desktop_app.domain.errors import Refused
from desktop_app.exchange.fields import fields_of, separated
from desktop_app.exchange.formats import is_excel_xml, is_markup
from desktop_app.exchange.grid import MAX_COLUMNS, GridCell, Sheet, Workbook, require_room, shortened, text_cell

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_GUARDED = re.compile(r"'+[=+\-@\t\r＝＋－＠]|'[\w-]*\d[\w-]*\Z", re.ASCII)
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_COMMA_DECIMALS = re.compile(r"[-+(]?[\d.]*\d,\d{1,2}\)?")
_POINT_DECIMALS = re.compile(r"[-+(]?[\d,]*\d\.\d{1,2}\)?")


def read_text(raw: bytes) -> Workbook:
    """The one sheet of a csv or tsv file in UTF-8, UTF-16 or GBK/GB18030, with or without a byte order mark."""
    text = _decoded(raw)
    if is_markup(text):
        return _marked_up(text)
    separator, body = separated(text)
    rows = _rows(body, separator)
    return Workbook([Sheet("csv", rows, decimal_comma=separator == ";" and _writes_decimal_comma(rows))])


def _marked_up(text: str) -> Workbook:
    """A web page, or a table of Excel 2003, under the name of a spreadsheet."""
    if is_excel_xml(text):
        from desktop_app.exchange.excel_xml import read_excel_xml

        return read_excel_xml(text)
    from desktop_app.exchange.web_tables import read_web_page

    return read_web_page(text)


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


def _rows(text: str, separator: str) -> list[list[GridCell]]:
    made: dict[str, GridCell] = {}
    return [_row(fields, index, made) for index, fields in enumerate(fields_of(text, separator))]


def _row(fields: list[str], row: int, made: dict[str, GridCell]) -> list[GridCell]:
    """The cells of a row; those `made` already of the same text are used again, for a table says most things often."""
    filled = len(fields) - 1
    while filled >= 0 and not fields[filled].strip():
        filled -= 1
    if filled >= 0:
        require_room(row, filled)
    cells = []
    for field in fields[:MAX_COLUMNS]:
        cell = made.get(field)
        if cell is None:
            cell = made[field] = _cell(field)
        cells.append(cell)
    return shortened(cells)


def _cell(field: str) -> GridCell:
    """Without what only keeps a spreadsheet program from changing it: `'=1` (D19), `="00123"`, a tab beside it."""
    if _GUARDED.match(field):
        return text_cell(field[1:])
    plain = field.strip("\t")
    kept = _AS_TEXT.fullmatch(plain)
    return text_cell(kept[1].replace('""', '"') if kept else plain)


def _writes_decimal_comma(rows: list[list[GridCell]]) -> bool:
    texts = [cell.text.strip() for row in rows for cell in row]
    comma = any(_COMMA_DECIMALS.fullmatch(text) for text in texts)
    return comma or not any(_POINT_DECIMALS.fullmatch(text) for text in texts)
