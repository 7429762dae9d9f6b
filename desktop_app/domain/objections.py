"""What the credit gate objects to and what would let the slip leave: values, and their plain words."""

from dataclasses import dataclass
from enum import StrEnum

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
    OVER_SITE = "over_site"
    NEAR_LIMIT = "near_limit"
    NO_LIMIT = "no_limit"
    OVERDUE = "overdue"
    BATCH_OPEN = "batch_open"
    PART_DUE = "part_due"
    RATIONED = "rationed"
    PLAN_NEEDED = "plan_needed"
    PRESSED = "pressed"
    GOODS_HELD = "goods_held"
    LET_GO = "let_go"


class WayKind(StrEnum):
    """What lets a stopped slip leave (N08)."""

    SETTLE = "settle"
    PAY_NOW = "pay_now"
    SHIP_LESS = "ship_less"
    WITHOUT = "without"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Objection:
    """One rule's objection and its facts; which of them are set depends on the code.

    `pay_fen` is the money that, handed over with the slip, lifts the objection; `settles` are the items of earlier
    slips that lift it once they are paid; `allowed` earlier batches may stand open beside the slip. With `counts_this`
    the terms say how many may be open with the slip itself, and so do the words. `most_fen` is the largest slip that
    would pass, where that is not the slip less `pay_fen`; `lines` are places of lines that, left off, lift it.
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
    counts_this: bool = False
    number: str = ""
    reason: str = ""
    settles: tuple[int, ...] = ()
    releasable: bool = True
    most_fen: int | None = None
    lines: tuple[int, ...] = ()

    @property
    def said(self) -> Said:
        """The objection in plain words."""
        also = int(self.counts_this)
        return Said(
            self._words.template,
            amount=format_yuan(self.amount_fen),
            limit=format_yuan(self.limit_fen),
            excess=format_yuan(self.excess_fen),
            days=self.days,
            count=self.count + also,
            allowed=self.allowed + also,
            number=self.number,
            reason=self.reason,
        )

    @property
    def _words(self) -> Said:
        if self.code is not Code.BATCH_OPEN:
            return _OBJECTIONS[self.code]
        if not self.allowed:
            return _ONE_AT_A_TIME
        return _WITH_THIS_ONE if self.counts_this else _OBJECTIONS[self.code]


@dataclass(frozen=True, slots=True)
class WayOut:
    """What lets the slip leave; a RELEASE has no amount.

    SETTLE: `amount_fen` received for earlier slips, first of all for `items`. PAY_NOW: at least so much handed over
    with this slip, all in all. SHIP_LESS: goods for at most so much. WITHOUT: the lines at the places `items` left off.
    """

    way: WayKind
    amount_fen: int = 0
    items: tuple[int, ...] = ()

    @property
    def said(self) -> Said:
        """The way out in plain words."""
        return Said(_WAYS_OUT[self.way].template, amount=format_yuan(self.amount_fen))


_OBJECTIONS = {
    Code.STOPPED: Said("Supply to this customer is stopped. {reason}"),
    Code.CREDIT_HELD: Said("This customer gets nothing more on credit, but {amount} stays unpaid. {reason}"),
    Code.CASH_ONLY: Said("This customer pays cash on delivery, but {amount} stays unpaid."),
    Code.NO_TERMS: Said("When this customer pays is not agreed yet: {amount} would have no due date. Set the terms."),
    Code.AHEAD: Said("The slip is dated {days} days ahead: it counts as not delivered until then."),
    Code.OVER_LIMIT: Said("The customer would owe {amount}: {excess} above the limit of {limit}."),
    Code.OVER_SITE: Said("The site “{reason}” would owe {amount}: {excess} above its own limit of {limit}."),
    Code.NEAR_LIMIT: Said("The customer would owe {amount}, close to the limit of {limit}."),
    Code.NO_LIMIT: Said("No credit limit is set for this customer, who would owe {amount}."),
    Code.OVERDUE: Said("{amount} is overdue, the oldest ({number}) by {days} days."),
    Code.BATCH_OPEN: Said(
        "{count} earlier batches are unpaid, {allowed} may be. {amount} first, beginning with {number}."
    ),
    Code.PART_DUE: Said("{count} percent of each slip is paid as it leaves: {amount}."),
    Code.RATIONED: Said("Restricted: at most {limit} leaves on credit at once, but {amount} would."),
    Code.PLAN_NEEDED: Said("Nothing leaves on credit before a repayment plan is agreed. {reason}"),
    Code.PRESSED: Said("To be called first; {amount} is to be asked for. {reason}"),
    Code.GOODS_HELD: Said("{amount} is overdue: {reason} leaves against payment only."),
    Code.LET_GO: Said("Released once by {number}: {reason}"),
}

_ONE_AT_A_TIME = Said("{number} must be paid before the next slip leaves: {amount} first.")

_WITH_THIS_ONE = Said(
    "With this slip {count} batches would be unpaid, at most {allowed} may be. {amount} first, beginning with {number}."
)

_WAYS_OUT = {
    WayKind.SETTLE: Said("Take {amount} for the earlier slips first."),
    WayKind.PAY_NOW: Said("Take at least {amount} now."),
    WayKind.SHIP_LESS: Said("Deliver goods for at most {amount}."),
    WayKind.WITHOUT: Said("Leave these goods off."),
    WayKind.RELEASE: Said("The owner releases this slip once, with a reason."),
}


def owed_then_said(total_fen: int, limit_fen: int | None) -> Said:
    """What the customer owes with the slip, or has of their own, and how far that is from the limit on either side."""
    amount = format_yuan(abs(total_fen))
    if limit_fen is None:
        if total_fen < 0:
            return Said("The customer then has credit of {amount}.", amount=amount)
        return Said("The customer then owes {amount}.", amount=amount)
    if total_fen > limit_fen:
        above = format_yuan(total_fen - limit_fen)
        return Said("The customer then owes {amount}, {above} above the limit.", amount=amount, above=above)
    room = format_yuan(limit_fen - total_fen)
    if total_fen < 0:
        return Said("The customer then has credit of {amount}, {room} below the limit.", amount=amount, room=room)
    return Said("The customer then owes {amount}, {room} below the limit.", amount=amount, room=room)
