"""Whom to chase this week: every customer who owes, the most money at stake first, with one reason and one step.

The order is money: what is open × the chance that it is still unpaid and overdue at the horizon (forecast.py). A few
reasons move a row above or below its money (`REASONS` in reasons.py); all of them say why to call and what to do.
`RULES` is the written table, strongest first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.contacts import CLAIM_DAYS, claim_returns
from desktop_app.domain.dates import next_day_of
from desktop_app.domain.debt import Debt
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.excuses import NO_EXCUSE_DAYS, WEEK, beyond_excuse, old_since, put_off_since
from desktop_app.domain.forecast import HORIZON_DAYS, Habits, PaidItem, learn
from desktop_app.domain.promises import Judged, Promise, PromiseState, judge_promises
from desktop_app.domain.reasons import KEY_DAYS, REASONS, Action, Finding, Place, Reason, place_of
from desktop_app.domain.standing import Case, ChaseRules, Standing, case_of
from desktop_app.domain.statements import StatementState

DAY = timedelta(days=1)


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
    findings, expected = _findings(case), _expected_fen(case, habits)
    return Row(
        customer_id=standing.customer_id,
        name=standing.name,
        debt=debt,
        expected_fen=expected,
        risk=expected / debt.open_fen if debt.open_fen else 0.0,
        findings=findings,
        action=_action(findings[0].reason, standing),
        place=Place.RESTING if _rests(case, findings) else place_of(finding.reason for finding in findings),
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
    first = {Order.MONEY: 0.0, Order.RISK: -row.risk, Order.DUE: float(oldest.toordinal())}[by]
    place = row.place if by is Order.MONEY else max(row.place, Place.BELOW)
    return (place, first, -row.expected_fen, -row.overdue_fen, -row.owed_fen, oldest, row.customer_id)


def _expected_fen(case: Case, habits: Habits) -> int:
    """Undisputed money × chance; a plan counts with the parts it asks for before the horizon, at its worst slip.

    Goods' credit kept apart lowers it as it lowers what may be asked for (case 2).
    """
    customer, debt, last = case.standing.customer_id, case.debt, case.today + timedelta(days=case.horizon)
    if not debt.asked_by(last):
        return 0
    money = sum(chaseable(item) * habits.chance(customer, item.due) for item in debt.outside)
    worst = max((habits.chance(customer, item.due) for item in debt.planned if chaseable(item)), default=0.0)
    owed = debt.asked_by(last) / debt.wanted_by(last)
    return round((money + worst * debt.called_by(last - DAY)) * owed)


def _findings(case: Case) -> tuple[Finding, ...]:
    """What the rules say, each finding once, strongest first."""
    found = dict.fromkeys(finding for rule in RULES if (finding := rule(case)))
    return tuple(found) or (Finding(Reason.NOTHING_DUE),)


def _action(reason: Reason, standing: Standing) -> Action:
    action = REASONS[reason].action
    return Action.VISIT if action is Action.STOP_SUPPLY and standing.stopped else action


def _rests(case: Case, findings: Iterable[Finding]) -> bool:
    """Put off until a later day (U4), or spoken to lately (U6), and nothing is due since (U3)."""
    standing = case.standing
    noted = max((day for day in (standing.contacted_on, standing.snoozed_on) if day), default=None)
    if noted is None or not (_put_off(case) or _spoken_to_lately(case)):
        return False
    return _may_hide(case, _resting_since(case) or noted) and not any(
        _is_news(finding, noted, case.today) for finding in findings
    )


def _put_off(case: Case) -> bool:
    return case.standing.snoozed_until is not None and case.standing.snoozed_until > case.today


def _resting_since(case: Case) -> date | None:
    """Putting off again begins no new week; a talk with somebody does (R077)."""
    standing = case.standing
    if not _put_off(case):
        return standing.contacted_on
    return put_off_since(standing.put_off_since, standing.contacted_on, case.promises)


def _spoken_to_lately(case: Case) -> bool:
    """Inside the contact gap; what was agreed for today or earlier, such as the day after a letter, is due (U6)."""
    spoken, agreed_on = case.standing.contacted_on, case.standing.agreed_on
    agreed = agreed_on is not None and agreed_on <= case.today
    return spoken is not None and not agreed and case.today < spoken + timedelta(days=case.rules.contact_gap_days)


def _no_excuse(case: Case) -> bool:
    """Money beyond excuse that no kept and signed plan covers (R077)."""
    return beyond_excuse(case.debt, case.standing.spoken_plans, case.today)


def _may_hide(case: Case, since: date) -> bool:
    """Whether what was said or put off on that day still holds (R077)."""
    return not _no_excuse(case) or case.today < since + WEEK


def _is_news(finding: Finding, noted_on: date, today: date) -> bool:
    """A promise or a part whose day came after the last talk or putting off; what was noted today stands for today."""
    happened = finding.on is not None and finding.on >= noted_on
    return REASONS[finding.reason].is_news and happened and noted_on < today


# ── the rules, each a reason or none ─────────────────────────────────────────────────────────────


def _credit_covers(case: Case) -> Finding | None:
    """Goods' credit kept apart is worth all that falls due: no money to ask for, but the slips stay open (case 2)."""
    last = case.today + timedelta(days=case.horizon)
    if not case.debt.wanted_by(last) or case.debt.asked_by(last):
        return None
    return Finding(Reason.CREDIT_COVERS, case.debt.kept_apart_fen)


def _promise_broken(case: Case) -> Finding | None:
    """A promise whose day has passed, until money or a newer promise answers it (N01, R129, R130, case 9)."""
    broken = [one for one in case.promises if one.state in _BROKEN]
    missing = _missing_by_now(case) if broken else {}
    standing = [
        one for one in broken if case.debt.is_worth(missing[one.promise.id]) and not _gives_way(one.promise, case)
    ]
    if not standing or not case.debt.net:
        return None
    latest = standing[-1]
    count = sum(case.today <= one.promise.by + timedelta(days=case.rules.again_days) for one in broken)
    reason = Reason.PROMISE_PART_KEPT if latest.arrived_fen else Reason.PROMISE_BROKEN
    if count > 1:
        reason = Reason.PROMISE_BROKEN_AGAIN
    return Finding(reason, missing[latest.promise.id], latest.promise.by, count)


def _gives_way(promise: Promise, case: Case) -> bool:
    """Long ago, or replaced by a promise made when its day had come."""
    renewed = any(one.made_on >= promise.by < one.by for one in case.standing.promises)
    return renewed or case.today > promise.by + timedelta(days=case.rules.stale_days)


def _missing_by_now(case: Case) -> dict[int, int]:
    """What each promise lacks, by its id, once money that came too late counts for the broken ones."""
    late = [replace(one.promise, by=case.today) if one.state in _BROKEN else one.promise for one in case.promises]
    return {one.promise.id: one.missing_fen for one in judge_promises(late, case.standing.arrivals, case.today)}


def _promise_due(case: Case) -> Finding | None:
    """Money promised for today (R128)."""
    missing = sum(one.missing_fen for one in case.promises if one.state is PromiseState.DUE_TODAY)
    return Finding(Reason.PROMISE_DUE, missing, case.today) if case.debt.is_worth(missing) and case.debt.net else None


def _instalment_missed(case: Case) -> Finding | None:
    """Parts of a plan past their day: on the list the next morning (case 16)."""
    missed = case.debt.called_by(case.today - DAY)
    if not case.debt.is_worth(missed):
        return None
    return Finding(Reason.INSTALMENT_MISSED, missed, case.debt.parts[0].due)


def _instalment_due(case: Case) -> Finding | None:
    """A part of a plan is due today (R127)."""
    due = case.debt.called_by(case.today) - case.debt.called_by(case.today - DAY)
    return Finding(Reason.INSTALMENT_DUE, due, case.today) if case.debt.is_worth(due) else None


def _claimed_not_arrived(case: Case) -> Finding | None:
    """The customer said it was paid, and after three days there is no money (R116, case 18)."""
    claim = case.standing.claim
    if claim is None or case.today > claim.at + timedelta(days=case.rules.stale_days):
        return None
    if not claim_returns(claim, case.standing.arrivals, case.today):
        return None
    return Finding(Reason.CLAIMED_NOT_ARRIVED, claim.amount_fen, claim.claimed_on or claim.at)


def _limitation_near(case: Case) -> Finding | None:
    """The last day for a lawsuit is near: a signature starts the period anew (N05, R081)."""
    ends = case.standing.limitation_ends
    if ends is None or ends > case.today + timedelta(days=case.rules.limitation_days):
        return None
    return Finding(Reason.LIMITATION_NEAR, on=ends)


def _dispute_late(case: Case) -> Finding | None:
    """The customer waits for our answer: first our own fault, then the money (R064, R121, case 15)."""
    if not case.standing.late_disputes:
        return None
    return Finding(Reason.DISPUTE_LATE, case.debt.in_dispute_fen, count=case.standing.late_disputes)


def _reconcile_first(case: Case) -> Finding | None:
    """A customer who pays against agreed figures gets the statement before the call (R048, R068)."""
    if not case.standing.must_reconcile or not case.debt.ask_fen:
        return None
    covered, asked = case.standing.statement, [item for item in case.debt.net if item.due and item.due <= case.today]
    if covered is None:
        return Finding(Reason.STATEMENT_FIRST, case.debt.ask_fen)
    if any(item.dated > covered.period_to for item in asked):
        return Finding(Reason.STATEMENT_FIRST, case.debt.ask_fen, covered.period_to)
    return _statement_differs(case) or _statement_unanswered(case)


def _over_60_days(case: Case) -> Finding | None:
    """No excuse any more, also for what a plan covers that is not kept (R077)."""
    return _overdue_beyond(case, NO_EXCUSE_DAYS, Reason.OVER_60_DAYS, case.debt.loose)


def _plan_unsigned(case: Case) -> Finding | None:
    """A plan that was only agreed by word of mouth hides such a debt no longer than a promise does (R077, case 28).

    Another one over the same slip begins no new week.
    """
    agreed: dict[int, date] = {}
    for plan in case.standing.spoken_plans:
        for item_id in plan.item_ids:
            agreed[item_id] = min(agreed.get(item_id, plan.agreed_on), plan.agreed_on)
    spoken = {plan.id for plan in case.standing.spoken_plans}
    items = [item for item in case.debt.kept if item.plan_id in spoken and case.today >= agreed[item.item_id] + WEEK]
    found = _overdue_beyond(case, NO_EXCUSE_DAYS, Reason.PLAN_UNSIGNED, items)
    return found and replace(found, on=min(agreed[item.item_id] for item in items))


def _over_limit(case: Case) -> Finding | None:
    """More is owed than the limit allows; exactly the limit is within it (R019, case 8)."""
    limit, exposure = case.standing.limit_fen, case.standing.exposure_fen
    return Finding(Reason.OVER_LIMIT, exposure - limit) if limit is not None and exposure > limit else None


def _claim_waiting(case: Case) -> Finding | None:
    """Said to be paid a day or two ago, enough for what is asked: the transfer may still arrive (case 18)."""
    claim = case.standing.claim
    if claim is None or case.today >= claim.at + timedelta(days=CLAIM_DAYS) or 0 < claim.amount_fen < case.debt.ask_fen:
        return None
    if not claim_returns(claim, case.standing.arrivals, claim.at + timedelta(days=CLAIM_DAYS)):
        return None
    return Finding(Reason.CLAIM_WAITING, claim.amount_fen, claim.claimed_on or claim.at)


def _promise_waiting(case: Case) -> Finding | None:
    """Promised for a later day, enough for what is asked now."""
    waiting = [one for one in case.promises if one.state is PromiseState.WAITING]
    missing = sum(one.missing_fen for one in waiting)
    if not waiting or missing < case.debt.ask_fen or not _may_hide(case, _promised_since(case)):
        return None
    return Finding(Reason.PROMISE_WAITING, missing, max(one.promise.by for one in waiting))


def _promised_since(case: Case) -> date:
    """Since when promises without the money have put the customer off: another one begins no new week (R077).

    Nor does one that is given while the row is put off: both together hide it for one week.
    """
    missing, oldest = _missing_by_now(case), case.today - timedelta(days=case.rules.stale_days)
    empty = [one.promise for one in case.promises if case.debt.is_worth(missing[one.promise.id])]
    since = min((one.made_on for one in empty if one.by >= oldest), default=case.today)
    put_off, until = case.standing.put_off_since, case.standing.snoozed_until
    return min(since, put_off) if put_off and until and since <= until else since


def _over_45_days(case: Case) -> Finding | None:
    """A key target (R077)."""
    return _overdue_beyond(case, KEY_DAYS, Reason.OVER_45_DAYS, case.debt.outside)


def _overdue(case: Case) -> Finding | None:
    """From the first day after due (R078)."""
    return _overdue_beyond(case, 0, Reason.OVERDUE, case.debt.outside)


def _statement_differs(case: Case) -> Finding | None:
    """The customer's figure is another: settle that before asking again (R067)."""
    last = case.standing.statement
    if last is None or last.state is not _DIFFERS:
        return None
    return Finding(Reason.STATEMENT_DIFFERS, last.closing_fen, last.period_to, 0, last.theirs_fen, last.said_by)


def _statement_unanswered(case: Case) -> Finding | None:
    """No signed copy by the day asked; silence is no agreement (N03, 民法典 140)."""
    last = case.standing.statement
    if last is None or last.state not in _UNANSWERED or case.today <= last.reply_by:
        return None
    return Finding(Reason.STATEMENT_UNANSWERED, on=last.reply_by)


def _unsigned_paper(case: Case) -> Finding | None:
    """Slips whose signed copy has not come home (R030)."""
    since = case.standing.unsigned_since
    if since is None or case.today < since + timedelta(days=case.rules.unsigned_days):
        return None
    return Finding(Reason.UNSIGNED_PAPER, on=since, count=case.standing.unsigned)


def _due_soon(case: Case) -> Finding | None:
    """Due between today and the horizon, by its own date or by the plan."""
    last = case.today + timedelta(days=case.horizon)
    debt = case.debt
    amount = debt.wanted_by(last) - debt.wanted_by(case.today - DAY)
    days = [item.due for item in debt.outside if item.due and chaseable(item)] + [part.due for part in debt.parts]
    return Finding(Reason.DUE_SOON, amount, min(day for day in days if day >= case.today)) if amount else None


def _near_limit(case: Case) -> Finding | None:
    """Within the limit, but only just: the next slip may be stopped."""
    limit, exposure = case.standing.limit_fen, case.standing.exposure_fen
    if not limit or not limit * case.rules.near_limit_percent < exposure * 100 <= limit * 100:
        return None
    return Finding(Reason.NEAR_LIMIT, limit - exposure)


def _overdue_beyond(case: Case, days: int, reason: Reason, items: Iterable[OpenItem]) -> Finding | None:
    """Undisputed money of these items that is more than `days` past due, if it is worth asking for."""
    old = [item for item in items if chaseable(item) and days_overdue(item.due, case.today) > days]
    amount = sum(chaseable(item) for item in old)
    return Finding(reason, amount, old[0].due) if case.debt.is_worth(amount) else None


_BROKEN = (PromiseState.BROKEN, PromiseState.PART_KEPT)
_DIFFERS = StatementState.DIFFERS
_UNANSWERED = (StatementState.ISSUED, StatementState.SENT, StatementState.UNANSWERED)

RULES: tuple[Callable[[Case], Finding | None], ...] = (
    _credit_covers,
    _promise_broken,
    _promise_due,
    _instalment_missed,
    _instalment_due,
    _claimed_not_arrived,
    _limitation_near,
    _dispute_late,
    _reconcile_first,
    _statement_differs,
    _plan_unsigned,
    _claim_waiting,
    _promise_waiting,
    _over_60_days,
    _over_limit,
    _over_45_days,
    _overdue,
    _statement_unanswered,
    _unsigned_paper,
    _due_soon,
    _near_limit,
)
"""Strongest first: the first rule that speaks is the reason shown, all of them are kept."""
