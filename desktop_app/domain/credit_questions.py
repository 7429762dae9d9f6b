"""What is asked before somebody gets goods on credit, and what the answers speak for (R008, R012)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN

YOUNG_YEARS = 2
"""Who is in business for less than that gets a small limit at most, unless something answers for the debt."""

MONTHS = 2
"""A limit covers at most so many months of what they are likely to buy; a small one a third of what they want."""

WHOLE_FEN = 100_00
"""Limits are proposed in whole hundreds of yuan."""


class CreditOutcome(StrEnum):
    """What comes of it, the most first."""

    PASS = "pass"
    SMALL = "small"
    CASH = "cash"


class PaysOthers(StrEnum):
    """What others say of how they pay."""

    PROMPT = "prompt"
    LATE = "late"
    UNKNOWN = "unknown"


class Backing(StrEnum):
    """What would answer for the debt."""

    NONE = "none"
    DEPOSIT = "deposit"
    GUARANTEE = "guarantee"
    PLEDGE = "pledge"


OUTCOMES = {
    CreditOutcome.PASS: Said("Credit"),
    CreditOutcome.SMALL: Said("Small limit"),
    CreditOutcome.CASH: Said("Cash only"),
}
PAYS_OTHERS = {
    PaysOthers.PROMPT: Said("on time"),
    PaysOthers.LATE: Said("late (pays others)"),
    PaysOthers.UNKNOWN: Said("nobody asked"),
}
BACKINGS = {
    Backing.NONE: Said("nothing (security)"),
    Backing.DEPOSIT: Said("a deposit"),
    Backing.GUARANTEE: Said("a guarantor"),
    Backing.PLEDGE: Said("a pledge"),
}


@dataclass(frozen=True, slots=True)
class CreditQuestions:
    """The answers. `decided` is what the owner made of them, with the reason `why` where it is more than they speak
    for. `monthly_fen` is what they are likely to buy in a month, `wanted_fen` the credit they ask for.
    """

    customer_id: int
    dated: date
    who: str = ""
    years: int = 0
    licence_seen: bool = False
    place_seen: bool = False
    pays_others: PaysOthers = PaysOthers.UNKNOWN
    references: str = ""
    in_court: bool = False
    backing: Backing = Backing.NONE
    monthly_fen: int = 0
    wanted_fen: int = 0
    decided: CreditOutcome = CreditOutcome.CASH
    why: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class CreditVerdict:
    """What the answers speak for, how far, and why."""

    outcome: CreditOutcome
    limit_fen: int
    reasons: tuple[Said, ...]


def verdict_of(asked: CreditQuestions) -> CreditVerdict:
    """The rule: against credit at all speak court records, nobody seen at all, and paying others late without security;
    against more than a small limit a young business, what nobody asked, and what was not seen, unless secured.
    """
    against = tuple(_against_credit(asked))
    if against:
        return CreditVerdict(CreditOutcome.CASH, 0, against)
    careful = tuple(_careful(asked))
    if careful:
        return CreditVerdict(CreditOutcome.SMALL, _small(asked), careful)
    return CreditVerdict(CreditOutcome.PASS, _most(asked), (Said("What was asked speaks for credit."),))


def _against_credit(asked: CreditQuestions) -> Iterator[Said]:
    if asked.in_court:
        yield Said("Court records name them as a debtor.")
    if not asked.licence_seen and not asked.place_seen:
        yield Said("Neither their licence nor their place was seen.")
    if asked.pays_others is PaysOthers.LATE and asked.backing is Backing.NONE:
        yield Said("They pay others late, and nothing answers for the debt.")


def _careful(asked: CreditQuestions) -> Iterator[Said]:
    if asked.pays_others is PaysOthers.LATE:
        yield Said("They pay others late.")
    if asked.backing is not Backing.NONE:
        return
    if asked.years < YOUNG_YEARS:
        yield Said("They are in business for less than {years} years.", years=YOUNG_YEARS)
    if asked.pays_others is PaysOthers.UNKNOWN:
        yield Said("Nobody was asked how they pay others.")
    if not (asked.licence_seen and asked.place_seen):
        yield Said("Their licence or their place was not seen.")


def _most(asked: CreditQuestions) -> int:
    monthly = asked.monthly_fen * MONTHS
    sums = [one for one in (asked.wanted_fen, monthly) if one]
    return min(sums, default=0) // WHOLE_FEN * WHOLE_FEN


def _small(asked: CreditQuestions) -> int:
    sums = [one for one in (asked.wanted_fen // 3, asked.monthly_fen) if one]
    return min(sums, default=0) // WHOLE_FEN * WHOLE_FEN


def question_problems(asked: CreditQuestions) -> list[Problem]:
    """What is missing; more than the answers speak for needs a reason."""
    found = []
    if not 0 <= asked.years <= 200:
        found.append(Problem("years", Said("Type 0 to 200 years.")))
    for field, fen in (("monthly", asked.monthly_fen), ("wanted", asked.wanted_fen)):
        if not 0 <= fen <= LARGEST_FEN:
            found.append(Problem(field, Said("Type a sum of 0.00 or more.")))
    verdict, order = verdict_of(asked), list(CreditOutcome)
    if order.index(asked.decided) < order.index(verdict.outcome) and not asked.why.strip():
        said = Said("The answers speak for: {outcome}. {reason} Type why more is given, or choose that.",
                    outcome=OUTCOMES[verdict.outcome], reason=verdict.reasons[0])  # fmt: skip
        found.append(Problem("why", said))
    return found


def questions_said(asked: CreditQuestions) -> Said:
    """What came of it, in a sentence."""
    verdict = verdict_of(asked)
    reason = Said("{why}", why=asked.why) if asked.why else verdict.reasons[0]
    return Said("{outcome} ({day}). {reason}", outcome=OUTCOMES[asked.decided], day=asked.dated, reason=reason)
