"""What the credit gate objects to and what would let the slip leave: values, and their plain words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan


class GateOutcome(StrEnum):
    """What the gate says; from mild to hard."""

    PASS = "pass"
    WARN = "warn"
    BLOCK = "block"


class Code(StrEnum):
    """Which rule objects."""

    STOPPED = "stopped"
    CREDIT_HELD = "credit_held"
    CASH_ONLY = "cash_only"
    NO_TERMS = "no_terms"
    AHEAD = "ahead"
    OVER_LIMIT = "over_limit"
    NEAR_LIMIT = "near_limit"
    NO_LIMIT = "no_limit"
    OVERDUE = "overdue"
    BATCH_OPEN = "batch_open"


class WayKind(StrEnum):
    """What lets a stopped slip leave (N08)."""

    SETTLE = "settle"
    PAY_NOW = "pay_now"
    SHIP_LESS = "ship_less"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Objection:
    """One rule's objection and its facts; which of them are set depends on the code.

    `pay_fen` is the money that, handed over with the slip, lifts the objection; `settles` are the items of earlier
    slips that lift it once they are paid; `allowed` earlier batches may stand open beside the slip.
    """

    code: Code
    outcome: GateOutcome
    pay_fen: int = 0
    amount_fen: int = 0
    limit_fen: int = 0
    excess_fen: int = 0
    days: int = 0
    count: int = 0
    allowed: int = 0
    number: str = ""
    reason: str = ""
    settles: tuple[int, ...] = ()
    releasable: bool = True

    @property
    def said(self) -> Said:
        """The objection in plain words."""
        return _in_words(self)


@dataclass(frozen=True, slots=True)
class WayOut:
    """What lets the slip leave; a RELEASE has no amount.

    SETTLE: `amount_fen` received for earlier slips, first of all for `items`. PAY_NOW: at least so much handed over
    with this slip, all in all. SHIP_LESS: goods for at most so much.
    """

    way: WayKind
    amount_fen: int = 0
    items: tuple[int, ...] = ()

    @property
    def said(self) -> Said:
        """The way out in plain words."""
        match self.way:
            case WayKind.SETTLE:
                return Said("Take {amount} for the earlier slips first.", amount=format_yuan(self.amount_fen))
            case WayKind.PAY_NOW:
                return Said("Take at least {amount} now.", amount=format_yuan(self.amount_fen))
            case WayKind.SHIP_LESS:
                return Said("Ship goods for at most {amount}.", amount=format_yuan(self.amount_fen))
            case WayKind.RELEASE:
                return Said("The owner releases this slip once, with a reason.")
            case _:
                assert_never(self.way)


def _in_words(objection: Objection) -> Said:
    amount, limit = format_yuan(objection.amount_fen), format_yuan(objection.limit_fen)
    match objection.code:
        case Code.STOPPED:
            return Said("Supply to this customer is stopped. {reason}", reason=objection.reason)
        case Code.CREDIT_HELD:
            return Said(
                "This customer gets nothing more on credit, but {amount} stays unpaid. {reason}",
                amount=amount,
                reason=objection.reason,
            )
        case Code.CASH_ONLY:
            return Said("This customer pays cash on delivery, but {amount} stays unpaid.", amount=amount)
        case Code.NO_TERMS:
            return Said(
                "When this customer pays is not agreed yet: {amount} would have no due date. Set the terms.",
                amount=amount,
            )
        case Code.AHEAD:
            return Said(
                "The slip is dated {days} days ahead: it counts as not delivered until then.", days=objection.days
            )
        case Code.OVER_LIMIT:
            return Said(
                "The customer would owe {amount}: {excess} above the limit of {limit}.",
                amount=amount,
                excess=format_yuan(objection.excess_fen),
                limit=limit,
            )
        case Code.NEAR_LIMIT:
            return Said("The customer would owe {amount}, close to the limit of {limit}.", amount=amount, limit=limit)
        case Code.NO_LIMIT:
            return Said("No credit limit is set for this customer, who would owe {amount}.", amount=amount)
        case Code.OVERDUE:
            return Said(
                "{amount} is overdue, the oldest ({number}) by {days} days.",
                amount=amount,
                number=objection.number,
                days=objection.days,
            )
        case Code.BATCH_OPEN if objection.allowed == 0:
            return Said(
                "{number} must be paid before the next slip leaves: {amount} first.",
                number=objection.number,
                amount=amount,
            )
        case Code.BATCH_OPEN:
            return Said(
                "{count} earlier batches are unpaid, {allowed} may be. {amount} first, beginning with {number}.",
                count=objection.count,
                allowed=objection.allowed,
                amount=amount,
                number=objection.number,
            )
        case _:
            assert_never(objection.code)
