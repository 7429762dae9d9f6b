"""Acts about the claim that no other record of the book holds: a step in court, a letter signed for, a judgment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import add_months
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.limitation import Event, EventKind

ENFORCEMENT_MONTHS = 24
"""So long a judgment can be enforced, from the last day on which it was to be paid (民诉法 250)."""


class ActKind(StrEnum):
    """What was done."""

    DEMAND = "demand"
    WRITTEN_PROMISE = "written_promise"
    COURT = "court"
    MEDIATION = "mediation"
    POLICE = "police"
    OBSTACLE = "obstacle"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"


ACTS: Mapping[ActKind, Said] = {
    ActKind.DEMAND: Said("Letter of demand, signed for"),
    ActKind.WRITTEN_PROMISE: Said("Written promise to pay"),
    ActKind.COURT: Said("Lawsuit, arbitration or payment order"),
    ActKind.MEDIATION: Said("Mediation asked for"),
    ActKind.POLICE: Said("Report to the police"),
    ActKind.OBSTACLE: Said("Obstacle: nobody could sue"),
    ActKind.JUDGMENT: Said("Judgment or settlement in court"),
    ActKind.ENFORCEMENT: Said("Enforcement applied for"),
}
"""To choose from."""

_EVENTS = {
    ActKind.DEMAND: EventKind.SERVED_LETTER,
    ActKind.WRITTEN_PROMISE: EventKind.PROMISE,
    ActKind.COURT: EventKind.COURT,
    ActKind.MEDIATION: EventKind.COURT,
    ActKind.POLICE: EventKind.COURT,
    ActKind.OBSTACLE: EventKind.OBSTACLE,
    ActKind.JUDGMENT: EventKind.COURT,
    ActKind.ENFORCEMENT: EventKind.COURT,
}

LASTING = frozenset({ActKind.OBSTACLE, ActKind.JUDGMENT})
"""They have a second day: when the obstacle was gone, by when the judgment says to pay."""


@dataclass(frozen=True, slots=True)
class ClaimAct:
    """One act. `proof` says where its paper lies, empty where there is none. `slips` name what it is about. `until` is
    the second day of what lasts.
    """

    customer_id: int
    kind: ActKind
    dated: date
    proof: str = ""
    slips: tuple[str, ...] = ()
    until: date | None = None
    note: str = ""
    id: int = 0

    @property
    def event(self) -> Event:
        """As the clock of a debt counts it; a judgment has a clock of its own from the day it names."""
        until = self.until if self.kind is ActKind.OBSTACLE else None
        return Event(_EVENTS[self.kind], self.dated, self.proof, "" if self.proof else self.note, until)


def act_problems(act: ClaimAct) -> list[Problem]:
    """What is missing or cannot be, with what would fit."""
    if act.kind not in LASTING:
        return []
    if act.until is None and act.kind is ActKind.JUDGMENT:
        return [Problem("until", Said("Type by which day the judgment says to pay: two years are counted from there."))]
    if act.until is not None and act.until < act.dated:
        return [Problem("until", Said("That is before {day}. Type {day} or later.", day=act.dated))]
    return []


def enforcement_ends(acts: Iterable[ClaimAct]) -> date | None:
    """The last day to have the latest judgment enforced, from when it was to be paid or enforcement was applied for
    (民诉法 250); None without a judgment.
    """
    known = sorted(acts, key=lambda one: (one.dated, one.id))
    judged = [one for one in known if one.kind is ActKind.JUDGMENT and one.until]
    if not judged:
        return None
    last, start = judged[-1], judged[-1].until or judged[-1].dated
    applied = [one.dated for one in known if one.kind is ActKind.ENFORCEMENT and one.dated >= last.dated]
    for day in applied:
        if start < day <= add_months(start, ENFORCEMENT_MONTHS):
            start = day
    return add_months(start, ENFORCEMENT_MONTHS)
