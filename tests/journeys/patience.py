"""Waiting for what a program will do, without guessing how long it takes."""

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

PATIENCE_S = 30.0
"""Generous: the machine may be slow and busy."""

PAUSE_S = 0.05


def until(answer: Callable[[], Answer | None], what: str = "", seconds: float = PATIENCE_S) -> Answer:
    """The first answer that is neither None nor False; AssertionError when none comes in time."""
    end = time.monotonic() + seconds
    while True:
        found = answer()
        if found is not None and found is not False:
            return found
        assert time.monotonic() < end, f"waited {seconds:.0f} s in vain {what}"
        time.sleep(PAUSE_S)
