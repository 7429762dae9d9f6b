"""How much the long tests do: enough for every day, or all of it with `--full`, which takes hours."""

import os
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """Books of the model and their steps, backups of one growing book, clocks that jump, and so on."""

    books: int
    steps: int
    backups: int
    clocks: int
    papers: int
    """Of 5 MB each, in a backup that may hold only a few of them in memory."""

    debtors: int
    """In a ledger that a backup may not hold in memory either."""

    kills: int
    power_cuts: int
    cuts_while_scanning: int
    cuts_while_backing_up: int


DAILY = Sizes(60, 40, 8, 200, 40, 60, 100, 240, 40, 20)
FULL = Sizes(300, 50, 500, 5_000, 500, 500, 1_000, 6_000, 600, 200)
ASKED = "QINGZHANG_FULL"
"""Set by `--full` before the first test is read, for the processes of the tests as well."""

SIZES = FULL if os.environ.get(ASKED) else DAILY


def told(sizes: Sizes) -> str:
    return ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in asdict(sizes).items())
