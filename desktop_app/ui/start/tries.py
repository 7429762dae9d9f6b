"""Wrong PINs or passphrases of one cover: five, then a rest that grows, as with the PIN (experience 2.10)."""

from dataclasses import dataclass
from math import ceil

from desktop_app.domain.pins import rest_after


@dataclass(slots=True)
class Tries:
    """Counts wrong tries. Times are those of a monotonic clock, in seconds."""

    wrong: int = 0
    until: float = 0.0

    def fail(self, now: float) -> None:
        """One more wrong try; every fifth begins a rest."""
        self.wrong += 1
        self.until = now + rest_after(self.wrong)

    def know(self, wrong: int, rest: int, now: float) -> None:
        """The book counts wrong PINs itself: how many there were, and for how many seconds none is taken."""
        self.wrong, self.until = wrong, now + rest

    def succeed(self) -> None:
        """The right one: all is forgotten."""
        self.wrong, self.until = 0, 0.0

    def rest(self, now: float) -> int:
        """Whole seconds until the next try is taken; 0 when it may come."""
        return max(0, ceil(self.until - now))
