"""The picture of a report, in no language: piles of money, or prices over time. The table beside it is the truth."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from desktop_app.domain.columns import Words
from desktop_app.domain.marks import Mark


@dataclass(frozen=True, slots=True)
class Pile:
    """One bar: its words, its money in fen part by part from the bottom, a note below.

    `key` is the row it stands for, None where it stands for several. `short` is what it is called where there is little
    room. `late` counts the step of lateness from 1, 0 is not late; `ahead` has not come yet.
    `said` is what stands for its figure where that is no sum of money.
    """

    title: Words
    parts: tuple[int, ...]
    note: Words = ""
    key: Hashable = None
    short: str = ""
    mark: Mark = Mark.PLAIN
    late: int = 0
    ahead: bool = False
    said: Words = ""

    @property
    def fen(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Piles:
    """Bars side by side. `legend` names their parts, empty where each has one; `hollow` parts are not money yet."""

    piles: tuple[Pile, ...]
    legend: tuple[Words, ...] = ()
    hollow: frozenset[int] = frozenset()

    @property
    def highest(self) -> int:
        """What the highest bar comes to, at least 1."""
        return max((max(sum(max(part, 0) for part in one.parts), abs(one.fen)) for one in self.piles), default=0) or 1


def longest_first(found: Sequence[Pile], most: int) -> Piles:
    """So many of the largest, the largest first; the others stand in the table."""
    return Piles(tuple(sorted((one for one in found if one.fen > 0), key=lambda one: -one.fen)[:most]))
