"""What only the owner does once the book has a PIN or named clerks, declared here for every door (D16, T21, R092)."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Asked, Needs, Said

HOLDS = timedelta(minutes=10)
"""So long a PIN that was typed for one of the owner's acts counts for the next ones."""

FREE_TO_UNDO = timedelta(minutes=10)
"""Whoever sees a slip of the hand within this time takes it back without the owner."""

FREE_DAYS_BACK = 3
"""Days before today that anybody may date an entry."""


class OwnerAct(StrEnum):
    """An act that needs the owner's PIN where there is one; without a PIN everybody is the owner."""

    REVERSE = "reverse"
    """Reverse what was entered more than `FREE_TO_UNDO` ago: a document, a whole import."""

    BACK_DATE = "back_date"
    """Post or spread something on a day more than `FREE_DAYS_BACK` days before today."""

    RELEASE = "release"
    """Let a slip go that the gate holds back (R019)."""

    CREDIT = "credit"
    """Raise a limit or lift a stop, after which the gate would hold nothing back."""

    EXPORT = "export"
    RESTORE = "restore"

    SETTINGS = "settings"
    """The shop, the rules, the calendar, the lock, who works at the counter, and what opens the book."""

    PRICE = "price"
    """Change what goods cost: the list, an agreed price, a price on a slip below the one that is proposed."""

    ALLOW = "allow"
    """Give up a part of what is owed: an allowance, a rounding-off, a discount on a whole slip, a write-off."""

    PAY_OUT = "pay_out"
    """Let money go out: a refund, a deposit given back, a supplier paid, cash taken out of the drawer."""

    SEE_PRICES = "see_prices"
    SEE_DEBTS = "see_debts"
    SEE_GIVEN = "see_given"
    """What discounts, roundings and allowances cost the shop."""


NAMES = {
    OwnerAct.REVERSE: Said("Void what was entered earlier"),
    OwnerAct.BACK_DATE: Said("Enter something more than {days} days back", days=FREE_DAYS_BACK),
    OwnerAct.RELEASE: Said("Let a stopped slip go"),
    OwnerAct.CREDIT: Said("Raise a limit or lift a stop"),
    OwnerAct.EXPORT: Said("Export a table"),
    OwnerAct.RESTORE: Said("Restore a backup"),
    OwnerAct.SETTINGS: Said("Change the settings"),
    OwnerAct.PRICE: Said("Change the prices"),
    OwnerAct.ALLOW: Said("Give an allowance or write something off"),
    OwnerAct.PAY_OUT: Said("Pay money back or out"),
    OwnerAct.SEE_PRICES: Said("See prices"),
    OwnerAct.SEE_DEBTS: Said("See what customers owe"),
    OwnerAct.SEE_GIVEN: Said("See what discounts cost"),
}
"""Each act in the words of a form."""

ONLY_OF_CLERKS = frozenset(
    {
        OwnerAct.PRICE, OwnerAct.ALLOW, OwnerAct.PAY_OUT,
        OwnerAct.SEE_PRICES, OwnerAct.SEE_DEBTS, OwnerAct.SEE_GIVEN,
    }
)  # fmt: skip
"""What is asked of a named clerk alone: a PIN without any names leaves these to everybody."""


class OwnerWanted(Asked):
    """The act waits for the owner's PIN; nothing was changed, and the same call may be made again after it."""

    def __init__(self, act: OwnerAct) -> None:
        said = Said("{act}: this needs the PIN of the owner; nothing was changed.", act=NAMES[act])
        super().__init__(said.template, **said.facts)
        self.for_want_of(Needs.PIN)
        self.act = act

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.act,), vars(self)


def is_back_dated(dated: date, today: date) -> bool:
    """Whether an entry of that day is the owner's to make."""
    return dated < today - timedelta(days=FREE_DAYS_BACK)


def is_fresh(recorded: datetime, now: datetime) -> bool:
    """Whether an entry is still young enough to be taken back by anybody."""
    return timedelta(0) <= now - recorded < FREE_TO_UNDO


def holds(typed: datetime | None, now: datetime) -> bool:
    """Whether the PIN typed at `typed` still counts; never before it was typed, as when a clock was set back."""
    return typed is not None and timedelta(0) <= now - typed < HOLDS
