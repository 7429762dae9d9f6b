"""The picture of a report, in no language: piles of money, or prices over time. The table beside it is the truth."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.columns import Words
from desktop_app.domain.marks import Mark


@dataclass(frozen=True, slots=True)
class Pile:
    """One bar: its words, its money in fen part by part from the bottom, a note below, and where it leads.

    `late` counts the step of lateness from 1; 0 is not late. `ahead` has not come yet.
    """

    title: Words
    parts: tuple[int, ...]
    note: Words = ""
    mark: Mark = Mark.PLAIN
    late: int = 0
    ahead: bool = False

    @property
    def fen(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Piles:
    """Bars side by side; `hollow` parts are not money yet."""

    piles: tuple[Pile, ...]
    hollow: frozenset[int] = frozenset()

    @property
    def highest(self) -> int:
        """What the highest bar comes to, at least 1."""
        return max((max(sum(max(part, 0) for part in one.parts), abs(one.fen)) for one in self.piles), default=0) or 1


def longest_first(titles: Sequence[Words], fens: Sequence[int], most: int, rest: Words) -> Piles:
    """One bar each, the largest first; what there is beyond `most` bars stands together in a last one."""
    ranked = sorted(zip(titles, fens, strict=True), key=lambda one: -one[1])
    shown = [Pile(title, (fen,)) for title, fen in ranked[:most] if fen]
    beyond = sum(fen for _, fen in ranked[most:])
    return Piles((*shown, *((Pile(rest, (beyond,)),) if beyond else ())))
