"""Why a customer is on this week's list, and the one step each reason asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from desktop_app.domain.customers import PAYS_FIRST, SIGNS_FIRST, Role


class Reason(StrEnum):
    """Why a customer is on the list (N06)."""

    PROMISE_BROKEN = "promise_broken"
    PROMISE_BROKEN_AGAIN = "promise_broken_again"
    PROMISE_PART_KEPT = "promise_part_kept"
    PROMISE_DUE = "promise_due"
    PROMISE_WAITING = "promise_waiting"
    INSTALMENT_MISSED = "instalment_missed"
    INSTALMENT_DUE = "instalment_due"
    CLAIMED_NOT_ARRIVED = "claimed_not_arrived"
    CLAIM_WAITING = "claim_waiting"
    LIMITATION_NEAR = "limitation_near"
    DISPUTE_LATE = "dispute_late"
    STATEMENT_FIRST = "statement_first"
    STATEMENT_DIFFERS = "statement_differs"
    STATEMENT_UNANSWERED = "statement_unanswered"
    OVER_60_DAYS = "over_60_days"
    OVER_45_DAYS = "over_45_days"
    OVER_LIMIT = "over_limit"
    NEAR_LIMIT = "near_limit"
    OVERDUE = "overdue"
    UNSIGNED_PAPER = "unsigned_paper"
    DUE_SOON = "due_soon"
    PLAN_UNSIGNED = "plan_unsigned"
    CREDIT_COVERS = "credit_covers"
    NOTHING_DUE = "nothing_due"


class Action(StrEnum):
    """The next step."""

    CALL = "call"
    REMIND = "remind"
    CONFIRM_ARRIVAL = "confirm_arrival"
    SEND_STATEMENT = "send_statement"
    COLLECT_SIGNATURE = "collect_signature"
    ANSWER_DISPUTE = "answer_dispute"
    AGREE_FIGURE = "agree_figure"
    VISIT = "visit"
    OFFER_PLAN = "offer_plan"
    STOP_SUPPLY = "stop_supply"
    SPREAD_CREDIT = "spread_credit"
    WAIT = "wait"
    NOTHING = "nothing"


NO_STEP = (Action.WAIT, Action.NOTHING)
"""Nothing is done now."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason and its facts; which are set depends on the reason. `on` is the day it speaks of.

    `theirs_fen` is the customer's own figure beside ours in `amount_fen`, and `who` named it.
    """

    reason: Reason
    amount_fen: int = 0
    on: date | None = None
    count: int = 0
    theirs_fen: int | None = None
    who: str = ""


ACTIONS = {
    Reason.PROMISE_BROKEN: Action.CALL,
    Reason.PROMISE_BROKEN_AGAIN: Action.OFFER_PLAN,
    Reason.PROMISE_PART_KEPT: Action.CALL,
    Reason.PROMISE_DUE: Action.CONFIRM_ARRIVAL,
    Reason.PROMISE_WAITING: Action.WAIT,
    Reason.INSTALMENT_MISSED: Action.CALL,
    Reason.INSTALMENT_DUE: Action.REMIND,
    Reason.CLAIMED_NOT_ARRIVED: Action.CONFIRM_ARRIVAL,
    Reason.CLAIM_WAITING: Action.WAIT,
    Reason.LIMITATION_NEAR: Action.COLLECT_SIGNATURE,
    Reason.DISPUTE_LATE: Action.ANSWER_DISPUTE,
    Reason.STATEMENT_FIRST: Action.SEND_STATEMENT,
    Reason.STATEMENT_DIFFERS: Action.AGREE_FIGURE,
    Reason.STATEMENT_UNANSWERED: Action.COLLECT_SIGNATURE,
    Reason.OVER_60_DAYS: Action.STOP_SUPPLY,
    Reason.OVER_45_DAYS: Action.VISIT,
    Reason.OVER_LIMIT: Action.STOP_SUPPLY,
    Reason.NEAR_LIMIT: Action.REMIND,
    Reason.OVERDUE: Action.CALL,
    Reason.UNSIGNED_PAPER: Action.COLLECT_SIGNATURE,
    Reason.DUE_SOON: Action.REMIND,
    Reason.PLAN_UNSIGNED: Action.COLLECT_SIGNATURE,
    Reason.CREDIT_COVERS: Action.SPREAD_CREDIT,
    Reason.NOTHING_DUE: Action.NOTHING,
}
"""One step a reason (U2). A customer whose supply is stopped already is visited instead."""


def roles_for(action: Action) -> Sequence[Role]:
    """Whom the step is done with, the best person first (R047, R052)."""
    return SIGNS_FIRST if action is Action.COLLECT_SIGNATURE else PAYS_FIRST


NEWS = frozenset(
    {
        Reason.PROMISE_BROKEN,
        Reason.PROMISE_BROKEN_AGAIN,
        Reason.PROMISE_PART_KEPT,
        Reason.PROMISE_DUE,
        Reason.INSTALMENT_MISSED,
        Reason.INSTALMENT_DUE,
        Reason.CLAIMED_NOT_ARRIVED,
    }
)
"""Reasons to speak again although somebody just did, on any later day (U6)."""


class Place(IntEnum):
    """Where a row stands in the order of the money, the uppermost first."""

    ABOVE = 0
    BY_MONEY = 1
    BELOW = 2
    RESTING = 3


PLACES = {
    Reason.PROMISE_BROKEN: Place.ABOVE,
    Reason.PROMISE_BROKEN_AGAIN: Place.ABOVE,
    Reason.PROMISE_PART_KEPT: Place.ABOVE,
    Reason.PROMISE_DUE: Place.ABOVE,
    Reason.LIMITATION_NEAR: Place.ABOVE,
    Reason.PLAN_UNSIGNED: Place.ABOVE,
    Reason.CLAIM_WAITING: Place.BELOW,
    Reason.PROMISE_WAITING: Place.BELOW,
    Reason.OVER_60_DAYS: Place.ABOVE,
    Reason.STATEMENT_UNANSWERED: Place.ABOVE,
}
"""What moves a row above or below its money (U3, experience 2.2): the first of these that a row has decides."""


def place_of(reasons: Iterable[Reason]) -> Place:
    """Where reasons put a row; without one of `PLACES` it stands by its money."""
    found = frozenset(reasons)
    return next((place for reason, place in PLACES.items() if reason in found), Place.BY_MONEY)
