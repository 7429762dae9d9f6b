"""The bill of a payment service or a bank: what came in, and what was left out of it, each line with its reason."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.domain.errors import Said


class PayWay(Enum):
    """The way on which money came; its value is the payment method as a receipt says it."""

    WECHAT = "WeChat"
    ALIPAY = "Alipay"
    BANK = "Bank transfer"


WAYS = {PayWay.WECHAT: Said("WeChat"), PayWay.ALIPAY: Said("Alipay"), PayWay.BANK: Said("Bank transfer")}


class Passed(Enum):
    """Why a line of a bill is no money of a customer."""

    SPENT = "spent"
    OWN = "own"
    REFUND = "refund"
    PAIRED = "paired"
    NOT_DONE = "not_done"
    INTEREST = "interest"
    TWICE = "twice"


PASSED = {
    Passed.SPENT: Said("Spent"),
    Passed.OWN: Said("Moved between own accounts"),
    Passed.REFUND: Said("Refund of something the shop bought"),
    Passed.PAIRED: Said("Cancelled by a refund"),
    Passed.NOT_DONE: Said("Did not arrive"),
    Passed.INTEREST: Said("Interest"),
    Passed.TWICE: Said("Twice in the file"),
}


@dataclass(frozen=True, slots=True)
class BillLine:
    """Money that came in, as the bill tells it.

    `key` tells it from every other line of every bill, whichever file it comes in again. `amount_fen` is what is left
    after `returned_fen` was given back. `number` is the transaction number as printed. `row` and `sheet` say where it
    stands. `unclear`: what about it could not be understood; such a line is never certain.
    """

    key: str
    row: int
    day: date
    amount_fen: int
    payer: str = ""
    remark: str = ""
    clock: str = ""
    number: str = ""
    way: PayWay = PayWay.BANK
    returned_fen: int = 0
    unclear: Said | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class PassedLine:
    """A line that is left out. `amount_fen` is below 0 for money that went out."""

    row: int
    day: date
    amount_fen: int
    payer: str
    reason: Passed


@dataclass(frozen=True, slots=True)
class MarkKey:
    """With which a book marks what is no customer's, in hexadecimal; empty before the first mark."""

    key: str = ""


@dataclass(frozen=True, slots=True)
class BillDoubt:
    """What has to be answered before anything is taken from a bill. `which` is its word, `row` where it stands."""

    which: str
    said: Said
    row: int

    def is_settled(self, accepted: Container[str]) -> bool:
        """By its word for all of its kind, or as `unread@7` for this one."""
        return self.which in accepted or f"{self.which}@{self.row}" in accepted


@dataclass(frozen=True, slots=True)
class Bill:
    """One file. `doubts` want an answer before anything is taken from it; `notes` are only told."""

    source: Said
    way: PayWay
    lines: tuple[BillLine, ...]
    passed: tuple[PassedLine, ...] = ()
    doubts: tuple[BillDoubt, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def total_fen(self) -> int:
        """All that came in and may be a customer's."""
        return sum(line.amount_fen for line in self.lines)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of its lines, left out ones too; None where it has none."""
        found = [*(line.day for line in self.lines), *(line.day for line in self.passed)]
        return (min(found), max(found)) if found else None


def passed_counts(passed: Iterable[PassedLine]) -> Mapping[Passed, int]:
    """How many lines were left out for which reason, in the order of the reasons."""
    counted = Counter(line.reason for line in passed)
    return {reason: counted[reason] for reason in Passed if counted[reason]}
