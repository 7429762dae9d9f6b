"""Cells that say what stands above them: merged ones, and marks such as 同上."""

import re

from desktop_app.exchange.grid import Sheet
from desktop_app.exchange.layouts import Meaning

FILLED_DOWN = {Meaning.CUSTOMER, Meaning.NUMBER, Meaning.DATE, Meaning.DUE, Meaning.DAYS, Meaning.TERMS, Meaning.NAME}
"""Fields whose merged cell speaks for every row it covers; money in a merged cell counts once, in its first row."""

_DITTO = re.compile(r"同上|同前|〃|″|\"+|''|“|”|,,|ditto|do\.", re.IGNORECASE)
"""Marks for what stands in the row above."""
_MARKS = frozenset("同〃″\"'“”,dD")


def may_point_above(text: str, is_merged: bool) -> bool:
    """Whether a cell may only point at the one above it, by a mark or as a merged one does; what ends in a figure says
    something.
    """
    return (is_merged or text[:1] in _MARKS) and (not text[-1:].isdigit() or text[:1] not in _MARKS)


def row_said(sheet: Sheet, row: int, column: int, heading: int) -> int:
    """The row in which stands what a cell says: the next above, below the heading, that is no mark."""
    while row > heading + 1 and _DITTO.fullmatch(sheet.cell(row, column).text.strip()):
        row -= 1
    return row
