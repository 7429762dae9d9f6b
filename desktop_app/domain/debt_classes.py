"""Five classes of debt, each with its effort; why a debt is unpaid, of which nature it is, when how much may come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.errors import Refused, Said
from desktop_app.domain.looks import StateLook
from desktop_app.domain.marks import Mark
from desktop_app.domain.money import format_yuan

DOUBTFUL_DAYS, BAD_DAYS, SILENT_DAYS = 180, 365, 365
"""Overdue for longer a debt is doubtful, then bad; dormant where nothing moved for so long."""


class DebtClass(StrEnum):
    """By how old a debt is and whether anything moves (R070)."""

    NOT_DUE = "not_due"
    CHASE = "chase"
    DOUBTFUL = "doubtful"
    BAD = "bad"
    DORMANT = "dormant"


CLASSES = {
    DebtClass.NOT_DUE: StateLook(Said("Not yet due"), Mark.FINE),
    DebtClass.CHASE: StateLook(Said("To chase"), Mark.SOON),
    DebtClass.DOUBTFUL: StateLook(Said("Doubtful"), Mark.LATE),
    DebtClass.BAD: StateLook(Said("Bad debt (class)"), Mark.LATER),
    DebtClass.DORMANT: StateLook(Said("Dormant"), Mark.PLAIN),
}

IN_PLAN = StateLook(Said("in plan"), Mark.PROMISE)
"""Late by its own day, and paid by a plan that is kept."""

EFFORTS = {
    DebtClass.NOT_DUE: Said("Remind a few days before; nothing else."),
    DebtClass.CHASE: Said("Call, agree on a day, keep at it every week."),
    DebtClass.DOUBTFUL: Said("The owner goes there; a plan, security, a letter with proof."),
    DebtClass.BAD: Said("Keep the last day of the claim, decide about a lawyer or writing it off."),
    DebtClass.DORMANT: Said("One letter a year, so that the claim does not run out."),
}
"""How much is done about each (R070)."""

CHANCES = {
    DebtClass.NOT_DUE: 95, DebtClass.CHASE: 80, DebtClass.DOUBTFUL: 40, DebtClass.BAD: 5, DebtClass.DORMANT: 10,
}  # fmt: skip
"""How much of such a debt comes, in percent, where nobody says otherwise."""

WAITED = {DebtClass.CHASE: 30, DebtClass.DOUBTFUL: 90, DebtClass.DORMANT: 180, DebtClass.BAD: 365}
"""In so many days it may come, where nobody says otherwise."""


class DebtCause(StrEnum):
    """Why it is not paid (R125); the first six are the reasons of those who could."""

    NONE = ""
    BARGAIN = "bargain"
    SPLIT = "split"
    OLD_PROBLEM = "old_problem"
    LARGE_BUYER = "large_buyer"
    UNIMPORTANT = "unimportant"
    UNWILLING = "unwilling"
    CASH_SHORT = "cash_short"
    OUR_FAULT = "our_fault"
    GONE = "gone"


CAUSES = {
    DebtCause.NONE: Said("No cause named"),
    DebtCause.BARGAIN: Said("Uses it to bargain"),
    DebtCause.SPLIT: Said("Pays other suppliers first"),
    DebtCause.OLD_PROBLEM: Said("An old problem is unsolved"),
    DebtCause.LARGE_BUYER: Said("Large buyer, lets us wait"),
    DebtCause.UNIMPORTANT: Said("Our goods matter little to them"),
    DebtCause.UNWILLING: Said("Does not want to pay"),
    DebtCause.CASH_SHORT: Said("Short of money"),
    DebtCause.OUR_FAULT: Said("A fault of ours"),
    DebtCause.GONE: Said("Cannot be found"),
}

STEPS = {
    DebtCause.BARGAIN: Said("Talk about the price apart from the debt."),
    DebtCause.SPLIT: Said("Ask for a share on the day they are paid."),
    DebtCause.OLD_PROBLEM: Said("Solve it first, in writing."),
    DebtCause.LARGE_BUYER: Said("Go to who decides, with the statement."),
    DebtCause.UNIMPORTANT: Said("Smaller limit, shorter terms."),
    DebtCause.UNWILLING: Said("Stop credit, letter, then the court."),
    DebtCause.CASH_SHORT: Said("A plan in parts, signed."),
    DebtCause.OUR_FAULT: Said("Put it right, then ask."),
    DebtCause.GONE: Said("Look for the operator; keep the proof."),
}
"""What each cause asks for."""


class DebtNature(StrEnum):
    """What kind of trouble it is (R072)."""

    NONE = ""
    PASSING = "passing"
    DELAYED = "delayed"
    DISPUTED = "disputed"
    UNABLE = "unable"


NATURES = {
    DebtNature.NONE: Said("No nature named"),
    DebtNature.PASSING: Said("Passing"),
    DebtNature.DELAYED: Said("Delayed on purpose"),
    DebtNature.DISPUTED: Said("Disputed in part"),
    DebtNature.UNABLE: Said("Unable to pay"),
}

AGE_EDGES = (30, 60, 90, 180, 365)
AMOUNT_EDGES = (1_000_00, 10_000_00, 50_000_00)


def age_band(days: int) -> int:
    """0 is not overdue, then one for each edge and one beyond the last."""
    return 0 if days <= 0 else 1 + sum(days > edge for edge in AGE_EDGES)


def amount_band(fen: int) -> int:
    """0 is below the first edge; what reaches an edge is in the next band."""
    return sum(fen >= edge for edge in AMOUNT_EDGES)


def amount_bands_said() -> list[Said]:
    """Below the first edge, between two, from the last one on."""
    low, *rest = (format_yuan(edge).removesuffix(".00") for edge in AMOUNT_EDGES)
    between = [Said("{first} to {last}", first=a, last=b) for a, b in zip((low, *rest), rest, strict=False)]
    return [Said("below {sum}", sum=low), *between, Said("from {sum} on", sum=rest[-1])]


@dataclass(frozen=True, slots=True)
class DebtView:
    """What the owner thinks of a debt. An empty class leaves it to the rule; what is not said is not set."""

    customer_id: int
    number: str
    dated: date
    debt_class: DebtClass | None = None
    cause: DebtCause = DebtCause.NONE
    nature: DebtNature = DebtNature.NONE
    expected_on: date | None = None
    chance: int | None = None
    reason: str = ""
    given_by: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class JudgedDebt:
    """One unpaid paper of a customer: how much, how late, its class by rule and by the owner's word.

    `silent_days` is how long ago the customer last took goods, paid or was spoken to.
    """

    customer_id: int
    customer: str
    number: str
    dated: date
    due: date | None
    open_fen: int
    days: int
    planned: bool = False
    silent_days: int = 0
    view: DebtView | None = None

    @property
    def by_rule(self) -> DebtClass:
        """What its age makes of it; a kept plan is not due."""
        if self.days <= 0 or self.planned:
            return DebtClass.NOT_DUE
        if self.days > DOUBTFUL_DAYS and self.silent_days > SILENT_DAYS:
            return DebtClass.DORMANT
        if self.days > BAD_DAYS:
            return DebtClass.BAD
        return DebtClass.DOUBTFUL if self.days > DOUBTFUL_DAYS else DebtClass.CHASE

    @property
    def debt_class(self) -> DebtClass:
        return (self.view and self.view.debt_class) or self.by_rule

    @property
    def cause(self) -> DebtCause:
        return self.view.cause if self.view else DebtCause.NONE

    @property
    def nature(self) -> DebtNature:
        return self.view.nature if self.view else DebtNature.NONE

    @property
    def chance(self) -> int:
        """How much of it may come, in percent."""
        said = self.view.chance if self.view else None
        return CHANCES[self.debt_class] if said is None else said

    @property
    def likely_fen(self) -> int:
        return self.open_fen * self.chance // 100

    def expected_on(self, today: date) -> date:
        """When it may come: as the owner said, else when it is due, else after as long as its class takes (R071)."""
        if self.view and self.view.expected_on:
            return self.view.expected_on
        if self.debt_class is DebtClass.NOT_DUE:
            return max(self.due or today, today)
        return today + timedelta(days=WAITED[self.debt_class])

    def lacks_cause(self, from_fen: int) -> bool:
        """Whether it is overdue and large enough that cause and nature must be known (R079)."""
        return 0 < from_fen <= self.open_fen and self.days > 0 and not (self.cause and self.nature)


def class_look(debt: JudgedDebt) -> StateLook:
    """How its class is told: what only a plan keeps from being late is not “not yet due”."""
    if debt.planned and debt.days > 0 and debt.debt_class is DebtClass.NOT_DUE:
        return IN_PLAN
    return CLASSES[debt.debt_class]


def refuse_unfit_view(view: DebtView, debt: JudgedDebt, from_fen: int, today: date) -> None:
    """Another class than the rule's needs a reason; above the sum cause and nature are needed; each at its field."""
    if view.debt_class not in (None, debt.by_rule) and not view.reason.strip():
        raise Refused("Another class than the rule's needs a reason. Type it.").at("reason")
    if view.expected_on is not None and view.expected_on < today:
        raise Refused("Money is expected today or later: {day} at the earliest.", day=today).at("expected_on")
    if view.chance is not None and not 0 <= view.chance <= 100:
        raise Refused("A chance is 0 to 100 percent.").at("chance")
    if not (0 < from_fen <= debt.open_fen and debt.days > 0):
        return
    if not view.cause:
        raise Refused("{sum} is overdue: say why it is not paid.", sum=format_yuan(debt.open_fen)).at("cause")
    if not view.nature:
        raise Refused("{sum} is overdue: say what kind of trouble it is.", sum=format_yuan(debt.open_fen)).at("nature")


def heat(debts: Iterable[JudgedDebt]) -> list[list[int]]:
    """Open money by amount band (rows) and age band (columns), in fen (R073)."""
    table = [[0] * (len(AGE_EDGES) + 2) for _ in range(len(AMOUNT_EDGES) + 1)]
    for one in debts:
        table[amount_band(one.open_fen)][age_band(one.days)] += one.open_fen
    return table
