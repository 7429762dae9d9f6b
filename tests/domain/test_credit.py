"""The credit gate: who is stopped, why, and what would let the slip leave."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.accounts import Kind, OpenItem
from desktop_app.domain.covering import UnpaidPart
from desktop_app.domain.credit import Verdict, judge, released
from desktop_app.domain.credit_rules import CreditRules, RuleMode
from desktop_app.domain.customers import Customer
from desktop_app.domain.dates import Terms, TermsKind
from desktop_app.domain.exposure import CreditAccount, FigureKind, ProposedSlip
from desktop_app.domain.objections import Code, GateOutcome, WayKind, WayOut
from desktop_app.domain.shipments import Release
from tests.domain.builders import (
    TODAY,
    a_batch,
    a_customer,
    an_item,
    batch_terms,
    opening_item,
    parts_of_a_slip,
    settle_terms,
    yuan,
)

RULES = CreditRules()
LATER = TODAY + timedelta(days=30)
CASH = Terms(TermsKind.CASH)
A_RELEASE = Release("The owner knows the site.", expires=TODAY)


def a_slip(total: float = 100, paid: float = 0) -> ProposedSlip:
    return ProposedSlip(TODAY, yuan(total), yuan(paid), LATER)


def an_account(customer: Customer, *items: OpenItem, on_account: float = 0) -> CreditAccount:
    return CreditAccount(customer, items, yuan(on_account))


def verdict_on(
    customer: Customer, *items: OpenItem, slip: ProposedSlip | None = None, on_account: float = 0, **rules: object
) -> Verdict:
    account = an_account(customer, *items, on_account=on_account)
    return judge(account, slip or a_slip(), replace(RULES, **rules), TODAY)  # type: ignore[arg-type]


def codes(verdict: Verdict) -> list[Code]:
    return [objection.code for objection in verdict.objections]


# ── limit ─────────────────────────────────────────────────────────────────────────────────────────
def case_8_account(limit: float | None = 10_000) -> CreditAccount:
    """Open 9,000, and 500 posted for tomorrow."""
    tomorrow = TODAY + timedelta(days=1)
    return an_account(a_customer(limit), an_item(9_000, LATER), an_item(500, LATER, item_id=2, dated=tomorrow))


def test_a_slip_above_the_limit_is_stopped_and_the_exposure_explains_itself() -> None:
    """Case 8, R019, N08: limit 10,000, open 9,000, undelivered 500, slip 600 → 10,100."""
    verdict = judge(case_8_account(), a_slip(600), RULES, TODAY)
    assert (verdict.blocked, codes(verdict), verdict.limit_fen) == (True, [Code.OVER_LIMIT], yuan(10_000))
    assert verdict.exposure.total_fen == yuan(10_100)
    assert {one.kind: one.fen for one in verdict.exposure.figures} == {
        FigureKind.NOT_DUE: yuan(9_000), FigureKind.AHEAD: yuan(500), FigureKind.THIS_SLIP: yuan(600),
    }  # fmt: skip
    objection = verdict.objections[0]
    assert (objection.amount_fen, objection.limit_fen, objection.excess_fen) == (yuan(10_100), yuan(10_000), yuan(100))


def test_money_handed_over_with_the_slip_lets_it_pass() -> None:
    """Case 8: with 200 now it stands at 9,900, which passes with a word that the limit is near."""
    verdict = judge(case_8_account(), a_slip(600, paid=200), RULES, TODAY)
    assert (verdict.outcome, codes(verdict)) == (GateOutcome.WARN, [Code.NEAR_LIMIT])
    assert verdict.exposure.total_fen == yuan(9_900)
    assert verdict.ways_out == ()


def test_raising_the_quantity_is_judged_again() -> None:
    """Case 8: what passes at 500 is stopped at 500.01."""
    assert not judge(case_8_account(), a_slip(500), RULES, TODAY).blocked
    assert judge(case_8_account(), a_slip(500.01), RULES, TODAY).blocked


def test_of_two_windows_the_second_is_judged_with_the_first_slip_in_the_book() -> None:
    """Case 8."""
    before = case_8_account()
    assert not judge(before, a_slip(300), RULES, TODAY).blocked
    after = replace(before, items=(*before.items, an_item(300, LATER, item_id=3)))
    assert judge(after, a_slip(300), RULES, TODAY).blocked


def test_an_opening_balance_counts_against_the_limit() -> None:
    """Case 8."""
    assert codes(verdict_on(a_customer(limit=1_000), opening_item(950, LATER))) == [Code.OVER_LIMIT]


def test_no_limit_is_not_checked() -> None:
    """Case 8."""
    assert verdict_on(a_customer(limit=None), slip=a_slip(10**9)).outcome is GateOutcome.PASS


def test_a_limit_of_nothing_leaves_cash_only() -> None:
    """Case 8: limit 0 is not "unlimited"; what is unpaid by one fen is stopped, what is paid passes."""
    verdict = verdict_on(a_customer(limit=0), slip=a_slip(100, paid=99.99))
    assert (verdict.blocked, codes(verdict)) == (True, [Code.OVER_LIMIT])
    assert verdict.objections[0].excess_fen == 1
    assert verdict_on(a_customer(limit=0), slip=a_slip(100, paid=100)).outcome is GateOutcome.PASS


def test_a_missing_limit_is_named_when_the_owner_wants_one_for_everybody() -> None:
    """R014."""
    verdict = verdict_on(a_customer(limit=None), no_limit=RuleMode.WARN)
    assert (verdict.outcome, codes(verdict)) == (GateOutcome.WARN, [Code.NO_LIMIT])
    assert codes(verdict_on(a_customer(limit=10_000), no_limit=RuleMode.WARN)) == []


@pytest.mark.parametrize(("mode", "outcome"), [("off", "pass"), ("warn", "warn"), ("block", "block")])
def test_each_rule_is_off_warns_or_blocks_as_the_owner_set_it(mode: str, outcome: str) -> None:
    """R019."""
    setting = RuleMode(mode)
    late, stopped = an_item(1, TODAY - timedelta(days=1)), a_customer(stopped=True)
    two_open = [a_batch(1, item_id=1), a_batch(1, item_id=2)]
    assert verdict_on(a_customer(limit=1), limit=setting).outcome == outcome
    assert verdict_on(a_customer(terms=CASH), cash=setting).outcome == outcome
    assert verdict_on(a_customer(), late, overdue=setting).outcome == outcome
    assert verdict_on(a_customer(terms=batch_terms()), *two_open, batch=setting).outcome == outcome
    assert verdict_on(a_customer(), no_limit=setting).outcome == outcome
    assert verdict_on(stopped, stop=setting).outcome == outcome


def test_the_limit_is_near_only_past_the_percentage_and_never_with_the_rule_off() -> None:
    assert codes(verdict_on(a_customer(limit=1_000), slip=a_slip(900))) == []
    assert codes(verdict_on(a_customer(limit=1_000), slip=a_slip(900.01))) == [Code.NEAR_LIMIT]
    assert codes(verdict_on(a_customer(limit=1_000), slip=a_slip(1_000))) == [Code.NEAR_LIMIT]
    assert codes(verdict_on(a_customer(limit=1_000), slip=a_slip(900.01), limit=RuleMode.OFF)) == []


# ── overdue ───────────────────────────────────────────────────────────────────────────────────────
def test_only_the_late_half_is_overdue_and_money_on_account_reduces_it_at_once() -> None:
    """Case 8: 1,200 in two halves with the first 60 days late → 600; 800 on account → nothing."""
    halves = [an_item(600, TODAY - timedelta(days=60)), an_item(600, LATER, item_id=2)]
    verdict = verdict_on(a_customer(), *halves)
    objection = verdict.objections[0]
    assert (verdict.outcome, codes(verdict)) == (GateOutcome.WARN, [Code.OVERDUE])
    assert (objection.amount_fen, objection.days, objection.number) == (yuan(600), 60, "SHD-2026-00001")
    assert codes(verdict_on(a_customer(), *halves, on_account=800)) == []


def test_a_return_kept_apart_lowers_the_exposure_and_nothing_overdue() -> None:
    """Case 2: of 600 on account 200 are kept apart, so 100 of the late 500 stay overdue."""
    late = (an_item(500, TODAY - timedelta(days=60)),)
    account = CreditAccount(a_customer(), late, on_account_fen=yuan(600), kept_apart_fen=yuan(200))
    verdict = judge(account, a_slip(300), RULES, TODAY)
    assert verdict.exposure.total_fen == yuan(200)
    assert [(one.code, one.amount_fen) for one in verdict.objections] == [(Code.OVERDUE, yuan(100))]


def test_what_a_kept_plan_covers_is_not_overdue_and_a_missed_part_makes_it_so() -> None:
    """Case 22: the gate names the same overdue as every face."""
    arrears = (an_item(500, TODAY - timedelta(days=60), plan_id=1),)
    found = [
        judge(CreditAccount(a_customer(), arrears, parts=(UnpaidPart(1, due, yuan(500)),)), a_slip(), RULES, TODAY)
        for due in (TODAY, TODAY - timedelta(days=1))
    ]
    assert [[one.amount_fen for one in verdict.objections] for verdict in found] == [[], [yuan(500)]]


def test_overdue_within_the_tolerance_of_days_or_money_is_let_be() -> None:
    """R019."""
    late = an_item(50, TODAY - timedelta(days=5))
    assert codes(verdict_on(a_customer(), late, overdue_tolerance_days=5)) == []
    assert codes(verdict_on(a_customer(), late, overdue_tolerance_days=4)) == [Code.OVERDUE]
    assert codes(verdict_on(a_customer(), late, overdue_tolerance_fen=yuan(50))) == []
    assert codes(verdict_on(a_customer(), late, overdue_tolerance_fen=yuan(49.99))) == [Code.OVERDUE]


def test_due_today_is_not_overdue_at_the_gate() -> None:
    """Case 6."""
    assert codes(verdict_on(a_customer(), an_item(50, TODAY))) == []


# ── cash and batches ──────────────────────────────────────────────────────────────────────────────
def test_cash_terms_allow_not_even_one_day_of_credit() -> None:
    """R039."""
    verdict = verdict_on(a_customer(limit=10_000, terms=CASH), slip=a_slip(100, paid=60))
    assert (verdict.blocked, codes(verdict)) == (True, [Code.CASH_ONLY])
    assert verdict.objections[0].amount_fen == yuan(40)
    assert verdict_on(a_customer(terms=CASH), slip=a_slip(100, paid=100)).outcome is GateOutcome.PASS


def test_an_advance_on_account_is_as_good_as_cash() -> None:
    """R039: only what the advance does not cover is asked for on credit."""
    cash = a_customer(terms=CASH)
    assert verdict_on(cash, slip=a_slip(100), on_account=100).outcome is GateOutcome.PASS
    assert verdict_on(cash, slip=a_slip(100), on_account=70).objections[0].amount_fen == yuan(30)


def test_deliver_two_settle_one() -> None:
    """Case 11, R038: one unpaid batch at a time; slip 2 waits until slip 1 is settled, and that sum is the way out."""
    customer, first = a_customer(terms=settle_terms()), a_batch(840, item_id=7)
    assert verdict_on(customer, slip=a_slip(160)).outcome is GateOutcome.PASS
    stopped = verdict_on(customer, first, slip=a_slip(160))
    assert (stopped.blocked, codes(stopped)) == (True, [Code.BATCH_OPEN])
    objection = stopped.objections[0]
    assert (objection.count, objection.allowed, objection.amount_fen) == (1, 0, yuan(840))
    assert stopped.ways_out == (WayOut(WayKind.SETTLE, yuan(840), (7,)), WayOut(WayKind.RELEASE))


def test_of_three_delivered_one_settled_two_slips_may_be_unpaid() -> None:
    """Case 11: 送三结一 has two unpaid slips at a time, one of them beside the new one."""
    customer, batches = a_customer(terms=settle_terms(2)), [a_batch(300, item_id=one) for one in (1, 2)]
    assert not verdict_on(customer, *batches[:1]).blocked
    assert verdict_on(customer, *batches).ways_out[0] == WayOut(WayKind.SETTLE, yuan(300), (1,))


def test_all_old_debt_is_one_batch() -> None:
    """Case 11: ten old slips brought over hold back like one, whenever they are due."""
    old = [opening_item(100, TODAY - timedelta(days=one), item_id=one) for one in range(1, 11)]
    assert not verdict_on(a_customer(terms=batch_terms()), *old).blocked
    stopped = verdict_on(a_customer(terms=settle_terms()), *old)
    assert (stopped.objections[-1].count, stopped.objections[-1].amount_fen) == (1, yuan(1_000))


def test_what_is_in_a_plan_or_in_dispute_or_too_small_holds_nothing_back() -> None:
    """Case 11; case 9 for the smallest sum, 1.00 unless the owner says otherwise."""
    customer = a_customer(terms=settle_terms())
    planned, part = (a_batch(500, plan_id=1),), UnpaidPart(1, TODAY, yuan(500))
    assert not judge(CreditAccount(customer, planned, parts=(part,)), a_slip(), RULES, TODAY).blocked
    missed = replace(part, due=TODAY - timedelta(days=1))
    assert judge(CreditAccount(customer, planned, parts=(missed,)), a_slip(), RULES, TODAY).blocked
    assert not verdict_on(customer, a_batch(500, disputed_fen=yuan(500))).blocked
    assert verdict_on(customer, a_batch(500, disputed_fen=yuan(150))).ways_out[0].amount_fen == yuan(350)
    assert not verdict_on(customer, an_item(0.99, None)).blocked
    assert verdict_on(customer, a_batch(1)).blocked
    assert verdict_on(customer, an_item(0.01, None), smallest_fen=0).blocked


def test_one_batch_behind() -> None:
    """Case 11, N02: slip 2 leaves beside slip 1; slip 3 waits until slip 1 is settled."""
    customer = a_customer(terms=batch_terms())
    first, second = (
        an_item(300, TODAY, item_id=1, dated=date(2026, 3, 2)),
        a_batch(400, item_id=2, dated=date(2026, 3, 9)),
    )
    assert verdict_on(customer).outcome is GateOutcome.PASS
    assert verdict_on(customer, replace(first, due=None)).outcome is GateOutcome.PASS
    stopped = verdict_on(customer, first, second)
    assert (stopped.blocked, codes(stopped)) == (True, [Code.BATCH_OPEN])
    objection = stopped.objections[0]
    assert (objection.count, objection.number, objection.amount_fen) == (2, "SHD-2026-00001", yuan(300))
    assert verdict_on(customer, second).outcome is GateOutcome.PASS


def test_a_part_payment_releases_no_batch_unless_the_owner_tolerates_the_rest() -> None:
    """Case 11."""
    customer = a_customer(terms=batch_terms())
    rest, second = an_item(20, TODAY, item_id=1), a_batch(400, item_id=2)
    assert verdict_on(customer, rest, second).blocked
    assert verdict_on(customer, rest, second, batch_tolerance_fen=yuan(19.99)).blocked
    assert not verdict_on(customer, rest, second, batch_tolerance_fen=yuan(20)).blocked


def test_nothing_is_tolerated_unless_the_owner_says_so() -> None:
    """Case 11: the smallest sum asked for is overdue, and it keeps a batch open."""
    fen = [an_item(1, TODAY - timedelta(days=1), item_id=1), a_batch(1, item_id=2)]
    assert codes(verdict_on(a_customer(terms=batch_terms()), *fen)) == [Code.OVERDUE, Code.BATCH_OPEN]


def test_money_on_account_settles_the_oldest_batch_for_the_gate() -> None:
    """Cases 8, 11."""
    customer, batches = a_customer(terms=batch_terms()), [an_item(300, TODAY), a_batch(400, item_id=2)]
    assert verdict_on(customer, *batches, on_account=299).blocked
    assert not verdict_on(customer, *batches, on_account=300).blocked


def test_two_open_batches_may_be_agreed() -> None:
    """Case 11."""
    batches = [a_batch(300, item_id=item_id) for item_id in (1, 2, 3)]
    assert not verdict_on(a_customer(terms=batch_terms(2)), *batches[:2]).blocked
    assert verdict_on(a_customer(terms=batch_terms(2)), *batches).objections[0].amount_fen == yuan(300)
    assert verdict_on(a_customer(terms=batch_terms(1)), *batches).objections[0].amount_fen == yuan(600)


def test_a_batch_paid_in_parts_is_one_batch_and_an_adjustment_is_none() -> None:
    """Case 11."""
    adjustment = an_item(5, TODAY, item_id=9, kind=Kind.ADJUSTMENT)
    assert not verdict_on(a_customer(terms=batch_terms()), *parts_of_a_slip(30, 50), adjustment).blocked


def test_other_terms_know_no_batches() -> None:
    assert not verdict_on(a_customer(), an_item(1, LATER, 1), an_item(1, LATER, 2)).blocked


# ── stop and release ──────────────────────────────────────────────────────────────────────────────
def test_a_stop_holds_even_a_paid_slip() -> None:
    """R040."""
    verdict = verdict_on(a_customer(stopped=True), slip=a_slip(100, paid=100))
    assert (verdict.blocked, codes(verdict), verdict.ways_out) == (True, [Code.STOPPED], ())
    assert verdict.objections[0].reason == "Cheque returned."


def test_a_hold_on_credit_lets_paid_goods_leave() -> None:
    """R040, 停赊: nothing more on credit; the money for the slip is the only way out."""
    held = replace(a_customer(limit=9_000), credit_hold=True, stop_reason="Three months late.")
    verdict = verdict_on(held, slip=a_slip(100, paid=30))
    assert (verdict.blocked, codes(verdict)) == (True, [Code.CREDIT_HELD])
    assert (verdict.objections[0].amount_fen, verdict.objections[0].reason) == (yuan(70), "Three months late.")
    assert verdict.ways_out[0] == WayOut(WayKind.PAY_NOW, yuan(100))
    assert WayKind.RELEASE not in [way.way for way in verdict.ways_out]
    assert not released(verdict, A_RELEASE, TODAY)
    assert verdict_on(held, slip=a_slip(100, paid=100)).outcome is GateOutcome.PASS


def test_a_stop_says_more_than_a_hold_on_credit() -> None:
    """R040: one of them is told."""
    both = replace(a_customer(stopped=True), credit_hold=True)
    assert codes(verdict_on(both)) == [Code.STOPPED]


def test_credit_without_agreed_terms_is_told_and_leaves() -> None:
    """R003: the slip would have no due date."""
    nothing_agreed = a_customer(terms=Terms(TermsKind.NOT_AGREED))
    verdict = verdict_on(nothing_agreed, slip=ProposedSlip(TODAY, yuan(100)))
    assert (verdict.outcome, codes(verdict)) == (GateOutcome.WARN, [Code.NO_TERMS])
    assert verdict_on(nothing_agreed, slip=a_slip(100)).outcome is GateOutcome.PASS
    assert verdict_on(nothing_agreed, slip=ProposedSlip(TODAY, yuan(100), yuan(100))).outcome is GateOutcome.PASS


def test_a_paid_slip_asks_for_no_credit() -> None:
    """Old arrears do not turn cash away; only a stop does."""
    late = an_item(900, TODAY - timedelta(days=90))
    assert verdict_on(a_customer(limit=100), late, slip=a_slip(100, paid=100)).objections == ()


def test_a_release_with_a_reason_lets_one_blocked_slip_pass_until_it_expires() -> None:
    """R019, N08."""
    verdict = verdict_on(a_customer(limit=10))
    assert released(verdict, A_RELEASE, TODAY)
    assert released(verdict, Release("Owner's word."), TODAY)
    assert not released(verdict, A_RELEASE, TODAY + timedelta(days=1))
    assert not released(verdict, Release("  "), TODAY)
    assert not released(verdict, None, TODAY)


def test_what_is_not_blocked_needs_no_release() -> None:
    assert released(verdict_on(a_customer(limit=100)), None, TODAY)


def test_an_override_does_not_lift_a_stop() -> None:
    """R019, R040."""
    assert not released(verdict_on(a_customer(limit=10, stopped=True)), A_RELEASE, TODAY)


def test_a_stop_that_only_warns_does_not_keep_a_release_from_working() -> None:
    assert released(verdict_on(a_customer(limit=10, stopped=True), stop=RuleMode.WARN), A_RELEASE, TODAY)


def test_the_ways_out_are_pay_now_ship_less_or_release() -> None:
    """N08, case 8."""
    verdict = judge(case_8_account(), a_slip(600), RULES, TODAY)
    assert verdict.ways_out == (
        WayOut(WayKind.PAY_NOW, yuan(100)),
        WayOut(WayKind.SHIP_LESS, yuan(500)),
        WayOut(WayKind.RELEASE),
    )


def test_a_way_out_lifts_every_block_at_once() -> None:
    """N08: 50 now would do for the limit, but cash terms want all of it."""
    verdict = verdict_on(a_customer(limit=50, terms=CASH))
    assert [(one.code, one.pay_fen) for one in verdict.objections] == [
        (Code.CASH_ONLY, yuan(100)),
        (Code.OVER_LIMIT, yuan(50)),
    ]
    assert verdict.ways_out[0] == WayOut(WayKind.PAY_NOW, yuan(100))


def test_what_is_paid_already_is_part_of_what_to_take() -> None:
    """N08: 840 is asked in all and 680 lies there, so 840 is said and not the 160 that are missing."""
    verdict = verdict_on(a_customer(limit=160), slip=a_slip(1_160, paid=680))
    assert verdict.objections[0].excess_fen == yuan(320)
    assert verdict.ways_out[0] == WayOut(WayKind.PAY_NOW, yuan(1_000))


def test_one_receipt_lifts_batch_overdue_and_limit_together() -> None:
    """N08, case 11: 840 settles the batch, but the limit wants 900 and an older slip is late."""
    customer = a_customer(limit=300, terms=settle_terms())
    late, batch = (
        an_item(200, TODAY - timedelta(days=9), item_id=1, kind=Kind.ADJUSTMENT),
        a_batch(840, item_id=2),
    )
    verdict = verdict_on(customer, late, batch, slip=a_slip(160), overdue=RuleMode.BLOCK)
    assert codes(verdict) == [Code.OVER_LIMIT, Code.OVERDUE, Code.BATCH_OPEN]
    assert verdict.ways_out[0] == WayOut(WayKind.SETTLE, yuan(1_040), (1, 2))
    over = verdict_on(replace(customer, limit_fen=yuan(100)), batch, slip=a_slip(260))
    assert over.ways_out[0] == WayOut(WayKind.SETTLE, yuan(1_000), (2,))


def test_nothing_can_be_shipped_less_when_nothing_may_be_unpaid() -> None:
    """N08, R039."""
    verdict = verdict_on(a_customer(terms=CASH))
    assert verdict.ways_out == (WayOut(WayKind.PAY_NOW, yuan(100)), WayOut(WayKind.RELEASE))


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────
modes = st.sampled_from(RuleMode)
rules = st.builds(
    CreditRules,
    limit=modes,
    overdue=modes,
    batch=modes,
    cash=modes,
    stop=st.just(RuleMode.BLOCK),
    no_limit=modes,
    overdue_tolerance_days=st.integers(0, 40),
    overdue_tolerance_fen=st.integers(0, 500),
    batch_tolerance_fen=st.integers(0, 500),
    smallest_fen=st.integers(0, 200),
)
terms = st.sampled_from(
    [CASH, batch_terms(1), batch_terms(2), settle_terms(1), settle_terms(2), Terms(TermsKind.DAYS, days=30)]
)
items = st.lists(
    st.builds(
        OpenItem,
        item_id=st.integers(1, 99),
        customer_id=st.just(1),
        number=st.sampled_from(["A", "B", "C", "D"]),
        dated=st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=2)),
        due=st.none() | st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=30)),
        open_fen=st.integers(1, 1_000),
        kind=st.sampled_from([Kind.SHIPMENT, Kind.OPENING, Kind.ADJUSTMENT]),
    ),
    max_size=5,
    unique_by=lambda item: item.item_id,
).map(tuple)
customers = st.builds(
    Customer,
    name=st.just("老王"),
    limit_fen=st.none() | st.integers(0, 4_000),
    terms=terms,
    stopped=st.booleans(),
    credit_hold=st.booleans(),
)
accounts = st.builds(CreditAccount, customer=customers, items=items, on_account_fen=st.integers(0, 2_000))
slips = st.integers(1, 2_000).flatmap(
    lambda total: st.builds(ProposedSlip, st.just(TODAY), st.just(total), st.integers(0, total))
)


def is_eased(after: Verdict, before: Verdict) -> bool:
    """No objection was added and none grew harder, save that a limit once exceeded may now only be near."""
    allowed = {*codes(before)} | ({Code.NEAR_LIMIT} if Code.OVER_LIMIT in codes(before) else set())
    hardness = list(GateOutcome).index
    return (
        {*codes(after)} <= allowed
        and len(after.objections) <= len(before.objections)
        and hardness(after.outcome) <= hardness(before.outcome)
    )


@given(accounts, slips, rules, st.integers(0, 4_000))
def test_raising_a_limit_never_adds_an_objection(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules, more: int
) -> None:
    """Case 8."""
    limit = account.customer.limit_fen or 0
    low, high = (replace(account, customer=replace(account.customer, limit_fen=fen)) for fen in (limit, limit + more))
    assert is_eased(judge(high, slip, rules, TODAY), judge(low, slip, rules, TODAY))


@given(accounts, slips, rules, st.integers(0, 3_000))
def test_paying_more_never_adds_an_objection(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules, more: int
) -> None:
    """Case 8."""
    paid = replace(slip, paid_fen=slip.paid_fen + more)
    assert is_eased(judge(account, paid, rules, TODAY), judge(account, slip, rules, TODAY))


@given(accounts, slips, rules, st.integers(0, 3_000))
def test_a_receipt_never_adds_an_objection(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules, more: int
) -> None:
    """Case 8: unallocated money counts at once."""
    received = replace(account, on_account_fen=account.on_account_fen + more)
    assert is_eased(judge(received, slip, rules, TODAY), judge(account, slip, rules, TODAY))


@given(accounts, slips, rules)
def test_a_way_out_lets_the_slip_leave_and_one_fen_less_does_not(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules
) -> None:
    """N08."""
    for way_out in judge(account, slip, rules, TODAY).ways_out:
        if way_out.way is WayKind.PAY_NOW:
            enough, short = way_out.amount_fen, way_out.amount_fen - 1
            assert not judge(account, replace(slip, paid_fen=enough), rules, TODAY).blocked
            assert judge(account, replace(slip, paid_fen=short), rules, TODAY).blocked
        if way_out.way is WayKind.SHIP_LESS:
            assert not judge(account, replace(slip, total_fen=way_out.amount_fen), rules, TODAY).blocked
            assert judge(account, replace(slip, total_fen=way_out.amount_fen + 1), rules, TODAY).blocked
        if way_out.way is WayKind.SETTLE:
            assert not judge(settled(account, way_out), slip, rules, TODAY).blocked


def settled(account: CreditAccount, way: WayOut) -> CreditAccount:
    """The account once so much was received and set against what the way out names."""
    paid = sum(item.open_fen for item in account.items if item.item_id in way.items)
    left = tuple(item for item in account.items if item.item_id not in way.items)
    return replace(account, items=left, on_account_fen=account.on_account_fen + way.amount_fen - paid)


@given(accounts, slips, rules)
def test_the_lines_of_the_exposure_sum_to_what_would_be_owed(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules
) -> None:
    """N08."""
    owed = sum(item.open_fen for item in account.items) - account.on_account_fen
    assert judge(account, slip, rules, TODAY).exposure.total_fen == owed + slip.total_fen - slip.paid_fen


@given(accounts, slips, rules)
def test_a_blocked_slip_has_a_way_out_unless_supply_is_stopped(
    account: CreditAccount, slip: ProposedSlip, rules: CreditRules
) -> None:
    """N08, R040."""
    verdict = judge(account, slip, rules, TODAY)
    customer = account.customer
    assert bool(verdict.ways_out) == (verdict.blocked and not customer.stopped)
    held = customer.credit_hold and any(one.code is Code.CREDIT_HELD for one in verdict.objections)
    assert released(verdict, A_RELEASE, TODAY) == (not customer.stopped and not held)
