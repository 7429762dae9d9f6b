"""The credit gate: the one place that decides whether a slip may leave, and what would let it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind, OpenItem, days_overdue, net_of_account, overdue_fen
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.exposure import CreditAccount as CreditAccount
from desktop_app.domain.exposure import Exposure, exposure
from desktop_app.domain.exposure import ProposedSlip as ProposedSlip
from desktop_app.domain.objections import Code, Objection, Way, WayOut
from desktop_app.domain.objections import Outcome as Outcome
from desktop_app.domain.shipments import Release


class RuleMode(StrEnum):
    """What the owner wants of a rule."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class CreditRules:
    """The owner's settings: a mode for each rule, and what is still tolerated."""

    limit: RuleMode = RuleMode.BLOCK
    overdue: RuleMode = RuleMode.WARN
    batch: RuleMode = RuleMode.BLOCK
    cash: RuleMode = RuleMode.BLOCK
    stop: RuleMode = RuleMode.BLOCK
    no_limit: RuleMode = RuleMode.OFF
    overdue_tolerance_days: int = 0
    overdue_tolerance_fen: int = 0
    batch_tolerance_fen: int = 0
    near_limit_percent: int = 90


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, as a value; only an operation refuses."""

    outcome: Outcome
    objections: tuple[Objection, ...]
    exposure: Exposure
    limit_fen: int | None
    ways_out: tuple[WayOut, ...]

    @property
    def blocked(self) -> bool:
        return self.outcome is Outcome.BLOCK


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything the checks look at. `net` is what stays open once money on account counts.

    `asked_fen` is the credit this slip asks for: its unpaid part, as far as the customer then owes anything.
    """

    account: CreditAccount
    slip: ProposedSlip
    rules: CreditRules
    today: date
    exposure_fen: int
    asked_fen: int
    net: tuple[OpenItem, ...]


def judge(account: CreditAccount, slip: ProposedSlip, rules: CreditRules, today: date) -> Verdict:
    """May this slip leave on credit? Asked while typing and again inside the transaction (case 8, R019, N08).

    A slip that asks for no credit, because it is paid or money on account covers it, is held by a stop flag alone.
    """
    shown = exposure(account, slip, today)
    case = _case(account, slip, rules, today, shown.total_fen)
    objections = tuple(_objections(case))
    outcome = max((objection.outcome for objection in objections), key=list(Outcome).index, default=Outcome.PASS)
    return Verdict(outcome, objections, shown, account.customer.limit_fen, _ways_out(objections, slip))


def released(verdict: Verdict, release: Release | None, today: date) -> bool:
    """May the slip be posted, with this release if it is blocked (R019)?

    A release needs a reason, lasts to the end of its last day, and never lifts a stop.
    """
    if not verdict.blocked:
        return True
    if release is None or not release.reason.strip() or (release.expires and release.expires < today):
        return False
    return all(objection.releasable for objection in _blocking(verdict.objections))


def _case(account: CreditAccount, slip: ProposedSlip, rules: CreditRules, today: date, exposure_fen: int) -> _Case:
    asked = max(min(slip.total_fen - slip.paid_fen, exposure_fen), 0)
    net = tuple(net_of_account(account.items, account.on_account_fen - account.kept_apart_fen))
    return _Case(account, slip, rules, today, exposure_fen, asked, net)


def _objections(case: _Case) -> Iterator[Objection]:
    for check in CHECKS if case.asked_fen else (_stopped,):
        objection = check(case)
        if objection and objection.outcome is not Outcome.PASS:
            yield objection


def _stopped(case: _Case) -> Objection | None:
    """No more goods at all, paid or not (R040)."""
    customer = case.account.customer
    if not customer.stopped:
        return None
    return Objection(Code.STOPPED, _outcome(case.rules.stop), reason=customer.stop_reason, releasable=False)


def _cash_only(case: _Case) -> Objection | None:
    """Cash terms: not even one day of credit (R039)."""
    if case.account.customer.terms.kind is not TermsKind.CASH:
        return None
    return Objection(Code.CASH_ONLY, _outcome(case.rules.cash), pay_fen=case.asked_fen, amount_fen=case.asked_fen)


def _over_limit(case: _Case) -> Objection | None:
    """Exposure above the limit; exactly the limit passes, and a limit of 0 leaves cash only (case 8)."""
    limit = case.account.customer.limit_fen
    if limit is None or case.exposure_fen <= limit:
        return None
    excess = case.exposure_fen - limit
    return Objection(
        Code.OVER_LIMIT,
        _outcome(case.rules.limit),
        pay_fen=min(excess, case.asked_fen),
        amount_fen=case.exposure_fen,
        limit_fen=limit,
        excess_fen=excess,
    )


def _near_limit(case: _Case) -> Objection | None:
    """Exposure within the limit, but only just: never more than a warning."""
    limit = case.account.customer.limit_fen
    if limit is None or case.rules.limit is RuleMode.OFF:
        return None
    if not limit * case.rules.near_limit_percent < case.exposure_fen * 100 <= limit * 100:
        return None
    return Objection(Code.NEAR_LIMIT, Outcome.WARN, amount_fen=case.exposure_fen, limit_fen=limit)


def _no_limit(case: _Case) -> Objection | None:
    """No limit means nobody has thought about the risk (R014)."""
    if case.account.customer.limit_fen is not None:
        return None
    return Objection(Code.NO_LIMIT, _outcome(case.rules.no_limit), pay_fen=case.asked_fen, amount_fen=case.exposure_fen)


def _overdue(case: _Case) -> Objection | None:
    """Money overdue for longer and by more than the owner tolerates, after what lies on account (case 8)."""
    amount = overdue_fen(case.net, case.today, case.rules.overdue_tolerance_days)
    if amount <= case.rules.overdue_tolerance_fen:
        return None
    oldest = case.net[0]
    return Objection(
        Code.OVERDUE,
        _outcome(case.rules.overdue),
        pay_fen=case.asked_fen,
        amount_fen=amount,
        days=days_overdue(oldest.due, case.today),
        number=oldest.number,
    )


def _batch_open(case: _Case) -> Objection | None:
    """Deliver two, settle one: more earlier batches stand open than were agreed (case 11, R038, N02).

    `amount_fen` settles the oldest of them, as many as are too many; `number` names the first.
    """
    terms, batches = case.account.customer.terms, _open_batches(case)
    if terms.kind is not TermsKind.PREVIOUS_BATCH or len(batches) <= terms.open_batches:
        return None
    return Objection(
        Code.BATCH_OPEN,
        _outcome(case.rules.batch),
        pay_fen=case.asked_fen,
        amount_fen=sum(open_fen for _, open_fen in batches[: len(batches) - terms.open_batches]),
        count=len(batches),
        number=batches[0][0],
    )


CHECKS: tuple[Callable[[_Case], Objection | None], ...] = (
    _stopped,
    _cash_only,
    _over_limit,
    _near_limit,
    _no_limit,
    _overdue,
    _batch_open,
)
"""The rules, in the order in which they are told."""


def _outcome(mode: RuleMode) -> Outcome:
    return Outcome.PASS if mode is RuleMode.OFF else Outcome(mode)


def _open_batches(case: _Case) -> list[tuple[str, int]]:
    """Number and open money of each earlier slip beyond the tolerance, oldest first."""
    batches: dict[tuple[date, str], int] = {}
    for item in case.net:
        if item.kind is Kind.SHIPMENT or item.due is None:
            batches[item.dated, item.number] = batches.get((item.dated, item.number), 0) + item.open_fen
    tolerance = case.rules.batch_tolerance_fen
    return [(number, open_fen) for (_, number), open_fen in sorted(batches.items()) if open_fen > tolerance]


def _blocking(objections: Iterable[Objection]) -> list[Objection]:
    return [objection for objection in objections if objection.outcome is Outcome.BLOCK]


def _ways_out(objections: Iterable[Objection], slip: ProposedSlip) -> tuple[WayOut, ...]:
    """What lifts every block at once; nothing does when one of them is a stop."""
    blocking = _blocking(objections)
    if not blocking or not all(objection.releasable for objection in blocking):
        return ()
    pay = max(objection.pay_fen for objection in blocking)
    less = [WayOut(Way.SHIP_LESS, slip.total_fen - pay)] if slip.total_fen > pay else []
    return (WayOut(Way.PAY_NOW, pay), *less, WayOut(Way.RELEASE))
