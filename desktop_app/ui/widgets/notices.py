"""What the window tells quietly: a bar in the page, never a box in the way (U51, experience 2.7)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """How loud; information and success go by themselves, warnings and errors stay."""

    INFO = "info"
    DONE = "done"
    WARN = "warn"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Way:
    """A way out on a button: what it says and what it does."""

    text: str
    does: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """Words in the language of the window and at most two ways out. `lasts` in seconds, 0 until it is closed."""

    level: Level
    text: str
    ways: tuple[Way, ...] = ()
    lasts: int = 0


def info(text: str, *ways: Way) -> Notice:
    return Notice(Level.INFO, text, ways, 6)


def well_done(text: str, *ways: Way) -> Notice:
    return Notice(Level.DONE, text, ways, 10 if ways else 6)


def warning(text: str, *ways: Way) -> Notice:
    return Notice(Level.WARN, text, ways)


def error(text: str, *ways: Way) -> Notice:
    return Notice(Level.ERROR, text, ways)
