"""The credit gate: the one place that decides whether a slip may leave, and what would let it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.credit_rules import CreditRules
from desktop_app.domain.exposure import CreditAccount, Exposure, ProposedSlip, exposure
from desktop_app.domain.gate_case import GateCase, late_beyond
from desktop_app.domain.gate_rules import objections
from desktop_app.domain.objections import Code, GateOutcome, Objection, WayKind, WayOut
from desktop_app.domain.shipments import Release


@dataclass(frozen=True, slots=True)
class Verdict:
    """The gate's answer, as a value; only an operation refuses."""

    outcome: GateOutcome
    objections: tuple[Objection, ...]
    exposure: Exposure
    limit_fen: int | None
    ways_out: tuple[WayOut, ...]
    release: Release | None = None
    """What the owner released it by before, where that lets it leave."""

    @property
    def blocked(self) -> bool:
        return self.outcome is GateOutcome.BLOCK


def judge(account: CreditAccount, slip: ProposedSlip, rules: CreditRules, today: date) -> Verdict:
    """May this slip leave on credit? Asked while typing and again inside the transaction (case 8, R019, N08).

    A slip that asks for no credit, because it is paid or money on account covers it, is held by a stop flag alone.
    """
    debt = account.debt(today)
    shown = exposure(debt, slip, account.deposits_fen)
    asked = max(min(slip.total_fen - slip.paid_fen, shown.total_fen), 0)
    case = GateCase(account, slip, rules, today, shown.total_fen, asked, debt, late_beyond(debt, rules))
    found = tuple(objections(case))
    outcome = max((objection.outcome for objection in found), key=list(GateOutcome).index, default=GateOutcome.PASS)
    return Verdict(outcome, found, shown, account.customer.limit_fen, _ways_out(case, _blocking(found)))


def released(verdict: Verdict, release: Release | None, today: date) -> bool:
    """May the slip be posted, with this release if it is blocked (R019)?

    A release needs a reason, lasts to the end of its last day, and never lifts a stop or a hold on credit.
    """
    if not verdict.blocked:
        return True
    if release is None or not release.reason.strip() or (release.expires and release.expires < today):
        return False
    return all(objection.releasable for objection in _blocking(verdict.objections))


def let_go(verdict: Verdict, release: Release, by: str, today: date) -> Verdict:
    """The verdict on a slip that was released before: what blocked it only warns, where the release lifts it."""
    if not verdict.blocked or not released(verdict, release, today):
        return verdict
    found = [replace(one, outcome=GateOutcome.WARN) for one in verdict.objections]
    said = Objection(Code.LET_GO, GateOutcome.WARN, number=by, reason=release.reason)
    return replace(verdict, outcome=GateOutcome.WARN, objections=(said, *found), ways_out=(), release=release)


def _blocking(objections: Sequence[Objection]) -> list[Objection]:
    return [objection for objection in objections if objection.outcome is GateOutcome.BLOCK]


def _ways_out(case: GateCase, blocking: Sequence[Objection]) -> tuple[WayOut, ...]:
    """What lifts every block at once; nothing does when one of them is a stop (N08)."""
    codes = {objection.code for objection in blocking}
    if not blocking or Code.STOPPED in codes:
        return ()
    ways = list(_settling(case, blocking))
    if not ways or Code.BATCH_OPEN not in codes:
        ways += _paying(case.slip, blocking)
    if codes <= HELD_LINES:
        lines = sorted({line for objection in blocking for line in objection.lines})
        ways.append(WayOut(WayKind.WITHOUT, items=tuple(lines)))
    if all(objection.releasable for objection in blocking):
        ways.append(WayOut(WayKind.RELEASE))
    return tuple(ways)


def _settling(case: GateCase, blocking: Sequence[Objection]) -> Iterator[WayOut]:
    """Money for what was delivered before: enough for every open batch, overdue slip and excess it has to lift."""
    codes = {objection.code for objection in blocking}
    items = {item_id for objection in blocking for item_id in objection.settles}
    if not items or not codes <= {Code.BATCH_OPEN, Code.OVERDUE, Code.OVER_LIMIT, *HELD_LINES}:
        return
    owed: dict[int, int] = {}
    for item in case.debt.loose:
        if item.item_id in items:
            owed[item.item_id] = owed.get(item.item_id, 0) + _to_settle(item, codes)
    excess = max(objection.excess_fen for objection in blocking)
    yield WayOut(WayKind.SETTLE, max(sum(owed.values()), excess), tuple(owed))


def _to_settle(item: OpenItem, codes: set[Code]) -> int:
    """Where overdue money blocks, disputed money does so too; a batch waits for what is not in dispute only."""
    return item.open_fen if codes & {Code.OVERDUE, *HELD_LINES} else item.open_fen - item.disputed_fen


def _paying(slip: ProposedSlip, blocking: Sequence[Objection]) -> Iterator[WayOut]:
    """All the money to hand over with this slip, or a slip as small as the money handed over with it allows."""
    yield WayOut(WayKind.PAY_NOW, slip.paid_fen + max(objection.pay_fen for objection in blocking))
    most = min(_most(slip, objection) for objection in blocking)
    if most > 0:
        yield WayOut(WayKind.SHIP_LESS, most)


def _most(slip: ProposedSlip, objection: Objection) -> int:
    """The largest slip that one objection lets leave with the same money."""
    return slip.total_fen - objection.pay_fen if objection.most_fen is None else objection.most_fen


HELD_LINES = frozenset({Code.GOODS_HELD})
"""What is lifted by leaving lines off the slip."""
