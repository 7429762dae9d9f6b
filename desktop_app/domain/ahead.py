"""What is dated after today: it counts in no balance yet, and nobody is silent about it (case 29)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.business_day import LONGEST_PAUSE
from desktop_app.domain.columns import Words, short_day
from desktop_app.domain.errors import Said
from desktop_app.domain.money import format_yuan


@dataclass(frozen=True, slots=True)
class Ahead:
    """Documents that stand and are dated after today: slips with returns, receipts, all others, and their sum.

    `customer_id` is whose the first of the others is, 0 without any.
    """

    slips: int = 0
    receipts: int = 0
    others: int = 0
    owed_fen: int = 0
    customer_id: int = 0

    @property
    def documents(self) -> int:
        return self.slips + self.receipts + self.others


NO_AHEAD = Ahead()
"""As nearly always."""


def ahead_said(ahead: Ahead) -> Said:
    """What the page of their customer says of them."""
    sum_ = format_yuan(ahead.owed_fen)
    if ahead.documents == 1:
        return Said("1 more document dated after today: {sum}, not counted in what is owed", sum=sum_)
    return Said(
        "{count} more documents dated after today: {sum}, not counted in what is owed",
        count=ahead.documents,
        sum=sum_,
    )


def dated_said(day: date, today: date) -> Words:
    """The day as a list shows it; one that has not come yet says so."""
    return Said("{day} · after today", day=short_day(day, today)) if day > today else short_day(day, today)


def is_far_ahead(day: date, today: date) -> bool:
    """Further than a shop prepares a slip: the clock was wrong when this was entered."""
    return day > today + timedelta(days=LONGEST_PAUSE)


AHEAD_MEANS = Said(
    "Dated after today, so it is not counted in what is owed yet. If the clock was wrong, void it and enter it again."
)
"""What the date of such a document means, and the way out."""
