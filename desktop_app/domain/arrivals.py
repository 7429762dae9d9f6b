"""Money that came, beside the debts it reached: what keeps promises to pay and meets claims to have paid."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

Place = tuple[date, int]
"""A business date and, within the day, the journal's sequence: the order in which things happened."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """`fen` of one receipt, which came at `at`, and since when the debt it reached has stood.

    `debt` is None for money on account that no debt can take: it serves whatever was owed before.
    """

    at: Place
    fen: int
    debt: Place | None = None

    def reaches(self, when: Place) -> bool:
        """Does it lower what was owed at that moment? Money for later goods does not (case 9)."""
        return self.debt is None or self.debt < when


def on_account(unspent: Iterable[tuple[Place, int]], owed: Iterable[tuple[Place, int]]) -> Iterator[Arrival]:
    """Money on account, each part beside the debt it may be meant for (case 9).

    `unspent` and `owed` are (since when, fen) of receipts and of open debts. Nobody said what the money is for, so
    it is taken to be for the newest debt that stood on the day it came, then for the one before: it counts for an
    old debt only as far as no newer one can take it. The newest money chooses first.
    """
    left = sorted(owed)
    for at, fen in sorted(unspent, reverse=True):
        later = [debt for debt in left if debt[0][0] > at[0]]
        stood = left[: len(left) - len(later)]
        while fen and stood:
            debt, open_fen = stood.pop()
            used = min(fen, open_fen)
            fen -= used
            yield Arrival(at, used, debt)
            if used < open_fen:
                stood.append((debt, open_fen - used))
        left = stood + later
        if fen:
            yield Arrival(at, fen)
