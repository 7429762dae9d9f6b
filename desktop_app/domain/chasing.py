"""Whom to chase this week: every customer who owes, the most money at stake first, with one reason and one step.

The order is money: what is open × the chance that it is still unpaid and overdue at the horizon (forecast.py). A few
reasons move a row above or below its money (`REASONS` in reasons.py); all of them say why to call and what to do.
The written table of the rules is in chase_rules.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.chase_rules import findings_of
from desktop_app.domain.dates import next_day_of
from desktop_app.domain.debt import Debt
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.excuses import DAY, WEEK, old_since
from desktop_app.domain.forecast import HORIZON_DAYS, Habits, PaidItem, learn
from desktop_app.domain.promises import Judged
from desktop_app.domain.reasons import REASONS, Action, Finding, Place, Reason, place_of
from desktop_app.domain.resting import rests
from desktop_app.domain.standing import Case, ChaseRules, Standing, case_of


class Order(StrEnum):
    """What comes first: the expected money, the likeliest loss, or the oldest due date."""

    MONEY = "money"
    RISK = "risk"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Row:
    """One customer on the list: what is owed, and what to do about it.

    `expected_fen` is what will probably be unpaid and overdue at the horizon, `risk` its share of the open money.
    `findings` are strongest first and never empty. `place` is where they put the row in the order of the money;
    RESTING is who was put off, or spoken to a moment ago. `step_on` is the day of the next step where the customer
    pays on certain days of a month; None is at once (R045). `promises` are judged by what arrived.
    """

    customer_id: int
    name: str
    debt: Debt
    expected_fen: int
    risk: float
    findings: tuple[Finding, ...]
    action: Action
    place: Place = Place.BY_MONEY
    step_on: date | None = None
    promises: tuple[Judged, ...] = ()

    @property
    def resting(self) -> bool:
        return self.place is Place.RESTING

    @property
    def owed_fen(self) -> int:
        return self.debt.owed_fen

    @property
    def overdue_fen(self) -> int:
        return self.debt.overdue_fen

    @property
    def ask_fen(self) -> int:
        """What to ask for now."""
        return self.debt.ask_fen

    @property
    def oldest_due(self) -> date | None:
        return self.debt.oldest_due

    @property
    def days(self) -> int:
        """Whole days past `oldest_due`."""
        return self.debt.days

    @property
    def reason(self) -> Reason:
        """The strongest reason: the one that is shown."""
        return self.findings[0].reason

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return tuple(finding.reason for finding in self.findings)


def worklist(
    standings: Iterable[Standing],
    history: Iterable[PaidItem],
    today: date,
    horizon: int = HORIZON_DAYS,
    by: Order = Order.MONEY,
    rules: ChaseRules | None = None,
) -> list[Row]:
    """Every customer with an open item, best first, the same for the same data (N06, N07, U2).

    Places come first in the order of the money alone; who rests stands below all others in each. Equal rows go by
    overdue money, open money, oldest due date, then number of the customer. Raises Refused for a horizon that is not 1
    to 365 days.
    """
    settings = rules or ChaseRules()
    cases = [case_of(one, today, horizon, settings) for one in standings if one.items]
    habits = learn(history, (item for case in cases for item in _once(case.debt)), today, horizon)
    return sorted((_row(case, habits) for case in cases), key=lambda row: _rank(row, by))


def _row(case: Case, habits: Habits) -> Row:
    standing, debt = case.standing, case.debt
    findings, expected = findings_of(case), _expected_fen(case, habits)
    return Row(
        customer_id=standing.customer_id,
        name=standing.name,
        debt=debt,
        expected_fen=expected,
        risk=expected / debt.open_fen if debt.open_fen else 0.0,
        findings=findings,
        action=_action(findings[0].reason, standing),
        place=Place.RESTING if rests(case, findings) else place_of(finding.reason for finding in findings),
        step_on=_step_on(case),
        promises=case.promises,
    )


def _step_on(case: Case) -> date | None:
    """The customer's next day to pay, if it is not today (R045); a debt beyond excuse waits for it one week (R077)."""
    day = next_day_of(case.standing.payment_days, case.today)
    if day is None:
        return None
    old = old_since(case.debt, case.standing.spoken_plans, case.today)
    day = min(day, old + WEEK) if old else day
    return day if day > case.today else None


def _once(debt: Debt) -> Iterable[OpenItem]:
    """Each open item once, also one that a plan covers in part."""
    return {item.item_id: item for item in debt.net}.values()


def _rank(row: Row, by: Order) -> tuple[int, float, int, int, int, date, int]:
    """What sorts a row, smallest first; the number of the customer settles the last tie."""
    oldest = row.oldest_due or date.max
    first = 0.0 if by is Order.MONEY else -row.risk if by is Order.RISK else float(oldest.toordinal())
    place = row.place if by is Order.MONEY else max(row.place, Place.BELOW)
    return (place, first, -row.expected_fen, -row.overdue_fen, -row.owed_fen, oldest, row.customer_id)


def _expected_fen(case: Case, habits: Habits) -> int:
    """Undisputed money × chance; a plan counts with the parts it asks for before the horizon, at its worst slip.

    Goods' credit kept apart lowers it as it lowers what may be asked for (case 2).
    """
    customer, debt, last = case.standing.customer_id, case.debt, case.today + timedelta(days=case.horizon)
    if not case.asked_fen:
        return 0
    money = sum(chaseable(item) * habits.chance(customer, item.due) for item in debt.outside)
    worst = max((habits.chance(customer, item.due) for item in debt.planned if chaseable(item)), default=0.0)
    owed = case.asked_fen / case.wanted_fen
    return round((money + worst * debt.called_by(last - DAY)) * owed)


def _action(reason: Reason, standing: Standing) -> Action:
    action = REASONS[reason].action
    return Action.VISIT if action is Action.STOP_SUPPLY and standing.stopped else action
