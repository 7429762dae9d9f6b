"""Whom to chase this week: in the order of the money, with one reason and one step each."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import OpenItem
from desktop_app.domain.action_groups import ActionGroup
from desktop_app.domain.chase_rules import RULES
from desktop_app.domain.chase_words import action_said, reason_said
from desktop_app.domain.chasing import Order, Row, worklist
from desktop_app.domain.contacts import Channel, Contacted, Outcome
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.excuses import Rest
from desktop_app.domain.forecast import PaidItem, learn
from desktop_app.domain.open_points import OpenPoint, PointKind
from desktop_app.domain.plans import Instalment, Plan, monthly_plan, progress
from desktop_app.domain.promises import Promise
from desktop_app.domain.reasons import REASONS, Action, Finding, Place, Reason
from desktop_app.domain.standing import ChaseRules, LastStatement, Standing
from desktop_app.domain.statements import StatementState
from tests.benchmarks.bench_chasing import WAYS, Invoice, mondays, share_found
from tests.domain.builders import TODAY, a_batch, an_item, came, yuan

DAY = timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - days * DAY


def ahead(days: int) -> date:
    return TODAY + days * DAY


def a_standing(*items: OpenItem, **facts: object) -> Standing:
    """Customer 1, who owes 1,000.00 overdue by ten days unless said otherwise; what was put off may stand among it."""
    owed = items or (an_item(1000, ago(10)),)
    rest = Rest(**{one.name: facts.pop(one.name) for one in fields(Rest) if one.name in facts})  # type: ignore[arg-type]
    known = {"customer_id": 1, "name": "老王建材", "exposure_fen": sum(item.open_fen for item in owed), **facts}
    return Standing(items=owed, rest=rest, **known)  # type: ignore[arg-type]


def row_of(standing: Standing, today: date = TODAY, rules: ChaseRules | None = None) -> Row:
    (row,) = worklist([standing], (), today, rules=rules)
    return row


def a_promise(amount_yuan: float, by: date, made_on: date | None = None, number: int = 1) -> Promise:
    return Promise(1, yuan(amount_yuan), by, made_on or by - 2 * DAY, id=number)


def a_claim(at: date, amount_yuan: float = 0) -> Contacted:
    return Contacted(1, at, Channel.PHONE, Outcome.CLAIMS_PAID, amount_fen=yuan(amount_yuan), claimed_on=at - DAY)


def a_plan(*parts: tuple[date, float]) -> Plan:
    return Plan(1, ago(90), (1,), tuple(Instalment(due, yuan(amount)) for due, amount in parts), id=1)


def unpaid(plan: Plan, paid_yuan: float = 0, today: date = TODAY) -> tuple[UnpaidPart, ...]:
    rows = progress(plan, yuan(paid_yuan), today)
    return tuple(UnpaidPart(1, row.instalment.due, row.missing_fen) for row in rows if row.missing_fen)


def in_plan(open_yuan: float, plan: Plan, paid_yuan: float = 0, today: date = TODAY, **facts: object) -> Standing:
    """Old arrears under a plan, of which so much was paid."""
    return a_standing(an_item(open_yuan, ago(200), plan_id=1), parts=unpaid(plan, paid_yuan, today), **facts)


# ── the money ────────────────────────────────────────────────────────────────────────────────────


def test_every_customer_with_an_open_item_is_on_the_list_once() -> None:
    standings = [
        a_standing(an_item(10, ahead(60)), customer_id=1),
        a_standing(an_item(1000, ago(5)), an_item(500, ago(4), 2), customer_id=2),
        a_standing(an_item(70, None), customer_id=3),
        Standing(customer_id=4, name="nothing open", items=(), exposure_fen=0),
    ]
    rows = worklist(standings, (), TODAY)
    assert [row.customer_id for row in rows] == [2, 3, 1]
    assert [row.expected_fen > 0 for row in rows] == [True, False, False]


def test_the_order_is_open_money_times_the_chance_it_is_still_missing() -> None:
    """N07: a smaller debt of a bad payer stands above a larger one of a good payer."""
    history = [(1, 0)] * 30 + [(2, 100)] * 30
    good, bad = a_standing(an_item(1000, ago(-5))), a_standing(an_item(400, ago(-5)), customer_id=2)
    rows = worklist([good, bad], history, TODAY)
    habits = learn(history, [*good.items, *bad.items], TODAY)
    assert [row.customer_id for row in rows] == [2, 1]
    assert [row.expected_fen for row in rows] == [
        round(yuan(400) * habits.chance(2, ago(-5))),
        round(yuan(1000) * habits.chance(1, ago(-5))),
    ]
    assert rows[0].risk == rows[0].expected_fen / rows[0].debt.open_fen


def test_money_on_account_counts_at_once() -> None:
    """Cases 2 and 8: it is set against the earliest due, for the order as for the question."""
    row = row_of(a_standing(an_item(600, ago(20)), an_item(600, ahead(30), 2), on_account_fen=yuan(500)))
    assert (row.debt.open_fen, row.overdue_fen, row.ask_fen) == (yuan(700), yuan(100), yuan(100))


def test_goods_credit_kept_apart_lowers_the_demand_and_ends_no_reminder() -> None:
    """Case 2: 1,000 overdue beside a credit of 200 from a return are chased for 800."""
    row = row_of(a_standing(an_item(1000, ago(70)), on_account_fen=yuan(200), kept_apart_fen=yuan(200)))
    assert (row.reason, row.overdue_fen, row.ask_fen) == (Reason.OVER_60_DAYS, yuan(1000), yuan(800))
    assert str(action_said(row)) == "First 800.00, then goods."
    without = row_of(a_standing(an_item(800, ago(70))))
    assert (row.expected_fen, row.owed_fen) == (without.expected_fen, without.owed_fen)


@pytest.mark.parametrize("due", [ago(70), TODAY, ahead(10)])
def test_goods_credit_that_covers_all_that_falls_due_is_to_be_spread(due: date) -> None:
    """Case 2: the row does not end in silence, and a customer who owes nothing is neither called nor stopped."""
    standing = a_standing(an_item(1000, due), on_account_fen=yuan(1200), kept_apart_fen=yuan(1200))
    row = row_of(replace(standing, promises=(a_promise(500, ago(1)),)))
    assert row.findings[0] == Finding(Reason.CREDIT_COVERS, yuan(1200))
    assert (row.action, row.ask_fen, row.expected_fen) == (Action.SPREAD_CREDIT, 0, 0)
    assert row_of(replace(standing, kept_apart_fen=0)).reason is Reason.NOTHING_DUE


def test_what_has_no_day_to_pay_asks_for_the_terms_and_for_no_money() -> None:
    """R003: below the smallest sum nothing is said, and what is due is told first."""
    row = row_of(a_standing(an_item(1000, None)))
    assert (row.findings, row.action) == ((Finding(Reason.NO_DAY, yuan(1000)),), Action.AGREE_TERMS)
    assert (row.ask_fen, row.debt.overdue_fen) == (0, 0)
    assert row_of(a_standing(an_item(0.5, None))).reason is Reason.NOTHING_DUE
    both = row_of(a_standing(an_item(1000, None), an_item(200, ago(1), 2)))
    assert [one.reason for one in both.findings] == [Reason.OVERDUE, Reason.NO_DAY]


def test_what_falls_due_soon_is_told_whole_beside_goods_credit_kept_apart() -> None:
    """Case 2: the credit of 200 lowers what may be asked for, not what the slip of next week comes to."""
    soon = a_standing(
        an_item(1000, ago(1)), an_item(300, ahead(5), 2), on_account_fen=yuan(200), kept_apart_fen=yuan(200)
    )
    assert Finding(Reason.DUE_SOON, yuan(300), ahead(5)) in row_of(soon).findings


def test_a_customer_whose_money_covers_everything_stays_at_the_end() -> None:
    covered = a_standing(on_account_fen=yuan(2000), promises=(a_promise(9, ago(1)), a_promise(9, TODAY, number=2)))
    row = row_of(covered)
    assert (row.debt.open_fen, row.risk, row.reason, row.oldest_due) == (0, 0.0, Reason.NOTHING_DUE, None)


def test_the_disputed_part_is_not_asked_for() -> None:
    """Case 15: slip 1,000, disputed 150; asked are 850, owed stay 1,000."""
    item = an_item(1000, ago(10), disputed_fen=yuan(150))
    row = row_of(a_standing(item))
    assert (row.ask_fen, row.debt.open_fen, row.overdue_fen) == (yuan(850), yuan(1000), yuan(1000))
    assert row.expected_fen == yuan(850 * learn((), [item], TODAY).chance(1, item.due))


def test_what_is_due_today_is_asked_for_but_not_overdue() -> None:
    """Case 6."""
    row = row_of(a_standing(an_item(1000, TODAY)))
    assert (row.ask_fen, row.overdue_fen, row.days, row.reason) == (yuan(1000), 0, 0, Reason.DUE_SOON)


def test_the_list_can_be_ordered_by_risk_and_by_due_date() -> None:
    standings = [
        a_standing(an_item(1000, ago(3)), an_item(9000, ahead(90), 2), customer_id=1),
        a_standing(an_item(10, ago(2)), customer_id=2),
        a_standing(an_item(50, ago(1)), an_item(10, ahead(90), 2), customer_id=3),
        a_standing(an_item(5000, None), customer_id=4),
    ]
    order = {by: [row.customer_id for row in worklist(standings, (), TODAY, by=by)] for by in Order}
    assert order == {Order.MONEY: [1, 3, 2, 4], Order.RISK: [2, 3, 1, 4], Order.DUE: [1, 2, 3, 4]}


def test_the_horizon_decides_what_can_be_overdue() -> None:
    standing = a_standing(an_item(1000, ahead(20)))
    assert [worklist([standing], (), TODAY, horizon)[0].expected_fen > 0 for horizon in (14, 20, 21)] == [
        False,
        False,
        True,
    ]


# ── promises ─────────────────────────────────────────────────────────────────────────────────────


def test_a_promise_due_today_asks_whether_the_money_is_there() -> None:
    row = row_of(a_standing(promises=(a_promise(500, TODAY),)))
    assert row.findings[0] == Finding(Reason.PROMISE_DUE, yuan(500), TODAY)
    assert row.action is Action.CONFIRM_ARRIVAL


def test_a_broken_promise_is_on_the_list_the_next_morning() -> None:
    """U3, R129."""
    row = row_of(a_standing(promises=(a_promise(500, ago(1)),)))
    assert row.findings[0] == Finding(Reason.PROMISE_BROKEN, yuan(500), ago(1), count=1)
    assert row.action is Action.CALL


def test_a_part_kept_promise_says_what_is_missing() -> None:
    """Case 9: 500 by Friday, 300 arrived; on Saturday 200 are broken."""
    saturday = date(2026, 3, 21)
    friday, money = saturday - DAY, (came(date(2026, 3, 20), 300),)
    row = row_of(a_standing(promises=(a_promise(500, friday),), arrivals=money), saturday)
    assert row.findings[0] == Finding(Reason.PROMISE_PART_KEPT, yuan(200), friday, count=1)


def test_money_that_came_too_late_answers_a_broken_promise() -> None:
    broken = a_standing(promises=(a_promise(500, ago(5)),))
    assert row_of(replace(broken, arrivals=(came(ago(3), 499),))).findings[0].amount_fen == yuan(1)
    assert row_of(replace(broken, arrivals=(came(ago(3), 500),))).reason is Reason.OVERDUE


def test_money_that_kept_a_later_promise_does_not_answer_an_earlier_one() -> None:
    promises = (a_promise(500, ago(8), ago(9)), a_promise(400, ago(2), ago(9), number=2))
    row = row_of(a_standing(promises=promises, arrivals=(came(ago(2), 400),)))
    assert row.findings[0] == Finding(Reason.PROMISE_BROKEN, yuan(500), ago(8), count=1)


def test_a_newer_promise_replaces_the_broken_one() -> None:
    renewed = (a_promise(1000, ago(2)), a_promise(1000, ahead(3), made_on=ago(1), number=2))
    row = row_of(a_standing(promises=renewed))
    assert row.findings[0] == Finding(Reason.PROMISE_WAITING, yuan(1000), ahead(3))
    assert row.action is Action.WAIT


def test_a_promise_renewed_on_its_very_day_is_replaced() -> None:
    renewed = (a_promise(1000, ago(1)), a_promise(1000, ahead(3), made_on=ago(1), number=2))
    assert row_of(a_standing(promises=renewed)).reason is Reason.PROMISE_WAITING


def test_two_promises_of_one_day_do_not_replace_each_other() -> None:
    both = (a_promise(10, ago(1), ago(1)), a_promise(20, ago(1), ago(1), number=2))
    assert row_of(a_standing(promises=both)).reason is Reason.PROMISE_BROKEN_AGAIN


def test_who_breaks_promises_again_and_again_is_offered_a_plan() -> None:
    """R130: the earlier one counts although it was renewed."""
    again = (a_promise(500, ago(40)), a_promise(500, ago(1), made_on=ago(39), number=2))
    row = row_of(a_standing(promises=again))
    assert row.findings[0] == Finding(Reason.PROMISE_BROKEN_AGAIN, yuan(500), ago(1), count=2)
    assert row.action is Action.OFFER_PLAN


def test_a_promise_broken_three_months_ago_no_longer_counts_as_again() -> None:
    def count(days: int) -> int:
        return row_of(a_standing(promises=(a_promise(5, ago(days)), a_promise(5, ago(1), number=2)))).findings[0].count

    assert (count(90), count(91)) == (2, 1)


def test_a_promise_broken_long_ago_gives_way_to_the_age_of_the_debt() -> None:
    def reason(days: int) -> Reason:
        return row_of(a_standing(an_item(1000, ago(80)), promises=(a_promise(500, ago(days)),))).reason

    assert (reason(30), reason(31)) == (Reason.PROMISE_BROKEN, Reason.OVER_60_DAYS)


def test_what_was_collected_by_ourselves_for_long_enough_is_handed_over() -> None:
    """R080: 90 days and not one more; a shop that set no end is never told so."""
    own = ChaseRules(own_days=90)
    told = [row_of(a_standing(an_item(1000, ago(days))), rules=own) for days in (90, 91)]
    assert [row.reason for row in told] == [Reason.OVER_60_DAYS, Reason.HAND_OVER]
    assert (told[1].action, told[1].findings[0].count) == (Action.ESCALATE, 90)
    assert row_of(a_standing(an_item(1000, ago(900)))).reason is Reason.OVER_60_DAYS


def test_a_small_promise_does_not_stop_the_call_for_the_rest() -> None:
    row = row_of(a_standing(promises=(a_promise(999, ahead(3)),)))
    assert row.reason is Reason.OVERDUE


def test_the_list_catches_up_after_days_off() -> None:
    """N06: nine days without the computer; nothing fires on one exact day only."""
    standing = a_standing(promises=(a_promise(500, ago(9)),))
    assert row_of(standing).reason is row_of(standing, ago(8)).reason is Reason.PROMISE_BROKEN


# ── plans ────────────────────────────────────────────────────────────────────────────────────────


def test_a_plan_asks_only_for_the_parts_that_are_due() -> None:
    """N11: the old due date stays visible, but whoever keeps the plan is not pressed for all of it."""
    plan = a_plan((TODAY, 2400), (ahead(30), 2400))
    standing = in_plan(4800, plan)
    row = row_of(standing)
    assert row.findings == (
        Finding(Reason.INSTALMENT_DUE, yuan(2400), TODAY),
        Finding(Reason.DUE_SOON, yuan(2400), TODAY),
    )
    assert (row.ask_fen, row.overdue_fen, row.oldest_due, row.days) == (yuan(2400), 0, TODAY, 0)
    assert row.expected_fen == yuan(2400 * learn((), standing.items, TODAY).chance(1, ago(200)))


def test_a_missed_part_is_on_the_list_the_next_morning() -> None:
    """Case 16: 12,000 over five months, part 2 missed."""
    plan = Plan(1, ago(60), (1,), monthly_plan(yuan(12000), 5, date(2026, 2, 15)))
    second = date(2026, 3, 15)
    row = row_of(in_plan(9600, plan, paid_yuan=2400))
    assert row.findings[0] == Finding(Reason.INSTALMENT_MISSED, yuan(2400), second)
    assert row_of(in_plan(9600, plan, 2400, second), second).reason is Reason.INSTALMENT_DUE
    assert row_of(in_plan(9600, plan, 2400, second - DAY), second - DAY).reason is Reason.DUE_SOON


def test_a_plan_that_is_kept_asks_for_nothing() -> None:
    plan = a_plan((ago(5), 2400), (ahead(40), 2400))
    row = row_of(in_plan(2400, plan, paid_yuan=2400))
    assert (row.ask_fen, row.expected_fen, row.reason) == (0, 0, Reason.NOTHING_DUE)


def test_money_on_account_counts_for_the_plan_too() -> None:
    plan = a_plan((ago(40), 1000), (ago(5), 1000), (ahead(40), 1000))
    row = row_of(in_plan(3000, plan, on_account_fen=yuan(1200)))
    assert row.findings[0] == Finding(Reason.INSTALMENT_MISSED, yuan(800), ago(5))
    assert row.reasons[1:] == (Reason.OVER_60_DAYS,), "R077: a plan that is not kept excuses nothing"
    assert row.ask_fen == yuan(800)


def test_a_part_due_on_the_last_day_of_the_horizon_cannot_be_overdue_by_then() -> None:
    assert row_of(in_plan(100, a_plan((ahead(14), 100)))).expected_fen == 0
    assert row_of(in_plan(100, a_plan((ahead(13), 100)))).expected_fen > 0


def test_a_plan_asks_for_no_more_than_is_open_on_its_own_slips() -> None:
    """300 are left of them after a return; the new slip beside the plan has its own due date."""
    parts = unpaid(a_plan((ago(5), 1000)))
    row = row_of(a_standing(an_item(300, ago(200), plan_id=1), an_item(500, ahead(60), 2), parts=parts))
    assert row.ask_fen == yuan(300)
    assert row.reasons == (Reason.INSTALMENT_MISSED, Reason.OVER_60_DAYS)


def test_slips_of_a_plan_without_unpaid_parts_are_asked_for_like_any_other() -> None:
    row = row_of(in_plan(300, a_plan((ago(5), 2400)), paid_yuan=2400))
    assert (row.ask_fen, row.reason) == (yuan(300), Reason.OVER_60_DAYS)


def test_what_is_disputed_in_a_plan_is_not_asked_for() -> None:
    plan = a_plan((ago(1), 1000))
    item = an_item(1000, ago(200), plan_id=1, disputed_fen=yuan(300))
    row = row_of(a_standing(item, parts=unpaid(plan)))
    assert row.ask_fen == yuan(700)


# ── claims, disputes, papers ─────────────────────────────────────────────────────────────────────


def test_a_claim_to_have_paid_returns_after_three_days_without_money() -> None:
    """Case 18, R116."""

    def reason(days: int, **facts: object) -> Reason:
        return row_of(a_standing(claim=a_claim(ago(days), 1000), **facts)).reason

    assert [reason(days) for days in (0, 2, 3, 30, 31)] == [
        Reason.CLAIM_WAITING,
        Reason.CLAIM_WAITING,
        Reason.CLAIMED_NOT_ARRIVED,
        Reason.CLAIMED_NOT_ARRIVED,
        Reason.OVERDUE,
    ]
    assert reason(3, arrivals=(came(ago(1), 1000),)) is Reason.OVERDUE
    assert reason(2, arrivals=(came(ago(1), 1000),)) is Reason.OVERDUE


def test_a_claim_is_told_with_its_day_and_sum() -> None:
    def finding(claim: Contacted) -> Finding:
        return row_of(a_standing(claim=claim)).findings[0]

    fresh, old = a_claim(ago(1), 1000), a_claim(ago(3), 1000)
    assert finding(fresh) == Finding(Reason.CLAIM_WAITING, yuan(1000), ago(2))
    assert finding(old) == Finding(Reason.CLAIMED_NOT_ARRIVED, yuan(1000), ago(4))
    assert finding(replace(fresh, claimed_on=None)).on == ago(1)
    assert finding(replace(old, claimed_on=None)).on == ago(3)
    assert row_of(a_standing(claim=old)).reasons == (Reason.CLAIMED_NOT_ARRIVED, Reason.OVERDUE)


def test_a_claim_of_less_than_is_asked_does_not_stop_the_call() -> None:
    assert row_of(a_standing(claim=a_claim(ago(1), 999))).reason is Reason.OVERDUE
    assert row_of(a_standing(claim=a_claim(ago(1)))).reason is Reason.CLAIM_WAITING


def test_a_dispute_answered_late_comes_before_the_call() -> None:
    """Case 15, R064, R121."""
    row = row_of(a_standing(an_item(1000, ago(80), disputed_fen=yuan(150)), late_disputes=1))
    assert row.findings[0] == Finding(Reason.DISPUTE_LATE, yuan(150), count=1)
    assert row.action is Action.ANSWER_DISPUTE


def test_an_invoice_that_was_not_handed_over_comes_before_the_call() -> None:
    """R037: a reason not to pay that is ours; where nothing is to be asked for it is only a task."""
    row = row_of(a_standing(an_item(1000, ago(80)), invoices=2, invoice_since=ago(9)))
    assert row.findings[0] == Finding(Reason.INVOICE_MISSING, yuan(1000), ago(9), 2)
    assert row.action is Action.HAND_OVER_INVOICE
    later = row_of(a_standing(an_item(1000, ago(-80)), invoices=1, invoice_since=ago(9)))
    assert Reason.INVOICE_MISSING not in later.reasons


def test_our_own_fault_is_put_right_before_money_is_asked_for() -> None:
    """R064: who of us and by when stand in the row; also where nothing is due."""
    fault = OpenPoint(PointKind.FAULT, 1, ago(9), "货架没送", owner="小曾", until=ago(-2))
    row = row_of(a_standing(an_item(1000, ago(80)), faults=(fault, fault)))
    assert row.findings[0] == Finding(Reason.OUR_FAULT, yuan(1000), ago(-2), 2, who="小曾")
    assert row.action is Action.PUT_RIGHT
    assert f"by {ago(-2)} (小曾), before 1,000.00" in str(reason_said(row))


def test_overdue_slips_that_nobody_signed_or_confirmed_are_reconciled_first() -> None:
    """R068: not what is due later or in dispute; once a statement went, the call comes."""
    late = an_item(1000, ago(80))
    unproved = frozenset({late.number})
    row = row_of(a_standing(late, unproved=unproved))
    assert row.findings[0] == Finding(Reason.UNPROVED, yuan(1000), count=1)
    assert row.action is Action.SEND_STATEMENT
    stated = LastStatement(StatementState.SENT, late.dated, ago(-5))
    assert Reason.UNPROVED not in row_of(a_standing(late, unproved=unproved, statement=stated)).reasons
    assert Reason.UNPROVED not in row_of(a_standing(late, unproved=frozenset({"other"}))).reasons
    disputed = replace(late, disputed_fen=yuan(1000))
    assert Reason.UNPROVED not in row_of(a_standing(disputed, unproved=unproved)).reasons
    assert Reason.UNPROVED not in row_of(a_standing(an_item(1000, ago(-3)), unproved=unproved)).reasons


def test_who_must_reconcile_gets_the_statement_before_the_call() -> None:
    """R068: no statement yet, or none that covers what is asked for."""
    strict = a_standing(must_reconcile=True)
    agreed = LastStatement(StatementState.AGREED, ago(20), ago(10))
    covering = replace(agreed, period_to=strict.items[0].dated)
    assert row_of(strict).action is Action.SEND_STATEMENT
    assert row_of(replace(strict, must_reconcile=False)).reason is Reason.OVERDUE
    early = replace(agreed, period_to=strict.items[0].dated - DAY)
    first = Finding(Reason.STATEMENT_FIRST, yuan(1000), early.period_to)
    assert row_of(replace(strict, statement=early)).findings[0] == first
    assert row_of(replace(strict, statement=covering)).reason is Reason.OVERDUE


def test_only_what_is_asked_for_must_stand_on_the_statement() -> None:
    agreed = LastStatement(StatementState.AGREED, ago(20), ago(10))
    old, new = an_item(9, ago(5), dated=ago(30)), an_item(9, TODAY, 2, dated=ago(10))
    coming = replace(new, due=ahead(9))
    assert row_of(a_standing(old, coming, must_reconcile=True, statement=agreed)).reason is Reason.OVERDUE
    assert row_of(a_standing(old, new, must_reconcile=True, statement=agreed)).reason is Reason.STATEMENT_FIRST


def test_nothing_is_reconciled_before_anything_is_due() -> None:
    assert row_of(a_standing(an_item(9, ahead(30)), must_reconcile=True)).reason is Reason.NOTHING_DUE


def test_who_must_reconcile_and_did_not_answer_is_asked_for_the_signature_first() -> None:
    strict = a_standing(an_item(1000, ago(80)), must_reconcile=True)
    unanswered = LastStatement(StatementState.SENT, TODAY, ago(1))
    row = row_of(replace(strict, statement=unanswered))
    assert row.reasons == (Reason.STATEMENT_UNANSWERED, Reason.OVER_60_DAYS, Reason.OVER_45_DAYS, Reason.OVERDUE)
    assert row.action is Action.COLLECT_SIGNATURE
    assert row_of(replace(strict, must_reconcile=False, statement=unanswered)).reason is Reason.OVER_60_DAYS


def test_a_statement_without_answer_by_its_day_is_named() -> None:
    """N03, N06: silence is no agreement."""

    def reason(state: StatementState, reply_by: date) -> Reason:
        return row_of(a_standing(an_item(9, ahead(60)), statement=LastStatement(state, ago(16), reply_by))).reason

    waiting = (StatementState.ISSUED, StatementState.SENT, StatementState.UNANSWERED)
    assert {reason(state, ago(1)) for state in waiting} == {Reason.STATEMENT_UNANSWERED}
    assert {reason(state, TODAY) for state in waiting} == {Reason.NOTHING_DUE}
    assert reason(StatementState.AGREED, ago(1)) is Reason.NOTHING_DUE
    assert reason(StatementState.DIFFERS, ahead(9)) is Reason.STATEMENT_DIFFERS


def test_unsigned_papers_are_named_after_a_week() -> None:
    """R030."""
    unsigned = a_standing(an_item(9, ahead(60)), unsigned=3, unsigned_since=ago(7))
    assert row_of(unsigned).findings == (Finding(Reason.UNSIGNED_PAPER, on=ago(7), count=3),)
    assert row_of(unsigned).action is Action.COLLECT_SIGNATURE
    assert row_of(replace(unsigned, unsigned_since=ago(6))).reason is Reason.NOTHING_DUE


def test_a_limitation_date_within_ninety_days_is_named() -> None:
    """N05, R081."""
    assert row_of(a_standing(limitation_ends=ahead(90))).findings[0] == Finding(Reason.LIMITATION_NEAR, on=ahead(90))
    assert row_of(a_standing(limitation_ends=ahead(91))).reason is Reason.OVERDUE
    assert Reason.LIMITATION_AHEAD in row_of(a_standing(limitation_ends=ahead(180))).reasons
    assert Reason.LIMITATION_AHEAD not in row_of(a_standing(limitation_ends=ahead(181))).reasons


def test_who_was_spoken_to_comes_back_when_the_time_to_go_to_court_comes_nearer() -> None:
    """N05: spoken to two days ago, at 91 days; at 89 the next warning has begun. At 60 days it rests as others do."""
    spoken = ahead(-2)
    assert not row_of(a_standing(limitation_ends=ahead(89), spoken_on=spoken)).resting
    assert row_of(a_standing(limitation_ends=ahead(60), spoken_on=spoken)).resting


# ── age and limit ────────────────────────────────────────────────────────────────────────────────


def test_the_age_of_the_debt_decides_the_step() -> None:
    """R077, R078: from the first day after due; 45 makes a key target, 60 leaves no excuse."""
    rows = [row_of(a_standing(an_item(1000, ago(days)))) for days in (1, 45, 46, 60, 61)]
    assert [(row.reason, row.action) for row in rows] == [
        (Reason.OVERDUE, Action.CALL),
        (Reason.OVERDUE, Action.CALL),
        (Reason.OVER_45_DAYS, Action.VISIT),
        (Reason.OVER_45_DAYS, Action.VISIT),
        (Reason.OVER_60_DAYS, Action.STOP_SUPPLY),
    ]
    assert [row.days for row in rows] == [1, 45, 46, 60, 61]


@pytest.mark.parametrize(
    ("made", "reason", "place"),
    [(6, Reason.PROMISE_WAITING, Place.BELOW), (7, Reason.OVER_60_DAYS, Place.ABOVE)],
)
def test_over_sixty_days_a_promise_helps_for_a_week(made: int, reason: Reason, place: Place) -> None:
    """R077: whatever day it names; a second one made meanwhile begins no new week."""
    promise = a_promise(1000, ahead(30), ago(made))
    row = row_of(a_standing(an_item(1000, ago(61)), promises=(promise,)))
    assert (row.reason, row.place) == (reason, place)
    renewed = a_promise(1000, ahead(40), TODAY, 2)
    assert row_of(a_standing(an_item(1000, ago(61)), promises=(promise, renewed))).place is place


@pytest.mark.parametrize(("noted", "resting"), [(6, True), (7, False)])
def test_over_sixty_days_putting_off_and_an_appointment_help_for_a_week(noted: int, resting: bool) -> None:
    """R077, U4: the setting of the gap moves it as little as a day next month."""
    old = an_item(1000, ago(61))
    gap = ChaseRules(contact_gap_days=30)
    assert row_of(a_standing(old, noted_on=ago(noted), off_until=ahead(30))).resting is resting
    assert row_of(a_standing(old, spoken_on=ago(noted)), rules=gap).resting is resting
    assert row_of(a_standing(an_item(1000, ago(60)), noted_on=ago(20), off_until=ahead(30))).resting


@pytest.mark.parametrize(
    ("put_off", "until", "reason"),
    [
        (6, ahead(1), Reason.PROMISE_WAITING),
        (7, ahead(1), Reason.OVER_60_DAYS),
        (7, ago(1), Reason.OVER_60_DAYS),
        (7, ago(2), Reason.PROMISE_WAITING),
    ],
)
def test_over_sixty_days_a_promise_given_while_put_off_begins_no_new_week(
    put_off: int, until: date, reason: Reason
) -> None:
    """R077: one week in all; whoever was back on the list before the promise has a week for it."""
    promise = a_promise(1000, ahead(30), ago(1))
    old = an_item(1000, ago(61))
    facts = {"noted_on": ago(put_off), "since": ago(put_off), "off_until": until}
    assert row_of(a_standing(old, promises=(promise,), **facts)).reason is reason


def test_only_a_kept_and_signed_plan_hides_a_debt_beyond_excuse() -> None:
    """R077, case 28: agreed by word of mouth it hides for a week, with a missed part not at all."""
    plan = a_plan((ahead(5), 3000))
    hidden = in_plan(3000, plan)
    assert row_of(hidden).place is Place.BY_MONEY
    spoken = replace(hidden, spoken_plans=(replace(plan, id=1, agreed_on=ago(7)),))
    row = row_of(spoken)
    assert (row.findings[0], row.place) == (Finding(Reason.PLAN_UNSIGNED, yuan(3000), ago(7)), Place.ABOVE)
    assert row.action is Action.COLLECT_SIGNATURE
    assert row_of(replace(hidden, spoken_plans=(replace(plan, id=1, agreed_on=ago(6)),))).place is Place.BY_MONEY
    assert row_of(in_plan(3000, a_plan((ago(5), 3000)))).place is Place.ABOVE


def test_only_the_old_part_is_named_as_old() -> None:
    old = a_standing(an_item(100, ago(70)), an_item(900, ago(5), 2))
    assert row_of(old).findings[0] == Finding(Reason.OVER_60_DAYS, yuan(100), ago(70))


def test_a_customer_whose_supply_is_stopped_already_is_visited() -> None:
    assert row_of(a_standing(an_item(1000, ago(70)), stopped=True)).action is Action.VISIT
    assert row_of(a_standing(stopped=True)).action is Action.CALL


def test_the_limit_itself_is_within_the_limit() -> None:
    """Case 8, R019; no limit means no check, a limit of 0 means cash only."""

    def reason(limit_yuan: float | None) -> Reason:
        limit = None if limit_yuan is None else yuan(limit_yuan)
        return row_of(a_standing(an_item(1000, ahead(60)), limit_fen=limit)).reason

    assert [reason(limit) for limit in (None, 0, 999.99, 1000, 1111, 1112)] == [
        Reason.NOTHING_DUE,
        Reason.OVER_LIMIT,
        Reason.OVER_LIMIT,
        Reason.NEAR_LIMIT,
        Reason.NEAR_LIMIT,
        Reason.NOTHING_DUE,
    ]


def test_the_room_below_and_the_excess_above_the_limit_are_told() -> None:
    """Nine tenths of the limit are not near it yet."""

    def findings(owed_yuan: float) -> tuple[Finding, ...]:
        return row_of(a_standing(an_item(owed_yuan, ahead(60)), limit_fen=yuan(1000))).findings

    assert findings(900) == (Finding(Reason.NOTHING_DUE),)
    assert findings(901) == (Finding(Reason.NEAR_LIMIT, yuan(99)),)
    assert findings(1250) == (Finding(Reason.OVER_LIMIT, yuan(250)),)


def test_what_falls_due_before_the_horizon_is_reminded_of() -> None:
    soon = a_standing(an_item(1, ago(1)), an_item(20, ahead(14), 2), an_item(400, ahead(15), 3), a_batch(8, 4))
    assert row_of(soon).findings == (
        Finding(Reason.OVERDUE, yuan(1), ago(1)),
        Finding(Reason.DUE_SOON, yuan(20), ahead(14)),
    )


def test_every_reason_has_one_step_and_every_rule_a_name() -> None:
    """U2."""
    assert REASONS.keys() == set(Reason)
    assert all(rule.__doc__ for rule in RULES)


# ── resting ──────────────────────────────────────────────────────────────────────────────────────


def order_with(first: Standing, rules: ChaseRules | None = None) -> list[int]:
    """The larger debt of customer 1 beside a smaller one of customer 2."""
    second = a_standing(an_item(10, ago(10)), customer_id=2)
    return [row.customer_id for row in worklist([first, second], (), TODAY, rules=rules)]


def test_a_row_put_off_stands_below_until_its_day() -> None:
    """U4."""
    assert order_with(a_standing(spoken_on=ago(1), off_until=ahead(1))) == [2, 1]
    assert order_with(a_standing(spoken_on=ago(1), off_until=TODAY, agreed_on=TODAY)) == [1, 2]


def test_a_promise_broken_since_the_talk_wakes_a_row_that_was_put_off() -> None:
    """U3, U4: broken before the talk, it was part of what was said."""
    broken = (a_promise(500, ago(1), ago(5)),)
    since = a_standing(promises=broken, spoken_on=ago(3), off_until=ahead(3))
    before = a_standing(promises=broken, spoken_on=TODAY, off_until=ahead(3))
    assert order_with(since) == [1, 2]
    assert order_with(before) == [2, 1]


def test_a_row_put_off_without_a_talk_rests_until_its_day_or_until_something_happens() -> None:
    """U3, U4: and putting off is no contact, so the gap between contacts does not run from it."""
    off = {"noted_on": ago(1), "off_until": ahead(2)}
    assert order_with(a_standing(**off)) == [2, 1]
    assert order_with(a_standing(noted_on=ago(1), off_until=TODAY), ChaseRules(contact_gap_days=3)) == [1, 2]
    assert order_with(a_standing(spoken_on=ago(9), **off)) == [2, 1]
    for broken_on, order in ((ago(1), [1, 2]), (ago(2), [2, 1])):
        broken = (a_promise(500, broken_on, ago(5)),)
        assert order_with(a_standing(promises=broken, spoken_on=ago(9), **off)) == order


def test_who_was_just_spoken_to_goes_below_inside_the_gap_only() -> None:
    """U6: three days unless the owner sets another gap; none leaves the order alone."""
    assert [order_with(a_standing(spoken_on=ago(days))) for days in (0, 2, 3)] == [[2, 1], [2, 1], [1, 2]]
    assert order_with(a_standing(spoken_on=TODAY), ChaseRules(contact_gap_days=0)) == [1, 2]
    assert order_with(a_standing(spoken_on=ago(5)), ChaseRules(contact_gap_days=6)) == [2, 1]


def test_what_was_agreed_for_today_is_not_lowered_by_the_gap() -> None:
    """U6: an appointment, or the day to follow up a letter."""
    assert order_with(a_standing(spoken_on=ago(1), agreed_on=TODAY)) == [1, 2]
    assert order_with(a_standing(spoken_on=ago(1), agreed_on=ahead(1))) == [2, 1]


def test_a_promise_that_covers_what_is_asked_moves_the_row_down_until_its_day() -> None:
    """U3: on its day it moves up, broken it stays up."""
    places = {by: row_of(a_standing(promises=(a_promise(1000, by, ago(9)),))).place for by in (ahead(1), TODAY, ago(1))}
    assert list(places.values()) == [Place.BELOW, Place.ABOVE, Place.ABOVE]
    assert row_of(a_standing(promises=(a_promise(999, ahead(1)),))).place is Place.BY_MONEY
    assert order_with(a_standing(promises=(a_promise(1000, ahead(1)),))) == [2, 1]


def test_a_statement_without_answer_and_a_limitation_date_lift_a_row() -> None:
    """Experience 2.2; a promise does not hide that the time to go to court ends."""
    unanswered = LastStatement(StatementState.SENT, ago(20), ago(1))
    assert row_of(a_standing(statement=unanswered)).place is Place.ABOVE
    near = a_standing(limitation_ends=ahead(30), promises=(a_promise(1000, ahead(1)),))
    assert row_of(near).place is Place.ABOVE
    assert [worklist([near], (), TODAY, by=by)[0].place for by in Order] == [Place.ABOVE] * 3


def test_the_orders_by_risk_and_by_due_date_know_no_places() -> None:
    small = a_standing(an_item(10, ago(90)), customer_id=2)
    large = a_standing(an_item(1000, ago(91)), promises=(a_promise(1000, ahead(1), ago(1)),))
    assert [row.customer_id for row in worklist([large, small], (), TODAY)] == [2, 1]
    assert [row.customer_id for row in worklist([large, small], (), TODAY, by=Order.DUE)] == [1, 2]


def test_a_residue_is_owed_but_no_reason_to_chase() -> None:
    """Case 9: below 1.00, or below what the owner set, all that may be asked for together."""
    residue = a_standing(an_item(0.60, ago(90)), an_item(0.39, ago(70), 2))
    row = row_of(residue)
    assert (row.owed_fen, row.overdue_fen, row.ask_fen, row.expected_fen) == (99, 99, 0, 0)
    assert (row.reasons, row.place) == ((Reason.NOTHING_DUE,), Place.BY_MONEY)
    assert row_of(residue, rules=ChaseRules(smallest_fen=99)).reason is Reason.OVER_60_DAYS
    broken = a_standing(promises=(a_promise(1000, ago(1), ago(9)),), arrivals=(came(ago(1), 999.50),))
    assert row_of(broken).reason is Reason.OVERDUE


def test_the_next_step_is_on_the_customers_day_to_pay() -> None:
    """R045: a debt beyond excuse waits one week, not one week more every day (R077)."""
    assert row_of(a_standing()).step_on is None
    assert row_of(a_standing(payment_days=(TODAY.day,))).step_on is None
    assert row_of(a_standing(payment_days=(30,))).step_on == TODAY.replace(day=30)
    assert row_of(a_standing(an_item(1000, ago(61)), payment_days=(30,))).step_on == ahead(7)
    assert row_of(a_standing(an_item(1000, ago(67)), payment_days=(30,))).step_on == ahead(1)
    assert row_of(a_standing(an_item(1000, ago(68)), payment_days=(30,))).step_on is None
    assert row_of(a_standing(an_item(1000, ago(68)), payment_days=(TODAY.day + 1,))).step_on is None
    settled = (an_item(1000, ago(90), disputed_fen=yuan(1000)), an_item(1000, ago(61), 2))
    assert row_of(a_standing(*settled, payment_days=(30,))).step_on == ahead(7), "what is disputed waits for our answer"


def test_another_figure_of_the_customer_is_told_with_whose_word_it_is() -> None:
    """R067: asked stays what is due, but it is not asked unseen."""
    other = LastStatement(StatementState.DIFFERS, ago(20), ago(1), yuan(2450), yuan(2100), "王", "少两包")
    row = row_of(a_standing(statement=other))
    assert (row.reason, row.ask_fen, row.action) == (Reason.STATEMENT_DIFFERS, yuan(1000), Action.AGREE_FIGURE)
    assert str(reason_said(row)) == f"Statement up to {ago(20)}: they say 2,100.00 (王), we 2,450.00."
    assert str(action_said(row)) == "Settle the figure first, then ask for 1,000.00."


def test_news_brings_a_row_back_inside_the_gap() -> None:
    """U3, U6: a promise broken since the last talk does not wait, but one call a day is enough."""
    gap, broken = ChaseRules(contact_gap_days=3), (a_promise(500, ago(1)),)
    assert order_with(a_standing(promises=broken, spoken_on=ago(1)), gap) == [1, 2]
    assert order_with(a_standing(promises=broken, spoken_on=TODAY), gap) == [2, 1]


def test_what_happened_since_the_talk_counts_beside_what_was_spoken_of() -> None:
    """U3: the promise broke before the talk, the part of the plan was missed after it."""
    plan = UnpaidPart(1, ago(1), yuan(100))
    broken = (a_promise(500, ago(3), ago(9)),)
    standing = a_standing(an_item(1000, ago(10), plan_id=1), promises=broken, parts=(plan,), spoken_on=ago(2))
    assert row_of(standing).reasons[:2] == (Reason.PROMISE_BROKEN, Reason.INSTALMENT_MISSED)
    assert not row_of(standing).resting
    assert row_of(replace(standing, rest=Rest(spoken_on=TODAY))).resting


def test_a_promise_of_next_to_nothing_begins_its_own_week() -> None:
    """R077: where nothing is asked for, nothing is put off."""
    disputed = an_item(1000, ago(70), disputed_fen=yuan(1000))
    row = row_of(a_standing(disputed, promises=(a_promise(0.50, ahead(9), ago(8)),)))
    assert row.reason is Reason.PROMISE_WAITING


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────

amounts = st.integers(1, 10**9)
dues = st.none() | st.integers(-40, 200).map(ago)


@st.composite
def some_standings(draw: st.DrawFn) -> list[Standing]:
    drawn = st.lists(st.tuples(amounts, dues), max_size=5)
    moneys = draw(st.lists(st.just(0) | st.integers(0, 10**9), min_size=5, max_size=5))
    return [
        Standing(
            customer_id=customer,
            name=str(customer),
            items=tuple(
                OpenItem(customer * 10 + number, customer, f"SHD-{number}", ago(250), due, fen)
                for number, (fen, due) in enumerate(draw(drawn))
            ),
            exposure_fen=0,
            on_account_fen=money + apart,
            kept_apart_fen=apart,
        )
        for customer, money, apart in zip(range(1, draw(st.integers(1, 6))), moneys, moneys[::-1], strict=False)
    ]


histories = st.lists(st.tuples(st.integers(1, 6), st.integers(-20, 120)), max_size=40)


@given(some_standings(), histories, st.randoms(use_true_random=False), st.sampled_from(Order))
def test_the_same_data_gives_the_same_order(
    standings: list[Standing], history: list[PaidItem], shuffle: random.Random, by: Order
) -> None:
    """U2: whatever order the facts come in."""
    rows = worklist(standings, history, TODAY, by=by)
    shuffled = [replace(one, items=tuple(shuffle.sample(one.items, len(one.items)))) for one in standings]
    shuffle.shuffle(shuffled)
    assert worklist(shuffled, shuffle.sample(history, len(history)), TODAY, by=by) == rows


@given(some_standings(), histories, amounts, st.data())
def test_more_open_money_never_lowers_a_customer(
    standings: list[Standing], history: list[PaidItem], more: int, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from([one for one in standings if one.items] or [a_standing()]))
    index = data.draw(st.integers(0, len(chosen.items) - 1))
    grown = replace(chosen.items[index], open_fen=chosen.items[index].open_fen + more)
    items = (*chosen.items[:index], grown, *chosen.items[index + 1 :])

    def expected(standing: Standing) -> int:
        return worklist([standing], history, TODAY)[0].expected_fen

    assert expected(replace(chosen, items=items)) >= expected(chosen)


@given(some_standings(), histories)
def test_every_row_holds_together(standings: list[Standing], history: list[PaidItem]) -> None:
    rows = worklist(standings, history, TODAY)
    assert {row.customer_id for row in rows} == {one.customer_id for one in standings if one.items}
    assert rows == sorted(rows, key=lambda row: (row.place, -row.expected_fen)), "places first, then the money"
    for row in rows:
        assert 0 <= row.expected_fen <= row.debt.open_fen
        assert row.ask_fen == 0 or 0 <= min(row.overdue_fen, row.owed_fen) <= row.ask_fen <= row.owed_fen
        assert row.expected_fen <= max(row.owed_fen, 0), "nobody is expected to owe more than is owed"
        assert 0 <= row.risk <= 1
        assert row.reasons[0] is row.reason


@given(some_standings(), histories, amounts)
def test_a_broken_promise_rises_above_all_money_the_next_day(
    standings: list[Standing], history: list[PaidItem], promised: int
) -> None:
    """U3: whatever the others owe; only reasons of the same weight stand beside it."""
    breaker = a_standing(customer_id=99, promises=(Promise(99, promised + 99, ago(1), ago(9)),))
    rows = worklist([*standings, breaker], history, TODAY)
    above = [row.customer_id for row in rows if row.place is Place.ABOVE]
    assert 99 in above
    assert [row.customer_id for row in rows[: len(above)]] == above


# ── other mixes of payers ────────────────────────────────────────────────────────────────────────

KINDS = ("prompt", "habitually late", "month end", "anyhow")
MIXES = {
    "everybody alike": (0, 0, 0, 60),
    "a few habitual late payers": (45, 9, 0, 6),
    "many habitual late payers": (15, 30, 0, 15),
    "month-end payers": (15, 5, 30, 10),
    "newcomers every week": (20, 15, 10, 15),
}


def a_made_up_shop(mix: tuple[int, ...], newcomers: bool) -> list[Invoice]:
    """Sixty customers for a year, an invoice every two weeks or so, on thirty days."""
    chance = random.Random(20260316)
    kinds = [kind for kind, count in zip(KINDS, mix, strict=True) for _ in range(count)]
    chance.shuffle(kinds)
    invoices: list[Invoice] = []
    for customer, kind in enumerate(kinds, 1):
        size = chance.lognormvariate(7, 1)
        day = date(2025, 1, 1) + chance.randrange(330 if newcomers else 14) * DAY
        while day < date(2026, 1, 1):
            fen = round(100 * size * chance.uniform(0.3, 3))
            due = day + 30 * DAY
            invoices.append(Invoice(len(invoices), customer, day, due, paid_on(kind, due, chance), fen))
            day += chance.randrange(7, 21) * DAY
    return invoices


def paid_on(kind: str, due: date, chance: random.Random) -> date:
    match kind:
        case "prompt":
            return due + chance.randint(-15, 3) * DAY
        case "habitually late":
            return due + chance.randint(25, 45) * DAY
        case "month end":
            return (due.replace(day=1) + 32 * DAY).replace(day=1) - DAY
        case _:
            return due + round(chance.triangular(-15, 60, 0)) * DAY


@pytest.mark.parametrize("mix", MIXES)
def test_the_money_order_finds_more_than_the_plain_orders_whoever_the_payers_are(mix: str) -> None:
    """N07: among the first ten customers, on every Monday of the later half together."""
    days = mondays(a_made_up_shop(MIXES[mix], newcomers="newcomers" in mix), 14, later_half=True)
    built_in, *plain = [share_found(days, way.customers, 10) for way in WAYS]
    assert built_in > max(plain)


@pytest.mark.parametrize(
    ("group", "reason"), [(ActionGroup.PRESS, Reason.CALL_FIRST), (ActionGroup.PLAN, Reason.PLAN_WANTED)]
)
def test_the_owners_word_on_a_customer_stands_among_the_reasons(group: ActionGroup, reason: Reason) -> None:
    """1,000.00 are overdue by ten days: called first, or a plan before all else; nothing overdue needs no plan."""
    assert reason in row_of(a_standing(group=group)).reasons
    later = worklist([a_standing(an_item(1000, ahead(10)), group=group)], (), TODAY)
    assert all(reason not in row.reasons for row in later)


def test_whom_the_owner_wants_called_first_stands_above_the_money() -> None:
    """重点催 and 需计划: only while there is something to ask for, and no plan yet."""
    late = a_standing(an_item(100, ago(5)), group=ActionGroup.PRESS)
    first = row_of(late)
    assert (first.reasons[0], first.place, first.findings[0].amount_fen) == (Reason.CALL_FIRST, Place.ABOVE, yuan(100))
    assert Reason.CALL_FIRST not in row_of(a_standing(an_item(100, ahead(60)), group=ActionGroup.PRESS)).reasons
    planned = row_of(replace(late, group=ActionGroup.PLAN))
    assert (planned.reasons[0], planned.action) == (Reason.PLAN_WANTED, Action.OFFER_PLAN)
    assert Reason.PLAN_WANTED not in row_of(replace(late, group=ActionGroup.HOLD)).reasons
