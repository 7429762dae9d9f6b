"""What was said to whom: the contact log, and money a customer says is already on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.arrivals import Arrival
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN

CLAIM_DAYS = 3
"""Days a claimed transfer may take before the row returns (R116, case 18)."""


class Channel(StrEnum):
    """How people spoke."""

    PHONE = "phone"
    WECHAT = "wechat"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Outcome(StrEnum):
    """How the contact ended (R105, R115–R122)."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    WRONG_NUMBER = "wrong_number"
    IN_PERSON = "in_person"
    WECHAT = "wechat"
    CLAIMS_PAID = "claims_paid"
    ABSENT = "absent"
    WANTS_PAPERS = "wants_papers"
    NO_MONEY = "no_money"
    PUT_OFF = "put_off"
    """Nobody was spoken to: the row was put off until `next_on` (U4)."""


NOBODY_REACHED = (Outcome.NOT_REACHED, Outcome.WRONG_NUMBER, Outcome.ABSENT)


@dataclass(frozen=True, slots=True)
class Contacted:
    """One line of the contact log.

    `next_on` is the day to come back to it. A claim to have paid (CLAIMS_PAID) carries what was claimed:
    `amount_fen`, 0 when no sum was named, and `claimed_on`, the day the money is said to have left.
    It never becomes a receipt by itself (case 18). `sequence` is its place in the journal.
    """

    customer_id: int
    at: date
    channel: Channel
    outcome: Outcome
    note: str = ""
    next_on: date | None = None
    amount_fen: int = 0
    claimed_on: date | None = None
    id: int = 0
    sequence: int = field(default=0, compare=False)


def problems(contacted: Contacted) -> list[Problem]:
    """Everything that keeps the line out of the log."""
    found = []
    if contacted.amount_fen > LARGEST_FEN:
        found.append(Problem("amount", Said("The sum the customer claims to have paid is too large.")))
    if contacted.amount_fen < 0:
        found.append(Problem("amount", Said("The sum the customer claims to have paid may not be below 0.")))
    if contacted.next_on and contacted.next_on < contacted.at:
        found.append(Problem("next_on", Said("The next contact lies before this one. Choose a later day.")))
    if contacted.outcome is Outcome.PUT_OFF and not contacted.next_on:
        found.append(Problem("next_on", Said("Choose the day on which the customer comes back to the list.")))
    if contacted.claimed_on and contacted.claimed_on > contacted.at:
        found.append(Problem("claimed_on", Said("The customer cannot have paid after this talk. Check the day.")))
    return found


def talks(logged: Iterable[Contacted]) -> list[Contacted]:
    """The lines of the log that are contacts: putting a customer off is none (U4)."""
    return [one for one in logged if one.outcome is not Outcome.PUT_OFF]


def not_reached_in_a_row(talked: Sequence[Contacted]) -> int:
    """How often nobody was reached since somebody was; `talked` oldest first."""
    reached = (back for back, one in enumerate(reversed(talked)) if one.outcome not in NOBODY_REACHED)
    return next(reached, len(talked))


def claim_returns(contacted: Contacted, arrivals: Iterable[Arrival], today: date) -> bool:
    """Is this claim to have paid back on the list as "claimed, not arrived" (case 18)?

    After `CLAIM_DAYS` days, unless the sum claimed arrived since the day it is said to have left, for what was owed
    when it was claimed; a claim without a sum is met by any such money. What was paid for later goods is another
    payment.
    """
    if contacted.outcome is not Outcome.CLAIMS_PAID or today < contacted.at + timedelta(days=CLAIM_DAYS):
        return False
    left_on = contacted.claimed_on or contacted.at
    claimed = (contacted.at, contacted.sequence)
    arrived = sum(one.fen for one in arrivals if left_on <= one.at[0] <= today and one.reaches(claimed))
    return arrived < max(contacted.amount_fen, 1)
