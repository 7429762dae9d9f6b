"""Five wrong tries, then half a minute of rest: a guesser gives up, an owner drinks tea (experience 2.10)."""

from dataclasses import dataclass
from math import ceil

ALLOWED = 5
REST = 30.0
"""Seconds."""


@dataclass(slots=True)
class Tries:
    """Counts wrong tries. Times are those of a monotonic clock, in seconds."""

    wrong: int = 0
    until: float = 0.0

    def fail(self, now: float) -> None:
        """One more wrong try; every fifth begins a rest."""
        self.wrong += 1
        if self.wrong % ALLOWED == 0:
            self.until = now + REST

    def succeed(self) -> None:
        """The right one: all is forgotten."""
        self.wrong, self.until = 0, 0.0

    def rest(self, now: float) -> int:
        """Whole seconds until the next try is taken; 0 when it may come."""
        return max(0, ceil(self.until - now))
