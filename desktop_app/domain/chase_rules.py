"""The rules of this week's list, each a reason to call or none; `RULES` is the written table, strongest first."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.accounts import OpenItem, days_overdue
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.chase_ours import dispute_late, invoice_missing, our_fault, unproved
from desktop_app.domain.contacts import CLAIM_DAYS, claim_returns
from desktop_app.domain.disputes import chaseable
from desktop_app.domain.excuses import DAY, NO_EXCUSE_DAYS, WEEK
from desktop_app.domain.limitation import WARNING_DAYS
from desktop_app.domain.promises import Promise, PromiseState
from desktop_app.domain.reasons import KEY_DAYS, Finding, Reason
from desktop_app.domain.resting import may_hide
from desktop_app.domain.standing import Case
from desktop_app.domain.statements import StatementState


def findings_of(case: Case) -> tuple[Finding, ...]:
    """What the rules say, each finding once, strongest first."""
    found = dict.fromkeys(finding for rule in RULES if (finding := rule(case)))
    return tuple(found) or (Finding(Reason.NOTHING_DUE),)


def _credit_covers(case: Case) -> Finding | None:
    """Goods' credit kept apart is worth all that falls due: no money to ask for, but the slips stay open (case 2)."""
    if not case.wanted_fen or case.asked_fen:
        return None
    return Finding(Reason.CREDIT_COVERS, case.debt.kept_apart_fen)


def _promise_broken(case: Case) -> Finding | None:
    """A promise whose day has passed, until money or a newer promise answers it (N01, R129, R130, case 9)."""
    broken = [one for one in case.promises if one.is_broken]
    standing = [
        one for one in broken if case.debt.is_worth(case.missing[one.promise.id]) and not _gives_way(one.promise, case)
    ]
    if not standing or not case.debt.net:
        return None
    latest = standing[-1]
    count = sum(case.today <= one.promise.by + timedelta(days=case.rules.again_days) for one in broken)
    reason = Reason.PROMISE_PART_KEPT if latest.arrived_fen else Reason.PROMISE_BROKEN
    if count > 1:
        reason = Reason.PROMISE_BROKEN_AGAIN
    return Finding(reason, case.missing[latest.promise.id], latest.promise.by, count)


def _gives_way(promise: Promise, case: Case) -> bool:
    """Long ago, or replaced by a promise made when its day had come."""
    renewed = any(one.made_on >= promise.by < one.by for one in case.standing.promises)
    return renewed or case.today > promise.by + timedelta(days=case.rules.stale_days)


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


def _limitation_ahead(case: Case) -> Finding | None:
    """Half a year before its last day a debt is named, below what is to be done for its money (N05)."""
    ends, today = case.standing.limitation_ends, case.today
    near = today + timedelta(days=case.rules.limitation_days)
    if ends is None or ends <= near or ends > today + timedelta(days=WARNING_DAYS[-1]):
        return None
    return Finding(Reason.LIMITATION_AHEAD, on=ends)


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


def _hand_over(case: Case) -> Finding | None:
    """The days in which the owner collects by themselves are over (R080)."""
    days = case.rules.own_days
    found = _overdue_beyond(case, days, Reason.HAND_OVER, case.debt.loose) if days else None
    return found and replace(found, count=days)


def _over_60_days(case: Case) -> Finding | None:
    """No excuse any more, also for what a plan covers that is not kept (R077)."""
    return _overdue_beyond(case, NO_EXCUSE_DAYS, Reason.OVER_60_DAYS, case.debt.loose)


def _plan_unsigned(case: Case) -> Finding | None:
    """A plan that was only agreed by word of mouth hides such a debt no longer than a promise does (R077, case 28).

    Another one over the same slip begins no new week.
    """
    if not case.standing.spoken_plans:
        return None
    agreed: dict[int, date] = {}
    for plan in case.standing.spoken_plans:
        for item_id in plan.item_ids:
            agreed[item_id] = min(agreed.get(item_id, plan.agreed_on), plan.agreed_on)
    spoken = {plan.id for plan in case.standing.spoken_plans}
    items = [item for item in case.debt.kept if item.plan_id in spoken and case.today >= agreed[item.item_id] + WEEK]
    found = _overdue_beyond(case, NO_EXCUSE_DAYS, Reason.PLAN_UNSIGNED, items)
    return found and replace(found, on=min(agreed[item.item_id] for item in items))


def _chosen_group(case: Case) -> Finding | None:
    """The owner said that they are called first, or that a plan comes before everything else."""
    group, debt = case.standing.group, case.debt
    if group is ActionGroup.PRESS and debt.ask_fen:
        return Finding(Reason.CALL_FIRST, debt.ask_fen)
    if group is ActionGroup.PLAN and debt.overdue_fen and not debt.parts:
        return Finding(Reason.PLAN_WANTED, debt.overdue_fen)
    return None


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
    if not waiting or missing < case.debt.ask_fen or not may_hide(case, _promised_since(case)):
        return None
    return Finding(Reason.PROMISE_WAITING, missing, max(one.promise.by for one in waiting))


def _promised_since(case: Case) -> date:
    """Since when promises without the money have put the customer off: another one begins no new week (R077).

    Nor does one that is given while the row is put off: both together hide it for one week.
    """
    oldest = case.today - timedelta(days=case.rules.stale_days)
    empty = [one.promise for one in case.promises if case.debt.is_worth(case.missing[one.promise.id])]
    since = min((one.made_on for one in empty if one.by >= oldest), default=case.today)
    put_off, until = case.standing.rest.since, case.standing.rest.off_until
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
    debt = case.debt
    amount = case.wanted_fen - debt.wanted_by(case.today - DAY)
    if not amount:
        return None
    days = [item.due for item in debt.outside if item.due and chaseable(item)] + [part.due for part in debt.parts]
    return Finding(Reason.DUE_SOON, amount, min(day for day in days if day >= case.today))


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


_DIFFERS = StatementState.DIFFERS
_UNANSWERED = (StatementState.ISSUED, StatementState.SENT, StatementState.UNANSWERED)


def _no_day(case: Case) -> Finding | None:
    """Debts that nobody may be asked for before it is said when they are paid (R003)."""
    undated = case.debt.undated_fen
    return Finding(Reason.NO_DAY, undated) if case.debt.is_worth(undated) else None


RULES: tuple[Callable[[Case], Finding | None], ...] = (
    _credit_covers,
    _promise_broken,
    _promise_due,
    _instalment_missed,
    _instalment_due,
    _claimed_not_arrived,
    _limitation_near,
    _chosen_group,
    dispute_late,
    our_fault,
    invoice_missing,
    _reconcile_first,
    unproved,
    _statement_differs,
    _plan_unsigned,
    _claim_waiting,
    _promise_waiting,
    _hand_over,
    _over_60_days,
    _over_limit,
    _over_45_days,
    _overdue,
    _limitation_ahead,
    _statement_unanswered,
    _unsigned_paper,
    _due_soon,
    _near_limit,
    _no_day,
)
"""Strongest first: the first rule that speaks is the reason shown, all of them are kept."""
