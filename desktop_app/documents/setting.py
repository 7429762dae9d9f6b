"""Setting a text into a given space: as it is, broken into lines, smaller, or cut with an ellipsis; never wider."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import floor

from desktop_app.documents.typeface import Weight, measure

POINT = 25.4 / 72
"""Millimetres of one typographic point."""

_OPENING = "（《「『【“‘［¥￥"
_CLOSING = "，。；：、！？）》」』】”’］…％"
_PIECES = re.compile(
    rf"[{_OPENING}]*(?:[!-~\u00c0-\u024f]+|.)[{_CLOSING}\u0300-\u036f\u200d\ufe0e\ufe0f]* *", re.DOTALL
)
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Block:
    """Text set: its lines and the size in points they are printed in."""

    lines: tuple[str, ...]
    size: float
    weight: Weight = Weight.REGULAR

    @property
    def height(self) -> float:
        """Millimetres from the top of the first line to the foot of the last."""
        return len(self.lines) * line_height(self.size)


def width_of(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """Width of a line in mm."""
    return measure(text, weight) * size * POINT


def line_height(size: float) -> float:
    """Distance of two lines in mm."""
    return size * POINT * 1.25


def set_figure(text: str, width: float, size: float, weight: Weight = Weight.REGULAR) -> Block:
    """A figure on one line of `width` mm. It may become smaller, but is never broken or cut."""
    needed = width_of(text, size, weight)
    return Block((text,), size if needed <= width else floor(size * width / needed * 100) / 100, weight)


@lru_cache(maxsize=4096)
def set_text(
    text: str,
    width: float,
    size: float,
    height: float = 0,
    weight: Weight = Weight.REGULAR,
    smallest: float = 7,
) -> Block:
    """Text into `width` × `height` mm (at least one line): at `size` points, else smaller to `smallest`, else cut.

    Remembered, because forms say the same again and again.
    """
    if "\n" not in text and width_of(text, size, weight) <= width:
        return Block((text,), size, weight)
    while True:
        lines, ems = max(int(height / line_height(size) + 0.05), 1), width / (size * POINT)
        broken = list(islice(_broken(text, ems, weight), lines + 1))
        if len(broken) <= lines:
            return Block(tuple(broken), size, weight)
        if size <= smallest:
            return Block(_cut(broken[:lines], ems, weight), size, weight)
        size = max(size - _STEP, smallest)


def _broken(text: str, ems: float, weight: Weight) -> Iterator[str]:
    """Lines of at most `ems`, broken between Chinese characters or words; a mark stays with what it belongs to."""
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for piece in _fitting_pieces(paragraph, ems, weight):
            if line and used + measure(piece.rstrip(), weight) > ems:
                yield line.rstrip()
                line, used = "", 0.0
            line, used = line + piece, used + measure(piece, weight)
        yield line.rstrip()


def _fitting_pieces(paragraph: str, ems: float, weight: Weight) -> Iterator[str]:
    for found in _PIECES.finditer(paragraph):
        piece = found[0]
        if measure(piece.rstrip(), weight) <= ems:
            yield piece
        else:
            yield from piece


def _cut(lines: list[str], ems: float, weight: Weight) -> tuple[str, ...]:
    last = lines[-1]
    while last and measure(last + "…", weight) > ems:
        last = last[:-1]
    return (*lines[:-1], last + "…")
