"""What the print system calls a paper of a given size, so that nothing is shrunk and no form runs on."""

import re
from collections.abc import Sequence

POINT = 25.4 / 72
NEAR = 1.0
"""Millimetres a named paper may differ from the wanted one: names are rounded to points or whole millimetres."""

NAMED = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
}
"""Sheets lie in a tray one way: a paper drawn across is turned by the printer."""

_IN_MM = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm", re.IGNORECASE)
_IN_POINTS = re.compile(r"w(\d+(?:\.\d+)?)h(\d+(?:\.\d+)?)", re.IGNORECASE)


def media_for(width: float, height: float, papers: Sequence[str]) -> str | None:
    """The name to ask for a paper of `width` × `height` mm by, among those a printer knows; None when it has none.

    A printer that does not tell its papers is asked for the exact size.
    """
    for name in papers:
        if name in NAMED and _same(sorted((width, height)), NAMED[name]):
            return name
    for name in papers:
        size = _size_in(name)
        if size and _same((width, height), size):
            return name
    if not papers or any(name.startswith("Custom.") for name in papers):
        return f"Custom.{width:g}x{height:g}mm"
    return None


def _size_in(name: str) -> tuple[float, float] | None:
    """The size that stands in the name itself, as drivers for continuous forms write it."""
    if found := _IN_MM.fullmatch(name):
        return float(found[1]), float(found[2])
    if found := _IN_POINTS.fullmatch(name):
        return float(found[1]) * POINT, float(found[2]) * POINT
    return None


def _same(size: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(one - two) <= NEAR for one, two in zip(size, other, strict=True))
