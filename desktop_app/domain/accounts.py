"""What is owed: documents, open items, balances and ageing, for today or any past day."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

DEFAULT_BUCKETS = (30, 60, 90)
"""Upper edges of the ageing buckets in days overdue; the last bucket has no edge."""


class Kind(StrEnum):
    """What a document is. Its counter-account follows from it, so every entry balances (D6)."""

    OPENING = "opening"
    SHIPMENT = "shipment"
    RETURN = "return"
    RECEIPT = "receipt"
    ADJUSTMENT = "adjustment"
    REFUND = "refund"
    SET_OFF = "set_off"
    REVERSAL = "reversal"


class Direction(StrEnum):
    """DEBIT: the customer owes more. CREDIT: the customer owes less."""

    DEBIT = "debit"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One posted document in a customer's account. `amount_fen` is signed: debit +, credit −."""

    number: str
    kind: Kind
    dated: date
    amount_fen: int
    sequence: int
    summary: str = ""
    reverses: str = ""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What is still open of one part of one document.

    `due` None waits for a newer batch where `by_batch` (case 11); else nobody agreed on a day yet. `open_fen` is always
    positive; `disputed_fen` ≤ `open_fen` is held back from chasing (case 15). `plan_id` is the plan in force that
    covers it, 0 without one. `secured` and `penalised` decide the legal order (民法典 560). `seq` is the place of its
    posting in the journal, 0 before it. `posted_for` is whom the slip was written for: somebody who is one with the
    customer by now (case 19). `agreed_on` is when its day to pay was agreed, where that was after it was written.
    `reference` is the number it had on the paper it was taken over from, by which the customer knows it.
    `agreed_place` is the day by which it stands in line, where another order than the law's was agreed for money.
    """

    item_id: int
    customer_id: int
    number: str
    dated: date
    due: date | None
    open_fen: int
    amount_fen: int = 0
    part: int = 1
    kind: Kind = Kind.SHIPMENT
    disputed_fen: int = 0
    plan_id: int = 0
    secured: bool = False
    penalised: bool = False
    seq: int = 0
    by_batch: bool = False
    posted_for: int = field(default=0, compare=False)
    agreed_on: date | None = field(default=None, compare=False)
    reference: str = field(default="", compare=False)
    remark: str = field(default="", compare=False)
    agreed_place: date | None = field(default=None, compare=False)

    @property
    def in_plan(self) -> bool:
        return self.plan_id != 0

    @property
    def undated(self) -> bool:
        """Nobody agreed on a day to pay: not overdue, and not said to be not yet due either."""
        return self.due is None and not self.by_batch

    @property
    def payable(self) -> date:
        """The day by which it stands in line to be paid: its due date, or the day of the goods where no day was agreed
        (民法典 628, N09). What waits for a newer batch by agreement stands last.
        """
        if self.due is not None:
            return self.due
        return date.max if self.by_batch else self.dated


def in_line(item: OpenItem) -> tuple[date, date, int]:
    """What sorts open items for whoever settles them: the one payable first, then the oldest."""
    return (item.payable, item.dated, item.item_id)


@dataclass(frozen=True, slots=True)
class Ageing:
    """One customer's account on one day: not due + buckets − on account = balance (case 6).

    Of `not_due_fen`, nobody agreed on a day for `undated_fen`.
    """

    not_due_fen: int
    buckets_fen: tuple[int, ...]
    on_account_fen: int
    undated_fen: int = 0

    @property
    def parts_fen(self) -> tuple[int, ...]:
        """Not due, the buckets, and money on account below 0: their sum is the balance."""
        return (self.not_due_fen, *self.buckets_fen, -self.on_account_fen)

    @property
    def balance_fen(self) -> int:
        return self.not_due_fen + sum(self.buckets_fen) - self.on_account_fen


@dataclass(frozen=True, slots=True)
class Restated:
    """What later entries made of a past day: the balance changed by `fen`, and `moved_fen` only changed its part."""

    fen: int = 0
    moved_fen: int = 0


def restated(then: Ageing, now: Ageing) -> Restated:
    """How an account of a past day changed, also when its sum did not (cases 6, 7, 24)."""
    parts = zip(then.parts_fen, now.parts_fen, strict=True)
    changes = [after - before for before, after in parts]
    return Restated(sum(changes), (sum(map(abs, changes)) - abs(sum(changes))) // 2)


def days_overdue(due: date | None, today: date) -> int:
    """Whole days past due; 0 on the due date itself and before it (case 6)."""
    return (today - due).days if due is not None and due < today else 0


def bucket_of(days: int, edges: Sequence[int]) -> int:
    """Index of the bucket for `days` ≥ 1 overdue: 30 is in the first of (30, 60, 90), 31 in the second (case 6)."""
    return bisect_left(edges, days)


def age(items: Iterable[OpenItem], on_account_fen: int, today: date, edges: Sequence[int] = DEFAULT_BUCKETS) -> Ageing:
    """Sort open items by days overdue into `len(edges) + 1` buckets."""
    not_due, undated, buckets = 0, 0, [0] * (len(edges) + 1)
    for item in items:
        days = days_overdue(item.due, today)
        if days:
            buckets[bucket_of(days, edges)] += item.open_fen
        else:
            not_due += item.open_fen
            undated += item.open_fen if item.undated else 0
    return Ageing(not_due, tuple(buckets), on_account_fen, undated)


def running_balance(opening_fen: int, entries: Iterable[Entry]) -> list[int]:
    """Balance after each entry, in fen."""
    balances, balance = [], opening_fen
    for entry in entries:
        balance += entry.amount_fen
        balances.append(balance)
    return balances
