"""The tags and texts of a web page, one after the other, as browsers take them; what is unknown is passed over. Many
shop programs save a page of a million tags under the name of a spreadsheet, so it is walked fast.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*+)([^>]*+)>|!--|[!?/][^>]*+>)")
_ATTRIBUTES = re.compile(r"[^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']*)))?")
_RAW = frozenset(("script", "style"))
"""Elements whose text holds no tags."""
_COMMENT, _COMMENT_END = "<!--", "-->"
_CELL = re.compile(r"<td(?=[\s>])([^<>]*)>([^<]*)</td>", re.IGNORECASE)
_ONLY_CELLS = re.compile(rf"(?:\s*{_CELL.pattern})+\s*", re.IGNORECASE)
_ROW_ENDS, _LONGEST_ROW = ("</tr>", "</TR>"), 20_000
_MOST_ATTRIBUTES = 4_096
"""Signs behind the name of a tag up to which a quotation mark in it is looked at."""


class PagePiece(NamedTuple):
    """A text, or a tag that begins or ends an element, with its attributes as they are written; `name` is empty of a
    text. A row of nothing but cells of text comes as one piece: `cells` are their attributes and texts.
    """

    name: str
    ends: bool = False
    told: str = ""
    text: str = ""
    cells: Sequence[tuple[str, str]] = ()


def pieces_of(page: str) -> Iterator[PagePiece]:
    """Every piece of a page in its order; comments and declarations are none."""
    at, end, last = 0, len(page), page.rfind(">") + 1  # behind the last sign there is no tag to look for
    rows = _Rows(page)
    while at < end:
        match = _TAG.search(page, at, last)
        if match is None:
            yield PagePiece("", text=_unescaped(page[at:]))
            return
        begin = match.start()
        if begin > at:
            yield PagePiece("", text=_unescaped(page[at:begin]))
        name = match[2]
        if name is None:
            at = _behind_comment(page, begin) if page.startswith(_COMMENT, begin) else match.end()
            continue
        name, told, at = _lower(name), match[3], match.end()
        if ("'" in told or '"' in told) and _is_cut(told):
            told, at = _whole(page, match)
        if name == "tr" and not match[1]:
            cells, at = rows.from_there(at)
            yield PagePiece(name, told=told, cells=cells)
            continue
        yield PagePiece(name, bool(match[1]), told)
        if name in _RAW and not match[1]:
            at = _behind_raw(page, at, name)


class _Rows:
    """Rows that are written as most are: cells of text, one behind the other, and nothing else."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._row_ends = next((one for one in _ROW_ENDS if one in page), _ROW_ENDS[0])
        self._none_before = 0
        """No row ends before that place."""

    def from_there(self, at: int) -> tuple[list[tuple[str, str]], int]:
        """The attributes and texts of the cells, and where the row ends; no cells where it is written otherwise."""
        if at < self._none_before:
            return [], at
        ends = self._page.find(self._row_ends, at, at + _LONGEST_ROW)
        if ends == -1:
            self._none_before = at + _LONGEST_ROW - len(self._row_ends)
            return [], at
        row = self._page[at:ends]
        found = _CELL.findall(row) if _ONLY_CELLS.fullmatch(row) else []
        if not found or any(map(_is_cut, {told for told, _ in found})):
            return [], at
        return [(told, _unescaped(text)) for told, text in found], ends + len(self._row_ends)


def _is_cut(told: str) -> bool:
    """Whether a quotation mark is open: the sign `>` behind it ends no tag."""
    return bool(told.count('"') % 2 or told.count("'") % 2)


def _unescaped(said: str) -> str:
    return unescape(said) if "&" in said else said


def _whole(page: str, match: re.Match[str]) -> tuple[str, int]:
    """The attributes where a sign `>` stands inside quotation marks, and where the tag ends."""
    found = _ATTRIBUTES.match(page, match.start(3), match.start(3) + _MOST_ATTRIBUTES)
    return (match[3], match.end()) if found is None else (found[0][:-1], found.end())


def _behind_comment(page: str, begin: int) -> int:
    found = page.find(_COMMENT_END, begin + len(_COMMENT))
    return len(page) if found == -1 else found + len(_COMMENT_END)


def _behind_raw(page: str, at: int, name: str) -> int:
    """Where the end tag of such an element stands; the end of the page where it has none."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
    return len(page) if found is None else found.start()


@lru_cache(maxsize=256)
def _lower(name: str) -> str:
    return name.lower()


def attributes_of(told: str) -> dict[str, str]:
    """By name, the first of each."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(told):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found
