"""The six groups of customers by what is done about their credit: proposed by rule, set by the owner with a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.customers import Grade
from desktop_app.domain.errors import Said

RELAXED_PERCENT = 10
"""So far above their limit may go whoever is in RELAX."""


class ActionGroup(StrEnum):
    """What is done about a customer's credit; NONE is nothing out of the ordinary."""

    NONE = ""
    RELAX = "relax"
    RESTRICT = "restrict"
    HOLD = "hold"
    REDUCE = "reduce"
    PRESS = "press"
    PLAN = "plan"


GROUPS = {
    ActionGroup.NONE: Said("No group"),
    ActionGroup.RELAX: Said("More room"),
    ActionGroup.RESTRICT: Said("Restricted"),
    ActionGroup.HOLD: Said("No credit for now"),
    ActionGroup.REDUCE: Said("Less step by step"),
    ActionGroup.PRESS: Said("Call first"),
    ActionGroup.PLAN: Said("Needs a plan"),
}
"""Each in the words of a list."""

MEANINGS = {
    ActionGroup.NONE: Said("The rules of every customer count."),
    ActionGroup.RELAX: Said("Overdue money only warns, and a tenth above the limit may leave."),
    ActionGroup.RESTRICT: Said("Only a share of what is free of the limit leaves at once."),
    ActionGroup.HOLD: Said("Nothing more on credit; what is paid leaves."),
    ActionGroup.REDUCE: Said("With each slip a share of it is paid at once."),
    ActionGroup.PRESS: Said("First on the week's list; slips leave with a word."),
    ActionGroup.PLAN: Said("Nothing on credit before a repayment plan is agreed."),
}
"""What follows from each, at the gate and in the week."""


@dataclass(frozen=True, slots=True)
class GroupDecision:
    """Into which group the owner put a customer, on which day, and why."""

    customer_id: int
    group: ActionGroup
    dated: date
    reason: str
    given_by: str = ""
    id: int = 0


NO_GROUP = GroupDecision(0, ActionGroup.NONE, date.min, "")


@dataclass(frozen=True, slots=True)
class CreditHealth:
    """What a group is proposed from: what is owed and overdue, how late, how promises are kept, the grade."""

    owed_fen: int = 0
    overdue_fen: int = 0
    days: int = 0
    kept: float | None = None
    broken: int = 0
    planned: bool = False
    used: float | None = None
    grade: Grade = Grade.NONE


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A group, and why."""

    group: ActionGroup
    why: Said


def proposed_group(health: CreditHealth) -> ProposedGroup:
    """The group the rules would choose: the hardest that fits; who pays well gets more room (R016, R018)."""
    late, days = health.overdue_fen, health.days
    if late and days > 90 and not health.planned:
        return ProposedGroup(ActionGroup.HOLD, Said("{days} days overdue and no plan", days=days))
    if late and days > 60 and not health.planned:
        return ProposedGroup(ActionGroup.PLAN, Said("{days} days overdue and no plan", days=days))
    if late and health.broken >= 2:
        return ProposedGroup(ActionGroup.PRESS, Said("{count} promises broken", count=health.broken))
    if late and days > 30:
        return ProposedGroup(ActionGroup.REDUCE, Said("{days} days overdue", days=days))
    if late and (health.used or 0.0) > 1:
        return ProposedGroup(ActionGroup.RESTRICT, Said("overdue and above the limit"))
    if not late and health.grade is Grade.A and (health.used or 0.0) >= 0.8:
        return ProposedGroup(ActionGroup.RELAX, Said("grade A, and the limit is nearly used"))
    return ProposedGroup(ActionGroup.NONE, Said("nothing out of the ordinary"))
