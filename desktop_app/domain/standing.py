"""One customer on one day, as the weekly list sees it: facts as plain values, and the money sorted for asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import OpenItem, net_of_account
from desktop_app.domain.arrivals import Arrival
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.plans import Progress
from desktop_app.domain.promises import Judged, Promise, judge_promises
from desktop_app.domain.statements import StatementState


@dataclass(frozen=True, slots=True)
class ChaseRules:
    """The owner's settings, in days and percent.

    `stale_days`: a broken promise or an unmet claim older than this gives way to the age of the debt.
    `again_days`: so far back a second broken promise counts as broken again (R130).
    `contact_gap_days`: whoever was spoken to within so many days goes below the others, unless there is news
    (U6); 0 leaves the order to the money alone.
    """

    stale_days: int = 30
    again_days: int = 90
    unsigned_days: int = 7
    near_limit_percent: int = 90
    limitation_days: int = 90
    contact_gap_days: int = 0


@dataclass(frozen=True, slots=True)
class LastStatement:
    """The customer's latest statement: how it stands, the last day it covers, and until when an answer was asked."""

    state: StatementState
    period_to: date
    reply_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything known of one customer on one day.

    `items` are gross; `on_account_fen` is the money free to be set against them, without what the customer wants
    kept apart. `exposure_fen` is the gate's figure. `arrivals` is the money received, where `promises` or a `claim`
    ask for it; `claim` is the last "already paid" (case 18). `instalments` show allocated money only. `unsigned` slips
    lack their signed copy, the oldest since `unsigned_since`. `contacted_on` is the last talk; on `snoozed_on`, with a
    talk or without, the next one was put off until `snoozed_until`.
    """

    customer_id: int
    name: str
    items: tuple[OpenItem, ...]
    exposure_fen: int
    on_account_fen: int = 0
    limit_fen: int | None = None
    stopped: bool = False
    must_reconcile: bool = False
    promises: tuple[Promise, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    claim: Contacted | None = None
    instalments: tuple[Progress, ...] = ()
    late_disputes: int = 0
    unsigned: int = 0
    unsigned_since: date | None = None
    statement: LastStatement | None = None
    limitation_ends: date | None = None
    contacted_on: date | None = None
    snoozed_on: date | None = None
    snoozed_until: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: a standing, and its money once what lies on account counts.

    `free` are the items asked for by their own due date. `planned` are those a plan speaks for: their own due dates
    stay visible, but only the plan's `parts` (due, missing fen) are asked for (N11). Disputed money is in neither.
    """

    standing: Standing
    today: date
    horizon: int
    rules: ChaseRules
    net: tuple[OpenItem, ...]
    free: tuple[OpenItem, ...]
    planned: tuple[OpenItem, ...]
    parts: tuple[tuple[date, int], ...]
    promises: tuple[Judged, ...]

    @property
    def ask_fen(self) -> int:
        return self.due_by(self.today) + self.called_by(self.today)

    def due_by(self, day: date) -> int:
        """Undisputed money outside plans that is due on that day or before."""
        return sum(chaseable(item) for item in self.free if item.due and item.due <= day)

    def called_by(self, day: date) -> int:
        """What the plan asks for by that day, at most what is open and undisputed in it."""
        called = sum(missing for due, missing in self.parts if due <= day)
        return min(called, sum(chaseable(item) for item in self.planned))


def case_of(standing: Standing, today: date, horizon: int, rules: ChaseRules) -> Case:
    """The customer's money sorted for asking; slips of a plan without unpaid parts are asked for like any other."""
    net = tuple(net_of_account(standing.items, standing.on_account_fen))
    parts = _open_parts(standing, net)
    asked = [item for item in net if chaseable(item)]
    free = tuple(item for item in asked if not (parts and item.in_plan))
    planned = tuple(item for item in asked if parts and item.in_plan)
    promises = tuple(judge_promises(standing.promises, standing.arrivals, today))
    return Case(standing, today, horizon, rules, net, free, planned, parts, promises)


def _open_parts(standing: Standing, net: Iterable[OpenItem]) -> tuple[tuple[date, int], ...]:
    """The plan's unpaid parts, less the money on account that reached its slips, earliest first."""
    gross_fen = sum(item.open_fen for item in standing.items if item.in_plan)
    covered, parts = gross_fen - sum(item.open_fen for item in net if item.in_plan), []
    for row in sorted(standing.instalments, key=lambda row: row.instalment.due):
        used = min(covered, row.missing_fen)
        covered -= used
        if used < row.missing_fen:
            parts.append((row.instalment.due, row.missing_fen - used))
    return tuple(parts)
