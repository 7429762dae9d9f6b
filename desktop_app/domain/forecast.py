"""The chance that an open item is still unpaid and overdue in so many days, counted and never trained.

In one sentence: of this customer's items that were open so many days past due, the share that was still open
`horizon` days later, mixed with `STRENGTH` items that behave like everybody's.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.errors import Refused

HORIZON_DAYS = 14
LONGEST_HORIZON = 365

STRENGTH = 4
"""So many items of everybody's stand beside a customer's own; 2 to 8 rank about equally well."""

COMMON = 20
"""Items that must have reached an age before everybody's rate at that age is believed."""

EVEN = 0.5
"""Where everybody's rate starts in a shop without history."""


PaidItem = tuple[int, int]
"""(customer id, days past due) of one item that was paid in full; without a due date it has no lateness."""


@dataclass(frozen=True, slots=True)
class _Ages:
    """Sorted days past due, negative before: when items were settled, and how far the open ones have come."""

    settled: Sequence[int] = ()
    still_open: Sequence[int] = ()

    def outcome(self, age: int, horizon: int) -> tuple[int, int]:
        """(open at `age` and `horizon` days later, open at `age`), of the items of which both are known.

        An item still open today counts once it is `age + horizon` days old; before that nobody knows.
        """
        stayed = len(self.still_open) - bisect_left(self.still_open, age + horizon)
        later = len(self.settled) - bisect_right(self.settled, age + horizon)
        before = len(self.settled) - bisect_right(self.settled, age)
        return later + stayed, before + stayed

    def oldest_common(self, horizon: int, common: int) -> int:
        """The greatest age that at least `common` known items reached; the youngest known while there are fewer."""
        oldest = [age - 1 for age in self.settled[-common:]] + [age - horizon for age in self.still_open[-common:]]
        return sorted(oldest, reverse=True)[:common][-1] if oldest else 0


@dataclass(frozen=True, slots=True)
class Habits:
    """How everybody and each customer pays, as known on `today`."""

    today: date
    horizon: int
    strength: float
    everybody: _Ages
    oldest_common: int
    own: Mapping[int, _Ages]

    def chance(self, customer_id: int, due: date | None) -> float:
        """Chance, 0 to 1, that the customer's item of that due date is unpaid and overdue `horizon` days from today.

        0 when it cannot be overdue by then: not due before that day, or waiting for a newer batch (N07).
        """
        age = (self.today - due).days if due else -self.horizon
        if age + self.horizon <= 0:
            return 0.0
        own = self.own.get(customer_id, _Ages())
        return self._mixed(own, age, self.everybodys(age))

    def everybodys(self, age: int) -> float:
        """The rate of all customers; at ages few items ever reached, the rate of the oldest common age holds."""
        return self._mixed(self.everybody, min(age, self.oldest_common), EVEN)

    def _mixed(self, ages: _Ages, age: int, towards: float) -> float:
        later, before = ages.outcome(age, self.horizon)
        return (later + self.strength * towards) / (before + self.strength)


def learn(
    history: Iterable[PaidItem],
    open_items: Iterable[OpenItem],
    today: date,
    horizon: int = HORIZON_DAYS,
    strength: float = STRENGTH,
    common: int = COMMON,
) -> Habits:
    """Payment habits from what was known on `today`: `history` holds no payment after that day (N07).

    `open_items` are those still open on that day. Raises Refused for a horizon that is not 1 to 365 days.
    """
    if not 1 <= horizon <= LONGEST_HORIZON:
        raise Refused(
            "A look {days} days ahead is not possible. Choose 1 to {longest} days.",
            days=horizon,
            longest=LONGEST_HORIZON,
        )
    settled, still_open = _settled_ages(history), _open_ages(open_items, today)
    own = {
        customer: _Ages(sorted(settled.get(customer, ())), sorted(still_open.get(customer, ())))
        for customer in settled.keys() | still_open.keys()
    }
    everybody = _Ages(_in_order(settled.values()), _in_order(still_open.values()))
    return Habits(today, horizon, strength, everybody, everybody.oldest_common(horizon, common), own)


def _in_order(ages: Iterable[Sequence[int]]) -> list[int]:
    """All of them sorted; many items share few ages, so that counting is quicker than comparing."""
    counts = Counter(chain.from_iterable(ages))
    return [age for age in sorted(counts) for _ in range(counts[age])]


def _settled_ages(history: Iterable[PaidItem]) -> dict[int, list[int]]:
    ages: dict[int, list[int]] = defaultdict(list)
    for customer, days in history:
        ages[customer].append(days)
    return ages


def _open_ages(open_items: Iterable[OpenItem], today: date) -> dict[int, list[int]]:
    ages: dict[int, list[int]] = defaultdict(list)
    for item in open_items:
        if item.due:
            ages[item.customer_id].append((today - item.due).days)
    return ages
