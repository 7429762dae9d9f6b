"""Repayment plans: old arrears paid in parts, while the slips keep their own due dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import monthly_dates
from desktop_app.domain.errors import Problem, Refused, Said
from desktop_app.domain.money import equal_parts, format_yuan

INSTALMENT_SALE = 3
"""From so many parts on the law speaks of a sale by instalments (买卖解释 27)."""

FIFTH = 20
"""Per cent of a plan: missed parts of so much let the whole rest be asked for where that is agreed (民法典 634)."""

MOST_PARTS = 120
"""Nobody agrees to more than ten years."""


class InstalmentState(StrEnum):
    """One part of a plan on one day. MISSED is past its day and not whole; PART has money before its day.

    DROPPED is owed no more: goods came back, or the slip was lowered (case 16).
    """

    PAID = "paid"
    PART = "part"
    DUE = "due"
    MISSED = "missed"
    COMING = "coming"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Instalment:
    due: date
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What the customer agreed to pay when, over which open items (N11, R127).

    `signed_on` is the day the signed copy came back; without one the plan was only agreed by word of mouth (case 28).
    `scans` name the kept scans of it, oldest first.
    """

    customer_id: int
    agreed_on: date
    item_ids: tuple[int, ...]
    instalments: tuple[Instalment, ...]
    note: str = ""
    number: str = ""
    id: int = 0
    signed_on: date | None = None
    scans: tuple[str, ...] = ()

    @property
    def total_fen(self) -> int:
        return sum(part.amount_fen for part in self.instalments)


@dataclass(frozen=True, slots=True)
class PartProgress:
    """One part, the money that reached it, and what of it is owed no more; the earliest part takes money first."""

    instalment: Instalment
    paid_fen: int
    state: InstalmentState
    dropped_fen: int = 0

    @property
    def missing_fen(self) -> int:
        return self.instalment.amount_fen - self.dropped_fen - self.paid_fen


def monthly_plan(total_fen: int, count: int, first: date) -> tuple[Instalment, ...]:
    """`count` parts a month apart that sum to the total; the last takes the rest (cases 3, 5, 16).

    Raises Refused for fewer parts than one.
    """
    parts = equal_parts(total_fen, count)
    return tuple(Instalment(due, part) for due, part in zip(monthly_dates(first, count), parts, strict=True))


def plan_by_sum(total_fen: int, part_fen: int, first: date) -> tuple[Instalment, ...]:
    """Parts of `part_fen` a month apart that sum to the total; the last takes what is left.

    Raises Refused for parts of nothing, and for more than `MOST_PARTS` of them.
    """
    if part_fen <= 0:
        raise Refused("A part must be more than 0.00.")
    count = max(-(-total_fen // part_fen), 1)
    if count > MOST_PARTS:
        raise Refused("These would be {count} parts. Agree on {most} at most.", count=count, most=MOST_PARTS)
    sums = [part_fen] * (count - 1) + [total_fen - part_fen * (count - 1)]
    return tuple(Instalment(due, fen) for due, fen in zip(monthly_dates(first, count), sums, strict=True))


def problems(plan: Plan, open_fen: int) -> list[Problem]:
    """Everything that keeps the plan from being agreed; `open_fen` is open on its items (cases 5, 16)."""
    if not plan.instalments:
        return [Problem("instalments", Said("The plan has no parts. Add at least one."))]
    found = [*_part_problems(plan)]
    if not plan.item_ids:
        found.append(Problem("items", Said("The plan covers no slips. Choose at least one.")))
    if plan.total_fen != open_fen:
        found.append(_does_not_sum(plan, open_fen))
    return found


def progress(plan: Plan, paid_fen: int, today: date, dropped_fen: int = 0) -> list[PartProgress]:
    """Each part with what reached it of the `paid_fen` paid on the plan, earliest part first (R127, case 16).

    `dropped_fen` is owed no more without a payment, such as goods that came back: the last parts are lowered by it.
    """
    owed = _lowered(plan.instalments, dropped_fen)
    rows, left = [], paid_fen
    for part, still in zip(plan.instalments, owed, strict=True):
        used = min(left, still)
        left -= used
        rows.append(PartProgress(part, used, _state(part.due, still, used, today), part.amount_fen - still))
    return rows


def acceleration_offered(
    plan: Plan, paid_fen: int, today: date, demanded_on: date | None, dropped_fen: int = 0, calls_at: int = FIFTH
) -> bool:
    """May the owner ask for the whole rest? Offered, never done by itself (case 16, N11, 民法典 634).

    Only for plans of at least three parts, once parts that were already missed on the day of the demand and are
    still unpaid after it reach `calls_at` per cent of what the plan is about, a fifth at least; 0 where the signed
    agreement has no such clause.
    """
    if demanded_on is None or today <= demanded_on or len(plan.instalments) < INSTALMENT_SALE or not calls_at:
        return False
    rows = progress(plan, paid_fen, today, dropped_fen)
    missing = sum(row.missing_fen for row in rows if row.instalment.due < demanded_on)
    return missing > 0 and missing * 100 >= calls_at * (plan.total_fen - dropped_fen)


def _lowered(parts: tuple[Instalment, ...], dropped_fen: int) -> list[int]:
    """What each part is about once the last ones were lowered by so much."""
    owed, left = [], dropped_fen
    for part in reversed(parts):
        gone = min(left, part.amount_fen)
        left -= gone
        owed.append(part.amount_fen - gone)
    return owed[::-1]


def _part_problems(plan: Plan) -> Iterator[Problem]:
    earliest = plan.agreed_on
    for line, part in enumerate(plan.instalments, 1):
        if part.amount_fen <= 0:
            yield Problem("amount", Said("Part {line} must be more than 0.00.", line=line), line)
        if part.due < earliest:
            yield Problem("due", Said("Part {line} must be due on {date} or later.", line=line, date=earliest), line)
        earliest = part.due + timedelta(days=1)


def _does_not_sum(plan: Plan, open_fen: int) -> Problem:
    """Told with the last part that would fit, where one would."""
    facts = {"total": format_yuan(plan.total_fen), "open": format_yuan(open_fen)}
    fit = plan.instalments[-1].amount_fen + open_fen - plan.total_fen
    if fit > 0:
        said = Said("The parts sum to {total}, but {open} is unpaid on the slips. With a last part of {fit} they fit.",
                    **facts, fit=format_yuan(fit))  # fmt: skip
    else:
        said = Said("The parts sum to {total}, but {open} is unpaid on the slips. Lower the parts.", **facts)
    return Problem("instalments", said)


def _state(due: date, owed_fen: int, paid_fen: int, today: date) -> InstalmentState:
    if not owed_fen:
        return InstalmentState.DROPPED
    if paid_fen >= owed_fen:
        return InstalmentState.PAID
    if due < today:
        return InstalmentState.MISSED
    if due == today:
        return InstalmentState.DUE
    return InstalmentState.PART if paid_fen else InstalmentState.COMING
