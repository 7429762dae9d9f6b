"""What a customer would owe with one more slip, explained line by line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt, debt_of
from desktop_app.domain.errors import Said


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
    until it is allocated (case 2). `parts` are the unpaid parts of the plans in force. Deposits lower nothing. `group`
    is what the owner decided about their credit, and why.
    """

    customer: Customer
    items: tuple[OpenItem, ...] = ()
    on_account_fen: int = 0
    kept_apart_fen: int = 0
    parts: tuple[UnpaidPart, ...] = ()
    deposits_fen: int = 0
    group: ActionGroup = ActionGroup.NONE
    group_reason: str = ""

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
class HeldLine:
    """A line that late payers do not get: its place on the slip, and what it is."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class ProposedSlip:
    """What is about to be posted. `paid_fen` is handed over with it; `due` is what the terms make of it.

    `site` is there where goods go to a site with a limit of its own. `held` are goods that are
    held back from late payers.
    """

    dated: date
    total_fen: int
    paid_fen: int = 0
    due: date | None = None
    site: SiteCredit | None = None
    held: tuple[HeldLine, ...] = ()


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


class FigureKind(StrEnum):
    """One figure of what is owed; together those that count are the exposure."""

    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    UNDATED = "undated"
    IN_PLAN = "in_plan"
    AHEAD = "ahead"
    ON_ACCOUNT = "on_account"
    THIS_SLIP = "this_slip"
    PAID_NOW = "paid_now"
    DISPUTED = "disputed"
    TAKEN_OFF = "taken_off"
    DEPOSITS = "deposits"


FIGURES = {
    FigureKind.NOT_DUE: Said("Not due yet"),
    FigureKind.OVERDUE: Said("Overdue"),
    FigureKind.UNDATED: Said("No day to pay"),
    FigureKind.IN_PLAN: Said("In a plan"),
    FigureKind.AHEAD: Said("Dated ahead, not delivered"),
    FigureKind.ON_ACCOUNT: Said("On account"),
    FigureKind.THIS_SLIP: Said("This slip"),
    FigureKind.PAID_NOW: Said("Paid with it"),
    FigureKind.DISPUTED: Said("Of it in dispute"),
    FigureKind.TAKEN_OFF: Said("On account, taken off already"),
    FigureKind.DEPOSITS: Said("Deposits held, not counted"),
}
"""Each as a list says it."""

BESIDE = frozenset({FigureKind.DISPUTED, FigureKind.TAKEN_OFF, FigureKind.DEPOSITS})
"""Told beside the sum, and no part of it."""


@dataclass(frozen=True, slots=True)
class ExposureFigure:
    """So many fen of a kind, signed."""

    kind: FigureKind
    fen: int

    @property
    def counts(self) -> bool:
        return self.kind not in BESIDE


def exposure_figures(account: CreditAccount, slip: ProposedSlip, today: date) -> tuple[ExposureFigure, ...]:
    """The exposure by what it is made of: those that count add up to it, money on account taken off first (R019)."""
    debt = account.debt(today)
    ahead = sum(item.open_fen for item in debt.net if item.dated > today)
    left_over = debt.owed_fen - debt.open_fen
    told = {
        FigureKind.NOT_DUE: debt.not_due_fen - ahead,
        FigureKind.OVERDUE: debt.overdue_fen,
        FigureKind.UNDATED: debt.undated_fen,
        FigureKind.IN_PLAN: debt.kept_fen,
        FigureKind.AHEAD: ahead,
        FigureKind.ON_ACCOUNT: left_over,
        FigureKind.THIS_SLIP: slip.total_fen,
        FigureKind.PAID_NOW: -slip.paid_fen,
        FigureKind.DISPUTED: debt.in_dispute_fen,
        FigureKind.TAKEN_OFF: account.on_account_fen + left_over,
        FigureKind.DEPOSITS: account.deposits_fen,
    }
    return tuple(ExposureFigure(kind, fen) for kind, fen in told.items() if fen)


def exposed_fen(figures: Iterable[ExposureFigure]) -> int:
    """What they add up to."""
    return sum(one.fen for one in figures if one.counts)
