"""The four figures above this week's list: how many customers, how much money, since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from desktop_app.domain.chasing import Row
from desktop_app.domain.promises import PromiseState
from desktop_app.domain.reasons import NO_STEP


class Counted(Enum):
    """What three of the figures count, row by row."""

    CHASE = "chase"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Count:
    """So many customers with so much money."""

    customers: int = 0
    fen: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the week holds.

    `chase_today` is the money to ask for now of those who are neither put off nor waited for, and whose step is not
    kept for a day on which they pay (R045); `promises_today` of all
    customers promised money for today. `due_this_week` is open money due from Monday to Sunday (`week_from` to
    `week_to`), past or coming, of plans the parts. `overdue` goes back `longest_days`. `awaiting_signature` slips were
    printed and have not come back signed, the oldest dated `unsigned_since`.
    """

    chase_today: Count
    promises_today: int
    due_this_week: Count
    week_from: date
    week_to: date
    overdue: Count
    longest_days: int
    awaiting_signature: int
    unsigned_since: date | None


def figures_of(
    rows: Sequence[Row],
    unsigned: Iterable[tuple[int, date]],
    today: date,
) -> Figures:
    """The figures of one list; `unsigned` are the (slips, oldest date) of each customer."""
    monday, sunday = week_of(today)
    waiting = list(unsigned)
    late = [row for row in rows if row.overdue_fen]
    return Figures(
        chase_today=_count(counted_fen(row, Counted.CHASE, today) for row in rows),
        promises_today=sum(any(one.state is PromiseState.DUE_TODAY for one in row.promises) for row in rows),
        due_this_week=_count(counted_fen(row, Counted.DUE, today) for row in rows),
        week_from=monday,
        week_to=sunday,
        overdue=_count(counted_fen(row, Counted.OVERDUE, today) for row in rows),
        longest_days=max((row.days for row in late), default=0),
        awaiting_signature=sum(slips for slips, _ in waiting),
        unsigned_since=min((oldest for _, oldest in waiting), default=None),
    )


def counted_fen(row: Row, which: Counted, today: date) -> int:
    """What a row adds to this figure, in fen; a figure counts the customers who add to it, and no others."""
    if which is Counted.DUE:
        return row.debt.due_between(*week_of(today))
    if which is Counted.OVERDUE:
        return row.overdue_fen
    waits = row.resting or row.action in NO_STEP or row.step_on is not None
    return 0 if waits else row.ask_fen


def week_of(today: date) -> tuple[date, date]:
    """Monday and Sunday."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def _count(sums: Iterable[int]) -> Count:
    """Customers with any money, and their money."""
    found = [fen for fen in sums if fen]
    return Count(len(found), sum(found))
