"""Which rows of a sheet are headers, and what their columns mean."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.exchange.grid import MAX_COLUMNS, CellKind, GridCell, Sheet, column_of, letter
from desktop_app.exchange.headings import HEADINGS
from desktop_app.exchange.labels import full_label, label
from desktop_app.exchange.layouts import Layout, Meaning
from desktop_app.exchange.wanted import Wanted

_LETTERS = re.compile(r"[A-Za-z]{1,2}")
_COLON = (":", "：")
_LONGEST_NAME = 40
_REMEMBERED_WITHIN = 60
"""Rows in which a header chosen by hand is looked for again."""


@lru_cache(maxsize=65536)
def _is_heading(name: str) -> bool:
    return label(name) in HEADINGS


def _names_something(cells: Sequence[GridCell]) -> bool:
    """Whether one of the cells is a heading. None begins or ends with a figure, so most cells need no closer look."""
    for cell in cells:
        text = cell.text
        if text and not text[0].isdigit() and not text[-1].isdigit() and _is_heading(text):
            return True
    return False


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A header in rows `top` to `row`, its names from column `left` to `right`, and what its columns mean."""

    top: int
    row: int
    left: int
    right: int
    names: tuple[str, ...]
    columns: Mapping[Meaning, int]
    unread: tuple[Meaning, ...] = ()
    """Fields that are read from no column, by choice."""

    @property
    def signature(self) -> str:
        return header_signature(self.names)

    def name_of(self, column: int) -> str:
        """What stands above a column; empty when nothing does."""
        index = column - self.left
        return self.names[index] if 0 <= index < len(self.names) else ""

    @property
    def mapping(self) -> dict[str, str]:
        """Field → column name, as it may be chosen by hand or kept; empty for a field that is read from no column."""
        columns = sorted(self.columns.items(), key=lambda item: item[1])
        read = {field.value: self.address(column) for field, column in columns}
        return {field.value: "" for field in self.unread if field not in self.columns} | read

    def field_of(self, column: int) -> Meaning | None:
        return next((field for field, read in self.columns.items() if read == column), None)

    def with_field(self, column: int, field: Meaning | None) -> "HeaderRow":
        """The header when that column is read as `field`, or as nothing; no other column is that field then."""
        before = self.field_of(column)
        columns = {one: read for one, read in self.columns.items() if one not in (before, field)}
        unread = [one for one in (*self.unread, before) if one is not None and one is not field]
        if field is not None:
            columns[field] = column
        return replace(self, columns=columns, unread=tuple(dict.fromkeys(unread)))

    def address(self, column: int) -> str:
        """What chooses this column by hand: its name, or its letter where an earlier column has the same name."""
        name = self.name_of(column)
        return name if _index_of(name, self.names) == column - self.left else letter(column)


def header_signature(header: Sequence[str]) -> str:
    """What a header is remembered by: its names in their order, whatever their width, case, spaces and units."""
    names = "\x1f".join(label(name) for name in header).strip("\x1f")
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def headers_of(sheet: Sheet, wanted: Wanted) -> Iterator[HeaderRow]:
    """Every header of the sheet from top to bottom, also those of tables of another kind."""
    chosen = wanted.chosen()
    tied = {top for top, _, bottom, _ in sheet.merged if bottom == top + 1}
    row = 0
    while row < len(sheet.rows):
        if row >= _REMEMBERED_WITHIN and not chosen and not _names_something(sheet.rows[row]):
            row += 1
            continue
        top, names = row, _names(sheet, row)
        below = _names(sheet, row + 1) if row in tied or any(map(_is_heading, names)) else []
        if below and (row in tied or _belong_together(names, below, wanted.layout)):
            row, names = row + 1, _joined(names, below)
        if names:
            by_hand = chosen or (wanted.known(header_signature(names)) if row < _REMEMBERED_WITHIN else {})
            if by_hand or any(_is_heading(name) for name in names if name):
                yield from _headers(top, row, names, wanted.layout, by_hand)
        row += 1


def mapped_by_letter(header: HeaderRow, chosen: Mapping[Meaning, str]) -> bool:
    """Whether a column was chosen by its letter, which fits many rows; only the first of them is the header."""
    return any(field in header.columns and _index_of(name, header.names) is None for field, name in chosen.items())


def _names(sheet: Sheet, row: int) -> list[str]:
    """The texts of a row that may be a header; empty when it holds a number or a date."""
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    if any(cell.kind is not CellKind.TEXT for cell in cells):
        return []
    return [_name(cell) for cell in cells]


def _name(cell: GridCell) -> str:
    """A caption such as `客户：` belongs to the cell beside it and names no column."""
    text = cell.text.strip()
    return "" if text.endswith(_COLON) or len(text) > _LONGEST_NAME else text


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    """Two rows of names read together: 本期 over 借方 and 贷方 stands over both."""
    width = max(len(upper), len(lower))
    below = lower + [""] * (width - len(lower))
    over, joined = "", []
    for above, name in zip(upper + [""] * (width - len(upper)), below, strict=True):
        over = above or (over if name else "")
        joined.append(_together(over, name, below) if name else above)
    return joined


def _together(over: str, name: str, below: list[str]) -> str:
    """Both words where that is a known name, or where the lower one stands there more than once."""
    known = label(over + name) in HEADINGS or (label(name) not in HEADINGS and over)
    return over + name if known or below.count(name) > 1 else name


def _belong_together(upper: list[str], lower: list[str], layout: Layout) -> bool:
    """Whether the names of a row go on in the row below, told by how many columns are understood then."""
    filled = [name for name in lower if name]
    if sum(map(bool, upper)) < 2 or len(filled) < 2 or any(re.search(r"\d", name) for name in filled):
        return False
    both, known = _match(_joined(upper, lower), layout, {}), sum(label(name) in HEADINGS for name in filled)
    return known * 2 > len(filled) and len(both) > max(len(_match(upper, layout, {})), len(_match(lower, layout, {})))


def _headers(
    top: int, row: int, names: list[str], layout: Layout, by_hand: Mapping[Meaning, str]
) -> Iterator[HeaderRow]:
    columns = _match(names, layout, by_hand)
    if not _is_header(names, columns, layout, by_hand):
        return
    parts = [(left, right, _match(names, layout, by_hand, left, right)) for left, right in _parts(names)]
    whole = [part for part in parts if is_complete(part[2], layout)]
    if len(whole) < 2:
        whole = [(0, MAX_COLUMNS - 1, columns)]
    unread = tuple(field for field, name in by_hand.items() if not name)
    for left, right, found in whole:
        yield HeaderRow(top, row, left, right, tuple(names[left : right + 1]), found, unread)


def is_complete(columns: Mapping[Meaning, int], layout: Layout) -> bool:
    """Whether each group of required fields has a column."""
    return all(any(field in columns for field in group) for group in layout.required)


def _is_header(
    names: list[str], columns: Mapping[Meaning, int], layout: Layout, by_hand: Mapping[Meaning, str]
) -> bool:
    filled = [name for name in names if name]
    wanted = [field for field, name in by_hand.items() if name]
    if wanted and filled and all(field in columns for field in wanted):
        return True
    known = sum(label(name) in HEADINGS for name in filled)
    if is_complete(columns, layout) and (len(columns) > 1 or len(filled) <= 2):
        return True
    return known >= 2 and known * 2 >= len(filled)


def _match(
    names: list[str], layout: Layout, by_hand: Mapping[Meaning, str], left: int = 0, right: int = MAX_COLUMNS - 1
) -> dict[Meaning, int]:
    """Column of each field between `left` and `right`: chosen ones first, then by the most telling name."""
    columns = {field: _chosen_column(name, names) for field, name in by_hand.items()}
    found = {field: column for field, column in columns.items() if column is not None}
    free = {index: name for index, name in enumerate(names) if name and left <= index <= right}
    for column in layout.columns:
        taken = set(found.values())
        ranks = {index: column.rank(name) for index, name in free.items() if index not in taken}
        told = {index: rank for index, rank in ranks.items() if rank is not None}
        if column.field not in by_hand and told:
            found[column.field] = min(told, key=lambda index: (told[index], index))
    return found


def _chosen_column(name: str, names: Sequence[str]) -> int | None:
    """Column of a chosen name; a letter that names no column stands for the column itself."""
    column = _index_of(name, names) if name else None
    if column is None and _LETTERS.fullmatch(name) and "".join(names[column_of(name) : column_of(name) + 1]):
        return column_of(name)
    return column


def _index_of(name: str, names: Sequence[str]) -> int | None:
    """Column of a name, first as it is written, then without its unit and brackets."""
    for plain in (full_label, label):
        wanted = plain(name)
        for index, candidate in enumerate(names):
            if candidate and plain(candidate) == wanted:
                return index
    return None


def _parts(names: list[str]) -> Iterator[tuple[int, int]]:
    """First and last column of each run of names without a gap."""
    left = None
    for index, name in enumerate([*names, ""]):
        if name and left is None:
            left = index
        if not name and left is not None:
            yield left, index - 1
            left = None
