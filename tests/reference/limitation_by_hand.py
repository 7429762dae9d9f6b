"""The last day to sue, told from the text of the law alone and slowly: day by day, without the program.

民法典 188 three years and twenty at most, 189 the last part, 192 what bars the defence after the end, 194 suspended
in the last six months, 195 what restarts, 201–203 how a period is counted; 时效规定 14 what is consent, 19 what a mere
signature is not. Safe counts only what can be shown; claimed counts what was only said, too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

ONE_DAY = timedelta(days=1)


class Fact(Enum):
    PAYMENT = "money came"
    PROMISE = "said when they pay"
    PLAN = "agreed parts"
    STATEMENT = "agreed what is owed"
    SENT = "a statement went out and nobody answered"
    DEMAND = "a letter that asks, arrived"
    COURT = "sued, or asked the court for an order"
    REFUSAL = "will not pay"
    OBSTACLE = "nobody could sue"


@dataclass(frozen=True, slots=True)
class Told:
    """What happened on a day; of a plan the day of its last part, of an obstacle the day it ended."""

    day: date
    fact: Fact
    shown: bool = True
    until: date | None = None


BINDS_AGAIN = {Fact.PROMISE, Fact.PLAN}
"""What was paid after the end stays paid and says nothing of the rest (192); a signature alone says nothing (19)."""

RESTARTS = BINDS_AGAIN | {Fact.PAYMENT, Fact.STATEMENT, Fact.DEMAND, Fact.COURT}


def same_day_later(start: date, months: int) -> date:
    """The corresponding day, the month's last where there is none: found by counting, not by a formula."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    day = start.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def six_months_before(end: date) -> date:
    day = end
    while same_day_later(day, 6) > end:
        day -= ONE_DAY
    return day


def last_day(
    due: date | None, delivered: date, told: Sequence[Told], is_free: Callable[[date], bool], *, safe: bool
) -> date:
    """The safe day is not lengthened by days off; what is claimed ends on a day of work (203)."""
    begins = delivered if due is None else due
    outer = same_day_later(begins, 12 * 20)
    obstacles = [one for one in told if one.fact is Fact.OBSTACLE and (one.shown or not safe)]
    end = min(_suspended(same_day_later(begins, 36), obstacles), outer)
    for one in sorted(told, key=lambda one: one.day):
        if one.fact not in RESTARTS or (safe and not one.shown):
            continue
        if one.day > next_working_day(end, is_free) and one.fact not in BINDS_AGAIN:
            continue  # over: a demand or a signature brings nothing back
        counts_from = max(one.day, one.until or one.day)
        if counts_from > begins:
            begins = counts_from
            end = min(_suspended(same_day_later(begins, 36), obstacles), outer)
    return end if safe else next_working_day(end, is_free)


def _suspended(end: date, obstacles: Sequence[Told]) -> date:
    """194: an obstacle within the last six months ends the period six months after it went away; then the next."""
    for one in sorted(obstacles, key=lambda one: one.day):
        gone = one.until or one.day
        if one.day <= end and gone >= six_months_before(end):
            end = max(end, same_day_later(gone, 6))
    return end


def next_working_day(day: date, is_free: Callable[[date], bool]) -> date:
    """203: the last day on a day off is moved to the day after it."""
    while is_free(day):
        day += ONE_DAY
    return day
