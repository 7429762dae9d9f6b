"""What was said to whom: the contact log, and money a customer says is already on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

from desktop_app.domain.arrivals import Arrival
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import LARGEST_FEN, format_yuan
from desktop_app.domain.tasks import TaskKind, Todo

CLAIM_DAYS = 3
"""Days a claimed transfer may take before the row returns (R116, case 18)."""


SHOP_TIME = timezone(timedelta(hours=8))
"""The one time of day of mainland China, whatever the computer is set to."""

CLAIM_OVER = 30
"""So long a claim is looked after; the debt itself is asked for by then."""

CALL_HOURS = (time(8), time(20))
"""From when to when people are called about money (conventions §3, 民法典 1032–1033)."""


class Channel(StrEnum):
    """How people spoke."""

    PHONE = "phone"
    WECHAT = "wechat"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    NOT_SAID = "not_said"
    """Nobody noted how a promise was given."""


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


RINGS = (Channel.PHONE, Channel.WECHAT, Channel.SMS)
"""What reaches people wherever they are, at any hour."""

NOBODY_REACHED = (Outcome.NOT_REACHED, Outcome.WRONG_NUMBER, Outcome.ABSENT)


@dataclass(frozen=True, slots=True)
class Contacted:
    """One line of the contact log.

    `next_on` is the day to come back to it. A claim to have paid (CLAIMS_PAID) carries what was claimed:
    `amount_fen`, 0 when no sum was named, and `claimed_on`, the day the money is said to have left.
    through which `bank` and from which `account`, as far as they say. It never becomes a receipt by itself (case 18).
    `sequence` is its place in the journal.
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
    bank: str = ""
    account: str = ""


def demands(logged: Iterable[Contacted]) -> list[Contacted]:
    """Talks in which somebody was reached: each asks for what is due (催告, 民法典 634)."""
    return [one for one in talks(logged) if one.outcome not in NOBODY_REACHED]


def claim_task(claim: Contacted, arrivals: Iterable[Arrival], today: date) -> Todo | None:
    """Three days after it is said to be paid somebody looks whether it came, until it did or it is `CLAIM_OVER` days
    old (R116, case 18).
    """
    due = claim.at + timedelta(days=CLAIM_DAYS)
    if today > claim.at + timedelta(days=CLAIM_OVER) or not claim_returns(claim, arrivals, max(today, due)):
        return None
    sum_said = f"¥{format_yuan(claim.amount_fen)}" if claim.amount_fen else ""
    note = " ".join(filter(None, (sum_said, claim.bank, claim.account)))
    return Todo(TaskKind.CLAIM, claim.customer_id, due, str(claim.id), note)


def problems(contacted: Contacted) -> list[Problem]:
    """Everything that keeps the line out of the log."""
    found = []
    if contacted.amount_fen > LARGEST_FEN:
        found.append(Problem("amount", Said("The sum the customer claims to have paid is too large.")))
    if contacted.amount_fen < 0:
        found.append(Problem("amount", Said("The sum the customer claims to have paid cannot be below 0.")))
    if contacted.next_on and contacted.next_on < contacted.at:
        found.append(Problem("next_on", Said("The next contact is before this one. Choose a later day.")))
    if contacted.outcome is Outcome.PUT_OFF and not contacted.next_on:
        found.append(Problem("next_on", Said("Choose the day on which the customer comes back to the list.")))
    if contacted.outcome is Outcome.CLAIMS_PAID and not contacted.claimed_on:
        found.append(Problem("claimed_on", Said("Ask on which day the money was sent; the list waits from that day.")))
    if contacted.claimed_on and contacted.claimed_on > contacted.at:
        found.append(Problem("claimed_on", Said("The customer cannot have paid after this talk. Check the day.")))
    return found


def cautions(contacted: Contacted, logged: Iterable[Contacted], now: datetime) -> list[Said]:
    """What is asked before this contact is logged: a second call on one day, or one outside the hours for calls.

    `logged` are the customer's lines so far. The hour is asked about only while the call is of this very day.
    """
    if contacted.channel not in RINGS or contacted.outcome is Outcome.PUT_OFF:
        return []
    found, here = [], now.astimezone(SHOP_TIME)
    if any(one.at == contacted.at and one.channel in RINGS for one in talks(logged)):
        found.append(Said("This customer was contacted on {day} already; once a day is enough.", day=contacted.at))
    if contacted.at == here.date() and not CALL_HOURS[0] <= here.time() < CALL_HOURS[1]:
        said = Said(
            "It is {now}. People are called about money between {first} and {last}.",
            now=f"{here:%H:%M}",
            first=f"{CALL_HOURS[0]:%H:%M}",
            last=f"{CALL_HOURS[1]:%H:%M}",
        )
        found.append(said)
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
