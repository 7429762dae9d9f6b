"""Marks of an xls: hidden, struck and coloured rows, red figures, hidden decimals, the beginning of its day numbers."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from struct import unpack_from

from desktop_app.exchange.compound import stream_of
from desktop_app.exchange.formats import protected
from desktop_app.exchange.grid import MAX_COLUMNS, MAX_ROWS
from desktop_app.exchange.marks import CellLook, Marks, is_red
from desktop_app.exchange.number_looks import ODD_BUILT_IN, OddLook, decimals_of_built_in, decimals_shown, odd_look_of


class _Record(IntEnum):
    """The records of a workbook that are looked at."""

    BOF = 0x809
    EOF = 0x0A
    FILEPASS = 0x2F
    DATEMODE = 0x22
    FONT = 0x31
    FORMAT = 0x41E
    PALETTE = 0x92
    XF = 0xE0
    SHEET = 0x85
    ROW = 0x208
    MULRK = 0xBD


_CELLS = {0x203, 0x27E, 0xFD, 0x204, 0x06, 0x205, 0xD6}
"""Records of one filled cell: a number, a text, a formula, a flag."""

_STRUCK, _HIDDEN = 0x8, 0x20
_BIFF8 = 0x600
_AUTOMATIC, _SYSTEM, _FIRST_OF_PALETTE = 0x7F, 64, 8
_NAMED = ("000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff")
"""The first colours, where the workbook has no palette of its own; below 8 they stand once more."""
_MISSING_FONT = 4
"""No font has this number; those behind it stand one place earlier."""


def xls_marks(raw: bytes) -> list[Marks]:
    """Marks of each sheet in the order of the workbook; none when it cannot be followed."""
    stream = stream_of(raw, ("Workbook", "Book"))
    try:
        book = _Book()
        for record in _records(stream, 0):
            book.note(*record)
        book.finish()
        return [_sheet(stream, start, book) for start in book.sheets]
    except (struct.error, IndexError):
        return []


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from there to the end of that part of the workbook."""
    depth = 0
    while start + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + size]
        depth += (kind == _Record.BOF) - (kind == _Record.EOF)
        if depth <= 0:
            return
        start += 4 + size


class _Book:
    """What the workbook says of all its sheets: fonts, formats, styles and where each sheet begins."""

    def __init__(self) -> None:
        self.sheets: list[int] = []
        self.decimals: list[int | OddLook | None] = []
        self.looks: list[CellLook] = []
        self.since_1904 = False
        self._version = _BIFF8
        self._fonts: list[tuple[bool, int]] = []
        """Whether each strikes through, and its colour."""

        self._styles: list[tuple[int, int]] = []
        """Font and colour of the ground of each."""

        self._palette: list[str] = []
        self._codes: dict[int, str] = {}

    def note(self, kind: int, data: bytes) -> None:
        match kind:
            case _Record.BOF:
                self._version = unpack_from("<H", data)[0]
            case _Record.FILEPASS:
                raise protected()
            case _Record.DATEMODE:
                self.since_1904 = unpack_from("<H", data)[0] == 1
            case _Record.FONT:
                flags, colour = unpack_from("<HH", data, 2)
                self._fonts.append((bool(flags & _STRUCK), colour))
            case _Record.PALETTE:
                self._palette = [data[at : at + 3].hex() for at in range(2, len(data) - 3, 4)]
            case _Record.FORMAT:
                self._codes[unpack_from("<H", data)[0]] = self._text(data[2:])
            case _Record.XF:
                self._style(data)
            case _Record.SHEET:
                self.sheets.append(unpack_from("<I", data)[0])

    def finish(self) -> None:
        """The looks of the styles, once the palette is known, which may come behind them."""
        for font, ground in self._styles:
            struck, colour = self._fonts[font] if font < len(self._fonts) else (False, _AUTOMATIC)
            self.looks.append(CellLook(struck, is_red(self._colour(colour)), self._colour(ground, white="")))

    def _colour(self, index: int, white: str = "ffffff") -> str:
        """Six digits of a colour of the palette; what the system chooses is no colour of the writer's."""
        if index >= _SYSTEM:
            return white
        at = index - _FIRST_OF_PALETTE
        named = _NAMED[at % 8] if at < 8 else f"#{index}"
        told = self._palette[at] if 0 <= at < len(self._palette) else named
        return white if told == "ffffff" else told

    def _style(self, data: bytes) -> None:
        font, form = unpack_from("<HH", data)
        font -= font > _MISSING_FONT
        self._styles.append((font, _ground(data, self._version)))
        code = self._codes.get(form)
        odd = odd_look_of(ODD_BUILT_IN.get(form, "") if code is None else code)
        self.decimals.append(odd or (decimals_of_built_in(form) if code is None else decimals_shown(code)))

    def _text(self, data: bytes) -> str:
        if self._version < _BIFF8:
            return data[1 : 1 + data[0]].decode("latin-1")
        wide = data[2] & 1
        return data[3 : 3 + unpack_from("<H", data)[0] * (1 + wide)].decode(
            "utf-16-le" if wide else "latin-1", "replace"
        )


def _ground(data: bytes, version: int) -> int:
    """The colour of a solid ground, or of the lines of a pattern; `_AUTOMATIC` where there is none."""
    if version < _BIFF8:
        fill = unpack_from("<I", data, 8)[0]
        return fill & 0x7F if fill >> 16 & 0x3F else _AUTOMATIC
    pattern, colours = unpack_from("<I", data, 14)[0] >> 26, unpack_from("<H", data, 18)[0]
    return colours & 0x7F if pattern else _AUTOMATIC


def _sheet(stream: bytes, start: int, book: _Book) -> Marks:
    marks = Marks(since_1904=book.since_1904)
    for kind, data in _records(stream, start):
        if kind == _Record.ROW and unpack_from("<H", data, 12)[0] & _HIDDEN:
            marks.hidden.add(unpack_from("<H", data)[0])
        elif kind in _CELLS:
            _note(marks, book, *unpack_from("<HHH", data))
        elif kind == _Record.MULRK:
            row, first = unpack_from("<HH", data)
            for index in range((len(data) - 6) // 6):
                _note(marks, book, row, first + index, unpack_from("<H", data, 4 + 6 * index)[0])
    return marks


def _note(marks: Marks, book: _Book, row: int, column: int, style: int) -> None:
    if row < MAX_ROWS and column < MAX_COLUMNS and style < len(book.looks):
        marks.decimals.note(row, column, book.decimals[style])
        marks.look(row, column, book.looks[style])
