"""How customers pay: some before the day, some when they feel like it, a few hardly ever."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habit:
    """One way to pay. `late` and `spread`: days after the due date, mean and deviation.

    `share`: least and most part of what is due that comes at once; `rounded`: in whole steps of so many fen.
    `again`: days until more comes. The rest are chances from 0 to 1: that a promise is kept, that a statement is
    agreed or contradicted (else silence), that the signed slip comes back.
    """

    late: float
    spread: float
    share: tuple[float, float] = (1.0, 1.0)
    rounded: int = 1
    again: tuple[int, int] = (7, 20)
    keeps: float = 0.9
    agrees: float = 0.85
    differs: float = 0.03
    signs: float = 0.95
    ahead: bool = False


PROMPT = Habit(-1, 1.5)
REGULAR = Habit(3, 4, rounded=10_00, keeps=0.85, agrees=0.8)
SLOW = Habit(20, 12, share=(0.6, 1.0), rounded=1_000_00, keeps=0.6, agrees=0.6, differs=0.08, signs=0.88)
ERRATIC = Habit(12, 22, share=(0.3, 1.0), rounded=500_00, again=(5, 45), keeps=0.5, agrees=0.5, differs=0.1, signs=0.8)
BAD = Habit(50, 30, share=(0.15, 0.5), rounded=1_000_00, again=(15, 60), keeps=0.25, agrees=0.3, differs=0.1, signs=0.7)
AHEAD = Habit(0, 2, ahead=True)

COMMON = ((PROMPT, 26), (REGULAR, 28), (SLOW, 24), (ERRATIC, 12), (BAD, 8), (AHEAD, 2))
"""Of a hundred customers, so many have each habit."""
