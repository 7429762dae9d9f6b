"""The credit gate: the one place that decides whether a slip may leave, and what would let it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop_app.domain.accounts import Kind, OpenItem, days_overdue
from desktop_app.domain.dates import TermsKind
from desktop_app.domain.debt import SMALLEST_FEN, Debt
from desktop_app.domain.exposure import CreditAccount as CreditAccount
from desktop_app.domain.exposure import Exposure, exposure
from desktop_app.domain.exposure import ProposedSlip as ProposedSlip
from desktop_app.domain.exposure import SiteCredit as SiteCredit
from desktop_app.domain.objections import Code, Objection, WayKind, WayOut
from desktop_app.domain.objections import GateOutcome as GateOutcome
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
    smallest_fen: int = SMALLEST_FEN
    """What is left below it is owed, but neither holds a slip back nor is asked for (case 9)."""
    contact_gap_days: int = 3
    """Whoever was spoken to within so many days goes below the others on the week's list (U6)."""
    check_from_fen: int = 1_000_000
    """A slip of this sum or more is asked about the day after: arrived, right, bill received; 0 asks about none."""
    person_from_fen: int = 500_000
    """Who owes this sum or more should have a phone and a person who decides in the book (R054); 0 asks for none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, as a value; only an operation refuses."""

    outcome: GateOutcome
    objections: tuple[Objection, ...]
    exposure: Exposure
    limit_fen: int | None
    ways_out: tuple[WayOut, ...]

    @property
    def blocked(self) -> bool:
        return self.outcome is GateOutcome.BLOCK


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything the checks look at.

    `asked_fen` is the credit this slip asks for: its unpaid part, as far as the customer then owes anything.
    """

    account: CreditAccount
    slip: ProposedSlip
    rules: CreditRules
    today: date
    exposure_fen: int
    asked_fen: int
    debt: Debt


def judge(account: CreditAccount, slip: ProposedSlip, rules: CreditRules, today: date) -> Verdict:
    """May this slip leave on credit? Asked while typing and again inside the transaction (case 8, R019, N08).

    A slip that asks for no credit, because it is paid or money on account covers it, is held by a stop flag alone.
    """
    shown = exposure(account, slip, today)
    case = _case(account, slip, rules, today, shown.total_fen)
    objections = tuple(_objections(case))
    outcome = max(
        (objection.outcome for objection in objections), key=list(GateOutcome).index, default=GateOutcome.PASS
    )
    return Verdict(outcome, objections, shown, account.customer.limit_fen, _ways_out(case, _blocking(objections)))


def released(verdict: Verdict, release: Release | None, today: date) -> bool:
    """May the slip be posted, with this release if it is blocked (R019)?

    A release needs a reason, lasts to the end of its last day, and never lifts a stop or a hold on credit.
    """
    if not verdict.blocked:
        return True
    if release is None or not release.reason.strip() or (release.expires and release.expires < today):
        return False
    return all(objection.releasable for objection in _blocking(verdict.objections))


def _case(account: CreditAccount, slip: ProposedSlip, rules: CreditRules, today: date, exposure_fen: int) -> _Case:
    asked = max(min(slip.total_fen - slip.paid_fen, exposure_fen), 0)
    return _Case(account, slip, rules, today, exposure_fen, asked, account.debt(today))


def _objections(case: _Case) -> Iterator[Objection]:
    for check in CHECKS if case.asked_fen else (_stopped, _ahead):
        objection = check(case)
        if objection and objection.outcome is not GateOutcome.PASS:
            yield objection


def _stopped(case: _Case) -> Objection | None:
    """停货: no more goods at all, paid or not (R040)."""
    customer = case.account.customer
    if not customer.stopped:
        return None
    return Objection(Code.STOPPED, _outcome(case.rules.stop), reason=customer.stop_reason, releasable=False)


def _credit_held(case: _Case) -> Objection | None:
    """停赊: no more on credit; what is paid leaves (R040)."""
    customer = case.account.customer
    if not customer.credit_hold or customer.stopped:
        return None
    return Objection(
        Code.CREDIT_HELD,
        _outcome(case.rules.stop),
        pay_fen=case.asked_fen,
        amount_fen=case.asked_fen,
        reason=customer.stop_reason,
        releasable=False,
    )


def _cash_only(case: _Case) -> Objection | None:
    """Cash terms: not even one day of credit (R039)."""
    if case.account.customer.terms.kind is not TermsKind.CASH:
        return None
    return Objection(Code.CASH_ONLY, _outcome(case.rules.cash), pay_fen=case.asked_fen, amount_fen=case.asked_fen)


def _not_agreed(case: _Case) -> Objection | None:
    """Nobody said yet when this customer pays: the slip would have no due date (R003)."""
    if case.account.customer.terms.kind is not TermsKind.NOT_AGREED or case.slip.due is not None:
        return None
    return Objection(Code.NO_TERMS, GateOutcome.WARN, amount_fen=case.asked_fen)


def _ahead(case: _Case) -> Objection | None:
    """A date of tomorrow is said before it is booked; it may be meant, so it only warns."""
    days = (case.slip.dated - case.today).days
    return Objection(Code.AHEAD, GateOutcome.WARN, days=days) if days > 0 else None


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


def _over_site(case: _Case) -> Objection | None:
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
        _outcome(case.rules.limit),
        pay_fen=min(excess, case.asked_fen),
        amount_fen=amount,
        limit_fen=site.limit_fen,
        excess_fen=excess,
        reason=site.name,
    )


def _near_limit(case: _Case) -> Objection | None:
    """Exposure within the limit, but only just: never more than a warning."""
    limit = case.account.customer.limit_fen
    if limit is None or case.rules.limit is RuleMode.OFF:
        return None
    if not limit * case.rules.near_limit_percent < case.exposure_fen * 100 <= limit * 100:
        return None
    return Objection(Code.NEAR_LIMIT, GateOutcome.WARN, amount_fen=case.exposure_fen, limit_fen=limit)


def _no_limit(case: _Case) -> Objection | None:
    """No limit means nobody has thought about the risk (R014)."""
    if case.account.customer.limit_fen is not None:
        return None
    return Objection(Code.NO_LIMIT, _outcome(case.rules.no_limit), pay_fen=case.asked_fen, amount_fen=case.exposure_fen)


def _overdue(case: _Case) -> Objection | None:
    """Money overdue for longer and by more than the owner tolerates, after what lies on account (case 8).

    What a kept plan covers is not overdue (case 22).
    """
    amount = case.debt.overdue_beyond(case.rules.overdue_tolerance_days)
    if amount < case.rules.smallest_fen or amount <= case.rules.overdue_tolerance_fen:
        return None
    oldest = case.debt.late[0]
    return Objection(
        Code.OVERDUE,
        _outcome(case.rules.overdue),
        pay_fen=case.asked_fen,
        amount_fen=amount,
        days=days_overdue(oldest.due, case.today),
        number=oldest.number,
        settles=tuple(item.item_id for item in _late(case)),
    )


def _batch_open(case: _Case) -> Objection | None:
    """Deliver two, settle one: more earlier batches stand open than were agreed (case 11, R038, N02).

    `amount_fen` settles the oldest of them, as many as are too many; `number` names the first.
    """
    terms, batches = case.account.customer.terms, _open_batches(case)
    if not terms.by_batches or len(batches) <= terms.batches_beside:
        return None
    too_many = batches[: len(batches) - terms.batches_beside]
    return Objection(
        Code.BATCH_OPEN,
        _outcome(case.rules.batch),
        pay_fen=case.asked_fen,
        amount_fen=sum(item.open_fen for batch in too_many for item in batch),
        count=len(batches),
        allowed=terms.batches_beside,
        counts_this=terms.kind is TermsKind.SETTLE_PREVIOUS,
        number=too_many[0][0].number,
        settles=tuple(item.item_id for batch in too_many for item in batch),
    )


CHECKS: tuple[Callable[[_Case], Objection | None], ...] = (
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
)
"""The rules, in the order in which they are told."""


def _outcome(mode: RuleMode) -> GateOutcome:
    return GateOutcome.PASS if mode is RuleMode.OFF else GateOutcome(mode)


def _late(case: _Case) -> Iterator[OpenItem]:
    """What is overdue beyond the days the owner tolerates."""
    tolerated = case.rules.overdue_tolerance_days
    return (item for item in case.debt.late if days_overdue(item.due, case.today) > tolerated)


def _open_batches(case: _Case) -> list[list[OpenItem]]:
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
    return replace(item, open_fen=item.open_fen - item.disputed_fen, disputed_fen=0)


def _holds_back(batch: list[OpenItem], rules: CreditRules) -> bool:
    open_fen = sum(item.open_fen for item in batch)
    return open_fen > rules.batch_tolerance_fen and open_fen >= rules.smallest_fen


def _blocking(objections: Sequence[Objection]) -> list[Objection]:
    return [objection for objection in objections if objection.outcome is GateOutcome.BLOCK]


def _ways_out(case: _Case, blocking: Sequence[Objection]) -> tuple[WayOut, ...]:
    """What lifts every block at once; nothing does when one of them is a stop (N08)."""
    codes = {objection.code for objection in blocking}
    if not blocking or Code.STOPPED in codes:
        return ()
    ways = list(_settling(case, blocking))
    if not ways or Code.BATCH_OPEN not in codes:
        ways += _paying(case.slip, max(objection.pay_fen for objection in blocking))
    if all(objection.releasable for objection in blocking):
        ways.append(WayOut(WayKind.RELEASE))
    return tuple(ways)


def _settling(case: _Case, blocking: Sequence[Objection]) -> Iterator[WayOut]:
    """Money for what was delivered before: enough for every open batch, overdue slip and excess it has to lift."""
    codes = {objection.code for objection in blocking}
    items = {item_id for objection in blocking for item_id in objection.settles}
    if not items or not codes <= {Code.BATCH_OPEN, Code.OVERDUE, Code.OVER_LIMIT}:
        return
    owed: dict[int, int] = {}
    for item in case.debt.loose:
        if item.item_id in items:
            owed[item.item_id] = owed.get(item.item_id, 0) + _to_settle(item, codes)
    excess = max(objection.excess_fen for objection in blocking)
    yield WayOut(WayKind.SETTLE, max(sum(owed.values()), excess), tuple(owed))


def _to_settle(item: OpenItem, codes: set[Code]) -> int:
    """Where overdue money blocks, disputed money does so too; a batch waits for what is not in dispute only."""
    return item.open_fen if Code.OVERDUE in codes else item.open_fen - item.disputed_fen


def _paying(slip: ProposedSlip, more_fen: int) -> Iterator[WayOut]:
    """All the money to hand over with this slip, or a slip as small as the money handed over with it allows."""
    yield WayOut(WayKind.PAY_NOW, slip.paid_fen + more_fen)
    if slip.total_fen > more_fen:
        yield WayOut(WayKind.SHIP_LESS, slip.total_fen - more_fen)
