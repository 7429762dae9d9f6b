"""The rules of the gate for whoever pays late or was put into a group: goods held, part paid at once."""

from collections.abc import Callable

from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.gate_case import GateCase, outcome_of
from desktop_app.domain.objections import Code, GateOutcome, Objection

RATION_PERCENT, PART_PERCENT = 30, 50
"""Of a group, where the owner set no share of their own."""


def part_due(case: GateCase) -> Objection | None:
    """A share of the slip is paid as it leaves, by whoever is overdue or is to owe less step by step."""
    percent = case.rules.part_percent if case.late_fen else 0
    if case.account.group is ActionGroup.REDUCE:
        percent = case.rules.part_percent or PART_PERCENT
    wanted = -(-case.slip.total_fen * percent // 100)
    if case.slip.paid_fen >= wanted:
        return None
    return Objection(
        Code.PART_DUE,
        GateOutcome.BLOCK,
        pay_fen=wanted - case.slip.paid_fen,
        amount_fen=wanted,
        count=percent,
        most_fen=case.slip.paid_fen * 100 // percent,
    )


def goods_held(case: GateCase) -> Objection | None:
    """The goods that sell best go to late payers against payment only (R041)."""
    held = case.slip.held if case.late_fen else ()
    if not held:
        return None
    return Objection(
        Code.GOODS_HELD,
        GateOutcome.BLOCK,
        pay_fen=case.asked_fen,
        amount_fen=case.late_fen,
        reason="、".join(dict.fromkeys(one.name for one in held)),
        settles=case.settles,
        lines=tuple(one.line for one in held),
    )


def rationed(case: GateCase) -> Objection | None:
    """限制: only a share of what is free of the limit leaves at once."""
    if case.account.group is not ActionGroup.RESTRICT:
        return None
    ration = case.ration_of(case.rules.ration_percent or RATION_PERCENT)
    if case.asked_fen <= ration:
        return None
    return Objection(
        Code.RATIONED,
        GateOutcome.BLOCK,
        pay_fen=case.asked_fen - ration,
        amount_fen=case.asked_fen,
        limit_fen=ration,
    )


def held_by_group(case: GateCase) -> Objection | None:
    """停赊, 需计划, 重点催: nothing on credit, nothing before a plan is in force, or no more than a word."""
    why, asked = case.account.group_reason, case.asked_fen
    match case.account.group:
        case ActionGroup.HOLD if not case.account.customer.credit_hold:
            code, outcome = Code.CREDIT_HELD, outcome_of(case.rules.stop)
            return Objection(code, outcome, pay_fen=asked, amount_fen=asked, reason=why, releasable=False)
        case ActionGroup.PLAN if not case.account.parts:
            return Objection(Code.PLAN_NEEDED, GateOutcome.BLOCK, pay_fen=asked, amount_fen=asked, reason=why)
        case ActionGroup.PRESS:
            return Objection(Code.PRESSED, GateOutcome.WARN, amount_fen=case.debt.ask_fen, reason=why)
    return None


HOLDS: tuple[Callable[[GateCase], Objection | None], ...] = (
    part_due, rationed, held_by_group, goods_held,
)  # fmt: skip
"""In the order in which they are told."""
