"""One customer on one day, as the weekly list sees it: facts as plain values, and the money sorted for asking."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.arrivals import Arrival
from desktop_app.domain.contacts import Contacted
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.debt import SMALLEST_FEN, Debt, debt_of
from desktop_app.domain.excuses import NO_REST, Rest
from desktop_app.domain.open_points import OpenPoint
from desktop_app.domain.plans import Plan
from desktop_app.domain.promises import Judged, Promise, judge_promises
from desktop_app.domain.statements import StatementState


@dataclass(frozen=True, slots=True)
class ChaseRules:
    """The owner's settings, in days and percent.

    `stale_days`: a broken promise or an unmet claim older than this gives way to the age of the debt.
    `again_days`: so far back a second broken promise counts as broken again (R130).
    `contact_gap_days`: whoever was spoken to within so many days goes below the others, unless something is due
    (U6); 0 leaves the order to the rest. `smallest_fen`: less is no reason to chase (case 9).
    `own_days`: what is overdue for longer is to be handed over; 0 sets no end (R080).
    """

    stale_days: int = 30
    again_days: int = 90
    unsigned_days: int = 7
    near_limit_percent: int = 90
    limitation_days: int = 90
    contact_gap_days: int = 3
    smallest_fen: int = SMALLEST_FEN
    own_days: int = 0


@dataclass(frozen=True, slots=True)
class LastStatement:
    """The customer's latest statement: how it stands, the last day it covers, and until when an answer was asked.

    An answer has the customer's own figure, if one was named, and who gave it in which words.
    """

    state: StatementState
    period_to: date
    reply_by: date
    closing_fen: int = 0
    theirs_fen: int | None = None
    said_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything known of one customer on one day.

    `items` are gross; of the money `on_account_fen`, `kept_apart_fen` is not free to be set against them.
    `exposure_fen` is the gate's figure. `arrivals` is the money received, where `promises` or a `claim` ask for it;
    `claim` is the last "already paid" (case 18). `parts` of plans count allocated money only; `spoken_plans` were
    never signed, those that ended too. `payment_days` are the days of a month on which the customer pays (R045).
    `invoices` are wanted and not handed over, the oldest since `invoice_since`. `unsigned` slips lack their signed
    copy, the oldest since `unsigned_since`; `unproved` are those that no confirmed statement covers either. `faults`
    are ours, not put right yet, the most pressing first. `rest` is what was put off, `group` what the owner decided
    about their credit.
    """

    customer_id: int
    name: str
    items: tuple[OpenItem, ...]
    exposure_fen: int
    on_account_fen: int = 0
    kept_apart_fen: int = 0
    limit_fen: int | None = None
    stopped: bool = False
    must_reconcile: bool = False
    promises: tuple[Promise, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    claim: Contacted | None = None
    parts: tuple[UnpaidPart, ...] = ()
    spoken_plans: tuple[Plan, ...] = ()
    payment_days: tuple[int, ...] = ()
    late_disputes: int = 0
    invoices: int = 0
    invoice_since: date | None = None
    faults: tuple[OpenPoint, ...] = ()
    unsigned: int = 0
    unsigned_since: date | None = None
    unproved: frozenset[str] = frozenset()
    statement: LastStatement | None = None
    limitation_ends: date | None = None
    rest: Rest = NO_REST
    group: ActionGroup = ActionGroup.NONE


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules look at: a standing, its debt on the day, and its promises judged.

    `missing` is what each promise lacks, by its id, once money that came too late counts for the broken ones.
    `wanted_fen` and `asked_fen` are what the debt wants and asks for by the horizon.
    """

    standing: Standing
    today: date
    horizon: int
    rules: ChaseRules
    debt: Debt
    promises: tuple[Judged, ...]
    missing: Mapping[int, int]
    wanted_fen: int
    asked_fen: int


def case_of(standing: Standing, today: date, horizon: int, rules: ChaseRules) -> Case:
    """The customer's money sorted for asking."""
    promises = tuple(judge_promises(standing.promises, standing.arrivals, today))
    debt = debt_on(standing, today, rules.smallest_fen)
    missing, last = _missing(promises, standing.arrivals, today), today + timedelta(days=horizon)
    wanted = debt.wanted_by(last)
    return Case(standing, today, horizon, rules, debt, promises, missing, wanted, debt.asked_of(wanted))


def _missing(promises: Iterable[Judged], arrivals: Iterable[Arrival], today: date) -> dict[int, int]:
    """Judged anew with the broken ones' day moved to today; without any broken one nothing would differ."""
    judged = promises
    if any(one.is_broken for one in promises):
        late = [replace(one.promise, by=today) if one.is_broken else one.promise for one in promises]
        judged = judge_promises(late, arrivals, today)
    return {one.promise.id: one.missing_fen for one in judged}


def debt_on(standing: Standing, today: date, smallest_fen: int = SMALLEST_FEN) -> Debt:
    """What the customer of the standing owes."""
    return debt_of(
        standing.items,
        standing.on_account_fen,
        today,
        kept_apart_fen=standing.kept_apart_fen,
        parts=standing.parts,
        smallest_fen=smallest_fen,
    )
