"""How the clock of a debt is told: what happened, what proves it, what is missing (N05)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Said
from desktop_app.domain.limitation import Clock, Event, EventKind, warned_at
from desktop_app.domain.marks import Mark


class StepState(StrEnum):
    """What one step of the chain is worth."""

    START = "start"
    PROVEN = "proven"
    NO_SCAN = "no_scan"
    SAID = "said"


STEP_STATES: Mapping[StepState, tuple[Said, Mark]] = {
    StepState.START: (Said("begins"), Mark.PLAIN),
    StepState.PROVEN: (Said("with proof"), Mark.FINE),
    StepState.NO_SCAN: (Said("no scan"), Mark.SOON),
    StepState.SAID: (Said("no proof"), Mark.LATER),
}

_WANTED: Mapping[EventKind, Said] = {
    EventKind.AGREED_STATEMENT: Said("the signed copy of the statement"),
    EventKind.PLAN: Said("the signed copy of the plan"),
    EventKind.PROMISE: Said("a picture of the message, kept with that day, or a signed paper"),
    EventKind.SERVED_LETTER: Said("the receipt that was signed for the letter"),
    EventKind.SERVED_STATEMENT: Said("the signed copy, or the receipt that was signed for it"),
    EventKind.COURT: Said("the paper of the court"),
    EventKind.OBSTACLE: Said("a paper about the obstacle"),
}
"""What would prove what was only said; everything else is proven as it is entered."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of the clock of a debt."""

    number: str
    event: Event
    state: StepState

    @property
    def missing(self) -> Said | None:
        """What is to be found or asked for; None where nothing is missing."""
        if self.state is StepState.NO_SCAN:
            return Said("a scan of {number}", number=self.event.proof)
        return _WANTED.get(self.event.kind) if self.state is StepState.SAID else None


def chain_of(number: str, running: Clock) -> list[ChainStep]:
    """Where the clock of a debt began and everything that moved it or kept it from ending, earliest first."""
    moved = {*running.restarts, *running.proven[1:], *running.obstacles}
    steps = [ChainStep(number, event, _state(event)) for event in moved]
    steps.sort(key=lambda one: (one.event.dated, one.event.runs_from, one.state.value, one.event.kind.value))
    return [ChainStep(number, running.proven[0], StepState.START), *steps]


def missing_of(running: Clock) -> list[Said]:
    """What would move the safe day or make its proof whole, each once."""
    return list(dict.fromkeys(one.missing for one in chain_of("", running) if one.missing is not None))


def _state(event: Event) -> StepState:
    if not event.proof:
        return StepState.SAID
    return StepState.PROVEN if event.is_scanned else StepState.NO_SCAN


_MARKS: Mapping[int | None, Mark] = {7: Mark.WORST, 30: Mark.LATER, 90: Mark.LATE, 180: Mark.SOON, None: Mark.FINE}


def left_mark(ends: date, today: date) -> Mark:
    """How near the last day is."""
    return _MARKS[warned_at(ends, today)]


def left_said(ends: date, today: date) -> Said:
    """How long the safe period still runs."""
    days = (ends - today).days
    if days < 0:
        return Said("over since {day}", day=ends.isoformat())
    return Said("today is the last day") if days == 0 else Said("{days} days left", days=days)
