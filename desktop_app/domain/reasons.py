"""Why a customer is on this week's list, and the one step each reason asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    NOTHING_DUE = "nothing_due"


class Action(StrEnum):
    """The next step."""

    CALL = "call"
    REMIND = "remind"
    CONFIRM_ARRIVAL = "confirm_arrival"
    SEND_STATEMENT = "send_statement"
    COLLECT_SIGNATURE = "collect_signature"
    ANSWER_DISPUTE = "answer_dispute"
    VISIT = "visit"
    OFFER_PLAN = "offer_plan"
    STOP_SUPPLY = "stop_supply"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason and its facts; which are set depends on the reason. `on` is the day it speaks of."""

    reason: Reason
    amount_fen: int = 0
    on: date | None = None
    count: int = 0


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
    Reason.STATEMENT_DIFFERS: Action.CALL,
    Reason.STATEMENT_UNANSWERED: Action.COLLECT_SIGNATURE,
    Reason.OVER_60_DAYS: Action.STOP_SUPPLY,
    Reason.OVER_45_DAYS: Action.VISIT,
    Reason.OVER_LIMIT: Action.STOP_SUPPLY,
    Reason.NEAR_LIMIT: Action.REMIND,
    Reason.OVERDUE: Action.CALL,
    Reason.UNSIGNED_PAPER: Action.COLLECT_SIGNATURE,
    Reason.DUE_SOON: Action.REMIND,
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
