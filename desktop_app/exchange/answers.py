"""What crosses the border between the program and the child that opens foreign files; light to load."""

from enum import StrEnum

import msgspec

from desktop_app.exchange.grid import Workbook
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
