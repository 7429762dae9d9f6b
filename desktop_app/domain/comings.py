"""Who is new, who has gone quiet, who is lost: from the days on which a customer took goods."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said

QUIET_DAYS, LOST_DAYS = 30, 90
"""So many days without goods, and so many times longer than usual, make a customer quiet, and lost."""

QUIET_TIMES, LOST_TIMES = 2, 4


class Faring(StrEnum):
    """How a customer comes."""

    NEW = "new"
    QUIET = "quiet"
    LOST = "lost"
    USUAL = "usual"


FARINGS = {
    Faring.NEW: Said("New"),
    Faring.QUIET: Said("Gone quiet"),
    Faring.LOST: Said("Stays away"),
    Faring.USUAL: Said("Comes as usual"),
}
"""In a word or two."""


@dataclass(frozen=True, slots=True)
class Visits:
    """The first and the last day on which somebody took goods, and on how many days; `owing` is the first day of a debt
    that was taken over, from before the book.
    """

    first: date
    last: date
    days: int
    owing: date | None = None

    @property
    def usual_gap(self) -> int:
        """Days from one time to the next, as a rule; 0 for who came once."""
        return (self.last - self.first).days // (self.days - 1) if self.days > 1 else 0

    def silent(self, today: date) -> int:
        """Days since the last time."""
        return (today - self.last).days


def faring_of(visits: Visits, since: date, today: date) -> Faring:
    """As of `today`; who took goods for the first time since that day is new, however quiet by now.

    Whoever owed before the book began took goods before it.
    """
    if min(visits.first, visits.owing or visits.first) >= since:
        return Faring.NEW
    silent, gap = visits.silent(today), visits.usual_gap
    if silent > max(LOST_DAYS, LOST_TIMES * gap):
        return Faring.LOST
    return Faring.QUIET if silent > max(QUIET_DAYS, QUIET_TIMES * gap) else Faring.USUAL
