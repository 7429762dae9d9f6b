"""How far a customer may go, as the owner decided it: for good or until a day, with grade, reason and day of review."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop_app.domain.customers import Grade
from desktop_app.domain.dates import Terms, TermsKind, due_date
from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan

MONTH = 30
"""Days of a month, for averages."""

LOOKED_BACK = 6
"""Months whose purchases say how much a customer takes."""

BATCH_DAYS = 15
"""So long a batch is taken to be open before the next one calls for it."""

GRADE_PERCENT = {Grade.A: 120, Grade.B: 100, Grade.C: 50, Grade.NONE: 100}
"""What of the usual purchases on credit a grade may owe."""

STEP_FEN, FINE_STEP_FEN = 1_000_00, 100_00
"""Suggestions are whole thousands, small ones whole hundreds."""


@dataclass(frozen=True, slots=True)
class LimitDecision:
    """One decision. `until` ends it by itself; what holds for good is written to the customer, too.

    `limit_before` and `grade_before` are what held until then, so that it can be taken back.
    """

    customer_id: int
    dated: date
    limit_fen: int | None
    grade: Grade = Grade.NONE
    until: date | None = None
    review_on: date | None = None
    reason: str = ""
    limit_before: int | None = None
    grade_before: Grade = Grade.NONE
    id: int = 0
    given_by: str = ""

    def holds_on(self, today: date) -> bool:
        """Whether it sets a limit of its own on the day, in place of the customer's."""
        return self.until is not None and self.dated <= today <= self.until


def passing_limit(decided: Iterable[LimitDecision], today: date) -> LimitDecision | None:
    """The limit of a season that holds on the day; a later decision for good ends it."""
    last = max((one for one in decided if one.dated <= today), key=lambda one: one.id, default=None)
    return last if last is not None and last.holds_on(today) else None


def limit_with(season: LimitDecision | None, own_fen: int | None) -> int | None:
    """How far a customer may go on a day: as decided for a season, else by their own limit."""
    return season.limit_fen if season else own_fen


def refuse_unfit(decision: LimitDecision, today: date) -> None:
    """A limit is for today or later, and 0.00 or more; each is said at its field with what would fit."""
    if decision.limit_fen is not None and not 0 <= decision.limit_fen <= LARGEST_FEN:
        raise Refused("A credit limit is 0.00 or more. Leave it empty for no limit.").at("limit")
    if decision.until is not None and decision.until < today:
        said = Refused("A limit until {day} would be over. Choose {today} or later.", day=decision.until, today=today)
        raise said.at("until")
    if decision.until is not None and decision.limit_fen is None:
        raise Refused("A limit until a day needs a sum.").at("limit")
    if decision.review_on is not None and decision.review_on <= today:
        tomorrow = today + timedelta(days=1)
        raise Refused("The next review is after today: {day} or later.", day=tomorrow).at("review_on")


@dataclass(frozen=True, slots=True)
class BuyingHabit:
    """What is known of how a customer buys and pays.

    `bought_fen` in the last `months`; `late_days` is how late slips were paid on average, None where none was;
    `kept` the share of promises kept, None where none came due; `worst_days` how late the oldest open slip is.
    """

    terms: Terms
    bought_fen: int = 0
    months: int = LOOKED_BACK
    late_days: float | None = None
    kept: float | None = None
    worst_days: int = 0

    @property
    def monthly_fen(self) -> int:
        return self.bought_fen // max(self.months, 1)


@lru_cache
def credit_days(terms: Terms, today: date) -> int:
    """How long a slip is open on average by the terms; nothing for who pays cash."""
    if terms.kind is TermsKind.CASH:
        return 0
    if terms.by_batches:
        return BATCH_DAYS
    if terms.kind in (TermsKind.NOT_AGREED, TermsKind.FIXED_DATE):
        return MONTH
    days = [today - timedelta(days=ago) for ago in range(MONTH)]
    return sum(((due_date(terms, day) or day) - day).days for day in days) // MONTH


@dataclass(frozen=True, slots=True)
class LimitSuggestion:
    """A limit and grade with the reasons, sentence by sentence."""

    limit_fen: int
    grade: Grade
    why: tuple[Said, ...]


def suggested(habit: BuyingHabit, today: date) -> LimitSuggestion:
    """Average monthly purchases × days of credit × how they pay and keep promises, rounded down (R015, R016)."""
    grade, days = grade_of(habit), credit_days(habit.terms, today)
    if not habit.bought_fen:
        nothing = Said(
            "No slips in the last {months} months: no limit can be worked out from them.", months=LOOKED_BACK
        )
        return LimitSuggestion(0, grade, (nothing, *_manners(habit)))
    percent = GRADE_PERCENT[grade]
    limit = _rounded(habit.monthly_fen * days * percent // (MONTH * 100))
    buys = Said(
        "Buys {monthly} a month ({months} months), open for {days} days on average.",
        monthly=format_yuan(habit.monthly_fen), months=habit.months, days=days,
    )  # fmt: skip
    return LimitSuggestion(limit, grade, (buys, *_manners(habit), _sum_said(limit, grade, percent)))


def grade_of(habit: BuyingHabit) -> Grade:
    """A pays within five days and keeps promises; C is more than twenty days late, or keeps less than half of them."""
    if habit.late_days is None and habit.kept is None and not habit.worst_days:
        return Grade.NONE
    late, kept = habit.late_days or 0.0, 1.0 if habit.kept is None else habit.kept
    if late > 20 or kept < 0.5 or habit.worst_days > 60:
        return Grade.C
    return Grade.A if late <= 5 and kept >= 0.9 and habit.worst_days <= 15 else Grade.B


def _manners(habit: BuyingHabit) -> list[Said]:
    told = []
    if habit.late_days is not None:
        told.append(Said("Pays {days} days late on average.", days=f"{habit.late_days:.0f}"))
    if habit.kept is not None:
        told.append(Said("Of what was promised {percent} percent came in time (by money, the mean of all promises).",
                         percent=f"{habit.kept * 100:.0f}"))  # fmt: skip
    if habit.worst_days:
        told.append(Said("The oldest unpaid slip is {days} days overdue.", days=habit.worst_days))
    return told or [Said("Nothing was paid or promised yet.")]


def _sum_said(limit_fen: int, grade: Grade, percent: int) -> Said:
    limit = format_yuan(limit_fen)
    if grade is Grade.NONE:
        return Said("That makes {limit}.", limit=limit)
    return Said("Grade {grade}: {percent} percent of it, {limit}.", grade=grade.value, percent=percent, limit=limit)


def _rounded(fen: int) -> int:
    step = STEP_FEN if fen >= 10 * STEP_FEN else FINE_STEP_FEN
    return fen // step * step


@dataclass(frozen=True, slots=True)
class LimitUse:
    """One customer's limit as part of all: how much is given, how much of it is used."""

    name: str
    limit_fen: int
    used_fen: int

    @property
    def free_fen(self) -> int:
        return max(self.limit_fen - max(self.used_fen, 0), 0)


def refuse_above_cap(cap_fen: int, others: Iterable[LimitUse], limit_fen: int | None, before_fen: int | None) -> None:
    """All limits together stay below the cap of the shop; what must be freed is said with who could give it back.

    A limit that does not rise is never refused, nor is one where the shop has no cap.
    """
    if not cap_fen or limit_fen is None or (before_fen is not None and limit_fen <= before_fen):
        return
    known = list(others)
    total = sum(one.limit_fen for one in known) + limit_fen
    if total <= cap_fen:
        return
    idle = sorted((one for one in known if one.free_fen), key=lambda one: -one.free_fen)[:3]
    raise Refused(
        "All limits together would be {total}, {over} above the cap of the shop of {cap}. Free {over} first: {who}.",
        total=format_yuan(total),
        over=format_yuan(total - cap_fen),
        cap=format_yuan(cap_fen),
        who=", ".join(f"{one.name} {format_yuan(one.free_fen)}" for one in idle) or "–",
    ).at("limit")
