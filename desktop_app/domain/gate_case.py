"""One slip before the gate: the customer's account, the owner's rules, and what the rules ask of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.debt import Debt
from desktop_app.domain.exposure import CreditAccount, ProposedSlip
from desktop_app.domain.objections import GateOutcome


@dataclass(frozen=True, slots=True)
class GateCase:
    """Everything the checks look at.

    `asked_fen` is the credit this slip asks for: its unpaid part, as far as the customer then owes anything. `late_fen`
    is money overdue for longer and by more than the owner tolerates, after what lies on account (case 8).
    """

    account: CreditAccount
    slip: ProposedSlip
    rules: CreditRules
    today: date
    exposure_fen: int
    asked_fen: int
    debt: Debt
    late_fen: int

    def late_items(self) -> Iterator[OpenItem]:
        """What is overdue beyond the days the owner tolerates."""
        tolerated = self.rules.overdue_tolerance_days
        return (item for item in self.debt.late if days_overdue(item.due, self.today) > tolerated)

    @property
    def settles(self) -> tuple[int, ...]:
        """The items that are to be paid before nothing is overdue."""
        return tuple(item.item_id for item in self.late_items())

    def ration_of(self, percent: int) -> int:
        """So much may leave on credit at once, of what is free of the limit before the slip; without one nothing."""
        limit = self.account.customer.limit_fen or 0
        free = limit - (self.exposure_fen - self.slip.total_fen + self.slip.paid_fen)
        return max(free, 0) * percent // 100


def late_beyond(debt: Debt, rules: CreditRules) -> int:
    """What is overdue beyond what the owner tolerates."""
    amount = debt.overdue_beyond(rules.overdue_tolerance_days)
    return 0 if amount < rules.smallest_fen or amount <= rules.overdue_tolerance_fen else amount


def outcome_of(mode: RuleMode) -> GateOutcome:
    """What follows where a rule of this mode objects."""
    return GateOutcome.PASS if mode is RuleMode.OFF else GateOutcome(mode)
