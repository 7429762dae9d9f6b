"""How pressing something is: told by a glyph and words before colour (U58)."""

from enum import Enum


class Mark(Enum):
    """The glyph of a chip; its colours are the window's."""

    PLAIN = ""
    FINE = "✓"
    SOON = "●"
    LATE = "▲"
    LATER = "▲▲"
    WORST = "▲▲▲"
    PROMISE = "◆"


def late_mark(days: int) -> Mark:
    """1–30, 31–90, more than 90 days past due; 0 and less is not late."""
    if days <= 0:
        return Mark.PLAIN
    return Mark.LATE if days <= 30 else Mark.LATER if days <= 90 else Mark.WORST
