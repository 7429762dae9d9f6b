"""What ends for who pays late: gifts, and discounts on a whole slip (R042)."""

from collections.abc import Iterable

from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.debt import Debt
from desktop_app.domain.doubts import Doubt, Question
from desktop_app.domain.errors import Problem, Said
from desktop_app.domain.money import format_yuan
from desktop_app.domain.shipments import ShipmentDraft


def late_fen(debt: Debt, rules: CreditRules) -> int:
    """What is overdue beyond what the owner tolerates; 0 where overdue money is no matter to the gate."""
    late = debt.overdue_beyond(rules.overdue_tolerance_days)
    tolerated = late < rules.smallest_fen or late <= rules.overdue_tolerance_fen
    return 0 if rules.overdue is RuleMode.OFF or tolerated else late


def doubtful_benefits(draft: ShipmentDraft, overdue_fen: int) -> list[Question]:
    """Asked line by line while so much is overdue."""
    return [*_benefits(draft, format_yuan(overdue_fen))] if overdue_fen else []


def _benefits(draft: ShipmentDraft, late: str) -> Iterable[Question]:
    for at, line in enumerate(draft.lines, 1):
        if line.gift and line.quantity > 0:
            said = Said("{late} is overdue: who pays late gets no gifts. Give {name} away all the same?",
                        late=late, name=line.name)  # fmt: skip
            yield Question(Doubt.LATE_GIFT, Problem("off", said, at))
    if draft.charges.discount_fen > 0:
        said = Said("{late} is overdue: who pays late gets no discount on a slip. Give it all the same?", late=late)
        yield Question(Doubt.LATE_GIFT, Problem("discount", said))
