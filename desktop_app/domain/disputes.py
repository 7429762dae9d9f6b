"""Part of a slip in dispute: held back from chasing, still owed, to be answered in two working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.dates import Calendar
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import format_yuan

ANSWER_WORKING_DAYS = 2
"""A dispute is to be answered within so many working days (R121)."""


class DisputeKind(StrEnum):
    """What is wrong with the goods or the bill (R119)."""

    OTHER = ""
    SHORT = "short"
    QUALITY = "quality"
    DAMAGED = "damaged"
    WRONG = "wrong"
    PRICE = "price"
    LATE = "late"


DISPUTE_KINDS = {
    DisputeKind.OTHER: Said("Something else"),
    DisputeKind.SHORT: Said("Too little came"),
    DisputeKind.QUALITY: Said("Bad quality"),
    DisputeKind.DAMAGED: Said("Damaged"),
    DisputeKind.WRONG: Said("Wrong goods"),
    DisputeKind.PRICE: Said("Price"),
    DisputeKind.LATE: Said("Came late"),
}


@dataclass(frozen=True, slots=True)
class Dispute:
    """The customer refuses part of an item: how much and why (R119). Settling ends it, whatever was agreed.

    `answer` is what the shop answered, `agreement` how it was settled, as they were written down. `is_late` is known to
    who reads it with the calendar: the answer came after its day, or is still missing past it (R121). `told_by` is who
    told us, by which `channel`, `delivered_on` the day of the slip. Of a `line` of the slip (1 is the first, 0 none) so
    much is meant as `quantity` says, in thousandths; `goods` are its name and unit.
    """

    item_id: int
    customer_id: int
    amount_fen: int
    reason: str
    raised_on: date
    answered_on: date | None = None
    settled_on: date | None = None
    number: str = ""
    id: int = 0
    answer: str = ""
    agreement: str = ""
    is_late: bool = False
    kind: DisputeKind = DisputeKind.OTHER
    told_by: str = ""
    delivered_on: date | None = None
    channel: str = ""
    line: int = 0
    quantity: int = 0
    goods: str = ""

    def is_too_late(self, within_days: int) -> bool:
        """Whether it was raised after the days in which faults are to be told (R120); 0 days set no end."""
        if not within_days or self.delivered_on is None:
            return False
        return (self.raised_on - self.delivered_on).days > within_days


class DisputeOutcome(StrEnum):
    """How a dispute ends: it stays owed, less is owed, the goods come back, or other goods take their place."""

    PRICE_NOTE = "price_note"
    NOTHING = "nothing"
    RETURN = "return"
    EXCHANGE = "exchange"


OUTCOMES_OF_DISPUTES = {
    DisputeOutcome.PRICE_NOTE: Said("A price difference is credited"),
    DisputeOutcome.NOTHING: Said("The whole sum stays owed"),
    DisputeOutcome.RETURN: Said("The goods come back"),
    DisputeOutcome.EXCHANGE: Said("The goods are exchanged"),
}


def late_said(dispute: Dispute, within_days: int) -> Said | None:
    """That it came after the days for it, and how many went by (R120); it is recorded all the same."""
    if not dispute.is_too_late(within_days) or dispute.delivered_on is None:
        return None
    return Said("Told too late: {days} days after delivery; faults are to be told within {within}.",
                days=(dispute.raised_on - dispute.delivered_on).days, within=within_days)  # fmt: skip


def share_fen(amount_fen: int, quantity: int, of: int) -> int:
    """What so much of a line costs, of what was charged for all of it."""
    return round(amount_fen * quantity / of) if of else 0


def problems(dispute: Dispute, item: OpenItem) -> list[Problem]:
    """Everything that keeps the dispute from being raised; at most what is open and undisputed can be refused."""
    found, free = [], chaseable(item)
    if not 0 < dispute.amount_fen <= free:
        said = Said(
            "{open} of slip {number} is unpaid and undisputed. Type at most {open}.",
            number=item.number,
            open=format_yuan(free),
        )
        found.append(Problem("amount", said))
    if not dispute.reason.strip():
        found.append(Problem("reason", Said("Write down what the customer objects to.")))
    return found


def is_open(dispute: Dispute, today: date) -> bool:
    """Raised and not yet settled, as of `today`."""
    return dispute.raised_on <= today and (dispute.settled_on is None or dispute.settled_on > today)


def disputed_fen(disputes: Iterable[Dispute], item: OpenItem, today: date) -> int:
    """How much of the item is held back from chasing: never more than is open (case 15, N10)."""
    held = sum(one.amount_fen for one in disputes if one.item_id == item.item_id and is_open(one, today))
    return min(held, item.open_fen)


def chaseable(item: OpenItem) -> int:
    """What may be asked for now; exposure keeps counting the whole item (case 15: 850 of 1,000)."""
    return item.open_fen - item.disputed_fen


def answer_by(dispute: Dispute, calendar: Calendar) -> date:
    """The last day for an answer in time (R121)."""
    return calendar.working_days_after(dispute.raised_on, ANSWER_WORKING_DAYS)


def answered_late(dispute: Dispute, today: date, calendar: Calendar) -> bool:
    """Was the answer late, or is it still missing past its day (case 15, N10)? A settlement is an answer too."""
    answers = [day for day in (dispute.answered_on, dispute.settled_on) if day]
    return min([*answers, today]) > answer_by(dispute, calendar)
