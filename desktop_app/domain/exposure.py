"""What a customer would owe with one more slip, explained line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt, debt_of


class LineKind(StrEnum):
    """Where a line of the exposure comes from."""

    DELIVERED = "delivered"
    POSTED = "posted"
    ON_ACCOUNT = "on_account"
    THIS_SLIP = "this_slip"
    PAID_NOW = "paid_now"


@dataclass(frozen=True, slots=True)
class CreditAccount:
    """A customer as the gate sees it: gross open debit items, and money on account not yet set against them.

    `kept_apart_fen` of that money comes from returns kept apart: it lowers the exposure, but settles nothing overdue
    until it is allocated (case 2). `parts` are the unpaid parts of the plans in force. Deposits lower nothing.
    """

    customer: Customer
    items: tuple[OpenItem, ...] = ()
    on_account_fen: int = 0
    kept_apart_fen: int = 0
    parts: tuple[UnpaidPart, ...] = ()
    deposits_fen: int = 0

    def debt(self, today: date) -> Debt:
        """What the customer owes before the slip."""
        return debt_of(self.items, self.on_account_fen, today, kept_apart_fen=self.kept_apart_fen, parts=self.parts)


@dataclass(frozen=True, slots=True)
class SiteCredit:
    """The limit of the site the goods go to, and what is open of its slips before this one."""

    name: str
    limit_fen: int
    open_fen: int


@dataclass(frozen=True, slots=True)
class ProposedSlip:
    """What is about to be posted. `paid_fen` is handed over with it; `due` is what the terms make of it.

    `site` is there where goods go to a site with a limit of its own.
    """

    dated: date
    total_fen: int
    paid_fen: int = 0
    due: date | None = None
    site: SiteCredit | None = None


@dataclass(frozen=True, slots=True)
class ExposureLine:
    """One figure of the exposure, signed. `number` is empty where no document stands behind it."""

    kind: LineKind
    number: str
    amount_fen: int


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the customer would owe with this slip, line by line (R019)."""

    lines: tuple[ExposureLine, ...]
    deposits_fen: int = 0
    """What is held as deposits: told beside it, and no part of it until it is set off."""

    @property
    def total_fen(self) -> int:
        return sum(line.amount_fen for line in self.lines)


def exposure(account: CreditAccount, slip: ProposedSlip, today: date) -> Exposure:
    """What the customer would owe: delivered and still undelivered slips, money on account, this slip (case 8).

    A slip dated after `today` is posted but not yet delivered. Disputed money still counts (case 15).
    """
    lines = [
        *_open_lines(account.items, today),
        ExposureLine(LineKind.ON_ACCOUNT, "", -account.on_account_fen),
        ExposureLine(LineKind.THIS_SLIP, "", slip.total_fen),
        ExposureLine(LineKind.PAID_NOW, "", -slip.paid_fen),
    ]
    return Exposure(tuple(line for line in lines if line.amount_fen), account.deposits_fen)


def _open_lines(items: Iterable[OpenItem], today: date) -> Iterator[ExposureLine]:
    """One line a document, whatever number of parts it is paid in; delivered before undelivered."""
    sums: dict[tuple[LineKind, str], int] = {}
    for item in sorted(items, key=lambda item: (item.dated, item.number)):
        key = (LineKind.POSTED if item.dated > today else LineKind.DELIVERED, item.number)
        sums[key] = sums.get(key, 0) + item.open_fen
    return (ExposureLine(kind, number, amount) for (kind, number), amount in sums.items())
