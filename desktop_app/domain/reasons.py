"""Why a customer is on this week's list, and the one step each reason asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from desktop_app.domain.customers import PAYS_FIRST, SIGNS_FIRST, Role
from desktop_app.domain.errors import Said
from desktop_app.domain.excuses import NO_EXCUSE_DAYS

KEY_DAYS = 45
"""Overdue for longer makes a customer a key target (R077)."""


class Reason(StrEnum):
    """Why a customer is on the list (N06)."""

    PROMISE_BROKEN = "promise_broken"
    PROMISE_BROKEN_AGAIN = "promise_broken_again"
    PROMISE_PART_KEPT = "promise_part_kept"
    PROMISE_DUE = "promise_due"
    PROMISE_WAITING = "promise_waiting"
    CALL_FIRST = "call_first"
    PLAN_WANTED = "plan_wanted"
    INSTALMENT_MISSED = "instalment_missed"
    INSTALMENT_DUE = "instalment_due"
    CLAIMED_NOT_ARRIVED = "claimed_not_arrived"
    CLAIM_WAITING = "claim_waiting"
    LIMITATION_NEAR = "limitation_near"
    LIMITATION_AHEAD = "limitation_ahead"
    DISPUTE_LATE = "dispute_late"
    OUR_FAULT = "our_fault"
    INVOICE_MISSING = "invoice_missing"
    STATEMENT_FIRST = "statement_first"
    UNPROVED = "unproved"
    STATEMENT_DIFFERS = "statement_differs"
    STATEMENT_UNANSWERED = "statement_unanswered"
    HAND_OVER = "hand_over"
    OVER_60_DAYS = "over_60_days"
    OVER_45_DAYS = "over_45_days"
    OVER_LIMIT = "over_limit"
    NEAR_LIMIT = "near_limit"
    OVERDUE = "overdue"
    UNSIGNED_PAPER = "unsigned_paper"
    DUE_SOON = "due_soon"
    PLAN_UNSIGNED = "plan_unsigned"
    NO_DAY = "no_day"
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
    PUT_RIGHT = "put_right"
    HAND_OVER_INVOICE = "hand_over_invoice"
    AGREE_FIGURE = "agree_figure"
    VISIT = "visit"
    OFFER_PLAN = "offer_plan"
    STOP_SUPPLY = "stop_supply"
    ESCALATE = "escalate"
    SPREAD_CREDIT = "spread_credit"
    AGREE_TERMS = "agree_terms"
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


class Place(IntEnum):
    """Where a row stands in the order of the money, the uppermost first."""

    ABOVE = 0
    BY_MONEY = 1
    BELOW = 2
    RESTING = 3


@dataclass(frozen=True, slots=True)
class Because:
    """What a reason asks for, in which words (`without_sum` where no money is meant), and where it puts its row.

    `is_news`: a reason to speak again although somebody just did, on any later day (U6).
    """

    action: Action
    said: Said
    without_sum: Said | None = None
    place: Place = Place.BY_MONEY
    is_news: bool = False


REASONS = {
    Reason.PROMISE_BROKEN: Because(
        Action.CALL, Said("Promise for {day} broken: {amount} is missing."), place=Place.ABOVE, is_news=True
    ),
    Reason.PROMISE_BROKEN_AGAIN: Because(
        Action.OFFER_PLAN,
        Said("{count} promises broken: {amount} of {day} is missing."),
        place=Place.ABOVE,
        is_news=True,
    ),
    Reason.PROMISE_PART_KEPT: Because(
        Action.CALL, Said("Promise for {day} kept in part: {amount} is missing."), place=Place.ABOVE, is_news=True
    ),
    Reason.PROMISE_DUE: Because(
        Action.CONFIRM_ARRIVAL, Said("{amount} is promised for today."), place=Place.ABOVE, is_news=True
    ),
    Reason.CALL_FIRST: Because(
        Action.CALL, Said("Chosen to be called first: {amount} can be asked for."), place=Place.ABOVE
    ),
    Reason.LIMITATION_NEAR: Because(
        Action.COLLECT_SIGNATURE,
        Said("The time to go to court ends about {day}. Ask for payment now and keep the proof."),
        place=Place.ABOVE,
    ),
    Reason.LIMITATION_AHEAD: Because(
        Action.COLLECT_SIGNATURE, Said("The time to go to court ends about {day}. Have the debt signed for by then.")
    ),
    Reason.PLAN_UNSIGNED: Because(
        Action.COLLECT_SIGNATURE,
        Said("The plan of {day} is not signed; {amount} in it is more than 60 days overdue."),
        place=Place.ABOVE,
    ),
    Reason.CLAIM_WAITING: Because(
        Action.WAIT,
        Said("Says {amount} was paid on {day}; it may still arrive."),
        without_sum=Said("Says it was paid on {day}; it may still arrive."),
        place=Place.BELOW,
    ),
    Reason.PROMISE_WAITING: Because(Action.WAIT, Said("{amount} is promised by {day}."), place=Place.BELOW),
    Reason.HAND_OVER: Because(
        Action.ESCALATE,
        Said("{amount} is overdue since {day}, longer than you meant to collect it yourself ({count} days)."),
        place=Place.ABOVE,
    ),
    Reason.OVER_60_DAYS: Because(
        Action.STOP_SUPPLY,
        Said("{amount} is more than {limit} days overdue, the oldest since {day}.", limit=NO_EXCUSE_DAYS),
        place=Place.ABOVE,
    ),
    Reason.STATEMENT_UNANSWERED: Because(
        Action.COLLECT_SIGNATURE, Said("The statement was to be answered by {day}."), place=Place.ABOVE
    ),
    Reason.INSTALMENT_MISSED: Because(Action.CALL, Said("{amount} of the plan is missing since {day}."), is_news=True),
    Reason.INSTALMENT_DUE: Because(Action.REMIND, Said("{amount} of the plan is due today."), is_news=True),
    Reason.CLAIMED_NOT_ARRIVED: Because(
        Action.CONFIRM_ARRIVAL,
        Said("Says {amount} was paid on {day}; it has not arrived."),
        without_sum=Said("Says it was paid on {day}; nothing has arrived."),
        is_news=True,
    ),
    Reason.DISPUTE_LATE: Because(
        Action.ANSWER_DISPUTE,
        Said("Disputes waiting for our answer: {count}, about {amount}."),
        without_sum=Said("Disputes waiting for our answer: {count}."),
    ),
    Reason.OUR_FAULT: Because(
        Action.PUT_RIGHT,
        Said("Ours to put right by {day} ({who}), before {amount} is asked for. Open: {count}."),
        without_sum=Said("Ours to put right by {day} ({who}). Open: {count}."),
    ),
    Reason.INVOICE_MISSING: Because(
        Action.HAND_OVER_INVOICE,
        Said(
            "Invoices not handed over: {count}, wanted since {day}. Until then there is a reason not to pay {amount}."
        ),
    ),
    Reason.STATEMENT_FIRST: Because(
        Action.SEND_STATEMENT, Said("Pays only against a statement; none covers {amount} yet.")
    ),
    Reason.UNPROVED: Because(
        Action.SEND_STATEMENT, Said("{amount} is overdue on slips that are neither signed nor confirmed: {count}.")
    ),
    Reason.STATEMENT_DIFFERS: Because(
        Action.AGREE_FIGURE, Said("Disagrees with the statement up to {day}: our figure is {amount}.")
    ),
    Reason.OVER_45_DAYS: Because(
        Action.VISIT, Said("{amount} is more than {limit} days overdue, the oldest since {day}.", limit=KEY_DAYS)
    ),
    Reason.PLAN_WANTED: Because(Action.OFFER_PLAN, Said("A plan is to be agreed; {amount} is overdue.")),
    Reason.OVER_LIMIT: Because(Action.STOP_SUPPLY, Said("{amount} above the credit limit.")),
    Reason.NEAR_LIMIT: Because(
        Action.REMIND,
        Said("Only {amount} of the credit limit is left."),
        without_sum=Said("The credit limit is used up."),
    ),
    Reason.OVERDUE: Because(Action.CALL, Said("{amount} is overdue, the oldest since {day}.")),
    Reason.UNSIGNED_PAPER: Because(
        Action.COLLECT_SIGNATURE, Said("Signed slips not back: {count}, the oldest of {day}.")
    ),
    Reason.DUE_SOON: Because(Action.REMIND, Said("{amount} falls due soon, the first on {day}.")),
    Reason.NO_DAY: Because(Action.AGREE_TERMS, Said("No day to pay is agreed for {amount}.")),
    Reason.CREDIT_COVERS: Because(Action.SPREAD_CREDIT, Said("{amount} kept as credit covers what is due.")),
    Reason.NOTHING_DUE: Because(Action.NOTHING, Said("Nothing is due.")),
}
"""Every reason with its one step (U2). A customer whose supply is stopped already is visited instead.

The first that a row has, of those not left to the money, decides where the row stands (U3).
"""


_DECIDING = {
    reason: (rank, one.place) for rank, (reason, one) in enumerate(REASONS.items()) if one.place is not Place.BY_MONEY
}
"""Where such a reason stands among all, and where it puts a row."""


def roles_for(action: Action) -> Sequence[Role]:
    """Whom the step is done with, the best person first (R047, R052)."""
    return SIGNS_FIRST if action is Action.COLLECT_SIGNATURE else PAYS_FIRST


def place_of(reasons: Iterable[Reason]) -> Place:
    """Where reasons put a row."""
    deciding = [at for at in map(_DECIDING.get, reasons) if at is not None]
    return min(deciding)[1] if deciding else Place.BY_MONEY
