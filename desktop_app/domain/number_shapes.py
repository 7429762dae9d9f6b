"""How the shop's papers are numbered: letters, the days a number counts within, and its digits (conventions 1.1)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said


class NumberReset(StrEnum):
    """When the numbers begin again at 1; the date part of a number says within what it counts."""

    YEARLY = "yearly"
    MONTHLY = "monthly"
    DAILY = "daily"
    NEVER = "never"


NUMBER_RESETS = {
    NumberReset.YEARLY: Said("each year"),
    NumberReset.MONTHLY: Said("each month"),
    NumberReset.DAILY: Said("each day"),
    NumberReset.NEVER: Said("never"),
}

FIXED = {
    "adjustment": "TZD", "opening": "QCD", "reversal": "HCD", "refund": "TKD", "set_off": "DXD", "earnest": "DJD",
    "security": "YJD", "supply": "GHD", "plan": "HKJ", "terms_sheet": "SXT", "consignment": "PHD",
    "site_statement": "XMDZD", "letter": "HJD", "plan_agreement": "HKXY",
}  # fmt: skip
"""Series whose letters stay as they are: pinyin initials of each paper's title."""

_DOCUMENT = {"goods_return": "return"}
_LETTERS = re.compile(r"[A-Z]{2,6}")
LEAST_DIGITS, MOST_DIGITS = 3, 6


@dataclass(frozen=True, slots=True)
class NumberShapes:
    """The letters of each kind of paper, and how all of them count on. What has a number keeps it."""

    shipment: str = "SHD"
    goods_return: str = "XTD"
    receipt: str = "SKD"
    statement: str = "DZD"
    reset: NumberReset = NumberReset.YEARLY
    digits: int = 5

    @property
    def series(self) -> dict[str, str]:
        """The letters of every kind of document."""
        return {**FIXED, **{_DOCUMENT.get(field, field): letters for field, letters in self.letters.items()}}

    @property
    def letters(self) -> dict[str, str]:
        """By field."""
        names = ("shipment", "goods_return", "receipt", "statement")
        return {name: getattr(self, name) for name in names}

    def period(self, dated: date) -> int:
        """The date part of a number: 2026, 202611 or 20261130; 0 where it has none and counts on for ever."""
        month = dated.year * 100 + dated.month
        if self.reset in (NumberReset.YEARLY, NumberReset.NEVER):
            return dated.year if self.reset is NumberReset.YEARLY else 0
        return month if self.reset is NumberReset.MONTHLY else month * 100 + dated.day

    def in_capitals(self) -> "NumberShapes":
        """However the letters were typed."""
        kept = {name: letters.strip().upper() for name, letters in self.letters.items()}
        return NumberShapes(**kept, reset=self.reset, digits=self.digits)

    def refuse_strange(self) -> None:
        """Letters that are none, or that another kind of paper has; digits too few or too many."""
        taken = set(FIXED.values())
        for field, letters in self.letters.items():
            if not _LETTERS.fullmatch(letters):
                raise Refused("“{text}” does not do: type 2 to 6 capital letters, such as SHD.", text=letters).at(field)
            if letters in taken:
                raise Refused("{letters} is used by another kind of paper. Choose other letters.",
                              letters=letters).at(field)  # fmt: skip
            taken.add(letters)
        if not LEAST_DIGITS <= self.digits <= MOST_DIGITS:
            raise Refused("Choose 3 to 6 digits. A number grows longer when they are used up.").at("digits")
