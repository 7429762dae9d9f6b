"""Whoever pays late, or was put into a group: what is held, what is rationed, what is paid at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.credit import Verdict, judge, let_go
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.exposure import CreditAccount, HeldLine, ProposedSlip
from desktop_app.domain.objections import Code, GateOutcome, WayKind, WayOut
from desktop_app.domain.shipments import Release
from tests.domain.builders import TODAY, a_customer, an_item, yuan

LATE, LATER = TODAY - timedelta(days=20), TODAY + timedelta(days=30)
STEEL = (HeldLine(0, "螺纹钢"),)


def verdict_on(
    group: ActionGroup = ActionGroup.NONE, *, limit: float | None = 10_000, late: float = 4_000, total: float = 3_000,
    paid: float = 0, slip: ProposedSlip | None = None, parts: tuple[UnpaidPart, ...] = (), **rules: object,
) -> Verdict:  # fmt: skip
    """A customer who owes 4,000 that is overdue asks for 3,000 more, unless said otherwise."""
    items = (an_item(late, LATE),) if late else ()
    account = CreditAccount(a_customer(limit), items, parts=parts, group=group, group_reason="年底收账")
    asked = slip or ProposedSlip(TODAY, yuan(total), yuan(paid), LATER)
    return judge(account, asked, replace(CreditRules(), **rules), TODAY)  # type: ignore[arg-type]


def told(verdict: Verdict) -> list[tuple[Code, GateOutcome]]:
    return [(one.code, one.outcome) for one in verdict.objections]


def ways(verdict: Verdict) -> list[tuple[WayKind, int]]:
    return [(one.way, one.amount_fen) for one in verdict.ways_out]


def test_a_slow_payer_gets_a_share_of_what_is_free() -> None:
    """Ration: 30 % of 10,000 − 4,000 is 1,800; of 3,000 it lets 1,800 leave, or 1,200 is paid with it."""
    verdict = verdict_on(overdue=RuleMode.BLOCK, ration_percent=30)
    assert told(verdict) == [(Code.OVERDUE, GateOutcome.BLOCK)]
    assert ways(verdict) == [
        (WayKind.SETTLE, yuan(4_000)), (WayKind.PAY_NOW, yuan(1_200)), (WayKind.SHIP_LESS, yuan(1_800)),
        (WayKind.RELEASE, 0),
    ]  # fmt: skip
    assert told(verdict_on(total=1_800, overdue=RuleMode.BLOCK, ration_percent=30)) == [
        (Code.OVERDUE, GateOutcome.WARN)
    ]
    assert verdict_on(limit=3_000, late=4_000, overdue=RuleMode.BLOCK, ration_percent=30).blocked


def test_part_of_the_slip_is_paid_as_it_leaves() -> None:
    """Half of 3,000 is 1,500; with 500 only goods for 1,000 leave."""
    verdict = verdict_on(paid=500, part_percent=50)
    assert (Code.PART_DUE, GateOutcome.BLOCK) in told(verdict)
    assert ways(verdict) == [(WayKind.PAY_NOW, yuan(1_500)), (WayKind.SHIP_LESS, yuan(1_000)), (WayKind.RELEASE, 0)]
    assert not verdict_on(paid=1_500, part_percent=50).blocked
    assert ways(verdict_on(part_percent=50)) == [(WayKind.PAY_NOW, yuan(1_500)), (WayKind.RELEASE, 0)]
    assert told(verdict_on(late=0, part_percent=50)) == []


def test_goods_that_sell_best_leave_against_payment_only() -> None:
    """R041: they are left off, paid with the slip, or what is overdue is paid."""
    slip = ProposedSlip(TODAY, yuan(3_000), due=LATER, held=STEEL)
    verdict = verdict_on(slip=slip)
    assert (Code.GOODS_HELD, GateOutcome.BLOCK) in told(verdict)
    assert verdict.ways_out == (
        WayOut(WayKind.SETTLE, yuan(4_000), (1,)), WayOut(WayKind.PAY_NOW, yuan(3_000)),
        WayOut(WayKind.WITHOUT, items=(0,)), WayOut(WayKind.RELEASE),
    )  # fmt: skip
    assert not verdict_on(slip=replace(slip, paid_fen=yuan(3_000))).blocked
    assert not verdict_on(late=0, slip=slip).blocked


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (ActionGroup.RESTRICT, (Code.RATIONED, GateOutcome.BLOCK)),
        (ActionGroup.HOLD, (Code.CREDIT_HELD, GateOutcome.BLOCK)),
        (ActionGroup.REDUCE, (Code.PART_DUE, GateOutcome.BLOCK)),
        (ActionGroup.PLAN, (Code.PLAN_NEEDED, GateOutcome.BLOCK)),
        (ActionGroup.PRESS, (Code.PRESSED, GateOutcome.WARN)),
    ],
)
def test_each_group_is_read_by_the_gate(group: ActionGroup, expected: tuple[Code, GateOutcome]) -> None:
    verdict = verdict_on(group, late=0, total=4_000)
    assert told(verdict) == [expected]
    assert verdict.objections[0].said.text(lambda text: text)


def test_what_a_group_lets_leave() -> None:
    """Restricted: 30 % of 10,000. A plan in force is what was asked for. Stopped credit is told once."""
    assert verdict_on(ActionGroup.RESTRICT, late=0, total=3_001).objections[0].limit_fen == yuan(3_000)
    assert not verdict_on(ActionGroup.RESTRICT, late=0, total=3_000).blocked
    assert verdict_on(ActionGroup.RESTRICT, late=0, limit=None).objections[0].limit_fen == 0
    assert not verdict_on(ActionGroup.REDUCE, late=0, paid=1_500).blocked
    plan = (UnpaidPart(1, LATER, yuan(4_000)),)
    assert not verdict_on(ActionGroup.PLAN, late=0, parts=plan).blocked
    held = CreditAccount(replace(a_customer(), credit_hold=True), group=ActionGroup.HOLD)
    assert len(judge(held, ProposedSlip(TODAY, yuan(10)), CreditRules(), TODAY).objections) == 1


def test_more_room_warns_up_to_a_tenth_above_the_limit() -> None:
    """放宽: overdue money warns, too."""
    loose = verdict_on(ActionGroup.RELAX, total=7_000, overdue=RuleMode.BLOCK)
    assert told(loose) == [(Code.OVER_LIMIT, GateOutcome.WARN), (Code.OVERDUE, GateOutcome.WARN)]
    assert verdict_on(ActionGroup.RELAX, total=7_000.01).blocked
    assert told(verdict_on(ActionGroup.RELAX, overdue=RuleMode.OFF)) == []


def test_a_release_given_before_lets_it_leave_with_a_word() -> None:
    """R019: what blocked it warns, and who released it is said first; a stop is not lifted."""
    blocked, release = verdict_on(total=7_000), Release("老客户", TODAY)
    freed = let_go(blocked, release, "老板", TODAY)
    assert (freed.outcome, freed.release, freed.ways_out) == (GateOutcome.WARN, release, ())
    assert str(freed.objections[0].said) == "Released once by 老板: 老客户"
    assert let_go(blocked, Release("老客户", LATE), "老板", TODAY) is blocked
    held = verdict_on(ActionGroup.HOLD)
    assert let_go(held, release, "老板", TODAY) is held
    passed = verdict_on(late=0)
    assert let_go(passed, release, "老板", TODAY) is passed
