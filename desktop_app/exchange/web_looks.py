"""How a tag of a web page looks, as far as it changes what a table says: hidden, struck through, coloured, spanning."""

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.exchange.grid import MAX_COLUMNS, MAX_ROWS
from desktop_app.exchange.web_pages import attributes_of

_HIDES = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKES = re.compile(r"line-through", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([#\w]+(?:\([^)]*\))?)", re.IGNORECASE)
_NO_GROUND = frozenset(("", "white", "#fff", "#ffffff", "transparent", "none", "inherit", "initial", "auto"))


@dataclass(frozen=True, slots=True)
class WebLook:
    """`ground` is the colour behind it, where it is not white; it spans so many `columns` and `rows`."""

    hidden: bool = False
    struck: bool = False
    ground: str = ""
    columns: int = 1
    rows: int = 1


PLAIN = WebLook()


@lru_cache(maxsize=4096)
def look_of(told: str) -> WebLook:
    """By the attributes as they are written; `PLAIN` itself where they say nothing: most cells look alike."""
    found = attributes_of(told)
    style = found.get("style", "")
    ground = _GROUND.search(style)
    colour = (ground[1] if ground else found.get("bgcolor", "")).strip().lower()
    look = WebLook(
        "hidden" in found or bool(_HIDES.search(style)),
        bool(_STRIKES.search(style)),
        "" if colour in _NO_GROUND else colour,
        _span(found.get("colspan", ""), MAX_COLUMNS),
        _span(found.get("rowspan", ""), MAX_ROWS),
    )
    return PLAIN if look == PLAIN else look


def _span(told: str, most: int) -> int:
    told = told.strip()
    return min(max(int(told), 1), most) if told.isascii() and told.isdigit() and len(told) < 9 else 1
