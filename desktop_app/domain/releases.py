"""Slips the owner let go though the gate held them back: each once, with a reason, until a day (R019, R126)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.looks import StateLook
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan
from desktop_app.domain.objections import Code
from desktop_app.domain.shipments import Release

RELEASED_DAYS = 3
"""So long a release waits to be used, unless another day is chosen."""


class ReleaseState(StrEnum):
    """What became of a release."""

    USED = "used"
    WAITING = "waiting"
    OVER = "over"
    VOID = "void"


RELEASE_STATES = {
    ReleaseState.USED: StateLook(Said("Has left"), Mark.PLAIN),
    ReleaseState.WAITING: StateLook(Said("May leave"), Mark.SOON),
    ReleaseState.OVER: StateLook(Said("Time is over"), Mark.PLAIN),
    ReleaseState.VOID: StateLook(Said("Slip void"), Mark.PLAIN),
}


@dataclass(frozen=True, slots=True)
class GivenRelease:
    """One slip let go once. `slip` is what it was known by as it was released; `number` its number once it is posted.

    `most_fen` is the sum it was released with; `rules` say what held it back, where that was written down.
    """

    customer_id: int
    slip: str
    dated: date
    reason: str
    expires: date | None
    most_fen: int
    rules: tuple[Code, ...] = ()
    given_by: str = ""
    id: int = 0
    number: str = ""
    is_void: bool = False

    @property
    def release(self) -> Release:
        return Release(self.reason, self.expires)

    def state_on(self, today: date) -> ReleaseState:
        """What became of it by the day."""
        if self.number:
            return ReleaseState.VOID if self.is_void else ReleaseState.USED
        return ReleaseState.OVER if self.expires and self.expires < today else ReleaseState.WAITING

    def lets_go(self, total_fen: int, today: date) -> bool:
        """Whether a slip of this sum may leave by it today."""
        return self.state_on(today) is ReleaseState.WAITING and total_fen <= self.most_fen


RULE_WORDS: Mapping[Code, Said] = {
    Code.CASH_ONLY: Said("Cash customers"),
    Code.OVER_LIMIT: Said("Over the credit limit"),
    Code.OVER_SITE: Said("Over the limit of a site"),
    Code.NO_LIMIT: Said("No limit"),
    Code.OVERDUE: Said("Overdue money"),
    Code.BATCH_OPEN: Said("An earlier batch is unpaid"),
    Code.PART_DUE: Said("Part not paid at once"),
    Code.RATIONED: Said("Restricted"),
    Code.PLAN_NEEDED: Said("Needs a plan"),
    Code.GOODS_HELD: Said("Goods held back"),
}
"""What may be released, in the words of a list."""


def last_day(today: date) -> date:
    """Until when a release lasts where nothing else is said."""
    return today + timedelta(days=RELEASED_DAYS)


def refuse_past_release(expires: date | None, today: date) -> None:
    """A release is for today or later."""
    if expires is not None and expires < today:
        raise Refused(
            "A release until {day} lets nothing leave. Choose {today} or later.", day=expires, today=today
        ).at("release_until")


def refuse_second_release(given: GivenRelease) -> None:
    """One slip is released once."""
    raise Refused(
        "{who} released this slip already, until {day} and up to {sum}: “{reason}”. It can be saved as it is.",
        who=given.given_by,
        day=given.expires or given.dated,
        sum=format_yuan(given.most_fen),
        reason=given.reason,
    ).at("release")
