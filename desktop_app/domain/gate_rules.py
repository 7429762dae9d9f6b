"""The rules of the credit gate, one by one: what each looks at, and what it objects to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from desktop_app.domain.accounts import Kind, OpenItem, days_overdue
from desktop_app.domain.action_groups import RELAXED_PERCENT, ActionGroup
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.gate_case import GateCase, outcome_of
from desktop_app.domain.gate_holds import HOLDS
from desktop_app.domain.objections import Code, GateOutcome, Objection


def objections(case: GateCase) -> Iterator[Objection]:
    """What the rules object to, in the order in which they are told.

    A slip that asks for no credit is held by a stop flag alone.
    """
    for check in CHECKS if case.asked_fen else UNASKED:
        objection = check(case)
        if objection and objection.outcome is not GateOutcome.PASS:
            yield objection


def _stopped(case: GateCase) -> Objection | None:
    """停货: no more goods at all, paid or not (R040)."""
    customer = case.account.customer
    if not customer.stopped:
        return None
    return Objection(Code.STOPPED, outcome_of(case.rules.stop), reason=customer.stop_reason, releasable=False)


def _credit_held(case: GateCase) -> Objection | None:
    """停赊: no more on credit; what is paid leaves (R040)."""
    customer = case.account.customer
    if not customer.credit_hold or customer.stopped:
        return None
    return Objection(
        Code.CREDIT_HELD,
        outcome_of(case.rules.stop),
        pay_fen=case.asked_fen,
        amount_fen=case.asked_fen,
        reason=customer.stop_reason,
        releasable=False,
    )


def _cash_only(case: GateCase) -> Objection | None:
    """Cash terms: not even one day of credit (R039)."""
    if case.account.customer.terms.kind is not TermsKind.CASH:
        return None
    return Objection(Code.CASH_ONLY, outcome_of(case.rules.cash), pay_fen=case.asked_fen, amount_fen=case.asked_fen)


def _not_agreed(case: GateCase) -> Objection | None:
    """Nobody said yet when this customer pays: the slip would have no due date (R003)."""
    if case.account.customer.terms.kind is not TermsKind.NOT_AGREED or case.slip.due is not None:
        return None
    return Objection(Code.NO_TERMS, GateOutcome.WARN, amount_fen=case.asked_fen)


def _ahead(case: GateCase) -> Objection | None:
    """A date of tomorrow is said before it is booked; it may be meant, so it only warns."""
    days = (case.slip.dated - case.today).days
    return Objection(Code.AHEAD, GateOutcome.WARN, days=days) if days > 0 else None


def _over_limit(case: GateCase) -> Objection | None:
    """Exposure above the limit; exactly the limit passes, and a limit of 0 leaves cash only (case 8)."""
    limit = case.account.customer.limit_fen
    if limit is None or case.exposure_fen <= limit:
        return None
    excess = case.exposure_fen - limit
    is_mild = case.account.group is ActionGroup.RELAX and excess * 100 <= limit * RELAXED_PERCENT
    return Objection(
        Code.OVER_LIMIT,
        outcome_of(RuleMode.WARN if is_mild else case.rules.limit),
        pay_fen=min(excess, case.asked_fen),
        amount_fen=case.exposure_fen,
        limit_fen=limit,
        excess_fen=excess,
    )


def _over_site(case: GateCase) -> Objection | None:
    """More open of one site's slips than its own limit; the customer as a whole is judged beside it."""
    site = case.slip.site
    if site is None:
        return None
    amount = site.open_fen + max(case.slip.total_fen - case.slip.paid_fen, 0)
    if amount <= site.limit_fen:
        return None
    excess = amount - site.limit_fen
    return Objection(
        Code.OVER_SITE,
        outcome_of(case.rules.limit),
        pay_fen=min(excess, case.asked_fen),
        amount_fen=amount,
        limit_fen=site.limit_fen,
        excess_fen=excess,
        reason=site.name,
    )


def _near_limit(case: GateCase) -> Objection | None:
    """Exposure within the limit, but only just: never more than a warning."""
    limit = case.account.customer.limit_fen
    if limit is None or case.rules.limit is RuleMode.OFF:
        return None
    if not limit * case.rules.near_limit_percent < case.exposure_fen * 100 <= limit * 100:
        return None
    return Objection(Code.NEAR_LIMIT, GateOutcome.WARN, amount_fen=case.exposure_fen, limit_fen=limit)


def _no_limit(case: GateCase) -> Objection | None:
    """No limit means nobody has thought about the risk (R014)."""
    if case.account.customer.limit_fen is not None:
        return None
    return Objection(
        Code.NO_LIMIT, outcome_of(case.rules.no_limit), pay_fen=case.asked_fen, amount_fen=case.exposure_fen
    )


def _overdue(case: GateCase) -> Objection | None:
    """Money overdue for longer and by more than the owner tolerates, after what lies on account (case 8).

    What a kept plan covers is not overdue (case 22). Up to their ration slow payers get goods all the same.
    """
    if not case.late_fen:
        return None
    oldest, more = case.debt.late[0], max(case.asked_fen - case.ration_of(case.rules.ration_percent), 0)
    outcome = outcome_of(case.rules.overdue)
    is_mild = case.account.group is ActionGroup.RELAX or not more
    return Objection(
        Code.OVERDUE,
        min(outcome, GateOutcome.WARN, key=list(GateOutcome).index) if is_mild else outcome,
        pay_fen=more,
        amount_fen=case.late_fen,
        days=days_overdue(oldest.due, case.today),
        number=oldest.number,
        settles=case.settles,
    )


def _batch_open(case: GateCase) -> Objection | None:
    """Deliver two, settle one: more earlier batches stand open than were agreed (case 11, R038, N02).

    `amount_fen` settles the oldest of them, as many as are too many; `number` names the first.
    """
    terms = case.account.customer.terms
    batches = _open_batches(case) if terms.by_batches else []
    if len(batches) <= terms.batches_beside:
        return None
    too_many = batches[: len(batches) - terms.batches_beside]
    return Objection(
        Code.BATCH_OPEN,
        outcome_of(case.rules.batch),
        pay_fen=case.asked_fen,
        amount_fen=sum(item.open_fen for batch in too_many for item in batch),
        count=len(batches),
        allowed=terms.batches_beside,
        counts_this=terms.kind is TermsKind.SETTLE_PREVIOUS,
        number=too_many[0][0].number,
        settles=tuple(item.item_id for batch in too_many for item in batch),
    )


CHECKS: tuple[Callable[[GateCase], Objection | None], ...] = (
    _stopped,
    _credit_held,
    _cash_only,
    _not_agreed,
    _ahead,
    _over_limit,
    _over_site,
    _near_limit,
    _no_limit,
    _overdue,
    _batch_open,
    *HOLDS,
)
"""The rules, in the order in which they are told."""

UNASKED = (_stopped, _ahead)
"""Those that look at a slip that is paid, too."""


def _open_batches(case: GateCase) -> list[list[OpenItem]]:
    """The open parts of each earlier batch, oldest first (case 11).

    All old debt brought over is one batch. What is in a kept plan or in dispute holds nothing back, nor does what the
    owner tolerates or what is too small to ask for.
    """
    batches: dict[tuple[date, str], list[OpenItem]] = {}
    oldest = min((item.dated for item in case.debt.net if item.kind is Kind.OPENING), default=date.min)
    for item in map(_undisputed, case.debt.loose):
        if (item.kind in _BATCHES or item.due is None) and item.open_fen:
            key = (oldest, "") if item.kind is Kind.OPENING else (item.dated, item.number)
            batches.setdefault(key, []).append(item)
    return [batch for _, batch in sorted(batches.items()) if _holds_back(batch, case.rules)]


_BATCHES = (Kind.SHIPMENT, Kind.OPENING)


def _undisputed(item: OpenItem) -> OpenItem:
    return replace(item, open_fen=item.open_fen - item.disputed_fen, disputed_fen=0) if item.disputed_fen else item


def _holds_back(batch: list[OpenItem], rules: CreditRules) -> bool:
    open_fen = sum(item.open_fen for item in batch)
    return open_fen > rules.batch_tolerance_fen and open_fen >= rules.smallest_fen
