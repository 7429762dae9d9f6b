"""The limitation clock: until when a debt can still be claimed in court, and what proves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.dates import Calendar, add_months

PERIOD_MONTHS = 36
"""Three years (民法典 188)."""

OUTER_MONTHS = 240
"""Twenty years from the breach, whatever happens (民法典 188)."""

WARNING_DAYS = (30, 90, 180)
"""How long before the last day the debt is named (N05)."""


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
    SERVED_LETTER = "served_letter"
    COURT = "court"
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
    EventKind.SERVED_LETTER,
    EventKind.SERVED_STATEMENT,
    EventKind.COURT,
}
"""The debtor's consent, a demand that arrived, a step in court (民法典 195). A paper of which nobody knows how it was
sent is none; what was only said, and what nobody signed for, moves the claimed date alone."""

_REVIVALS = {EventKind.PLAN, EventKind.PROMISE, EventKind.IOU}
"""Consent to pay an expired debt binds again; a signature or a part payment alone does not (民法典 192)."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when, and the paper that proves it; `proof` empty means there is none.

    `told`: what is on record of it all the same.
    """

    kind: EventKind
    dated: date
    proof: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Until when a debt can be claimed: by what is on file, and by what was only said (conventions §3, case 28).

    `safe_last_day` counts only restarts with a proof and is not lengthened by days of rest: alarms use it.
    `claimed_last_day` counts every restart and moves to the next working day (民法典 203). `started_by` is what the
    claimed period last ran from, `restarts` are all that moved it, earliest first; `proof` is what the safe period
    last ran from.
    """

    claimed_last_day: date
    safe_last_day: date
    started_by: Event
    restarts: tuple[Event, ...]
    proof: Event

    @property
    def without_proof(self) -> tuple[Event, ...]:
        """Restarts that nothing proves yet (N05)."""
        return tuple(event for event in self.restarts if not event.proof)


def clock(due: date | None, delivered: date, events: Iterable[Event], calendar: Calendar) -> Clock:
    """Until when the debt can be claimed, for one item (case 13, N05, 民法典 188, 195, 201–203).

    Three years from the due date, or from delivery where none was agreed (民法典 628); each restart gives three
    years from its own day, twenty years are the outer limit, a day of rest moves to the next working day.
    """
    start = Event(EventKind.DUE, due) if due else Event(EventKind.DELIVERY, delivered)
    dated = sorted((one for one in events if one.kind in _RESTARTS), key=lambda one: (one.dated, not one.proof))
    chain = _chain(start, dated, calendar)
    proven = _chain(start, [event for event in dated if event.proof], calendar)
    return Clock(_last_day(chain, calendar), _ends(proven), chain[-1], chain[1:], proven[-1])


def days_left(running: Clock, today: date) -> int:
    """Days to the safe last day; negative once it is over."""
    return (running.safe_last_day - today).days


def warning(running: Clock, today: date) -> int | None:
    """The narrowest of `WARNING_DAYS` the debt has come into; None while it is far off (N05)."""
    left = days_left(running, today)
    return next((days for days in WARNING_DAYS if left <= days), None)


def _chain(start: Event, events: Iterable[Event], calendar: Calendar) -> tuple[Event, ...]:
    """The start and, in order, each event that restarted the period: in time, or consent to an expired debt.

    Of several on one day the first speaks for all.
    """
    chain: tuple[Event, ...] = (start,)
    for event in events:
        in_time = event.dated <= _last_day(chain, calendar)
        if event.dated > chain[-1].dated and (in_time or event.kind in _REVIVALS):
            chain = (*chain, event)
    return chain


def _last_day(chain: tuple[Event, ...], calendar: Calendar) -> date:
    return calendar.next_working_day(_ends(chain))


def _ends(chain: tuple[Event, ...]) -> date:
    return min(add_months(chain[-1].dated, PERIOD_MONTHS), add_months(chain[0].dated, OUTER_MONTHS))
