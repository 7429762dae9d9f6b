"""What a customer would owe with one more slip, explained line by line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.customers import Customer
from desktop_app.domain.debt import Debt, debt_of
from desktop_app.domain.errors import Said


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

OF_THE_SLIP = frozenset({FigureKind.THIS_SLIP, FigureKind.PAID_NOW})


@dataclass(frozen=True, slots=True)
class ExposureFigure:
    """So many fen of a kind, signed."""

    kind: FigureKind
    fen: int

    @property
    def counts(self) -> bool:
        return self.kind not in BESIDE


@dataclass(frozen=True, slots=True)
class Exposure:
    """What the customer would owe with a slip, figure by figure (R019, N08)."""

    figures: tuple[ExposureFigure, ...]

    @property
    def total_fen(self) -> int:
        """What they add up to, without what only stands beside it."""
        return sum(one.fen for one in self.figures if one.counts)

    @property
    def slip_fen(self) -> int:
        """What the slip leaves unpaid."""
        return sum(one.fen for one in self.figures if one.kind in OF_THE_SLIP)


def exposure(debt: Debt, slip: ProposedSlip, deposits_fen: int = 0) -> Exposure:
    """Everything open, also what is dated ahead (case 8) or in dispute (case 15), less money on account, and the slip.

    Money on account is taken off what is due first; what it leaves over stands as a figure of its own.
    """
    ahead = sum(item.open_fen for item in debt.net if item.dated > debt.today)
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
        FigureKind.TAKEN_OFF: debt.on_account_fen + left_over,
        FigureKind.DEPOSITS: deposits_fen,
    }
    return Exposure(tuple(ExposureFigure(kind, fen) for kind, fen in told.items() if fen))
