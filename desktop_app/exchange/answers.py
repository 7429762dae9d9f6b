"""What crosses the border between the program and the child that opens foreign files; light to load."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from desktop_app.exchange.grid import GridCell, Workbook
from desktop_app.language import N_

MOST_PAGES = 30
"""Pages of one scan that are drawn; a signed paper has two."""


class Task(StrEnum):
    """What a foreign file is opened as."""

    TABLE = "table"
    SCAN = "scan"
    BILL = "bill"
    """A table, perhaps in a locked archive: its password stands in a line before it."""


LOCKED = N_("The archive is locked with a password. Type the one that was sent with it.")
"""What is said of an archive whose password was not given."""


class ScanPage(msgspec.Struct, frozen=True, array_like=True):
    """One page: its size in pixels, and its pixels as R, G, B bytes row by row without gaps."""

    width: int
    height: int
    rgb: bytes


class Scan(msgspec.Struct, frozen=True, tag="scan"):
    """The pages that are shown of a scan, upright, and how many it has; those behind `MOST_PAGES` are not drawn."""

    pages: list[ScanPage]
    count: int


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """Why the file was not read: template and facts of a `Refused`."""

    template: str
    facts: dict[str, str | int]


Answer = Workbook | Scan | Refusal

_ROWS = 2_000
"""Rows that cross the border in one piece: whoever unpacks them lets others go on in between."""
_SIZE = 4
_RowsOf = tuple[int, list[list[GridCell]]]
"""Which sheet, and its next rows."""


def packed(answer: Answer) -> Iterator[bytes]:
    """The answer in pieces, each behind its size, and an empty one; the rows of a table come after all else."""
    sheets = answer.sheets if isinstance(answer, Workbook) else []
    bare = Workbook([replace(sheet, rows=[]) for sheet in sheets]) if isinstance(answer, Workbook) else answer
    yield from _piece(msgspec.msgpack.encode(bare))
    for at, sheet in enumerate(sheets):
        for begin in range(0, len(sheet.rows), _ROWS):
            yield from _piece(msgspec.msgpack.encode((at, sheet.rows[begin : begin + _ROWS])))
    yield from _piece(b"")


def unpacked(raw: bytes) -> Answer:
    """The answer again; `msgspec.DecodeError` where it broke off."""
    pieces = _pieces(raw)
    answer: Answer = msgspec.msgpack.decode(next(pieces, b""), type=Answer)
    for piece in pieces if isinstance(answer, Workbook) else ():
        at, rows = msgspec.msgpack.decode(piece, type=_RowsOf)
        assert isinstance(answer, Workbook)
        answer.sheets[at].rows.extend(rows)
    return answer


def _piece(piece: bytes) -> Iterator[bytes]:
    yield len(piece).to_bytes(_SIZE, "big")
    yield piece


def _pieces(raw: bytes) -> Iterator[memoryview]:
    """All but the empty one, without which the answer broke off."""
    at = 0
    while at < len(raw):
        begin = at + _SIZE
        at = begin + int.from_bytes(raw[begin - _SIZE : begin], "big")
        if begin == at == len(raw):
            return
        yield memoryview(raw)[begin:at]
    raise msgspec.DecodeError
