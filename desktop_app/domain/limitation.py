"""The limitation clock: until when a debt can still be claimed in court, and what proves it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import Calendar, add_months

PERIOD_MONTHS = 36
"""Three years (民法典 188)."""

OUTER_MONTHS = 240
"""Twenty years from the breach, whatever happens (民法典 188)."""

SUSPENDED_MONTHS = 6
"""An obstacle within so many months before the end ends the period so many months after it is gone (民法典 194)."""

WARNING_DAYS = (7, 30, 90, 180)
"""How long before the last day the debt is named, the narrowest first (N05)."""


class EventKind(StrEnum):
    """What happened to a debt."""

    DUE = "due"
    DELIVERY = "delivery"
    PART_PAYMENT = "part_payment"
    SIGNED_STATEMENT = "signed_statement"
    AGREED_STATEMENT = "agreed_statement"
    PLAN = "plan"
    PROMISE = "promise"
    IOU = "iou"
    CONFIRMED = "confirmed"
    SERVED_LETTER = "served_letter"
    COURT = "court"
    OBSTACLE = "obstacle"
    SERVED_STATEMENT = "served_statement"
    STATEMENT_SENT = "statement_sent"
    LETTER_SENT = "letter_sent"
    CALL = "call"


_RESTARTS = {
    EventKind.PART_PAYMENT,
    EventKind.SIGNED_STATEMENT,
    EventKind.AGREED_STATEMENT,
    EventKind.PLAN,
    EventKind.PROMISE,
    EventKind.IOU,
    EventKind.CONFIRMED,
    EventKind.SERVED_LETTER,
    EventKind.SERVED_STATEMENT,
    EventKind.COURT,
}
"""The debtor's consent, a demand that arrived, a step in court (民法典 195). A paper of which nobody knows how it was
sent is none; what was only said, and what nobody signed for, moves the claimed date alone."""

_REVIVALS = {EventKind.PLAN, EventKind.PROMISE, EventKind.IOU, EventKind.CONFIRMED}
"""Consent to pay an expired debt binds again; a signature or a part payment alone does not (民法典 192)."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when, and the paper that proves it; `proof` empty means there is none.

    `told`: what is on record of it all the same. `until`: the last part of one debt's plan, from which the period runs
    (民法典 189); of an obstacle the day it was gone. `is_scanned`: a picture of the proof is kept with the book.
    """

    kind: EventKind
    dated: date
    proof: str = ""
    told: str = ""
    until: date | None = None
    is_scanned: bool = True

    @property
    def runs_from(self) -> date:
        """The day from which three years are counted."""
        return max(self.dated, self.until or self.dated)


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when a debt can be claimed: by what is on file, and by what was only said (conventions §3, case 28).

    `safe_last_day` counts only restarts with a proof and is not lengthened by days of rest: alarms use it.
    `claimed_last_day` counts every restart and moves to the next working day (民法典 203). `started_by` is what the
    claimed period last ran from, `restarts` are all that moved it, earliest first; `proven` is the start and what
    moved the safe period, `obstacles` what kept it from ending.
    """

    claimed_last_day: date
    safe_last_day: date
    started_by: Event
    restarts: tuple[Event, ...]
    proven: tuple[Event, ...]
    obstacles: tuple[Event, ...] = ()

    @property
    def proof(self) -> Event:
        """What the safe period last ran from."""
        return self.proven[-1]

    @property
    def without_proof(self) -> tuple[Event, ...]:
        """Restarts that nothing proves yet (N05)."""
        return tuple(event for event in self.restarts if not event.proof)


def clock(due: date | None, delivered: date, events: Iterable[Event], calendar: Calendar) -> Clock:
    """Until when the debt can be claimed, for one item (case 13, N05, 民法典 188, 194, 195, 201–203).

    Three years from the due date, or from delivery where none was agreed (民法典 628); each restart gives three
    years from its own day, twenty years are the outer limit, a day of rest moves to the next working day.
    """
    start, known = Event(EventKind.DUE, due) if due else Event(EventKind.DELIVERY, delivered), list(events)
    obstacles = _sorted(one for one in known if one.kind is EventKind.OBSTACLE)
    dated = _sorted(one for one in known if one.kind in _RESTARTS)
    claimed = _Period(start, calendar, obstacles).restarted(dated)
    shown = [event for event in obstacles if event.proof]
    proven = _Period(start, calendar, shown).restarted([event for event in dated if event.proof])
    chain = tuple(claimed.chain)
    return Clock(claimed.last_day, proven.ends, chain[-1], chain[1:], tuple(proven.chain), tuple(obstacles))


def days_left(running: Clock, today: date) -> int:
    """Days to the safe last day; negative once it is over."""
    return (running.safe_last_day - today).days


def warning(running: Clock, today: date) -> int | None:
    """The narrowest of `WARNING_DAYS` the debt has come into; None while it is far off (N05)."""
    return warned_at(running.safe_last_day, today)


def warned_at(ends: date, today: date) -> int | None:
    """The same of a last day."""
    return next((days for days in WARNING_DAYS if (ends - today).days <= days), None)


def warned_since(ends: date, noted: date, today: date) -> bool:
    """Whether a warning began after a day: what was put off before then is named again; in the last week always."""
    return warned_at(ends, today) in {WARNING_DAYS[0]} or warned_at(ends, today) != warned_at(ends, noted)


def _sorted(events: Iterable[Event]) -> list[Event]:
    """By day; of several on one day the proven one speaks for all."""
    return sorted(events, key=lambda one: (one.dated, not one.proof))


class _Period:
    """The period as it is started again and again: in time, or by consent to an expired debt."""

    def __init__(self, start: Event, calendar: Calendar, obstacles: Sequence[Event]) -> None:
        self.chain = [start]
        self._calendar, self._obstacles = calendar, obstacles
        self._outer = add_months(start.dated, OUTER_MONTHS)
        self.ends = self._without_obstacles(start.dated)

    @property
    def last_day(self) -> date:
        """As the law counts it: a day of rest moves to the next working day."""
        return self._calendar.next_working_day(self.ends)

    def restarted(self, events: Iterable[Event]) -> "_Period":
        for event in events:
            new = event.runs_from > self.chain[-1].runs_from
            if new and (event.kind in _REVIVALS or event.dated <= self.ends or event.dated <= self.last_day):
                self.chain.append(event)
                self.ends = self._without_obstacles(event.runs_from)
        return self

    def _without_obstacles(self, start: date) -> date:
        """Three years, and six months from the day the last obstacle of its last six months was gone (民法典 194)."""
        end = add_months(start, PERIOD_MONTHS)
        for one in self._obstacles:
            moved = add_months(one.runs_from, SUSPENDED_MONTHS)
            if one.dated <= end < moved:
                end = moved
        return min(end, self._outer)
