"""Since when the book knew of what is dated earlier than it is entered (cases 6, 24).

A shop that starts with the program brings its old papers over: what is dated up to the book's first day, and comes
before the first day of its own work is over, counts as always known, so no figure of the past is told as restated.
From then on somebody may have read the past days: whatever is entered for them is known from the day of its entry.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.store.beginning import beginning
from desktop_app.store.database import Ledger


@dataclass(frozen=True, slots=True)
class TakeOver:
    """`until` is the last day whose papers are brought over as always known; None once the shop works with the book."""

    today: date
    until: date | None

    def entered(self, dated: date) -> date:
        """The day from which the book knows a paper of that day that is brought over today."""
        return dated if self.until and dated <= self.until else self.today


def take_over(ledger: Ledger, today: date) -> TakeOver:
    """How papers are brought over today; read once for all that come in one step."""
    began = beginning(ledger)
    worked_before = began.work is not None and began.work != today
    return TakeOver(today, None if worked_before else began.entry or today)
